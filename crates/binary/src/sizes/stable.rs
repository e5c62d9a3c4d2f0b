//! Names that stay the same from one build to the next.

use std::sync::LazyLock;

use regex::bytes::{Captures, Regex};

/// What changes from build to build although the source does not, or only elsewhere.
static UNSTABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let parts = [
        r"(?P<number>#[0-9]+\})",          // {lambda(int)#2}, {closure#0}, {unnamed type#1}
        r"(?P<lambda><lambda_[0-9a-f]+>)", // of MSVC
        r"'(?P<quoted>lambda|unnamed|block-literal)[0-9]*'", // of LLVM: 'lambda0'(int)
        r"(?P<clang>\$_[0-9]+)",           // closures of Clang that only one file knows
        r"__(?P<dlang>(?:lambda|funcliteral|dgliteral)_?)[0-9LC_]+", // of D
        r"(?P<crate>\[[0-9a-f]{1,16}\])",  // of Rust, v0
        r"(?P<hash>::h[0-9a-f]{16})",      // of Rust, legacy
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
        } else if text("clang").is_some() {
            b"$_".to_vec()
        } else if let Some(kind) = text("quoted") {
            [b"'", kind, b"'"].concat()
        } else if let Some(kind) = text("dlang") {
            [b"__", kind].concat()
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

#[cfg(test)]
mod tests {
    use super::stable;

    #[test]
    fn what_changes_with_each_build_is_left_out() {
        for (name, expected) in [
            // GNU's and LLVM's closures and types without a name.
            ("f()::{lambda(int)#12}::operator()", "f()::{lambda(int)}::operator()"),
            ("f()::{unnamed type#3}", "f()::{unnamed type}"),
            ("f()::'lambda0'(int)::operator()(int) const", "f()::'lambda'(int)::operator()(int) const"),
            ("f()::'lambda'(int)", "f()::'lambda'(int)"),
            ("f()::'unnamed2'", "f()::'unnamed'"),
            ("f()::$_7::operator()", "f()::$_::operator()"),
            // MSVC, Rust, D.
            ("<lambda_0af9>::operator()", "<lambda>::operator()"),
            ("core[8f3a01]::fmt::{closure#3}", "core::fmt::{closure}"),
            ("core::fmt::h0123456789abcdef", "core::fmt"),
            ("a.f.__lambda3", "a.f.__lambda"),
            ("a.f.__lambda_L12_C5", "a.f.__lambda_"),
            // Clones, and what is numbered through a file.
            ("f(int) [clone .isra.0] [clone .cold.12]", "f(int) [clone .isra] [clone .cold]"),
            ("f(int) (.constprop.1)", "f(int) (.constprop)"),
            ("f.llvm.1234567", "f.llvm"),
            ("x.__uniq.123.llvm.5", "x.__uniq.llvm"),
            ("_GLOBAL__sub_I_a.cpp", "_GLOBAL__sub_I_a.cpp"),
            (".L.str.12", ".L.str"),
            ("counter.0", "counter"),
            // No numbers but those.
            ("std::array<int, 12>::at", "std::array<int, 12>::at"),
            ("utf8_to_utf16(char const*)", "utf8_to_utf16(char const*)"),
            ("operator\"\" _1", "operator\"\" _1"),
        ] {
            assert_eq!(String::from_utf8_lossy(&stable(name.as_bytes())), expected);
        }
    }
}
