//! The texts that are the same in every style.

/// The namespace of the standard library.
pub(crate) const STD: &[u8; 3] = b"std";
/// [`STD`] and the separator before a member.
pub(crate) const STD_SCOPE: &[u8; 5] = b"std::";
/// `_ZN12_GLOBAL__N_11fEv`
pub(crate) const ANONYMOUS_NAMESPACE: &[u8; 21] = b"(anonymous namespace)";
/// `_Z1fB3tagv`: before the tag, which a bracket follows.
pub(crate) const ABI_TAG: &[u8; 5] = b"[abi:";
/// `_ZZ1fvEs`
pub(crate) const STRING_LITERAL: &[u8; 14] = b"string literal";
/// `_ZplR1A`
pub(crate) const OPERATOR: &[u8; 8] = b"operator";
/// `_ZN1AcviEv`: before a type, or before an operator that is a word.
pub(crate) const OPERATOR_BEFORE_WORD: &[u8; 9] = b"operator ";
/// `_Zli1xy`: before the suffix.
pub(crate) const LITERAL_OPERATOR: &[u8; 11] = b"operator\"\" ";
/// `_ZTC1A0_1B`: before the base class.
pub(crate) const CONSTRUCTION_VTABLE: &[u8; 24] = b"construction vtable for ";
/// `_ZTC1A0_1B`: between the base class and the complete one.
pub(crate) const IN_COMPLETE_TYPE: &[u8; 4] = b"-in-";
/// `_ZZ1fvENKUlT_E_clEi`: a parameter of a generic closure.
pub(crate) const AUTO: &[u8; 4] = b"auto";
/// `_Z1fILb0EEvv`
pub(crate) const FALSE: &[u8; 5] = b"false";
/// `_Z1fILb1EEvv`
pub(crate) const TRUE: &[u8; 4] = b"true";

/// `_ZNK1A1fEv`
pub(crate) const CONST: &[u8; 6] = b" const";
/// `_ZNV1A1fEv`
pub(crate) const VOLATILE: &[u8; 9] = b" volatile";
/// `_Z1fPri`
pub(crate) const RESTRICT: &[u8; 9] = b" restrict";
/// `_ZNR1A1fEv`
pub(crate) const LVALUE: &[u8; 2] = b" &";
/// `_ZNO1A1fEv`
pub(crate) const RVALUE: &[u8; 3] = b" &&";
