//! Kinds and parts.

use crate::arena::{Arena, Node, NodeId, ThunkKind, slice};
use crate::demangle::{print_recorded, with_name};
use crate::record::Whole;
use demangling::{Error, Kind, Limits, Options, PartRange, Parts, Style};
use std::cmp::Reverse;

/// The text, and the range of each part in it, ordered by their start, the longer one first.
///
/// ```
/// use demangling::{Limits, Options, Part};
///
/// let name = b"?get@Foo@ns@@QEBAHXZ";
/// let (text, ranges) = msvc_names::text_with_ranges(name, &Options::default(), &Limits::default())?;
/// let scope = ranges.iter().find(|range| range.part == Part::Scope).unwrap();
/// assert_eq!(&text[scope.start..scope.end], b"ns::Foo");
/// # Ok::<(), demangling::Error>(())
/// ```
///
/// # Errors
/// As [`demangle`](crate::demangle).
pub fn text_with_ranges(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    with_name(mangled, limits, |arena, name, limits| {
        let mut ranges: Vec<PartRange> = Vec::new();
        let text = print_recorded(mangled, arena, name.root, options, limits, &mut ranges)?;
        ranges.sort_by_key(|range| (range.start, Reverse(range.end), range.part));
        Ok((text, ranges))
    })
}

/// The parts as text. Parameters, the return type, access, `static` and `virtual`, the calling convention and template
/// arguments are included even if the options leave them out of the text. Otherwise, each part is as in the text:
/// without `calling_convention`, those of functions among the template arguments are left out.
///
/// ```
/// use demangling::{Limits, Options};
///
/// let name = b"??$get@H@Foo@ns@@SAHPEBDZZ";
/// let parts = msvc_names::parts(name, &Options::default(), &Limits::default())?;
/// assert_eq!((parts.name(), parts.base_name()), (Some(&"ns::Foo::get".into()), Some(&"get".into())));
/// assert_eq!(parts.scopes(), ["ns", "Foo"]);
/// assert_eq!(parts.template_args().unwrap(), ["int"]);
/// assert_eq!(parts.parameters().unwrap(), ["char const *", "..."]);
/// assert_eq!((parts.return_type(), parts.access()), (Some(&"int".into()), Some(&"public".into())));
/// assert_eq!((parts.is_static(), parts.is_virtual()), (true, false));
/// assert_eq!(parts.calling_convention().unwrap(), "__cdecl");
/// # Ok::<(), demangling::Error>(())
/// ```
///
/// # Errors
/// As [`demangle`](crate::demangle).
pub fn parts(mangled: &[u8], options: &Options, limits: &Limits) -> Result<Parts, Error> {
    with_name(mangled, limits, |arena, name, limits| {
        let kind = kind_of(mangled, arena, name.root);
        let has_signature = has_signature(arena, name.root);
        let parts = |options: &Options| {
            let mut ranges = Whole::default();
            let text = print_recorded(mangled, arena, name.root, options, limits, &mut ranges)?;
            Ok(Parts::from_ranges(kind, has_signature, &text, &ranges.0))
        };
        let mut result = parts(options)?;
        if !options.template_args {
            result.set_template_args(parts(&Options { template_args: true, ..options.clone() })?);
        }
        Ok(result)
    })
}

/// The kind of the symbol.
///
/// ```
/// use demangling::{Kind, Limits, Style};
///
/// let kind = |name: &str| msvc_names::kind(name.as_bytes(), Style::Llvm, &Limits::default());
/// assert_eq!(kind("??0Foo@@QEAA@XZ")?, Kind::Constructor);
/// assert_eq!(kind("??_7Foo@@6B@")?, Kind::Vtable);
/// assert_eq!(kind("?f@Foo@@W7EAAXXZ")?, Kind::NonVirtualThunk);
/// # Ok::<(), demangling::Error>(())
/// ```
///
/// # Errors
/// As [`demangle`](crate::demangle), but the text may be of any length.
pub fn kind(mangled: &[u8], _: Style, limits: &Limits) -> Result<Kind, Error> {
    with_name(mangled, limits, |arena, name, _| Ok(kind_of(mangled, arena, name.root)))
}

/// True for a function whose parameters are known.
fn has_signature(arena: &Arena, root: NodeId) -> bool {
    match arena.get(root) {
        Some(Node::FunctionSymbol { name, signature, thunk, .. }) => {
            let is_vcall = matches!(arena.get(thunk), Some(Node::Thunk { kind: ThunkKind::Vcall, .. }));
            let is_dynamic = matches!(innermost(arena, name), Some(Node::Dynamic { .. }));
            signature.exists() && !is_vcall && !is_dynamic
        }
        _ => false,
    }
}

fn kind_of(text: &[u8], arena: &Arena, root: NodeId) -> Kind {
    match arena.get(root) {
        Some(Node::FunctionSymbol { name, thunk, .. }) => match arena.get(thunk) {
            Some(Node::Thunk { kind, .. }) => match kind {
                ThunkKind::Vcall => Kind::VcallThunk,
                ThunkKind::Adjustor => Kind::NonVirtualThunk,
                ThunkKind::Vtordisp | ThunkKind::VtordispEx => Kind::VirtualThunk,
            },
            _ => kind_of_function(arena, name),
        },
        Some(Node::Variable { name, .. }) => kind_of_variable(text, arena, name),
        Some(Node::Table { name, .. }) => kind_of_special(arena, name),
        Some(Node::StringLiteral { .. }) => Kind::StringLiteral,
        Some(Node::Hashed(_)) => Kind::Hash,
        _ => kind_of_special(arena, root),
    }
}

/// The innermost name, without template arguments.
fn innermost(arena: &Arena, mut name: NodeId) -> Option<Node> {
    if let Some(Node::Qualified(names)) = arena.get(name) {
        name = *arena.list(names).first()?;
    }
    match arena.get(name)? {
        Node::Repeated(template) => innermost(arena, template),
        Node::Template { name, .. } => arena.get(name),
        node => Some(node),
    }
}

fn kind_of_function(arena: &Arena, name: NodeId) -> Kind {
    match innermost(arena, name) {
        Some(Node::Structor { is_destructor: false, .. }) => Kind::Constructor,
        Some(Node::Structor { is_destructor: true, .. }) => Kind::Destructor,
        Some(Node::Conversion { .. }) => Kind::Conversion,
        Some(Node::LiteralOperator(_)) => Kind::LiteralOperator,
        Some(Node::Fixed(text)) if text.starts_with("operator") => Kind::Operator,
        Some(Node::Fixed(_)) => Kind::CompilerFunction,
        Some(Node::Dynamic { is_destructor: false, .. }) => Kind::DynamicInitializer,
        Some(Node::Dynamic { is_destructor: true, .. }) => Kind::DynamicAtexitDestructor,
        _ => Kind::Function,
    }
}

fn kind_of_variable(text: &[u8], arena: &Arena, name: NodeId) -> Kind {
    match innermost(arena, name) {
        Some(Node::Special(special)) => special.kind(),
        // What the compiler makes and gives a name that no program has.
        Some(Node::Source(span)) => match slice(text, span) {
            [b'$', b'T', b'S', b'S', ..] => Kind::GuardVariable,
            [b'$', b'R', b'T', ..] => Kind::ReferenceTemporary,
            _ => Kind::Data,
        },
        _ => Kind::Data,
    }
}

/// The kind of a symbol that is a name only.
fn kind_of_special(arena: &Arena, name: NodeId) -> Kind {
    match innermost(arena, name) {
        Some(Node::Special(special)) => special.kind(),
        Some(Node::BaseClassDescriptor { .. }) => Kind::BaseClassDescriptor,
        Some(Node::LocalGuard { .. }) => Kind::GuardVariable,
        _ => Kind::Data,
    }
}
