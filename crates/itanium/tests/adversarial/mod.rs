//! Names that no compiler wrote: cut off, changed, or made up.

#![allow(dead_code)]

use itanium::{Demangler, Limits, Options, Style};
use std::time::{Duration, Instant};

/// Demangles name after name in each style, with options that change from name to name, and keeps the slowest. A name
/// that is parsed and kept must have the same text.
pub struct Trial {
    demanglers: [Demangler; 2],
    options: Vec<Options>,
    out: Vec<u8>,
    parsed: Vec<u8>,
    pub count: u64,
    pub accepted: u64,
    pub slowest: (Duration, Vec<u8>),
    pub longest: usize,
}

impl Trial {
    pub fn new() -> Trial {
        Trial::of([Demangler::new(), Demangler::new()])
    }

    /// A trial of a demangler for each style.
    pub fn of(demanglers: [Demangler; 2]) -> Trial {
        Trial {
            demanglers,
            options: all_options(),
            out: Vec::new(),
            parsed: Vec::new(),
            count: 0,
            accepted: 0,
            slowest: (Duration::ZERO, Vec::new()),
            longest: 0,
        }
    }

    /// Demangles `mangled`; a panic or what breaks the engine's word ends the trial.
    pub fn run(&mut self, mangled: &[u8]) {
        for (demangler, style) in self.demanglers.iter_mut().zip([Style::Gnu, Style::Llvm]) {
            let number = usize::try_from(self.count).unwrap_or(0);
            let mut options = self.options[number % self.options.len()].clone();
            options.style = style;
            self.out.clear();
            let start = Instant::now();
            let result = demangler.demangle(mangled, &options, &mut self.out);
            let mut took = start.elapsed();
            if took > self.slowest.0 {
                // Another process may have had the processor, so the best of three counts.
                for _ in 0..2 {
                    self.out.clear();
                    let start = Instant::now();
                    let again = demangler.demangle(mangled, &options, &mut self.out);
                    took = took.min(start.elapsed());
                    assert_eq!(again, result, "{}", mangled.escape_ascii());
                }
                if took > self.slowest.0 {
                    self.slowest = (took, mangled.to_vec());
                }
            }
            match result {
                Ok(()) => {
                    self.accepted += 1;
                    self.longest = self.longest.max(self.out.len());
                    assert!(self.out.len() <= Limits::default().output);
                    // A name that is kept is always parsed, and never written directly.
                    self.parsed.clear();
                    let kept = itanium::parse_with(mangled, &Limits::default());
                    let is_end = |error: &itanium::Error| error.reason().starts_with("expected the end of the name");
                    // A suffix that LLVM alone takes, and that no compiler writes.
                    let odd_suffix = style == Style::Llvm && mangled.contains(&b'.');
                    // Without parameters the signature is not read, which may be bad, or tell that the name is another's.
                    let default = Options { style, ..Options::default() };
                    self.parsed.clear();
                    let is_own = options.params || demangler.write_text(mangled, &default, &mut self.parsed);
                    self.parsed.clear();
                    if !is_own || odd_suffix && kept.as_ref().is_err_and(is_end) {
                        continue;
                    }
                    let printed = kept.and_then(|kept| kept.demangle_to(&options, &mut self.parsed));
                    assert_eq!(printed, Ok(()), "{}", mangled.escape_ascii());
                    assert!(
                        self.out == self.parsed,
                        "{style:?} {}\n{}\n{}",
                        mangled.escape_ascii(),
                        self.out.escape_ascii(),
                        self.parsed.escape_ascii()
                    );
                }
                Err(error) => {
                    assert!(error.is_limit() || error.offset() <= mangled.len(), "{}", mangled.escape_ascii());
                }
            }
        }
        self.count += 1;
    }

    pub fn report(&self) -> String {
        format!(
            "{} names, {} accepted by a style, longest text {} bytes, slowest {:?}: {}",
            self.count,
            self.accepted,
            self.longest,
            self.slowest.0,
            String::from_utf8_lossy(&self.slowest.1[..self.slowest.1.len().min(300)]),
        )
    }
}

/// The default options, and each of them the other way.
pub fn all_options() -> Vec<Options> {
    let default = Options::default();
    let switched = (0..default.clone().switches().len()).map(|number| {
        let mut options = default.clone();
        let switches = options.switches();
        *switches[number] = !*switches[number];
        options
    });
    let combined: [fn(&mut Options); 5] = [
        |options| options.max_template_depth = Some(1),
        |options| options.max_template_depth = Some(2),
        |options| (options.simplify_std, options.max_template_depth) = (true, Some(1)),
        |options| (options.params, options.template_args, options.return_type) = (false, false, false),
        |options| (options.simplify_std, options.abi_tags, options.enclosing_params) = (true, false, false),
    ];
    let combined = combined.into_iter().map(|change| {
        let mut options = default.clone();
        change(&mut options);
        options
    });
    std::iter::repeat_n(default.clone(), 5).chain(switched).chain(combined).collect()
}

/// Every truncation of `name`.
pub fn truncations(trial: &mut Trial, name: &[u8]) {
    for length in 0..name.len() {
        trial.run(&name[..length]);
    }
}

/// The bytes that mean something in a mangled name, and some that mean nothing.
pub const BYTES: &[u8] = b"_0129ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@$ -\0\x7f\xc3\xff";

/// Every `stride`th change of one byte of `name` into each of `BYTES`, the byte taken out, and doubled.
pub fn mutations(trial: &mut Trial, name: &[u8], stride: usize) {
    let mut changed = name.to_vec();
    let mut number = 0;
    for at in 0..name.len() {
        for &byte in BYTES {
            number += 1;
            if byte != name[at] && number % stride == 0 {
                changed[at] = byte;
                trial.run(&changed);
            }
        }
        changed[at] = name[at];
        if at % stride == 0 {
            trial.run(&[&name[..at], &name[at + 1..]].concat());
            trial.run(&[&name[..=at], &name[at..]].concat());
        }
    }
}

/// A small generator of numbers, so that the same seed gives the same names (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// Bytes at random after `_Z`.
    pub fn bytes(&mut self) -> Vec<u8> {
        let mut name = b"_Z".to_vec();
        for _ in 0..self.below(60) {
            name.push(if self.below(50) == 0 { self.next().to_le_bytes()[0] } else { BYTES[self.below(BYTES.len())] });
        }
        name
    }

    /// Words of the grammar at random after `_Z`: seldom a name, but one that comes far.
    pub fn words(&mut self) -> Vec<u8> {
        let mut name = b"_Z".to_vec();
        for _ in 0..self.below(40) {
            name.extend_from_slice(self.pick(WORDS).as_bytes());
        }
        name
    }

    /// A name drawn from the grammar: well-formed but for references to what is not there.
    pub fn grammar(&mut self) -> Vec<u8> {
        let mut drawn = Draw { random: self, name: "_Z".to_owned(), left: 60 };
        drawn.encoding();
        drawn.name.into_bytes()
    }
}

/// Pieces that mangled names consist of.
const WORDS: &[&str] = &[
    "N",
    "E",
    "I",
    "J",
    "X",
    "L",
    "S_",
    "S0_",
    "S1_",
    "S5_",
    "SA_",
    "St",
    "Sa",
    "Ss",
    "Sd",
    "T_",
    "T0_",
    "T1_",
    "TL0__",
    "1A",
    "1B",
    "3foo",
    "C1",
    "C2",
    "CI1",
    "D0",
    "D1",
    "Ul",
    "Ut_",
    "E_",
    "E0_",
    "P",
    "R",
    "O",
    "K",
    "VK",
    "i",
    "v",
    "c",
    "z",
    "F",
    "M",
    "A3_",
    "A_",
    "Dp",
    "Dt",
    "DT",
    "Dv4_",
    "Do",
    "DO",
    "Dw",
    "DB8_",
    "Dy",
    "Dk",
    "Ty",
    "Tn",
    "Tt",
    "Tp",
    "Tk",
    "Q",
    "cv",
    "Li1E",
    "Lb0E",
    "L_Z",
    "LZ",
    "Ld",
    "fp_",
    "fL0p_",
    "fl",
    "fR",
    "pl",
    "ad",
    "cl",
    "il",
    "tl",
    "dt",
    "pt",
    "sr",
    "srN",
    "gs",
    "on",
    "dn",
    "sZ",
    "sP",
    "sp",
    "sy",
    "so",
    "mc",
    "nw",
    "na",
    "_",
    "pi",
    "dl",
    "qu",
    "ix",
    "pp_",
    "mm",
    "nx",
    "tw",
    "tr",
    "rq",
    "rQ",
    "u",
    "u3foo",
    "U3foo",
    "B3tag",
    "W3mod",
    "WP3mod",
    "F",
    "H",
    "Z",
    "s",
    "d_",
    "d0_",
    "TV",
    "TI",
    "Th1_",
    "Tv1_n2_",
    "Tc",
    "TC",
    "GV",
    "GR",
    "GTt",
    "GI",
    "TA",
    ".isra.0",
    "@@V1",
    "DC",
    "di",
    "dx",
    "dX",
    "Ua9enable_ifI",
    "Ts",
    "Te",
];

/// A walk through the grammar, which ends soon after `left` productions.
struct Draw<'a> {
    random: &'a mut Random,
    name: String,
    left: usize,
}

impl Draw<'_> {
    fn push(&mut self, text: &str) {
        self.name.push_str(text);
    }

    /// One of `count` choices, the first ones, which hold nothing else, when it is time to end.
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

/// Names made of others: types of some in the places of productions of others.
pub struct Splicer {
    names: Vec<Vec<u8>>,
    types: Vec<Vec<u8>>,
}

impl Splicer {
    /// With types that stand somewhere in `names`.
    pub fn new(names: Vec<Vec<u8>>, random: &mut Random) -> Splicer {
        let names: Vec<Vec<u8>> = names.into_iter().filter(|name| name.starts_with(b"_Z")).collect();
        let mut demangler = Demangler::new();
        let mut types = Vec::new();
        for name in &names {
            let places = productions(name);
            let first = random.below(places.len());
            let from = places[first];
            let ends = places[first + 1..].iter().take_while(|&&end| end < from + 80);
            let mut candidates = ends.map(|&end| &name[from..end]);
            types.extend(candidates.find(|text| demangler.parse_type(text).is_ok()).map(<[u8]>::to_vec));
        }
        Splicer { names, types }
    }

    /// One of the names, with up to three types in it or in the place of something.
    pub fn draw(&self, random: &mut Random) -> Vec<u8> {
        let mut name = self.names[random.below(self.names.len())].clone();
        for _ in 0..=random.below(3) {
            let places = productions(&name);
            let from = random.below(places.len());
            let to = (from + random.below(6)).min(places.len() - 1);
            let ty = &self.types[random.below(self.types.len())];
            name.splice(places[from]..places[to], ty.iter().copied());
        }
        name
    }
}

/// Where in `name` something may begin: anywhere but in an identifier.
fn productions(name: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 2;
    while at < name.len() {
        places.push(at);
        let digits = name[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_length = digits > 0 && !matches!(name[at - 1], b'S' | b'T' | b'L');
        let length = std::str::from_utf8(&name[at..at + digits]).ok().and_then(|digits| digits.parse::<usize>().ok());
        at += match length {
            Some(length) if is_length && length <= name.len() - at - digits => (digits + length).max(1),
            _ => 1,
        };
    }
    places.push(name.len());
    places
}
