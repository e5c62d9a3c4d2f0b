//! The arguments of each program that the command behaves as.

pub(crate) mod color;
mod cxxfilt;
mod llvm_cxxfilt;
mod own;
mod shared;

use std::ffi::OsString;

use crate::{Program, failure::Failure, options, request::Request};

pub(crate) use own::{EXIT_STATUS, command as own, others, with_commands};
pub(crate) use shared::number;

/// What the arguments of a program ask for.
pub(crate) fn read(program: Program, arguments: Vec<OsString>) -> Result<Request, Failure> {
    let request = match program {
        Program::CppDemangle => own::read(arguments),
        Program::CxxFilt => cxxfilt::read(arguments),
        Program::LlvmCxxfilt => llvm_cxxfilt::read(arguments),
    }?;
    let style = request.options.style.unwrap_or_default();
    if let Some(option) = request.options.lacking_in(style) {
        return Err(Failure::Usage(style.refusal(option, &options::flag(option))));
    }
    // Refuses a scheme that the style does not have.
    request.rule().check().map_err(|error| Failure::Usage(error.reason().into_owned()))?;
    Ok(request)
}
