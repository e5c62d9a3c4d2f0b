//! Arrays that are being written, piece by piece.

use arrow_buffer::{ArrowNativeType, BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;

use crate::{
    Error,
    memory::reserve,
    names::{INLINE, no_names},
};

/// The texts of some rows in one buffer, which is so small that it stays in the processor's cache, or is that of the
/// output.
#[derive(Debug, Default)]
pub struct Piece {
    pub bytes: Vec<u8>,
    /// Where the first text starts.
    start: usize,
    /// Where each text ends.
    pub ends: Vec<usize>,
    /// The rows of the array, in ascending order, whose names have no text.
    pub nothing: Vec<usize>,
}

impl Piece {
    /// Forgets everything, but for the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.start = 0;
        self.ends.clear();
        self.nothing.clear();
    }

    /// Ends the text of a row.
    #[inline]
    pub fn end(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// Makes each text UTF-8, in which a replacement character stands for what is none.
    pub fn make_text(&mut self) {
        if self.own().is_ascii() || self.texts().all(|text| std::str::from_utf8(text).is_ok()) {
            return;
        }
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for text in self.texts() {
            bytes.extend_from_slice(String::from_utf8_lossy(text).as_bytes());
            ends.push(self.start + bytes.len());
        }
        self.bytes.truncate(self.start);
        self.bytes.append(&mut bytes);
        self.ends = ends;
    }

    /// The bytes of its texts.
    fn own(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(self.start).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.bytes[start..end])
    }
}

/// The values of an array that is being written.
#[derive(Debug)]
pub struct Output {
    data_type: DataType,
    layout: Layout,
    rows: usize,
}

#[derive(Debug)]
enum Layout {
    Small { offsets: Vec<i32>, bytes: Vec<u8> },
    Large { offsets: Vec<i64>, bytes: Vec<u8> },
    Views { views: Vec<u128>, buffers: Vec<Vec<u8>> },
}

/// How long the buffer of a view may become before another one is begun.
const BUFFER: usize = 1 << 30;

impl Output {
    /// For an array of this type, of so many rows and about so many bytes.
    pub fn new(data_type: &DataType, rows: usize, bytes: usize) -> Result<Output, Error> {
        let layout = match data_type {
            DataType::Utf8 | DataType::Binary => Layout::Small { offsets: first_offset(rows), bytes: reserve(bytes) },
            DataType::LargeUtf8 | DataType::LargeBinary => {
                Layout::Large { offsets: first_offset(rows), bytes: reserve(bytes) }
            }
            DataType::Utf8View | DataType::BinaryView => {
                Layout::Views { views: reserve(rows), buffers: vec![reserve(bytes.min(BUFFER))] }
            }
            other => return Err(no_names(other)),
        };
        Ok(Output { data_type: data_type.clone(), layout, rows: 0 })
    }

    /// True if the values must be UTF-8.
    pub fn is_text(&self) -> bool {
        is_text(&self.data_type)
    }

    /// Lets an empty piece write where the output does, so that its texts need not be copied. Returns false if the layout
    /// has no such place.
    pub fn lend(&mut self, piece: &mut Piece) -> bool {
        match &mut self.layout {
            Layout::Small { bytes, .. } | Layout::Large { bytes, .. } => {
                piece.start = bytes.len();
                std::mem::swap(bytes, &mut piece.bytes);
                true
            }
            Layout::Views { .. } => false,
        }
    }

    /// Appends the rows of a piece that wrote where the output does.
    pub fn take_back(&mut self, piece: &mut Piece, limit: usize) -> Result<(), Error> {
        let rows = piece.ends.len();
        match &mut self.layout {
            Layout::Small { offsets, bytes } => {
                std::mem::swap(bytes, &mut piece.bytes);
                append_ends(&piece.ends, 0, offsets, limit)?;
            }
            Layout::Large { offsets, bytes } => {
                std::mem::swap(bytes, &mut piece.bytes);
                append_ends(&piece.ends, 0, offsets, usize::MAX)?;
            }
            Layout::Views { .. } => return self.append(piece, limit),
        }
        self.rows += rows;
        Ok(())
    }

    /// Appends the rows of a piece, unless its texts and those before take more than `limit` bytes.
    pub fn append(&mut self, piece: &Piece, limit: usize) -> Result<(), Error> {
        match &mut self.layout {
            Layout::Small { offsets, bytes } => append(piece, offsets, bytes, limit)?,
            Layout::Large { offsets, bytes } => append(piece, offsets, bytes, usize::MAX)?,
            Layout::Views { views, buffers } => append_views(piece, views, buffers)?,
        }
        self.rows += piece.ends.len();
        Ok(())
    }

    /// The array, whose rows are null where `nulls` says so.
    pub fn finish(self, nulls: Option<NullBuffer>) -> ArrayData {
        let buffers = match self.layout {
            Layout::Small { offsets, bytes } => vec![offsets.into(), finished(bytes)],
            Layout::Large { offsets, bytes } => vec![offsets.into(), finished(bytes)],
            Layout::Views { views, buffers } => {
                let buffers = buffers.into_iter().filter(|buffer| !buffer.is_empty());
                std::iter::once(views.into()).chain(buffers.map(finished)).collect()
            }
        };
        let array = ArrayData::builder(self.data_type).len(self.rows).nulls(nulls).buffers(buffers);
        // SAFETY: the offsets ascend from 0, and their last one is the number of bytes; a view is of a text in the buffer
        // with its number. Each value of a text array was made UTF-8 by `Piece::make_text`. There are as many nulls as
        // rows: both have those of the array that was read.
        unsafe { array.build_unchecked() }
    }
}

/// True for the types whose values are UTF-8.
pub fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn first_offset<O: ArrowNativeType>(rows: usize) -> Vec<O> {
    let mut offsets = reserve(rows + 1);
    offsets.push(O::default());
    offsets
}

/// Gives back the memory that is not used.
fn finished(mut bytes: Vec<u8>) -> Buffer {
    bytes.shrink_to_fit();
    bytes.into()
}

fn append<O: ArrowNativeType>(
    piece: &Piece,
    offsets: &mut Vec<O>,
    bytes: &mut Vec<u8>,
    limit: usize,
) -> Result<(), Error> {
    append_ends(&piece.ends, bytes.len(), offsets, limit)?;
    bytes.extend_from_slice(&piece.bytes);
    Ok(())
}

/// Appends an offset for each of the `ends`, which are counted from `start`.
fn append_ends<O: ArrowNativeType>(
    ends: &[usize],
    start: usize,
    offsets: &mut Vec<O>,
    limit: usize,
) -> Result<(), Error> {
    let last = start.checked_add(ends.last().copied().unwrap_or(0));
    if last.is_none_or(|last| last > limit || O::from_usize(last).is_none()) {
        return Err(Error::TooLarge);
    }
    offsets.extend(ends.iter().map(|end| O::usize_as(start + end)));
    Ok(())
}

fn append_views(piece: &Piece, views: &mut Vec<u128>, buffers: &mut Vec<Vec<u8>>) -> Result<(), Error> {
    if buffers.last().is_none_or(|last| !last.is_empty() && last.len() + piece.bytes.len() > BUFFER) {
        buffers.push(Vec::with_capacity(piece.bytes.len()));
    }
    let number = buffers.len() - 1;
    let buffer = &mut buffers[number];
    let number = i32::try_from(number).map_err(|_| Error::TooLarge)?;
    i32::try_from(buffer.len() + piece.bytes.len()).map_err(|_| Error::TooLarge)?;
    views.extend(piece.texts().map(|text| {
        let mut view = [0; 16];
        #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "checked above")]
        let (length, start) = (text.len() as i32, buffer.len() as i32);
        view[..4].copy_from_slice(&length.to_ne_bytes());
        if text.len() <= INLINE {
            view[4..4 + text.len()].copy_from_slice(text);
        } else {
            view[4..8].copy_from_slice(&text[..4]);
            view[8..12].copy_from_slice(&number.to_ne_bytes());
            view[12..].copy_from_slice(&start.to_ne_bytes());
            buffer.extend_from_slice(text);
        }
        u128::from_ne_bytes(view)
    }));
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
