//! What takes the space: a tree of the bytes of all sections.

mod diff;
mod key;
mod space;
mod stable;

use std::collections::HashMap;

use crate::{Error, SymbolTable, texts::Interner, texts::Texts};

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
    labels: Texts,
    nodes: Vec<Node>,
}

/// A node of the tree: a group, or a symbol.
#[derive(Clone, Debug)]
pub struct Node {
    label: u32,
    /// The bytes.
    pub size: u64,
    /// The number of symbols.
    pub count: u64,
    /// The numbers of the children, the largest first.
    pub children: Vec<u32>,
}

impl SymbolTable {
    /// What takes the space: the bytes of all sections, grouped by one key or by several, one inside the other. The leaves
    /// are symbols; bytes of no symbol are in the groups `[padding]` and `[no symbol]`, with a leaf for each section. A
    /// table that was filtered has only its symbols.
    ///
    /// # Errors
    ///
    /// If `goes_on` returned false. The caller's thread calls it ten times a second.
    pub fn sizes(&self, by: &[By], mut goes_on: impl FnMut() -> bool) -> Result<Sizes, Error> {
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
                    keys.labels(*by, &symbol, |label| path.enter(label));
                }
                path.enter_bytes(symbol.demangled());
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
                        match by {
                            By::Section => path.enter(&section.name),
                            _ => path.enter(self.contents.member(section.member).map_or("", |member| &member.name)),
                        }
                    }
                    path.enter(label);
                    path.enter(&section.name);
                }
            }
        }
        tree.finish()
    }
}

impl Sizes {
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

/// Builds the tree.
#[derive(Default)]
struct Builder {
    labels: Interner,
    nodes: Vec<Node>,
    children: HashMap<(u32, u32), u32>,
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
            self.nodes.push(Node { label, size: 0, count: 0, children: Vec::new() });
        }
        let mut path = Path { tree: self, at: 0, size, count };
        path.add();
        path
    }

    fn finish(mut self) -> Result<Sizes, Error> {
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
        Ok(Sizes { labels: self.labels.into_texts(), nodes: self.nodes })
    }
}

impl Path<'_> {
    /// Adds the size and the count to the node.
    fn add(&mut self) {
        if let Some(node) = self.tree.nodes.get_mut(self.at as usize) {
            // The sections of a file that lies can be larger than all memory.
            node.size = node.size.saturating_add(self.size);
            node.count += self.count;
        }
    }

    fn enter(&mut self, label: &str) {
        self.enter_bytes(label.as_bytes());
    }

    /// Goes to the child with this label.
    fn enter_bytes(&mut self, label: &[u8]) {
        let tree = &mut *self.tree;
        let label = match tree.labels.number(label) {
            Ok(label) => label,
            Err(error) => {
                tree.error = Some(error);
                return;
            }
        };
        let next = u32::try_from(tree.nodes.len()).unwrap_or(u32::MAX);
        let child = *tree.children.entry((self.at, label)).or_insert(next);
        if child == next {
            tree.nodes.push(Node { label, size: 0, count: 0, children: Vec::new() });
            if let Some(node) = tree.nodes.get_mut(self.at as usize) {
                node.children.push(child);
            }
        }
        self.at = child;
        self.add();
    }
}
