//! `cpp-demangle classes`: the classes inferred from the names of symbols.

use std::io::Write;

use binary_symbols::show;
use clap::{ArgMatches, Command};
use symbol_names::Options;

use super::{Form, Task, failure, for_tables, heading};
use crate::failure::{Failure, Status};

pub(super) const TASK: Task = Task {
    name: "classes",
    about: "List classes inferred from symbol names, with their vtables, constructors and members",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
}

fn run(matches: &ArgMatches, options: &Options, out: &mut dyn Write) -> Result<Status, Failure> {
    for_tables(matches, options, out, |path, table, out| {
        let classes = table.classes(|| true).map_err(failure)?;
        match Form::of(matches) {
            Form::Json => show::classes_json(out, table, &classes)?,
            Form::Csv => show::classes_csv(out, &classes)?,
            Form::Text => {
                heading(matches, path, out)?;
                show::classes(out, &classes)?;
            }
        }
        Ok(())
    })
}
