//! What a name says beside its text: its kind, its parts, where they stand, and the whole parse as a tree.

mod part;

pub use part::Part;
