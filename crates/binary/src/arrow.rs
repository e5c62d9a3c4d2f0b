//! The table as an array of structs in the Apache Arrow format.

use std::collections::HashMap;

use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};

use crate::{Symbol, SymbolTable};

impl SymbolTable {
    /// The rows as an array of structs. Texts are UTF-8, in which a replacement character stands for what is none.
    ///
    /// ```
    /// let table = binary_symbols::read_file(&std::env::current_exe().unwrap(), &Default::default())?;
    /// let array = table.to_arrow().unwrap();
    /// assert_eq!((array.len(), array.child_data().len()), (table.len(), 17));
    /// # Ok::<(), binary_symbols::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there are more rows than an array can have.
    pub fn to_arrow(&self) -> Result<ArrayData, ArrowError> {
        let words = |value: for<'a> fn(&Symbol<'a>) -> Option<&'a [u8]>| dictionary(self, value);
        let columns = [
            ("address", numbers(self, |symbol| symbol.address())?),
            ("size", numbers(self, |symbol| Some(symbol.size()))?),
            ("size_computed", truths(self, |symbol| symbol.has_computed_size())?),
            ("type", dictionary(self, |symbol| Some(letter(symbol)))?),
            ("binding", words(|symbol| Some(symbol.binding().as_str().as_bytes()))?),
            ("visibility", words(|symbol| Some(symbol.visibility().as_str().as_bytes()))?),
            ("exported", truths(self, |symbol| symbol.is_exported())?),
            ("section", words(|symbol| symbol.section().map(|section| section.name.as_bytes()))?),
            ("member", words(|symbol| symbol.member_name().map(str::as_bytes))?),
            ("version", words(|symbol| symbol.version())?),
            ("library", words(|symbol| symbol.library())?),
            ("mangled", texts(self, |symbol| Some(symbol.mangled()))?),
            ("demangled", texts(self, |symbol| Some(symbol.demangled()))?),
            ("scheme", words(|symbol| symbol.scheme().map(|scheme| scheme.name().as_bytes()))?),
            ("kind", words(|symbol| symbol.kind().map(|kind| kind.as_str().as_bytes()))?),
            ("scope", texts(self, |symbol| symbol.scope())?),
            ("base_name", texts(self, |symbol| symbol.base_name())?),
        ];
        let field = |(name, data): &(&str, ArrayData)| Field::new(*name, data.data_type().clone(), true);
        let fields = columns.iter().map(field).collect();
        let children = columns.into_iter().map(|(_, data)| data).collect();
        ArrayData::builder(DataType::Struct(fields)).len(self.len()).child_data(children).build()
    }
}

/// The letter as a text.
fn letter<'a>(symbol: &Symbol<'a>) -> &'a [u8] {
    std::slice::from_ref(&symbol.entry.letter)
}

fn numbers(table: &SymbolTable, value: impl Fn(&Symbol) -> Option<u64>) -> Result<ArrayData, ArrowError> {
    let values: Vec<Option<u64>> = table.iter().map(|symbol| value(&symbol)).collect();
    let nulls: NullBuffer = values.iter().map(Option::is_some).collect::<Vec<_>>().into();
    let numbers: Vec<u64> = values.iter().map(|value| value.unwrap_or(0)).collect();
    let array = ArrayData::builder(DataType::UInt64).len(numbers.len()).nulls(Some(nulls));
    array.add_buffer(Buffer::from_vec(numbers)).build()
}

fn truths(table: &SymbolTable, value: impl Fn(&Symbol) -> bool) -> Result<ArrayData, ArrowError> {
    let values: BooleanBuffer = table.iter().map(|symbol| value(&symbol)).collect::<Vec<_>>().into();
    let array = ArrayData::builder(DataType::Boolean).len(values.len());
    array.add_buffer(values.into_inner()).build()
}

/// An array of texts that seldom repeat.
fn texts(
    table: &SymbolTable,
    value: impl for<'a> Fn(&Symbol<'a>) -> Option<&'a [u8]>,
) -> Result<ArrayData, ArrowError> {
    let mut bytes = Vec::new();
    let mut ends = vec![0_i64];
    let mut valid = Vec::with_capacity(table.len());
    for symbol in table.iter() {
        let text = value(&symbol);
        valid.push(text.is_some());
        bytes.extend_from_slice(String::from_utf8_lossy(text.unwrap_or_default()).as_bytes());
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
    let mut known: HashMap<&[u8], i32> = HashMap::new();
    let mut bytes = Vec::new();
    let mut ends = vec![0_i32];
    let mut keys = Vec::with_capacity(table.len());
    let mut valid = Vec::with_capacity(table.len());
    let too_large = |_| ArrowError::InvalidArgumentError("the words of a column take more than 2 GB".into());
    for symbol in table.iter() {
        let text = value(&symbol);
        valid.push(text.is_some());
        let Some(text) = text else {
            keys.push(0);
            continue;
        };
        let next = i32::try_from(known.len()).map_err(too_large)?;
        let key = *known.entry(text).or_insert(next);
        if key == next {
            bytes.extend_from_slice(String::from_utf8_lossy(text).as_bytes());
            ends.push(i32::try_from(bytes.len()).map_err(too_large)?);
        }
        keys.push(key);
    }
    let values = ArrayData::builder(DataType::Utf8).len(ends.len() - 1);
    let values = values.add_buffer(Buffer::from_vec(ends)).add_buffer(Buffer::from_vec(bytes)).build()?;
    let of_words = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let array = ArrayData::builder(of_words).len(keys.len()).nulls(Some(valid.into()));
    array.add_buffer(Buffer::from_vec(keys)).add_child_data(values).build()
}
