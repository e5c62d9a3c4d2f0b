//! Links only if the functions in [`proved`] cannot panic.
//!
//! `#[no_panic]` refers to a symbol that does not exist on the path that a panic takes through the function. The
//! program links if the optimizer finds that there is no such path. `check.py` runs the proof and explains a failure.

#[cfg(panic = "abort")]
compile_error!("a panic that aborts takes no path through the function, so that nothing is proved");

/// The functions that cannot panic.
mod proved {
    #[cfg(not(feature = "locate"))]
    use no_panic::no_panic;

    /// Whether a text begins as a mangled name does.
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn is_mangled(name: &[u8]) -> bool {
        itanium::is_mangled(name)
    }

    /// Panics for an empty name.
    #[cfg(feature = "control")]
    #[cfg_attr(not(feature = "locate"), no_panic)]
    pub fn control(name: &[u8]) -> u8 {
        name[0]
    }
}

fn main() {
    for argument in std::env::args() {
        let name = argument.as_bytes();
        println!("{}", proved::is_mangled(name));
        #[cfg(feature = "control")]
        println!("{}", proved::control(name));
    }
}
