//! Texts that are made from the declaration of the arguments: completions for shells, and the page of the manual.

use std::io;

use clap_complete::Shell;

use crate::arguments;

/// A text about the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generated {
    /// The completion of its arguments, for a shell.
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
        let mut command = arguments::own();
        let mut text = Vec::new();
        match self {
            Self::Completions(shell) => clap_complete::generate(shell, &mut command, "cpp-demangle", &mut text),
            Self::Manual => clap_mangen::Man::new(command).render(&mut text)?,
        }
        Ok(text)
    }
}
