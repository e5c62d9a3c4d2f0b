//! A page of HTML with a treemap.
//!
//! The page needs nothing else: the layout is few lines of its own, since a library lays out the whole tree, and draws
//! nothing; here only what can be seen is laid out, at each zoom.

use std::io::{self, Write};

use crate::{Sizes, SizesDiff, show::json::string, texts::Interner};

const PAGE: &str = include_str!("page.html");

/// Where the data are in the page.
const PLACE: &str = "@DATA@";

/// Where the title is.
const TITLE: &str = "@TITLE@";

/// Writes a page with the tree.
///
/// # Errors
///
/// Those of writing.
pub fn sizes_page(out: &mut dyn Write, title: &str, sizes: &Sizes) -> io::Result<()> {
    let mut columns = Columns::default();
    columns.add_tree(|number| {
        let node = sizes.node(number)?;
        Some((sizes.label(number), node.size, None, node.count, node.children.as_slice()))
    })?;
    columns.write(out, title)
}

/// Writes a page with the tree of a comparison: what grew is red, what shrank is green.
///
/// # Errors
///
/// Those of writing.
pub fn changes_page(out: &mut dyn Write, title: &str, diff: &SizesDiff) -> io::Result<()> {
    let mut columns = Columns::default();
    columns.add_tree(|number| {
        let node = diff.node(number)?;
        Some((node.label.as_slice(), node.new_size, Some(node.old_size), node.new_count, node.children.as_slice()))
    })?;
    columns.write(out, title)
}

/// The nodes as columns, each after its parent, which takes a third of the space of nested objects.
#[derive(Default)]
struct Columns {
    names: Interner,
    labels: Vec<u32>,
    parents: Vec<u32>,
    sizes: Vec<u64>,
    old_sizes: Vec<u64>,
    counts: Vec<u64>,
}

/// A node: the label, the size, the old size, the number of symbols, and the children.
type Node<'a> = (&'a [u8], u64, Option<u64>, u64, &'a [u32]);

impl Columns {
    fn add_tree<'a>(&mut self, node: impl Fn(u32) -> Option<Node<'a>>) -> io::Result<()> {
        let mut waiting = vec![(0, 0)];
        while let Some((number, parent)) = waiting.pop() {
            let Some((label, size, old_size, count, children)) = node(number) else { continue };
            let place = u32::try_from(self.labels.len()).map_err(io::Error::other)?;
            self.labels.push(self.names.number(label).map_err(io::Error::other)?);
            self.parents.push(parent);
            self.sizes.push(size);
            self.old_sizes.extend(old_size);
            self.counts.push(count);
            waiting.extend(children.iter().rev().map(|child| (*child, place)));
        }
        Ok(())
    }

    fn write(self, out: &mut dyn Write, title: &str) -> io::Result<()> {
        let (before, after) = PAGE.split_once(PLACE).unwrap_or((PAGE, ""));
        out.write_all(before.replace(TITLE, &text_of_html(title)).as_bytes())?;
        out.write_all(b"{\"title\":")?;
        string(out, title.as_bytes())?;
        out.write_all(b",\"names\":[")?;
        let names = self.names.into_texts();
        for number in 0..names.len() {
            out.write_all(if number == 0 { b"" } else { b",\n" })?;
            string(out, names.get(number))?;
        }
        out.write_all(b"]")?;
        array(out, "label", &self.labels)?;
        array(out, "parent", &self.parents)?;
        array(out, "size", &self.sizes)?;
        array(out, "count", &self.counts)?;
        if !self.old_sizes.is_empty() {
            array(out, "old", &self.old_sizes)?;
        }
        out.write_all(b"}")?;
        out.write_all(after.as_bytes())
    }
}

fn array(out: &mut dyn Write, key: &str, numbers: &[impl ToString]) -> io::Result<()> {
    write!(out, ",\"{key}\":[{}]", numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// The text without characters that mean something in HTML.
fn text_of_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
