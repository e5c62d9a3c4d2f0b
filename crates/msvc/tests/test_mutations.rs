//! Truncated, changed and spliced names cause no panic, and errors that are within the name.

use demangling::{Limits, Options, Style};

fn corpus() -> Vec<&'static [u8]> {
    let tables = [include_str!("corpus/compiled.tsv"), include_str!("corpus/regressions.tsv")];
    let lines = tables.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').next()).map(str::as_bytes).collect()
}

/// All functions, of which none may panic or change its output on an error.
fn survives(name: &[u8], options: &Options, limits: &Limits) -> bool {
    let mut text = b"before".to_vec();
    let result = msvc_names::demangle(name, options, limits, &mut text);
    assert!(text.starts_with(b"before"));
    if let Err(error) = &result {
        assert_eq!(text, b"before");
        assert!(error.offset() <= name.len(), "{error}");
        assert!(!error.to_string().is_empty());
    }
    assert!(text.len() - 6 <= limits.output);
    let ranges = msvc_names::text_with_ranges(name, options, limits);
    assert_eq!(ranges.map(|(text, _)| text), result.clone().map(|()| text[6..].to_vec()));
    let parts = msvc_names::parts(name, options, limits);
    let kind = msvc_names::kind(name, Style::Llvm, limits);
    if let Ok(parts) = parts {
        assert_eq!(kind, Ok(parts.kind()));
    }
    if let Ok(end) = msvc_names::prefix_end(name, Style::Gnu, limits) {
        assert!(end <= name.len());
    }
    let _ = msvc_names::is_mangled(name);
    result.is_ok()
}

/// A xorshift generator.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn truncated_names() {
    for name in corpus().into_iter().step_by(3) {
        for length in 0..name.len() {
            survives(&name[..length], &Options::default(), &Limits::default());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn changed_names() {
    const BYTES: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@?$_az.\x00\xff";
    let mut random = Random(1);
    for name in corpus() {
        for _ in 0..20 {
            let mut changed = name.to_vec();
            match (random.below(3), changed.is_empty()) {
                (0, false) => {
                    let at = random.below(changed.len());
                    changed[at] = BYTES[random.below(BYTES.len())];
                }
                (1, false) => {
                    changed.remove(random.below(changed.len()));
                }
                _ => changed.insert(random.below(changed.len() + 1), BYTES[random.below(BYTES.len())]),
            }
            survives(&changed, &Options::default(), &Limits::default());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn spliced_names_with_any_options_and_limits() {
    let corpus = corpus();
    let mut random = Random(2);
    let mut accepted = 0;
    for _ in 0..50_000 {
        let (one, other) = (corpus[random.below(corpus.len())], corpus[random.below(corpus.len())]);
        let (first, second) = (random.below(one.len() + 1), random.below(other.len() + 1));
        let name = match random.below(3) {
            0 => one.to_vec(),
            1 => [&one[..first], &other[second..]].concat(),
            _ => [&one[..first], &other[second..], &one[first..]].concat(),
        };
        let mut options = Options::default();
        for switch in options.switches() {
            *switch = random.below(2) == 0;
        }
        options.max_template_depth = u32::try_from(random.below(4)).ok().filter(|&depth| depth < 3);
        let limits = Limits {
            input: random.below(400),
            output: random.below(400),
            depth: u32::try_from(random.below(20)).unwrap(),
        };
        accepted += usize::from(survives(&name, &options, &limits));
        accepted += usize::from(survives(&name, &options, &Limits::default()));
    }
    assert!(accepted > 10_000, "{accepted}");
}
