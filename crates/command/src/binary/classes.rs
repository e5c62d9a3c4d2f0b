//! `cpp-demangle classes`: the classes that the symbols tell of.

use std::io::Write;

use binary_symbols::show;
use clap::{ArgMatches, Command};
use symbol_names::Options;

use super::{Form, Task, failure, files, heading, table};
use crate::failure::{Failure, Status};

pub(super) const TASK: Task = Task {
    name: "classes",
    about: "List the classes in binaries, with their vtables, constructors and members, from names alone",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
}

fn run(matches: &ArgMatches, options: &Options, out: &mut dyn Write) -> Result<Status, Failure> {
    for path in files(matches) {
        let table = table(path, matches, options)?;
        let classes = table.classes(|| true).map_err(failure)?;
        match Form::of(matches) {
            Form::Json => show::classes_json(out, &table, &classes)?,
            Form::Csv => show::classes_csv(out, &classes)?,
            Form::Text => {
                heading(matches, path, out)?;
                show::classes(out, &classes)?;
            }
        }
    }
    Ok(Status::Success)
}
