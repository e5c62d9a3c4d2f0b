//! The stack that the recursion along the nesting of a name takes.

use demangling::Stack;

/// The example `msvc_stack` measures it: the worst recursions take 500 bytes a level, so 64 KB for 128 levels; without
/// optimisation 3.2 KB a level, so 77 KB for 24 levels (x86-64, rustc 1.95).
pub(crate) const STACK: Stack = Stack {
    caller: if cfg!(debug_assertions) { 24 } else { 128 },
    bytes_a_level: if cfg!(debug_assertions) { 8 * 1024 } else { 2 * 1024 },
};
