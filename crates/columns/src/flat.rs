//! The texts of the names of an array that holds them itself.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use arrow_data::ArrayData;
use arrow_schema::DataType;
use bulk::{TEXT_A_NAME, Watch, on_threads};

use crate::{
    Error, OnError, Overflow, Request,
    memo::{Key, Made, Memo},
    names::Names,
    output::{Output, Piece, with_nulls},
};

/// What each thread uses again for each piece.
struct Worker {
    piece: Piece,
    memo: Memo,
}

/// The pieces that are done, in the order of their rows.
struct Assembly {
    output: Output,
    /// The row after those in the output.
    next: usize,
    /// Pieces whose predecessors are not done yet, by their first rows.
    waiting: BTreeMap<usize, Piece>,
    /// The rows whose names have no text.
    nothing: Vec<usize>,
    error: Option<Error>,
}

impl Assembly {
    /// Adds the piece of the rows from `start`. Leaves an empty one.
    fn add(&mut self, start: usize, piece: &mut Piece, limit: usize) {
        if start != self.next {
            self.waiting.insert(start, std::mem::take(piece));
            return;
        }
        self.append(piece, limit);
        while let Some(piece) = self.waiting.remove(&self.next) {
            self.append(&piece, limit);
        }
    }

    fn append(&mut self, piece: &Piece, limit: usize) {
        self.next += piece.ends.len();
        self.nothing.extend_from_slice(&piece.nothing);
        if let Err(error) = self.output.append(piece, limit) {
            self.error.get_or_insert(error);
        }
    }

    /// Adds a piece that wrote where the output does.
    fn take_back(&mut self, piece: &mut Piece, limit: usize) {
        self.nothing.extend_from_slice(&piece.nothing);
        if let Err(error) = self.output.take_back(piece, limit) {
            self.error.get_or_insert(error);
        }
    }

    /// Stores the error of the lowest row.
    fn fail(&mut self, error: Error) {
        let row = |error: &Error| if let Error::Name { index, .. } = error { *index } else { 0 };
        if self.error.as_ref().is_none_or(|known| row(&error) < row(known)) {
            self.error = Some(error);
        }
    }
}

/// The array of the texts of an array of texts or bytes.
pub fn flat(names: &ArrayData, request: &Request, goes_on: &mut dyn FnMut() -> bool) -> Result<ArrayData, Error> {
    let given = names.data_type();
    match (flat_as(given, names, request, goes_on), given, request.overflow) {
        (Err(Error::TooLarge), DataType::Utf8, Overflow::Widen) => {
            flat_as(&DataType::LargeUtf8, names, request, goes_on)
        }
        (Err(Error::TooLarge), DataType::Binary, Overflow::Widen) => {
            flat_as(&DataType::LargeBinary, names, request, goes_on)
        }
        (result, ..) => result,
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn flat_as(
    result: &DataType,
    data: &ArrayData,
    request: &Request,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<ArrayData, Error> {
    let names = Names::new(data)?;
    let output = Output::new(result, names.len(), names.bytes().saturating_mul(TEXT_A_NAME).min(request.limit))?;
    let is_text = output.is_text();
    let assembly = Mutex::new(Assembly { output, next: 0, waiting: BTreeMap::new(), nothing: Vec::new(), error: None });
    let workers = Mutex::new(Vec::new());
    // A single thread does the pieces one after the other.
    let alone = request.batch.threads.get() == 1;
    // After an error, the pieces that come later need not be done. Those before it are done, or being done.
    let failed = AtomicBool::new(false);
    let done = on_threads(names.len(), request.batch, goes_on, |rows, watch| {
        if failed.load(Ordering::Relaxed) {
            return;
        }
        let worker = locked(&workers).pop();
        let mut worker =
            worker.unwrap_or_else(|| Worker { piece: Piece::default(), memo: Memo::new(request.remembered) });
        worker.piece.clear();
        let start = rows.start;
        let is_lent = alone && locked(&assembly).output.lend(&mut worker.piece);
        let written = write(&names, rows, is_text, request, &mut worker, watch);
        if is_text {
            worker.piece.make_text();
        }
        let mut assembly = locked(&assembly);
        match written {
            Ok(()) if is_lent => assembly.take_back(&mut worker.piece, request.limit),
            Ok(()) => assembly.add(start, &mut worker.piece, request.limit),
            Err(error) => assembly.fail(error),
        }
        if assembly.error.is_some() {
            failed.store(true, Ordering::Relaxed);
        }
        drop(assembly);
        locked(&workers).push(worker);
    });
    let Assembly { output, nothing, error, .. } = assembly.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = error {
        return Err(error);
    }
    done.map_err(|_| Error::Interrupted)?;
    let nothing = if request.on_error == OnError::Null { nothing } else { Vec::new() };
    Ok(output.finish(with_nulls(data.nulls(), names.len(), nothing.into_iter())))
}

/// How many rows are looked up at once.
const AHEAD: usize = 16;

/// The names of some rows, and where they are in the cache.
#[derive(Default)]
struct Ahead<'a> {
    names: [Option<&'a [u8]>; AHEAD],
    keys: [Option<Key>; AHEAD],
}

/// Finds the names of some rows, and where they are in the cache.
#[inline]
fn look_ahead<'a>(
    names: &Names<'a>,
    rows: std::ops::Range<usize>,
    memo: &mut Memo,
    ahead: &mut Ahead<'a>,
) -> Result<(), Error> {
    let mut before = None;
    for ((row, name), key) in rows.zip(&mut ahead.names).zip(&mut ahead.keys) {
        *name = names.get(row)?;
        // The same name as before needs no key.
        *key = name.filter(|_| *name != before).and_then(|name| memo.place(name));
        before = *name;
    }
    memo.read_ahead(&mut ahead.keys);
    Ok(())
}

/// Writes the texts of `rows` to the piece of the worker.
fn write<F: FnMut() -> bool>(
    names: &Names,
    rows: std::ops::Range<usize>,
    is_text: bool,
    request: &Request,
    worker: &mut Worker,
    watch: &mut Watch<F>,
) -> Result<(), Error> {
    let Worker { piece, memo } = worker;
    let mut before: Option<(&[u8], usize, bool)> = None;
    let mut ahead = Ahead::default();
    let (first, end) = (rows.start, rows.end);
    for row in rows {
        let at = (row - first) % AHEAD;
        if at == 0 {
            look_ahead(names, row..end.min(row + AHEAD), memo, &mut ahead)?;
        }
        let (Some(name), key) = (ahead.names[at], ahead.keys[at]) else {
            piece.end();
            continue;
        };
        let start = piece.bytes.len();
        // A neighbour with the same name.
        if let Some((_, start_before, has_text)) = before.filter(|(before, ..)| *before == name) {
            let end = piece.ends.last().copied().unwrap_or(start);
            // Nulls between them have no text.
            piece.bytes.extend_from_within(start_before..end);
            before = Some((name, start, has_text));
            if !has_text {
                piece.nothing.push(row);
            }
            piece.end();
            continue;
        }
        let known = key.and_then(|key| memo.find(key, name));
        let has_text = match known {
            Some(Made::Text(text)) => {
                piece.bytes.extend_from_slice(text);
                true
            }
            Some(Made::Nothing) => false,
            None => {
                if !watch.goes_on_with(name.len()) {
                    return Err(Error::Interrupted);
                }
                let has_text = match symbol_names::demangle_to(name, request.options, &mut piece.bytes) {
                    Ok(()) => true,
                    Err(error) => {
                        if request.raises(&error) {
                            return Err(Error::Name { index: row, name: name.to_vec(), is_text, error });
                        }
                        piece.bytes.truncate(start);
                        false
                    }
                };
                if let Some(key) = key {
                    let text = piece.bytes.get(start..).unwrap_or_default();
                    memo.insert(key, name, if has_text { Made::Text(text) } else { Made::Nothing });
                }
                has_text
            }
        };
        if !has_text {
            piece.nothing.push(row);
            if request.on_error == OnError::Keep {
                piece.bytes.extend_from_slice(name);
            }
        }
        before = Some((name, start, has_text));
        piece.end();
    }
    Ok(())
}
