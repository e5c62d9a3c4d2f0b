//! The arguments of GNU c++filt.

use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use symbol_names::{Options, Scheme};

use super::shared::{self, names, switch};
use crate::{
    Program,
    failure::Failure,
    options,
    render::Form,
    request::{Action, Request, Words},
};

/// The formats of c++filt: how names are mangled, by other words than [`Scheme`]'s.
const FORMATS: [(&str, Format); 7] = [
    ("none", Format::None),
    ("auto", Format::Auto),
    ("gnu-v3", Format::Only(Scheme::Itanium)),
    ("java", Format::Refused("names of gcj, which GCC no longer has")),
    ("gnat", Format::Refused("names of Ada, which have no mark by which to tell them from other words")),
    ("dlang", Format::Only(Scheme::Dlang)),
    ("rust", Format::Only(Scheme::Rust)),
];

#[derive(Clone, Copy)]
enum Format {
    None,
    Auto,
    Only(Scheme),
    /// Not read, for a reason.
    Refused(&'static str),
}

/// Adds the arguments of c++filt that are not in the table of options to a command.
pub(super) fn add_to(command: Command) -> Command {
    shared::add_to(command)
        .arg(
            Arg::new("format")
                .short('s')
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))
                .help("How names are mangled, in c++filt's words"),
        )
        .arg(
            switch("recurse_limit", 'R', "Limit the depth of names (default)")
                .alias("recursion-limit")
                .overrides_with("no_recurse_limit"),
        )
        .arg(
            switch("no_recurse_limit", 'r', "Accepted for c++filt's sake: the depth of names is always limited")
                .alias("no-recursion-limit")
                .overrides_with("recurse_limit"),
        )
        .arg(switch("version", 'v', "Print the version"))
}

/// What is written of names by the format that was given, whose scheme becomes that of the options.
pub(super) fn form(matches: &ArgMatches, options: &mut Options) -> Result<Form, Failure> {
    let given = matches.get_one::<String>("format");
    match FORMATS.iter().find(|(name, _)| given.is_some_and(|given| given == name)) {
        None | Some((_, Format::Auto)) => {}
        Some((_, Format::None)) => return Ok(Form::Unchanged),
        Some((_, Format::Only(scheme))) => options.scheme = Some(*scheme),
        Some((name, Format::Refused(reason))) => {
            return Err(Failure::Usage(format!("the format '{name}' is not supported: {reason}")));
        }
    }
    Ok(Form::Text)
}

/// What the arguments ask for.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Request, Failure> {
    let about = "Demangle the names of linker symbols, as GNU c++filt does";
    let command = Command::new(Program::CxxFilt.name()).about(about).no_binary_name(true).args_override_self(true);
    // Long options may be shortened, as with the library that the tool has for them.
    let command = add_to(options::add_to(command, &["params", "verbose"])).infer_long_args(true);
    let command = command.mut_arg("no_recurse_limit", |arg| {
        arg.help("Also read C++ names of more than 1024 bytes, which c++filt does not by default")
    });
    let matches = command.try_get_matches_from(arguments)?;
    let mut options = options::read(&matches);
    let form = form(&matches, &mut options)?;
    let action = if matches.get_flag("version") { Action::Version } else { names(&matches) };
    if let (Form::Unchanged, Action::Standard) = (form, &action) {
        return Err(Failure::Usage("with the format 'none', only arguments are read, and no text".into()));
    }
    let no_recurse_limit = matches.get_flag("no_recurse_limit");
    let words = Words { no_recurse_limit, ..shared::words(&matches) };
    Ok(Request { options, words, form, ..Request::of(action) })
}
