//! Random bytes, and random words of the grammar.

use super::Random;

impl Random {
    /// Returns random bytes after `_Z`.
    pub fn bytes(&mut self) -> Vec<u8> {
        let mut name = b"_Z".to_vec();
        for _ in 0..self.below(60) {
            name.push(if self.below(50) == 0 { self.next().to_le_bytes()[0] } else { BYTES[self.below(BYTES.len())] });
        }
        name
    }

    /// Returns random words of the grammar after `_Z`: rarely a name, but most of it is read.
    pub fn words(&mut self) -> Vec<u8> {
        let mut name = b"_Z".to_vec();
        for _ in 0..self.below(40) {
            name.extend_from_slice(self.pick(WORDS).as_bytes());
        }
        name
    }
}

/// The bytes that have a meaning in mangled names, and some that have none.
pub const BYTES: &[u8] = b"_0129ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@$ -\0\x7f\xc3\xff";

/// Words of which mangled names consist.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "N", "E", "I", "J", "X", "L", "S_", "S0_", "S1_", "S5_", "SA_", "St", "Sa", "Ss", "Sd", "T_", "T0_", "T1_", "TL0__",
    "1A", "1B", "3foo", "C1", "C2", "CI1", "D0", "D1", "Ul", "Ut_", "E_", "E0_", "P", "R", "O", "K", "VK", "i", "v",
    "c", "z", "F", "M", "A3_", "A_", "Dp", "Dt", "DT", "Dv4_", "Do", "DO", "Dw", "DB8_", "Dy", "Dk", "Ty", "Tn", "Tt",
    "Tp", "Tk", "Q", "cv", "Li1E", "Lb0E", "L_Z", "LZ", "Ld", "fp_", "fL0p_", "fl", "fR", "pl", "ad", "cl", "il", "tl",
    "dt", "pt", "sr", "srN", "gs", "on", "dn", "sZ", "sP", "sp", "sy", "so", "mc", "nw", "na", "_", "pi", "dl", "qu",
    "ix", "pp_", "mm", "nx", "tw", "tr", "rq", "rQ", "u", "u3foo", "U3foo", "B3tag", "W3mod", "WP3mod", "F", "H", "Z",
    "s", "d_", "d0_", "TV", "TI", "Th1_", "Tv1_n2_", "Tc", "TC", "GV", "GR", "GTt", "GI", "TA", ".isra.0", "@@V1", "DC",
    "di", "dx", "dX", "Ua9enable_ifI", "Ts", "Te",
];
