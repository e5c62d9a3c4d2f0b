//! Links only if the functions in [`proved`] cannot panic.
//!
//! On the path that a panic takes through the function, `#[no_panic]` refers to a symbol that does not exist. The
//! program links if the optimizer finds that there is no such path. `check.py` runs the proof and explains a failure.

#[cfg(panic = "abort")]
compile_error!("a panic that aborts takes no path through the function, so that nothing is proved");

use std::hint::black_box;

use demangling::{Limits, Options, Style};
use itanium_names::Demangler;
use msvc_names::Arena;

/// The functions that cannot panic.
mod proved {
    use demangling::{Error, Limits, Options, Style};
    use itanium_names::Demangler;
    use msvc_names::Arena;
    #[cfg(not(feature = "locate"))]
    use no_panic::no_panic;

    /// True for a text that begins like a mangled name.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn is_mangled(name: &[u8], style: Style) -> bool {
        itanium_names::is_mangled(name)
            || msvc_names::is_mangled(name)
            || rust_names::is_mangled(name, style)
            || dlang_names::is_mangled(name)
    }

    /// Demangles a name of C++ that needs no tree, in each style and with all options.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn itanium(demangler: &mut Demangler, name: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
        demangler.write_text(name, options, out)
    }

    /// Demangles a name of MSVC, with all options.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn msvc(
        arena: &mut Arena,
        name: &[u8],
        options: &Options,
        limits: &Limits,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        msvc_names::write_text(name, options, limits, arena, out)
    }

    /// Demangles a name of Rust, in each style and with all options but `verbose`.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn rust(name: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Option<Result<(), Error>> {
        rust_names::write_text(name, options, limits, out)
    }

    /// Demangles a name of D, in each style and with all options.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn dlang(name: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error> {
        dlang_names::write_text(name, options, limits, out)
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
    let limits = black_box(Limits::default());
    let mut demangler = Demangler::with_limits(limits);
    let mut arena = Arena::default();
    for style in Style::ALL {
        demangler.prepare(style);
        let options = black_box(Options { style, ..Options::default() });
        for argument in std::env::args() {
            let name = argument.as_bytes();
            println!("{}", proved::is_mangled(name, style));
            let mut out = Vec::new();
            let is_written = proved::itanium(black_box(&mut demangler), name, &options, black_box(&mut out));
            println!("{is_written} {}", out.escape_ascii());
            let texts = (
                proved::msvc(black_box(&mut arena), name, &options, &limits, black_box(&mut Vec::new())),
                proved::rust(name, &options, &limits, black_box(&mut Vec::new())),
                proved::dlang(name, &options, &limits, black_box(&mut Vec::new())),
            );
            println!("{texts:?}");
            #[cfg(feature = "control")]
            println!("{}", proved::control(name));
        }
    }
}
