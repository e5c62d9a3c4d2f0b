//! Decimal numbers.

/// The decimal digits of a number, written at the end of `digits`.
#[inline(always)]
pub(super) fn decimal(number: u64, digits: &mut [u8; 20]) -> &[u8] {
    let mut rest = number;
    let mut length = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        length += 1;
        if rest == 0 {
            break;
        }
    }
    digits.get(digits.len() - length..).unwrap_or_default()
}
