//! The arguments of each program that the command behaves as.

pub(crate) mod color;
mod cxxfilt;
mod llvm_cxxfilt;
mod own;
mod shared;

use std::ffi::OsString;

use crate::{Program, failure::Failure, request::Request};

pub(crate) use own::command as own;

/// What the arguments of a program ask for.
pub(crate) fn read(program: Program, arguments: Vec<OsString>) -> Result<Request, Failure> {
    let request = match program {
        Program::CppDemangle => own::read(arguments),
        Program::CxxFilt => cxxfilt::read(arguments),
        Program::LlvmCxxfilt => llvm_cxxfilt::read(arguments),
    }?;
    // Refuses an option that the style does not have.
    request.rule().check().map_err(|error| Failure::Usage(error.reason().to_owned()))?;
    Ok(request)
}
