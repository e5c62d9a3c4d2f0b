//! The codes of the ABI's grammar, of one or two letters, and their meaning: one table a file.

mod builtin;
pub(crate) mod operator;
mod qualifiers;
mod special;
mod std_abbreviation;

pub(crate) use builtin::Builtin;
pub(crate) use operator::Operator;
pub(crate) use qualifiers::{Qualifiers, RefQualifier};
pub(crate) use special::Special;
pub(crate) use std_abbreviation::StdAbbreviation;
