//! What a name says beside its text: its kind, its parts, where they are, and the whole parse as a tree.

mod entity;
mod kind;
mod parts;
mod pieces;
mod tree;

pub use kind::Kind;
pub use parts::{PartRange, Parts};
pub use tree::{TREE_FACTOR, TreeNode, TreeRow, Walk};
