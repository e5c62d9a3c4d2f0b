//! Truncations of a name, and changes of single bytes.

use super::Trial;
use super::words::BYTES;

/// Runs every truncation of `name`.
pub fn truncations(trial: &mut Trial, name: &[u8]) {
    for length in 0..name.len() {
        trial.run(&name[..length]);
    }
}

/// Runs every `stride`th change of one byte of `name` to one of `BYTES`, and every `stride`th byte removed and doubled.
pub fn mutations(trial: &mut Trial, name: &[u8], stride: usize) {
    let mut changed = name.to_vec();
    let mut number = 0;
    for at in 0..name.len() {
        for &byte in BYTES {
            number += 1;
            if byte != name[at] && number % stride == 0 {
                changed[at] = byte;
                trial.run(&changed);
            }
        }
        changed[at] = name[at];
        if at % stride == 0 {
            trial.run(&[&name[..at], &name[at + 1..]].concat());
            trial.run(&[&name[..=at], &name[at..]].concat());
        }
    }
}
