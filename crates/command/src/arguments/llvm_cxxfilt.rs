//! The arguments of llvm-cxxfilt.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};
use symbol_names::Style;

use super::shared::{self, names};
use crate::{
    Program,
    failure::Failure,
    options,
    request::{Action, Request, Words},
};

/// What the arguments ask for.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Request, Failure> {
    let about = "Demangle the names of linker symbols, as llvm-cxxfilt does";
    let command = Command::new(Program::LlvmCxxfilt.name()).about(about).no_binary_name(true);
    let command = shared::add_to(options::add_to(command, &["params"]))
        .arg(shared::quote())
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
        .arg(Arg::new("version").long("version").action(ArgAction::SetTrue).help("Print the version"));
    let matches = command.try_get_matches_from(arguments)?;
    let options = symbol_names::Options { style: Some(Style::Llvm), ..options::read(&matches) };
    let words = Words { quote: matches.get_flag("quote"), ..shared::words(&matches) };
    let action = match names(&matches) {
        _ if matches.get_flag("version") => Action::Version,
        // The tool prints nothing for an empty argument.
        Action::Names(names) => Action::Names(names.into_iter().filter(|name| !name.is_empty()).collect()),
        action => action,
    };
    Ok(Request { options, words, ..Request::of(action) })
}
