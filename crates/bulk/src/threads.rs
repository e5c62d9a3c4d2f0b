//! Work on several threads.
//!
//! The threads live as long as a call, by [`std::thread::scope`]. A pool that lives longer, such as rayon's, does not
//! survive `fork`, by which Python's `multiprocessing` starts its workers, and a call there would wait for ever. To start
//! a thread costs as much as to demangle about a hundred names.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How work on many names is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The most threads, the caller's included.
    pub threads: NonZeroUsize,
    /// How many names a thread takes at a time. Work of a single piece is done by the caller's thread alone.
    pub piece: NonZeroUsize,
}

impl Batch {
    /// How many names a thread takes at a time by default: long enough that taking them costs nothing, and short enough
    /// that all threads end together.
    const PIECE: NonZeroUsize = NonZeroUsize::new(256).unwrap();

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

/// The caller asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

/// Tells work whether to go on. The caller's thread asks the caller ten times a second; the others look at a flag.
#[derive(Debug)]
pub struct Watch<'a, F> {
    stopped: &'a AtomicBool,
    /// What the caller answers, and when it is to be asked again.
    ask: Option<(F, Instant)>,
    names: u32,
}

impl<F: FnMut() -> bool> Watch<'_, F> {
    /// How often the caller is asked.
    const INTERVAL: Duration = Duration::from_millis(100);

    /// How many names are done before the clock is read again, which costs a tenth of a name.
    const NAMES: u32 = 8;

    /// True if the next name is to be worked on; false after the caller asked to stop.
    #[inline]
    pub fn goes_on(&mut self) -> bool {
        self.names = self.names.wrapping_add(1);
        if self.names % Self::NAMES == 0 {
            self.ask();
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    #[inline(never)]
    fn ask(&mut self) {
        if let Some((goes_on, next)) = &mut self.ask {
            let now = Instant::now();
            if now >= *next {
                *next = now + Self::INTERVAL;
                if !goes_on() {
                    self.stopped.store(true, Ordering::Relaxed);
                }
            }
        }
    }
}

/// Runs `work` on each piece of the numbers below `count`. Returns the results in order.
///
/// ```
/// use bulk::{Batch, on_threads};
///
/// let batch = Batch { piece: 2.try_into().unwrap(), ..Batch::default() };
/// let sums = on_threads(5, batch, || true, |piece, _| piece.sum::<usize>());
/// assert_eq!(sums.unwrap(), [0 + 1, 2 + 3, 4]);
/// ```
///
/// # Errors
///
/// If `goes_on`, which the caller's thread calls ten times a second, gave false.
///
/// # Panics
///
/// If `work` does, on whichever thread.
pub fn on_threads<T: Send, F: FnMut() -> bool>(
    count: usize,
    batch: Batch,
    goes_on: F,
    work: impl Fn(Range<usize>, &mut Watch<F>) -> T + Sync,
) -> Result<Vec<T>, Interrupted> {
    let size = batch.piece.get();
    let pieces = count.div_ceil(size);
    let stopped = AtomicBool::new(false);
    let next = AtomicUsize::new(0);
    let take_all = |ask| {
        let mut watch = Watch { stopped: &stopped, ask, names: 0 };
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= pieces || stopped.load(Ordering::Relaxed) {
                return done;
            }
            done.push((number, work(number * size..count.min((number + 1) * size), &mut watch)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = batch.threads.get().min(pieces).saturating_sub(1);
        // A thread that the system does not give is done without.
        let others: Vec<_> =
            (0..others).map_while(|_| thread::Builder::new().spawn_scoped(scope, || take_all(None)).ok()).collect();
        let mut done = take_all(Some((goes_on, Instant::now() + Watch::<F>::INTERVAL)));
        for other in others {
            match other.join() {
                Ok(of_other) => done.extend(of_other),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    });
    if stopped.into_inner() {
        return Err(Interrupted);
    }
    done.sort_unstable_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}
