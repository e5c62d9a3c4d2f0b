//! Commands that the Python package has.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process;

use clap::{Arg, ArgAction, Command, ValueHint, builder::PossibleValuesParser};

use crate::{
    failure::{Failure, Status},
    options,
};

/// The commands, with what each does.
pub(crate) const COMMANDS: [(&str, &str); 1] =
    [("column", "Demangle a column of a Parquet, Arrow or CSV file (needs pyarrow)")];

/// The declarations of the commands, for completions. The package reads the arguments itself, and its tests compare its
/// options with these.
pub(crate) fn declarations() -> [Command; COMMANDS.len()] {
    COMMANDS.map(|(name, about)| {
        let option = |long: &'static str, value: &'static str, help: &'static str| {
            Arg::new(long).long(long).value_name(value).help(help)
        };
        let command = Command::new(name)
            .about(about)
            .arg(Arg::new("source").value_name("IN").value_hint(ValueHint::AnyPath).help("The file to read"))
            .arg(Arg::new("target").value_name("OUT").value_hint(ValueHint::FilePath).help("The file to write"))
            .arg(option("column", "NAME", "The column of mangled names").short('c'))
            .arg(option("add", "NAME", "Add a column for the demangled names").short('a'))
            .arg(option("parts", "FIELD,...", "Add columns of these parts"))
            .arg(option("prefix", "TEXT", "Put this before the names of the columns of --parts"))
            .arg(
                option("errors", "HOW", "What becomes of names that cannot be demangled")
                    .value_parser(PossibleValuesParser::new(["keep", "none", "strict"])),
            )
            .arg(option("threads", "N", "How many threads to use"))
            .arg(Arg::new("quiet").short('q').long("quiet").action(ArgAction::SetTrue).help("Show no progress"));
        options::add_to(command, options::NAMES)
    })
}

/// Runs a command with the Python that this package is installed for.
pub(crate) fn run(name: &str, arguments: &[OsString]) -> Result<Status, Failure> {
    let python = python();
    let mut command = process::Command::new(&python);
    command.args(["-m", "cpp_demangle_py", name]).args(arguments);
    // On Unix, the other program takes the place of this one, so that it gets all signals.
    #[cfg(unix)]
    let ended = Err(std::os::unix::process::CommandExt::exec(&mut command));
    #[cfg(not(unix))]
    let ended = command.status();
    let status: process::ExitStatus = ended.map_err(Failure::of_file(&python.display()))?;
    Ok(Status::Other(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1)))
}

/// The interpreter beside this executable, where pip installs both, or the first on the path.
fn python() -> PathBuf {
    // Outside a virtual environment, Windows has it in the folder above that of the scripts.
    let (name, folders) = if cfg!(windows) { ("python.exe", 2) } else { ("python3", 1) };
    let own = env::current_exe().unwrap_or_default();
    let mut beside = own.ancestors().skip(1).take(folders).map(|folder| folder.join(name));
    beside.find(|path| path.exists()).unwrap_or_else(|| name.into())
}
