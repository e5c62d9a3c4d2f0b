//! Names drawn from the grammar.

use super::Random;

impl Random {
    /// Returns a name drawn from the grammar, well-formed except for references to missing candidates and arguments.
    pub fn grammar(&mut self) -> Vec<u8> {
        let mut drawn = Draw { random: self, name: "_Z".to_owned(), left: 60 };
        drawn.encoding();
        drawn.name.into_bytes()
    }
}

/// A random walk through the grammar, which ends soon after `left` productions.
struct Draw<'a> {
    random: &'a mut Random,
    name: String,
    left: usize,
}

impl Draw<'_> {
    fn push(&mut self, text: &str) {
        self.name.push_str(text);
    }

    /// Chooses one of `count` alternatives; near the end, one of the first `ends`, which contain no other production.
    fn choose(&mut self, ends: usize, count: usize) -> usize {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 { self.random.below(ends) } else { self.random.below(count) }
    }

    fn often(&mut self, most: usize, mut part: impl FnMut(&mut Self)) {
        for _ in 0..=self.random.below(most) {
            part(self);
        }
    }

    fn encoding(&mut self) {
        match self.choose(1, 12) {
            0..=8 => {
                self.name();
                if self.random.below(4) > 0 {
                    self.often(3, Self::ty);
                }
            }
            9 => {
                self.push("TV");
                self.ty();
            }
            10 => {
                self.push("GV");
                self.name();
            }
            _ => {
                self.push("Thn8_");
                self.encoding();
            }
        }
    }

    fn identifier(&mut self) {
        let text = self.random.pick(&["1A", "1B", "3foo", "12_GLOBAL__N_1", "11objc_object"]);
        self.push(text);
    }

    fn reference(&mut self) {
        let text = self.random.pick(&["S_", "S0_", "S1_", "S2_", "S3_", "S4_", "T_", "T0_", "T1_", "SA_"]);
        self.push(text);
    }

    fn name(&mut self) {
        match self.choose(2, 8) {
            0 => self.identifier(),
            1 => self.push("St6vector"),
            2 | 3 => {
                self.identifier();
                self.template_args();
            }
            4 | 5 => {
                self.push("N");
                if self.random.below(3) == 0 {
                    self.push("K");
                }
                if self.random.below(3) == 0 {
                    self.reference();
                } else {
                    self.identifier();
                }
                self.often(3, Self::unqualified);
                self.push("E");
            }
            6 => {
                self.push("Z");
                self.encoding();
                self.push("E");
                self.name();
            }
            _ => {
                self.push("N");
                self.identifier();
                self.push("cv");
                self.ty();
                self.template_args();
                self.push("E");
            }
        }
    }

    fn unqualified(&mut self) {
        match self.choose(3, 8) {
            0 => self.identifier(),
            1 => {
                let text = self.random.pick(&["C1", "D1", "pl", "cl", "Ut_", "ls"]);
                self.push(text);
            }
            2 => self.push("B3tag"),
            3 => {
                self.push("CI1");
                self.name();
            }
            4 => {
                self.push("Ul");
                if self.random.below(3) == 0 {
                    self.often(2, Self::declaration);
                }
                self.often(3, Self::ty);
                self.push("E_");
            }
            _ => self.template_args(),
        }
    }

    fn declaration(&mut self) {
        match self.choose(1, 5) {
            0 => self.push("Ty"),
            1 => {
                self.push("Tn");
                self.ty();
            }
            2 => {
                self.push("Tp");
                self.declaration();
            }
            3 => {
                self.push("Tt");
                self.often(2, Self::declaration);
                self.push("E");
            }
            _ => {
                self.push("Tk");
                self.identifier();
            }
        }
    }

    fn template_args(&mut self) {
        self.push("I");
        self.often(3, Self::template_arg);
        self.push("E");
    }

    fn template_arg(&mut self) {
        match self.choose(2, 8) {
            1 => self.push("Li5E"),
            2 => {
                self.push("X");
                self.expression();
                self.push("E");
            }
            3 => {
                self.push("J");
                for _ in 0..self.random.below(3) {
                    self.template_arg();
                }
                self.push("E");
            }
            4 => {
                self.push("L_Z");
                self.encoding();
                self.push("E");
            }
            _ => self.ty(),
        }
    }

    fn ty(&mut self) {
        match self.choose(3, 16) {
            0 => {
                let text = self.random.pick(&["i", "c", "b", "d", "Dn", "Ss", "Dv4_f", "DF16_", "v", "z"]);
                self.push(text);
            }
            1 | 2 => self.reference(),
            3..=6 => {
                let text = self.random.pick(&["P", "R", "O", "K", "PK", "A3_", "A_", "C", "Dp", "U3foo", "M1A"]);
                self.push(text);
                self.ty();
            }
            7 => {
                let text = self.random.pick(&["F", "PF", "KF", "DoF", "M1AKF"]);
                self.push(text);
                self.ty();
                self.often(2, Self::ty);
                self.push("E");
            }
            8 => {
                self.push("DT");
                self.expression();
                self.push("E");
            }
            9 => {
                self.reference();
                self.template_args();
            }
            10 => {
                self.push("Dy");
                self.ty();
                self.expression();
            }
            _ => self.name(),
        }
    }

    fn expression(&mut self) {
        match self.choose(3, 16) {
            0 => {
                let text = self.random.pick(&["Li1E", "Lb1E", "Lc65E", "LDnE", "Lf3f800000E", "Lin5E"]);
                self.push(text);
            }
            1 => {
                let text = self.random.pick(&["fp_", "fp0_", "fL0p_", "fpT", "T_", "T0_"]);
                self.push(text);
            }
            2 => self.identifier(),
            3 | 4 => {
                let text = self.random.pick(&["pl", "gt", "aS", "cm", "dt", "ix", "sy", "fLpl", "fRaa", "rs", "ss"]);
                self.push(text);
                self.expression();
                self.expression();
            }
            5 => {
                let text = self.random.pick(&["ng", "ad", "pp_", "mm", "sz", "nx", "tw", "sp", "flpl", "frpl", "dl"]);
                self.push(text);
                self.expression();
            }
            6 => {
                self.push("cl");
                self.expression();
                self.often(2, Self::expression);
                self.push("E");
            }
            7 => {
                self.push("cv");
                self.ty();
                self.expression();
            }
            8 => {
                self.push("tl");
                self.ty();
                self.often(2, Self::expression);
                self.push("E");
            }
            9 => {
                self.push("sr");
                self.ty();
                self.identifier();
            }
            10 => {
                self.push("sZ");
                self.push("T_");
            }
            11 => {
                self.push("sP");
                self.often(2, Self::template_arg);
                self.push("E");
            }
            12 => {
                self.push("qu");
                self.expression();
                self.expression();
                self.expression();
            }
            13 => {
                self.push("rqX");
                self.expression();
                self.push("E");
            }
            14 => {
                self.push("st");
                self.ty();
            }
            _ => {
                self.push("L_Z");
                self.encoding();
                self.push("E");
            }
        }
    }
}
