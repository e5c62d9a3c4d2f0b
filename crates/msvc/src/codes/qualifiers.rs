//! The qualifiers of types and of `this`.

use std::ops::{BitOr, BitOrAssign};

/// A set of qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Qualifiers(u8);

impl Qualifiers {
    pub(crate) const NONE: Qualifiers = Qualifiers(0);
    pub(crate) const CONST: Qualifiers = Qualifiers(1);
    pub(crate) const VOLATILE: Qualifiers = Qualifiers(2);
    pub(crate) const RESTRICT: Qualifiers = Qualifiers(4);
    pub(crate) const UNALIGNED: Qualifiers = Qualifiers(8);

    /// The qualifiers of a letter: `A` to `D`, or `Q` to `T` for what a pointer to member points to.
    pub(crate) fn of_letter(letter: u8) -> Option<Qualifiers> {
        match letter {
            b'A'..=b'D' => Some(Qualifiers(letter.wrapping_sub(b'A'))),
            b'Q'..=b'T' => Some(Qualifiers(letter.wrapping_sub(b'Q'))),
            _ => None,
        }
    }

    /// The qualifiers of a pointer: `P` to `S`.
    pub(crate) fn of_pointer(letter: u8) -> Option<Qualifiers> {
        letter.checked_sub(b'P').filter(|&bits| bits < 4).map(Qualifiers)
    }

    pub(crate) fn has(self, other: Qualifiers) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Qualifiers {
    type Output = Qualifiers;

    fn bitor(self, other: Qualifiers) -> Qualifiers {
        Qualifiers(self.0 | other.0)
    }
}

impl BitOrAssign for Qualifiers {
    fn bitor_assign(&mut self, other: Qualifiers) {
        *self = *self | other;
    }
}
