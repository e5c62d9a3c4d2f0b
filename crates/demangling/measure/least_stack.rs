//! How much stack some work takes: a module of the examples that measure an engine.
//!
//! Each stack is tried in a process of its own, which dies if the stack is too small.

use std::process::{Command, Stdio};

/// Runs `report`, which asks for the [`least`] stack of cases; or, in a process that it started, `work` on a case.
pub fn main(work: fn(&[usize]), report: fn()) {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let Some((kilobytes, case)) = numbers.split_first() else { return report() };
    let case = case.to_vec();
    let thread = std::thread::Builder::new().stack_size(kilobytes * 1024).spawn(move || work(&case));
    thread.expect("a thread").join().expect("no panic");
}

/// The kilobytes of the least stack, from 4 to 4,096, on which the work on a case ends.
pub fn least(case: &[usize]) -> usize {
    let (mut low, mut high) = (4, 4096);
    while low < high {
        let middle = usize::midpoint(low, high);
        if fits(case, middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// True if the work on a case ends on a stack of so many kilobytes.
pub fn fits(case: &[usize], kilobytes: usize) -> bool {
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args([&[kilobytes], case].concat().iter().map(usize::to_string))
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
