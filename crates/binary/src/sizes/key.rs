//! What the symbols are grouped by.

use symbol_names::{ByteText, Kind, Options, Style};

use crate::{Error, Symbol, SymbolTable, limits::Budget, names::for_names};

/// What to group symbols by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The most functions in one another whose scopes are told apart, since each takes a parse.
const DEEPEST_FUNCTION: usize = 8;

/// The most places in a name of MSVC at which a function is looked for, since each takes a parse.
const MOST_ATTEMPTS: usize = 32;

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
        // Those of a call, which are not stored.
        let budget = Budget::of(&contents.limits);
        if by.contains(&By::Scope) {
            let work = |name: &[u8], made: &mut Vec<Vec<String>>| {
                let mut found = Vec::new();
                budget.spend(name, || {
                    found = scopes(name, &contents.options);
                    found.iter().map(String::len).sum()
                });
                made.push(found);
            };
            for_names(&contents.names, &mut *goes_on, work, |piece| keys.scopes.extend(piece))?;
        }
        if by.contains(&By::Template) {
            let options = options_of_templates(&contents.options);
            let work = |name: &[u8], made: &mut Vec<String>| {
                let mut found = String::new();
                budget.spend(name, || {
                    found = template(name, &options);
                    found.len()
                });
                made.push(found);
            };
            for_names(&contents.names, &mut *goes_on, work, |piece| keys.templates.extend(piece))?;
        }
        budget.check()?;
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
        let parts = structure.parts(options)?;
        let scopes = (labels(parts.impl_scopes()), labels(parts.scopes()));
        Ok((structure.kind(), scopes, structure.scope(options)?.map(label)))
    });
    let Ok((kind, (impl_scopes, mut scopes), scope)) = found else { return Vec::new() };
    if belongs_to_class(kind) {
        let entity = symbol_names::Symbol::parse(name, options).and_then(|symbol| symbol.special()).ok().flatten();
        let entity = entity.map(|special| label(special.entity)).unwrap_or_default();
        let inner = match scope {
            Some(scope) => entity.strip_prefix(&scope).and_then(|rest| rest.strip_prefix("::")).map(str::to_owned),
            None => Some(entity),
        };
        scopes.extend(inner.filter(|inner| !inner.is_empty()));
    }
    if let Some(first) = scopes.first_mut() {
        let levels = levels(std::mem::take(first), name, options, DEEPEST_FUNCTION);
        scopes.splice(..1, levels);
    }
    scopes.splice(..0, impl_scopes);
    scopes.truncate(DEEPEST);
    scopes
}

fn labels(texts: &[ByteText]) -> Vec<String> {
    texts.iter().cloned().map(label).collect()
}

/// A label is for people: U+FFFD replaces what is not UTF-8.
fn label(text: ByteText) -> String {
    String::from_utf8(text.into_bytes()).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The levels of the outermost scope of a name. If it is a function, these are the scopes that the function itself is in,
/// and the function.
fn levels(scope: String, name: &[u8], options: &Options, depth: usize) -> Vec<String> {
    let function = if depth == 0 { None } else { enclosing_function(name, &scope, options) };
    let Some(Function { mangled, scopes, own }) = function else { return vec![scope] };
    let mut scopes = scopes.into_iter();
    let mut all = scopes.next().map_or_else(Vec::new, |first| levels(first, &mangled, options, depth - 1));
    all.extend(scopes);
    all.push(own);
    all
}

/// A function that a local name is in.
struct Function {
    mangled: Vec<u8>,
    /// The scopes that it is in.
    scopes: Vec<String>,
    /// Its text without them.
    own: String,
}

/// The function that is the outermost scope of a name, of which `scope` is the text.
fn enclosing_function(name: &[u8], scope: &str, options: &Options) -> Option<Function> {
    let function = function_of_itanium(name, options).or_else(|| function_of_msvc(name, scope, options))?;
    let (scopes, text) = symbol_names::inspect(&function, options, |structure, options| {
        Ok((labels(structure.parts(options)?.scopes()), structure.scope(options)?.map(label)))
    })
    .ok()?;
    let own = match text.and_then(|text| scope.strip_prefix(&text)?.strip_prefix("::").map(str::to_owned)) {
        Some(own) => own,
        None if scope.starts_with(MSVC_QUOTE) => without_scope(&function, options)?,
        None => return None,
    };
    Some(Function { mangled: function, scopes, own })
}

/// In names of Itanium's scheme, it is written between `Z` and `E`: that of `_ZZ1fvE1x` is `_Z1fv`.
fn function_of_itanium(name: &[u8], options: &Options) -> Option<Vec<u8>> {
    let encoding = name.strip_prefix(b"_Z").or_else(|| name.strip_prefix(b"__Z"))?;
    let special: [&[u8]; 5] = [b"GV", b"TV", b"TI", b"TS", b"TT"];
    let entity = special.into_iter().find_map(|of| encoding.strip_prefix(of)).unwrap_or(encoding);
    let rest = [b"_Z", entity.strip_prefix(b"Z")?].concat();
    let (function, end) = symbol_names::Symbol::parse_prefix(&rest, options).ok()?;
    rest.get(end..)?.starts_with(b"E").then(|| function.mangled().to_vec())
}

/// The quotation mark before a function in the text of a name of MSVC.
const MSVC_QUOTE: char = '`';

/// In names of MSVC, it is written after the number of a block: that of `?x@?1??f@@YAHXZ@4HA` is `?f@@YAHXZ`. The text
/// shows whether it is this function, since what looks like one can be inside another name, and refer to what is before.
fn function_of_msvc(name: &[u8], scope: &str, options: &Options) -> Option<Vec<u8>> {
    let quoted = scope.strip_prefix(MSVC_QUOTE)?;
    let functions = memchr::memchr_iter(b'?', name).filter_map(|at| {
        let block = name.get(at + 1..)?;
        let letters = block.iter().take_while(|byte| matches!(byte, b'A'..=b'P')).count();
        let number = if block.first()?.is_ascii_digit() { 0 } else { letters };
        block.get(number + 1..)?.strip_prefix(b"?").filter(|rest| rest.starts_with(b"?"))
    });
    functions.take(MOST_ATTEMPTS).find_map(|rest| {
        let (function, _) = symbol_names::Symbol::parse_prefix(rest, options).ok()?;
        let text = function.demangle(options).ok()?;
        quoted.strip_prefix(&text)?.strip_prefix("'::")?;
        Some(function.mangled().to_vec())
    })
}

/// A function of MSVC with its parameters only, and without the scopes that it is in.
fn without_scope(function: &[u8], options: &Options) -> Option<String> {
    let mut options = options.clone();
    options.access = false;
    options.calling_convention = false;
    options.member_type = false;
    options.return_type = false;
    let text = symbol_names::demangle(function, &options).ok()?;
    let scope =
        symbol_names::inspect(function, &options, |structure, options| structure.scope(options)).ok()?.map(label);
    let own = scope.and_then(|scope| text.strip_prefix(&scope)?.strip_prefix("::").map(str::to_owned));
    Some(own.unwrap_or(text))
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

    #[test]
    fn what_is_in_a_function_is_in_the_scopes_of_the_function() {
        for (name, expected) in [
            ("_ZZ1fvE1x", &["f()"][..]),
            ("_ZZN3app2mkEiENKUliE_clEi", &["app", "mk(int)", "{lambda(int)#1}"]),
            ("__ZZN3app2mkEiE1x", &["app", "mk(int)"]),
            ("_ZGVZN3app1S3runIiEEvT_E1x", &["app", "S", "run<int>(int)"]),
            ("_ZTVZN3app1fEvE1A", &["app", "f()", "A"]),
            (
                "_ZZZN3app1fEvENKUlvE_clEvENKUlvE_clEv",
                &["app", "f()", "{lambda()#1}", "operator()() const", "{lambda()#1}"],
            ),
            ("?x@?1??f@app@@YAHXZ@4HA", &["app", "f(void)"]),
            ("??_B?1??f@app@@YAHXZ@51", &["app", "f(void)"]),
            ("??0A@?BA@??g@S@app@@QEBAHH@Z@QEAA@XZ", &["app", "S", "g(int) const", "A"]),
            ("?x@?1???$h@H@S@app@@QEAAHXZ@4HA", &["app", "S", "h<int>(void)"]),
            ("??_7A@?1??f@app@@YAHXZ@6B@", &["app", "f(void)", "A"]),
            ("?x@?1??bar@?1??baz@app@@YAXXZ@YAXXZ@4HA", &["app", "baz(void)", "bar(void)"]),
            ("??R<lambda_1>@?0??main@@YAHXZ@QEBA@XZ", &["main(void)", "<lambda_1>"]),
            ("?x@?A0x1@@3HA", &["`anonymous namespace'"]),
            ("_RNCNvCs1234_7mycrate4main0", &["mycrate[3c1c0]", "main"]),
            // An impl is in its module.
            ("_RNvMNtC1a1fNtB2_1S3new", &["a[0]", "f", "<a[0]::f::S>"]),
            ("_RNvYhNtNtC1a1f1T3new", &["a[0]", "f", "<u8 as a[0]::f::T>"]),
            ("_D1a__T1fTiZQfFNaiZ1gFZv", &["a", "f!(int)", "f(int)"]),
        ] {
            assert_eq!(scopes(name.as_bytes(), &Options::DEFAULT), expected, "{name}");
        }
    }
}
