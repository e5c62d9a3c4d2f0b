//! The command `cpp-demangle`: names as arguments, or a filter over standard input, in place of c++filt and
//! llvm-cxxfilt.
//!
//! [`run`] is the whole command. The executable and `python -m cpp_demangle_py` call it.

#![forbid(unsafe_code)]

mod arguments;
mod binary;
mod bytes;
mod collapsed;
mod copy;
mod external;
mod failure;
mod files;
mod names;
mod options;
mod program;
mod progress;
mod render;
mod request;
mod response_file;
mod shell;
mod signals;
mod standard;

use std::ffi::OsString;

pub use bytes::argument;
pub use failure::Status;
pub use options::SHORT;
pub use program::Program;
pub use render::style_of_part;
pub use shell::Generated;

use failure::Failure;
use request::{Action, Request};

/// Runs the command, and returns its exit status.
///
/// `program` is the name that the command was started under, and `arguments` are those after it.
///
/// ```
/// use command::{Program, Status, run};
///
/// assert_eq!(run(Program::CppDemangle, ["--help".into()]), Status::Success);
/// assert_eq!(run(Program::CxxFilt, ["--color".into()]), Status::Usage(1));
/// ```
pub fn run(program: Program, arguments: impl IntoIterator<Item = OsString>) -> Status {
    match request(program, arguments).and_then(|request| act(program, &request)) {
        Ok(status) => status,
        Err(failure) => failure.report(program),
    }
}

fn request(program: Program, arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Failure> {
    let arguments = response_file::expand(program, arguments.into_iter().collect())?;
    arguments::read(program, arguments)
}

fn act(program: Program, request: &Request) -> Result<Status, Failure> {
    match &request.action {
        Action::External(name, arguments) => return external::run(name, arguments),
        Action::Binary(name, matches) => return binary::run(name, matches, &request.options),
        Action::Generate(what) => standard::output()?.write_all(&what.text()?)?,
        Action::Version => standard::output()?.write_all(program.version().as_bytes())?,
        Action::Names(names) => names::print(request, names)?,
        Action::Standard => copy::standard(request)?,
        Action::Files(files) => return files::copy(program, request, files),
        Action::InPlace(files) => return files::in_place(program, request, files),
    }
    Ok(Status::Success)
}
