//! Commands that the Python package has.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Status};

/// The commands, with what each does.
pub(crate) const COMMANDS: [(&str, &str); 1] =
    [("column", "Demangle a column of a Parquet, Arrow or CSV file (needs pyarrow)")];

/// Runs a command with the Python that this package is installed for.
pub(crate) fn run(name: &str, arguments: &[OsString]) -> Result<Status, Failure> {
    let python = python();
    let mut command = Command::new(&python);
    command.args(["-m", "cpp_demangle_py", name]).args(arguments);
    // On Unix, the other program takes the place of this one, so that it gets all signals.
    #[cfg(unix)]
    let ended = Err(std::os::unix::process::CommandExt::exec(&mut command));
    #[cfg(not(unix))]
    let ended = command.status();
    let status: std::process::ExitStatus = ended.map_err(Failure::of_file(&python.display()))?;
    Ok(Status::Other(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1)))
}

/// The interpreter beside this executable, where pip installs both, or the first on the path.
fn python() -> PathBuf {
    let name = if cfg!(windows) { "python.exe" } else { "python3" };
    let beside = env::current_exe().ok().and_then(|own| Some(own.parent()?.join(name)));
    beside.filter(|path| path.exists()).unwrap_or_else(|| name.into())
}
