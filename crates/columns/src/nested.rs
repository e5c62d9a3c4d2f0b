//! The layouts that hold the names in another array: dictionaries and runs.

use arrow_buffer::{ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, NullBuffer};
use arrow_data::ArrayData;

use crate::{Error, names::elements};

/// Evaluates an expression with the native type of a dictionary's keys, called `$K`.
macro_rules! with_key_type {
    ($keys:expr, $K:ident => $result:expr) => {
        $crate::nested::with_native_type!(
            $keys, $K => $result, "a dictionary has keys of type",
            [Int8 i8, Int16 i16, Int32 i32, Int64 i64, UInt8 u8, UInt16 u16, UInt32 u32, UInt64 u64]
        )
    };
}

/// Evaluates an expression with the native type of run ends, called `$E`.
macro_rules! with_end_type {
    ($ends:expr, $E:ident => $result:expr) => {
        $crate::nested::with_native_type!(
            $ends, $E => $result, "run ends have the type", [Int16 i16, Int32 i32, Int64 i64]
        )
    };
}

macro_rules! with_native_type {
    ($given:expr, $T:ident => $result:expr, $wrong:literal, [$($variant:ident $native:ty),*]) => {
        match &$given {
            $(arrow_schema::DataType::$variant => {
                type $T = $native;
                $result
            })*
            other => Err($crate::Error::malformed(format!(concat!($wrong, " {}"), other))),
        }
    };
}

pub(crate) use {with_end_type, with_key_type, with_native_type};

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
