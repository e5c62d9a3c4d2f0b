//! The parts of a name as text.

use crate::{ByteText, Kind, Part, PartRange};

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
    name: Option<ByteText>,
    base_name: Option<ByteText>,
    scope: Option<ByteText>,
    scopes: Vec<ByteText>,
    template_args: Option<Vec<ByteText>>,
    parameters: Option<Vec<ByteText>>,
    return_type: Option<ByteText>,
    impl_scopes: Vec<ByteText>,
    crate_name: Option<ByteText>,
    hash: Option<ByteText>,
    access: Option<ByteText>,
    member_types: Vec<ByteText>,
    calling_convention: Option<ByteText>,
}

impl Parts {
    /// The parts of a symbol of this kind, whose complete `text` has these `ranges`.
    ///
    /// ```
    /// use demangling::{Kind, Part, PartRange, Parts};
    ///
    /// let name = PartRange { start: 0, end: 4, part: Part::Name };
    /// let parts = Parts::from_ranges(Kind::Data, false, b"A::x", &[name]);
    /// assert_eq!(parts.name().unwrap(), "A::x");
    /// assert_eq!(parts.parameters(), None);
    /// ```
    #[must_use]
    pub fn from_ranges(kind: Kind, has_signature: bool, text: &[u8], ranges: &[PartRange]) -> Parts {
        let of_part = |part| ranges.iter().filter(move |range| range.part == part);
        let bytes = |range: &PartRange| text.get(range.start..range.end).unwrap_or_default();
        let one = |part| of_part(part).next().map(bytes).map(ByteText::from);
        let many = |part| of_part(part).map(bytes).map(ByteText::from).collect::<Vec<_>>();
        // A declarator surrounds what it makes a type of, so that the return type may be in two pieces.
        let result = of_part(Part::ReturnType).map(bytes).collect::<Vec<_>>().concat();
        Parts {
            kind,
            name: one(Part::Name),
            base_name: one(Part::BaseName),
            scope: one(Part::Scope),
            scopes: many(Part::ScopePart),
            template_args: one(Part::TemplateArgs).map(|_| many(Part::TemplateArg)),
            parameters: has_signature.then(|| many(Part::Parameter)),
            return_type: (has_signature && !result.is_empty()).then(|| result.into()),
            impl_scopes: Vec::new(),
            crate_name: one(Part::Crate),
            hash: one(Part::Hash),
            access: one(Part::Access),
            member_types: many(Part::MemberType),
            calling_convention: one(Part::CallingConvention),
        }
    }

    /// Sets the crate and the hash, which the text may not show.
    pub fn set_crate(&mut self, name: Option<ByteText>, hash: Option<ByteText>) {
        self.crate_name = name;
        self.hash = hash;
    }

    /// Sets the scopes of the `impl` that the symbol is in, which the text does not show.
    pub fn set_impl_scopes(&mut self, scopes: Vec<ByteText>) {
        self.impl_scopes = scopes;
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
    pub fn name(&self) -> Option<&ByteText> {
        self.name.as_ref()
    }

    /// The entity's own name: `method`, `operator+`, `~Class`, `operator int`, `'lambda'(int)`, `string literal`.
    ///
    /// As in LLVM's partial demangler, it has no template arguments, ABI tags or modules.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZN1AD1Ev").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.base_name().unwrap(), "~A");
    /// ```
    #[must_use]
    pub fn base_name(&self) -> Option<&ByteText> {
        self.base_name.as_ref()
    }

    /// The enclosing namespaces, classes and functions: `ns::Class<int>`. `None` for an entity of the global namespace.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZZN1A1fEiE1x").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.scope().unwrap(), "A::f(int)");
    /// ```
    #[must_use]
    pub fn scope(&self) -> Option<&ByteText> {
        self.scope.as_ref()
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
    pub fn scopes(&self) -> &[ByteText] {
        &self.scopes
    }

    /// The scopes that the `impl` of a Rust symbol is in: `a` and `f` for `<a::f::S>::new`, if the `impl` is in the module
    /// `f`; those of the trait for a function that the `impl` leaves to its trait. The text does not show them, and
    /// [`Parts::scopes`] begin with the `impl`. Empty if there is no `impl`, and for legacy names, which do not tell.
    #[must_use]
    pub fn impl_scopes(&self) -> &[ByteText] {
        &self.impl_scopes
    }

    /// The entity's own template arguments, with each element of a pack. `None` if the entity is no template.
    ///
    /// ```
    /// let options = demangling::Options::default();
    /// let args = |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().template_args().map(<[_]>::to_vec);
    /// assert_eq!(args("_Z1fIJicEEvv").unwrap(), ["int", "char"]);
    /// assert_eq!(args("_Z1fIJEEvv").unwrap(), [""; 0]);
    /// assert_eq!(args("_Z1fv"), None);
    /// ```
    #[must_use]
    pub fn template_args(&self) -> Option<&[ByteText]> {
        self.template_args.as_deref()
    }

    /// The types of the parameters, with each element of a pack. Empty for `()`, `None` if the entity is no function.
    ///
    /// ```
    /// let options = demangling::Options::default();
    /// let parameters =
    ///     |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().parameters().map(<[_]>::to_vec);
    /// assert_eq!(parameters("_Z1fiPFvicE").unwrap(), ["int", "void (*)(int, char)"]);
    /// assert_eq!(parameters("_Z1fv").unwrap(), [""; 0]);
    /// assert_eq!(parameters("_ZTV1A"), None);
    /// ```
    #[must_use]
    pub fn parameters(&self) -> Option<&[ByteText]> {
        self.parameters.as_deref()
    }

    /// The return type. `None` if the mangled name does not have it: only function templates do, other than
    /// constructors, destructors and conversion operators.
    ///
    /// ```
    /// let options = demangling::Options::default();
    /// let result =
    ///     |name| itanium_names::parse(name).unwrap().parts(&options).unwrap().return_type().cloned();
    /// assert_eq!(result("_Z1fIiEPFvT_Ev").unwrap(), "void (*)(int)");
    /// assert_eq!(result("_Z1fv"), None);
    /// ```
    #[must_use]
    pub fn return_type(&self) -> Option<&ByteText> {
        self.return_type.as_ref()
    }

    /// The crate that defines a symbol of Rust. `None` for other symbols, and if the name does not tell.
    ///
    /// ```
    /// # use demangling::{Kind, Parts};
    /// let mut parts = Parts::from_ranges(Kind::Function, false, b"", &[]);
    /// parts.set_crate(Some("core".into()), Some("e84b7980f94901a6".into()));
    /// assert_eq!(parts.crate_name().unwrap(), "core");
    /// assert_eq!(parts.hash().unwrap(), "e84b7980f94901a6");
    /// ```
    #[must_use]
    pub fn crate_name(&self) -> Option<&ByteText> {
        self.crate_name.as_ref()
    }

    /// The hash in a name of Rust: that of the crate, or of a legacy name, which begins with `h`.
    #[must_use]
    pub fn hash(&self) -> Option<&ByteText> {
        self.hash.as_ref()
    }

    /// `public`, `protected` or `private`. `None` if the mangled name does not have it: only those of MSVC do, for members.
    ///
    /// ```
    /// let parts = itanium_names::parse("_ZN1A1fEv").unwrap().parts(&demangling::Options::default()).unwrap();
    /// assert_eq!(parts.access(), None);
    /// ```
    #[must_use]
    pub fn access(&self) -> Option<&ByteText> {
        self.access.as_ref()
    }

    /// True for a static member, in names of MSVC. Others do not have it.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.member_types.iter().any(|keyword| *keyword == "static")
    }

    /// True for a virtual function, in names of MSVC. Others do not have it.
    #[must_use]
    pub fn is_virtual(&self) -> bool {
        self.member_types.iter().any(|keyword| *keyword == "virtual")
    }

    /// `__cdecl`, in names of MSVC. `None` if the mangled name does not have it.
    #[must_use]
    pub fn calling_convention(&self) -> Option<&ByteText> {
        self.calling_convention.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf_8_are_kept() {
        let name = PartRange { start: 0, end: 2, part: Part::Name };
        let parts = Parts::from_ranges(Kind::Data, false, b"x\xff", &[name]);
        assert_eq!(**parts.name().unwrap(), b"x\xff"[..]);
    }
}
