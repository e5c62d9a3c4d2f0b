//! Memory of large results.
//!
//! The system gives memory page by page when it is written to first, which takes as long as writing to it several times.
//! Of a large result, it is asked for pages of 2 MB instead of 4 KB.

/// Reserves memory for so many elements.
pub fn reserve<T>(elements: usize) -> Vec<T> {
    let memory: Vec<T> = Vec::with_capacity(elements);
    let bytes = memory.capacity().saturating_mul(size_of::<T>());
    ask_for_huge_pages(memory.as_ptr().cast::<u8>(), bytes);
    memory
}

/// Smaller memory would hardly fill a huge page.
const LARGE: usize = 1 << 22;

/// Asks for huge pages for so many bytes from `start`, if they are many. It is no error if the system does not heed it.
///
/// The advice is for all pages that hold some of them: such memory is a mapping of its own. Advice for a part of it would divide it, and what is divided cannot grow in place.
#[cfg(target_os = "linux")]
pub fn ask_for_huge_pages(start: *const u8, bytes: usize) {
    const PAGE: usize = 1 << 12;
    if bytes < LARGE {
        return;
    }
    let before = start.addr() % PAGE;
    let bytes = (before + bytes).next_multiple_of(PAGE);
    // SAFETY: each of the pages holds some of the memory, and the advice changes no contents. An address that is not at
    // the start of a page, where pages are larger, is refused.
    unsafe {
        libc::madvise(start.wrapping_sub(before).cast_mut().cast(), bytes, libc::MADV_HUGEPAGE);
    }
}

#[cfg(not(target_os = "linux"))]
pub fn ask_for_huge_pages(_start: *const u8, _bytes: usize) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_memory_is_empty_and_can_be_written() {
        for elements in [0, 10, LARGE, 3 * LARGE + 5] {
            let mut memory = reserve::<u8>(elements);
            assert!(memory.is_empty() && memory.capacity() >= elements);
            memory.resize(elements, 7);
            assert!(memory.iter().all(|byte| *byte == 7));
        }
    }
}
