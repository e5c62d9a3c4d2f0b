//! The trial: demangles names in every style and with many options, and checks what must hold for all of them.

use itanium_names::{Demangler, Limits, Options, Style};
use std::time::{Duration, Instant};

/// Demangles names in each style, with options that change from name to name, and records the slowest. Each name must
/// have the same text when it is parsed first.
pub struct Trial {
    demanglers: [Demangler; Style::ALL.len()],
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

    /// Makes a trial of one demangler for each style.
    pub fn of(demanglers: [Demangler; Style::ALL.len()]) -> Trial {
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

    /// Demangles `mangled`, and panics if anything that must hold does not.
    pub fn run(&mut self, mangled: &[u8]) {
        for (demangler, style) in self.demanglers.iter_mut().zip(Style::ALL) {
            let number = usize::try_from(self.count).unwrap_or(0);
            let mut options = self.options[number % self.options.len()].clone();
            options.style = style;
            self.out.clear();
            let start = Instant::now();
            let result = demangler.demangle(mangled, &options, &mut self.out);
            let mut took = start.elapsed();
            if took > self.slowest.0 {
                // Another process may have used the processor, so the best of three runs counts.
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
                    // `parse_with` always makes a tree.
                    self.parsed.clear();
                    demangler.set_style(style);
                    let kept = demangler.parse(mangled);
                    // Without parameters the signature is not read. It may be malformed, or show that only the other
                    // tool accepts the name.
                    let default = Options { style, ..Options::default() };
                    self.parsed.clear();
                    let is_own = options.params || demangler.write_text(mangled, &default, &mut self.parsed);
                    self.parsed.clear();
                    if !is_own {
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

/// The default options, each boolean option inverted, and some combinations.
pub fn all_options() -> Vec<Options> {
    let default = Options::default();
    let switched = (0..default.clone().switches().len()).map(|number| {
        let mut options = default.clone();
        let switch = options.switches().swap_remove(number);
        *switch = !*switch;
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
