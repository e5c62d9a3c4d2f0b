//! Writes rows on all cores.

use std::io::{self, Write};
use std::ops::Range;

use bulk::{Caller, Filled, pipeline};

use super::failed;
use crate::{Symbol, SymbolTable, names};

/// Calls `write` with the number of each row and its symbol, on all cores, and writes what it appends to `out` in order.
///
/// The names are then [checked](SymbolTable::check). Ends with [`io::ErrorKind::Interrupted`] if `goes_on` returned false;
/// the caller's thread calls it ten times a second.
pub(super) fn write(
    out: &mut dyn Write,
    table: &SymbolTable,
    goes_on: impl FnMut() -> bool + Send,
    write: impl Fn(&mut Vec<u8>, usize, &Symbol) + Sync,
) -> io::Result<()> {
    let batch = names::batch(table.len());
    let mut rows = Rows { out, rest: 0..table.len(), piece: batch.piece.get() };
    pipeline(&mut rows, batch.threads, goes_on, |(rows, text), watch| {
        text.clear();
        for row in rows.clone() {
            let Some(symbol) = table.get(row) else { return };
            if !watch.goes_on_with(symbol.mangled().len()) {
                return;
            }
            write(text, row, &symbol);
        }
    })?;
    table.check().map_err(failed)
}

struct Rows<'a> {
    out: &'a mut dyn Write,
    rest: Range<usize>,
    piece: usize,
}

impl Caller for Rows<'_> {
    /// Rows, and their text.
    type Block = (Range<usize>, Vec<u8>);
    type Error = io::Error;

    fn fill(&mut self, block: &mut Self::Block, _waits: bool) -> io::Result<Filled> {
        if self.rest.is_empty() {
            return Ok(Filled::Never);
        }
        let end = self.rest.end.min(self.rest.start + self.piece);
        block.0 = self.rest.start..end;
        self.rest.start = end;
        Ok(Filled::Yes)
    }

    fn empty(&mut self, block: &mut Self::Block) -> io::Result<()> {
        self.out.write_all(&block.1)
    }
}
