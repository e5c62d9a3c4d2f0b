//! What the arguments ask for.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ArgMatches;
use symbol_names::Options;
use text::Rule;

use crate::{render::Form, shell::Generated};

/// What the arguments ask for.
pub(crate) struct Request {
    pub(crate) action: Action,
    /// How names are printed.
    pub(crate) options: Options,
    /// Which words are names; the other half of a [`Rule`].
    pub(crate) words: Words,
    /// What is written of names.
    pub(crate) form: Form,
    /// The number of threads that demangle.
    pub(crate) jobs: NonZeroUsize,
    /// Whether each line is written for itself.
    pub(crate) lines: bool,
    /// Whether the progress is shown on a terminal.
    pub(crate) progress: bool,
}

pub(crate) enum Action {
    /// Print the names that are arguments.
    Names(Vec<OsString>),
    /// Copy standard input.
    Standard,
    /// Copy files to standard output.
    Files(Vec<PathBuf>),
    /// Change files.
    InPlace(Vec<PathBuf>),
    /// Run a command that is not a part of this crate.
    External(String, Vec<OsString>),
    /// Run a command on binaries.
    Binary(&'static str, ArgMatches),
    /// Print a text about the command.
    Generate(Generated),
    Version,
}

/// Which words are names.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the tools")]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    pub(crate) types: bool,
    pub(crate) strip_underscore: bool,
    pub(crate) quote: bool,
    pub(crate) beyond: bool,
    pub(crate) no_recurse_limit: bool,
    pub(crate) anywhere: bool,
}

impl Request {
    /// An action with the default of all else.
    pub(crate) fn of(action: Action) -> Self {
        let (options, words) = (Options::DEFAULT, Words::default());
        Self { action, options, words, form: Form::Text, jobs: NonZeroUsize::MIN, lines: false, progress: false }
    }

    pub(crate) fn rule(&self) -> Rule<'_> {
        let Words { types, strip_underscore, quote, beyond, no_recurse_limit, anywhere } = self.words;
        let recurse_limit = !no_recurse_limit;
        Rule { types, strip_underscore, quote, beyond, recurse_limit, anywhere, ..Rule::new(&self.options) }
    }
}
