//! Inserts the table of options into docstrings.

use std::{borrow::Cow, sync::OnceLock};

use crate::options;

/// The width of a docstring's lines.
const WIDTH: usize = 80;

/// Replaces the line `{options}` of `doc` by an item for each option.
pub fn with_options(doc: &str) -> Cow<'_, str> {
    static ITEMS: OnceLock<String> = OnceLock::new();
    match doc.split_once("    {options}\n") {
        None => doc.into(),
        Some((before, after)) => {
            let items = ITEMS.get_or_init(|| options::help().map(|(name, help)| item(name, help)).collect());
            [before, items, after].concat().into()
        }
    }
}

/// Formats an item of the section `Args`, whose literals get the double backticks of reStructuredText.
fn item(name: &str, help: &str) -> String {
    let mut item = format!("    {name}:");
    let mut column = item.len();
    for (number, word) in help.trim_end_matches('.').split(' ').enumerate() {
        let mut word = word.replace('`', "``");
        if number == 0 {
            word.make_ascii_lowercase();
        }
        let (between, indent) = if column + 1 + word.len() <= WIDTH { (" ", column) } else { ("\n        ", 7) };
        item.push_str(between);
        item.push_str(&word);
        column = indent + 1 + word.len();
    }
    item.push_str(".\n");
    item
}

#[cfg(test)]
mod tests {
    use super::{item, with_options};

    #[test]
    fn long_items_are_wrapped() {
        let long = format!("Print `...` for{}.", " word".repeat(15));
        let (first, second) = (" word".repeat(10), " word".repeat(5));
        assert_eq!(item("name", &long), format!("    name: print ``...`` for{first}\n       {second}.\n"));
    }

    #[test]
    fn each_option_is_an_item() {
        let doc = with_options("Args:\n    {options}\n\nRaises:\n");
        assert!(doc.starts_with("Args:\n    scheme: how the names"), "{doc}");
        assert!(doc.contains("\n    abi_tags: print ABI tags, such as ``[abi:cxx11]``.\n"), "{doc}");
        assert!(doc.ends_with("\n\nRaises:\n"), "{doc}");
    }
}
