//! Puts the table of options into docstrings.

use crate::options;

/// The width of a docstring's lines.
const WIDTH: usize = 80;

/// `doc`, with the line `{options}` replaced by an item for each option.
pub fn with_options(doc: &str) -> String {
    doc.replace("    {options}\n", &options::help().map(|(name, help)| item(name, &help)).collect::<String>())
}

/// An item of the section `Args`: literals in it get the double backticks of reStructuredText.
fn item(name: &str, help: &str) -> String {
    let mut first = help.chars();
    let lower: String = first.next().map(|letter| letter.to_ascii_lowercase()).into_iter().chain(first).collect();
    let help = lower.trim_end_matches('.').replace('`', "``");
    let mut lines = vec![format!("    {name}:")];
    for word in help.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => *line = format!("{line} {word}"),
            _ => lines.push(format!("        {word}")),
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{item, with_options};

    #[test]
    fn long_items_are_wrapped() {
        let long = format!("Print `...` for{}.", " word".repeat(15));
        let wrapped = format!("    name: print ``...`` for{}\n        word word\n", " word".repeat(10));
        assert_eq!(item("name", &long)[..40], wrapped[..40]);
        assert!(item("name", &long).lines().all(|line| line.len() <= 80));
    }

    #[test]
    fn each_option_is_an_item() {
        let doc = with_options("Args:\n    {options}\n\nRaises:\n");
        assert!(doc.starts_with("Args:\n    style: whose text"), "{doc}");
        assert!(doc.contains("\n    abi_tags: print ABI tags, such as ``[abi:cxx11]``\n"), "{doc}");
        assert!(doc.ends_with("\n\nRaises:\n"), "{doc}");
    }
}
