//! The codes of the mangling and their spelling: each is written here and nowhere else.

use demangling::Kind;

/// The `TypeX` of one letter.
pub(crate) fn basic_type(code: u8) -> Option<&'static str> {
    Some(match code {
        b'a' => "char",
        b'b' => "bool",
        b'c' => "creal",
        b'd' => "double",
        b'e' => "real",
        b'f' => "float",
        b'g' => "byte",
        b'h' => "ubyte",
        b'i' => "int",
        b'j' => "ireal",
        b'k' => "uint",
        b'l' => "long",
        b'm' => "ulong",
        b'n' => "typeof(null)",
        b'o' => "ifloat",
        b'p' => "idouble",
        b'q' => "cfloat",
        b'r' => "cdouble",
        b's' => "short",
        b't' => "ushort",
        b'u' => "wchar",
        b'v' => "void",
        b'w' => "dchar",
        _ => return None,
    })
}

/// The `TypeX` whose first letter is `z`, by its second one.
pub(crate) fn wide_type(code: u8) -> Option<&'static str> {
    match code {
        b'i' => Some("cent"),
        b'k' => Some("ucent"),
        _ => None,
    }
}

/// The suffix of an integer `Value`, by the letter of its type.
pub(crate) fn integer_suffix(code: u8) -> &'static str {
    match code {
        b'h' | b't' | b'k' => "u",
        b'l' => "L",
        b'm' => "uL",
        _ => "",
    }
}

/// The `CallConvention` of a function type, as it is written before the return type.
pub(crate) fn call_convention(code: u8) -> Option<&'static str> {
    Some(match code {
        b'F' => "",
        b'U' => "extern(C) ",
        b'W' => "extern(Windows) ",
        // Of older versions of the document.
        b'V' => "extern(Pascal) ",
        b'R' => "extern(C++) ",
        b'Y' => "extern(Objective-C) ",
        _ => return None,
    })
}

/// The `FuncAttr` whose first letter is `N`, by its second one.
pub(crate) fn function_attribute(code: u8) -> Option<&'static str> {
    Some(match code {
        b'a' => "pure",
        b'b' => "nothrow",
        b'c' => "ref",
        b'd' => "@property",
        b'e' => "@trusted",
        b'f' => "@safe",
        b'i' => "@nogc",
        b'j' => "return",
        b'l' => "scope",
        b'm' => "@live",
        _ => return None,
    })
}

/// A symbol that the compiler makes for a type or a module: the `LName` that stands for it before a `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Special {
    /// What the text has before the name.
    pub(crate) description: &'static str,
    pub(crate) kind: Kind,
}

/// The special symbol with this identifier.
pub(crate) fn special(identifier: &[u8]) -> Option<Special> {
    let (description, kind) = match identifier {
        b"__init" => ("initializer for", Kind::Initializer),
        b"__vtbl" => ("vtable for", Kind::Vtable),
        b"__Class" => ("ClassInfo for", Kind::Typeinfo),
        b"__Interface" => ("Interface for", Kind::Typeinfo),
        b"__ModuleInfo" => ("ModuleInfo for", Kind::ModuleInfo),
        _ => return None,
    };
    Some(Special { description, kind })
}

/// The identifier of constructors, and its spelling.
pub(crate) const CONSTRUCTOR: (&[u8], &str) = (b"__ctor", "this");

/// The identifier of destructors, and its spelling.
pub(crate) const DESTRUCTOR: (&[u8], &str) = (b"__dtor", "~this");

/// The identifier of postblit constructors with the only signature after which GNU spells it like this.
pub(crate) const POSTBLIT: (&[u8], &[u8], &str) = (b"__postblit", b"MFZ", "this(this)");

/// The function that a program begins with; its name has no type.
pub(crate) const MAIN: (&[u8], &str) = (b"_Dmain", "D main");
