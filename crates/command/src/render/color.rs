//! Texts in colors, for a terminal.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use symbol_names::{Options, Part, Symbol};

/// How a part is shown: as style of a terminal, and as the words by which the library rich names that style.
struct Look {
    style: Style,
    words: &'static str,
}

const BASE_NAME: Look = Look { style: AnsiColor::Blue.on_default().bold(), words: "bold blue" };
const SCOPE: Look = Look { style: AnsiColor::Cyan.on_default(), words: "cyan" };
const TEMPLATE: Look = Look { style: AnsiColor::Green.on_default(), words: "green" };
const PARAMETER: Look = Look { style: AnsiColor::Magenta.on_default(), words: "magenta" };
const RETURN_TYPE: Look = Look { style: AnsiColor::Yellow.on_default(), words: "yellow" };
const NOTE: Look = Look { style: Style::new().dimmed(), words: "dim" };

/// What is most looked for, the base name, stands out; what is rarely read recedes. The whole name has no style, since its
/// scope and its base name do.
fn look_of(part: Part) -> Option<Look> {
    Some(match part {
        Part::BaseName => BASE_NAME,
        Part::Scope | Part::ScopePart | Part::Crate => SCOPE,
        Part::TemplateArgs | Part::TemplateArg => TEMPLATE,
        Part::Parameters | Part::Parameter => PARAMETER,
        Part::ReturnType => RETURN_TYPE,
        Part::Name => return None,
        _ => NOTE,
    })
}

/// The style in which a part is shown, in the words of the library rich; `None` for the whole name.
///
/// ```
/// use command::style_of_part;
///
/// assert_eq!(style_of_part(symbol_names::Part::BaseName), Some("bold blue"));
/// assert_eq!(style_of_part(symbol_names::Part::Name), None);
/// ```
#[must_use]
pub fn style_of_part(part: Part) -> Option<&'static str> {
    look_of(part).map(|look| look.words)
}

/// Appends the text of a symbol, each part in its color.
pub(super) fn append(symbol: &Symbol, options: &Options, out: &mut Vec<u8>) {
    let Ok((text, ranges)) = symbol.ranges(options) else {
        // Of a style that has no ranges.
        let _ = symbol.demangle_to(options, out);
        return;
    };
    let mut styles = vec![Style::new(); text.len()];
    for range in ranges {
        if let Some(Look { style, .. }) = look_of(range.part) {
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
