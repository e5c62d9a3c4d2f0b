//! The parts of a demangled name, and their ranges.
//!
//! No text is split: the printer records where it writes each node, and the parse determines which node is which part.

use super::Kind;
use super::entity::{Entity, inner_name};
use crate::ast::{Ast, Node, NodeId};
use crate::demangler::Name;
use crate::error::Error;
use crate::options::Options;
use crate::part::Part;
use crate::printer::recorder::{Label, Trace};

/// A part of a demangled text and its range of bytes.
///
/// ```
/// let ranges = itanium::parse("_ZN1A1fEi").unwrap().ranges(&itanium::Options::default()).unwrap();
/// let base_name = ranges.iter().find(|range| range.part == itanium::Part::BaseName).unwrap();
/// assert_eq!((base_name.start, base_name.end), (3, 4));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartRange {
    /// The start of the part, in bytes.
    pub start: usize,
    /// The end of the part, in bytes.
    pub end: usize,
    /// The kind of the part.
    pub part: Part,
}

/// The parts of a name as text, in one style and with one set of options.
///
/// They are the parts of the entity that the symbol is or, if it is special, refers to. Parameters, the return type and
/// template arguments are included even if the options leave them out of the text.
///
/// | symbol | entity |
/// |---|---|
/// | function, data | itself |
/// | string literal | itself, called `string literal`, in the function around it |
/// | vtable, VTT, typeinfo, typeinfo name | the class or another type; a pointer's or function's has no name |
/// | construction vtable | the base class, the one before `-in-` |
/// | thunk, transaction clone, hidden alias | the function |
/// | block invocation | the function around the block |
/// | guard variable, thread wrapper, thread init, reference temporary | the variable |
/// | global constructors and destructors | the function or file that they are keyed to |
/// | module initializer | the module, whose name is `M.N` |
/// | template parameter object | none |
/// | type | the class or another type |
///
/// ```
/// let name = itanium::parse("_ZNK2ns5ClassIiE6methodIcEEPFvvEiz").unwrap();
/// let parts = name.parts(&itanium::Options::default()).unwrap();
/// assert_eq!(parts.name().unwrap(), "ns::Class<int>::method");
/// assert_eq!(parts.base_name().unwrap(), "method");
/// assert_eq!(parts.scope().unwrap(), "ns::Class<int>");
/// assert_eq!(parts.scopes(), ["ns", "Class<int>"]);
/// assert_eq!(parts.template_args().unwrap(), ["char"]);
/// assert_eq!(parts.parameters().unwrap(), ["int", "..."]);
/// assert_eq!(parts.return_type().unwrap(), "void (*)()");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    kind: Kind,
    pub(super) name: Option<String>,
    pub(super) base_name: Option<String>,
    pub(super) scope: Option<String>,
    scopes: Vec<String>,
    template_args: Option<Vec<String>>,
    parameters: Option<Vec<String>>,
    return_type: Option<String>,
}

impl Parts {
    /// The options that the parts are printed with, which leave out no part.
    pub(super) fn complete(options: &Options) -> Options {
        Options { params: true, return_type: true, clone_suffix: true, ..options.clone() }
    }

    /// The kind of the symbol.
    ///
    /// ```
    /// let parts = itanium::parse("_ZTV1A").unwrap().parts(&itanium::Options::default()).unwrap();
    /// assert_eq!(parts.kind(), itanium::Kind::Vtable);
    /// ```
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The qualified name, without template arguments of its own and without parameters, but with its ABI tags:
    /// `ns::Class<int>::method`.
    ///
    /// With [`Options::template_args`] off, its scopes have no template arguments either. `None` if the entity has no
    /// name, as for `typeinfo for int*` and template parameter objects.
    ///
    /// ```
    /// let name = itanium::parse("_ZNSt6vectorIiSaIiEE12emplace_backIJiEEERiDpOT_").unwrap();
    /// let mut options = itanium::Options::default();
    /// let parts = name.parts(&options).unwrap();
    /// assert_eq!(parts.name().unwrap(), "std::vector<int, std::allocator<int> >::emplace_back");
    ///
    /// options.template_args = false;
    /// assert_eq!(name.parts(&options).unwrap().name().unwrap(), "std::vector::emplace_back");
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The entity's own name: `method`, `operator+`, `~Class`, `operator int`, `'lambda'(int)`, `string literal`.
    ///
    /// As in LLVM's partial demangler, it has no template arguments, ABI tags or modules.
    ///
    /// ```
    /// let parts = itanium::parse("_ZN1AD1Ev").unwrap().parts(&itanium::Options::default()).unwrap();
    /// assert_eq!(parts.base_name(), Some("~A"));
    /// ```
    #[must_use]
    pub fn base_name(&self) -> Option<&str> {
        self.base_name.as_deref()
    }

    /// The enclosing namespaces, classes and functions: `ns::Class<int>`. `None` for an entity of the global namespace.
    ///
    /// ```
    /// let parts = itanium::parse("_ZZN1A1fEiE1x").unwrap().parts(&itanium::Options::default()).unwrap();
    /// assert_eq!(parts.scope(), Some("A::f(int)"));
    /// ```
    #[must_use]
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// The components of the scope, outermost first; joined by `::` they make the scope. A function that encloses a
    /// local name is one component, together with its own scope.
    ///
    /// ```
    /// let name = itanium::parse("_ZZN2ns1fEiEN5Local1gEv").unwrap();
    /// let parts = name.parts(&itanium::Options::default()).unwrap();
    /// assert_eq!(parts.scopes(), ["ns::f(int)", "Local"]);
    /// ```
    #[must_use]
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// The entity's own template arguments, with each element of a pack. `None` if the entity is no template.
    ///
    /// ```
    /// let options = itanium::Options::default();
    /// let args = |name| itanium::parse(name).unwrap().parts(&options).unwrap().template_args().map(<[String]>::to_vec);
    /// assert_eq!(args("_Z1fIJicEEvv").unwrap(), ["int", "char"]);
    /// assert_eq!(args("_Z1fIJEEvv").unwrap(), [""; 0]);
    /// assert_eq!(args("_Z1fv"), None);
    /// ```
    #[must_use]
    pub fn template_args(&self) -> Option<&[String]> {
        self.template_args.as_deref()
    }

    /// The types of the parameters, with each element of a pack. Empty for `()`, `None` if the entity is no function.
    ///
    /// ```
    /// let options = itanium::Options::default();
    /// let parameters =
    ///     |name| itanium::parse(name).unwrap().parts(&options).unwrap().parameters().map(<[String]>::to_vec);
    /// assert_eq!(parameters("_Z1fiPFvicE").unwrap(), ["int", "void (*)(int, char)"]);
    /// assert_eq!(parameters("_Z1fv").unwrap(), [""; 0]);
    /// assert_eq!(parameters("_ZTV1A"), None);
    /// ```
    #[must_use]
    pub fn parameters(&self) -> Option<&[String]> {
        self.parameters.as_deref()
    }

    /// The return type. `None` if the mangled name does not have it: only function templates do, other than
    /// constructors, destructors and conversion operators.
    ///
    /// ```
    /// let options = itanium::Options::default();
    /// let result =
    ///     |name| itanium::parse(name).unwrap().parts(&options).unwrap().return_type().map(str::to_owned);
    /// assert_eq!(result("_Z1fIiEPFvT_Ev").unwrap(), "void (*)(int)");
    /// assert_eq!(result("_Z1fv"), None);
    /// ```
    #[must_use]
    pub fn return_type(&self) -> Option<&str> {
        self.return_type.as_deref()
    }
}

impl Name {
    /// The parts of the name as text.
    ///
    /// ```
    /// let parts = itanium::parse("_ZTv0_n24_N2ns1A1fEi").unwrap().parts(&itanium::Options::default()).unwrap();
    /// assert_eq!((parts.kind().as_str(), parts.name()), ("virtual_thunk", Some("ns::A::f")));
    /// assert_eq!(parts.parameters().unwrap(), ["int"]);
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn parts(&self, options: &Options) -> Result<Parts, Error> {
        let entity = Entity::of(self, options.style);
        let (text, ranges) = self.text_and_ranges(&entity, &Parts::complete(options))?;
        let one = |part| of_part(&ranges, part).next().map(|range| slice(&text, range));
        let many = |part| of_part(&ranges, part).map(|range| slice(&text, range)).collect::<Vec<_>>();
        let template_args = if options.template_args || !entity.is_template(self.reading(options.style).0) {
            of_part(&ranges, Part::TemplateArgs).next().map(|_| many(Part::TemplateArg))
        } else {
            self.parts(&Options { template_args: true, ..options.clone() })?.template_args
        };
        let result = many(Part::ReturnType);
        Ok(Parts {
            kind: entity.kind,
            name: one(Part::Name),
            base_name: one(Part::BaseName),
            scope: one(Part::Scope),
            scopes: many(Part::ScopePart),
            template_args,
            parameters: entity.signature.map(|_| many(Part::Parameter)),
            return_type: (!result.is_empty()).then(|| result.concat()),
        })
    }

    /// The range of each part in the text that [`Name::demangle`] returns for the same options, in bytes. They are
    /// ordered by their start; a part that contains others comes before them. Parts that are not printed have no range.
    ///
    /// ```
    /// use itanium::{Options, Part};
    ///
    /// let name = itanium::parse("_ZN1A1fIiEEPFvvEv").unwrap();
    /// let text = name.demangle(&Options::default()).unwrap();
    /// assert_eq!(text, "void (*A::f<int>())()");
    /// let ranges = name.ranges(&Options::default()).unwrap();
    /// let result: Vec<&str> =
    ///     ranges.iter().filter(|range| range.part == Part::ReturnType).map(|range| &text[range.start..range.end]).collect();
    /// assert_eq!(result, ["void (*", ")()"]);
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn ranges(&self, options: &Options) -> Result<Vec<PartRange>, Error> {
        Ok(self.text_with_ranges(options)?.1)
    }

    /// The text that [`Name::demangle`] returns for the same options, in bytes, and its [`Name::ranges`].
    ///
    /// ```
    /// let name = itanium::parse("_Z1fi").unwrap();
    /// let (text, ranges) = name.text_with_ranges(&itanium::Options::default()).unwrap();
    /// assert_eq!((&text[..], ranges), (&b"f(int)"[..], name.ranges(&itanium::Options::default()).unwrap()));
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn text_with_ranges(&self, options: &Options) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        self.text_and_ranges(&Entity::of(self, options.style), options)
    }

    fn text_and_ranges(&self, entity: &Entity, options: &Options) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        let (text, trace) = self.record(options)?;
        let mut finder = Finder { ast: self.reading(options.style).0, trace: &trace, ranges: Vec::with_capacity(16) };
        finder.entity(entity);
        let mut ranges = finder.ranges;
        ranges.retain(|range| range.start < range.end || range.part == Part::TemplateArgs);
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part));
        Ok((text, ranges))
    }
}

fn of_part(ranges: &[PartRange], part: Part) -> impl Iterator<Item = PartRange> + '_ {
    ranges.iter().copied().filter(move |range| range.part == part)
}

fn slice(text: &[u8], range: PartRange) -> String {
    String::from_utf8_lossy(text.get(range.start..range.end).unwrap_or_default()).into_owned()
}

/// Finds the parts of an entity among the spans that a printer recorded.
struct Finder<'a> {
    ast: &'a Ast,
    trace: &'a Trace,
    ranges: Vec<PartRange>,
}

impl Finder<'_> {
    fn entity(&mut self, entity: &Entity) {
        let mut span = 0;
        let mut name = None;
        let mut own_end = None;
        let mut complete = true;
        for (place, id) in entity.path(self.ast).enumerate() {
            if place > 0 {
                match self.inner(span, id) {
                    Some(child) => span = child,
                    // Some nodes are printed as a part of their parent.
                    None => {
                        complete = id != entity.own;
                        continue;
                    }
                }
            }
            if entity.name == Some(id) {
                name = Some(span);
            }
            self.marks(span);
            if let Node::Template { name: of, args, .. } = self.ast.node(id) {
                own_end = own_end.or(self.child(span, of).map(|of| self.trace.span(of).end));
                match self.child(span, args) {
                    Some(args) => self.marks(args),
                    None => self.elements(span, Part::TemplateArg),
                }
            }
        }
        self.explicit_object(entity);
        let Some(name) = name else {
            // The element type of an array is printed as a part of the array.
            return self
                .ranges
                .retain(|range| !matches!(range.part, Part::BaseName | Part::TemplateArgs | Part::TemplateArg));
        };
        let parts = self.scopes(name);
        let whole = self.trace.span(name);
        let start = parts.first().map_or(whole.start, |part| part.0);
        if let Some((_, scopes)) = parts.split_last() {
            for &(start, end) in scopes {
                self.add(Part::ScopePart, start, end);
            }
            if let (Some(first), Some(last)) = (scopes.first(), scopes.last()) {
                self.add(Part::Scope, first.0, last.1);
            }
        }
        let own = self.trace.span(span);
        let end = match self.mark(span, Part::BaseName) {
            Some(base) => own_end.unwrap_or(base),
            None => {
                let base = if complete { own.start } else { parts.last().map_or(own.start, |part| part.0) };
                self.add(Part::BaseName, base, own.end);
                own_end.unwrap_or(whole.end)
            }
        };
        self.add(Part::Name, start, end);
    }

    /// Extends the first parameter by the `this` before it, if the object parameter is explicit.
    fn explicit_object(&mut self, entity: &Entity) {
        let signature = entity.signature.map(|id| self.ast.node(id));
        if !matches!(signature, Some(Node::Function { explicit_object: true, .. })) {
            return;
        }
        let start =
            self.ranges.iter().find(|range| range.part == Part::Parameters).map(|range| range.start.saturating_add(1));
        let first = self.ranges.iter_mut().find(|range| range.part == Part::Parameter);
        if let (Some(start), Some(first)) = (start, first) {
            first.start = start;
        }
    }

    fn add(&mut self, part: Part, start: usize, end: usize) {
        self.ranges.push(PartRange { start, end, part });
    }

    /// The span of a node that was printed directly inside another.
    fn child(&self, span: usize, id: NodeId) -> Option<usize> {
        self.trace.children(span).find(|&child| self.trace.span(child).label == Label::Node(id))
    }

    /// Does the same as [`Finder::child`] for the child that leads to the entity's own name. Through a substitution,
    /// the scope before it can be the same node.
    fn inner(&self, span: usize, id: NodeId) -> Option<usize> {
        self.trace.children(span).filter(|&child| self.trace.span(child).label == Label::Node(id)).last()
    }

    /// The end of the part that is directly inside a span.
    fn mark(&self, span: usize, part: Part) -> Option<usize> {
        let mut children = self.trace.children(span).map(|child| self.trace.span(child));
        children.find(|child| child.label == Label::Part(part)).map(|child| child.end)
    }

    /// Adds the parts that the printer recorded directly inside a span, and the elements of the lists among them.
    fn marks(&mut self, span: usize) {
        let trace = self.trace;
        for child in trace.children(span) {
            let inner = trace.span(child);
            match inner.label {
                // `scopes` collects these.
                Label::Part(Part::ScopePart) | Label::Node(_) | Label::Element => continue,
                Label::Part(part) => self.add(part, inner.start, inner.end),
            }
            match inner.label {
                Label::Part(Part::Parameters) => self.elements(child, Part::Parameter),
                Label::Part(Part::TemplateArgs) => self.elements(child, Part::TemplateArg),
                _ => {}
            }
        }
    }

    /// Adds the elements of a list as parts, and those of the packs in it one by one.
    fn elements(&mut self, list: usize, part: Part) {
        let mut open: Vec<usize> = self.trace.children(list).collect();
        open.reverse();
        while let Some(number) = open.pop() {
            let span = self.trace.span(number);
            match span.label {
                Label::Part(inner) if inner == part => self.add(part, span.start, span.end),
                Label::Element => match self.pack(number) {
                    Some(pack) => {
                        let from = open.len();
                        open.extend(self.trace.children(pack));
                        open.get_mut(from..).unwrap_or_default().reverse();
                    }
                    None => self.add(part, span.start, span.end),
                },
                _ => {}
            }
        }
    }

    /// The span of the pack, if an element is one.
    fn pack(&self, element: usize) -> Option<usize> {
        let mut span = self.trace.children(element).next()?;
        while let Label::Node(id) = self.trace.span(span).label {
            match self.ast.node(id) {
                Node::ArgumentPack(_) | Node::PackExpansion(_) => return Some(span),
                Node::QualifiedArgument { argument, .. } => span = self.child(span, argument)?,
                _ => return None,
            }
        }
        None
    }

    /// The components of a name that `::` joins, outermost first and the entity's own last.
    fn scopes(&self, name: usize) -> Vec<(usize, usize)> {
        let trace = self.trace;
        let mut parts = Vec::new();
        // Components before the current span, outermost first.
        let mut before = Vec::new();
        let mut span = name;
        let mut end = trace.span(name).end;
        while let Label::Node(id) = trace.span(span).label {
            let node = self.ast.node(id);
            let next = match node {
                Node::Nested { scope, name } => match (self.child(span, scope), self.inner(span, name)) {
                    (Some(scope), Some(name)) => {
                        parts.push((trace.span(name).start, end));
                        end = trace.span(scope).end;
                        Some(scope)
                    }
                    // The inline namespace was left out.
                    (scope, None) => scope,
                    (None, Some(_)) => None,
                },
                Node::Local { function, .. } | Node::DefaultArgument { function, .. } | Node::LocalString(function) => {
                    before.extend(self.child(span, function));
                    before.extend(
                        trace.children(span).filter(|&child| trace.span(child).label == Label::Part(Part::ScopePart)),
                    );
                    inner_name(node).and_then(|inner| self.inner(span, inner))
                }
                _ => inner_name(node).and_then(|inner| self.inner(span, inner)),
            };
            match next {
                Some(next) => span = next,
                None => break,
            }
        }
        // Abbreviations and string literals have no nodes for their own names, abbreviations none for their scope
        // either.
        let parts_of_own = |part| {
            trace.children(span).map(|child| trace.span(child)).find(move |child| child.label == Label::Part(part))
        };
        parts.push((parts_of_own(Part::BaseName).unwrap_or(trace.span(span)).start, end));
        parts.extend(parts_of_own(Part::ScopePart).map(|scope| (scope.start, scope.end)));
        parts.extend(before.iter().rev().map(|&part| (trace.span(part).start, trace.span(part).end)));
        parts.reverse();
        parts
    }
}
