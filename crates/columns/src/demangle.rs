//! The texts of the names of an array.

use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use bulk::Distinct;

use crate::{
    Error, OnError, Request,
    flat::flat,
    names::{Names, no_names},
    nested::{Keyed, runs_of, with_end_type, with_key_type},
    output::{Output, Piece, is_text, with_nulls},
};

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
        DataType::Dictionary(keys, _) => with_key_type!(**keys, K => dictionary::<K>(names, request, goes_on)),
        DataType::RunEndEncoded(ends, _) => with_end_type!(ends.data_type(), E => runs::<E>(names, request, goes_on)),
        _ => flat(names, request, goes_on),
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
        match symbol_names::demangle_to(&name, request.options, &mut Vec::new()) {
            Err(error) => Ok(Error::Name { index, name, is_text, error }),
            Ok(()) => Err(Error::malformed("the values changed meanwhile")),
        }
    };
    find().unwrap_or_else(|error| error)
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
