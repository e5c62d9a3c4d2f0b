//! The executable.

use std::env;
use std::process::ExitCode;

use command::{Program, Status, run};

fn main() -> ExitCode {
    let mut arguments = env::args_os();
    let program = arguments.next().map_or(Program::CppDemangle, |path| Program::of(&path));
    let status = run(program, arguments);
    #[cfg(unix)]
    if status == Status::ClosedPipe {
        // Ends the process by the signal, as any filter ends. Rust's runtime ignores it.
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGPIPE);
    }
    ExitCode::from(status.code())
}
