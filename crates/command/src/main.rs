//! The executable.

use std::env;
use std::process::ExitCode;

use command::{Program, run};

fn main() -> ExitCode {
    let mut arguments = env::args_os();
    let program = arguments.next().map_or(Program::CppDemangle, |path| Program::of(&path));
    let status = run(program, arguments);
    status.raise();
    ExitCode::from(status.code())
}
