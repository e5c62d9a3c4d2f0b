//! The sizes of symbols in formats that do not hold them: Mach-O, COFF and PE.

use crate::entry::{Entry, NONE};

use super::builder::Builder;

/// Computes the sizes of the symbols from `first` on as the distances to the next one, or to the section's end.
pub(super) fn compute(builder: &mut Builder, first: usize) {
    let Some(entries) = builder.entries.get_mut(first..) else { return };
    let mut order: Vec<&mut Entry> = entries.iter_mut().filter(|entry| entry.section != NONE).collect();
    order.sort_by_key(|entry| (entry.section, entry.address));
    // From the end, since the next one is another one if several are at one address.
    let mut next: Option<(u32, u64, u64)> = None;
    for entry in order.into_iter().rev() {
        let end = match next {
            Some((section, address, end)) if section == entry.section => {
                if address == entry.address {
                    end
                } else {
                    address
                }
            }
            _ => {
                let section = builder.sections.get(entry.section as usize);
                section.map_or(entry.address, |section| section.address.saturating_add(section.size))
            }
        };
        next = Some((entry.section, entry.address, end));
        entry.size = end.saturating_sub(entry.address);
        entry.flags.computed_size = true;
    }
}
