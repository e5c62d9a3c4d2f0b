//! `cpp-demangle sizes`: what takes the space, and what changed.

use std::io::Write;
use std::path::{Path, PathBuf};

use binary_symbols::{
    By, Sizes, SizesDiff,
    show::{self, Tree},
};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use symbol_names::Options;

use super::{Form, Task, failure, files, for_tables, heading, other_form, table, written};
use crate::{
    arguments::{color, number},
    failure::{Failure, Status},
};

pub(super) const TASK: Task = Task {
    name: "sizes",
    about: "Show what takes the space in binaries, as a tree that adds up to their sections",
    arguments,
    run,
};

/// The exit status if a file grew more than is allowed.
const GREW: u8 = 3;

fn arguments(command: Command) -> Command {
    let numeric = |name: &'static str, value_name: &'static str| {
        Arg::new(name).long(name).value_name(value_name).value_parser(number).allow_negative_numbers(true)
    };
    command
        .arg(
            Arg::new("by")
                .long("by")
                .value_name("KEY")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .default_value("scope")
                .value_parser(PossibleValuesParser::new(By::ALL.map(By::as_str)))
                .help("What to group by; several, with commas, are nested"),
        )
        .arg(numeric("depth", "N").default_value("2").help("The levels to print"))
        .arg(
            numeric("top", "N")
                .default_value("20")
                .help("The children of each node to print; the others are summed up"),
        )
        .arg(numeric("width", "COLUMNS").help("Cut lines to this width [default: that of the terminal, or 100]"))
        .arg(other_form("html", "OUT.html", "Write a page with a treemap, which needs nothing else"))
        .arg(
            Arg::new("diff")
                .long("diff")
                .action(ArgAction::SetTrue)
                .help("Show what changed from the first file, OLD, to the second, NEW"),
        )
        .arg(
            Arg::new("fail_above")
                .long("fail-above")
                .value_name("PERCENT")
                .value_parser(percent)
                .requires("diff")
                .help("End with status 3 if NEW is larger than OLD by more than this"),
        )
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| "expected a number of percent, such as 1%".to_owned())
}

fn run(matches: &ArgMatches, options: &Options, out: &mut dyn Write) -> Result<Status, Failure> {
    let given: Vec<&String> = matches.get_many("by").into_iter().flatten().collect();
    let by: Vec<By> = given.iter().filter_map(|given| By::ALL.into_iter().find(|by| by.as_str() == *given)).collect();
    let number = |name| matches.get_one::<usize>(name).copied().unwrap_or_default();
    let width = matches.get_one("width").copied().unwrap_or_else(terminal_width);
    let tree = Tree { depth: number("depth"), top: number("top"), width, color: color::is_colored_by_default() };
    let html = matches.get_one::<PathBuf>("html");
    if !matches.get_flag("diff") {
        if html.is_some() && files(matches).count() > 1 {
            return Err(Failure::Usage("--html writes a page of one file".into()));
        }
        return for_tables(matches, options, out, |path, table, out| {
            one(path, matches, &table.sizes(&by, || true).map_err(failure)?, &tree, out)
        });
    }
    let paths: Vec<&PathBuf> = files(matches).collect();
    let [old, new] = paths[..] else {
        return Err(Failure::Usage(format!("--diff needs two files, OLD and NEW, and there are {}", paths.len())));
    };
    let sizes = |path: &Path| table(path, matches, options)?.sizes(&by, || true).map_err(failure);
    let diff = SizesDiff::of(&sizes(old)?, &sizes(new)?).map_err(failure)?;
    match (html, Form::of(matches)) {
        (Some(html), _) => {
            written(html, |out| show::changes_page(out, diff.title(), &diff))?;
        }
        (_, Form::Json) => show::changes_json(out, &diff)?,
        (_, Form::Csv) => show::changes_csv(out, &diff)?,
        (_, Form::Text) => show::changes(out, &diff, &tree)?,
    }
    let allowed = matches.get_one::<f64>("fail_above");
    let grew = allowed.is_some_and(|allowed| diff.growth_percent() > *allowed);
    Ok(if grew { Status::Other(GREW) } else { Status::Success })
}

fn one(path: &Path, matches: &ArgMatches, sizes: &Sizes, tree: &Tree, out: &mut dyn Write) -> Result<(), Failure> {
    match (matches.get_one::<PathBuf>("html"), Form::of(matches)) {
        (Some(html), _) => written(html, |out| show::sizes_page(out, sizes.title(), sizes))?,
        (_, Form::Json) => show::sizes_json(out, sizes)?,
        (_, Form::Csv) => show::sizes_csv(out, sizes)?,
        (_, Form::Text) => {
            heading(matches, path, out)?;
            show::sizes(out, sizes, tree)?;
        }
    }
    Ok(())
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| width.0.into())
}
