//! The option `--color`.

use std::io::{IsTerminal, stdout};

use clap::{Arg, ArgMatches, builder::PossibleValuesParser};

/// The option, which colors what `help` says.
pub(crate) fn arg(help: &'static str) -> Arg {
    Arg::new("color")
        .long("color")
        .value_name("WHEN")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("always")
        .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
        .help(format!("{help}: auto (default) on a terminal, unless NO_COLOR is set"))
}

/// Whether colors were asked for, be the output a terminal or not.
pub(crate) fn is_asked_for(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("color").is_some_and(|when| when == "always")
}

/// Whether the output is colored.
pub(crate) fn is_colored(matches: &ArgMatches) -> bool {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => true,
        Some("never") => false,
        _ => is_colored_by_default(),
    }
}

/// Whether output is colored if the arguments do not say, as <https://no-color.org> and <https://bixense.com/clicolors>
/// have it.
pub(crate) fn is_colored_by_default() -> bool {
    let on_terminal = || stdout().is_terminal() && anstyle_query::term_supports_color();
    !anstyle_query::no_color() && (anstyle_query::clicolor_force() || on_terminal())
}
