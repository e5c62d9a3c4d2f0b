//! The parts of many names.

use symbol_names::{ByteText, Error, Options, Parts, Structure, demangling};

use crate::{Batch, Interrupted, on_threads};

/// Declares the fields: each is a row of the table that this is called with, and nowhere else.
macro_rules! fields {
    ($($(#[doc = $help:literal])* $field:ident $name:literal: $type:ident;)*) => {
        /// A field of a name, called like the attribute of Python's `Symbol`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field {
            $($(#[doc = $help])* $field,)*
        }

        impl Field {
            /// All fields.
            pub const ALL: &[Field] = &[$(Field::$field),*];

            /// The name of the field.
            ///
            /// ```
            /// assert_eq!(bulk::Field::BaseName.as_str(), "base_name");
            /// ```
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Field::$field => $name,)*
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
                    $(Field::$field => Type::$type,)*
                }
            }
        }
    };
}

fields! {
    /// The demangled text.
    Demangled "demangled": Text;
    /// The mangling scheme.
    Scheme "scheme": Word;
    /// The kind of the symbol.
    Kind "kind": Word;
    /// The qualified name.
    Name "name": Text;
    /// The last component of the name.
    BaseName "base_name": Text;
    /// The enclosing namespaces, classes and functions.
    Scope "scope": Text;
    /// The components of the scope.
    Scopes "scopes": Texts;
    /// The name's own template arguments.
    TemplateArgs "template_args": Texts;
    /// The types of the parameters.
    Parameters "parameters": Texts;
    /// The return type.
    ReturnType "return_type": Text;
    /// How a member is accessed.
    Access "access": Text;
    /// Whether a member is static.
    IsStatic "is_static": Truth;
    /// Whether a function is virtual.
    IsVirtual "is_virtual": Truth;
    /// The calling convention.
    CallingConvention "calling_convention": Text;
    /// The crate.
    CrateName "crate_name": Text;
    /// The hash of the crate or of the function.
    Hash "hash": Text;
    /// The clone suffixes.
    CloneSuffixes "clone_suffixes": Texts;
}

/// The type of a field's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// One of a few fixed words.
    Word,
    /// True or false.
    Truth,
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
    /// A [`Type::Truth`].
    Truth(bool),
    /// A [`Type::Text`].
    Text(Option<ByteText>),
    /// A [`Type::Texts`].
    Texts(Option<Vec<ByteText>>),
}

impl Field {
    /// The value of a field that is one of the `parts`; `None` for any other.
    ///
    /// ```
    /// use bulk::{Field, Value};
    ///
    /// let symbol = symbol_names::Symbol::parse(b"?f@A@@SAXXZ", &symbol_names::Options::default())?;
    /// let parts = symbol.parts(&symbol_names::Options::default())?;
    /// assert_eq!(Field::Access.of(&parts), Some(Value::Text(Some("public".into()))));
    /// assert_eq!(Field::Kind.of(&parts), None);
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    #[must_use]
    pub fn of(self, parts: &Parts) -> Option<Value> {
        let text = |part: Option<&ByteText>| Value::Text(part.cloned());
        let list = |list: Option<&[ByteText]>| Value::Texts(list.map(<[_]>::to_vec));
        Some(match self {
            Field::Demangled | Field::Scheme | Field::Kind | Field::CloneSuffixes => return None,
            Field::Name => text(parts.name()),
            Field::BaseName => text(parts.base_name()),
            Field::Scope => text(parts.scope()),
            Field::Scopes => list(Some(parts.scopes())),
            Field::TemplateArgs => list(parts.template_args()),
            Field::Parameters => list(parts.parameters()),
            Field::ReturnType => text(parts.return_type()),
            Field::Access => text(parts.access()),
            Field::IsStatic => Value::Truth(parts.is_static()),
            Field::IsVirtual => Value::Truth(parts.is_virtual()),
            Field::CallingConvention => text(parts.calling_convention()),
            Field::CrateName => text(parts.crate_name()),
            Field::Hash => text(parts.hash()),
        })
    }

    /// True for one of the parts; false for a field that is known without them, or can be printed alone.
    fn needs_parts(self) -> bool {
        !matches!(
            self,
            Field::Demangled
                | Field::Scheme
                | Field::Kind
                | Field::Name
                | Field::BaseName
                | Field::Scope
                | Field::CloneSuffixes
        )
    }
}

/// Returns the value of each field of a name.
///
/// ```
/// use bulk::{Field, Value};
///
/// let values = bulk::fields_of(b"_ZN1A1fEi", &[Field::Scope, Field::Parameters], &symbol_names::Options::default())?;
/// assert_eq!(values, [Value::Text(Some("A".into())), Value::Texts(Some(vec!["int".into()]))]);
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
    let parts = if fields.iter().any(|field| field.needs_parts()) { Some(name.parts(options)?) } else { None };
    let value = |field: &Field| {
        if let Some(value) = parts.as_ref().and_then(|parts| field.of(parts)) {
            return Ok(value);
        }
        Ok(match field {
            Field::Demangled => Value::Text(demangled.map(ByteText::from)),
            Field::Scheme => Value::Word(name.scheme().name()),
            Field::Kind => Value::Word(name.kind().as_str()),
            Field::Name => Value::Text(name.name(options)?),
            Field::BaseName => Value::Text(name.base_name(options)?),
            Field::Scope => Value::Text(name.scope(options)?),
            Field::CloneSuffixes => Value::Texts(Some(name.clone_suffixes())),
            // One of the parts, which there are.
            _ => Value::Text(None),
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
