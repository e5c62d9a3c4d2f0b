//! The options of the table as options of the command, and back.

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use symbol_names::{Limits, Options, Scheme, Style};

/// The short forms of some options, which c++filt has.
pub const SHORT: [(&str, char); 2] = [("params", 'p'), ("verbose", 'i')];

/// A type of the table's options, as an option of the command.
trait OptionValue: Sized {
    /// The long form, without the hyphens before it.
    fn long(_default: &Self, name: &str) -> String {
        name.replace('_', "-")
    }

    /// The option, of which the name, the long form and the help are set; `None` if the command does not have it.
    fn arg(default: &Self, arg: Arg) -> Option<Arg>;

    /// The value that was given.
    fn value(matches: &ArgMatches, name: &str) -> Option<Self>;
}

impl OptionValue for bool {
    fn long(default: &bool, name: &str) -> String {
        let name = name.replace('_', "-");
        if *default { format!("no-{name}") } else { name }
    }

    fn arg(default: &bool, arg: Arg) -> Option<Arg> {
        Some(if *default {
            let help = format!("Do not {}", lower(&help_of(&arg)));
            arg.help(help).action(ArgAction::SetFalse)
        } else {
            arg.action(ArgAction::SetTrue)
        })
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<bool> {
        matches.get_one(name).copied()
    }
}

impl OptionValue for Vec<String> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        let help = format!("{} (may be repeated, or several separated by commas)", help_of(&arg));
        Some(arg.value_name("NAME").value_delimiter(',').help(help).action(ArgAction::Append))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        Some(matches.get_many::<String>(name)?.cloned().collect())
    }
}

impl OptionValue for Option<u32> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        Some(arg.value_name("N").value_parser(depth).allow_negative_numbers(true))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        matches.get_one(name).copied().map(Some)
    }
}

impl OptionValue for Option<Scheme> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        let names = [AUTO].into_iter().chain(Scheme::ALL.map(Scheme::name));
        Some(arg.value_name("SCHEME").value_parser(PossibleValuesParser::new(names)))
    }

    fn value(matches: &ArgMatches, name: &str) -> Option<Self> {
        let given = matches.get_one::<String>(name)?;
        Some(Scheme::ALL.into_iter().find(|scheme| scheme.name() == given))
    }
}

impl OptionValue for Option<Style> {
    fn arg(_: &Self, arg: Arg) -> Option<Arg> {
        // The command has no symbols that were parsed in a style before.
        let help = help_of(&arg);
        let help = help.split_once("; by default").map_or(&*help, |(help, _)| help);
        let help = format!("{help} [default: {}]", Style::default().name());
        let names = Style::ALL.map(Style::name);
        Some(arg.value_name("STYLE").help(help).value_parser(PossibleValuesParser::new(names)))
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

fn depth(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("expected a whole number from 0 to {}", u32::MAX))
}

/// The scheme by default.
const AUTO: &str = "auto";

/// The heading of these options in the help.
const HEADING: &str = "How names are printed";

macro_rules! from_table {
    ($(($name:ident, $type:ty, $default:expr, [$($help:literal)*]))*) => {
        /// The names of the options, in the order of the table.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// An option of the table as it is given to the command, such as `--no-params` for `params`.
        pub(crate) fn flag(name: &str) -> String {
            match name {
                $(stringify!($name) => format!("--{}", <$type>::long(&Options::DEFAULT.$name, name)),)*
                _ => name.to_owned(),
            }
        }

        /// Adds these options of the table to a command.
        pub(crate) fn add_to(mut command: Command, names: &[&str]) -> Command {
            $(
                let arg = Arg::new(stringify!($name)).long(<$type>::long(&Options::DEFAULT.$name, stringify!($name)));
                let arg = arg.help(help(stringify!($name), concat!($($help),*))).help_heading(HEADING);
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

/// The help of the option `own` for a terminal: other options as they are given there, without the marks of documentation.
fn help(own: &str, text: &str) -> String {
    let text = text.trim().trim_end_matches('.').to_owned();
    let others = NAMES.iter().filter(|name| **name != own);
    let text = others.fold(text, |text, name| text.replace(&format!("`{name}`"), &flag(name)));
    text.replace(['`', '"'], "")
}

/// The help that an option has so far.
fn help_of(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

/// `text` with a lower-case letter at its start.
fn lower(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}
