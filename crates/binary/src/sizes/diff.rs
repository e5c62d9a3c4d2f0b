//! What changed from one file to another.

use std::collections::HashMap;

use super::{By, Level, Node, Sizes, stable};
use crate::{Error, ErrorKind};

/// The tree of two files: what was added, removed, grew and shrank.
#[derive(Debug)]
pub struct SizesDiff {
    title: String,
    nodes: Vec<Change>,
}

/// A node of the two trees. The one that was not there has zero bytes and symbols.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The label in the new file, or in the old one if it was removed.
    pub label: Vec<u8>,
    /// The bytes in the old file.
    pub old_size: u64,
    /// The bytes in the new file.
    pub new_size: u64,
    /// The symbols in the old file.
    pub old_count: u64,
    /// The symbols in the new file.
    pub new_count: u64,
    /// The numbers of the children, the greatest change first.
    pub children: Vec<u32>,
}

impl Change {
    /// How many bytes more there are.
    #[must_use]
    pub fn growth(&self) -> i128 {
        i128::from(self.new_size) - i128::from(self.old_size)
    }

    /// `grew`, `shrank`, `added`, `removed` or `same`.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match (self.old_size, self.new_size) {
            (0, 1..) => "added",
            (1.., 0) => "removed",
            (old, new) if new > old => "grew",
            (old, new) if new < old => "shrank",
            _ => "same",
        }
    }
}

impl SizesDiff {
    /// Compares two trees that are grouped by the same keys. Labels are matched by their [stable names](stable).
    ///
    /// # Errors
    ///
    /// If they are grouped by other keys.
    pub fn of(old: &Sizes, new: &Sizes) -> Result<SizesDiff, Error> {
        if old.by() != new.by() {
            let (old, new) = (listed(old.by()), listed(new.by()));
            let reason = format!(
                "the trees must be grouped by the same keys, not the old one by {old} and the new one by {new}"
            );
            return Err(Error::new(ErrorKind::Argument, reason));
        }
        let title = if old.file.is_empty() || new.file.is_empty() {
            "Changes of sizes".to_owned()
        } else {
            format!("{} → {}", old.file, new.file)
        };
        let mut diff = SizesDiff { title, nodes: vec![Change::default()] };
        let mut children: HashMap<(u32, Level, Vec<u8>), u32> = HashMap::new();
        for (sizes, is_new) in [(new, true), (old, false)] {
            // Nodes of a tree, with the nodes of the result that they are added to.
            let mut waiting = vec![(sizes.root(), 0)];
            while let Some((from, to)) = waiting.pop() {
                let Some(node) = sizes.node(from) else { continue };
                let Some(change) = diff.nodes.get_mut(to as usize) else { continue };
                let (size, count) = if is_new {
                    (&mut change.new_size, &mut change.new_count)
                } else {
                    (&mut change.old_size, &mut change.old_count)
                };
                *size = size.saturating_add(node.size);
                *count += node.count;
                for child in &node.children {
                    let Some(Node { level, .. }) = sizes.node(*child) else { continue };
                    let label = sizes.label(*child);
                    let next = u32::try_from(diff.nodes.len()).unwrap_or(u32::MAX);
                    let place = *children.entry((to, *level, stable(label))).or_insert(next);
                    if place == next {
                        diff.nodes.push(Change { label: label.to_vec(), ..Change::default() });
                        if let Some(parent) = diff.nodes.get_mut(to as usize) {
                            parent.children.push(place);
                        }
                    }
                    waiting.push((*child, place));
                }
            }
        }
        let weights: Vec<u128> = diff.nodes.iter().map(|node| node.growth().unsigned_abs()).collect();
        let weight = |child: &u32| weights.get(*child as usize).copied().unwrap_or(0);
        for node in &mut diff.nodes {
            node.children.sort_by_key(|child| std::cmp::Reverse(weight(child)));
        }
        Ok(diff)
    }

    /// What it is: the paths of the old and the new file, if both are known.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The node with a number. The root is 0.
    #[must_use]
    pub fn node(&self, number: u32) -> Option<&Change> {
        self.nodes.get(number as usize)
    }

    /// The number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True if both files are empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    /// By how many percent the whole grew; infinite if there was nothing.
    #[must_use]
    pub fn growth_percent(&self) -> f64 {
        let Some(root) = self.nodes.first() else { return 0.0 };
        if root.growth() == 0 { 0.0 } else { 100.0 * root.growth() as f64 / root.old_size as f64 }
    }
}

/// The names of keys, for a message.
fn listed(by: &[By]) -> String {
    match by {
        [] => "none".to_owned(),
        _ => by.iter().map(|by| format!("'{}'", by.as_str())).collect::<Vec<_>>().join(", "),
    }
}
