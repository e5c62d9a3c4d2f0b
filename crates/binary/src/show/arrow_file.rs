//! Files in the IPC format of Apache Arrow, `.arrow`.

use std::io::{self, Write};

use arrow_array::{RecordBatch, StructArray};
use arrow_ipc::writer::FileWriter;
use arrow_schema::ArrowError;

use super::failed;
use crate::SymbolTable;

/// Writes the table as a file in the IPC format, which `pyarrow`, polars, `DuckDB` and others read.
///
/// ```
/// let table = binary_symbols::read_file(&std::env::current_exe().unwrap(), &Default::default())?;
/// let mut out = Vec::new();
/// binary_symbols::show::symbols_arrow(&mut out, &table, || true).unwrap();
/// assert!(out.starts_with(b"ARROW1"));
/// # Ok::<(), binary_symbols::Error>(())
/// ```
///
/// # Errors
///
/// Those of writing, and those of [`SymbolTable::to_arrow`]; [`io::ErrorKind::Interrupted`] if `goes_on` returned false.
pub fn symbols_arrow(out: &mut dyn Write, table: &SymbolTable, goes_on: impl FnMut() -> bool) -> io::Result<()> {
    let rows = table.to_arrow(goes_on).map_err(failed)?;
    let rows = RecordBatch::from(StructArray::from(rows));
    let write = || {
        let mut writer = FileWriter::try_new(out, &rows.schema())?;
        writer.write(&rows)?;
        writer.finish()
    };
    write().map_err(|error| match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    })
}
