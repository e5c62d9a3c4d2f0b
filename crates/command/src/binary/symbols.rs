//! `cpp-demangle symbols`: the table of `nm`.

use std::io::Write;

use binary_symbols::{
    Filter, Key,
    show::{self, Listing},
};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use symbol_names::Options;

use super::{Form, Task, failure, files, heading, table};
use crate::{
    arguments::color,
    failure::{Failure, Status},
};

pub(super) const TASK: Task =
    Task { name: "symbols", about: "List the symbols of binaries, demangled, as nm -C", arguments, run };

fn arguments(command: Command) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name.replace('_', "-")).action(ArgAction::SetTrue).help(help)
    };
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    command
        .arg(flag("print_size", "Print sizes; ~ marks those that the format does not hold").short('S'))
        .arg(flag("mangled", "Print mangled names"))
        .arg(flag("undefined", "Only symbols that the file needs").short('u').conflicts_with("defined"))
        .arg(flag("defined", "Only symbols that the file defines"))
        .arg(flag("exported", "Only symbols that others can link to"))
        .arg(text("section", "NAME", "Only symbols in this section"))
        .arg(text("member", "NAME", "Only symbols of this member of an archive"))
        .arg(text("type", "LETTERS", "Only symbols with these letters of nm"))
        .arg(
            text("kind", "KIND", "Only symbols of this kind, such as vtable (may be repeated)")
                .action(ArgAction::Append),
        )
        .arg(text("scope", "SCOPE", "Only symbols in this namespace, class or function"))
        .arg(text("grep", "REGEX", "Only symbols whose demangled or mangled names match"))
        .arg(
            Arg::new("sort")
                .long("sort")
                .value_name("KEY")
                .value_parser(PossibleValuesParser::new(Key::ALL.map(Key::as_str)))
                .help("Sort; sizes come largest first"),
        )
        .arg(flag("reverse", "Sort in reverse").short('r').requires("sort"))
        .arg(color::arg("Color addresses and letters"))
}

fn run(matches: &ArgMatches, options: &Options, out: &mut dyn Write) -> Result<Status, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let pattern = text("grep").map(|pattern| Filter::pattern(&pattern)).transpose().map_err(failure)?;
    let defined = match (matches.get_flag("defined"), matches.get_flag("undefined")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let filter = Filter {
        kinds: matches.get_many::<String>("kind").map(|kinds| kinds.cloned().collect()),
        scope: text("scope"),
        pattern,
        defined,
        exported: matches.get_flag("exported").then_some(true),
        section: text("section"),
        member: text("member"),
        letters: text("type"),
    };
    let key = text("sort").and_then(|given| Key::ALL.into_iter().find(|key| key.as_str() == given));
    let listing = Listing {
        sizes: matches.get_flag("print_size"),
        mangled: matches.get_flag("mangled"),
        colour: color::is_colored(matches),
    };
    for path in files(matches) {
        let mut table = table(path, matches, options)?.filtered(&filter);
        if let Some(key) = key {
            table = table.sorted(key, matches.get_flag("reverse") != (key == Key::Size));
        }
        match Form::of(matches) {
            Form::Json => show::symbols_json(out, &table)?,
            Form::Csv => show::symbols_csv(out, &table)?,
            Form::Text => {
                heading(matches, path, out)?;
                show::symbols(out, &table, &listing)?;
            }
        }
    }
    Ok(Status::Success)
}
