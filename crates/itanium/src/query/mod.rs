//! Queries about a name: its kind, its parts, their ranges, and the whole parse as a tree.

mod entity;
mod kind;
mod parts;
mod pieces;
mod tree;

pub use tree::{TREE_FACTOR, TreeNode, TreeRow, Walk};
