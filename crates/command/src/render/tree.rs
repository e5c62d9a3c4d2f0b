//! The parse of a name, drawn as a tree.

use symbol_names::{Options, PartRange, Symbol};

/// A line of the drawing.
struct Line {
    depth: usize,
    label: String,
    text: String,
}

/// Appends a drawing of a symbol: of its parse, or of the parts of its text if its scheme makes no trees.
pub(super) fn append(symbol: &Symbol, options: &Options, out: &mut Vec<u8>) {
    let lines = parse(symbol, options).or_else(|| parts(symbol, options)).unwrap_or_default();
    draw(&lines, out);
}

fn parse(symbol: &Symbol, options: &Options) -> Option<Vec<Line>> {
    let tree = symbol.tree(options).ok()?;
    let line = |row: &symbol_names::TreeRow| {
        let text = tree.text(row.number).map_or_else(|_| "...".to_owned(), |text| text.unwrap_or_default().to_string());
        Line { depth: row.depth, label: row.kind.to_owned(), text }
    };
    Some(tree.rows().iter().map(line).collect())
}

fn parts(symbol: &Symbol, options: &Options) -> Option<Vec<Line>> {
    let (text, ranges) = symbol.ranges(options).ok()?;
    let text_of = |start, end| String::from_utf8_lossy(&text[start..end]).into_owned();
    let mut lines = vec![Line { depth: 0, label: symbol.scheme().name().to_owned(), text: text_of(0, text.len()) }];
    let mut around: Vec<PartRange> = Vec::new();
    for range in ranges {
        while around.last().is_some_and(|outer| outer.end < range.end) {
            around.pop();
        }
        around.push(range);
        let label = range.part.as_str().replace('_', "-");
        lines.push(Line { depth: around.len(), label, text: text_of(range.start, range.end) });
    }
    Some(lines)
}

/// Draws lines that are in the order of the tree.
fn draw(lines: &[Line], out: &mut Vec<u8>) {
    // Whether a sibling follows, for each level of the line.
    let mut goes_on: Vec<bool> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let following = lines[number + 1..].iter().find(|other| other.depth <= line.depth);
        goes_on.truncate(line.depth);
        goes_on.resize(line.depth, false);
        goes_on.push(following.is_some_and(|other| other.depth == line.depth));
        if let Some((last, before)) = goes_on.get(1..).and_then(<[bool]>::split_last) {
            for goes_on in before {
                out.extend_from_slice(if *goes_on { "│   " } else { "    " }.as_bytes());
            }
            out.extend_from_slice(if *last { "├── " } else { "└── " }.as_bytes());
        }
        out.extend_from_slice(format!("{}  {}\n", line.label, line.text).as_bytes());
    }
}
