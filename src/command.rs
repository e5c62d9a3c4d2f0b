//! The command, for `python -m cpp_demangle_py`.

use ::command::{Program, Status, argument, run};
use cpython::{ObjectProtocol, PyBytes, PyModule, PyObject, PyResult, Python};

use crate::{
    convert::new_int,
    fastcall::{Args, Entry, add_function},
    gil::without_gil,
};

/// Adds the function to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    add_function::<RunCommand>(py, module, "cpp_demangle_py._native")
}

/// `run_command(arguments)`: the exit status, or `None` if nobody reads the output any more.
struct RunCommand;

impl Entry for RunCommand {
    type This = PyModule;
    const NAME: &'static str = "run_command";
    const DOC: &'static str = "Run the command with arguments, which are bytes; return its exit status.";

    fn signature() -> String {
        "arguments, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut arguments = Vec::new();
        for given in args.one(py)?.iter(py)? {
            arguments.push(argument(given?.cast_into::<PyBytes>(py)?.data(py).to_vec()));
        }
        match without_gil(py, || run(Program::CppDemangle, arguments)) {
            Status::ClosedPipe => Ok(py.None()),
            status => new_int(py, status.code().into()),
        }
    }
}
