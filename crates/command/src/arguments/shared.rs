//! The arguments that all programs have.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::request::{Action, Words};

/// Adds them to a command.
pub(super) fn add_to(command: Command) -> Command {
    command
        .disable_version_flag(true)
        .arg(
            Arg::new("names")
                .value_name("NAME")
                .num_args(0..)
                .value_parser(value_parser!(OsString))
                .help("A mangled name; without any, standard input is copied, with all names in it demangled"),
        )
        .arg(switch(
            "strip_underscore",
            '_',
            "Drop the underscore that some systems (macOS, 32-bit Windows) put before names",
        ))
        .arg(
            switch("no_strip_underscore", 'n', "Keep it, so that such names are not read (default)")
                .overrides_with("strip_underscore"),
        )
        .arg(switch("types", 't', "Demangle types on their own, too: PKc is char const*"))
}

/// An option without a value, called like its identifier.
pub(super) fn switch(name: &'static str, short: char, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name.replace('_', "-")).action(ArgAction::SetTrue).help(help)
}

/// The option `--quote`, which c++filt alone does not have.
pub(super) fn quote() -> Arg {
    Arg::new("quote").long("quote").action(ArgAction::SetTrue).help("Put quotation marks around texts")
}

/// Reads the value of an option that is a number.
pub(crate) fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "expected a whole number, 0 or more".to_owned())
}

/// Which words are names.
pub(super) fn words(matches: &ArgMatches) -> Words {
    Words {
        types: matches.get_flag("types"),
        strip_underscore: matches.get_flag("strip_underscore") && !matches.get_flag("no_strip_underscore"),
        ..Words::default()
    }
}

/// The names, or standard input if there are none.
pub(super) fn names(matches: &ArgMatches) -> Action {
    match matches.get_many::<OsString>("names") {
        Some(names) if names.len() > 0 => Action::Names(names.cloned().collect()),
        _ => Action::Standard,
    }
}
