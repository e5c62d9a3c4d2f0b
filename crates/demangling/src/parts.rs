//! The parts of a name as text.

use crate::{Kind, Part, PartRange};

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
/// let name = itanium_names::parse("_ZNK2ns5ClassIiE6methodIcEEPFvvEiz").unwrap();
/// let parts = name.parts(&demangling::Options::default()).unwrap();
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
    name: Option<String>,
    base_name: Option<String>,
    scope: Option<String>,
    scopes: Vec<String>,
    template_args: Option<Vec<String>>,
    parameters: Option<Vec<String>>,
    return_type: Option<String>,
    crate_name: Option<String>,
    hash: Option<String>,
    access: Option<String>,
    member_types: Vec<String>,
    calling_convention: Option<String>,
}

impl Parts {
    /// The parts of a symbol of this kind, whose complete `text` has these `ranges`.
    ///
    /// ```
    /// use demangling::{Kind, Part, PartRange, Parts};
    ///
    /// let name = PartRange { start: 0, end: 4, part: Part::Name };
    /// let parts = Parts::from_ranges(Kind::Data, false, b"A::x", &[name]);
    /// assert_eq!((parts.name(), parts.parameters()), (Some("A::x"), None));
    /// ```
    #[must_use]
    pub fn from_ranges(kind: Kind, has_signature: bool, text: &[u8], ranges: &[PartRange]) -> Parts {
        let of_part = |part| ranges.iter().filter(move |range| range.part == part);
        let slice = |range: &PartRange| {
            String::from_utf8_lossy(text.get(range.start..range.end).unwrap_or_default()).into_owned()
        };
        let one = |part| of_part(part).next().map(slice);
        let many = |part| of_part(part).map(slice).collect::<Vec<_>>();
        let result = many(Part::ReturnType);
        Parts {
            kind,
            name: one(Part::Name),
            base_name: one(Part::BaseName),
            scope: one(Part::Scope),
            scopes: many(Part::ScopePart),
            template_args: one(Part::TemplateArgs).map(|_| many(Part::TemplateArg)),
            parameters: has_signature.then(|| many(Part::Parameter)),
            return_type: (has_signature && !result.is_empty()).then(|| result.concat()),
            crate_name: one(Part::Crate),
            hash: one(Part::Hash),
            access: one(Part::Access),
            member_types: many(Part::MemberType),
            calling_convention: one(Part::CallingConvention),
        }
    }

    /// Sets the crate and the hash, which the text may not show.
    pub fn set_crate(&mut self, name: Option<String>, hash: Option<String>) {
        self.crate_name = name;
        self.hash = hash;
    }

    /// Takes the template arguments of `other`, whose text has them.
    pub fn set_template_args(&mut self, other: Parts) {
        self.template_args = other.template_args;
    }

    /// The kind of the symbol.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZTV1A").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.kind(), demangling::Kind::Vtable);
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
    /// let name = itanium_names::parse("_ZNSt6vectorIiSaIiEE12emplace_backIJiEEERiDpOT_").unwrap();
    /// let mut options = demangling::Options::default();
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
    /// let parts = itanium_names::parse("_ZN1AD1Ev").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.base_name(), Some("~A"));
    /// ```
    #[must_use]
    pub fn base_name(&self) -> Option<&str> {
        self.base_name.as_deref()
    }

    /// The enclosing namespaces, classes and functions: `ns::Class<int>`. `None` for an entity of the global namespace.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZZN1A1fEiE1x").unwrap().parts(&demangling::Options::default()).unwrap();
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
    /// let name = itanium_names::parse("_ZZN2ns1fEiEN5Local1gEv").unwrap();
    /// let parts = name.parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.scopes(), ["ns::f(int)", "Local"]);
    /// ```
    #[must_use]
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// The entity's own template arguments, with each element of a pack. `None` if the entity is no template.
    ///
    /// ```
    /// let options = demangling::Options::default();
    /// let args = |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().template_args().map(<[String]>::to_vec);
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
    /// let options = demangling::Options::default();
    /// let parameters =
    ///     |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().parameters().map(<[String]>::to_vec);
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
    /// let options = demangling::Options::default();
    /// let result =
    ///     |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().return_type().map(str::to_owned);
    /// assert_eq!(result("_Z1fIiEPFvT_Ev").unwrap(), "void (*)(int)");
    /// assert_eq!(result("_Z1fv"), None);
    /// ```
    #[must_use]
    pub fn return_type(&self) -> Option<&str> {
        self.return_type.as_deref()
    }

    /// The crate that defines a symbol of Rust. `None` for other symbols, and if the name does not tell.
    ///
    /// ```
    /// # use demangling::{Kind, Parts};
    /// let mut parts = Parts::from_ranges(Kind::Function, false, b"", &[]);
    /// parts.set_crate(Some("core".to_owned()), Some("e84b7980f94901a6".to_owned()));
    /// assert_eq!((parts.crate_name(), parts.hash()), (Some("core"), Some("e84b7980f94901a6")));
    /// ```
    #[must_use]
    pub fn crate_name(&self) -> Option<&str> {
        self.crate_name.as_deref()
    }

    /// The hash in a name of Rust: that of the crate, or of a legacy name, which begins with `h`.
    #[must_use]
    pub fn hash(&self) -> Option<&str> {
        self.hash.as_deref()
    }

    /// `public`, `protected` or `private`. `None` if the mangled name does not have it: only those of MSVC do, for members.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZN1A1fEv").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.access(), None);
    /// ```
    #[must_use]
    pub fn access(&self) -> Option<&str> {
        self.access.as_deref()
    }

    /// True for a static member, in names of MSVC. Others do not have it.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.member_types.iter().any(|keyword| keyword == "static")
    }

    /// True for a virtual function, in names of MSVC. Others do not have it.
    #[must_use]
    pub fn is_virtual(&self) -> bool {
        self.member_types.iter().any(|keyword| keyword == "virtual")
    }

    /// `__cdecl`, in names of MSVC. `None` if the mangled name does not have it.
    #[must_use]
    pub fn calling_convention(&self) -> Option<&str> {
        self.calling_convention.as_deref()
    }
}
