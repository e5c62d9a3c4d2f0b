//! `<mangled-name>`: the prefix and the suffixes of an encoding in a symbol table.
use super::{Input, Parse, Place, Reader, Sink, Tree, suffix};
use crate::ast::{Node, NodeId, Span, Suffix};
use crate::codes::Special;
use demangling::{ErrorKind, Style};

/// The prefix of a mangled name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    /// `_Z`, `__Z`
    Encoding,
    /// `___Z`, `____Z`: the invocation function of a block
    Block,
    /// `_GLOBAL__I_`, `_GLOBAL__sub_I_` …
    Global(Special),
    /// `__alloc_token_`, `__alloc_token_7_`
    AllocToken,
    /// `__imp_`, before a mangled name
    Import,
}

/// The prefix of `input` and its length.
#[inline(always)]
fn prefix(input: &[u8]) -> Option<(Prefix, usize)> {
    if input.starts_with(b"_Z") { Some((Prefix::Encoding, 2)) } else { rarer_prefix(input) }
}

#[inline(never)]
fn rarer_prefix(input: &[u8]) -> Option<(Prefix, usize)> {
    let underscores = input.iter().take(5).take_while(|&&byte| byte == b'_').count();
    if input.get(underscores) == Some(&b'Z') {
        return match underscores {
            1 | 2 => Some((Prefix::Encoding, underscores + 1)),
            3 | 4 => Some((Prefix::Block, underscores + 1)),
            _ => None,
        };
    }
    if let Some(rest) = input.strip_prefix(b"_GLOBAL_") {
        // `_GLOBAL_` <any of _ . $> <I or D> `_`
        return match rest {
            [b'_' | b'.' | b'$', kind @ (b'I' | b'D'), b'_', _, ..] => Some((Prefix::Global(global(*kind)), 11)),
            [b'_' | b'.' | b'$', b's', b'u', b'b', b'_', kind @ (b'I' | b'D'), b'_', _, ..] => {
                Some((Prefix::Global(global(*kind)), 15))
            }
            _ => None,
        };
    }
    if let Some(rest) = input.strip_prefix(b"__imp_") {
        let underscores = rest.iter().take(5).take_while(|&&byte| byte == b'_').count();
        let is_mangled = matches!(underscores, 1..=4) && rest.get(underscores) == Some(&b'Z');
        return is_mangled.then_some((Prefix::Import, 6));
    }
    if let Some(rest) = input.strip_prefix(b"__alloc_token_") {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let separator = usize::from(digits > 0 && rest.get(digits) == Some(&b'_'));
        let length = 14 + digits + separator;
        return if digits > 0 && separator == 0 { None } else { Some((Prefix::AllocToken, length)) };
    }
    None
}

fn global(kind: u8) -> Special {
    if kind == b'I' { Special::GlobalConstructors } else { Special::GlobalDestructors }
}

/// What mangled names begin with, for messages.
pub const BEGINNINGS: &str = "_Z, __Z, ___Z, ____Z or _GLOBAL_";

/// True if `text` begins like a mangled name: with `_Z` after up to three more underscores, `_GLOBAL__I_`,
/// `__alloc_token_` … The rest of the text is not checked.
///
/// ```
/// assert!(itanium_names::is_mangled("_Z1fv"));
/// assert!(!itanium_names::is_mangled("main"));
/// ```
pub fn is_mangled(text: impl AsRef<[u8]>) -> bool {
    prefix(text.as_ref()).is_some()
}

/// The length of the description of a vector variant at the start of `rest`, without the underscore that ends it.
fn vector_variant_length(rest: &[u8]) -> Option<usize> {
    // The instruction sets of x86-64 (b to e) and AArch64 (n, s), with or without a mask.
    let [b'G', b'V', b'b'..=b'e' | b'n' | b's', b'N' | b'M', after @ ..] = rest else { return None };
    let lanes = if after.first() == Some(&b'x') { 1 } else { after.iter().take_while(|b| b.is_ascii_digit()).count() };
    let is_kind = |byte: &&u8| byte.is_ascii_digit() || b"vluRLUsna".contains(byte);
    let parameters = after.get(lanes..)?.iter().take_while(is_kind).count();
    let length = 4 + lanes + parameters;
    (lanes > 0 && parameters > 0 && rest.get(length) == Some(&b'_')).then_some(length)
}

impl<S: Sink> Reader<'_, S> {
    /// `<mangled-name> ::= _Z <encoding> [. <vendor-specific suffix>]`, with the prefixes and suffixes of compilers and
    /// linkers.
    ///
    /// Reads the longest one that the input begins with.
    #[inline(always)]
    pub(super) fn mangled_name(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let Some((prefix, length)) = prefix(self.rest()) else {
            return self.stop_at(ErrorKind::NotMangled(BEGINNINGS), start);
        };
        self.pos += length;
        let is_vector_variant = S::COMPLETE && self.peek() == b'G' && vector_variant_length(self.rest()).is_some();
        let id = if prefix == Prefix::Encoding && !is_vector_variant {
            self.outermost_encoding()?
        } else {
            S::rare(self, None, |reader, _| reader.rare_mangled_name(prefix, start))?
        };
        let ends = self.at_end() || matches!(prefix, Prefix::AllocToken | Prefix::Import);
        if ends { Ok(id) } else { self.suffixes(id, start) }
    }

    /// The suffixes of compilers and linkers: `.isra.0`, `$tlv$init`, `@@GLIBCXX_3.4`.
    #[cold]
    #[inline(never)]
    fn suffixes(&mut self, mut id: S::Ref, start: usize) -> Parse<S::Ref> {
        let name = self.name;
        let rest = name.bytes().get(self.pos..self.end).unwrap_or_default();
        let in_text = self.rare.in_text;
        let dialect = S::DIALECT.unwrap_or(self.dialect);
        let clone = suffix::clone_length(rest, in_text, dialect);
        if clone > 0 {
            let from = self.pos;
            self.pos += clone;
            id = self.sink.clone_suffix(id, name, Span::new(from, self.pos), start)?;
        }
        let version = suffix::version_length(rest.get(clone..).unwrap_or_default(), in_text);
        if version > 0 {
            let from = self.pos;
            self.pos += version;
            id = self.sink.version(id, name, Span::new(from, self.pos), start)?;
        }
        Ok(id)
    }
}

impl Reader<'_, Tree> {
    /// The mangled name of a vector variant, or one with a rare prefix, which was read.
    fn rare_mangled_name(&mut self, prefix: Prefix, start: usize) -> Parse<NodeId> {
        match prefix {
            Prefix::Encoding => self.vector_variant(start),
            Prefix::Block => self.block_invocation(start),
            Prefix::Global(what) => {
                let operand = self.global_operand()?;
                self.note_suffix_of_global(operand);
                Ok(self.node(Node::Special { what, operand }, start))
            }
            Prefix::AllocToken => self.alloc_token(start),
            Prefix::Import => {
                let operand = self.nested(Reader::mangled_name)?;
                Ok(self.node(Node::Special { what: Special::ImportThunk, operand }, start))
            }
        }
    }

    /// `_Z <name>`, and all that follows up to white space: what the tools print without parameters they do not read on.
    pub(super) fn head(&mut self) -> Parse<NodeId> {
        let has_prefix = self.eat_all(b"_Z") || (self.dialect == Style::Llvm && self.eat_all(b"__Z"));
        if !has_prefix {
            return self.stop_at(ErrorKind::NotMangled(BEGINNINGS), self.pos);
        }
        let id = self.name_without_signature()?;
        // A number at the end is not read either.
        let is_number = |at: usize| self.name.get(at..self.pos).is_some_and(|rest| rest.iter().all(u8::is_ascii_digit));
        self.rare.unread = self.rare.unread.filter(|at| !is_number(*at));
        self.pos += self.rest().iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        Ok(id)
    }

    /// `GV <instruction set> <mask> <length> <parameters> _ <symbol>`, from OpenMP's vector function ABIs: a clone of a
    /// function that takes vectors for its parameters.
    fn vector_variant(&mut self, start: usize) -> Parse<NodeId> {
        self.pos += vector_variant_length(self.rest()).unwrap_or(0);
        let description = Span::new(start, self.pos);
        self.pos += 1;
        let name_start = self.pos;
        let encoding = if self.eat_all(b"_Z") {
            self.outermost_encoding()?
        } else {
            match suffix::symbol_length(self.rest(), self.rare.in_text) {
                0 => return self.expected("a symbol after the description of a vector variant"),
                length => self.pos += length,
            }
            self.node(Node::Verbatim(Span::new(name_start, self.pos)), name_start)
        };
        Ok(self.node(Node::Suffixed { encoding, suffix: description, kind: Suffix::Clone }, start))
    }

    /// `<encoding> _block_invoke [[_] <number>]`
    fn block_invocation(&mut self, start: usize) -> Parse<NodeId> {
        let operand = self.encoding(Place::Inner)?;
        if !self.eat_all(b"_block_invoke") {
            return self.expected("'_block_invoke' after the function that encloses the block");
        }
        let underscore = self.eat(b'_');
        if underscore || self.peek().is_ascii_digit() {
            self.digits()?;
        }
        Ok(self.node(Node::Special { what: Special::BlockInvocation, operand }, start))
    }

    /// The entity that a global constructor is keyed to: a mangled name, another symbol, or a file.
    fn global_operand(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.eat_all(b"_Z") {
            return self.encoding(Place::Inner);
        }
        // Identifiers may have letters of all scripts. Compilers replace the other characters of a file's name by `_`.
        let is_file = |byte: u8| suffix::is_symbol(byte) || !byte.is_ascii();
        let length = self.rest().iter().take_while(|&&byte| is_file(byte)).count();
        if length == 0 {
            return self.expected("a symbol or the name of a file");
        }
        self.pos += length;
        Ok(self.node(Node::Verbatim(Span::new(start, self.pos)), start))
    }

    /// Notes that c++filt does not read a symbol version after what a global constructor is keyed to, nor a suffix after
    /// data.
    fn note_suffix_of_global(&mut self, operand: NodeId) {
        let takes_suffix = matches!(self.sink.ast.node(operand), Node::Encoding { .. } | Node::Special { .. });
        let is_read = self.at_end() || takes_suffix && self.peek() == b'.';
        if !is_read {
            self.unread_by(Style::Gnu, self.pos);
        }
    }

    /// `_Z <encoding>` after an allocation token.
    fn alloc_token(&mut self, start: usize) -> Parse<NodeId> {
        let token = Span::new(start, self.pos);
        let encoding = self.nested(|reader| {
            // An allocation token cannot follow another one.
            if !reader.rest().starts_with(b"_Z") {
                return reader.expected("a mangled name (_Z) after the allocation token");
            }
            reader.mangled_name()
        })?;
        Ok(self.node(Node::Suffixed { encoding, suffix: token, kind: Suffix::AllocToken }, start))
    }
}
