//! The text, whose length is bounded.

use demangling::{ErrorKind, Limits};

/// Appends to a text, up to a limit.
pub(crate) struct Output<'t> {
    text: &'t mut Vec<u8>,
    /// The length of `text` before the first write.
    start: usize,
    /// How many bytes the limit still allows.
    room: usize,
}

/// The limit is reached.
pub(crate) struct Full;

impl<'t> Output<'t> {
    pub(crate) fn new(text: &'t mut Vec<u8>, limits: &Limits) -> Self {
        Output { start: text.len(), text, room: limits.output }
    }

    #[inline(always)]
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.room = self.room.checked_sub(bytes.len()).ok_or(Full)?;
        self.text.extend_from_slice(bytes);
        Ok(())
    }

    /// How many bytes were written.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.text.len().saturating_sub(self.start)
    }

    /// Removes what was written.
    pub(crate) fn discard(self) {
        self.text.truncate(self.start);
    }
}

impl From<Full> for ErrorKind {
    fn from(_: Full) -> ErrorKind {
        ErrorKind::TooLong
    }
}
