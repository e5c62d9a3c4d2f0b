//! What is written for what a name holds, wherever it is written.

pub(crate) mod std_library;
pub(crate) mod style;
