//! Work on several threads.
//!
//! The threads end with the call, by [`std::thread::scope`]. The threads of a pool, such as rayon's, do not survive
//! `fork`, by which Python's `multiprocessing` starts its workers, so a call in such a worker would block forever.
//! Starting a thread takes as long as demangling about a hundred names.

use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How to share the work on many names among threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The maximal number of threads, including the caller's.
    pub threads: NonZeroUsize,
    /// The number of names that a thread takes at a time. A single piece is done by the caller's thread.
    pub piece: NonZeroUsize,
}

impl Batch {
    /// The default: only the caller's thread.
    pub const DEFAULT: Batch = Batch::with_threads(NonZeroUsize::MIN);

    /// The default size of a piece: large enough that taking one costs nothing, and small enough that all threads end
    /// at about the same time.
    const PIECE: NonZeroUsize = NonZeroUsize::new(256).unwrap();

    /// Uses this many threads, and pieces of the default size.
    ///
    /// ```
    /// let two = std::num::NonZeroUsize::new(2).unwrap();
    /// assert_eq!(bulk::Batch::with_threads(two).threads, two);
    /// ```
    #[must_use]
    pub const fn with_threads(threads: NonZeroUsize) -> Batch {
        Batch { threads, piece: Self::PIECE }
    }
}

impl Default for Batch {
    fn default() -> Batch {
        Batch::DEFAULT
    }
}

/// The number of threads that the process may run at a time, by its affinity (`sched_getaffinity`) and control group.
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

impl From<Interrupted> for io::Error {
    fn from(_: Interrupted) -> io::Error {
        io::ErrorKind::Interrupted.into()
    }
}

/// Tells the work whether to continue. On the caller's thread it asks the caller ten times a second; other threads
/// check a flag.
#[derive(Debug)]
pub struct Watch<'a, F> {
    stopped: &'a AtomicBool,
    /// On the caller's thread: the function that asks the caller, and the time of the next call.
    ask: Option<(F, Instant)>,
    /// The work since the last reading of the clock.
    work: usize,
}

impl<'a, F: FnMut() -> bool> Watch<'a, F> {
    /// The time between two questions to the caller.
    pub(crate) const INTERVAL: Duration = Duration::from_millis(100);

    /// The work between two readings of the clock, each of which takes a tenth of the time for a name.
    const WORK: usize = 1 << 13;

    /// The work for a name besides that for its bytes.
    const NAME: usize = 1 << 6;

    pub(crate) fn of_caller(stopped: &'a AtomicBool, goes_on: F) -> Watch<'a, F> {
        Watch { stopped, ask: Some((goes_on, Instant::now() + Self::INTERVAL)), work: 0 }
    }

    pub(crate) fn of_other(stopped: &'a AtomicBool) -> Watch<'a, F> {
        Watch { stopped, ask: None, work: 0 }
    }

    /// True if the work must continue with the next name, which may take long; false after the caller asked to stop.
    #[inline]
    pub fn goes_on(&mut self) -> bool {
        self.goes_on_with(Self::WORK / 8)
    }

    /// [`Watch::goes_on`] before a name of so many bytes, which is only demangled.
    #[inline]
    pub fn goes_on_with(&mut self, bytes: usize) -> bool {
        self.work = self.work.saturating_add(bytes).saturating_add(Self::NAME);
        if self.work >= Self::WORK {
            self.work = 0;
            self.asks();
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    /// Asks the caller if it is time, and returns whether the work must continue.
    #[inline(never)]
    pub(crate) fn asks(&mut self) -> bool {
        if let Some((goes_on, next)) = &mut self.ask {
            let now = Instant::now();
            if now >= *next {
                *next = now + Self::INTERVAL;
                if !goes_on() {
                    self.stopped.store(true, Ordering::Relaxed);
                }
            }
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}

/// Runs `work` on each piece of `0..count`. Returns the results in order.
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
/// If `goes_on` returned false. The caller's thread calls it ten times a second.
///
/// # Panics
///
/// If `work` panics on any thread.
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
    let take_all = |mut watch: Watch<F>| {
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
        // If the system starts no more threads, fewer do the work.
        let others: Vec<_> = (0..others)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, || take_all(Watch::of_other(&stopped))).ok())
            .collect();
        let mut done = take_all(Watch::of_caller(&stopped, goes_on));
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
