//! Kinds and parts.

use crate::arena::{Arena, Node, NodeId, ThunkKind};
use crate::demangle::{print_recorded, with_name};
use crate::record::Nothing;
use demangling::{Error, Kind, Limits, Options, PartRange, Parts, Style};
use std::cmp::Reverse;

/// The text, and the range of each part in it, ordered by their start, the longer one first.
///
/// # Errors
/// As [`demangle`](crate::demangle).
pub fn text_with_ranges(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    with_name(mangled, limits, |arena, name, depth| recorded(mangled, arena, name.root, options, depth, limits))
}

fn recorded(
    mangled: &[u8],
    arena: &Arena,
    root: NodeId,
    options: &Options,
    depth: u32,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    let mut ranges: Vec<PartRange> = Vec::new();
    let text = print_recorded(mangled, arena, root, options, depth, limits, &mut ranges)?;
    ranges.sort_by_key(|range| (range.start, Reverse(range.end), range.part));
    Ok((text, ranges))
}
