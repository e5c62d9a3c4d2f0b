//! How many samples a stack has.

use std::fmt;
use std::ops::AddAssign;

/// A number of samples: a whole one, or a decimal fraction, such as the milliseconds that some profilers write. Sums are
/// exact, whatever the number of digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// The digits, the last one first.
    digits: Vec<u8>,
    /// How many of them are after the point.
    places: usize,
}

impl Count {
    /// The number that is `text`, as flamegraph.pl reads it: `42`, `1.5` or `1.`, without a sign or an exponent. `None` if
    /// it is none.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let mut parts = text.splitn(2, |byte| *byte == b'.');
        let (whole, fraction) = (parts.next()?, parts.next().unwrap_or_default());
        if whole.is_empty() || [whole, fraction].into_iter().flatten().any(|byte| !byte.is_ascii_digit()) {
            return None;
        }
        let digits = [whole, fraction].into_iter().flatten().rev().map(|byte| byte - b'0').collect();
        Some(Self { digits, places: fraction.len() })
    }

    /// Writes zeros at the end, so that so many digits are after the point.
    fn extend_to(&mut self, places: usize) {
        let more = places.saturating_sub(self.places);
        self.digits.splice(..0, std::iter::repeat_n(0, more));
        self.places += more;
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, mut other: Self) {
        self.extend_to(other.places);
        other.extend_to(self.places);
        let length = self.digits.len().max(other.digits.len());
        self.digits.resize(length, 0);
        let mut carry = 0;
        for (at, digit) in self.digits.iter_mut().enumerate() {
            let sum = *digit + other.digits.get(at).unwrap_or(&0) + carry;
            (*digit, carry) = (sum % 10, sum / 10);
        }
        self.digits.extend((carry > 0).then_some(carry));
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (fraction, whole) = self.digits.split_at(self.places);
        let zeros = whole.iter().rev().take_while(|digit| **digit == 0).count();
        let whole = &whole[..whole.len() - zeros];
        let written = |digits: &[u8]| digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect::<String>();
        f.write_str(if whole.is_empty() { "0" } else { "" })?;
        f.write_str(&written(whole))?;
        if fraction.is_empty() { Ok(()) } else { write!(f, ".{}", written(fraction)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    fn sum(counts: &[&str]) -> String {
        let mut sum = Count::default();
        for count in counts {
            sum += Count::of(count.as_bytes()).unwrap();
        }
        sum.to_string()
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(sum(&["1", "41"]), "42");
        assert_eq!(sum(&["0.1", "0.2"]), "0.3");
        assert_eq!(sum(&["1.50", "2"]), "3.50");
        assert_eq!(sum(&["2", "1.005", "0.995"]), "4.000");
        assert_eq!(sum(&["1.", "2"]), "3");
        assert_eq!(sum(&["007.05"]), "7.05");
        assert_eq!(sum(&["0.1234567890123456789"]), "0.1234567890123456789");
        assert_eq!(sum(&["0", "00.0"]), "0.0");
        assert_eq!(sum(&["99", "1"]), "100");
        assert_eq!(sum(&["99999999999999999999999999999999999999999", "0.9", "0.1"]), format!("1{}.0", "0".repeat(41)));
        let largest = u64::MAX.to_string();
        assert_eq!(sum(&[&largest, &largest, "0.000000000000000001"]), "36893488147419103230.000000000000000001");
    }

    #[test]
    fn other_texts_are_no_counts() {
        for text in ["", ".", ".5", "-1", "+1", "1e3", "1.5.2", "1,5", "0x1f", "1 ", "\u{661}"] {
            assert_eq!(Count::of(text.as_bytes()), None, "{text}");
        }
    }
}
