//! The command's own arguments: c++filt's and more.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;

use super::{
    color, cxxfilt,
    shared::{self, names},
};
use crate::{
    Program, binary, external,
    failure::Failure,
    options,
    render::Form,
    request::{Action, Request, Words},
    shell::Generated,
};

const ABOUT: &str = "\
Demangle linker symbols of C++, Rust and D. Each NAME is printed on a line of its own. Without a NAME, standard input is \
copied to standard output, and every mangled name in it is replaced. Anything that is not a mangled name is printed \
unchanged.";

const EXIT_STATUS: &str = "\
Exit status: 0, even if a name could not be demangled; 1 if reading or writing failed; 2 if the arguments are wrong.

Started under the name c++filt or llvm-cxxfilt, such as by a link, it behaves as that tool.";

/// The forms of the output, each an option.
const FORMS: [(&str, Form, &str); 3] = [
    ("json", Form::Json, "Print a line of JSON for each name: mangled, demangled, scheme, kind and parts"),
    ("tree", Form::Tree, "Print the parse of each name, drawn as a tree"),
    (
        "collapsed",
        Form::Collapsed,
        "Read collapsed stacks (a;b;c 42), for flame graphs: short names, equal stacks added up",
    ),
];

/// The declaration of the arguments.
pub(crate) fn command() -> Command {
    let others = external::COMMANDS.into_iter().chain(binary::commands());
    let after: Vec<String> = others.map(|(name, help)| format!("  {name:<10} {help}")).collect();
    let after = format!("Other commands, each with a --help of its own:\n{}\n\n{EXIT_STATUS}", after.join("\n"));
    let command = Command::new(Program::CppDemangle.name()).about(ABOUT).after_help(after).max_term_width(100);
    let command = cxxfilt::add_to(command)
        .mut_arg("format", |arg| arg.conflicts_with("scheme"))
        .arg(
            Arg::new("file")
                .short('f')
                .long("file")
                .value_name("FILE")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .conflicts_with("names")
                .help("Copy a file, with all names in it demangled; - is standard input (may be repeated)"),
        )
        .arg(
            Arg::new("in_place")
                .long("in-place")
                .value_name("FILE")
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .conflicts_with_all(["names", "file"])
                .help("Demangle all names in files, and replace the files"),
        )
        .arg(
            Arg::new("jobs")
                .short('j')
                .long("jobs")
                .value_name("N")
                .value_parser(value_parser!(usize))
                .help("How many threads demangle, in order; 0 for one on each core [default: 1]"),
        )
        .arg(Arg::new("lines").long("lines").action(ArgAction::SetTrue).help("Write each line for itself"))
        .arg(
            Arg::new("progress")
                .long("progress")
                .action(ArgAction::SetTrue)
                .help("Show the progress on files, if standard error is a terminal"),
        )
        .arg(Arg::new("anywhere").long("anywhere").action(ArgAction::SetTrue).help(
            "Also find names inside larger words (.text._Z1fv), without their underscore (ZN1A1fEv), and cut off",
        ))
        .arg(shared::quote())
        .arg(color::arg("Color the parts of texts"))
        .arg(
            Arg::new("completions")
                .long("completions")
                .value_name("SHELL")
                .value_parser(value_parser!(Shell))
                .help("Print the completion of these arguments for a shell"),
        )
        .arg(Arg::new("manual").long("manual").action(ArgAction::SetTrue).help("Print the manual page, in roff"));
    let command = FORMS.iter().fold(command, |command, (name, form, help)| {
        let others = FORMS.iter().filter(|(_, other, _)| other != form).map(|(name, ..)| *name);
        command.arg(Arg::new(*name).long(*name).action(ArgAction::SetTrue).conflicts_with_all(others).help(*help))
    });
    options::add_to(command, options::NAMES)
}

/// What the arguments ask for.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Request, Failure> {
    if let Some((first, rest)) = arguments.split_first() {
        if let Some((name, _)) = external::COMMANDS.iter().find(|(name, _)| first == name) {
            return Ok(Request::of(Action::External((*name).to_owned(), rest.to_vec())));
        }
        if let Some(request) = binary::read(first, rest)? {
            return Ok(request);
        }
    }
    let matches = command().no_binary_name(true).try_get_matches_from(arguments)?;
    let mut options = options::read(&matches);
    let form = match cxxfilt::form(&matches, &mut options)? {
        Form::Text => form(&matches),
        unchanged => unchanged,
    };
    let (quote, anywhere) = (matches.get_flag("quote"), matches.get_flag("anywhere"));
    let words = Words { quote, anywhere, msvc: true, ..shared::words(&matches) };
    if form == Form::Collapsed {
        // What a picture has room for.
        options.params = false;
        options.simplify_std = true;
    }
    let jobs = match matches.get_one("jobs") {
        Some(0) => bulk::available_threads(),
        Some(jobs) => NonZeroUsize::new(*jobs).unwrap_or(NonZeroUsize::MIN),
        None => NonZeroUsize::MIN,
    };
    let (lines, progress) = (matches.get_flag("lines"), matches.get_flag("progress"));
    Ok(Request { action: action(&matches), options, words, form, jobs, lines, progress })
}

fn action(matches: &ArgMatches) -> Action {
    let files = |name| matches.get_many::<PathBuf>(name).map(|files| files.cloned().collect());
    if matches.get_flag("version") {
        Action::Version
    } else if matches.get_flag("manual") {
        Action::Generate(Generated::Manual)
    } else if let Some(shell) = matches.get_one("completions") {
        Action::Generate(Generated::Completions(*shell))
    } else if let Some(files) = files("in_place") {
        Action::InPlace(files)
    } else if let Some(files) = files("file") {
        Action::Files(files)
    } else {
        names(matches)
    }
}

fn form(matches: &ArgMatches) -> Form {
    let given = FORMS.iter().find(|(name, ..)| matches.get_flag(name));
    match given {
        Some((_, form, _)) => *form,
        None if color::is_colored(matches) => Form::Color,
        None => Form::Text,
    }
}
