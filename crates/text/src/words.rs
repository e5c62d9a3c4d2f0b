//! The words of a text that may be mangled names.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::{memchr, memchr3_iter};

use crate::Rule;

/// The bytes of the words that c++filt and llvm-cxxfilt read as names. `@` is not among them, so that a symbol version
/// (`@@GLIBCXX_3.4`) remains in place.
const WORD: [bool; 256] = of_bytes(b"_.$");

/// The bytes of names of MSVC, which have no spaces either.
const MSVC: [bool; 256] = of_bytes(b"_.$?@<>");

/// The ASCII letters and digits, and `others`.
const fn of_bytes(others: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < others.len() {
        table[others[at] as usize] = true;
        at += 1;
    }
    table
}

/// True for a byte that a name in a text may have.
pub(crate) fn is_of_name(byte: u8) -> bool {
    MSVC[usize::from(byte)]
}

fn is_of_word(byte: u8) -> bool {
    WORD[usize::from(byte)]
}

/// What every name but those of MSVC has: `__imp__Z1fv`, `__alloc_token_1__Z1fv`, `_GLOBAL__I_x`, `_RNvC1a1f`, `_D1a1fFZv`.
const MARKS: [&[u8]; 4] = [b"_Z", b"_R", b"_D", b"_G"];

/// What names have besides where llvm-cxxfilt itself reads them: `__imp_f`, with a type.
const MARKS_OF_LLVM: [&[u8]; 5] = [b"_Z", b"_R", b"_D", b"_G", b"imp_"];

/// What names have that are found anywhere: some have lost their underscore.
const MARKS_ANYWHERE: [&[u8]; 4] = [b"Z", b"_R", b"_D", b"_G"];

/// Which words may be names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those with a mark.
    Marked,
    /// Those that llvm-cxxfilt itself reads.
    OfLlvm,
    /// Also those that may be names without their underscore.
    Anywhere,
    /// All, which may be types.
    All,
}

impl Which {
    pub(crate) fn of(rule: &Rule) -> Self {
        if rule.types {
            Self::All
        } else if rule.anywhere {
            Self::Anywhere
        } else if rule.reads_imported_types() {
            Self::OfLlvm
        } else {
            Self::Marked
        }
    }
}

/// Finds the [`MARKS`]; `None` on processors for which the crate has no vectors.
static MARKS_AT: LazyLock<Option<Searcher>> = LazyLock::new(|| searcher(&MARKS));

/// The same for [`MARKS_OF_LLVM`].
static MARKS_OF_LLVM_AT: LazyLock<Option<Searcher>> = LazyLock::new(|| searcher(&MARKS_OF_LLVM));

/// The same for [`MARKS_ANYWHERE`].
static MARKS_ANYWHERE_AT: LazyLock<Option<Searcher>> = LazyLock::new(|| searcher(&MARKS_ANYWHERE));

fn searcher(marks: &[&[u8]]) -> Option<Searcher> {
    Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(marks).build()
}

fn next_mark(text: &[u8], from: usize) -> Option<usize> {
    next_of_marks(MARKS_AT.as_ref(), &MARKS, text, from)
}

fn next_mark_of_llvm(text: &[u8], from: usize) -> Option<usize> {
    next_of_marks(MARKS_OF_LLVM_AT.as_ref(), &MARKS_OF_LLVM, text, from)
}

fn next_mark_anywhere(text: &[u8], from: usize) -> Option<usize> {
    next_of_marks(MARKS_ANYWHERE_AT.as_ref(), &MARKS_ANYWHERE, text, from)
}

#[inline]
fn next_of_marks(searcher: Option<&Searcher>, marks: &[&[u8]], text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let at = if let Some(searcher) = searcher {
        searcher.find(rest)?.start()
    } else {
        let begins = |at: &usize| marks.iter().any(|mark| rest[*at..].starts_with(mark));
        memchr3_iter(b'_', b'Z', b'i', rest).find(begins)?
    };
    Some(from + at)
}

fn next_of_word(text: &[u8], from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.iter().position(|byte| is_of_word(*byte))?)
}

fn next_question_mark(text: &[u8], from: usize) -> Option<usize> {
    Some(from + memchr(b'?', text.get(from..)?)?)
}

/// A word that may be a mangled name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// A whole run of the bytes of words, in which there is a mark.
    Run(Range<usize>),
    /// A run of the bytes of MSVC's names.
    Msvc(Range<usize>),
}

impl Word {
    /// All of `text` as one word, which begins like a name of MSVC or `is_msvc` in any case.
    pub(crate) fn whole(text: &[u8], is_msvc: bool) -> Self {
        let whole = 0..text.len();
        if is_msvc || text.starts_with(b"?") || text.starts_with(b".?") { Self::Msvc(whole) } else { Self::Run(whole) }
    }

    pub(crate) fn range(&self) -> &Range<usize> {
        match self {
            Self::Run(range) | Self::Msvc(range) => range,
        }
    }
}

/// Finds the words of a text that may be names, without looking at most of its bytes one by one.
#[derive(Clone, Debug)]
pub(crate) struct Words<'t> {
    text: &'t [u8],
    /// What precedes it has been searched.
    from: usize,
    /// Finds the next byte of a run that may be a name.
    next_run: fn(&[u8], usize) -> Option<usize>,
    /// The next of them, unless it is before `from`; `None` if no other follows.
    run: Option<usize>,
    /// The same for the next question mark, with which names of MSVC begin.
    question_mark: Option<usize>,
    /// The end of the last run of the bytes of MSVC's names.
    msvc_end: usize,
    /// How many more places of that run may be tried, so that a long one takes a time that is linear in its length.
    msvc_tries: usize,
}

impl<'t> Words<'t> {
    /// How many places of a run of the bytes of MSVC's names are tried.
    const MOST_TRIES: usize = 64;

    /// Those words, and those of MSVC's names.
    pub(crate) fn new(text: &'t [u8], which: Which, has_msvc: bool) -> Self {
        let question_mark = if has_msvc { next_question_mark(text, 0) } else { None };
        let next_run = match which {
            Which::Marked => next_mark,
            Which::OfLlvm => next_mark_of_llvm,
            Which::Anywhere => next_mark_anywhere,
            Which::All => next_of_word,
        };
        Self { text, from: 0, next_run, run: next_run(text, 0), question_mark, msvc_end: 0, msvc_tries: 0 }
    }

    /// Goes on after a word, which was a name or not. What is no name of MSVC may have others in it.
    pub(crate) fn go_on(&mut self, word: &Word, is_name: bool) {
        if let Word::Msvc(range) = word {
            // Past the question mark, which may be the second byte: `.?A`.
            let begins = if self.at(range.start) == Some(b'.') { 2 } else { 1 };
            self.from = if is_name { range.end } else { range.start + begins };
        }
    }

    fn at(&self, index: usize) -> Option<u8> {
        self.text.get(index).copied()
    }

    fn before(&self, index: usize) -> Option<u8> {
        self.at(index.checked_sub(1)?)
    }

    /// The whole run of the bytes of words around `at`.
    fn run_around(&self, at: usize) -> Range<usize> {
        let before = self.text[self.from..at].iter().rev().take_while(|byte| is_of_word(**byte)).count();
        let after = self.text[at..].iter().take_while(|byte| is_of_word(**byte)).count();
        at - before..at + after
    }

    /// The run of the bytes of MSVC's names which begins at a question mark, or at the full stop before it: `.?AVfoo@@`.
    fn msvc(&mut self, question_mark: usize) -> Option<Range<usize>> {
        let is_type = self.before(question_mark) == Some(b'.') && self.at(question_mark + 1) == Some(b'A');
        let start = if is_type { question_mark - 1 } else { question_mark };
        if self.before(start).is_some_and(|byte| is_of_word(byte) || byte == b'?' || byte == b'@') {
            return None;
        }
        if start >= self.msvc_end {
            self.msvc_end = start + self.text[start..].iter().take_while(|byte| is_of_name(**byte)).count();
            self.msvc_tries = Self::MOST_TRIES;
        }
        self.msvc_tries = self.msvc_tries.checked_sub(1)?;
        Some(start..self.msvc_end)
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        loop {
            if self.run.is_some_and(|at| at < self.from) {
                self.run = (self.next_run)(self.text, self.from);
            }
            if self.question_mark.is_some_and(|at| at < self.from) {
                self.question_mark = next_question_mark(self.text, self.from);
            }
            let question_mark = self.question_mark.unwrap_or(usize::MAX);
            match self.run {
                Some(at) if at < question_mark => {
                    let run = self.run_around(at);
                    self.from = run.end;
                    return Some(Word::Run(run));
                }
                _ if question_mark == usize::MAX => return None,
                _ => {}
            }
            self.from = question_mark + 1;
            if let Some(word) = self.msvc(question_mark) {
                self.from = word.end;
                return Some(Word::Msvc(word));
            }
        }
    }
}
