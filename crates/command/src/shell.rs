//! Texts that are made from the declaration of the arguments: completions for shells, and the page of the manual.

use std::io;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use crate::{Program, arguments};

/// A text about the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generated {
    /// The completion of its arguments and those of its other commands, for a shell.
    Completions(Shell),
    /// The page of the manual, in roff.
    Manual,
}

impl Generated {
    /// All texts, and the name of the file that holds each in the folder `share` of an installation.
    pub const FILES: [(Generated, &'static str); 5] = [
        (Generated::Completions(Shell::Bash), "bash-completion/completions/cpp-demangle"),
        (Generated::Completions(Shell::Elvish), "elvish/lib/cpp-demangle.elv"),
        (Generated::Completions(Shell::Fish), "fish/vendor_completions.d/cpp-demangle.fish"),
        (Generated::Completions(Shell::Zsh), "zsh/site-functions/_cpp-demangle"),
        (Generated::Manual, "man/man1/cpp-demangle.1"),
    ];

    /// The text.
    ///
    /// # Errors
    /// Never: it is written to memory.
    pub fn text(self) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        match self {
            Self::Completions(shell) => {
                clap_complete::generate(shell, &mut arguments::with_commands(), NAME, &mut text);
                text = mended(shell, text);
            }
            Self::Manual => manual(arguments::own(), &mut text)?,
        }
        Ok(text)
    }
}

const NAME: &str = Program::CppDemangle.name();

const PREVIOUS_WORD: &str = "    prev=\"$3\"\n";
const BEFORE_EQUALS_SIGN: &str = "    [[ \"${prev}\" == = ]] && prev=\"${COMP_WORDS[COMP_CWORD-2]}\"\n";

/// The completion without what keeps it from working, of `clap_complete` 4.6.
fn mended(shell: Shell, completion: Vec<u8>) -> Vec<u8> {
    let mends = match shell {
        Shell::Bash => vec![
            // The hyphen of the command's name is replaced in two ways, so that the options of other commands are not found.
            (NAME.replace('-', "__subcmd__"), NAME.replace('-', "__")),
            // To bash, the equals sign of an option is a word.
            (PREVIOUS_WORD.into(), format!("{PREVIOUS_WORD}{BEFORE_EQUALS_SIGN}")),
        ],
        Shell::Fish => vec![
            // Its `argparse` refuses the short option, and with it all of them.
            ("_/strip-underscore".into(), "strip-underscore".into()),
            // It refuses an option whose value is being completed too.
            ("2>/dev/null\n    or return\n".into(), "2>/dev/null\n    or return 0\n".into()),
        ],
        _ => return completion,
    };
    let completion = String::from_utf8_lossy(&completion).into_owned();
    mends.iter().fold(completion, |text, (wrong, right)| text.replace(wrong, right)).into_bytes()
}

/// Writes the page of the manual. What follows the options in the help has sections of its own there.
fn manual(command: Command, text: &mut Vec<u8>) -> io::Result<()> {
    // The name has one line, which is what whatis and apropos show.
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let line = about.split_once(". ").map_or(&*about, |(line, _)| line).to_owned();
    let page = Man::new(command.clone().about(line));
    page.render_title(text)?;
    page.render_name_section(text)?;
    let page = Man::new(command);
    page.render_synopsis_section(text)?;
    page.render_description_section(text)?;
    page.render_options_section(text)?;
    let mut sections = Roff::new();
    sections.control("SH", ["COMMANDS"]).text([roman("Each has a --help of its own.")]);
    for (name, help) in arguments::others() {
        sections.control("TP", []).text([bold(name)]).text([roman(help)]);
    }
    sections.control("SH", ["EXIT STATUS"]).text([roman(arguments::EXIT_STATUS)]);
    sections.to_writer(text)
}
