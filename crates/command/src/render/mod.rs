//! What is written of the names in a text.

mod color;
mod json;
mod tree;

pub use color::style_of_part;
use text::{Rule, Symbols, append_demangled, append_demangled_name, name_alone};

/// What is written of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Their text, in place of the names; all else is unchanged.
    Text,
    /// The names as they are: c++filt's format `none`.
    Unchanged,
    /// Their text in colors, by its parts.
    Color,
    /// A line of JSON for each name, and nothing else.
    Json,
    /// The parse of each name, drawn as a tree, and nothing else.
    Tree,
    /// Stacks for flame graphs, of which equal ones are added up.
    Collapsed,
}

impl Form {
    /// Appends what is written of a text.
    pub(crate) fn append(self, text: &[u8], rule: &Rule, out: &mut Vec<u8>) {
        match self {
            Form::Text | Form::Collapsed => append_demangled(text, rule, out),
            Form::Unchanged => out.extend_from_slice(text),
            Form::Color => {
                let mut done = 0;
                for found in Symbols::of(text, *rule) {
                    out.extend_from_slice(&text[done..found.range.start]);
                    color::append(&found.symbol, rule.options, out);
                    done = found.range.end;
                }
                out.extend_from_slice(&text[done..]);
            }
            Form::Json => Symbols::of(text, *rule).for_each(|found| json::append(&found.symbol, rule.options, out)),
            Form::Tree => Symbols::of(text, *rule).for_each(|found| tree::append(&found.symbol, rule.options, out)),
        }
    }

    /// Appends what is written of a text in which there are no names.
    pub(crate) fn append_other(self, text: &[u8], out: &mut Vec<u8>) {
        match self {
            Form::Text | Form::Unchanged | Form::Color | Form::Collapsed => out.extend_from_slice(text),
            Form::Json | Form::Tree => {}
        }
    }

    /// Appends what is written of a name that is an argument, with the end of its line.
    pub(crate) fn append_name(self, name: &[u8], rule: &Rule, out: &mut Vec<u8>) {
        if rule.anywhere {
            // An argument is a text, then.
            let start = out.len();
            self.append(name, rule, out);
            match self {
                Form::Json | Form::Tree if out.len() > start => return,
                // It has no names.
                Form::Json => return json::append_none(name, rule, out),
                Form::Tree => out.extend_from_slice(name),
                _ => {}
            }
            return out.push(b'\n');
        }
        // A symbol is made only where more than its text is written.
        let found = || name_alone(name, *rule);
        match self {
            Form::Json => match found() {
                Some(found) => return json::append(&found.symbol, rule.options, out),
                None => return json::append_none(name, rule, out),
            },
            Form::Tree => match found() {
                Some(found) => return tree::append(&found.symbol, rule.options, out),
                None => out.extend_from_slice(name),
            },
            Form::Text | Form::Collapsed => _ = append_demangled_name(name, rule, out),
            Form::Unchanged => out.extend_from_slice(name),
            Form::Color => match found() {
                Some(found) => {
                    out.extend_from_slice(&name[..found.range.start]);
                    color::append(&found.symbol, rule.options, out);
                }
                None => out.extend_from_slice(name),
            },
        }
        out.push(b'\n');
    }
}
