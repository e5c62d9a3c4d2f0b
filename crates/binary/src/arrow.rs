//! The table as an array of structs in the Apache Arrow format.

use std::borrow::Cow;
use std::num::NonZeroUsize;

use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};
use bulk::{Batch, on_threads};

use crate::{Column, Error, ErrorKind, Symbol, SymbolTable, column::Get, names, texts::Interner};

impl SymbolTable {
    /// The rows as an array of structs. Texts are UTF-8, in which a replacement character stands for what is none.
    ///
    /// ```
    /// let table = binary_symbols::read_file(&std::env::current_exe().unwrap(), &Default::default())?;
    /// let array = table.to_arrow(|| true)?;
    /// assert_eq!((array.len(), array.child_data().len()), (table.len(), 17));
    /// # Ok::<(), binary_symbols::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there are more rows than an array can have, or `goes_on` returned false. The caller's thread calls it ten times
    /// a second.
    pub fn to_arrow(&self, mut goes_on: impl FnMut() -> bool) -> Result<ArrayData, Error> {
        self.demangle(&mut goes_on)?;
        self.inspect(&mut goes_on)?;
        let batch = Batch { piece: NonZeroUsize::MIN, ..names::batch(self.len()) };
        let columns = on_threads(Column::ALL.len(), batch, goes_on, |numbers, watch| {
            let columns = Column::ALL.get(numbers).unwrap_or_default().iter();
            columns.take_while(|_| watch.goes_on()).map(|column| self.values(*column)).collect::<Vec<_>>()
        })?;
        let array = || {
            let columns: Vec<ArrayData> = columns.into_iter().flatten().collect::<Result<_, _>>()?;
            let field = |(column, data): (&Column, &ArrayData)| Field::new(column.name, data.data_type().clone(), true);
            let fields = Column::ALL.iter().zip(&columns).map(field).collect();
            ArrayData::builder(DataType::Struct(fields)).len(self.len()).child_data(columns).build()
        };
        array().map_err(|error: ArrowError| Error::new(ErrorKind::Limit, error.to_string()))
    }

    fn values(&self, column: Column) -> Result<ArrayData, ArrowError> {
        match column.get {
            Get::Number(get) => numbers(self.iter().map(|symbol| get(&symbol))),
            Get::Truth(get) => truths(self.iter().map(|symbol| get(&symbol))),
            Get::Word(get) => dictionary(self, get),
            Get::Text(get) => texts(self, get),
        }
    }
}

fn numbers(values: impl Iterator<Item = Option<u64>>) -> Result<ArrayData, ArrowError> {
    let values: Vec<Option<u64>> = values.collect();
    let nulls: NullBuffer = values.iter().map(Option::is_some).collect::<Vec<_>>().into();
    let numbers: Vec<u64> = values.iter().map(|value| value.unwrap_or(0)).collect();
    let array = ArrayData::builder(DataType::UInt64).len(numbers.len()).nulls(Some(nulls));
    array.add_buffer(Buffer::from_vec(numbers)).build()
}

fn truths(values: impl Iterator<Item = bool>) -> Result<ArrayData, ArrowError> {
    let values: BooleanBuffer = values.collect::<Vec<_>>().into();
    let array = ArrayData::builder(DataType::Boolean).len(values.len());
    array.add_buffer(values.into_inner()).build()
}

/// The text as UTF-8. Nearly all texts are ASCII, which is seen at a glance.
fn utf8(text: &[u8]) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    match String::from_utf8_lossy(text) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(changed) => Cow::Owned(changed.into_bytes()),
    }
}

/// An array of texts that seldom repeat.
fn texts(
    table: &SymbolTable,
    value: impl for<'a> Fn(&Symbol<'a>) -> Option<&'a [u8]>,
) -> Result<ArrayData, ArrowError> {
    let mut bytes = Vec::with_capacity(table.contents.names.bytes_of(0..table.contents.names.len()));
    let mut ends = Vec::with_capacity(table.len() + 1);
    let mut valid = Vec::with_capacity(table.len());
    ends.push(0_i64);
    for symbol in table.iter() {
        let text = value(&symbol);
        valid.push(text.is_some());
        bytes.extend_from_slice(&utf8(text.unwrap_or_default()));
        ends.push(i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    }
    let array = ArrayData::builder(DataType::LargeUtf8).len(table.len()).nulls(Some(valid.into()));
    array.add_buffer(Buffer::from_vec(ends)).add_buffer(Buffer::from_vec(bytes)).build()
}

/// An array of texts that repeat, each of which is stored once.
fn dictionary(
    table: &SymbolTable,
    value: impl for<'a> Fn(&Symbol<'a>) -> Option<&'a [u8]>,
) -> Result<ArrayData, ArrowError> {
    let too_large = || ArrowError::InvalidArgumentError("the words of a column take more than 2 GB".into());
    let mut known = Interner::default();
    let mut keys = Vec::with_capacity(table.len());
    let mut valid = Vec::with_capacity(table.len());
    for symbol in table.iter() {
        let text = value(&symbol);
        valid.push(text.is_some());
        let number = text.map_or(Ok(0), |text| known.number(text)).map_err(|_| too_large())?;
        keys.push(i32::try_from(number).map_err(|_| too_large())?);
    }
    let known = known.into_texts();
    let mut bytes = Vec::new();
    let mut ends = vec![0_i32];
    for number in 0..known.len() {
        bytes.extend_from_slice(&utf8(known.get(number)));
        ends.push(i32::try_from(bytes.len()).map_err(|_| too_large())?);
    }
    let values = ArrayData::builder(DataType::Utf8).len(known.len());
    let values = values.add_buffer(Buffer::from_vec(ends)).add_buffer(Buffer::from_vec(bytes)).build()?;
    let of_words = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let array = ArrayData::builder(of_words).len(keys.len()).nulls(Some(valid.into()));
    array.add_buffer(Buffer::from_vec(keys)).add_child_data(values).build()
}
