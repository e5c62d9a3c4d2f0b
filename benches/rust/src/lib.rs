//! The peers that the engines are measured beside, and the names that they are measured on.

pub mod names;
pub mod peers;
