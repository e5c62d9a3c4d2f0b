//! The command's own arguments: c++filt's and more.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, error::ErrorKind, parser::ValueSource, value_parser};
use clap_complete::Shell;

use super::{
    color, cxxfilt,
    shared::{self, names, number},
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
unchanged. An argument @FILE stands for the arguments in that file. Started under the name c++filt or llvm-cxxfilt, such as \
by a link, the command behaves as that tool.";

/// What the status of the command means.
pub(crate) const EXIT_STATUS: &str = "\
0, even if a name could not be demangled; 1 if reading or writing failed; 2 if the arguments are wrong.";

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

/// The options, besides forms, with which nothing is colored.
const WITHOUT_COLOR: [&str; 2] = ["quote", "in_place"];

/// The other commands, with what each does. Each has a `--help` of its own.
pub(crate) fn others() -> impl Iterator<Item = (&'static str, &'static str)> {
    external::COMMANDS.into_iter().chain(binary::commands())
}

/// The declaration of the arguments.
pub(crate) fn command() -> Command {
    let after: Vec<String> = others().map(|(name, help)| format!("  {name:<10} {help}")).collect();
    let after =
        format!("Other commands, each with a --help of its own:\n{}\n\nExit status: {EXIT_STATUS}", after.join("\n"));
    let command = Command::new(Program::CppDemangle.name())
        .about(ABOUT)
        .after_help(after)
        .max_term_width(100)
        .args_override_self(true);
    let command = cxxfilt::add_to(command)
        .mut_arg("format", |arg| arg.conflicts_with("scheme"))
        .mut_arg("names", |arg| arg.conflicts_with_all(["file", "in_place"]))
        .arg(
            Arg::new("file")
                .short('f')
                .long("file")
                .value_name("FILE")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
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
                .conflicts_with_all(["file", "json", "tree"])
                .help(
                    "Demangle all names in the files that follow, and replace the files; hard links keep the old text",
                ),
        )
        .arg(
            Arg::new("jobs")
                .short('j')
                .long("jobs")
                .value_name("N")
                .value_parser(number)
                .allow_negative_numbers(true)
                .help("Number of threads, 0 for one on each core; the order of output is kept [default: 1]"),
        )
        .arg(Arg::new("lines").long("lines").action(ArgAction::SetTrue).help("Flush after every line"))
        .arg(
            Arg::new("progress")
                .long("progress")
                .action(ArgAction::SetTrue)
                .help("Show the progress on files, if standard error is a terminal"),
        )
        .arg(Arg::new("anywhere").long("anywhere").action(ArgAction::SetTrue).help(
            "Also find names inside larger words (.text._Z1fv), without their underscore (ZN1A1fEv), and cut off",
        ))
        .arg(shared::quote().conflicts_with_all(["json", "tree"]))
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

/// The declaration with the other commands as subcommands, for completions. The names are left out, which no shell can
/// complete; zsh would take the command for the first of them.
pub(crate) fn with_commands() -> Command {
    let own = command();
    let others = external::declarations().into_iter().chain(binary::declarations());
    Command::new(Program::CppDemangle.name())
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(own.get_arguments().filter(|arg| !arg.is_positional()))
        .subcommands(others)
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
        Form::Text => form(&matches)?,
        unchanged => unchanged,
    };
    let (quote, anywhere) = (matches.get_flag("quote"), matches.get_flag("anywhere"));
    let words = Words { quote, anywhere, beyond: true, ..shared::words(&matches) };
    if form == Form::Collapsed {
        // What a picture has room for. Hashes, which differ between builds, would keep stacks apart.
        options.params = false;
        options.simplify_std = true;
        options.verbose = !options.style.unwrap_or_default().has("verbose");
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

fn form(matches: &ArgMatches) -> Result<Form, Failure> {
    let is_given = |name: &str| matches.value_source(name) == Some(ValueSource::CommandLine);
    let given = FORMS.iter().find(|(name, ..)| is_given(name));
    let plain = given.map(|(name, ..)| *name).or_else(|| WITHOUT_COLOR.into_iter().find(|name| is_given(name)));
    if let Some(name) = plain.filter(|_| color::is_asked_for(matches)) {
        let name = name.replace('_', "-");
        let message = format!("the argument '--color=always' cannot be used with '--{name}'");
        return Err(command().error(ErrorKind::ArgumentConflict, message).into());
    }
    Ok(match given {
        Some((_, form, _)) => *form,
        None if plain.is_none() && color::is_colored(matches) => Form::Color,
        None => Form::Text,
    })
}
