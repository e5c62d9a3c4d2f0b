//! Template arguments between marks, for the options that leave some of them out.
//!
//! How much of a template argument is printed depends on where it is, and a substitution can bring it elsewhere. So the
//! text holds all of it, its brackets as marks, and what is too deep is left out when the text is complete.

use super::buffer::NO_LENGTH;
use super::{Spelling, Text};

/// For `<`.
const OPEN: u8 = 1;
/// The length of [`OPEN`] with that of the arguments after it.
const MARK: usize = 3;
/// For `>`.
const CLOSE: u8 = 2;

/// Where the last comma of a list was dropped, after which GNU sees no `>`.
const DROPPED: u8 = 3;

/// Whether a name contains what would be taken for a mark.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch it looks at many bytes at once")]
pub(super) fn are_in(mangled: &[u8]) -> bool {
    mangled.iter().fold(false, |found, &byte| found | (byte <= DROPPED))
}

/// What follows the mark that `text` begins with.
pub(super) fn opened(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(&[OPEN])?.get(MARK - 1..)
}

/// What follows the mark after template arguments.
pub(super) fn closed(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(&[CLOSE])
}

impl<S: Spelling> Text<S> {
    /// Marks that the last comma of a list was dropped.
    pub(super) fn mark_dropped_comma(&mut self) {
        self.has_marks = true;
        self.buffer.push_byte(DROPPED);
    }

    /// `<`, after a space where GNU keeps two apart.
    #[inline(always)]
    pub(super) fn open_angle(&mut self) {
        if self.options.marks {
            self.has_marks = true;
            // The length follows when it is known.
            self.buffer.push(&[OPEN, NO_LENGTH, NO_LENGTH]);
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'<' {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'<');
    }

    /// `>`, after a space where GNU keeps two apart, of the template arguments that began at `start`.
    #[inline(always)]
    pub(super) fn close_angle(&mut self, start: usize) {
        if self.options.marks {
            self.buffer.set_length(start, self.buffer.len() - start);
            self.buffer.push_byte(CLOSE);
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'>' && self.buffer.len() != self.dropped_comma {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'>');
    }

    /// Puts brackets for the marks, and leaves the template arguments out that the options do not want, in place: a mark
    /// takes as much room as all that can stand for it.
    pub(super) fn shorten(&mut self) -> Option<()> {
        self.buffer.get(self.begin, self.end)?;
        let (start, end) = self.result;
        if start != end {
            self.name_end = self.shorten_part(self.begin, start)?;
            self.result.1 = self.shorten_part(start, end)?;
        }
        self.end = self.shorten_part(self.rest, self.end)?;
        Some(())
    }

    /// Returns where the part from `from` to `to` ends when it is shortened.
    fn shorten_part(&mut self, from: usize, to: usize) -> Option<usize> {
        let deepest = if self.options.template_args { self.options.max_template_depth } else { 0 };
        let (mut read, mut write) = (from, from);
        let mut dropped_comma = usize::MAX;
        let mut depth = 0;
        while read < to {
            let plain = self.buffer.move_up_to(read, to, write, DROPPED);
            read += plain;
            write += plain;
            if read >= to {
                break;
            }
            match self.buffer.byte(read) {
                OPEN => {
                    let length = self.buffer.length_before(read + MARK);
                    read += MARK;
                    let is_apart = S::SPACE_BETWEEN_ANGLES && self.buffer.byte(write.wrapping_sub(1)) == b'<';
                    if depth < deepest {
                        write += self.buffer.put_angle(write, b'<', is_apart && write > from);
                        depth += 1;
                        continue;
                    }
                    read += length + 1;
                    if self.options.template_args {
                        write += self.buffer.put_angle(write, b'<', is_apart && write > from);
                        if length > 0 {
                            if write + b"...>".len() > read {
                                return None;
                            }
                            write += self.buffer.put(write, b"...");
                        }
                        write += self.buffer.put(write, b">");
                    }
                }
                CLOSE => {
                    let is_apart = S::SPACE_BETWEEN_ANGLES && self.buffer.byte(write.wrapping_sub(1)) == b'>';
                    write += self.buffer.put_angle(write, b'>', is_apart && write != dropped_comma);
                    depth = depth.saturating_sub(1);
                    read += 1;
                }
                _ => {
                    dropped_comma = write;
                    read += 1;
                }
            }
        }
        Some(write)
    }
}
