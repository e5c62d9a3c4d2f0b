//! Work on blocks that the caller's thread fills and empties, in order, while other threads work on others.
//!
//! What a language binding does with its lock held, such as reading names and making strings, only the caller's thread
//! can do. It does so whenever a block has been worked on; otherwise it works on a block itself, without the lock.

use std::any::Any;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::{Interrupted, Watch};

/// What the caller's thread does.
pub trait Caller {
    /// A block of work, whose memory is used again for another one.
    type Block: Default + Send;
    /// Why the caller stops.
    type Error: From<Interrupted>;

    /// Fills a block, which is new or was emptied. It may wait for something to fill it with only if `waits`: else others
    /// wait to be emptied.
    ///
    /// # Errors
    ///
    /// Stops the work.
    fn fill(&mut self, block: &mut Self::Block, waits: bool) -> Result<Filled, Self::Error>;

    /// Empties the next block, which has been worked on.
    ///
    /// # Errors
    ///
    /// Stops the work.
    fn empty(&mut self, block: &mut Self::Block) -> Result<(), Self::Error>;

    /// Runs what needs nothing of the caller's, such as the work on a block. A lock can be released meanwhile.
    fn apart<T: Send>(&mut self, run: impl FnOnce() -> T + Send) -> T {
        run()
    }
}

/// Whether a block was filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It was.
    Yes,
    /// There is nothing to fill it with now.
    NotYet,
    /// There is nothing more to do.
    Never,
}

/// The number of blocks for each thread that are filled and not yet emptied. They bound the memory, and keep the other
/// threads busy while the caller's thread empties some.
const AHEAD: usize = 4;

/// Works on all blocks of `caller`, with at most so many threads, including the caller's.
///
/// ```
/// use bulk::{Caller, Filled, Interrupted, pipeline};
///
/// struct Squares(std::ops::Range<u32>, Vec<u32>);
///
/// impl Caller for Squares {
///     type Block = u32;
///     type Error = Interrupted;
///
///     fn fill(&mut self, block: &mut u32, _waits: bool) -> Result<Filled, Interrupted> {
///         let Some(number) = self.0.next() else { return Ok(Filled::Never) };
///         *block = number;
///         Ok(Filled::Yes)
///     }
///
///     fn empty(&mut self, block: &mut u32) -> Result<(), Interrupted> {
///         Ok(self.1.push(*block))
///     }
/// }
///
/// let mut squares = Squares(1..4, Vec::new());
/// pipeline(&mut squares, 2.try_into().unwrap(), || true, |block, _| *block *= *block).unwrap();
/// assert_eq!(squares.1, [1, 4, 9]);
/// ```
///
/// # Errors
///
/// Those of the caller; [`Interrupted`] if `goes_on` returned false. The caller's thread calls it ten times a second.
///
/// # Panics
///
/// If `work` panics on any thread.
pub fn pipeline<C: Caller, F: FnMut() -> bool + Send>(
    caller: &mut C,
    threads: NonZeroUsize,
    goes_on: F,
    work: impl Fn(&mut C::Block, &mut Watch<F>) + Sync,
) -> Result<(), C::Error> {
    let line = Line::new();
    let mut watch = Watch::of_caller(&line.stopped, goes_on);
    let most = if threads.get() == 1 { 1 } else { threads.get().saturating_mul(AHEAD) };
    thread::scope(|scope| {
        // Ends the other threads, also when a panic or an error ends this function.
        let _ending = Ending(&line);
        let mut others = 1..threads.get();
        let mut spare = Vec::new();
        let (mut filled, mut emptied) = (0, 0);
        let mut has_more = true;
        loop {
            while has_more && filled - emptied < most {
                let mut block = spare.pop().unwrap_or_default();
                match caller.fill(&mut block, filled == emptied)? {
                    Filled::Yes => line.add(filled, block),
                    Filled::NotYet => {
                        spare.push(block);
                        break;
                    }
                    Filled::Never => {
                        has_more = false;
                        break;
                    }
                }
                filled += 1;
                // The first block needs no other thread. If the system starts no more threads, fewer do the work.
                if filled > 1 && others.next().is_some() {
                    let work = || line.serve(&work, &mut Watch::of_other(&line.stopped));
                    if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                        others = 0..0;
                    }
                }
            }
            if filled == emptied {
                if has_more {
                    continue;
                }
                return Ok(());
            }
            let Some((mut block, outcome)) = line.take(emptied) else {
                caller.apart(|| line.help(emptied, &work, &mut watch));
                if line.stopped.load(Ordering::Relaxed) {
                    return Err(Interrupted.into());
                }
                continue;
            };
            emptied += 1;
            if let Err(panic) = outcome {
                resume_unwind(panic);
            }
            caller.empty(&mut block)?;
            spare.push(block);
        }
    })
}

/// The result of the work on a block: nothing, or a panic.
type Outcome = Result<(), Box<dyn Any + Send>>;

/// The blocks that are filled, and not emptied.
struct Line<B> {
    blocks: Mutex<Blocks<B>>,
    /// Signalled when a block waits for work, and at the end.
    added: Condvar,
    /// Signalled when the next block to empty has been worked on.
    done: Condvar,
    stopped: AtomicBool,
}

struct Blocks<B> {
    /// Blocks that nobody works on yet, with their numbers.
    waiting: VecDeque<(usize, B)>,
    /// Blocks that have been worked on, with their numbers. They are few.
    done: Vec<(usize, B, Outcome)>,
    /// The number of other threads that wait for a block. Only if there are any is a signal worth its system call.
    idle: usize,
    /// The number of the block that the caller's thread waits for.
    awaited: Option<usize>,
    has_ended: bool,
}

impl<B: Send> Line<B> {
    fn new() -> Line<B> {
        let blocks = Blocks { waiting: VecDeque::new(), done: Vec::new(), idle: 0, awaited: None, has_ended: false };
        Line {
            blocks: Mutex::new(blocks),
            added: Condvar::new(),
            done: Condvar::new(),
            stopped: AtomicBool::new(false),
        }
    }

    fn locked(&self) -> MutexGuard<'_, Blocks<B>> {
        self.blocks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a block that is filled.
    fn add(&self, number: usize, block: B) {
        let mut blocks = self.locked();
        blocks.waiting.push_back((number, block));
        if blocks.idle > 0 {
            self.added.notify_one();
        }
    }

    /// Takes the block with this number, if it has been worked on.
    fn take(&self, number: usize) -> Option<(B, Outcome)> {
        let mut blocks = self.locked();
        let place = blocks.done.iter().position(|(done, ..)| *done == number)?;
        let (_, block, outcome) = blocks.done.swap_remove(place);
        Some((block, outcome))
    }

    /// Works on blocks until the end, on another thread than the caller's.
    fn serve<F: FnMut() -> bool>(&self, work: &impl Fn(&mut B, &mut Watch<F>), watch: &mut Watch<F>) {
        let mut blocks = self.locked();
        while !blocks.has_ended {
            let Some((number, block)) = blocks.waiting.pop_front() else {
                blocks.idle += 1;
                blocks = self.added.wait(blocks).unwrap_or_else(PoisonError::into_inner);
                blocks.idle -= 1;
                continue;
            };
            drop(blocks);
            self.run(number, block, work, watch);
            blocks = self.locked();
        }
    }

    /// Works on a block, or waits until the block with the number `next` has been worked on.
    fn help<F: FnMut() -> bool>(&self, next: usize, work: &impl Fn(&mut B, &mut Watch<F>), watch: &mut Watch<F>) {
        let mut blocks = self.locked();
        if let Some((number, block)) = blocks.waiting.pop_front() {
            drop(blocks);
            self.run(number, block, work, watch);
            return;
        }
        drop(blocks);
        // Nothing is locked while it asks, since that may run anything, and wait for the other threads.
        while watch.asks() {
            let mut blocks = self.locked();
            if blocks.done.iter().any(|(number, ..)| *number == next) {
                return;
            }
            blocks.awaited = Some(next);
            let waited = self.done.wait_timeout(blocks, Watch::<F>::INTERVAL);
            waited.unwrap_or_else(PoisonError::into_inner).0.awaited = None;
        }
    }

    fn run<F: FnMut() -> bool>(
        &self,
        number: usize,
        mut block: B,
        work: &impl Fn(&mut B, &mut Watch<F>),
        watch: &mut Watch<F>,
    ) {
        // The block goes back to the caller's thread in any case, since only that may be able to drop it.
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut block, watch)));
        let mut blocks = self.locked();
        blocks.done.push((number, block, outcome));
        if blocks.awaited == Some(number) {
            self.done.notify_one();
        }
    }
}

/// Ends the other threads when it is dropped.
struct Ending<'a, B: Send>(&'a Line<B>);

impl<B: Send> Drop for Ending<'_, B> {
    fn drop(&mut self) {
        self.0.stopped.store(true, Ordering::Relaxed);
        self.0.locked().has_ended = true;
        self.0.added.notify_all();
    }
}
