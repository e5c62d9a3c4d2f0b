//! What the symbols are grouped by.

use symbol_names::{Kind, Options, Style};

use crate::{Error, Symbol, SymbolTable, names::for_names};

/// What to group symbols by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The section.
    Section,
    /// The member of the archive, or the slice of the universal file.
    ArchiveMember,
    /// The namespaces, classes and functions around the symbol, each a level.
    Scope,
    /// The template: all instantiations together.
    Template,
    /// The kind.
    Kind,
    /// The mangling scheme.
    Scheme,
    /// The letter of `nm`.
    Type,
}

impl By {
    /// All values.
    pub const ALL: [By; 7] = [By::Section, By::ArchiveMember, By::Scope, By::Template, By::Kind, By::Scheme, By::Type];

    /// The name, as options spell it.
    ///
    /// ```
    /// assert_eq!(binary_symbols::By::ArchiveMember.as_str(), "archive_member");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            By::Section => "section",
            By::ArchiveMember => "archive_member",
            By::Scope => "scope",
            By::Template => "template",
            By::Kind => "kind",
            By::Scheme => "scheme",
            By::Type => "type",
        }
    }

    /// True if the key is the section's, so that bytes of no symbol have it, too.
    pub(crate) fn is_of_section(self) -> bool {
        matches!(self, By::Section | By::ArchiveMember)
    }
}

/// The label of names that cannot be demangled, such as those of C.
pub(crate) const NOT_MANGLED: &str = "[not mangled]";

/// The most levels of a scope; those inside are left to the symbol's own label.
const DEEPEST: usize = 64;

/// The keys that take a parse, for each name.
#[derive(Debug, Default)]
pub(crate) struct NameKeys {
    scopes: Vec<Vec<String>>,
    templates: Vec<String>,
}

impl NameKeys {
    /// Finds those that `by` needs.
    pub(crate) fn of(table: &SymbolTable, by: &[By], goes_on: &mut dyn FnMut() -> bool) -> Result<NameKeys, Error> {
        let contents = &table.contents;
        let mut keys = NameKeys::default();
        if by.contains(&By::Scope) {
            let work = |name: &[u8], made: &mut Vec<Vec<String>>| made.push(scopes(name, &contents.options));
            for_names(&contents.names, &mut *goes_on, work, |piece| keys.scopes.extend(piece))?;
        }
        if by.contains(&By::Template) {
            let options = options_of_templates(&contents.options);
            let work = |name: &[u8], made: &mut Vec<String>| made.push(template(name, &options));
            for_names(&contents.names, &mut *goes_on, work, |piece| keys.templates.extend(piece))?;
        }
        Ok(keys)
    }

    /// Calls `add` with the labels of a symbol, from the outside to the inside.
    pub(crate) fn labels<'a>(&'a self, by: By, symbol: &Symbol<'a>, mut add: impl FnMut(&str)) {
        let name = symbol.entry.name as usize;
        match by {
            By::Section => add(symbol.section().map_or("", |section| &section.name)),
            By::ArchiveMember => add(symbol.member().map_or("", |member| &member.name)),
            By::Kind => add(symbol.kind().map_or(NOT_MANGLED, Kind::as_str)),
            By::Scheme => add(symbol.scheme().map_or(NOT_MANGLED, symbol_names::Scheme::name)),
            By::Type => add(symbol.letter().encode_utf8(&mut [0; 4])),
            By::Scope => match self.scopes.get(name) {
                Some(scopes) if !scopes.is_empty() => scopes.iter().for_each(|scope| add(scope)),
                _ if symbol.scheme().is_none() => add(NOT_MANGLED),
                _ => {}
            },
            By::Template => match self.templates.get(name) {
                Some(template) if !template.is_empty() => add(template),
                _ => add(NOT_MANGLED),
            },
        }
    }
}

/// The namespaces, classes and functions of a name; for what belongs to a class, such as its vtable, the class is the
/// last of them.
fn scopes(name: &[u8], options: &Options) -> Vec<String> {
    let found = symbol_names::inspect(name, options, |structure, options| {
        Ok((structure.kind(), structure.parts(options)?.scopes().to_vec(), structure.scope(options)?))
    });
    let Ok((kind, mut scopes, scope)) = found else { return Vec::new() };
    if belongs_to_class(kind) {
        let entity = symbol_names::Symbol::parse(name, options).and_then(|symbol| symbol.special()).ok().flatten();
        let entity = entity.map(|special| String::from_utf8_lossy(&special.entity).into_owned()).unwrap_or_default();
        let inner = match scope {
            Some(scope) => entity.strip_prefix(&scope).and_then(|rest| rest.strip_prefix("::")).map(str::to_owned),
            None => Some(entity),
        };
        scopes.extend(inner.filter(|inner| !inner.is_empty()));
    }
    scopes.truncate(DEEPEST);
    scopes
}

/// True for what a compiler makes of a whole class.
pub(crate) fn belongs_to_class(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Vtable
            | Kind::Vtt
            | Kind::ConstructionVtable
            | Kind::Typeinfo
            | Kind::TypeinfoName
            | Kind::Vbtable
            | Kind::BaseClassDescriptor
            | Kind::BaseClassArray
            | Kind::ClassHierarchyDescriptor
            | Kind::CompleteObjectLocator
    )
}

/// Options with which all instantiations of a template have the same text.
fn options_of_templates(options: &Options) -> Options {
    let style = options.style.filter(|style| *style != Style::CppDemangle);
    let mut brief = Options { style, scheme: options.scheme, limits: options.limits, ..Options::DEFAULT };
    brief.params = false;
    brief.return_type = false;
    brief.enclosing_params = false;
    brief.closure_params = false;
    brief.clone_suffix = false;
    brief.requires = false;
    brief.access = false;
    brief.calling_convention = false;
    brief.tag_kind = false;
    brief.member_type = false;
    brief.variable_type = false;
    brief.max_template_depth = Some(0);
    brief
}

/// The name with all template arguments as `*`; empty if it cannot be demangled.
fn template(name: &[u8], options: &Options) -> String {
    let text = symbol_names::demangle(name, options).unwrap_or_default();
    text.replace("<...>", "<*>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_one_name() {
        let options = options_of_templates(&Options::DEFAULT);
        for (name, expected) in [
            ("_ZNSt6vectorIiSaIiEE17_M_realloc_insertIJiEEEvv", "std::vector<*>::_M_realloc_insert<*>"),
            ("_ZTVSt6vectorIiSaIiEE", "vtable for std::vector<*>"),
            ("_ZN1A1fEi.isra.0", "A::f"),
            ("?f@?$A@H@@QEAAXXZ", "A<*>::f"),
            ("main", ""),
        ] {
            assert_eq!(template(name.as_bytes(), &options), expected);
        }
    }

    #[test]
    fn what_belongs_to_a_class_is_in_it() {
        for (name, expected) in [
            ("_ZTVN2ns1AIiEE", &["ns", "A<int>"][..]),
            ("_ZTI1A", &["A"]),
            ("_ZN2ns1AIiE1fEv", &["ns", "A<int>"]),
            ("_Z1fv", &[]),
            ("main", &[]),
        ] {
            assert_eq!(scopes(name.as_bytes(), &Options::DEFAULT), expected, "{name}");
        }
    }
}
