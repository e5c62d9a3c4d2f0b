//! Names that are arguments.

use std::ffi::OsString;

use crate::{bytes, copy::write, failure::Failure, render::Form, request::Request, standard};

/// Prints each name on a line of its own.
pub(crate) fn print(request: &Request, names: &[OsString]) -> Result<(), Failure> {
    let rule = request.rule();
    let form = if request.form == Form::Collapsed { Form::Text } else { request.form };
    let mut out = Vec::new();
    for name in names {
        form.append_name(bytes::of(name), &rule, &mut out);
    }
    write(&mut *standard::output()?, &mut out, false)?;
    Ok(())
}
