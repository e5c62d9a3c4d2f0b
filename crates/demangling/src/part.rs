//! The parts of a demangled text.

/// The kind of a part of the demangled text.
///
/// ```
/// assert_eq!(demangling::Part::BaseName.as_str(), "base_name");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// `vtable for`, `guard variable for`: the relation of a special symbol to its entity.
    Description,
    /// The return type of a function. If it is written on both sides of the function, it has two ranges.
    ReturnType,
    /// The qualified name, without template arguments of its own and without parameters.
    Name,
    /// The namespaces, classes and functions around the entity, without the `::` after them.
    Scope,
    /// One namespace, class or function of the scope, with its template arguments.
    ScopePart,
    /// The entity's own name, without template arguments and ABI tags.
    BaseName,
    /// An ABI tag of the entity itself: the `cxx11` of `[abi:cxx11]`.
    AbiTag,
    /// The entity's own template arguments with their angle brackets.
    TemplateArgs,
    /// One template argument. Each element of a pack is one.
    TemplateArg,
    /// The function's parameters with their parentheses.
    Parameters,
    /// The type of one parameter. Each element of a pack is one.
    Parameter,
    /// `const`, `volatile` after the parameters.
    CvQualifiers,
    /// `&` or `&&` after the parameters.
    RefQualifier,
    /// `requires` with its constraint, after the function.
    RequiresClause,
    /// Clang's `[enable_if:…]`
    EnableIf,
    /// `.isra.0`: one clone suffix, without the text that the style writes around it.
    CloneSuffix,
    /// `@@GLIBCXX_3.4`
    Version,
    /// The crate of a name of Rust: the `core` of `core[e84b7980f94901a6]::fmt`.
    Crate,
    /// The hash in a name of Rust: that of the crate, `e84b7980f94901a6`; or of a legacy name, `h0123456789abcdef`.
    Hash,
    /// `public` before a member, in names of MSVC.
    Access,
    /// `static`, `virtual` or `extern "C"` before a function or variable, in names of MSVC.
    MemberType,
    /// `__cdecl`, in names of MSVC.
    CallingConvention,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 22] = [
        Part::Description,
        Part::ReturnType,
        Part::Name,
        Part::Scope,
        Part::ScopePart,
        Part::BaseName,
        Part::AbiTag,
        Part::TemplateArgs,
        Part::TemplateArg,
        Part::Parameters,
        Part::Parameter,
        Part::CvQualifiers,
        Part::RefQualifier,
        Part::RequiresClause,
        Part::EnableIf,
        Part::CloneSuffix,
        Part::Version,
        Part::Crate,
        Part::Hash,
        Part::Access,
        Part::MemberType,
        Part::CallingConvention,
    ];

    /// The name of the part in lower case, words joined by `_`.
    ///
    /// ```
    /// assert_eq!(demangling::Part::ReturnType.as_str(), "return_type");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Description => "description",
            Part::ReturnType => "return_type",
            Part::Name => "name",
            Part::Scope => "scope",
            Part::ScopePart => "scope_part",
            Part::BaseName => "base_name",
            Part::AbiTag => "abi_tag",
            Part::TemplateArgs => "template_args",
            Part::TemplateArg => "template_arg",
            Part::Parameters => "parameters",
            Part::Parameter => "parameter",
            Part::CvQualifiers => "cv_qualifiers",
            Part::RefQualifier => "ref_qualifier",
            Part::RequiresClause => "requires_clause",
            Part::EnableIf => "enable_if",
            Part::CloneSuffix => "clone_suffix",
            Part::Version => "version",
            Part::Crate => "crate",
            Part::Hash => "hash",
            Part::Access => "access",
            Part::MemberType => "member_type",
            Part::CallingConvention => "calling_convention",
        }
    }
}

/// A part of a demangled text and its range of bytes.
///
/// ```
/// let ranges = itanium_names::parse("_ZN1A1fEi").unwrap().ranges(&demangling::Options::default()).unwrap();
/// let base_name = ranges.iter().find(|range| range.part == demangling::Part::BaseName).unwrap();
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
