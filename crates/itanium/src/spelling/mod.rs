//! What is written for what a name holds, wherever it is written.

pub(crate) mod special;
pub(crate) mod std_abbreviation;
pub(crate) mod std_library;
pub(crate) mod style;
pub(crate) mod suffix;
pub(crate) mod token;
