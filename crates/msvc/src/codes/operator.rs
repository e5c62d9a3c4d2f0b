//! The codes of operators and of functions that the compiler makes.

/// What a code after `?` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OperatorName {
    Constructor,
    Destructor,
    Conversion,
    /// `operator ""`, which is followed by its suffix.
    Literal,
    /// An operator, or a function that only the compiler makes. Empty if the tool reads the code but does not know it.
    Fixed(&'static str),
}

/// The text of a code of one character.
fn short(code: u8) -> Option<OperatorName> {
    let text = match code {
        b'0' => return Some(OperatorName::Constructor),
        b'1' => return Some(OperatorName::Destructor),
        b'B' => return Some(OperatorName::Conversion),
        b'2' => "operator new",
        b'3' => "operator delete",
        b'4' => "operator=",
        b'5' => "operator>>",
        b'6' => "operator<<",
        b'7' => "operator!",
        b'8' => "operator==",
        b'9' => "operator!=",
        b'A' => "operator[]",
        b'C' => "operator->",
        b'D' => "operator*",
        b'E' => "operator++",
        b'F' => "operator--",
        b'G' => "operator-",
        b'H' => "operator+",
        b'I' => "operator&",
        b'J' => "operator->*",
        b'K' => "operator/",
        b'L' => "operator%",
        b'M' => "operator<",
        b'N' => "operator<=",
        b'O' => "operator>",
        b'P' => "operator>=",
        b'Q' => "operator,",
        b'R' => "operator()",
        b'S' => "operator~",
        b'T' => "operator^",
        b'U' => "operator|",
        b'V' => "operator&&",
        b'W' => "operator||",
        b'X' => "operator*=",
        b'Y' => "operator+=",
        b'Z' => "operator-=",
        _ => return None,
    };
    Some(OperatorName::Fixed(text))
}

/// The text of a code after `_`.
fn extended(code: u8) -> Option<OperatorName> {
    let text = match code {
        b'0' => "operator/=",
        b'1' => "operator%=",
        b'2' => "operator>>=",
        b'3' => "operator<<=",
        b'4' => "operator&=",
        b'5' => "operator|=",
        b'6' => "operator^=",
        b'D' => "`vbase dtor'",
        b'E' => "`vector deleting dtor'",
        b'F' => "`default ctor closure'",
        b'G' => "`scalar deleting dtor'",
        b'H' => "`vector ctor iterator'",
        b'I' => "`vector dtor iterator'",
        b'J' => "`vector vbase ctor iterator'",
        b'K' => "`virtual displacement map'",
        b'L' => "`eh vector ctor iterator'",
        b'M' => "`eh vector dtor iterator'",
        b'N' => "`eh vector vbase ctor iterator'",
        b'O' => "`copy ctor closure'",
        b'T' => "`local vftable ctor closure'",
        b'U' => "operator new[]",
        b'V' => "operator delete[]",
        b'7'..=b'9' | b'A'..=b'Z' => "",
        _ => return None,
    };
    Some(OperatorName::Fixed(text))
}

/// The text of a code after `__`.
fn rare(code: u8) -> Option<OperatorName> {
    let text = match code {
        b'A' => "`managed vector ctor iterator'",
        b'B' => "`managed vector dtor iterator'",
        b'C' => "`EH vector copy ctor iterator'",
        b'D' => "`EH vector vbase copy ctor iterator'",
        b'G' => "`vector copy ctor iterator'",
        b'H' => "`vector vbase copy constructor iterator'",
        b'I' => "`managed vector vbase copy constructor iterator'",
        b'K' => return Some(OperatorName::Literal),
        b'L' => "operator co_await",
        b'M' => "operator<=>",
        b'0'..=b'9' | b'A'..=b'Z' => "",
        _ => return None,
    };
    Some(OperatorName::Fixed(text))
}

/// The name that `text` begins with, and the length of its code. The codes of special symbols, such as `_7`, have the
/// empty name of unknown ones here.
pub(crate) fn operator_name(text: &[u8]) -> Option<(OperatorName, usize)> {
    let (name, length) = match text {
        [b'_', b'_', code, ..] => (rare(*code), 3),
        [b'_', code, ..] => (extended(*code), 2),
        [code, ..] => (short(*code), 1),
        [] => (None, 0),
    };
    name.map(|name| (name, length))
}
