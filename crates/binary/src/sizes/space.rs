//! Which symbol each byte of a section belongs to.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::{
    Section, SectionClass,
    contents::Contents,
    entry::{Binding, Entry, NONE},
};

/// The bytes of the sections, shared out.
#[derive(Debug)]
pub(crate) struct Space {
    /// The bytes of each entry. Where symbols overlap, a byte belongs to the one that begins last; of several names of
    /// the same bytes, one has them all.
    pub(crate) of_entries: Vec<u64>,
    /// The other bytes of each section.
    pub(crate) of_sections: Vec<Rest>,
}

/// The bytes of a section that belong to no symbol.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rest {
    /// Gaps before symbols that are shorter than the alignment.
    pub(crate) padding: u64,
    /// All others.
    pub(crate) unnamed: u64,
}

/// The alignment of functions, which compilers choose also in sections that declare less.
const CODE_ALIGN: u64 = 16;

impl Space {
    pub(crate) fn of(contents: &Contents) -> Space {
        let starts = thread_local_starts(contents);
        let mut order: Vec<(u32, u64, &Entry, usize)> = Vec::new();
        for (number, entry) in contents.entries.iter().enumerate() {
            if entry.section == NONE || entry.size == 0 || entry.flags.undefined {
                continue;
            }
            if let Some(section) = contents.section(entry) {
                order.push((entry.section, offset(&starts, entry, section), entry, number));
            }
        }
        // The owner of bytes comes last: the shorter of two that begin together, then the one with the better name.
        order.sort_by_key(|(section, start, entry, _)| {
            (*section, *start, Reverse(entry.size), preference(entry.binding), Reverse(entry.name))
        });
        let mut space = Space {
            of_entries: vec![0; contents.entries.len()],
            of_sections: vec![Rest::default(); contents.sections.len()],
        };
        let mut rest = order.as_slice();
        for (number, (section, unnamed)) in contents.sections.iter().zip(&mut space.of_sections).enumerate() {
            let here = rest.iter().take_while(|(of, ..)| *of as usize == number).count();
            let (symbols, others) = rest.split_at_checked(here).unwrap_or((rest, &[]));
            rest = others;
            let spans = symbols.iter().map(|(_, start, entry, number)| (*start, entry.size, *number));
            *unnamed = share(section, spans, &mut space.of_entries);
        }
        space
    }
}

/// The address of the first thread-local section of each member that has one.
fn thread_local_starts(contents: &Contents) -> HashMap<u32, u64> {
    let mut starts = HashMap::new();
    for section in contents.sections.iter().filter(|section| section.thread_local) {
        let start = starts.entry(section.member).or_insert(section.address);
        *start = section.address.min(*start);
    }
    starts
}

/// The offset of a symbol in its section.
fn offset(starts: &HashMap<u32, u64>, entry: &Entry, section: &Section) -> u64 {
    let base = if entry.flags.thread_local && section.address != 0 {
        // In a linked file, such addresses count from the first of the thread-local sections.
        section.address.wrapping_sub(starts.get(&section.member).copied().unwrap_or(section.address))
    } else {
        section.address
    };
    entry.address.wrapping_sub(base)
}

fn preference(binding: Binding) -> u8 {
    match binding {
        Binding::Local => 0,
        Binding::Weak => 1,
        Binding::Unique => 2,
        Binding::Global => 3,
    }
}

/// Shares out the bytes of a section to spans `(start, size, entry)`, which are sorted by their start.
fn share(section: &Section, spans: impl Iterator<Item = (u64, u64, usize)>, owned: &mut [u64]) -> Rest {
    let mut rest = Rest::default();
    // The spans around the position, the innermost last, with their ends.
    let mut open: Vec<(u64, usize)> = Vec::new();
    let mut at = 0;
    let mut give = |open: &mut Vec<(u64, usize)>, at: &mut u64, until: u64| {
        while let Some((end, entry)) = open.last().copied() {
            let end = end.min(until);
            if end > *at {
                if let Some(bytes) = owned.get_mut(entry) {
                    *bytes += end - *at;
                }
                *at = end;
            }
            if *at >= until {
                return;
            }
            open.pop();
        }
    };
    for (start, size, entry) in spans.take_while(|(start, ..)| *start < section.size) {
        give(&mut open, &mut at, start);
        let gap = start.saturating_sub(at);
        let align = if section.class == SectionClass::Code { section.align.max(CODE_ALIGN) } else { section.align };
        *if gap < align { &mut rest.padding } else { &mut rest.unnamed } += gap;
        at = at.max(start);
        open.push((start.saturating_add(size).min(section.size), entry));
    }
    give(&mut open, &mut at, section.size);
    rest.unnamed += section.size.saturating_sub(at);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(size: u64, align: u64) -> Section {
        let class = SectionClass::Data;
        Section { member: 0, name: ".data".into(), address: 0, size, align, class, thread_local: false }
    }

    fn shared(size: u64, spans: &[(u64, u64)]) -> (Vec<u64>, u64, u64) {
        let mut owned = vec![0; spans.len()];
        let spans = spans.iter().enumerate().map(|(number, (start, size))| (*start, *size, number));
        let rest = share(&section(size, 8), spans, &mut owned);
        assert_eq!(owned.iter().sum::<u64>() + rest.padding + rest.unnamed, size);
        (owned, rest.padding, rest.unnamed)
    }

    #[test]
    fn gaps_are_padding_or_unnamed() {
        assert_eq!(shared(64, &[(0, 4), (8, 8), (32, 8)]), (vec![4, 8, 8], 4, 40));
        assert_eq!(shared(64, &[]), (vec![], 0, 64));
    }

    #[test]
    fn nested_and_overlapping_spans_share() {
        assert_eq!(shared(16, &[(0, 16), (4, 4), (6, 1)]), (vec![12, 3, 1], 0, 0));
        assert_eq!(shared(16, &[(0, 8), (4, 8)]), (vec![4, 8], 0, 4));
        assert_eq!(shared(16, &[(0, 16), (2, 4), (3, 8)]), (vec![7, 1, 8], 0, 0));
    }

    #[test]
    fn spans_end_with_the_section() {
        assert_eq!(shared(16, &[(8, u64::MAX), (100, 4)]), (vec![8, 0], 0, 8));
    }
}
