//! Types, and the lifetimes in them.

use super::path::Place;
use super::seen::What;
use super::{Read, Reader};
use crate::recorder::Recorder;
use crate::tool::Tool;
use demangling::ErrorKind;

/// The basic types, whose tags are the letters from `a` to `z`: `<basic-type>`.
static BASIC_TYPES: [&str; 26] = [
    "i8", "bool", "char", "f64", "str", "f32", "", "u8", "isize", "usize", "", "i32", "u32", "i128", "u128", "_", "",
    "", "i16", "u16", "()", "...", "", "i64", "u64", "!",
];

/// The basic type with this tag; empty if there is none.
#[inline(always)]
pub(super) fn basic_type(tag: u8) -> &'static [u8] {
    BASIC_TYPES.get(usize::from(tag.wrapping_sub(b'a'))).map_or(b"", |name| name.as_bytes())
}

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// `<type> = <basic-type> | <array-type> | <slice-type> | <tuple-type> | <ref-type> | <mut-ref-type> |
    /// <const-ptr-type> | <mut-ptr-type> | <fn-type> | <dyn-trait-type> | <path> | <backref>`; also patterns.
    pub(super) fn ty(&mut self) -> Read {
        let tag = self.peek();
        let name = basic_type(tag);
        if !name.is_empty() {
            if T::BASIC_TYPE_IS_LEVEL && self.levels == 0 {
                return Err(self.stopped(ErrorKind::TooDeep));
            }
            self.advance();
            return self.write(name);
        }
        self.enter()?;
        match tag {
            b'C' | b'M' | b'X' | b'Y' | b'N' | b'I' => {
                self.path(Place::Type)?;
            }
            b'B' => {
                self.advance();
                self.back_reference(Some(What::Type), Self::ty)?;
            }
            _ => {
                let start = self.at;
                let text = self.output.position();
                self.compound_type(tag)?;
                if !self.skipping {
                    self.seen.insert(What::Type, start, self.bound_lifetimes, text, self.output.position());
                }
            }
        }
        self.leave();
        Ok(())
    }

    #[inline(never)]
    fn compound_type(&mut self, tag: u8) -> Read {
        self.advance();
        match tag {
            b'R' => self.reference(b""),
            b'Q' => self.reference(b"mut "),
            b'P' => {
                self.write(b"*const ")?;
                self.ty()
            }
            b'O' => {
                self.write(b"*mut ")?;
                self.ty()
            }
            b'S' => {
                self.write(b"[")?;
                self.ty()?;
                self.write(b"]")
            }
            b'T' => self.tuple(Self::ty),
            b'A' => {
                self.write(b"[")?;
                self.ty()?;
                self.write(b"; ")?;
                self.constant(true)?;
                self.write(b"]")
            }
            b'F' => self.fn_type(),
            b'D' => self.dyn_trait_type(),
            b'w' if T::STRUCTURAL_CONSTANTS => {
                self.write(b"#[splat] ")?;
                self.ty()
            }
            b'W' if T::STRUCTURAL_CONSTANTS => {
                self.ty()?;
                self.write(b" is ")?;
                self.pattern()
            }
            _ => {
                self.at = self.at.wrapping_sub(1);
                self.expected("a type")
            }
        }
    }

    /// `<ref-type> = R [<lifetime>] <type>`, `<mut-ref-type> = Q [<lifetime>] <type>`; the tag was read.
    #[inline(always)]
    fn reference(&mut self, mutability: &[u8]) -> Read {
        self.write(b"&")?;
        if self.eat(b'L') {
            let index = self.base_62_number()?;
            if index != 0 {
                self.write_lifetime(index)?;
                self.write(b" ")?;
            }
        }
        self.write(mutability)?;
        self.ty()
    }

    /// `(…)` around elements up to an `E`; `(…,)` around a single one.
    #[inline(always)]
    pub(super) fn tuple(&mut self, mut element: impl FnMut(&mut Self) -> Read) -> Read {
        self.write(b"(")?;
        let mut count = 0_u8;
        self.separated(b", ", |reader| {
            count = count.saturating_add(1);
            element(reader)
        })?;
        self.write(if count == 1 { b",)" } else { b")" })
    }

    /// `<fn-type> = F <fn-sig>`, `<fn-sig> = [<binder>] [U] [K <abi>] {<type>} E <type>`; the `F` was read.
    #[inline(never)]
    fn fn_type(&mut self) -> Read {
        let bound = self.binder()?;
        if self.eat(b'U') {
            self.write(b"unsafe ")?;
        }
        if self.eat(b'K') {
            self.abi()?;
        }
        self.write(b"fn(")?;
        self.separated(b", ", Self::ty)?;
        self.write(b")")?;
        if !self.eat(b'u') {
            self.write(b" -> ")?;
            self.ty()?;
        }
        self.bound_lifetimes = bound;
        Ok(())
    }

    /// `<abi> = C | <undisambiguated-identifier>`
    fn abi(&mut self) -> Read {
        if self.eat(b'C') {
            return self.write(b"extern \"C\" ");
        }
        let identifier = self.undisambiguated_identifier()?;
        if identifier.in_punycode || (identifier.bytes.is_empty() && !T::EMPTY_ABI) {
            return self.expected("an ABI");
        }
        self.write(b"extern \"")?;
        for (number, word) in identifier.bytes.split(|&byte| byte == b'_').enumerate() {
            if number > 0 {
                self.write(b"-")?;
            }
            self.write(word)?;
        }
        self.write(b"\" ")
    }

    /// `<dyn-trait-type> = D <dyn-bounds> <lifetime>`, `<dyn-bounds> = [<binder>] {<dyn-trait>} E`; the `D` was read.
    #[inline(never)]
    fn dyn_trait_type(&mut self) -> Read {
        self.write(b"dyn ")?;
        let bound = self.binder()?;
        self.separated(b" + ", Self::dyn_trait)?;
        self.bound_lifetimes = bound;
        if !self.eat(b'L') {
            return self.expected("a lifetime");
        }
        let index = self.base_62_number()?;
        if index != 0 {
            self.write(b" + ")?;
            self.write_lifetime(index)?;
        }
        Ok(())
    }

    /// `<dyn-trait> = <path> {<dyn-trait-assoc-binding>}`, `<dyn-trait-assoc-binding> = p <undisambiguated-identifier>
    /// <type>`
    fn dyn_trait(&mut self) -> Read {
        let mut open = self.path(Place::Bound)?;
        while self.eat(b'p') {
            let identifier = self.undisambiguated_identifier()?;
            let Some(levels) = self.template_levels.checked_sub(1) else {
                open = self.left_out_binding(open)?;
                continue;
            };
            self.template_levels = levels;
            self.write(if open { b", " } else { b"<" })?;
            open = true;
            if T::ASSOCIATED_PUNYCODE {
                self.write(identifier.bytes)?;
            } else {
                self.write_identifier(identifier)?;
            }
            self.write(b" = ")?;
            self.ty()?;
            self.template_levels = levels.wrapping_add(1);
        }
        if open { self.write(b">") } else { Ok(()) }
    }

    /// Reads the type of an associated type that the options leave out. True if there is an angle bracket to close.
    #[cold]
    #[inline(never)]
    fn left_out_binding(&mut self, open: bool) -> Read<bool> {
        self.skip(Self::ty)?;
        if open || !self.choices.mark_left_out {
            return Ok(open);
        }
        self.write(b"<...")?;
        Ok(true)
    }

    /// `<binder> = G <base-62-number>`, which may be missing. The number of lifetimes that were bound before.
    #[inline(always)]
    fn binder(&mut self) -> Read<u64> {
        let count = self.tagged_number(b'G')?;
        if count == 0 { Ok(self.bound_lifetimes) } else { self.bind(count) }
    }

    #[inline(never)]
    fn bind(&mut self, count: u64) -> Read<u64> {
        let before = self.bound_lifetimes;
        let most = if T::BINDER_WITHIN_NAME {
            (self.name.len() as u64).saturating_sub(before).saturating_sub(1)
        } else {
            T::BINDER
        };
        let bound = before.checked_add(count).filter(|_| count <= most);
        let Some(bound) = bound else { return Err(self.stopped(ErrorKind::NumberTooLarge)) };
        if !self.skipping {
            self.write(b"for<")?;
            for level in before..bound {
                if level > before {
                    self.write(b", ")?;
                }
                self.write_level(level)?;
            }
            self.write(b"> ")?;
        }
        self.bound_lifetimes = bound;
        Ok(before)
    }

    /// Writes the lifetime with this index, where 1 is the innermost one that is bound.
    pub(super) fn write_lifetime(&mut self, index: u64) -> Read {
        if index == 0 {
            return self.write(b"'_");
        }
        match self.bound_lifetimes.checked_sub(index) {
            Some(level) => self.write_level(level),
            None if T::UNBOUND_LIFETIMES => self.write_level(self.bound_lifetimes.wrapping_sub(index)),
            None if self.skipping && !T::SKIPPED_LIFETIMES_CHECKED => Ok(()),
            None => self.expected("a lifetime that is bound"),
        }
    }

    /// Writes the lifetime with this number, where 0 is the outermost one.
    fn write_level(&mut self, level: u64) -> Read {
        if level < 26 {
            return self.write(&[b'\'', b'a'.wrapping_add(u8::try_from(level).unwrap_or(0))]);
        }
        let (letters, first) = T::LIFETIME_AFTER_Z;
        self.write(letters)?;
        self.write_decimal(level.wrapping_sub(26).wrapping_add(first))
    }

    /// The pattern that restricts a type: `R <const> <const>`, a range; `N`, not null; `O {<pattern>} E`, any of several.
    #[cold]
    #[inline(never)]
    fn pattern(&mut self) -> Read {
        self.enter()?;
        let tag = self.peek();
        self.advance();
        match tag {
            b'R' => {
                self.constant(false)?;
                self.write(b"..=")?;
                self.constant(false)?;
            }
            b'N' => self.write(b"!null")?,
            b'O' => {
                self.pattern()?;
                while !self.eat(b'E') {
                    self.write(b" | ")?;
                    self.pattern()?;
                }
            }
            _ => {
                self.at = self.at.wrapping_sub(1);
                return self.expected("a pattern");
            }
        }
        self.leave();
        Ok(())
    }
}
