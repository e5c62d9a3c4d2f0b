//! `cpp-demangle symbols`: the table of `nm`.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use binary_symbols::{
    By, Filter, Key,
    show::{self, Listing},
};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use symbol_names::{Kind, Options};

use super::{Form, Task, failure, files, for_tables, heading, other_form, written};
use crate::{
    Program,
    arguments::color,
    failure::{Failure, Status},
};

pub(super) const TASK: Task = Task {
    name: "symbols",
    about: "List the symbols of binaries, demangled, in the order of the file, as nm -C -p",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name.replace('_', "-")).action(ArgAction::SetTrue).help(help)
    };
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    // Names need not be UTF-8.
    let bytes = |name, value, help| text(name, value, help).value_parser(value_parser!(OsString));
    command
        .arg(flag("print_size", "Print sizes; ~ marks those that the format does not hold").short('S'))
        .arg(flag("mangled", "Print mangled names"))
        .arg(flag("undefined", "Only symbols that the file needs").short('u').conflicts_with("defined"))
        .arg(flag("defined", "Only symbols that the file defines"))
        .arg(flag("exported", "Only symbols that others can link to"))
        .arg(bytes("section", "NAME", "Only symbols in this section"))
        .arg(bytes("member", "NAME", "Only symbols of this member of an archive"))
        .arg(text("type", "LETTERS", "Only symbols with these letters of nm"))
        .arg(
            text("kind", "KIND", "Only symbols of this kind, such as vtable; or of one of several, with commas")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str())))
                .hide_possible_values(true),
        )
        .arg(bytes(
            "scope",
            "SCOPE",
            "Only symbols in this namespace, class or function, as it is printed: with all template arguments",
        ))
        .arg(bytes("grep", "REGEX", "Only symbols whose demangled or mangled names match"))
        .arg(
            Arg::new("sort")
                .long("sort")
                .value_name("KEY")
                .value_parser(PossibleValuesParser::new(Key::ALL.map(Key::as_str)))
                .help("Sort; sizes come largest first"),
        )
        .arg(other_form("arrow", "OUT.arrow", "Write a file in the IPC format of Apache Arrow, with all columns"))
        .arg(flag("reverse", "Sort in reverse").short('r').requires("sort"))
        .arg(color::arg("Color addresses and letters"))
}

fn run(matches: &ArgMatches, options: &Options, out: &mut dyn Write) -> Result<Status, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let bytes = |name: &str| matches.get_one::<OsString>(name).map(|given| crate::bytes::of(given));
    // Of sections and members, tables have lossy names.
    let lossy = |name: &str| bytes(name).map(|given| String::from_utf8_lossy(given).into_owned());
    let pattern = bytes("grep").map(Filter::pattern).transpose().map_err(failure)?;
    let defined = match (matches.get_flag("defined"), matches.get_flag("undefined")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let filter = Filter {
        kinds: matches.get_many::<String>("kind").map(|given| given.filter_map(|name| kind(name)).collect()),
        scope: bytes("scope").map(<[u8]>::to_vec),
        pattern,
        defined,
        exported: matches.get_flag("exported").then_some(true),
        section: lossy("section"),
        member: lossy("member"),
        letters: text("type").map(|letters| Filter::letters(&letters)).transpose().map_err(failure)?,
    };
    let key = text("sort").and_then(|given| Key::ALL.into_iter().find(|key| key.as_str() == given));
    let listing = Listing {
        sizes: matches.get_flag("print_size"),
        mangled: matches.get_flag("mangled"),
        color: color::is_colored(matches),
    };
    let arrow = matches.get_one::<PathBuf>("arrow");
    if arrow.is_some() && files(matches).count() > 1 {
        return Err(Failure::Usage("--arrow writes the table of one file".into()));
    }
    // Whether any file has the section and the member.
    let mut has = [filter.section.is_none(), filter.member.is_none()];
    let status = for_tables(matches, options, out, |path, table, out| {
        if table.is_empty() {
            eprintln!("{}: {}: no symbols", Program::CppDemangle.name(), path.display());
        }
        has[0] |= table.sections().iter().any(|section| filter.section.as_ref() == Some(&section.name));
        has[1] |= table.members().iter().any(|member| filter.member.as_ref() == Some(&member.name));
        let mut table = table.filtered(&filter);
        if let Some(key) = key {
            table = table.sorted(key, matches.get_flag("reverse") != (key == Key::Size));
        }
        table.check().map_err(failure)?;
        match (arrow, Form::of(matches)) {
            (Some(file), _) => written(file, |out| show::symbols_arrow(out, &table, || true))?,
            (_, Form::Json) => show::symbols_json(out, &table, || true)?,
            (_, Form::Csv) => show::symbols_csv(out, &table, || true)?,
            (_, Form::Text) => {
                heading(matches, path, out)?;
                show::symbols(out, &table, &listing, || true)?;
            }
        }
        Ok(())
    })?;
    let conditions = [("section", &filter.section, By::Section), ("member", &filter.member, By::ArchiveMember)];
    for ((what, name, by), has) in conditions.into_iter().zip(has) {
        if let (Some(name), false, Status::Success) = (name, has, status) {
            let by = by.as_str();
            return Err(Failure::Usage(format!(
                "there is no {what} '{name}'; `cpp-demangle sizes --by {by}` lists them"
            )));
        }
    }
    Ok(status)
}

fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.as_str() == name)
}
