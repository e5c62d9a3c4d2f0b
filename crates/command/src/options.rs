//! The options of the table as options of the command, and back.

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use symbol_names::{Limits, Options, Scheme, Style};

/// Short forms, which c++filt has.
const SHORT: [(&str, char); 2] = [("params", 'p'), ("verbose", 'i')];

/// A type of the table's options, as an option of the command.
trait OptionValue: Sized {
    /// The option, of which the name and the help are set; `None` if the command does not have it.
    fn arg(default: &Self, arg: Arg) -> Option<Arg>;

    /// The value that was given.
    fn value(matches: &ArgMatches, name: &str) -> Option<Self>;
}

impl OptionValue for bool {
    fn arg(default: &bool, arg: Arg) -> Option<Arg> {
        let name = arg.get_id().as_str().replace('_', "-");
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        Some(if *default {
            arg.long(format!("no-{name}")).help(format!("Do not {}", lower(&help))).action(ArgAction::SetFalse)
        } else {
            arg.long(name).action(ArgAction::SetTrue)
        })
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<bool> {
        matches.get_one(name).copied()
    }
}

impl OptionValue for Vec<String> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        let name = arg.get_id().as_str().replace('_', "-");
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let help = format!("{help} (may be repeated)");
        Some(arg.long(name).value_name("NAME").help(help).action(ArgAction::Append))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        Some(matches.get_many::<String>(name)?.cloned().collect())
    }
}

impl OptionValue for Option<u32> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        let name = arg.get_id().as_str().replace('_', "-");
        Some(arg.long(name).value_name("N").value_parser(value_parser!(u32)).allow_negative_numbers(true))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        matches.get_one(name).copied().map(Some)
    }
}

impl OptionValue for Option<Scheme> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        let names = [AUTO].into_iter().chain(Scheme::ALL.map(Scheme::name));
        Some(arg.long("scheme").value_name("SCHEME").value_parser(PossibleValuesParser::new(names)))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        let given = matches.get_one::<String>(name)?;
        Some(Scheme::ALL.into_iter().find(|scheme| scheme.name() == given))
    }
}

impl OptionValue for Option<Style> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        Some(arg.long("style").value_name("STYLE").value_parser(PossibleValuesParser::new(Style::ALL.map(Style::name))))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        let given = matches.get_one::<String>(name)?;
        Some(Style::ALL.into_iter().find(|style| style.name() == given))
    }
}

impl OptionValue for Option<Limits> {
    fn arg(_: &Self, _: Arg) -> Option<Arg> {
        None
    }

    fn value(_: &ArgMatches, _: &str) -> Option<Self> {
        None
    }
}

/// The scheme by default.
const AUTO: &str = "auto";

/// The heading of these options in the help.
const HEADING: &str = "How names are printed";

macro_rules! from_table {
    ($(($name:ident, $type:ty, $default:expr, [$($help:literal)*]))*) => {
        /// The names of the options, in the order of the table.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Adds these options of the table to a command.
        pub(crate) fn add_to(mut command: Command, names: &[&str]) -> Command {
            $(
                let arg = Arg::new(stringify!($name)).help(help(concat!($($help),*))).help_heading(HEADING);
                let arg = <$type>::arg(&Options::DEFAULT.$name, arg).filter(|_| names.contains(&stringify!($name)));
                if let Some(arg) = arg {
                    let short = SHORT.iter().find(|(name, _)| *name == stringify!($name));
                    command = command.arg(short.map_or(arg.clone(), |(_, short)| arg.short(*short)));
                }
            )*
            command
        }

        /// The options that were given.
        pub(crate) fn read(matches: &ArgMatches) -> Options {
            let mut options = Options::DEFAULT;
            $(
                if let Some(value) = given(matches, stringify!($name)) {
                    options.$name = value;
                }
            )*
            options
        }
    };
}

symbol_names::for_each_option!(from_table);

/// The value of an option that was given; `None` also for one that the command does not have.
fn given<T: OptionValue>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_contains_id(name).is_ok().then(|| T::value(matches, name)).flatten()
}

/// The help of an option for a terminal, without the marks of documentation.
fn help(text: &str) -> String {
    text.trim().trim_end_matches('.').replace(['`', '"'], "")
}

/// `text` with a lower-case letter at its start.
fn lower(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}
