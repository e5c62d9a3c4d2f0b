//! Sorting.

use crate::SymbolTable;

/// What to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The address, undefined symbols first.
    Address,
    /// The size.
    Size,
    /// The mangled name, byte by byte.
    Name,
    /// The demangled name, byte by byte.
    Demangled,
}

impl Key {
    /// All keys.
    pub const ALL: [Key; 4] = [Key::Address, Key::Size, Key::Name, Key::Demangled];

    /// The name, as options spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Key::Address => "address",
            Key::Size => "size",
            Key::Name => "name",
            Key::Demangled => "demangled",
        }
    }
}

impl SymbolTable {
    /// A table in another order. Symbols with equal keys stay in order.
    #[must_use]
    pub fn sorted(&self, key: Key, reverse: bool) -> SymbolTable {
        let mut symbols: Vec<_> = self.iter().collect();
        match key {
            Key::Address => symbols.sort_by_key(|symbol| symbol.address()),
            Key::Size => symbols.sort_by_key(|symbol| symbol.size()),
            Key::Name => symbols.sort_by_key(|symbol| symbol.mangled()),
            Key::Demangled => symbols.sort_by_key(|symbol| symbol.demangled()),
        }
        let numbers = symbols.iter().map(|symbol| symbol.number);
        self.with_rows(if reverse { numbers.rev().collect() } else { numbers.collect() })
    }
}
