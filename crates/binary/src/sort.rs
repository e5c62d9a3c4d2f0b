//! Sorting.

use std::cmp::Reverse;

use crate::{Symbol, SymbolTable};

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
    /// A table in another order, as `nm` sorts: symbols with equal keys by their mangled names, and those with equal names
    /// in the order of this table, also in reverse.
    #[must_use]
    pub fn sorted(&self, key: Key, reverse: bool) -> SymbolTable {
        let mut symbols: Vec<Symbol> = self.iter().collect();
        match key {
            Key::Address => sort(&mut symbols, reverse, |symbol| (symbol.address(), symbol.mangled())),
            Key::Size => sort(&mut symbols, reverse, |symbol| (symbol.size(), symbol.mangled())),
            Key::Name => sort(&mut symbols, reverse, |symbol| symbol.mangled()),
            Key::Demangled => sort(&mut symbols, reverse, |symbol| (symbol.demangled(), symbol.mangled())),
        }
        self.with_rows(symbols.iter().map(|symbol| symbol.number).collect())
    }
}

fn sort<'a, K: Ord>(symbols: &mut [Symbol<'a>], reverse: bool, key: impl Fn(&Symbol<'a>) -> K) {
    if reverse {
        symbols.sort_by_key(|symbol| Reverse(key(symbol)));
    } else {
        symbols.sort_by_key(key);
    }
}
