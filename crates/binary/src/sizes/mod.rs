//! What takes the space: a tree of the bytes of all sections.

mod diff;
mod key;
mod space;
mod stable;

use std::collections::HashMap;

use crate::{Error, ErrorKind, SymbolTable, texts::Interner, texts::Texts};

pub use diff::{Change, SizesDiff};
pub use key::By;
pub(crate) use key::belongs_to_class;
pub(crate) use space::Space;
pub use stable::stable;

use key::NameKeys;

/// The label of the bytes that only align what follows.
pub(crate) const PADDING: &str = "[padding]";

/// The label of the bytes that no symbol names.
pub(crate) const UNNAMED: &str = "[no symbol]";

/// A tree of sizes. The size of each node is the sum of its children's, and that of the root is the sum of the sizes of
/// all sections.
#[derive(Debug)]
pub struct Sizes {
    file: String,
    by: Vec<By>,
    labels: Texts,
    nodes: Vec<Node>,
}

/// A node of the tree: a group, or a symbol.
#[derive(Clone, Debug)]
pub struct Node {
    label: u32,
    level: Level,
    /// The bytes.
    pub size: u64,
    /// The number of symbols.
    pub count: u64,
    /// The numbers of the children, the largest first.
    pub children: Vec<u32>,
}

/// What a node is. Nodes of other levels are others, whatever their labels: the function `f()` is not the scope `f()`, in
/// which its variables are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Level {
    Root,
    Group(By),
    /// Bytes of no symbol.
    Rest,
    Symbol,
}

impl SymbolTable {
    /// What takes the space: the bytes of all sections, grouped by one key or by several, one inside the other. The leaves
    /// are symbols; bytes of no symbol are in the groups `[padding]` and `[no symbol]`, with a leaf for each section. A
    /// table that was filtered has only its symbols.
    ///
    /// # Errors
    ///
    /// If a section is so large that all together exceed 64 bits; if `goes_on` returned false. The caller's thread calls
    /// it ten times a second.
    pub fn sizes(&self, by: &[By], mut goes_on: impl FnMut() -> bool) -> Result<Sizes, Error> {
        self.check_sizes()?;
        self.demangle(&mut goes_on)?;
        if by.iter().any(|by| matches!(by, By::Kind | By::Scheme | By::Scope)) {
            self.inspect(&mut goes_on)?;
        }
        let keys = NameKeys::of(self, by, &mut goes_on)?;
        let space = self.contents.space.get_or_init(|| Space::of(&self.contents));
        let mut tree = Builder::default();
        for symbol in self.iter() {
            let size = space.of_entries.get(symbol.number as usize).copied().unwrap_or(0);
            if size > 0 {
                let mut path = tree.path(size, 1);
                for by in by {
                    keys.labels(*by, &symbol, |label| path.enter(Level::Group(*by), label.as_bytes()));
                }
                path.enter(Level::Symbol, symbol.demangled());
            }
        }
        if self.rows.len() == self.contents.entries.len() {
            for (section, rest) in self.contents.sections.iter().zip(&space.of_sections) {
                for (label, size) in [(PADDING, rest.padding), (UNNAMED, rest.unnamed)] {
                    if size == 0 {
                        continue;
                    }
                    let mut path = tree.path(size, 0);
                    for by in by.iter().take_while(|by| by.is_of_section()) {
                        let label = match by {
                            By::Section => &section.name,
                            _ => self.contents.member(section.member).map_or("", |member| &member.name),
                        };
                        path.enter(Level::Group(*by), label.as_bytes());
                    }
                    path.enter(Level::Rest, label.as_bytes());
                    path.enter(Level::Rest, section.name.as_bytes());
                }
            }
        }
        tree.finish(self.file(), by)
    }

    /// Refuses sections whose sizes have no sum.
    fn check_sizes(&self) -> Result<(), Error> {
        let sections = self.sections();
        if sections.iter().try_fold(0_u64, |sum, section| sum.checked_add(section.size)).is_some() {
            return Ok(());
        }
        let Some(largest) = sections.iter().max_by_key(|section| section.size) else { return Ok(()) };
        let (name, size) = (&largest.name, largest.size);
        let reason = format!("the section {name:?} says that it has {size} bytes, but no file has so many");
        let member = self.member_of(largest).map(|member| member.name.as_str()).filter(|name| !name.is_empty());
        let error = Error::new(ErrorKind::Malformed, reason).in_member(member);
        Err(if self.file().is_empty() { error } else { error.in_file(self.file().as_ref()) })
    }
}

impl Sizes {
    /// What it is: the path of the file, or `Sizes` if only its bytes were given.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.file.is_empty() { "Sizes" } else { &self.file }
    }

    /// The keys that the symbols are grouped by.
    #[must_use]
    pub fn by(&self) -> &[By] {
        &self.by
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> u32 {
        0
    }

    /// The node with a number.
    #[must_use]
    pub fn node(&self, number: u32) -> Option<&Node> {
        self.nodes.get(number as usize)
    }

    /// The label of a node; empty for the root.
    #[must_use]
    pub fn label(&self, number: u32) -> &[u8] {
        self.node(number).map_or(&[], |node| self.labels.get(node.label as usize))
    }

    /// The number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True if there is only the root.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    /// The sum of all sizes.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.nodes.first().map_or(0, |root| root.size)
    }
}

impl Node {
    fn new(level: Level, label: u32) -> Node {
        Node { label, level, size: 0, count: 0, children: Vec::new() }
    }
}

/// Builds the tree.
#[derive(Default)]
struct Builder {
    labels: Interner,
    nodes: Vec<Node>,
    /// The nodes by their parents, levels and labels.
    children: HashMap<(u32, Level, u32), u32>,
    error: Option<Error>,
}

/// The way to a leaf; each node on it gets the size and the count.
struct Path<'a> {
    tree: &'a mut Builder,
    at: u32,
    size: u64,
    count: u64,
}

impl Builder {
    fn path(&mut self, size: u64, count: u64) -> Path<'_> {
        if self.nodes.is_empty() {
            let label = self.labels.number(b"").unwrap_or(0);
            self.nodes.push(Node::new(Level::Root, label));
        }
        let mut path = Path { tree: self, at: 0, size, count };
        path.add();
        path
    }

    fn finish(mut self, file: &str, by: &[By]) -> Result<Sizes, Error> {
        // The root, even if there is nothing else.
        let _ = self.path(0, 0);
        if let Some(error) = self.error {
            return Err(error);
        }
        let sizes: Vec<u64> = self.nodes.iter().map(|node| node.size).collect();
        let size = |child: &u32| sizes.get(*child as usize).copied().unwrap_or(0);
        for node in &mut self.nodes {
            node.children.sort_by_key(|child| std::cmp::Reverse(size(child)));
        }
        let file = file.to_owned();
        Ok(Sizes { file, by: by.to_vec(), labels: self.labels.into_texts(), nodes: self.nodes })
    }
}

impl Path<'_> {
    /// Adds the size and the count to the node.
    fn add(&mut self) {
        if let Some(node) = self.tree.nodes.get_mut(self.at as usize) {
            // No sum exceeds that of the sections, which was checked.
            node.size = node.size.saturating_add(self.size);
            node.count += self.count;
        }
    }

    /// Goes to the child of this level with this label.
    fn enter(&mut self, level: Level, label: &[u8]) {
        let tree = &mut *self.tree;
        let label = match tree.labels.number(label) {
            Ok(label) => label,
            Err(error) => {
                tree.error = Some(error);
                return;
            }
        };
        let next = u32::try_from(tree.nodes.len()).unwrap_or(u32::MAX);
        let child = *tree.children.entry((self.at, level, label)).or_insert(next);
        if child == next {
            tree.nodes.push(Node::new(level, label));
            if let Some(node) = tree.nodes.get_mut(self.at as usize) {
                node.children.push(child);
            }
        }
        self.at = child;
        self.add();
    }
}
