//! Names that stay the same from one build to the next.

use std::sync::LazyLock;

use regex::bytes::{Captures, Regex};

/// What changes from build to build although the source does not, or only elsewhere.
static UNSTABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let parts = [
        r"(?P<number>#[0-9]+\})",                     // {lambda(int)#2}, {closure#0}, {unnamed type#1}
        r"(?P<lambda><lambda_[0-9a-f]+>)",            // of MSVC
        r"(?P<crate>\[[0-9a-f]{1,16}\])",             // of Rust, v0
        r"(?P<hash>::h[0-9a-f]{16})",                 // of Rust, legacy
        r"(?P<clone> \[clone [^\]]*\]| \(\.[^)]*\))", // of GNU and of LLVM
        r"(?P<suffix>\.(?:(?:isra|part|constprop|cold|llvm|lto_priv|__uniq|str)(?:\.[0-9]+)*|[0-9]+)(?:\.|$))",
    ];
    Regex::new(&parts.join("|")).ok()
});

/// The name without what changes from build to build: the numbers of lambdas, hashes, the numbers of crates, and the
/// numbers of clone suffixes.
///
/// ```
/// use binary_symbols::stable;
///
/// assert_eq!(stable(b"f()::{lambda(int)#2}::operator()(int) const"), b"f()::{lambda(int)}::operator()(int) const");
/// assert_eq!(stable(b"f() [clone .isra.0] [clone .cold]"), b"f() [clone .isra] [clone .cold]");
/// assert_eq!(stable(b"a[1f]::b"), b"a::b");
/// assert_eq!(stable(b"counter.1234"), b"counter");
/// ```
#[must_use]
pub fn stable(name: &[u8]) -> Vec<u8> {
    let Some(unstable) = &*UNSTABLE else { return name.to_vec() };
    let replace = |found: &Captures| {
        let text = |group: &str| found.name(group).map(|found| found.as_bytes());
        if text("number").is_some() {
            b"}".to_vec()
        } else if text("lambda").is_some() {
            b"<lambda>".to_vec()
        } else if let Some(clone) = text("clone") {
            without_numbers(clone)
        } else if let Some(suffix) = text("suffix") {
            let ends = suffix.ends_with(b".");
            let suffix = without_numbers(suffix.strip_suffix(b".").unwrap_or(suffix));
            if ends { [&suffix[..], b"."].concat() } else { suffix }
        } else {
            Vec::new()
        }
    };
    unstable.replace_all(name, replace).into_owned()
}

/// `.isra.0` becomes `.isra`.
fn without_numbers(suffix: &[u8]) -> Vec<u8> {
    static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\.[0-9]+\b").ok());
    let Some(numbers) = &*NUMBERS else { return suffix.to_vec() };
    numbers.replace_all(suffix, &b""[..]).into_owned()
}
