//! The fields of the names of an array.

use arrow_buffer::{ArrowNativeType, BooleanBuffer, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field as ArrowField, Fields};
use bulk::{Distinct, Field, Type, Value};

use crate::{
    Error, Request,
    demangle::demangled_type,
    names::Names,
    nested::{Keyed, runs_of, with_end_type, with_key_type},
    output::{is_text, with_nulls},
};

/// The type of the array that [`symbols`] returns.
///
/// ```
/// use bulk::Field;
///
/// let expected = r#"Struct("kind": Dictionary(Int32, Utf8), "scopes": List(Utf8))"#;
/// assert_eq!(columns::symbols_type(&[Field::Kind, Field::Scopes]).to_string(), expected);
/// ```
#[must_use]
pub fn symbols_type(fields: &[Field]) -> DataType {
    let field = |field: &Field| ArrowField::new(field.as_str(), field_type(*field), true);
    DataType::Struct(fields.iter().map(field).collect::<Fields>())
}

fn field_type(field: Field) -> DataType {
    match field.value_type() {
        Type::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Type::Truth => DataType::Boolean,
        Type::Text => DataType::Utf8,
        Type::Texts => DataType::List(ArrowField::new_list_field(DataType::Utf8, true).into()),
    }
}

/// The row of a name that there is not.
const NULL: u32 = u32::MAX;

/// How many distinct names of a thread are done at a time.
const BLOCK: usize = 4_096;

/// How many rows are looked at between two questions whether to go on.
const ROWS: usize = 1 << 16;

/// An array of structs with the fields of each name; null for null and for a name that cannot be demangled, unless that
/// is an error. Equal names are read once.
///
/// # Errors
///
/// As [`demangle`](crate::demangle()).
pub fn symbols(
    data: &ArrayData,
    fields: &[Field],
    request: &Request,
    mut goes_on: impl FnMut() -> bool,
) -> Result<ArrayData, Error> {
    demangled_type(data.data_type())?;
    let (values, rows) = flattened(data)?;
    let names = Names::new(&values)?;
    let (numbers, first_rows) = distinct(&names, rows.as_deref(), data.len(), &mut goes_on)?;
    let mut columns: Vec<_> = fields.iter().map(|field| Column::new(*field)).collect();
    // Those distinct names that cannot be demangled.
    let mut valid = Vec::with_capacity(first_rows.len());
    let value = |row: usize| rows.as_ref().map_or(row, |rows| rows.get(row).copied().unwrap_or(NULL) as usize);
    for block in first_rows.chunks(BLOCK * request.batch.threads.get()) {
        // The threads of one block hardly ever take as long as they may go without asking.
        if !goes_on() {
            return Err(Error::Interrupted);
        }
        let found = block.iter().map(|row| names.get(value(*row)).map(Option::unwrap_or_default));
        let found = found.collect::<Result<Vec<&[u8]>, Error>>()?;
        let parts = bulk::parts(&found, fields, request.options, request.batch, &mut goes_on);
        for ((row, name), result) in block.iter().zip(found).zip(parts.map_err(|_| Error::Interrupted)?) {
            valid.push(result.is_ok());
            match result {
                Ok(made) => columns.iter_mut().zip(made).for_each(|(column, value)| column.push(value)),
                Err(error) if request.raises(&error) => {
                    let is_text = is_text(values.data_type());
                    return Err(Error::Name { index: *row, name: name.to_vec(), is_text, error });
                }
                Err(_) => columns.iter_mut().for_each(Column::push_null),
            }
        }
    }
    let is_null = |number: &u32| valid.get(*number as usize) != Some(&true);
    let null_rows: Vec<usize> =
        numbers.iter().enumerate().filter(|(_, number)| is_null(number)).map(|(row, _)| row).collect();
    let nulls = with_nulls(None, data.len(), null_rows.into_iter());
    let children = columns.iter().map(|column| column.expand(&numbers)).collect::<Result<Vec<_>, _>>()?;
    let array = ArrayData::builder(symbols_type(fields)).len(data.len()).nulls(nulls).child_data(children);
    // SAFETY: a child for each field, of its type and with a value for each of the `numbers`, which are as many as rows.
    Ok(unsafe { array.build_unchecked() })
}

/// The values of an array, and the number of the value of each row, unless it is that of the row.
fn flattened(data: &ArrayData) -> Result<(ArrayData, Option<Vec<u32>>), Error> {
    match data.data_type() {
        DataType::Dictionary(keys, _) => with_key_type!(**keys, K => of_dictionary::<K>(data)),
        DataType::RunEndEncoded(ends, _) => with_end_type!(ends.data_type(), E => of_runs::<E>(data)),
        _ => Ok((data.clone(), None)),
    }
}

fn number(number: usize) -> Result<u32, Error> {
    u32::try_from(number).ok().filter(|number| *number != NULL).ok_or(Error::TooLarge)
}

fn of_dictionary<K: ArrowNativeType>(data: &ArrayData) -> Result<(ArrayData, Option<Vec<u32>>), Error> {
    let keyed = Keyed::<K>::new(data)?;
    let rows = (0..data.len()).map(|row| keyed.get(row).map_or(Ok(NULL), number)).collect::<Result<_, _>>()?;
    Ok((keyed.values, Some(rows)))
}

fn of_runs<E: ArrowNativeType>(data: &ArrayData) -> Result<(ArrayData, Option<Vec<u32>>), Error> {
    let (ends, values) = runs_of::<E>(data)?;
    let (values, of_values) = flattened(&values)?;
    let mut rows = Vec::with_capacity(data.len());
    for (run, end) in ends.iter().enumerate() {
        let value = of_values.as_ref().map_or_else(|| number(run), |of| Ok(of.get(run).copied().unwrap_or(NULL)))?;
        rows.resize(end.to_usize().unwrap_or(0), value);
    }
    Ok((values, Some(rows)))
}

/// The number of the distinct name of each row, and the first row of each distinct name.
fn distinct(
    names: &Names,
    rows: Option<&[u32]>,
    len: usize,
    goes_on: &mut impl FnMut() -> bool,
) -> Result<(Vec<u32>, Vec<usize>), Error> {
    let mut distinct = Distinct::new();
    let mut numbers = Vec::with_capacity(len);
    let mut first_rows: Vec<usize> = Vec::new();
    let mut first_names: Vec<&[u8]> = Vec::new();
    // The number of each value, so that those of a dictionary are hashed once.
    let mut known = vec![NULL; if rows.is_some() { names.len() } else { 0 }];
    for row in 0..len {
        if row % ROWS == ROWS - 1 && !goes_on() {
            return Err(Error::Interrupted);
        }
        let value = rows.map_or(row, |rows| rows.get(row).copied().unwrap_or(NULL) as usize);
        if let Some(number) = known.get(value).filter(|number| **number != NULL) {
            numbers.push(*number);
            continue;
        }
        let name = if value < names.len() { names.get(value)? } else { None };
        let Some(name) = name else {
            numbers.push(NULL);
            continue;
        };
        let next = number(first_rows.len())?;
        let number = distinct.number(name, next, |other| first_names.get(other as usize) == Some(&name));
        if number == next {
            first_rows.push(row);
            first_names.push(name);
        }
        if let Some(known) = known.get_mut(value) {
            *known = number;
        }
        numbers.push(number);
    }
    Ok((numbers, first_rows))
}

/// The values of a field for each distinct name.
enum Column {
    Words {
        words: Vec<&'static str>,
        of_names: Vec<Option<usize>>,
    },
    Truths(Vec<Option<bool>>),
    Text {
        texts: Texts,
        is_null: Vec<bool>,
    },
    /// The texts of all lists, and for each name how many are up to the end of its list.
    Lists {
        texts: Texts,
        ends: Vec<usize>,
        is_null: Vec<bool>,
    },
}

/// Texts in one buffer.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    /// Appends a text as UTF-8, in which U+FFFD replaces other bytes.
    fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(String::from_utf8_lossy(text).as_bytes());
        self.ends.push(self.bytes.len());
    }

    fn get(&self, index: usize) -> &[u8] {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(index).and_then(|end| self.bytes.get(start..*end)).unwrap_or_default()
    }
}

impl Column {
    fn new(field: Field) -> Column {
        match field.value_type() {
            Type::Word => Column::Words { words: Vec::new(), of_names: Vec::new() },
            Type::Truth => Column::Truths(Vec::new()),
            Type::Text => Column::Text { texts: Texts::default(), is_null: Vec::new() },
            Type::Texts => Column::Lists { texts: Texts::default(), ends: Vec::new(), is_null: Vec::new() },
        }
    }

    fn push(&mut self, value: Value) {
        match (self, value) {
            (Column::Words { words, of_names }, Value::Word(word)) => {
                let known = words.iter().position(|known| *known == word);
                of_names.push(Some(known.unwrap_or_else(|| {
                    words.push(word);
                    words.len() - 1
                })));
            }
            (Column::Truths(truths), Value::Truth(truth)) => truths.push(Some(truth)),
            (Column::Text { texts, is_null }, Value::Text(Some(text))) => {
                texts.push(&text);
                is_null.push(false);
            }
            (Column::Lists { texts, ends, is_null }, Value::Texts(Some(list))) => {
                for text in &list {
                    texts.push(text);
                }
                ends.push(texts.ends.len());
                is_null.push(false);
            }
            (column, _) => column.push_null(),
        }
    }

    fn push_null(&mut self) {
        match self {
            Column::Words { of_names, .. } => of_names.push(None),
            Column::Truths(truths) => truths.push(None),
            Column::Text { texts, is_null } => {
                texts.push(b"");
                is_null.push(true);
            }
            Column::Lists { texts, ends, is_null } => {
                ends.push(texts.ends.len());
                is_null.push(true);
            }
        }
    }

    /// The array with the values of all rows, each of which is one of the distinct names or [`NULL`].
    fn expand(&self, numbers: &[u32]) -> Result<ArrayData, Error> {
        match self {
            Column::Words { words, of_names } => {
                let of_row = |number: &u32| of_names.get(*number as usize).copied().flatten();
                let nulls = nulls(numbers.iter().map(|number| of_row(number).is_none()));
                let keys: Vec<i32> = numbers.iter().map(|number| i32::usize_as(of_row(number).unwrap_or(0))).collect();
                let words = texts(words.iter().map(|word| word.as_bytes()), None)?;
                let array = ArrayData::builder(field_type(Field::Kind)).len(numbers.len()).nulls(nulls);
                let array = array.add_buffer(Buffer::from_vec(keys)).add_child_data(words);
                // SAFETY: each key is the number of a word, or 0 where the row is null.
                Ok(unsafe { array.build_unchecked() })
            }
            Column::Truths(truths) => {
                let of_row = |number: &u32| truths.get(*number as usize).copied().flatten();
                let nulls = nulls(numbers.iter().map(|number| of_row(number).is_none()));
                let values: BooleanBuffer = numbers.iter().map(|number| of_row(number) == Some(true)).collect();
                let array = ArrayData::builder(DataType::Boolean).len(numbers.len()).nulls(nulls);
                // SAFETY: a bit for each row.
                Ok(unsafe { array.add_buffer(values.into_inner()).build_unchecked() })
            }
            Column::Text { texts: known, is_null } => {
                let nulls = nulls(numbers.iter().map(|number| is_null.get(*number as usize) != Some(&false)));
                texts(numbers.iter().map(|number| known.get(*number as usize)), nulls)
            }
            Column::Lists { texts: known, ends, is_null } => {
                let nulls = nulls(numbers.iter().map(|number| is_null.get(*number as usize) != Some(&false)));
                let list = |number: &u32| {
                    let number = *number as usize;
                    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
                    start..ends.get(number).copied().unwrap_or(start)
                };
                let values = texts(numbers.iter().flat_map(list).map(|index| known.get(index)), None)?;
                let mut offsets = Vec::with_capacity(numbers.len() + 1);
                offsets.push(0);
                let mut end = 0;
                for number in numbers {
                    end += list(number).len();
                    offsets.push(i32::try_from(end).map_err(|_| Error::TooLarge)?);
                }
                let array = ArrayData::builder(field_type(Field::Scopes)).len(numbers.len()).nulls(nulls);
                let array = array.add_buffer(Buffer::from_vec(offsets)).add_child_data(values);
                // SAFETY: the offsets ascend from 0 to the number of values.
                Ok(unsafe { array.build_unchecked() })
            }
        }
    }
}

fn nulls(is_null: impl Iterator<Item = bool>) -> Option<NullBuffer> {
    let nulls: NullBuffer = is_null.map(|is_null| !is_null).collect();
    Some(nulls).filter(|nulls| nulls.null_count() > 0)
}

/// A text array. Each text is UTF-8.
fn texts<'a>(texts: impl Iterator<Item = &'a [u8]>, nulls: Option<NullBuffer>) -> Result<ArrayData, Error> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut offsets = vec![0];
    for text in texts {
        bytes.extend_from_slice(text);
        offsets.push(i32::try_from(bytes.len()).map_err(|_| Error::TooLarge)?);
    }
    let array = ArrayData::builder(DataType::Utf8).len(offsets.len() - 1).nulls(nulls);
    let array = array.add_buffer(Buffer::from_vec(offsets)).add_buffer(Buffer::from_vec(bytes));
    // SAFETY: the offsets ascend from 0 to the number of bytes; the texts were strings.
    Ok(unsafe { array.build_unchecked() })
}
