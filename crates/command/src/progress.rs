//! The progress of long work, on a terminal.

use std::fs;
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use crate::request::Request;

const TEMPLATE: &str = "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";

/// A bar on standard error for the bytes of files; none if it was not asked for, or if that is no terminal.
pub(crate) fn of(request: &Request, files: &[PathBuf]) -> ProgressBar {
    if !request.progress {
        return ProgressBar::hidden();
    }
    let lengths = files.iter().filter_map(|path| fs::metadata(path).ok());
    let style = ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(lengths.map(|file| file.len()).sum()).with_style(style)
}
