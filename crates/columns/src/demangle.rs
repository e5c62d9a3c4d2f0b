//! The texts of the names of an array.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use arrow_buffer::{ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use bulk::{Batch, Distinct, Watch, on_threads};
use symbol::{ErrorKind, Options};

use crate::{
    Error,
    memo::{Key, Made, Memo},
    names::{Names, elements, no_names},
    output::{Output, Piece, is_text},
};

/// What to do with a name that cannot be demangled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// The name itself is the text.
    #[default]
    Keep,
    /// The row is null.
    Null,
    /// It is an error, for the first such row.
    Strict,
}

/// What to do when the texts exceed an array with offsets of 32 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overflow {
    /// Use the type with offsets of 64 bits.
    #[default]
    Widen,
    /// It is an error.
    Fail,
}

/// How the names of an array are demangled.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The options of the texts.
    pub options: &'a Options,
    /// What to do with names that cannot be demangled.
    pub on_error: OnError,
    /// How the work is shared.
    pub batch: Batch,
    /// How many recent names each thread remembers.
    pub remembered: usize,
    /// What to do with large texts.
    pub overflow: Overflow,
    /// How many bytes of text are too many for offsets of 32 bits.
    pub limit: usize,
}

impl Request<'_> {
    /// How many recent names each thread remembers by default: the functions of a large profile. Their places take a
    /// megabyte.
    pub const REMEMBERED: usize = 1 << 16;
    const LIMIT: usize = i32::MAX as usize;
    const DEFAULT: Request<'static> = Request {
        options: &Options::DEFAULT,
        on_error: OnError::Keep,
        // As `Batch::default`, which is not constant.
        batch: Batch { threads: std::num::NonZeroUsize::MIN, piece: std::num::NonZeroUsize::new(256).unwrap() },
        remembered: Self::REMEMBERED,
        overflow: Overflow::Widen,
        limit: Self::LIMIT,
    };
}

impl Default for Request<'_> {
    fn default() -> Self {
        Request::DEFAULT
    }
}

/// The type of the array that [`demangle`] returns for an array of this type, unless it is widened.
///
/// # Errors
///
/// [`Error::Type`] if the type holds no names.
pub fn demangled_type(given: &DataType) -> Result<DataType, Error> {
    let supported = match given {
        DataType::Dictionary(keys, values) => keys.is_dictionary_key_type() && is_flat(values),
        DataType::RunEndEncoded(ends, values) => {
            ends.data_type().is_run_ends_type() && demangled_type(values.data_type()).is_ok()
        }
        other => is_flat(other) || *other == DataType::Null,
    };
    if supported { Ok(given.clone()) } else { Err(no_names(given)) }
}

fn is_flat(data_type: &DataType) -> bool {
    is_text(data_type) || matches!(data_type, DataType::Binary | DataType::LargeBinary | DataType::BinaryView)
}

/// The array of the texts of all names, which has the layout of `names`. Nulls stay null.
///
/// The values of a dictionary and of runs are demangled once. Texts that are not UTF-8, which names can have whose bytes
/// are, get replacement characters in a text array.
///
/// # Errors
///
/// [`Error::Type`] if the array holds no names, [`Error::Malformed`] if it is not what the format wants,
/// [`Error::Name`] for a name that cannot be demangled, if that is asked for, or if the style does not have an option,
/// [`Error::TooLarge`] if the texts do not fit, and [`Error::Interrupted`] if `goes_on`, which the caller's thread calls
/// ten times a second, gave false.
pub fn demangle(names: &ArrayData, request: &Request, mut goes_on: impl FnMut() -> bool) -> Result<ArrayData, Error> {
    demangle_any(names, request, &mut goes_on)
}

fn demangle_any(names: &ArrayData, request: &Request, goes_on: &mut dyn FnMut() -> bool) -> Result<ArrayData, Error> {
    demangled_type(names.data_type())?;
    match names.data_type() {
        DataType::Null => Ok(ArrayData::new_null(&DataType::Null, names.len())),
        DataType::Dictionary(keys, _) => match **keys {
            DataType::Int8 => dictionary::<i8>(names, request, goes_on),
            DataType::Int16 => dictionary::<i16>(names, request, goes_on),
            DataType::Int32 => dictionary::<i32>(names, request, goes_on),
            DataType::Int64 => dictionary::<i64>(names, request, goes_on),
            DataType::UInt8 => dictionary::<u8>(names, request, goes_on),
            DataType::UInt16 => dictionary::<u16>(names, request, goes_on),
            DataType::UInt32 => dictionary::<u32>(names, request, goes_on),
            DataType::UInt64 => dictionary::<u64>(names, request, goes_on),
            ref other => Err(Error::malformed(format!("a dictionary has keys of type {other}"))),
        },
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => runs::<i16>(names, request, goes_on),
            DataType::Int32 => runs::<i32>(names, request, goes_on),
            DataType::Int64 => runs::<i64>(names, request, goes_on),
            other => Err(Error::malformed(format!("run ends have the type {other}"))),
        },
        _ => flat(names, request, goes_on),
    }
}

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

/// How many times as long as the names their texts are, at most on average.
const TEXT_A_NAME: usize = 2;

fn flat(names: &ArrayData, request: &Request, goes_on: &mut dyn FnMut() -> bool) -> Result<ArrayData, Error> {
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

/// Finds the names of some rows, and where they are in the cache.
#[inline]
fn look_ahead<'a>(
    names: &Names<'a>,
    rows: std::ops::Range<usize>,
    memo: &mut Memo,
    ahead: &mut [(Option<&'a [u8]>, Option<Key>); AHEAD],
) -> Result<(), Error> {
    let mut keys = [None; AHEAD];
    let mut before = None;
    for ((row, found), key) in rows.zip(ahead.iter_mut()).zip(&mut keys) {
        let name = names.get(row)?;
        // The same name as before needs no key.
        *key = name.filter(|_| name != before).and_then(|name| memo.place(name));
        *found = (name, *key);
        before = name;
    }
    memo.read_ahead(&keys);
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
    let mut ahead: [(Option<&[u8]>, Option<Key>); AHEAD] = [(None, None); AHEAD];
    let (first, end) = (rows.start, rows.end);
    for row in rows {
        let at = (row - first) % AHEAD;
        if at == 0 {
            look_ahead(names, row..end.min(row + AHEAD), memo, &mut ahead)?;
        }
        let (Some(name), key) = ahead[at] else {
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
                if !watch.goes_on() {
                    return Err(Error::Interrupted);
                }
                let has_text = match symbol::demangle_to(name, request.options, &mut piece.bytes) {
                    Ok(()) => true,
                    Err(error) => {
                        if request.on_error == OnError::Strict || error.kind() == ErrorKind::Unsupported {
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

/// The nulls of an array, and more rows that are null. They are copied, so that the result owns them.
pub fn with_nulls(
    nulls: Option<&NullBuffer>,
    len: usize,
    more: impl ExactSizeIterator<Item = usize>,
) -> Option<NullBuffer> {
    if nulls.is_none() && more.len() == 0 {
        return None;
    }
    let mut valid = BooleanBufferBuilder::new(len);
    match nulls {
        Some(nulls) => valid.append_buffer(nulls.inner()),
        None => valid.append_n(len, true),
    }
    for row in more {
        valid.set_bit(row, false);
    }
    Some(NullBuffer::new(valid.finish())).filter(|nulls| nulls.null_count() > 0)
}

/// The values of a dictionary, and the keys of its rows.
pub struct Keyed<'a, K> {
    keys: &'a [K],
    nulls: Option<&'a NullBuffer>,
    /// The values, of which those are null that no row refers to.
    pub values: ArrayData,
}

impl<'a, K: ArrowNativeType> Keyed<'a, K> {
    pub fn new(data: &'a ArrayData) -> Result<Self, Error> {
        let ([keys, ..], [values, ..]) = (data.buffers(), data.child_data()) else {
            return Err(Error::malformed("a dictionary lacks its keys or values"));
        };
        let keys: &[K] = elements(keys, data.offset(), data.len())?;
        let mut used = BooleanBufferBuilder::new(values.len());
        used.append_n(values.len(), false);
        for (row, key) in keys.iter().enumerate() {
            if data.is_valid(row) {
                let key = key.to_usize().filter(|key| *key < values.len());
                let key = key.ok_or_else(|| Error::malformed(format!("the dictionary has no value for row {row}")))?;
                used.set_bit(key, true);
            }
        }
        let used: BooleanBuffer = used.finish();
        let used = NullBuffer::new(used);
        let nulls = NullBuffer::union(values.nulls(), Some(&used));
        let values = values.clone().into_builder().nulls(nulls);
        // SAFETY: more rows than before are null, and nothing else is different.
        let values = unsafe { values.build_unchecked() };
        Ok(Keyed { keys, nulls: data.nulls(), values })
    }

    /// The number of the value at `row`, unless it is null.
    #[inline]
    pub fn get(&self, row: usize) -> Option<usize> {
        let is_null = self.nulls.is_some_and(|nulls| nulls.is_null(row));
        self.keys.get(row).filter(|_| !is_null)?.to_usize().filter(|key| self.values.is_valid(*key))
    }

    /// The first row with one of these values.
    pub fn first(&self, is_one: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        (0..self.keys.len()).find_map(|row| self.get(row).filter(|key| is_one(*key)).map(|key| (row, key)))
    }
}

/// Demangles the values of a dictionary. Values that are equal afterwards are one, since pandas and others want them
/// to be distinct; values that no row refers to are left out, and so are nulls.
fn dictionary<K: ArrowNativeType>(
    data: &ArrayData,
    request: &Request,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<ArrayData, Error> {
    let keyed = Keyed::<K>::new(data)?;
    let texts = match flat(&keyed.values, request, goes_on) {
        Err(Error::Name { .. }) if request.on_error == OnError::Strict => {
            return Err(first_error(&keyed, request, goes_on));
        }
        other => other?,
    };
    let read = Names::new(&texts)?;
    let mut distinct = Distinct::new();
    let mut kept: Vec<usize> = Vec::new();
    let mut numbers: Vec<Option<K>> = Vec::with_capacity(read.len());
    let mut piece = Piece::default();
    let mut output = Output::new(texts.data_type(), read.len(), read.bytes())?;
    for row in 0..read.len() {
        let Some(text) = read.get(row)? else {
            numbers.push(None);
            continue;
        };
        let next = u32::try_from(kept.len()).map_err(|_| Error::TooLarge)?;
        let number = distinct.number(text, next, |other| {
            kept.get(other as usize).and_then(|row| read.get(*row).ok().flatten()) == Some(text)
        });
        numbers.push(K::from_usize(number as usize));
        if number == next {
            kept.push(row);
            piece.clear();
            piece.bytes.extend_from_slice(text);
            piece.end();
            output.append(&piece, usize::MAX)?;
        }
    }
    let null = |row: &usize| keyed.get(*row).is_none_or(|key| numbers.get(key).is_none_or(Option::is_none));
    let more: Vec<usize> = if texts.null_count() == 0 { Vec::new() } else { (0..data.len()).filter(null).collect() };
    let nulls = with_nulls(data.nulls(), data.len(), more.into_iter());
    let key = |row| keyed.get(row).and_then(|key| numbers.get(key).copied().flatten()).unwrap_or_default();
    let keys: Vec<K> = (0..data.len()).map(key).collect();
    let values = output.finish(None);
    let DataType::Dictionary(key_type, _) = data.data_type() else { return Err(no_names(data.data_type())) };
    let data_type = DataType::Dictionary(key_type.clone(), Box::new(values.data_type().clone()));
    let array = ArrayData::builder(data_type).len(data.len()).nulls(nulls);
    let array = array.add_buffer(Buffer::from_vec(keys)).add_child_data(values);
    // SAFETY: the keys, as many as rows, are numbers of values, or 0 where the row is null.
    Ok(unsafe { array.build_unchecked() })
}

/// The error of the first row whose value cannot be demangled.
#[cold]
fn first_error<K: ArrowNativeType>(keyed: &Keyed<K>, request: &Request, goes_on: &mut dyn FnMut() -> bool) -> Error {
    let mut find = || {
        let texts = flat(&keyed.values, &Request { on_error: OnError::Null, ..*request }, goes_on)?;
        let Some((index, key)) = keyed.first(|key| texts.is_null(key)) else {
            return Err(Error::malformed("the values changed meanwhile"));
        };
        let name = Names::new(&keyed.values)?.get(key)?.unwrap_or_default().to_vec();
        let is_text = is_text(keyed.values.data_type());
        match symbol::demangle_to(&name, request.options, &mut Vec::new()) {
            Err(error) => Ok(Error::Name { index, name, is_text, error }),
            Ok(()) => Err(Error::malformed("the values changed meanwhile")),
        }
    };
    find().unwrap_or_else(|error| error)
}

/// The runs of an array: the ends of those within it, counted from its first row, and their values.
pub fn runs_of<E: ArrowNativeType>(data: &ArrayData) -> Result<(Vec<E>, ArrayData), Error> {
    let [ends, values] = data.child_data() else {
        return Err(Error::malformed("an array of runs has no two children"));
    };
    let buffer = ends.buffers().first().ok_or_else(|| Error::malformed("there are no run ends"))?;
    let all: &[E] = elements(buffer, ends.offset(), ends.len())?;
    if ends.null_count() > 0 || values.len() < all.len() {
        return Err(Error::malformed("there are not as many run ends as values"));
    }
    let (start, stop) = (data.offset(), data.offset() + data.len());
    let mut found = Vec::new();
    let (mut first, mut last) = (0, 0);
    for (number, end) in all.iter().enumerate() {
        let end = end.to_usize().filter(|end| *end > last);
        last = end.ok_or_else(|| Error::malformed("the run ends do not ascend"))?;
        if last <= start {
            first = number + 1;
        } else if found.last().copied().and_then(E::to_usize).unwrap_or(0) < data.len() {
            found.push(E::usize_as(last.min(stop) - start));
        }
    }
    if last < stop {
        return Err(Error::malformed("the runs end before the array"));
    }
    let values = if found.is_empty() { values.slice(0, 0) } else { values.slice(first, found.len()) };
    Ok((found, values))
}

/// Demangles the values of runs.
fn runs<E: ArrowNativeType>(
    data: &ArrayData,
    request: &Request,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<ArrayData, Error> {
    let (ends, values) = runs_of::<E>(data)?;
    let values = demangle_any(&values, request, goes_on).map_err(|error| match error {
        Error::Name { index, name, is_text, error } => {
            let before = index.checked_sub(1).and_then(|run| ends.get(run));
            Error::Name { index: before.and_then(|end| end.to_usize()).unwrap_or(0), name, is_text, error }
        }
        other => other,
    })?;
    let DataType::RunEndEncoded(end_field, value_field) = data.data_type() else {
        return Err(no_names(data.data_type()));
    };
    let value_field = value_field.as_ref().clone().with_data_type(values.data_type().clone()).with_nullable(true);
    let data_type = DataType::RunEndEncoded(end_field.clone(), value_field.into());
    let count = ends.len();
    let ends = ArrayData::builder(end_field.data_type().clone()).len(count).add_buffer(Buffer::from_vec(ends));
    // SAFETY: a buffer of as many numbers.
    let ends = unsafe { ends.build_unchecked() };
    let array = ArrayData::builder(data_type).len(data.len()).add_child_data(ends).add_child_data(values);
    // SAFETY: the ends ascend up to the number of rows, as `runs_of` has found, and there are as many values.
    Ok(unsafe { array.build_unchecked() })
}
