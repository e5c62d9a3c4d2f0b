//! How an entity is accessed, and what sort of member it is.

use super::Keyword;

/// The access of a member. Entities of namespaces have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    None,
    Private,
    Protected,
    Public,
}

impl Access {
    pub(crate) fn keyword(self) -> &'static Keyword {
        match self {
            Access::None => const { &Keyword::new("") },
            Access::Private => const { &Keyword::new("private") },
            Access::Protected => const { &Keyword::new("protected") },
            Access::Public => const { &Keyword::new("public") },
        }
    }

    /// The access of the eight letters that begin at `first`, and of each eight that follow.
    fn of_group(group: u8) -> Access {
        match group {
            0 => Access::Private,
            1 => Access::Protected,
            _ => Access::Public,
        }
    }
}

/// What sort of function it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    /// A function of a namespace.
    Global,
    /// A member function that is neither static nor virtual.
    Plain,
    Static,
    Virtual,
}

/// The letter after the name of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FunctionClass {
    pub(crate) access: Access,
    pub(crate) member: Member,
    /// `extern "C"`
    pub(crate) extern_c: bool,
}

impl FunctionClass {
    pub(crate) const EXTERN_C: FunctionClass =
        FunctionClass { access: Access::None, member: Member::Global, extern_c: true };

    /// The vcall thunk, of whose function only the calling convention is known.
    pub(crate) const VCALL: FunctionClass =
        FunctionClass { access: Access::None, member: Member::Global, extern_c: false };

    /// A letter from `A` to `Z`, and whether it is followed by the adjustment of a thunk.
    ///
    /// | | private | protected | public |
    /// |---|---|---|---|
    /// | plain | `A` `B` | `I` `J` | `Q` `R` |
    /// | static | `C` `D` | `K` `L` | `S` `T` |
    /// | virtual | `E` `F` | `M` `N` | `U` `V` |
    /// | virtual, adjusts `this` | `G` `H` | `O` `P` | `W` `X` |
    ///
    /// `Y` and `Z` are for functions of namespaces.
    pub(crate) fn of_letter(letter: u8) -> Option<(FunctionClass, bool)> {
        let index = letter.checked_sub(b'A')?;
        let (member, adjusts) = match index {
            24 | 25 => return Some((FunctionClass { extern_c: false, ..FunctionClass::EXTERN_C }, false)),
            26.. => return None,
            _ => match index & 7 {
                0 | 1 => (Member::Plain, false),
                2 | 3 => (Member::Static, false),
                4 | 5 => (Member::Virtual, false),
                // As in the tool: the private one is not virtual.
                _ if index < 8 => (Member::Plain, true),
                _ => (Member::Virtual, true),
            },
        };
        Some((FunctionClass { access: Access::of_group(index >> 3), member, extern_c: false }, adjusts))
    }

    /// The digit of a thunk for virtual bases: `0` to `5`.
    pub(crate) fn of_vtordisp(digit: u8) -> Option<FunctionClass> {
        let index = digit.checked_sub(b'0').filter(|&index| index < 6)?;
        Some(FunctionClass { access: Access::of_group(index >> 1), member: Member::Virtual, extern_c: false })
    }

    /// What the tool reads from any other letter.
    pub(crate) const UNKNOWN: FunctionClass =
        FunctionClass { access: Access::Public, member: Member::Plain, extern_c: false };
}

/// The digit after the name of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Storage {
    pub(crate) access: Access,
    pub(crate) is_static: bool,
}

impl Storage {
    pub(crate) const NONE: Storage = Storage { access: Access::None, is_static: false };

    /// `0` to `2` are static members; `3` is a global variable, `4` a static local one.
    pub(crate) fn of_digit(digit: u8) -> Option<Storage> {
        match digit {
            b'0'..=b'2' => Some(Storage { access: Access::of_group(digit & 3), is_static: true }),
            b'3' | b'4' => Some(Storage::NONE),
            _ => None,
        }
    }
}
