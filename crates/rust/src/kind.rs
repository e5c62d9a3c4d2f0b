//! The kind of a symbol, as far as its name tells.

use demangling::Kind;

/// The namespace of an element of a v0 path.
#[derive(Clone, Copy)]
pub(crate) struct Namespace(pub(crate) u8);

/// The kind of a symbol whose v0 path ends in this identifier.
pub(crate) fn of_v0(namespace: Namespace, identifier: &[u8]) -> Kind {
    match namespace.0 {
        b'C' => Kind::Closure,
        b'S' => Kind::Shim,
        b't' => Kind::Type,
        _ if is_in_upper_case(identifier) => Kind::Data,
        _ => Kind::Function,
    }
}

/// The kind of a symbol whose legacy path ends in this identifier, whose escapes are not decoded.
pub(crate) fn of_legacy(identifier: &[u8]) -> Kind {
    const OPEN: &[u8] = b"_$u7b$$u7b$";
    const CLOSE: &[u8] = b"$u7d$$u7d$";
    match identifier.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE)) {
        Some(b"closure") => Kind::Closure,
        Some(inner) if inner.ends_with(b"shim") => Kind::Shim,
        Some(b"vtable") => Kind::Vtable,
        _ if is_in_upper_case(identifier) => Kind::Data,
        _ => Kind::Function,
    }
}

/// True for names of statics and constants, by Rust's convention.
fn is_in_upper_case(identifier: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    identifier.iter().all(is_part) && identifier.iter().any(u8::is_ascii_uppercase)
}
