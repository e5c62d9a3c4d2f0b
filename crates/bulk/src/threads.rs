//! Work on several threads.
//!
//! The threads live as long as a call, by [`std::thread::scope`]. A pool that lives longer, such as rayon's, would not
//! survive `fork`, by which Python's `multiprocessing` starts its workers, and a call there would wait for ever; to start
//! a thread costs about as much as a hundred names.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How work on many names is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The most threads, the caller's included.
    pub threads: NonZeroUsize,
    /// How many names a thread takes at once. Fewer than two pieces are done by the caller alone.
    pub piece: NonZeroUsize,
}

impl Batch {
    /// How many names a thread takes at once by default: long enough that what it costs to take them does not count,
    /// and short enough that the threads end together.
    const PIECE: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

    /// For so many threads.
    ///
    /// ```
    /// let two = std::num::NonZeroUsize::new(2).unwrap();
    /// assert_eq!(bulk::Batch::with_threads(two).threads, two);
    /// ```
    #[must_use]
    pub fn with_threads(threads: NonZeroUsize) -> Batch {
        Batch { threads, piece: Self::PIECE }
    }
}

/// The caller's thread alone.
impl Default for Batch {
    fn default() -> Batch {
        Batch::with_threads(NonZeroUsize::MIN)
    }
}

/// How many threads the process may run at a time: by its affinity (`sched_getaffinity`) and its control group.
///
/// ```
/// assert!(bulk::available_threads().get() >= 1);
/// ```
#[must_use]
pub fn available_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Runs `work` on each piece of the numbers below `count`, and returns what it gave, in order.
///
/// ```
/// use bulk::Batch;
///
/// let sums = bulk::on_threads(5, Batch { piece: 2.try_into().unwrap(), ..Batch::default() }, |piece| piece.sum::<usize>());
/// assert_eq!(sums, [0 + 1, 2 + 3, 4]);
/// ```
///
/// # Panics
///
/// If `work` does, on whichever thread.
pub fn on_threads<T: Send>(count: usize, batch: Batch, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let size = batch.piece.get();
    let pieces = count.div_ceil(size);
    let piece = |number: usize| work(number * size..count.min((number + 1) * size));
    let helpers = batch.threads.get().min(pieces).saturating_sub(1);
    if helpers == 0 {
        return (0..pieces).map(piece).collect();
    }
    let next = AtomicUsize::new(0);
    let take_all = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= pieces {
                return done;
            }
            done.push((number, piece(number)));
        }
    };
    let mut done = thread::scope(|scope| {
        // A thread that the system does not give is done without.
        let helpers: Vec<_> =
            (0..helpers).map_while(|_| thread::Builder::new().spawn_scoped(scope, take_all).ok()).collect();
        let mut done = take_all();
        for helper in helpers {
            match helper.join() {
                Ok(of_helper) => done.extend(of_helper),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
