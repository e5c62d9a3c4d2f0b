//! How every target reads the fuzzer's bytes: four bytes of options, then a name.

/// The options' bits and the name in `data`.
#[must_use]
pub fn split(data: &[u8]) -> (u32, &[u8]) {
    match data.split_first_chunk() {
        Some((bits, name)) => (u32::from_le_bytes(*bits), name),
        None => (0, data),
    }
}

/// The engine's default options, with each one changed whose bit is set.
#[must_use]
pub fn options(bits: u32, style: itanium_names::Style) -> itanium_names::Options {
    let mut options = itanium_names::Options { style, ..itanium_names::Options::default() };
    let switches = options.switches();
    let count = switches.len();
    for (bit, switch) in switches.into_iter().enumerate() {
        *switch ^= (bits >> bit) & 1 == 1;
    }
    options.max_template_depth = ((bits >> count) & 7).checked_sub(1);
    options
}

/// Limits from the highest bits: mostly the default ones, else so tight that names often exceed them.
#[must_use]
pub fn limits(bits: u32) -> itanium_names::Limits {
    let default = itanium_names::Limits::default();
    match bits >> 28 {
        13 => itanium_names::Limits { depth: 8, ..default },
        14 => itanium_names::Limits { output: 64, ..default },
        15 => itanium_names::Limits { input: 64, ..default },
        _ => default,
    }
}

/// The default options of the crate `symbol-names`, each changed by its own bits; the scheme and the style stay
/// the default ones.
#[must_use]
pub fn symbol_options(mut bits: u32) -> symbol_names::Options {
    let mut options = symbol_names::Options::DEFAULT;
    macro_rules! changed {
        ($(($name:ident, $type:ty, $value:expr, [$($help:literal)*]))*) => {
            $(options.$name = options.$name.clone().change(&mut bits);)*
        };
    }
    symbol_names::for_each_option!(changed);
    options
}

/// A value that takes some bits, lowest first, and changes if one of them is set.
trait Change {
    fn change(self, bits: &mut u32) -> Self;
}

/// Take the lowest `count` bits.
fn take(bits: &mut u32, count: u32) -> u32 {
    let taken = *bits & ((1 << count) - 1);
    *bits >>= count;
    taken
}

impl Change for bool {
    fn change(self, bits: &mut u32) -> Self {
        self ^ (take(bits, 1) == 1)
    }
}

impl Change for Vec<String> {
    fn change(self, _: &mut u32) -> Self {
        self
    }
}

impl Change for Option<symbol_names::Scheme> {
    fn change(self, _: &mut u32) -> Self {
        self
    }
}

impl Change for Option<symbol_names::Style> {
    fn change(self, _: &mut u32) -> Self {
        self
    }
}

impl Change for Option<u32> {
    fn change(self, bits: &mut u32) -> Self {
        take(bits, 2).checked_sub(1)
    }
}

impl Change for Option<symbol_names::Limits> {
    fn change(self, bits: &mut u32) -> Self {
        let default = symbol_names::Limits::default();
        match take(bits, 2) {
            1 => Some(symbol_names::Limits { depth: 8, ..default }),
            2 => Some(symbol_names::Limits { output: 64, ..default }),
            3 => Some(symbol_names::Limits { input: 64, ..default }),
            _ => self,
        }
    }
}
