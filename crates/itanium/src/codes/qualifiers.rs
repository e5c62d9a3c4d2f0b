//! `<CV-qualifiers>` and `<ref-qualifier>`.

/// `<CV-qualifiers>`, a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Qualifiers(u8);

impl Qualifiers {
    pub(crate) const NONE: Qualifiers = Qualifiers(0);
    pub(crate) const CONST: Qualifiers = Qualifiers(1);
    pub(crate) const VOLATILE: Qualifiers = Qualifiers(2);
    pub(crate) const RESTRICT: Qualifiers = Qualifiers(4);

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }
    pub(crate) fn has(self, other: Qualifiers) -> bool {
        self.0 & other.0 != 0
    }
    pub(crate) fn with(self, other: Qualifiers) -> Qualifiers {
        Qualifiers(self.0 | other.0)
    }
    pub(crate) fn without(self, other: Qualifiers) -> Qualifiers {
        Qualifiers(self.0 & !other.0)
    }
}

/// `<ref-qualifier>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum RefQualifier {
    #[default]
    None,
    /// `R`, `&`
    LValue,
    /// `O`, `&&`
    RValue,
}
