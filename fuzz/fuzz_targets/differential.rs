//! Reports the names that the crate `cpp_demangle` accepts and our engine does not. Fails on none of them.
#![no_main]

use cpp_demangle::Symbol;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (_, name) = fuzz::split(data);
    // The crate takes types on their own too; and deep names are a matter of each one's limits.
    if !itanium_names::is_mangled(name)
        || name.len() > 200
        || itanium_names::parse_with(name, &itanium_names::Limits::default()).is_ok()
    {
        return;
    }
    if let Ok(text) = Symbol::new(name).map_err(drop).and_then(|symbol| symbol.demangle().map_err(drop)) {
        println!("only cpp_demangle: {}\t{text}", name.escape_ascii());
    }
});
