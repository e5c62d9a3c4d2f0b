//! How a mangled name begins.

/// Whether `name` begins as a mangled name does: one to four underscores and a `Z`, or
/// `_GLOBAL_` and what GCC puts after it for a file's constructors and destructors.
///
/// ```
/// assert!(symbol::begins_mangled(b"_Z1fv"));
/// assert!(symbol::begins_mangled(b"____Z3foov_block_invoke"));
/// assert!(symbol::begins_mangled(b"_GLOBAL__I_x"));
/// assert!(!symbol::begins_mangled(b"main"));
/// ```
#[must_use]
pub fn begins_mangled(name: &[u8]) -> bool {
    let underscores = name
        .iter()
        .take(5)
        .take_while(|&&byte| byte == b'_')
        .count();
    (1..=4).contains(&underscores) && name.get(underscores) == Some(&b'Z')
        || name.starts_with(b"_GLOBAL_")
}
