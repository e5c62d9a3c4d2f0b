//! The letters of the mangling, one table in each file.

mod access;
mod builtin;
mod calling_convention;
mod operator;
mod qualifiers;
mod special;

use demangling::Padded;

pub(crate) use access::{Access, FunctionClass, Member, Storage};
pub(crate) use builtin::builtin_type;
pub(crate) use calling_convention::CallingConvention;
pub(crate) use operator::{OperatorName, operator_name};
pub(crate) use qualifiers::Qualifiers;
pub(crate) use special::Special;

/// A short word that is printed. Most are as long as this, or shorter.
pub(crate) type Keyword = Padded<16>;
