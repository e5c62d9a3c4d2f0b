//! Cuts a text that comes in pieces, so that no name is cut.

use crate::words::is_of_name;

/// Cuts a text that comes in pieces, which may end in the midst of a name, elsewhere: never within a name.
///
/// Each piece is passed on at once, but for a run at its end that the next piece may continue. So memory stays constant,
/// even if a run never ends: one that is longer than any name is passed on as it is.
///
/// ```
/// let (mut cuts, mut seen) = (text::Cuts::default(), Vec::new());
/// cuts.push(b"calls _Z1", |whole, _| seen.push(whole.to_vec()));
/// cuts.push(b"fv.", |whole, _| seen.push(whole.to_vec()));
/// cuts.finish(|whole, _| seen.push(whole.to_vec()));
/// assert_eq!(seen, [&b"calls "[..], b"_Z1fv."]);
/// ```
#[derive(Clone, Debug)]
pub struct Cuts {
    /// The run at the end of the text so far.
    held: Vec<u8>,
    /// Whether that run is longer than any name, and has been passed on.
    is_overlong: bool,
    longest: usize,
}

/// Whether names are to be looked for in a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// It may have names, whole ones.
    Names,
    /// It is a part of a run that is longer than any name.
    NoNames,
}

impl Cuts {
    /// The longest run that may be a name, in bytes. Real names reach 24 KB.
    pub const LONGEST_NAME: usize = 1 << 20;

    /// Takes a run of more than `longest` bytes for no name.
    #[must_use]
    pub fn with_longest(longest: usize) -> Self {
        Self { held: Vec::new(), is_overlong: false, longest }
    }

    /// Calls `each` for the parts of the text that end with this piece.
    pub fn push(&mut self, mut piece: &[u8], mut each: impl FnMut(&[u8], Has)) {
        if self.is_overlong {
            let run = piece.iter().take_while(|byte| is_of_name(**byte)).count();
            each(&piece[..run], Has::NoNames);
            piece = &piece[run..];
            self.is_overlong = piece.is_empty();
        }
        let run = piece.iter().rev().take_while(|byte| is_of_name(**byte)).count();
        let (whole, run) = piece.split_at(piece.len() - run);
        if !whole.is_empty() {
            if self.held.is_empty() {
                each(whole, Has::Names);
            } else {
                // Only the name is copied, with the byte that ends it.
                let rest = whole.iter().take_while(|byte| is_of_name(**byte)).count() + 1;
                self.held.extend_from_slice(&whole[..rest]);
                self.finish(&mut each);
                each(&whole[rest..], Has::Names);
            }
        }
        self.held.extend_from_slice(run);
        if self.held.len() > self.longest {
            each(&self.held, Has::NoNames);
            self.held.clear();
            self.is_overlong = true;
        }
    }

    /// Calls `each` for the rest, at the end of the text.
    pub fn finish(&mut self, mut each: impl FnMut(&[u8], Has)) {
        each(&self.held, Has::Names);
        self.held.clear();
    }
}

impl Default for Cuts {
    /// Takes a run of more than [`Cuts::LONGEST_NAME`] bytes for no name.
    fn default() -> Self {
        Self::with_longest(Self::LONGEST_NAME)
    }
}
