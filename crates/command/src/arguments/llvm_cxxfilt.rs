//! The arguments of llvm-cxxfilt.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use clap::{Arg, Command};
use symbol_names::Style;

use super::cxxfilt::{names, switch};
use crate::{
    Program,
    failure::Failure,
    options,
    render::Form,
    request::{Action, Request, Words},
};

/// What the arguments ask for.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Request, Failure> {
    let about = "Demangle the names of linker symbols, as llvm-cxxfilt does";
    let command =
        Command::new(Program::LlvmCxxfilt.name()).about(about).no_binary_name(true).disable_version_flag(true);
    let command = options::add_to(command, &["params"])
        .arg(super::cxxfilt::names_arg())
        .arg(switch("strip_underscore", '_', "Drop the underscore before names"))
        .arg(
            switch("no_strip_underscore", 'n', "Keep the underscore before names (default)")
                .overrides_with("strip_underscore"),
        )
        .arg(switch("types", 't', "Demangle types on their own, too"))
        .arg(Arg::new("quote").long("quote").action(clap::ArgAction::SetTrue).help("Put quotation marks around texts"))
        // The tool takes a value only in the same argument, and reads none.
        .arg(
            Arg::new("format")
                .short('s')
                .long("format")
                .value_name("FORMAT")
                .num_args(0..=1)
                .require_equals(true)
                .help("Accepted for the tool's sake"),
        )
        .arg(Arg::new("version").long("version").action(clap::ArgAction::SetTrue).help("Print the version"));
    let matches = command.try_get_matches_from(arguments)?;
    let options = symbol_names::Options { style: Some(Style::Llvm), ..options::read(&matches) };
    let words = Words {
        types: matches.get_flag("types"),
        strip_underscore: matches.get_flag("strip_underscore") && !matches.get_flag("no_strip_underscore"),
        quote: matches.get_flag("quote"),
        ..Words::default()
    };
    let action = match names(&matches) {
        _ if matches.get_flag("version") => Action::Version,
        // The tool prints nothing for an empty argument.
        Action::Names(names) => Action::Names(names.into_iter().filter(|name| !name.is_empty()).collect()),
        action => action,
    };
    Ok(Request { action, options, words, form: Form::Text, jobs: NonZeroUsize::MIN, lines: false, progress: false })
}
