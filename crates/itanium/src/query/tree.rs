//! The whole parse of a name as a tree.

use crate::ast::{Ast, NodeId};
use crate::ast::{children, production};
use crate::name::Name;
use demangling::{ByteText, Error, ErrorKind, Options};
use std::fmt;
use std::ops::Range;

/// A node of the parse of a [`Name`], and the options that its text is printed with.
///
/// The tree is never built as a whole: [`TreeNode::children`] and [`TreeNode::text`] cost only what they return. A
/// `<substitution>` has no node of its own; the node that it refers to appears in its place.
///
/// ```
/// let options = itanium_names::Options::default();
/// let name = itanium_names::parse("_ZN3foo3barEPKc").unwrap();
/// let tree = name.tree(&options);
/// assert_eq!((tree.kind(), tree.range()), ("encoding", 2..15));
///
/// let [name, signature] = tree.children()[..] else { panic!() };
/// assert_eq!((name.kind(), name.text().unwrap()), ("nested-name", "foo::bar".into()));
/// assert_eq!((signature.kind(), signature.text().unwrap()), ("function-type", "(char const*)".into()));
/// ```
#[derive(Clone, Copy)]
pub struct TreeNode<'a> {
    name: &'a Name,
    options: &'a Options,
    id: NodeId,
}

/// One row of [`TreeNode::flatten`].
///
/// ```
/// let options = itanium_names::Options::default();
/// let rows = itanium_names::parse("_Z1fi").unwrap().tree(&options).flatten().unwrap();
/// let row = rows.last().unwrap();
/// assert_eq!((row.depth, row.kind, &row.range), (2, "builtin-type", &(4..5)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// The number of nodes above this one.
    pub depth: usize,
    /// [`TreeNode::kind`]
    pub kind: &'static str,
    /// [`TreeNode::number`]
    pub number: u32,
    /// [`TreeNode::range`]
    pub range: Range<usize>,
}

impl<'a> TreeNode<'a> {
    fn ast(self) -> &'a Ast {
        self.name.reading(self.options.style).0
    }

    /// The production of the ABI's grammar that made the node: `nested-name`, `template-args`, `expr-primary` … The
    /// alternatives of `<type>` and a few others that the ABI does not name have a similar name: `pointer-type`.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// assert_eq!(itanium_names::parse("_ZTV1A").unwrap().tree(&options).kind(), "special-name");
    /// ```
    #[must_use]
    pub fn kind(self) -> &'static str {
        production(self.ast().node(self.id))
    }

    /// The range of the mangled name that the node was read from; for a substitution, the range that it refers to.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let name = itanium_names::parse("_Z1f1AS_").unwrap();
    /// let signature = name.tree(&options).children()[1];
    /// let ranges: Vec<_> = signature.children().iter().map(|parameter| parameter.range()).collect();
    /// assert_eq!(ranges, [4..6, 4..6]);
    /// ```
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let span = self.ast().span(self.id);
        span.start as usize..span.end as usize
    }

    /// The text of the node on its own. For a template parameter this is its argument, for a declarator the type
    /// without the name between its halves.
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let name = itanium_names::parse("_Z1fIiEvT_").unwrap();
    /// let parameter = name.tree(&options).children()[1].children()[1];
    /// assert_eq!((parameter.kind(), parameter.text().unwrap()), ("template-param", "int".into()));
    /// ```
    pub fn text(self) -> Result<ByteText, Error> {
        self.name.demangle_node(self.id, self.options)
    }

    /// The children of the node, in the order of the mangled name.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// assert_eq!(itanium_names::parse("_Z1fic").unwrap().tree(&options).children()[1].children().len(), 2);
    /// ```
    #[must_use]
    pub fn children(self) -> Vec<TreeNode<'a>> {
        children(self.ast(), self.id).into_iter().map(|id| TreeNode { id, ..self }).collect()
    }

    /// Iterates over the node and all nodes below it, with their depths, each before its children.
    ///
    /// A node that substitutions refer to is repeated for each of them, so for an adversarial name the iterator is
    /// practically endless: bound the number of items.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let name = itanium_names::parse("_ZN1A1fEv").unwrap();
    /// let kinds: Vec<_> = name.tree(&options).walk().map(|(depth, node)| (depth, node.kind())).collect();
    /// assert_eq!(
    ///     kinds,
    ///     [(0, "encoding"), (1, "nested-name"), (2, "source-name"), (2, "source-name"), (1, "function-type")]
    /// );
    /// ```
    #[must_use]
    pub fn walk(self) -> Walk<'a> {
        Walk { open: vec![(0, self)] }
    }

    /// The nodes of [`TreeNode::walk`] as rows, without their texts.
    ///
    /// # Errors
    ///
    /// The total size of the rows exceeds [`TREE_FACTOR`] times [`Limits::output`](crate::Limits::output).
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let rows = itanium_names::parse("_ZN1A1fEv").unwrap().tree(&options).flatten().unwrap();
    /// let kinds: Vec<_> = rows.iter().map(|row| row.kind).collect();
    /// assert_eq!(kinds, ["encoding", "nested-name", "source-name", "source-name", "function-type"]);
    /// ```
    pub fn flatten(self) -> Result<Vec<TreeRow>, Error> {
        let most = self.name.limits.output.saturating_mul(TREE_FACTOR) / BYTES_A_ROW;
        let mut rows = Vec::new();
        for (depth, node) in self.walk() {
            if rows.len() == most {
                return Err(Error::new(ErrorKind::TooLong, self.name.mangled().len()));
            }
            rows.push(TreeRow { depth, kind: node.kind(), number: node.number(), range: node.range() });
        }
        Ok(rows)
    }

    /// The number of the node in its name, for [`Name::tree_node`]. It is the same wherever the node appears.
    #[must_use]
    pub fn number(self) -> u32 {
        self.id.number()
    }
}

/// The factor by which the rows of [`TreeNode::flatten`] may exceed [`Limits::output`](crate::Limits::output).
///
/// ```
/// let limits = itanium_names::Limits { output: 60, ..itanium_names::Limits::default() };
/// let name = itanium_names::parse_with(format!("_Z1f{}i", "P".repeat(50)), &limits).unwrap();
/// assert!(name.demangle(&itanium_names::Options::default()).unwrap().len() < limits.output);
/// assert!(name.tree(&itanium_names::Options::default()).flatten().unwrap_err().is_limit());
/// assert_eq!(itanium_names::TREE_FACTOR, 32);
/// ```
pub const TREE_FACTOR: usize = 32;

/// What a [`TreeRow`] counts for, so that one name has the same rows on every platform. Where addresses have 32 bits it
/// is smaller.
const BYTES_A_ROW: usize = 48;

const _: () = assert!(size_of::<TreeRow>() <= BYTES_A_ROW);

/// Nodes are equal if they are the same node of the same name, with the same options.
impl PartialEq for TreeNode<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.name, other.name) && self.options == other.options && self.id == other.id
    }
}

impl Eq for TreeNode<'_> {}

impl fmt::Debug for TreeNode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TreeNode").field("kind", &self.kind()).field("range", &self.range()).finish_non_exhaustive()
    }
}

/// The iterator of [`TreeNode::walk`].
///
/// ```
/// let options = itanium_names::Options::default();
/// let name = itanium_names::parse("_ZN1A1fEi").unwrap();
/// let mut walk: itanium_names::Walk = name.tree(&options).walk();
/// assert_eq!(walk.next().map(|(depth, node)| (depth, node.kind())), Some((0, "encoding")));
/// ```
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    open: Vec<(usize, TreeNode<'a>)>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = (usize, TreeNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (depth, node) = self.open.pop()?;
        self.open.extend(node.children().into_iter().rev().map(|child| (depth.saturating_add(1), child)));
        Some((depth, node))
    }
}

impl Name {
    /// The parse as a tree, for the style of the options. Texts are printed with the options.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let name = itanium_names::parse("_ZTIPKc").unwrap();
    /// let [pointer] = name.tree(&options).children()[..] else { panic!() };
    /// assert_eq!((pointer.kind(), pointer.text().unwrap()), ("pointer-type", "char const*".into()));
    /// ```
    #[must_use]
    pub fn tree<'a>(&'a self, options: &'a Options) -> TreeNode<'a> {
        TreeNode { name: self, options, id: self.reading(options.style).1 }
    }

    /// The node with a [`TreeNode::number`] from a tree of the same style.
    ///
    /// ```
    /// let options = itanium_names::Options::default();
    /// let name = itanium_names::parse("_Z1fi").unwrap();
    /// let tree = name.tree(&options);
    /// assert_eq!(name.tree_node(tree.number(), &options), Some(tree));
    /// assert_eq!(name.tree_node(99, &options), None);
    /// ```
    #[must_use]
    pub fn tree_node<'a>(&'a self, number: u32, options: &'a Options) -> Option<TreeNode<'a>> {
        let id = self.reading(options.style).0.numbered(number)?;
        Some(TreeNode { name: self, options, id })
    }
}
