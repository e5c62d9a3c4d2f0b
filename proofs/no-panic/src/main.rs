//! Links only if the functions in [`proved`] cannot panic.
//!
//! On the path that a panic takes through the function, `#[no_panic]` refers to a symbol that does not exist. The
//! program links if the optimizer finds that there is no such path. `check.py` runs the proof and explains a failure.

#[cfg(panic = "abort")]
compile_error!("a panic that aborts takes no path through the function, so that nothing is proved");

use std::hint::black_box;

use itanium_names::{Demangler, Limits, Options, Style};

/// The functions that cannot panic.
mod proved {
    use itanium_names::{Demangler, Options};
    #[cfg(not(feature = "locate"))]
    use no_panic::no_panic;

    /// True for a text that begins like a mangled name.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn is_mangled(name: &[u8]) -> bool {
        itanium_names::is_mangled(name)
    }

    /// Demangles a name that needs no tree, in each style and with all options.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn write_text(demangler: &mut Demangler, name: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
        demangler.write_text(name, options, out)
    }

    /// Panics for an empty name.
    #[cfg(feature = "control")]
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn control(name: &[u8]) -> u8 {
        name[0]
    }
}

/// Calls each of the functions with values that the optimizer cannot know.
fn main() {
    let mut demangler = Demangler::with_limits(black_box(Limits::default()));
    for style in Style::ALL {
        demangler.prepare(style);
        let options = black_box(Options { style, ..Options::default() });
        for argument in std::env::args() {
            let name = argument.as_bytes();
            println!("{}", proved::is_mangled(name));
            let mut out = Vec::new();
            let is_written = proved::write_text(black_box(&mut demangler), name, &options, black_box(&mut out));
            println!("{is_written} {}", out.escape_ascii());
            #[cfg(feature = "control")]
            println!("{}", proved::control(name));
        }
    }
}
