//! Demangles the names in a text that comes in pieces.

use crate::{Rule, append_demangled, words::is_of_name};

/// Demangles the names in a text that comes in pieces, which may end in the midst of a name.
///
/// Each piece is passed on at once, but for a run at its end that the next piece may continue. So memory stays constant,
/// even if a run never ends: one that is longer than any name is passed on as it is.
///
/// ```
/// use symbol_names::Options;
/// use text::{Filter, Rule};
///
/// let options = Options::default();
/// let (mut filter, mut out) = (Filter::new(Rule::new(&options)), Vec::new());
/// filter.push(b"calls _Z1", &mut out);
/// assert_eq!(out, b"calls ");
/// filter.push(b"fv", &mut out);
/// filter.finish(&mut out);
/// assert_eq!(out, b"calls f()");
/// ```
#[derive(Clone, Debug)]
pub struct Filter<'o> {
    rule: Rule<'o>,
    /// The run at the end of the text so far.
    held: Vec<u8>,
    /// Whether that run is longer than any name, and has been passed on.
    is_overlong: bool,
    longest: usize,
}

impl<'o> Filter<'o> {
    /// The longest run that may be a name, in bytes. Real names reach 24 KB.
    pub const LONGEST_NAME: usize = 1 << 20;

    /// A filter by a rule.
    #[must_use]
    pub fn new(rule: Rule<'o>) -> Self {
        Self::with_longest(rule, Self::LONGEST_NAME)
    }

    /// A filter to which a run of more than `longest` bytes is no name.
    #[must_use]
    pub fn with_longest(rule: Rule<'o>, longest: usize) -> Self {
        Self { rule, held: Vec::new(), is_overlong: false, longest }
    }

    /// Appends to `out` what the text so far allows.
    pub fn push(&mut self, mut piece: &[u8], out: &mut Vec<u8>) {
        if self.is_overlong {
            let run = piece.iter().take_while(|byte| is_of_name(**byte)).count();
            out.extend_from_slice(&piece[..run]);
            piece = &piece[run..];
            self.is_overlong = piece.is_empty();
        }
        let run = piece.iter().rev().take_while(|byte| is_of_name(**byte)).count();
        let (whole, run) = piece.split_at(piece.len() - run);
        if !whole.is_empty() {
            if self.held.is_empty() {
                append_demangled(whole, &self.rule, out);
            } else {
                self.held.extend_from_slice(whole);
                self.finish(out);
            }
        }
        self.held.extend_from_slice(run);
        if self.held.len() > self.longest {
            out.append(&mut self.held);
            self.is_overlong = true;
        }
    }

    /// Appends the rest to `out`, at the end of the text.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        append_demangled(&self.held, &self.rule, out);
        self.held.clear();
    }
}
