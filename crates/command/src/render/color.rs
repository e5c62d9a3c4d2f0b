//! Texts in colours, for a terminal.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use symbol_names::{Options, Part, Symbol};

/// The style of a part. What is most looked for, the base name, stands out; what is rarely read recedes.
fn style_of(part: Part) -> Option<Style> {
    let color = |color: AnsiColor| Some(color.on_default());
    match part {
        Part::BaseName => Some(AnsiColor::Green.on_default().bold()),
        Part::Scope | Part::ScopePart | Part::Crate => color(AnsiColor::Cyan),
        Part::TemplateArgs | Part::TemplateArg => color(AnsiColor::Yellow),
        Part::Parameters | Part::Parameter => color(AnsiColor::Blue),
        Part::Description | Part::ReturnType | Part::CvQualifiers | Part::RefQualifier => color(AnsiColor::Magenta),
        Part::Name => None,
        _ => Some(Style::new().dimmed()),
    }
}

/// Appends the text of a symbol, each part in its colour.
pub(super) fn append(symbol: &Symbol, options: &Options, out: &mut Vec<u8>) {
    let Ok((text, ranges)) = symbol.ranges(options) else {
        // Of a style that has no ranges.
        let _ = symbol.demangle_to(options, out);
        return;
    };
    let mut styles = vec![Style::new(); text.len()];
    for range in ranges {
        if let Some(style) = style_of(range.part) {
            // Those of inner parts follow.
            styles[range.start..range.end].fill(style);
        }
    }
    let mut at = 0;
    for run in styles.chunk_by(|one, next| one == next) {
        let (end, style) = (at + run.len(), run[0]);
        // Writing to a vector does not fail.
        let _ = write!(out, "{style}");
        out.extend_from_slice(&text[at..end]);
        let _ = write!(out, "{style:#}");
        at = end;
    }
}
