//! Arrays of other libraries, by the [C data interface](https://arrow.apache.org/docs/format/CDataInterface.html).
//!
//! Whoever gives an array is trusted to give pointers that are valid or null, and buffers that are as long as its
//! numbers say. Everything else is checked here and by [`Names`](crate::names::Names): what would be undefined behaviour
//! or a panic of `arrow-data` is an [`Error::Malformed`].

use std::ffi::CStr;

use arrow_array::ffi::from_ffi_and_data_type;
use arrow_data::{ArrayData, ffi::FFI_ArrowArray, layout};
use arrow_schema::{DataType, ffi::FFI_ArrowSchema};

use crate::{Error, demangled_type};

/// The type of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The type of its arrays as they come.
    given: DataType,
    /// The type of the names.
    pub data_type: DataType,
    /// The name of the column, which may be empty.
    pub name: String,
}

impl Column {
    /// Reads a schema: that of a column of names, or that of a table which has no other column.
    ///
    /// # Errors
    ///
    /// [`Error::Type`] if it is another type, [`Error::Malformed`] if it is no schema.
    pub fn new(schema: &FFI_ArrowSchema) -> Result<Column, Error> {
        check_schema(schema, 0)?;
        let given = DataType::try_from(schema).map_err(|error| Error::Type(error.to_string()))?;
        let (data_type, name) = match &given {
            DataType::Struct(fields) => match fields.as_ref() {
                [field] => (field.data_type().clone(), field.name().clone()),
                fields => {
                    let columns: Vec<_> = fields.iter().map(|field| format!("'{}'", field.name())).collect();
                    let columns = columns.join(", ");
                    return Err(Error::Type(format!("a table must have one column; select one of {columns}")));
                }
            },
            other => (other.clone(), schema.name().unwrap_or_default().to_owned()),
        };
        demangled_type(&data_type)?;
        Ok(Column { given, data_type, name })
    }

    /// Takes over an array of this type.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] if it is not such an array. It is released then.
    ///
    /// # Safety
    ///
    /// The pointers of `array` are null or valid, and its buffers have the length that its numbers say.
    pub unsafe fn import(&self, array: FFI_ArrowArray) -> Result<ArrayData, Error> {
        check_array(&array, &self.given)?;
        if array.is_empty() {
            // It may have null pointers, which `arrow-array` does not take.
            return Ok(ArrayData::new_empty(&self.data_type));
        }
        // SAFETY: the caller vouches for the pointers; the numbers were checked.
        let data = unsafe { from_ffi_and_data_type(array, self.given.clone()) };
        let data = data.map_err(|error| Error::Malformed(error.to_string()))?;
        if !matches!(self.given, DataType::Struct(_)) {
            return Ok(data);
        }
        let (start, len) = (data.offset(), data.len());
        match data.child_data() {
            [_] if data.null_count() > 0 => Err(Error::malformed("a table has null rows")),
            [child] if child.len() >= start + len => Ok(child.slice(start, len)),
            _ => Err(Error::malformed("a column is shorter than its table")),
        }
    }
}

/// Takes over an array and its schema.
///
/// # Errors
///
/// As [`Column::new`] and [`Column::import`].
///
/// # Safety
///
/// As [`Column::import`], and for the schema likewise.
pub unsafe fn import(array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> Result<(ArrayData, Column), Error> {
    if array.is_released() {
        return Err(Error::malformed("the array was released before"));
    }
    let column = Column::new(schema)?;
    // SAFETY: the caller vouches for it.
    let data = unsafe { column.import(array)? };
    Ok((data, column))
}

/// How deep types may nest.
const DEPTH: usize = 8;

fn check_schema(schema: &FFI_ArrowSchema, depth: usize) -> Result<(), Error> {
    if depth == 0 && schema.release.is_none() {
        return Err(Error::malformed("the schema was released before"));
    }
    let text = |pointer: *const std::ffi::c_char| {
        // SAFETY: it is valid, as the caller vouches for, and not null.
        (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer) }.to_str())
    };
    let Some(Ok(format)) = text(schema.format) else {
        return Err(Error::malformed("a schema has no format"));
    };
    if text(schema.name).is_some_and(|name| name.is_err()) {
        return Err(Error::malformed("the name of a column is not UTF-8"));
    }
    let children = schema.n_children;
    let least = match format {
        "+s" => 0,
        "+r" => 2,
        nested if nested.starts_with('+') => 1,
        _ => 0,
    };
    if children < least || (children > 0 && schema.children.is_null()) || depth > DEPTH {
        return Err(Error::malformed(format!("a schema of the format '{format}' has {children} children")));
    }
    for index in 0..usize::try_from(children).unwrap_or(0) {
        // SAFETY: there are as many pointers, which are null or valid, as the caller vouches for.
        let child = unsafe { schema.children.add(index).read_unaligned().as_ref() };
        check_schema(child.ok_or_else(|| Error::malformed("a child of a schema is null"))?, depth + 1)?;
    }
    match schema.dictionary() {
        Some(dictionary) => check_schema(dictionary, depth + 1),
        None => Ok(()),
    }
}

/// The most rows of an array, so that no size of a buffer overflows.
const ROWS: i64 = 1 << 48;

fn check_array(array: &FFI_ArrowArray, data_type: &DataType) -> Result<(), Error> {
    let wrong =
        |what: &str, found: i64| Err(Error::malformed(format!("an array of type {data_type} has {what} {found}")));
    for (what, number) in [("the length", array.length), ("the offset", array.offset)] {
        if !(0..=ROWS).contains(&number) {
            return wrong(what, number);
        }
    }
    if array.null_count < -1 || array.null_count > array.length {
        return wrong("the null count", array.null_count);
    }
    let layout = layout(data_type);
    let fixed = layout.buffers.len() + usize::from(layout.can_contain_null_mask);
    let fixed = i64::try_from(fixed).unwrap_or(i64::MAX);
    let buffers = array.n_buffers;
    let enough = if layout.variadic { buffers > fixed && buffers < i64::from(i32::MAX) } else { buffers == fixed };
    // Some give an array of the type null a buffer.
    if !enough && *data_type != DataType::Null {
        return wrong("the number of buffers", buffers);
    }
    if fixed > 0 && array.buffers.is_null() {
        return wrong("no buffers, but says that it has", buffers);
    }
    check_buffers(array, data_type)?;
    check_children(array, data_type)
}

fn check_buffers(array: &FFI_ArrowArray, data_type: &DataType) -> Result<(), Error> {
    let malformed = |what: &str| Err(Error::malformed(format!("an array of type {data_type} {what}")));
    let rows = array.len() + array.offset();
    match data_type {
        DataType::Utf8 | DataType::Binary | DataType::LargeUtf8 | DataType::LargeBinary if !array.is_empty() => {
            let offsets: *const std::ffi::c_void = array.buffer(1).cast();
            if offsets.is_null() {
                return malformed("has no offsets");
            }
            let last = if matches!(data_type, DataType::Utf8 | DataType::Binary) {
                // SAFETY: there is an offset more than rows, as the caller vouches for.
                i64::from(unsafe { offsets.cast::<i32>().add(rows).read_unaligned() })
            } else {
                // SAFETY: as above.
                unsafe { offsets.cast::<i64>().add(rows).read_unaligned() }
            };
            let width = if matches!(data_type, DataType::Utf8 | DataType::Binary) { 4 } else { 8 };
            // `arrow-array` reads the last offset in place.
            if offsets.cast::<u8>().align_offset(width) != 0 {
                return malformed("has offsets that are not aligned");
            }
            if last < 0 {
                return malformed("has a negative offset");
            }
            if last > 0 && array.buffer(2).is_null() {
                return malformed("has no values");
            }
        }
        DataType::Utf8View | DataType::BinaryView => {
            let last = array.num_buffers() - 1;
            let lengths: *const std::ffi::c_void = array.buffer(last).cast();
            let lengths = lengths.cast::<i64>();
            if last > 2 && (lengths.is_null() || !lengths.is_aligned()) {
                return malformed("has no lengths of its buffers");
            }
            for index in 2..last {
                // SAFETY: there is a length for each of these buffers, as the caller vouches for.
                let length = unsafe { lengths.add(index - 2).read() };
                if length < 0 || (length > 0 && array.buffer(index).is_null()) {
                    return malformed("has a buffer that is not there");
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn check_children(array: &FFI_ArrowArray, data_type: &DataType) -> Result<(), Error> {
    let types: Vec<&DataType> = match data_type {
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends.data_type(), values.data_type()],
        _ => Vec::new(),
    };
    if usize::try_from(array.n_children) != Ok(types.len()) || (!types.is_empty() && array.children.is_null()) {
        let children = array.n_children;
        return Err(Error::malformed(format!("an array of type {data_type} has {children} children")));
    }
    for (index, data_type) in types.into_iter().enumerate() {
        // SAFETY: there are as many pointers, which are null or valid, as the caller vouches for.
        let child = unsafe { array.children.add(index).read_unaligned().as_ref() };
        check_array(child.ok_or_else(|| Error::malformed("a child of an array is null"))?, data_type)?;
    }
    match (data_type, array.dictionary()) {
        (DataType::Dictionary(_, values), Some(dictionary)) => check_array(dictionary, values),
        (DataType::Dictionary(..), None) => Err(Error::malformed("an array lacks its dictionary")),
        (_, Some(_)) => Err(Error::malformed(format!("an array of type {data_type} has a dictionary"))),
        (_, None) => Ok(()),
    }
}
