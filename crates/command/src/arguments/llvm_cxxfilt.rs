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
    let command = Command::new(Program::LlvmCxxfilt.name()).about(about).no_binary_name(true).args_override_self(true);
    let command = shared::add_to(options::add_to(command, &["params"]))
        .arg(shared::quote())
        // The tool reads neither, and `-s` takes no value.
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .allow_hyphen_values(true)
                .help("Accepted for the tool's sake"),
        )
        .arg(Arg::new("s").short('s').action(ArgAction::SetTrue).help("Accepted for the tool's sake"))
        .arg(Arg::new("version").long("version").action(ArgAction::SetTrue).help("Print the version"));
    if arguments.iter().any(|argument| argument == "--") {
        return Err(Failure::Usage(
            "unknown argument '--': llvm-cxxfilt has no mark for the end of its options".into(),
        ));
    }
    let matches = command.try_get_matches_from(arguments)?;
    let options = symbol_names::Options { style: Some(Style::Llvm), ..options::read(&matches) };
    let words = Words { quote: matches.get_flag("quote"), ..shared::words(&matches) };
    let action = match names(&matches) {
        _ if matches.get_flag("version") => Action::Version,
        // The tool ignores empty arguments, and copies standard input if there are no others.
        Action::Names(names) => match names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>() {
            names if names.is_empty() => Action::Standard,
            names => Action::Names(names),
        },
        action => action,
    };
    Ok(Request { options, words, ..Request::of(action) })
}
