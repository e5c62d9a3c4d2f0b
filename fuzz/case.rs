//! What every target reads from the fuzzer's bytes: two bytes of options, then a name.

/// The name in `data` and the options' bits before it.
pub fn split(data: &[u8]) -> (u16, &[u8]) {
    match data {
        [low, high, name @ ..] => (u16::from_le_bytes([*low, *high]), name),
        _ => (0, data),
    }
}

/// Options of the engine with those switched over whose bits are set. No bits: the default ones.
pub fn options(bits: u16, style: itanium::Style) -> itanium::Options {
    let mut options = itanium::Options::default();
    options.style = style;
    let switches = [
        &mut options.params,
        &mut options.return_type,
        &mut options.literal_types,
        &mut options.template_args,
        &mut options.enclosing_params,
        &mut options.abi_tags,
        &mut options.clone_suffix,
        &mut options.requires,
        &mut options.simplify_std,
    ];
    for (bit, switch) in switches.into_iter().enumerate() {
        *switch ^= bits >> bit & 1 == 1;
    }
    options.max_template_depth = (bits >> 9 & 7).checked_sub(1).map(u32::from);
    options
}

/// Limits from the highest bits: mostly the default ones, else so tight that they are met often.
pub fn limits(bits: u16) -> itanium::Limits {
    let default = itanium::Limits::default();
    match bits >> 12 {
        13 => itanium::Limits { depth: 8, ..default },
        14 => itanium::Limits { output: 64, ..default },
        15 => itanium::Limits { input: 64, ..default },
        _ => default,
    }
}

pub const STYLES: [itanium::Style; 2] = [itanium::Style::Gnu, itanium::Style::Llvm];
