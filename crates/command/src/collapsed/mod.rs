//! Stacks for flame graphs: `main;_Z1fv;_Z1gi 42`.

mod count;

use std::io::{BufRead, BufReader, Read, Write};

use indexmap::IndexMap;
use text::{Rule, append_demangled};

use crate::{failure::Failure, request::Request};
use count::Count;

/// How many samples a stack has: one number, or two where two profiles are compared.
type Counts = [Option<Count>; 2];

/// Copies stacks with their frames demangled. Equal ones are added up, at the place of the first. Lines that are not a
/// stack and its count are copied as they are, before all stacks.
pub(crate) fn copy(request: &Request, source: impl Read, sink: &mut dyn Write) -> Result<(), Failure> {
    let rule = request.rule();
    let mut stacks: IndexMap<Vec<u8>, Counts> = IndexMap::new();
    let mut source = BufReader::new(source);
    let mut line = Vec::new();
    // Whether the last line that was copied has no end.
    let mut is_open = false;
    while source.read_until(b'\n', &mut line).map_err(Failure::Read)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if let Some((stack, counts)) = parse(text) {
            let sum = stacks.entry(demangled(stack, &rule)).or_default();
            for (sum, count) in sum.iter_mut().zip(counts) {
                if let Some(count) = count {
                    *sum.get_or_insert_default() += count;
                }
            }
        } else {
            sink.write_all(&line)?;
            is_open = !line.ends_with(b"\n");
        }
        line.clear();
    }
    let mut out = Vec::new();
    if is_open && !stacks.is_empty() {
        out.push(b'\n');
    }
    for (stack, counts) in stacks {
        out.extend_from_slice(&stack);
        for count in counts.into_iter().flatten() {
            out.extend_from_slice(format!(" {count}").as_bytes());
        }
        out.push(b'\n');
    }
    sink.write_all(&out)?;
    Ok(sink.flush()?)
}

/// A stack and its counts.
fn parse(line: &[u8]) -> Option<(&[u8], Counts)> {
    let (rest, last) = last_count(line)?;
    match last_count(rest) {
        Some((stack, first)) => Some((stack, [Some(first), Some(last)])),
        None => Some((rest, [Some(last), None])),
    }
}

fn last_count(line: &[u8]) -> Option<(&[u8], Count)> {
    let at = line.iter().rposition(|byte| b" \t".contains(byte))?;
    Some((&line[..at], Count::of(&line[at + 1..])?))
}

/// A stack with its frames demangled.
fn demangled(stack: &[u8], rule: &Rule) -> Vec<u8> {
    let mut out = Vec::with_capacity(stack.len());
    for (number, frame) in stack.split(|byte| *byte == b';').enumerate() {
        if number > 0 {
            out.push(b';');
        }
        let start = out.len();
        // The mark of a profiler, as in `_Z1fv_[k]`, is no part of the name.
        let end = mark_of(frame).unwrap_or(frame.len());
        append_demangled(&frame[..end], rule, &mut out);
        // What splits frames must not be in a name.
        out[start..].iter_mut().filter(|byte| **byte == b';').for_each(|byte| *byte = b':');
        out.extend_from_slice(&frame[end..]);
    }
    out
}

/// Where the mark begins with which profilers say what a frame is: `_[k]` of the kernel, `_[j]` compiled at run time,
/// `_[i]` inlined, `_[w]` waiting.
fn mark_of(frame: &[u8]) -> Option<usize> {
    let start = frame.len().checked_sub(4)?;
    matches!(frame[start..], [b'_', b'[', _, b']']).then_some(start)
}
