//! Passes the interpreter's configuration, as `pyo3-ffi` found it, to `cpython`'s build script, and rejects an
//! interpreter that cannot work.

use std::{env, ffi::OsString, fs, process};

use pyo3_build_config::{InterpreterConfig, PythonImplementation};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    pyo3_build_config::use_pyo3_cfgs();
    let config = pyo3_build_config::get();
    if let Err(reason) = supported(config).and_then(|()| one_interpreter()) {
        println!("cargo:error={reason}");
        eprintln!("error: {reason}");
        process::exit(1);
    }
    // The two names that cpython/build.rs reads as DEP_PYTHON3_*. The flags described layouts
    // of debug builds before CPython 3.8; none of them changes one that we support.
    println!("cargo:python_flags=");
    println!("cargo:python_interpreter={}", config.executable().unwrap_or_default());
}

/// Checks that the interpreter is a CPython that this crate supports: 3.10 to 3.15, with a GIL, or without one from 3.14
/// on. Of the free-threaded ones, 3.13 was an experiment; the tests alone run there, with the variable by which `pyo3-ffi`
/// lets them.
fn supported(config: &InterpreterConfig) -> Result<(), String> {
    let version = config.version();
    if config.implementation() != PythonImplementation::CPython {
        return Err(format!(
            "cpp-demangle-py needs CPython: it is built on CPython's own object layouts, \
             which {:?} does not have.",
            config.implementation()
        ));
    }
    if (version.major, version.minor) < (3, 10) {
        return Err(format!("cpp-demangle-py needs CPython 3.10 or newer; this is {version}."));
    }
    let is_experiment = config.is_free_threaded() && (version.major, version.minor) < (3, 14);
    if is_experiment && watched("UNSAFE_PYO3_SKIP_VERSION_CHECK").is_none() {
        return Err(format!(
            "cpp-demangle-py needs free-threaded CPython 3.14 or newer; this is an experimental build of {version}."
        ));
    }
    Ok(())
}

/// Checks that both variables by which setuptools-rust names the interpreter are equal. `pyo3-ffi` reads only
/// `PYO3_PYTHON`, and would silently ignore another interpreter in `PYTHON_SYS_EXECUTABLE`.
fn one_interpreter() -> Result<(), String> {
    let (ours, theirs) = (watched("PYTHON_SYS_EXECUTABLE"), watched("PYO3_PYTHON"));
    let Some(ours) = ours else { return Ok(()) };
    let same = |a: &OsString, b: &OsString| match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    };
    match theirs {
        Some(theirs) if same(&ours, &theirs) => Ok(()),
        theirs => Err(format!(
            "PYTHON_SYS_EXECUTABLE is {} and PYO3_PYTHON is {}; set both to the same \
             interpreter, since the build reads PYO3_PYTHON.",
            ours.to_string_lossy(),
            theirs.map_or("not set".into(), |theirs| theirs.to_string_lossy().into_owned())
        )),
    }
}

fn watched(key: &str) -> Option<OsString> {
    println!("cargo:rerun-if-env-changed={key}");
    env::var_os(key)
}
