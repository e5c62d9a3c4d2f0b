//! [`Name`], a parsed name.

use crate::ast::{Ast, NodeId};
use crate::grammar::Goal;
use crate::printer::piece::Piece;
use crate::printer::recorder::Trace;
use crate::printer::{self, Budget};
use crate::stack;
use demangling::{ByteText, Error, Limits, Options, Style};
use std::fmt;

/// A parsed name. It prints in any style and with any options, and answers questions about its parts.
///
/// `{}` formats it as c++filt prints it, and `{:#}` with short names of the standard library
/// ([`Options::simplify_std`]). If the text exceeds a limit, the mangled name is written, as the tools do for a name
/// that they cannot demangle.
///
/// ```
/// let name: itanium_names::Name = "_Z1fSs".parse().unwrap();
/// assert_eq!(name.to_string(), "f(std::basic_string<char, std::char_traits<char>, std::allocator<char> >)");
/// assert_eq!(format!("{name:#}"), "f(std::string)");
/// ```
#[derive(Debug, Clone)]
pub struct Name {
    pub(crate) mangled: Vec<u8>,
    pub(crate) goal: Goal,
    pub(crate) ast: Ast,
    pub(crate) root: NodeId,
    /// The style whose tool parsed the name.
    pub(crate) style: Style,
    /// The parses of the styles that may read the name differently.
    pub(crate) others: Vec<(Style, Ast, NodeId)>,
    pub(crate) limits: Limits,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = Options { simplify_std: f.alternate(), ..Options::default() };
        match self.demangle(&options) {
            Ok(text) => f.pad(&text),
            Err(_) => f.pad(&String::from_utf8_lossy(&self.mangled)),
        }
    }
}

impl Name {
    /// An empty name, before any name was inspected.
    pub(crate) fn none() -> Name {
        let (ast, limits) = (Ast::default(), Limits::default());
        let (goal, style) = (Goal::Name, Style::default());
        Name { mangled: Vec::new(), goal, style, ast, root: NodeId::FIRST, others: Vec::new(), limits }
    }

    /// The parse that the style prints.
    pub(crate) fn reading(&self, style: Style) -> (&Ast, NodeId) {
        match self.others.iter().find(|other| other.0 == style) {
            Some((_, ast, root)) => (ast, *root),
            None => (&self.ast, self.root),
        }
    }

    /// True for a type on its own.
    pub(crate) fn is_type(&self) -> bool {
        self.goal == Goal::Type
    }

    /// The text of one node.
    pub(crate) fn demangle_node(&self, id: NodeId, options: &Options) -> Result<ByteText, Error> {
        let (ast, _) = self.reading(options.style);
        let mut out = Vec::new();
        print(ast, &self.mangled, id, options, &self.limits, &mut printer::Workspace::default(), &mut out)?;
        Ok(out.into())
    }

    /// The text of a piece of the name, or `None` if that piece cannot be printed alone.
    pub(crate) fn print_piece(
        &self,
        piece: Piece,
        path: &(impl Iterator<Item = NodeId> + Clone + Sync),
        options: &Options,
    ) -> Result<Option<ByteText>, Error> {
        let (ast, _) = self.reading(options.style);
        let mut out = Vec::with_capacity(self.mangled.len().saturating_mul(2));
        let mut memory = printer::Workspace::default();
        let printed = stack::with_depth(self.limits.depth, |depth| {
            out.clear();
            let budget = Budget { depth, output: self.limits.output };
            printer::print_piece(ast, &self.mangled, piece, path.clone(), options, budget, &mut memory, &mut out)
        });
        match printed {
            Ok(true) => Ok(Some(out.into())),
            Ok(false) => Ok(None),
            Err(kind) => Err(Error::new(kind, self.mangled.len())),
        }
    }

    /// The text of the name, and the trace of where each node and part was written. The options omit nothing of the
    /// signature `whole`.
    pub(crate) fn record(&self, options: &Options, whole: Option<NodeId>) -> Result<(Vec<u8>, Trace), Error> {
        let (ast, root) = self.reading(options.style);
        let mut out = Vec::with_capacity(self.mangled.len().saturating_mul(2));
        let result = stack::with_depth(self.limits.depth, |depth| {
            out.clear();
            let budget = Budget { depth, output: self.limits.output };
            printer::print_recorded(ast, &self.mangled, root, options, budget, whole, &mut out)
        });
        match result {
            Ok(trace) => Ok((out, trace)),
            Err(kind) => Err(Error::new(kind, self.mangled.len())),
        }
    }

    /// The mangled name.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_Z1fv").unwrap().mangled(), b"_Z1fv");
    /// ```
    #[must_use]
    pub fn mangled(&self) -> &[u8] {
        &self.mangled
    }

    /// The text of the name.
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](Limits).
    pub fn demangle(&self, options: &Options) -> Result<String, Error> {
        let mut out = Vec::new();
        self.demangle_to(options, &mut out)?;
        Ok(into_string(out))
    }

    /// Appends the text of the name, in bytes, to `out`. On an error, `out` is unchanged.
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](Limits).
    pub fn demangle_to(&self, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let (ast, root) = self.reading(options.style);
        print(ast, &self.mangled, root, options, &self.limits, &mut printer::Workspace::default(), out)
    }
}

/// Appends the text of the node `root` to `out`. On an error, `out` is unchanged.
pub(crate) fn print(
    ast: &Ast,
    mangled: &[u8],
    root: NodeId,
    options: &Options,
    limits: &Limits,
    memory: &mut printer::Workspace,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let start = out.len();
    let result = stack::with_depth(limits.depth, |depth| {
        out.truncate(start);
        printer::print(ast, mangled, root, options, Budget { depth, output: limits.output }, memory, out)
    });
    result.map_err(|kind| {
        out.truncate(start);
        Error::new(kind, mangled.len())
    })
}

/// The output is UTF-8 if the input was, unless an identifier's length ends inside a character.
pub(crate) fn into_string(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
