//! The parts of a demangled name, and their ranges.
//!
//! No text is split: the printer records where it writes each node, and the parse determines which node is which part.

use super::entity::{Entity, inner_name};
use crate::ast::{Ast, Node, NodeId};
use crate::name::Name;
use crate::printer::recorder::{Label, Trace};
use demangling::{Error, Options, Part, PartRange, Parts};

impl Name {
    /// The parts of the name as text.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZTv0_n24_N2ns1A1fEi").unwrap().parts(&itanium_names::Options::default()).unwrap();
    /// assert_eq!((parts.kind().as_str(), parts.name()), ("virtual_thunk", Some(&"ns::A::f".into())));
    /// assert_eq!(parts.parameters().unwrap(), ["int"]);
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn parts(&self, options: &Options) -> Result<Parts, Error> {
        let entity = Entity::of(self, options.style);
        let (text, ranges) = self.text_and_ranges(&entity, &complete(options), entity.signature)?;
        let has_signature = entity.signature.is_some();
        let mut parts = Parts::from_ranges(entity.kind, has_signature, &text, &ranges);
        if !options.template_args && entity.is_template(self.reading(options.style).0) {
            parts.set_template_args(self.parts(&Options { template_args: true, ..options.clone() })?);
        }
        Ok(parts)
    }

    /// The range of each part in the text that [`Name::demangle`] returns for the same options, in bytes. They are
    /// ordered by their start; a part that contains others comes before them. Parts that are not printed have no range.
    ///
    /// ```
    /// use itanium_names::{Options, Part};
    ///
    /// let name = itanium_names::parse("_ZN1A1fIiEEPFvvEv").unwrap();
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
    /// let name = itanium_names::parse("_Z1fi").unwrap();
    /// let (text, ranges) = name.text_with_ranges(&itanium_names::Options::default()).unwrap();
    /// assert_eq!((&text[..], ranges), (&b"f(int)"[..], name.ranges(&itanium_names::Options::default()).unwrap()));
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn text_with_ranges(&self, options: &Options) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        self.text_and_ranges(&Entity::of(self, options.style), options, None)
    }

    /// `whole`: the signature of which no part is left out.
    fn text_and_ranges(
        &self,
        entity: &Entity,
        options: &Options,
        whole: Option<NodeId>,
    ) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        let (text, trace) = self.record(options, whole)?;
        let mut finder = Finder { ast: self.reading(options.style).0, trace: &trace, ranges: Vec::with_capacity(16) };
        finder.entity(entity);
        let mut ranges = finder.ranges;
        ranges.retain(|range| range.start < range.end || range.part == Part::TemplateArgs);
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part));
        Ok((text, ranges))
    }
}

/// The options that the parts are printed with, which leave out no part but the return type.
pub(super) fn complete(options: &Options) -> Options {
    Options { params: true, clone_suffix: true, ..options.clone() }
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
        // Without parameters, the nodes around the name may not be printed.
        let printed = self.trace.span(0).label;
        let path = entity.path(self.ast).skip_while(|&id| Label::Node(id) != printed);
        for (place, id) in path.enumerate() {
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
