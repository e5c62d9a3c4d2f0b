//! The parts of many names.

use symbol_names::{Error, Options, Structure, demangling};

use crate::{Batch, Interrupted, on_threads};

/// A field of a name, called like the attribute of Python's `Symbol`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The demangled text.
    Demangled,
    /// The mangling scheme.
    Scheme,
    /// The kind of the symbol.
    Kind,
    /// The qualified name.
    Name,
    /// The last component of the name.
    BaseName,
    /// The enclosing namespaces, classes and functions.
    Scope,
    /// The components of the scope.
    Scopes,
    /// The name's own template arguments.
    TemplateArgs,
    /// The types of the parameters.
    Parameters,
    /// The return type.
    ReturnType,
    /// The clone suffixes.
    CloneSuffixes,
}

/// The type of a field's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// One of a few fixed words.
    Word,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
}

/// The value of a field; `None` if the name has no such part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A [`Type::Word`].
    Word(&'static str),
    /// A [`Type::Text`], in UTF-8 if the name is.
    Text(Option<Vec<u8>>),
    /// A [`Type::Texts`].
    Texts(Option<Vec<String>>),
}

impl Field {
    /// All fields.
    pub const ALL: [Field; 11] = [
        Field::Demangled,
        Field::Scheme,
        Field::Kind,
        Field::Name,
        Field::BaseName,
        Field::Scope,
        Field::Scopes,
        Field::TemplateArgs,
        Field::Parameters,
        Field::ReturnType,
        Field::CloneSuffixes,
    ];

    /// The name of the field.
    ///
    /// ```
    /// assert_eq!(bulk::Field::BaseName.as_str(), "base_name");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Demangled => "demangled",
            Field::Scheme => "scheme",
            Field::Kind => "kind",
            Field::Name => "name",
            Field::BaseName => "base_name",
            Field::Scope => "scope",
            Field::Scopes => "scopes",
            Field::TemplateArgs => "template_args",
            Field::Parameters => "parameters",
            Field::ReturnType => "return_type",
            Field::CloneSuffixes => "clone_suffixes",
        }
    }

    /// The type of its values.
    ///
    /// ```
    /// assert_eq!(bulk::Field::Scopes.value_type(), bulk::Type::Texts);
    /// ```
    #[must_use]
    pub fn value_type(self) -> Type {
        match self {
            Field::Scheme | Field::Kind => Type::Word,
            Field::Demangled | Field::Name | Field::BaseName | Field::Scope | Field::ReturnType => Type::Text,
            Field::Scopes | Field::TemplateArgs | Field::Parameters | Field::CloneSuffixes => Type::Texts,
        }
    }

    /// True for a field that is cut out of the text of the whole name; false for one that is printed alone.
    fn is_cut(self) -> bool {
        matches!(self, Field::Scopes | Field::TemplateArgs | Field::Parameters | Field::ReturnType)
    }
}

/// Returns the value of each field of a name.
///
/// ```
/// use bulk::{Field, Value};
///
/// let values = bulk::fields_of(b"_ZN1A1fEi", &[Field::Scope, Field::Parameters], &symbol_names::Options::default())?;
/// assert_eq!(values, [Value::Text(Some(b"A".into())), Value::Texts(Some(vec!["int".into()]))]);
/// # Ok::<(), symbol_names::Error>(())
/// ```
///
/// # Errors
///
/// The errors of [`symbol_names::Symbol::parse`]; `Limit` if a text exceeds a limit; `Unsupported` for an option that the
/// style does not have.
pub fn fields_of(mangled: &[u8], fields: &[Field], options: &Options) -> Result<Vec<Value>, Error> {
    // Before `inspect`, which occupies the demangler of this thread while it runs.
    let mut demangled = None;
    if fields.contains(&Field::Demangled) {
        symbol_names::demangle_to(mangled, options, demangled.insert(Vec::new()))?;
    }
    symbol_names::inspect(mangled, options, |name, options| values(name, fields, options, demangled.as_deref()))
}

fn values(
    name: &Structure,
    fields: &[Field],
    options: &demangling::Options,
    demangled: Option<&[u8]>,
) -> Result<Vec<Value>, demangling::Error> {
    // Cut all such fields out of one text.
    let parts = if fields.iter().any(|field| field.is_cut()) { Some(name.parts(options)?) } else { None };
    let parts = parts.as_ref();
    let text = |text: Option<String>| Value::Text(text.map(String::into_bytes));
    let cut = |part: Option<&str>| Value::Text(part.map(|part| part.as_bytes().to_vec()));
    let list = |list: Option<&[String]>| Value::Texts(list.map(<[String]>::to_vec));
    let value = |field: &Field| {
        Ok(match field {
            Field::Demangled => Value::Text(demangled.map(<[u8]>::to_vec)),
            Field::Scheme => Value::Word(name.scheme().name()),
            Field::Kind => Value::Word(name.kind().as_str()),
            Field::Name => match parts {
                Some(parts) => cut(parts.name()),
                None => text(name.name(options)?),
            },
            Field::BaseName => match parts {
                Some(parts) => cut(parts.base_name()),
                None => text(name.base_name(options)?),
            },
            Field::Scope => match parts {
                Some(parts) => cut(parts.scope()),
                None => text(name.scope(options)?),
            },
            Field::Scopes => list(parts.map(symbol_names::Parts::scopes)),
            Field::TemplateArgs => list(parts.and_then(|parts| parts.template_args())),
            Field::Parameters => list(parts.and_then(|parts| parts.parameters())),
            Field::ReturnType => cut(parts.and_then(|parts| parts.return_type())),
            Field::CloneSuffixes => Value::Texts(Some(name.clone_suffixes())),
        })
    };
    fields.iter().map(value).collect()
}

/// Calls [`fields_of`] for each name.
///
/// # Errors
///
/// If `goes_on` returned false. The caller's thread calls it ten times a second.
pub fn parts<N: AsRef<[u8]> + Sync>(
    names: &[N],
    fields: &[Field],
    options: &Options,
    batch: Batch,
    goes_on: impl FnMut() -> bool,
) -> Result<Vec<Result<Vec<Value>, Error>>, Interrupted> {
    let pieces = on_threads(names.len(), batch, goes_on, |piece, watch| {
        let names = names[piece].iter().take_while(|_| watch.goes_on());
        names.map(|name| fields_of(name.as_ref(), fields, options)).collect::<Vec<_>>()
    });
    Ok(pieces?.into_iter().flatten().collect())
}
