//! A string of limited length.

use std::fmt;

/// Collects text of up to `limit` bytes. A write that would exceed the limit fails and sets `full`.
pub(crate) struct Bounded<'a> {
    out: &'a mut String,
    limit: usize,
    pub(crate) full: bool,
}

impl<'a> Bounded<'a> {
    /// Appends to `out`, until `out` is `limit` bytes long.
    pub(crate) fn new(out: &'a mut String, limit: usize) -> Self {
        Self { out, limit, full: false }
    }
}

impl fmt::Write for Bounded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() > self.limit - self.out.len().min(self.limit) {
            self.full = true;
            return Err(fmt::Error);
        }
        self.out.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn the_limit_is_exact() {
        let mut text = String::new();
        let mut out = Bounded::new(&mut text, 4);
        assert!(out.write_str("abcd").is_ok());
        assert!(!out.full);
        assert!(out.write_str("e").is_err());
        assert!(out.full);
        assert_eq!(text, "abcd");
    }
}
