//! Template arguments between marks, for the options that leave some of them out.
//!
//! How much of a template argument is printed depends on its depth, and a substitution can repeat it at another depth.
//! So the text contains whole template arguments, with marks for their brackets. When the text is complete, arguments
//! that are too deep are cut out.

use super::buffer::NO_LENGTH;
use super::{Spelling, Text};

/// The mark for `<`.
const OPEN: u8 = 1;
/// The size of [`OPEN`] and the length of the arguments, which is written after it.
const MARK: usize = 3;
/// The mark for `>`.
const CLOSE: u8 = 2;

/// Marks where the last comma of a list was dropped. GNU does not see a `>` before it.
const DROPPED: u8 = 3;

/// True if a name contains bytes that would be taken for marks.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch it looks at many bytes at once")]
pub(super) fn contains_marks(mangled: &[u8]) -> bool {
    mangled.iter().fold(false, |found, &byte| found | (byte <= DROPPED))
}

/// The rest of `text` after the mark for `<` that it begins with.
pub(super) fn opened(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(&[OPEN])?.get(MARK - 1..)
}

/// The rest of `text` after the mark for `>` that it begins with.
pub(super) fn closed(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(&[CLOSE])
}

impl<S: Spelling> Text<S> {
    /// Marks that the last comma of a list was dropped.
    pub(super) fn mark_dropped_comma(&mut self) {
        self.has_marks = true;
        self.buffer.push_byte(DROPPED);
    }

    /// Writes `<`, after a space if GNU separates it from another one.
    #[inline(always)]
    pub(super) fn open_angle(&mut self) {
        if self.options.marks {
            self.has_marks = true;
            // The length is filled in by `close_angle`.
            self.buffer.push(&[OPEN, NO_LENGTH, NO_LENGTH]);
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'<' {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'<');
    }

    /// True if template arguments may have been written last.
    pub(super) fn ends_with_angle(&self) -> bool {
        matches!(self.buffer.last(), CLOSE | b'>')
    }

    /// Writes `>` for the template arguments that began at `start`, after a space if GNU separates it from another one.
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

    /// Replaces the marks by brackets and cuts out the template arguments that the options omit. This is done in place,
    /// since a replacement is never longer than its mark.
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

    /// Shortens the part from `from` to `to`. Returns its new end.
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
