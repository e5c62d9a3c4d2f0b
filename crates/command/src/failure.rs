//! How the command ends.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::Program;

/// How the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It did what it was asked to. A name that cannot be demangled is no failure.
    Success,
    /// It could not read or write.
    Failure,
    /// Nobody reads its output any more.
    ClosedPipe,
    /// The arguments are wrong.
    Usage(u8),
    /// It was ended by this signal, after which it has cleaned up.
    Signal(i32),
    /// Another program that it started ended with this status.
    Other(u8),
}

impl Status {
    /// The exit status of the process: for a signal the one that shells show.
    ///
    /// ```
    /// assert_eq!(command::Status::Usage(2).code(), 2);
    /// assert_eq!(command::Status::Signal(15).code(), 143);
    /// ```
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Failure | Self::ClosedPipe => 1,
            Self::Usage(status) | Self::Other(status) => status,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }

    /// Ends the process by the signal that ended the command, as any filter ends; does nothing if none did, or if the
    /// system has no signals. Rust and Python ignore the signal of a closed pipe.
    pub fn raise(self) {
        #[cfg(unix)]
        {
            let signal = match self {
                Self::ClosedPipe => signal_hook::consts::SIGPIPE,
                Self::Signal(signal) => signal,
                _ => return,
            };
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}

/// Why the command cannot go on.
pub(crate) enum Failure {
    /// The arguments are wrong, or ask for the help.
    Arguments(clap::Error),
    /// The arguments are wrong: a sentence.
    Usage(String),
    /// Reading or writing failed: of a file, if there is a name.
    Io(Option<String>, io::Error),
    /// Reading failed of what the caller knows the name of.
    Read(io::Error),
    /// A signal asked it to end.
    Signal(i32),
}

impl Failure {
    /// A failure to read or write `file`.
    pub(crate) fn of_file(file: &dyn fmt::Display) -> impl FnOnce(io::Error) -> Self + use<> {
        let file = file.to_string();
        |error| Self::Io(Some(file), error)
    }

    /// The failure with the name of the file that could not be read.
    pub(crate) fn reading(self, file: &dyn fmt::Display) -> Self {
        match self {
            Self::Read(error) => Self::Io(Some(file.to_string()), error),
            other => other,
        }
    }

    /// Tells people, and returns the status.
    pub(crate) fn report(self, program: Program) -> Status {
        match self {
            Self::Arguments(error) => {
                let printed = error.print();
                if error.use_stderr() {
                    return Status::Usage(program.usage_status());
                }
                printed.map_or_else(|error| Self::Io(None, error).report(program), |()| Status::Success)
            }
            Self::Usage(sentence) => {
                eprintln!("{}: {sentence}", program.name());
                Status::Usage(program.usage_status())
            }
            Self::Signal(signal) => Status::Signal(signal),
            Self::Read(error) => Self::Io(None, error).report(program),
            Self::Io(_, error) if is_closed_pipe(&error) => Status::ClosedPipe,
            Self::Io(file, error) => {
                let file = file.map(|file| format!("{file}: ")).unwrap_or_default();
                eprintln!("{}: {file}{}", program.name(), reason(&error));
                Status::Failure
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(None, error)
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(error)
    }
}

impl From<bulk::Interrupted> for Failure {
    fn from(_: bulk::Interrupted) -> Self {
        Self::Io(None, ErrorKind::Interrupted.into())
    }
}

fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == ErrorKind::BrokenPipe
}

/// The system's words for an error, without the number that Rust adds.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error ").next().unwrap_or(&text).to_owned()
}
