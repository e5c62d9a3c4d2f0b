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
/// let rule = Rule::new(&options);
/// let (mut filter, mut out) = (Filter::default(), Vec::new());
/// filter.push(b"calls _Z1", &rule, &mut out);
/// assert_eq!(out, b"calls ");
/// filter.push(b"fv", &rule, &mut out);
/// filter.finish(&rule, &mut out);
/// assert_eq!(out, b"calls f()");
/// ```
#[derive(Clone, Debug)]
pub struct Filter {
    /// The run at the end of the text so far.
    held: Vec<u8>,
    /// Whether that run is longer than any name, and has been passed on.
    is_overlong: bool,
    longest: usize,
}

impl Filter {
    /// The longest run that may be a name, in bytes. Real names reach 24 KB.
    pub const LONGEST_NAME: usize = 1 << 20;

    /// A filter to which a run of more than `longest` bytes is no name.
    #[must_use]
    pub fn with_longest(longest: usize) -> Self {
        Self { held: Vec::new(), is_overlong: false, longest }
    }

    /// Appends to `out` what the text so far allows.
    pub fn push(&mut self, mut piece: &[u8], rule: &Rule, out: &mut Vec<u8>) {
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
                append_demangled(whole, rule, out);
            } else {
                self.held.extend_from_slice(whole);
                self.finish(rule, out);
            }
        }
        self.held.extend_from_slice(run);
        if self.held.len() > self.longest {
            out.append(&mut self.held);
            self.is_overlong = true;
        }
    }

    /// Appends the rest to `out`, at the end of the text.
    pub fn finish(&mut self, rule: &Rule, out: &mut Vec<u8>) {
        append_demangled(&self.held, rule, out);
        self.held.clear();
    }
}

impl Default for Filter {
    /// A filter to which a run of more than [`Filter::LONGEST_NAME`] bytes is no name.
    fn default() -> Self {
        Self::with_longest(Self::LONGEST_NAME)
    }
}
