//! The classes inferred from symbol names.

use std::collections::BTreeMap;

use symbol_names::Kind;

use crate::{Error, SymbolTable, sizes::belongs_to_class};

/// A class, inferred from the names of the symbols that the file defines. Symbols are numbers of rows of the table.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// The name with its scope.
    pub name: Vec<u8>,
    /// The member of the archive, as an index.
    pub member: u32,
    /// The vtables: one in Itanium's scheme, one for each base class in MSVC's.
    pub vtables: Vec<usize>,
    /// The entries of the vtables: their size in pointers. In Itanium's scheme each table has two or more before those of
    /// functions: offsets, and the typeinfo.
    pub vtable_entries: u64,
    /// The typeinfo, and what else describes the class at run time.
    pub typeinfo: Vec<usize>,
    /// The constructors.
    pub constructors: Vec<usize>,
    /// The destructors.
    pub destructors: Vec<usize>,
    /// All other symbols in the scope of the class.
    pub members: Vec<usize>,
    /// The bytes of all its symbols.
    pub size: u64,
}

impl SymbolTable {
    /// The classes, by name. A scope is a class if it has a vtable, a typeinfo, a constructor or a destructor.
    ///
    /// # Errors
    ///
    /// If `goes_on` returned false. The caller's thread calls it ten times a second.
    pub fn classes(&self, mut goes_on: impl FnMut() -> bool) -> Result<Vec<Class>, Error> {
        self.inspect(&mut goes_on)?;
        self.demangle(&mut goes_on)?;
        let mut classes: BTreeMap<(u32, Vec<u8>), Class> = BTreeMap::new();
        let mut others = Vec::new();
        for (row, symbol) in self.iter().enumerate() {
            let Some(kind) = symbol.kind().filter(|_| !symbol.is_undefined()) else { continue };
            let member = symbol.entry.member;
            let name = if belongs_to_class(kind) {
                let parsed = symbol_names::Symbol::parse(symbol.mangled(), &self.contents.options);
                let special = parsed.and_then(|parsed| parsed.special()).ok().flatten();
                let Some(special) = special else { continue };
                special.entity.into_bytes()
            } else if let Some(scope) = symbol.scope() {
                scope.to_vec()
            } else {
                continue;
            };
            if !belongs_to_class(kind) && !matches!(kind, Kind::Constructor | Kind::Destructor) {
                others.push((row, (member, name)));
                continue;
            }
            let class = classes.entry((member, name)).or_default();
            class.size = class.size.saturating_add(symbol.size());
            match kind {
                Kind::Vtable => {
                    class.vtables.push(row);
                    let entries = symbol.size() / symbol.member().map_or(8, |member| member.pointer);
                    class.vtable_entries = class.vtable_entries.saturating_add(entries);
                }
                Kind::Constructor => class.constructors.push(row),
                Kind::Destructor => class.destructors.push(row),
                _ => class.typeinfo.push(row),
            }
        }
        for (row, key) in others {
            if let (Some(class), Some(symbol)) = (classes.get_mut(&key), self.get(row)) {
                class.members.push(row);
                class.size = class.size.saturating_add(symbol.size());
            }
        }
        Ok(classes.into_iter().map(|((member, name), class)| Class { name, member, ..class }).collect())
    }
}
