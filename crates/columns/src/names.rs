//! The names of an array, wherever they are in its buffers.

use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;

use crate::Error;

/// The names of an array whose values are text or bytes. Nothing that the producer says is believed: a name that is not
/// within its buffer is an error.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    layout: Layout<'a>,
    nulls: Option<&'a NullBuffer>,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
enum Layout<'a> {
    Null,
    Small { offsets: &'a [i32], bytes: &'a [u8] },
    Large { offsets: &'a [i64], bytes: &'a [u8] },
    Views { views: &'a [u8], buffers: &'a [Buffer] },
}

/// The bytes of a view.
const VIEW: usize = 16;

/// How long a text may be that is in its view.
pub const INLINE: usize = 12;

impl<'a> Names<'a> {
    /// The names of `data`.
    pub fn new(data: &'a ArrayData) -> Result<Names<'a>, Error> {
        let layout = match data.data_type() {
            DataType::Null => Layout::Null,
            DataType::Utf8 | DataType::Binary => Layout::Small { offsets: offsets(data)?, bytes: bytes(data) },
            DataType::LargeUtf8 | DataType::LargeBinary => {
                Layout::Large { offsets: offsets(data)?, bytes: bytes(data) }
            }
            DataType::Utf8View | DataType::BinaryView => {
                let (views, buffers) = data.buffers().split_first().ok_or_else(|| Error::malformed("no views"))?;
                let views = views.get(data.offset() * VIEW..).and_then(|views| views.get(..data.len() * VIEW));
                let views = views.ok_or_else(short)?;
                Layout::Views { views, buffers }
            }
            other => return Err(no_names(other)),
        };
        Ok(Names { layout, nulls: data.nulls(), len: data.len() })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The name at `row`, or `None` for null.
    #[inline]
    pub fn get(&self, row: usize) -> Result<Option<&'a [u8]>, Error> {
        if self.nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return Ok(None);
        }
        let found = match self.layout {
            Layout::Null => return Ok(None),
            Layout::Small { offsets, bytes } => cut(offsets, bytes, row),
            Layout::Large { offsets, bytes } => cut(offsets, bytes, row),
            Layout::Views { views, buffers } => {
                views.get(row * VIEW..).and_then(|rest| viewed(rest.first_chunk()?, buffers))
            }
        };
        found.map(Some).ok_or_else(|| outside(row))
    }

    /// About how many bytes the names have.
    pub fn bytes(&self) -> usize {
        let span = |first: Option<usize>, last: Option<usize>| last.unwrap_or(0).saturating_sub(first.unwrap_or(0));
        match self.layout {
            Layout::Null => 0,
            Layout::Small { offsets, bytes } => {
                span(position(offsets.first()), position(offsets.last())).min(bytes.len())
            }
            Layout::Large { offsets, bytes } => {
                span(position(offsets.first()), position(offsets.last())).min(bytes.len())
            }
            Layout::Views { views, buffers } => views.len().saturating_add(buffers.iter().map(Buffer::len).sum()),
        }
    }
}

#[cold]
fn outside(row: usize) -> Error {
    Error::malformed(format!("the value at row {row} is outside its buffer"))
}

/// The error for a type that holds no names.
pub fn no_names(given: &DataType) -> Error {
    Error::Type(format!(
        "the column must hold strings or binaries, possibly dictionary or run-end encoded, not {given}"
    ))
}

fn position<O: ArrowNativeType>(offset: Option<&O>) -> Option<usize> {
    offset.and_then(|offset| offset.to_usize())
}

#[inline]
fn cut<'a, O: ArrowNativeType>(offsets: &[O], bytes: &'a [u8], row: usize) -> Option<&'a [u8]> {
    bytes.get(position(offsets.get(row))?..position(offsets.get(row + 1))?)
}

/// The text that a view is of.
#[inline]
fn viewed<'a>(view: &'a [u8; VIEW], buffers: &'a [Buffer]) -> Option<&'a [u8]> {
    let number = |at: usize| {
        let bytes = view.get(at..)?.first_chunk()?;
        usize::try_from(i32::from_ne_bytes(*bytes)).ok()
    };
    let length = number(0)?;
    if length <= INLINE {
        return view.get(4..4 + length);
    }
    buffers.get(number(8)?)?.get(number(12)?..)?.get(..length)
}

fn bytes(data: &ArrayData) -> &[u8] {
    data.buffers().get(1).map_or(&[], |buffer| buffer)
}

fn offsets<O: ArrowNativeType>(data: &ArrayData) -> Result<&[O], Error> {
    let offsets = data.buffers().first().ok_or_else(|| Error::malformed("no offsets"))?;
    // An array without values may have no offset.
    if data.is_empty() { Ok(&[]) } else { elements(offsets, data.offset(), data.len() + 1) }
}

/// Elements of a buffer.
pub fn elements<T: ArrowNativeType>(buffer: &Buffer, start: usize, count: usize) -> Result<&[T], Error> {
    if count == 0 {
        return Ok(&[]);
    }
    if buffer.as_ptr().align_offset(align_of::<T>()) != 0 || buffer.len() % size_of::<T>() != 0 {
        return Err(Error::malformed("a buffer is not aligned"));
    }
    buffer.typed_data().get(start..).and_then(|rest| rest.get(..count)).ok_or_else(short)
}

#[cold]
fn short() -> Error {
    Error::malformed("a buffer is too short")
}
