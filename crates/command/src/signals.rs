//! Signals that end the process, for work that has to clean up first.

use std::fs;
use std::io::{self, Read};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
};

use signal_hook::{consts, flag};

use crate::failure::Failure;

/// The signals by which people and systems end a program.
#[cfg(unix)]
const ENDING: [i32; 3] = [consts::SIGHUP, consts::SIGINT, consts::SIGTERM];
#[cfg(not(unix))]
const ENDING: [i32; 2] = [consts::SIGINT, consts::SIGTERM];

/// Catches the signals that would end the process, until it is dropped. A second one ends the process at once.
pub(crate) struct Signals(&'static Flags);

/// What the handlers read and write. They stay for as long as the process runs.
#[derive(Default)]
struct Flags {
    /// The number of the signal that was caught, or 0.
    caught: Arc<AtomicUsize>,
    /// Whether a signal has its usual effect.
    is_usual: Arc<AtomicBool>,
}

impl Signals {
    /// Catches signals from now on, but for those that the process ignores, as it does under `nohup`.
    pub(crate) fn catch() -> Self {
        static FLAGS: OnceLock<Flags> = OnceLock::new();
        let flags = FLAGS.get_or_init(Flags::with_handlers);
        flags.caught.store(0, SeqCst);
        flags.is_usual.store(false, SeqCst);
        Self(flags)
    }

    /// Fails if a signal was caught.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match i32::try_from(self.0.caught.load(SeqCst)) {
            Ok(signal @ 1..) => Err(Failure::Signal(signal)),
            _ => Ok(()),
        }
    }

    /// A reader that fails once a signal was caught.
    pub(crate) fn interrupt<R: Read>(&self, source: R) -> Interruptible<R> {
        Interruptible { source, flags: self.0 }
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.0.is_usual.store(true, SeqCst);
    }
}

impl Flags {
    fn with_handlers() -> Self {
        let flags = Self::default();
        for signal in ENDING.into_iter().filter(|signal| !is_ignored(*signal)) {
            // One that cannot be handled keeps its usual effect.
            let _ = flags.handle(signal);
        }
        flags
    }

    /// Adds what is done on a signal, in this order.
    fn handle(&self, signal: i32) -> io::Result<()> {
        #[cfg(unix)]
        flag::register_conditional_default(signal, Arc::clone(&self.is_usual))?;
        #[cfg(not(unix))]
        {
            let status = crate::Status::Signal(signal).code();
            flag::register_conditional_shutdown(signal, status.into(), Arc::clone(&self.is_usual))?;
        }
        flag::register_usize(signal, Arc::clone(&self.caught), usize::try_from(signal).unwrap_or(0))?;
        flag::register(signal, Arc::clone(&self.is_usual))?;
        Ok(())
    }
}

/// Whether the process ignores a signal. Only Linux tells; elsewhere the one that `nohup` ignores is left alone.
fn is_ignored(signal: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    match ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()) {
        Some(mask) => mask >> (signal - 1) & 1 == 1,
        #[cfg(unix)]
        None => signal == consts::SIGHUP,
        #[cfg(not(unix))]
        None => false,
    }
}

/// The reader of [`Signals::interrupt`].
pub(crate) struct Interruptible<R> {
    source: R,
    flags: &'static Flags,
}

impl<R: Read> Read for Interruptible<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.flags.caught.load(SeqCst) {
            0 => self.source.read(buffer),
            _ => Err(io::Error::other("a signal was received")),
        }
    }
}
