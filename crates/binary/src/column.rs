//! The columns of a table, for all forms of output.

use crate::Symbol;

/// A column: its name, and its value for a symbol.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    pub(crate) get: Get,
}

/// How the value of a symbol is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Get {
    Number(fn(&Symbol) -> Option<u64>),
    Truth(fn(&Symbol) -> bool),
    /// A text of which there are few.
    Word(for<'a> fn(&Symbol<'a>) -> Option<&'a [u8]>),
    /// A text that seldom repeats.
    Text(for<'a> fn(&Symbol<'a>) -> Option<&'a [u8]>),
}

/// The value of a column. There is none for what a symbol does not have, as the address of one that is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number.
    Number(Option<u64>),
    /// A fact that is true or false.
    Truth(bool),
    /// A text, which is UTF-8 unless it is of the file.
    Text(Option<&'a [u8]>),
}

impl Column {
    /// All columns, in order.
    ///
    /// ```
    /// let names: Vec<_> = binary_symbols::Column::ALL.iter().map(|column| column.name).collect();
    /// assert_eq!(names[..3], ["address", "size", "size_computed"]);
    /// ```
    pub const ALL: [Column; 17] = [
        column("address", Get::Number(|symbol| symbol.address())),
        column("size", Get::Number(|symbol| Some(symbol.size()))),
        column("size_computed", Get::Truth(|symbol| symbol.has_computed_size())),
        column("type", Get::Word(|symbol| Some(std::slice::from_ref(&symbol.entry.letter)))),
        column("binding", Get::Word(|symbol| Some(symbol.binding().as_str().as_bytes()))),
        column("visibility", Get::Word(|symbol| Some(symbol.visibility().as_str().as_bytes()))),
        column("exported", Get::Truth(|symbol| symbol.is_exported())),
        column("section", Get::Word(|symbol| symbol.section().map(|section| section.name.as_bytes()))),
        column("member", Get::Word(|symbol| symbol.member_name().map(str::as_bytes))),
        column("version", Get::Word(|symbol| symbol.version())),
        column("library", Get::Word(|symbol| symbol.library())),
        column("mangled", Get::Text(|symbol| Some(symbol.mangled()))),
        column("demangled", Get::Text(|symbol| Some(symbol.demangled()))),
        column("scheme", Get::Word(|symbol| symbol.scheme().map(|scheme| scheme.name().as_bytes()))),
        column("kind", Get::Word(|symbol| symbol.kind().map(|kind| kind.as_str().as_bytes()))),
        column("scope", Get::Text(|symbol| symbol.scope())),
        column("base_name", Get::Text(|symbol| symbol.base_name())),
    ];

    /// The value for a symbol.
    #[must_use]
    pub fn of<'a>(&self, symbol: &Symbol<'a>) -> Value<'a> {
        match self.get {
            Get::Number(get) => Value::Number(get(symbol)),
            Get::Truth(get) => Value::Truth(get(symbol)),
            Get::Word(get) | Get::Text(get) => Value::Text(get(symbol)),
        }
    }
}

const fn column(name: &'static str, get: Get) -> Column {
    Column { name, get }
}
