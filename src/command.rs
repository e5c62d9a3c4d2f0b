//! The command, for `python -m cpp_demangle_py`.

use ::command::{Program, SHORT, argument, run, style_of_part};
use cpython::{ObjectProtocol, PyBytes, PyDict, PyModule, PyObject, PyResult, Python};
use symbol_names::Part;

use crate::{
    convert::new_int,
    fastcall::{Args, Entry},
    gil::without_gil,
    module::add_function,
};

/// Adds the function to `module`, the short flags by option, for the commands that are written in Python, and the styles of
/// the parts of a text, for notebooks and rich.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    let flags = PyDict::new(py);
    for (name, letter) in SHORT {
        flags.set_item(py, name, format!("-{letter}"))?;
    }
    module.add(py, "SHORT_FLAGS", flags)?;
    let styles = PyDict::new(py);
    for part in Part::ALL {
        if let Some(style) = style_of_part(part) {
            styles.set_item(py, part.as_str(), style)?;
        }
    }
    module.add(py, "PART_STYLES", styles)?;
    add_function::<RunCommand>(py, module, "cpp_demangle_py._native")
}

/// `run_command(arguments)`: the exit status.
struct RunCommand;

impl Entry for RunCommand {
    type This = PyModule;
    const NAME: &'static str = "run_command";
    const DOC: &'static str = "Run the command with arguments, which are bytes; return its exit status. A signal that ended \
                               it ends the process.";

    fn signature() -> String {
        "arguments, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut arguments = Vec::new();
        for given in args.one(py)?.iter(py)? {
            arguments.push(argument(given?.cast_into::<PyBytes>(py)?.data(py).to_vec()));
        }
        let status = without_gil(py, || {
            let status = run(Program::CppDemangle, arguments);
            status.raise();
            status
        });
        new_int(py, status.code().into())
    }
}
