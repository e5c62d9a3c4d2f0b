//! Template arguments between marks, for the options that leave some of them out.
//!
//! How much of a template argument is printed depends on where it is, and a substitution can bring it elsewhere. So the
//! text holds all of it, its brackets as marks, and what is too deep is left out when the text is complete.

use super::{Spelling, Text};

/// For `<`.
const OPEN: u8 = 1;
/// For `>`.
const CLOSE: u8 = 2;

/// Where the last comma of a list was dropped, after which GNU sees no `>`.
const DROPPED: u8 = 3;

/// Whether a name contains what would be taken for a mark.
pub(super) fn are_in(mangled: &[u8]) -> bool {
    mangled.iter().fold(false, |found, &byte| found | (byte <= DROPPED))
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
            self.buffer.push_byte(OPEN);
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'<' {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'<');
    }

    /// `>`, after a space where GNU keeps two apart.
    #[inline(always)]
    pub(super) fn close_angle(&mut self) {
        if self.options.marks {
            self.buffer.push_byte(CLOSE);
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'>' && self.buffer.len() != self.dropped_comma {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'>');
    }

    /// Writes the text of the name again, with brackets for marks and without the template arguments that the options
    /// leave out.
    pub(super) fn shorten(&mut self) -> Option<()> {
        let start = self.buffer.len();
        let (result, name) = (self.result, self.begin);
        self.buffer.get(self.begin, self.end)?;
        if result.0 != result.1 {
            self.shorten_part(result, start)?;
            self.shorten_part((name, result.0), start)?;
            self.shorten_part((result.1, self.end), start)?;
        } else {
            self.shorten_part((name, self.end), start)?;
        }
        self.result = (0, 0);
        self.begin = start;
        self.end = self.buffer.len();
        Some(())
    }

    fn shorten_part(&mut self, (from, to): (usize, usize), start: usize) -> Option<()> {
        let deepest = if self.options.template_args { self.options.max_template_depth } else { 0 };
        let mut at = from;
        let mut depth = 0;
        while at < to {
            let plain = self.buffer.repeat_up_to(at, to, DROPPED);
            at += plain;
            if at >= to {
                break;
            }
            match self.buffer.byte(at) {
                OPEN => {
                    if self.options.template_args {
                        self.push_angle(b'<', start);
                    }
                    if depth >= deepest {
                        at = self.leave_out(at, to, start)?;
                        continue;
                    }
                    depth += 1;
                }
                CLOSE => {
                    depth = depth.saturating_sub(1);
                    self.push_angle(b'>', start);
                }
                _ => self.dropped_comma = self.buffer.len(),
            }
            at += 1;
        }
        Some(())
    }

    /// Leaves out the template arguments whose mark is at `at`. Returns where the text goes on.
    fn leave_out(&mut self, at: usize, to: usize, start: usize) -> Option<usize> {
        let mut depth = 0u32;
        let mut end = at;
        loop {
            if end >= to {
                return None;
            }
            match self.buffer.byte(end) {
                OPEN => depth += 1,
                CLOSE => depth = depth.checked_sub(1)?,
                _ => {}
            }
            end += 1;
            if depth == 0 {
                break;
            }
            end += self.buffer.length_up_to(end, to, DROPPED);
        }
        if self.options.template_args {
            if end > at + 2 {
                self.buffer.push(b"...");
            }
            self.push_angle(b'>', start);
        }
        Some(end)
    }

    #[inline(always)]
    fn push_angle(&mut self, angle: u8, start: usize) {
        let follows = self.buffer.len() > start && self.buffer.len() != self.dropped_comma;
        if S::SPACE_BETWEEN_ANGLES && follows && self.buffer.last() == angle {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(angle);
    }
}
