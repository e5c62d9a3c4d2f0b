//! The productions of the chapter "Name Mangling" of D's ABI, a function for each, named after it.
//!
//! Each reads a production and writes its text at once. Where GNU reads what the document does not have, or reads it
//! otherwise, the function says so.

mod function;
mod name;
mod number;
mod reference;
mod template;
mod types;
mod value;
