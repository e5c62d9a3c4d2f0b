//! Punycode: RFC 3492, with `_` in place of `-`.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL: u32 = 128;

/// The text of `ascii` after the characters were inserted that `inserted` encodes. `None` if it is damaged, or has more
/// than `most` characters.
pub(crate) fn decode(ascii: &[u8], inserted: &[u8], most: usize, scalars: bool) -> Option<Vec<u8>> {
    if ascii.len() > most {
        return None;
    }
    let mut characters: Vec<u32> = Vec::new();
    for &byte in ascii {
        demangling::push(&mut characters, u32::from(byte)).ok()?;
    }
    let mut digits = inserted.iter();
    let mut character = INITIAL;
    let mut place = 0_u32;
    let mut bias = INITIAL_BIAS;
    let mut first = true;
    while let Some(&digit) = digits.next() {
        let before = place;
        let mut digit = value(digit)?;
        let mut weight = 1_u32;
        let mut position = BASE;
        loop {
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = position.saturating_sub(bias).clamp(T_MIN, T_MAX);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE.checked_sub(threshold)?)?;
            position = position.checked_add(BASE)?;
            digit = value(*digits.next()?)?;
        }
        let count = u32::try_from(characters.len()).ok()?.checked_add(1)?;
        bias = adapted(place.checked_sub(before)?, count, first)?;
        first = false;
        character = character.checked_add(place.checked_div(count)?)?;
        place = place.checked_rem(count)?;
        if characters.len() >= most || (scalars && char::from_u32(character).is_none()) {
            return None;
        }
        demangling::push(&mut characters, character).ok()?;
        match characters.get_mut(place as usize..)? {
            [] => return None,
            moved => moved.rotate_right(1),
        }
        place = place.checked_add(1)?;
    }
    let mut text = Vec::new();
    for character in characters {
        push(&mut text, character)?;
    }
    Some(text)
}

/// The value of a digit.
fn value(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some(u32::from(digit.wrapping_sub(b'a'))),
        b'0'..=b'9' => Some(u32::from(digit.wrapping_sub(b'0').wrapping_add(26))),
        _ => None,
    }
}

/// The bias for the next number.
fn adapted(delta: u32, count: u32, first: bool) -> Option<u32> {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta = delta.checked_add(delta.checked_div(count)?)?;
    let mut position = 0_u32;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        position = position.checked_add(BASE)?;
    }
    let fraction = (BASE - T_MIN + 1).checked_mul(delta)?.checked_div(delta.checked_add(SKEW)?)?;
    position.checked_add(fraction)
}

/// Appends a character in UTF-8.
fn push(text: &mut Vec<u8>, character: u32) -> Option<()> {
    let character = char::from_u32(character)?;
    demangling::extend(text, character.encode_utf8(&mut [0; 4]).as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn decoded(ascii: &str, inserted: &str) -> Option<String> {
        decode(ascii.as_bytes(), inserted.as_bytes(), 128, true).map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn characters_are_inserted() {
        assert_eq!(decoded("gdel", "5qa").unwrap(), "gödel");
        assert_eq!(decoded("", "fq9h").unwrap(), "🤦");
        assert_eq!(decoded("", "2xaedc").unwrap(), "ρυστ");
        assert_eq!(decoded("_", "ylb7e").unwrap(), "α_ω");
    }

    #[test]
    fn damaged_punycode_has_no_text() {
        for damaged in ["0", "80", "5q", "5qA", "9999999", "zzzzzzzzzzz"] {
            assert_eq!(decoded("", damaged), None, "{damaged}");
        }
    }
}
