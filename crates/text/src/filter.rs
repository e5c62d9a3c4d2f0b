//! Demangles the names in a text that comes in pieces.

use crate::{Cuts, Has, Rule, append_demangled};

/// Demangles the names in a text that comes in pieces, which may end in the midst of a name.
///
/// ```
/// use symbol_names::Options;
/// use text::{Filter, Rule};
///
/// let options = Options::default();
/// let rule = Rule::new(&options);
/// let (mut filter, mut out) = (Filter::default(), Vec::new());
/// filter.push(b"calls _Z1", &rule, &mut out);
/// assert_eq!(out, b"calls ");
/// filter.push(b"fv", &rule, &mut out);
/// filter.finish(&rule, &mut out);
/// assert_eq!(out, b"calls f()");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Filter(Cuts);

impl Filter {
    /// A filter of parts that are cut so.
    #[must_use]
    pub fn new(cuts: Cuts) -> Self {
        Self(cuts)
    }

    /// Appends to `out` what the text so far allows.
    pub fn push(&mut self, piece: &[u8], rule: &Rule, out: &mut Vec<u8>) {
        self.0.push(piece, |part, has| append(part, has, rule, out));
    }

    /// Appends the rest to `out`, at the end of the text.
    pub fn finish(&mut self, rule: &Rule, out: &mut Vec<u8>) {
        self.0.finish(|part, has| append(part, has, rule, out));
    }
}

fn append(part: &[u8], has: Has, rule: &Rule, out: &mut Vec<u8>) {
    match has {
        Has::Names => append_demangled(part, rule, out),
        Has::NoNames => out.extend_from_slice(part),
    }
}
