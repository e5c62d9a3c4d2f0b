//! The arguments of GNU c++filt.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use symbol_names::{Options, Scheme};

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
    command
        .disable_version_flag(true)
        .arg(names_arg())
        .arg(switch(
            "strip_underscore",
            '_',
            "Drop the underscore that some systems (macOS, 32-bit Windows) put before names",
        ))
        .arg(
            switch("no_strip_underscore", 'n', "Keep it, so that such names are not read (default)")
                .overrides_with("strip_underscore"),
        )
        .arg(switch("types", 't', "Demangle types on their own, too: PKc is char const*"))
        .arg(
            Arg::new("format")
                .short('s')
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))
                .help("How names are mangled, in c++filt's words"),
        )
        .arg(switch("recurse_limit", 'R', "Limit the depth of names (default)").overrides_with("no_recurse_limit"))
        .arg(
            switch("no_recurse_limit", 'r', "Accepted for c++filt's sake: the depth of names is always limited")
                .overrides_with("recurse_limit"),
        )
        .arg(switch("version", 'v', "Print the version"))
}

/// The names.
pub(super) fn names_arg() -> Arg {
    let arg = Arg::new("names").value_name("NAME").num_args(0..).value_parser(value_parser!(OsString));
    arg.help("A mangled name; without any, standard input is copied, with all names in it demangled")
}

/// An option without a value, called like its identifier.
pub(super) fn switch(name: &'static str, short: char, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name.replace('_', "-")).action(ArgAction::SetTrue).help(help)
}

/// The scheme of the format that was given, and the words that are names.
pub(super) fn words(matches: &ArgMatches, options: &mut Options) -> Result<Words, Failure> {
    let mut words = Words {
        types: matches.get_flag("types"),
        strip_underscore: matches.get_flag("strip_underscore") && !matches.get_flag("no_strip_underscore"),
        ..Words::default()
    };
    let given = matches.get_one::<String>("format");
    match FORMATS.iter().find(|(name, _)| given.is_some_and(|given| given == name)) {
        None | Some((_, Format::Auto)) => {}
        Some((_, Format::None)) => words.none = true,
        Some((_, Format::Only(scheme))) => options.scheme = Some(*scheme),
        Some((name, Format::Refused(reason))) => {
            return Err(Failure::Usage(format!("the format '{name}' is not supported: {reason}")));
        }
    }
    Ok(words)
}

/// The names, or standard input if there are none.
pub(super) fn names(matches: &ArgMatches) -> Action {
    match matches.get_many::<OsString>("names") {
        Some(names) if names.len() > 0 => Action::Names(names.cloned().collect()),
        _ => Action::Standard,
    }
}

/// What the arguments ask for.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Request, Failure> {
    let about = "Demangle the names of linker symbols, as GNU c++filt does";
    let command = Command::new(Program::CxxFilt.name()).about(about).no_binary_name(true);
    // Long options may be shortened, as with the library that the tool has for them.
    let command = add_to(options::add_to(command, &["params", "verbose"])).infer_long_args(true);
    let matches = command.try_get_matches_from(arguments)?;
    let mut options = options::read(&matches);
    let words = words(&matches, &mut options)?;
    let action = if matches.get_flag("version") { Action::Version } else { names(&matches) };
    let form = if words.none { Form::Unchanged } else { Form::Text };
    Ok(Request { action, options, words, form, jobs: NonZeroUsize::MIN, lines: false, progress: false })
}
