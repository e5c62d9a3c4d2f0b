//! Trees with bars.

use std::io::{self, Write};

use crate::{Sizes, SizesDiff, show::nm::escaped};

/// How trees are printed.
#[derive(Clone, Copy, Debug)]
pub struct Tree {
    /// The levels below the root.
    pub depth: usize,
    /// The children of each node; the others are summed up.
    pub top: usize,
    /// The columns of the terminal. Longer names are cut.
    pub width: usize,
    /// True to color the bars.
    pub color: bool,
}

impl Default for Tree {
    fn default() -> Tree {
        Tree { depth: 2, top: 20, width: 100, color: false }
    }
}

/// The columns of a bar.
const BAR: usize = 10;

/// Writes the tree: for each node the size, the share of the whole, a bar of it, the number of symbols, and the name.
///
/// # Errors
///
/// Those of writing.
pub fn sizes(out: &mut dyn Write, sizes: &Sizes, tree: &Tree) -> io::Result<()> {
    let total = sizes.total();
    let row = |number: u32| {
        let node = sizes.node(number)?;
        let share = share(node.size, total);
        let filled = bar(share);
        let count = if node.count == 0 { String::new() } else { node.count.to_string() };
        let head = format!("{:>10} {:>6.1}% {filled} {count:>7} ", size(node.size), 100.0 * share);
        Some(Row { head, label: sizes.label(number).to_vec(), children: node.children.clone() })
    };
    let rest = |numbers: &[u32]| {
        let nodes = numbers.iter().filter_map(|number| sizes.node(*number));
        let (bytes, count) =
            nodes.fold((0_u64, 0), |(size, count), node| (size.saturating_add(node.size), count + node.count));
        let share = share(bytes, total);
        format!("{:>10} {:>6.1}% {} {count:>7} ", size(bytes), 100.0 * share, bar(share))
    };
    print(out, tree, row, rest)
}

/// Writes the tree of a comparison: for each node the change, its part of the old size, the new size, and what became of
/// it. Nodes that are the same are left out.
///
/// # Errors
///
/// Those of writing.
pub fn changes(out: &mut dyn Write, diff: &SizesDiff, tree: &Tree) -> io::Result<()> {
    let row = |number: u32| {
        let node = diff.node(number)?;
        let growth = node.growth();
        let percent = match node.old_size {
            0 => String::new(),
            old => format!("{:+.1}%", 100.0 * growth as f64 / old as f64),
        };
        let (before, after) = match (tree.color, growth) {
            (true, 1..) => ("\x1b[31m", "\x1b[0m"),
            (true, ..=-1) => ("\x1b[32m", "\x1b[0m"),
            _ => ("", ""),
        };
        let new_size = size(node.new_size);
        let head = format!("{before}{:>11} {percent:>8}{after} {new_size:>10} {:>7} ", signed(growth), node.verdict());
        let changed = |child: &u32| diff.node(*child).is_some_and(|node| node.growth() != 0);
        let children = node.children.iter().copied().filter(changed).collect();
        Some(Row { head, label: node.label.clone(), children })
    };
    let rest = |numbers: &[u32]| {
        let growth: i128 = numbers.iter().filter_map(|number| diff.node(*number)).map(crate::Change::growth).sum();
        format!("{:>11} {:>8} {:>10} {:>7} ", signed(growth), "", "", "")
    };
    print(out, tree, row, rest)
}

/// A line of the tree.
struct Row {
    head: String,
    label: Vec<u8>,
    children: Vec<u32>,
}

fn print(
    out: &mut dyn Write,
    tree: &Tree,
    row: impl Fn(u32) -> Option<Row>,
    rest: impl Fn(&[u32]) -> String,
) -> io::Result<()> {
    enum Line {
        Node(u32, usize),
        Rest(String, usize),
    }
    let mut waiting = vec![Line::Node(0, 0)];
    while let Some(line) = waiting.pop() {
        let (head, label, depth, children) = match line {
            Line::Node(number, depth) => {
                let Some(Row { head, label, children }) = row(number) else { continue };
                let label = if depth == 0 { b"total".into() } else { escaped(&label) };
                let label = String::from_utf8_lossy(&label).into_owned();
                (head, label, depth, children)
            }
            Line::Rest(text, depth) => {
                let (head, label) = text.split_once('\n').unwrap_or((&text, ""));
                (head.to_owned(), label.to_owned(), depth, Vec::new())
            }
        };
        // Only the letters of a head are columns, not the codes of its colors.
        let taken = if tree.color {
            head.replace("\x1b[31m", "").replace("\x1b[32m", "").replace("\x1b[0m", "")
        } else {
            head.clone()
        };
        let room = tree.width.saturating_sub(taken.chars().count() + 2 * depth).max(8);
        writeln!(out, "{head}{:1$}{2}", "", 2 * depth, cut(&label, room))?;
        if depth < tree.depth {
            let (shown, hidden) = children.split_at_checked(tree.top).unwrap_or((&children, &[]));
            if !hidden.is_empty() {
                waiting.push(Line::Rest(format!("{}\n({} more)", rest(hidden), hidden.len()), depth + 1));
            }
            waiting.extend(shown.iter().rev().map(|child| Line::Node(*child, depth + 1)));
        }
    }
    Ok(())
}

fn share(size: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { size as f64 / total as f64 }
}

fn bar(share: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 8 * BAR")]
    let eighths = (share.clamp(0.0, 1.0) * (8 * BAR) as f64).round() as usize;
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(eighths % 8).copied().unwrap_or("");
    format!("{:<BAR$}", "█".repeat(eighths / 8) + part)
}

/// `1.5 MB`. Units are powers of 1,000.
pub(super) fn size(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"];
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    let mut value = bytes as f64;
    let mut unit = "";
    for next in units {
        if value < 999.95 && !unit.is_empty() {
            break;
        }
        value /= 1_000.0;
        unit = next;
    }
    format!("{value:.1} {unit}")
}

fn signed(growth: i128) -> String {
    let sign = if growth < 0 { '-' } else { '+' };
    let bytes = u64::try_from(growth.unsigned_abs()).unwrap_or(u64::MAX);
    if growth == 0 { "0 B".to_owned() } else { format!("{sign}{}", size(bytes)) }
}

/// The label, of at most so many characters: its start and its end, which tell most.
fn cut(label: &str, room: usize) -> String {
    let length = label.chars().count();
    if length <= room {
        return label.to_owned();
    }
    let end = room / 3;
    let start: String = label.chars().take(room - end - 1).collect();
    let end: String = label.chars().skip(length - end).collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (bytes, text) in [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (999_960, "1.0 MB"), (u64::MAX, "18.4 EB")]
        {
            assert_eq!(size(bytes), text);
        }
        assert_eq!((signed(-1_500), signed(0), signed(3)), ("-1.5 kB".into(), "0 B".into(), "+3 B".into()));
    }

    #[test]
    fn bars_and_labels_have_a_width() {
        assert_eq!((bar(0.0).chars().count(), bar(0.51).chars().count(), bar(1.0)), (BAR, BAR, "█".repeat(BAR)));
        assert_eq!((cut("abcdefghij", 8), cut("abc", 8)), ("abcde…ij".into(), "abc".into()));
    }
}
