//! Commands on the symbols of binaries. Reading, counting and printing are those of the crate `binary-symbols`.

mod classes;
mod sizes;
mod symbols;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use binary_symbols::{SymbolTable, Which};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use symbol_names::Options;

use crate::{
    Program,
    failure::{Failure, Status},
    options,
    request::{Action, Request},
    standard,
};

/// A command: its name, what it does, its other arguments, and the function that runs it.
struct Task {
    name: &'static str,
    about: &'static str,
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches, &Options, &mut dyn Write) -> Result<Status, Failure>,
}

const TASKS: [Task; 3] = [symbols::TASK, sizes::TASK, classes::TASK];

/// The names of the commands, with what each does.
pub(crate) fn commands() -> [(&'static str, &'static str); TASKS.len()] {
    TASKS.map(|task| (task.name, task.about))
}

/// The declarations of the commands.
pub(crate) fn declarations() -> [Command; TASKS.len()] {
    TASKS.map(|task| command(&task).name(task.name))
}

/// The request of a command, if it is one of these.
pub(crate) fn read(name: &OsString, arguments: &[OsString]) -> Result<Option<Request>, Failure> {
    let Some(task) = TASKS.iter().find(|task| name == task.name) else { return Ok(None) };
    let matches = command(task).no_binary_name(true).try_get_matches_from(arguments)?;
    let options = options::read(&matches);
    Ok(Some(Request { options, ..Request::of(Action::Binary(task.name, matches)) }))
}

/// Runs a command.
pub(crate) fn run(name: &str, matches: &ArgMatches, options: &Options) -> Result<Status, Failure> {
    let Some(task) = TASKS.iter().find(|task| name == task.name) else { return Ok(Status::Success) };
    let mut out = BufWriter::with_capacity(1 << 16, standard::output()?);
    let status = (task.run)(matches, options, &mut out)?;
    out.flush()?;
    Ok(status)
}

fn command(task: &Task) -> Command {
    let command = Command::new(format!("cpp-demangle {}", task.name)).about(task.about).max_term_width(100);
    let command = command
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help("ELF, Mach-O, PE, COFF, XCOFF or WebAssembly files, archives, universal files, dSYM bundles"),
        )
        .arg(
            Arg::new("dynamic")
                .short('D')
                .long("dynamic")
                .action(ArgAction::SetTrue)
                .help("Read the symbols for the dynamic linker; exports and imports of PE files"),
        )
        .arg(
            Arg::new("static")
                .long("static")
                .action(ArgAction::SetTrue)
                .conflicts_with("dynamic")
                .help("Read the symbols for the linker only [default: all that can be found]"),
        )
        .arg(
            Arg::new("no_debug_files")
                .long("no-debug-files")
                .action(ArgAction::SetTrue)
                .help("Do not search for separate debug files"),
        )
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).conflicts_with("csv").help("Print JSON"))
        .arg(Arg::new("csv").long("csv").action(ArgAction::SetTrue).help("Print CSV"));
    options::add_to((task.arguments)(command), options::NAMES)
}

/// The form of the output.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
    Csv,
}

impl Form {
    fn of(matches: &ArgMatches) -> Form {
        match (matches.get_flag("json"), matches.get_flag("csv")) {
            (true, _) => Form::Json,
            (_, true) => Form::Csv,
            _ => Form::Text,
        }
    }
}

/// Calls `show` with the table of each file. A file that cannot be read does not stop the others, as in `nm`.
fn for_tables(
    matches: &ArgMatches,
    options: &Options,
    out: &mut dyn Write,
    mut show: impl FnMut(&Path, &SymbolTable, &mut dyn Write) -> Result<(), Failure>,
) -> Result<Status, Failure> {
    let mut status = Status::Success;
    for path in files(matches) {
        match table(path, matches, options) {
            Ok(table) => show(path, &table, out)?,
            Err(unreadable @ Failure::Io(..)) => {
                out.flush()?;
                status = unreadable.report(Program::CppDemangle);
            }
            Err(other) => return Err(other),
        }
    }
    Ok(status)
}

/// The option that writes a file in another form, in place of what is printed.
fn other_form(name: &'static str, value_name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value_name)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .conflicts_with_all(["json", "csv"])
        .help(help)
}

fn files(matches: &ArgMatches) -> impl Iterator<Item = &PathBuf> {
    matches.get_many("file").into_iter().flatten()
}

/// Reads the symbols of a file.
fn table(path: &Path, matches: &ArgMatches, options: &Options) -> Result<SymbolTable, Failure> {
    let which = match (matches.get_flag("static"), matches.get_flag("dynamic")) {
        (true, _) => Which::Static,
        (_, true) => Which::Dynamic,
        _ => Which::Auto,
    };
    let debug_files = !matches.get_flag("no_debug_files");
    let request = binary_symbols::Request { which, debug_files, options: options.clone(), ..Default::default() };
    binary_symbols::read_file(path, &request).map_err(failure)
}

fn failure(error: binary_symbols::Error) -> Failure {
    match error.kind() {
        binary_symbols::ErrorKind::Argument => Failure::Usage(error.to_string()),
        _ => Failure::Io(None, io::Error::other(error)),
    }
}

/// Writes a heading for each of several files, as `nm` does.
fn heading(matches: &ArgMatches, path: &Path, out: &mut dyn Write) -> io::Result<()> {
    if files(matches).count() > 1 {
        writeln!(out, "\n{}:", path.display())?;
    }
    Ok(())
}

/// Writes a file; `-` is standard output.
fn written(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let written = || {
        let file: Box<dyn Write> =
            if path == Path::new("-") { standard::output()? } else { Box::new(File::create(path)?) };
        let mut out = BufWriter::with_capacity(1 << 16, file);
        write(&mut out)?;
        out.flush()
    };
    written().map_err(Failure::of_file(&path.display()))
}
