//! The option `simplify_std`: no inline namespaces, no default template arguments, `std::string` for
//! `std::basic_string<char>`.
//!
//! An argument is a default if its text is the one that the standard prescribes for the arguments before it. It is set
//! aside, since a substitution may refer to it.

use super::lists::{Holds, List};
use super::{Fragment, Spelling, Text, marks};
use crate::grammar::{Parse, Stop, Table, Tables};
use crate::spelling::angles::Angles;
use crate::spelling::token;
use demangling::std_library::{
    Brackets, DefaultArgument, MAX_NAMESPACES, NAMESPACES, Template, alias, defaults, is_inline_namespace,
};
use std::marker::PhantomData;

/// True for the bytes of the qualified name of a namespace.
fn is_of_namespace(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'$' | b'.') || !byte.is_ascii()
}

/// True if identifiers of a name could be taken for other text.
pub(super) fn has_odd_bytes(mangled: &[u8]) -> bool {
    // Without branches, so that many bytes are checked at once.
    let is_odd = |byte: u8| {
        let before_digits = byte < b'0' && byte != b'.' && byte != b'$';
        let after_digits = byte.wrapping_sub(b':') < b'@' - b':';
        let bracket = byte.wrapping_sub(b'[') < 4 || byte == b'`' || byte.wrapping_sub(b'{') < 5;
        u8::from(before_digits | after_digits | bracket)
    };
    mangled.iter().fold(0, |found, &byte| found | is_odd(byte)) != 0
}

/// A template of the standard library whose arguments are being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Simplified {
    name: Fragment,
    /// Its name and its default template arguments.
    template: &'static Template,
    /// The number of candidates before its arguments.
    candidates: usize,
}

impl Simplified {
    /// Fills the unused entries of a table.
    pub(super) const FILLER: Simplified = Simplified { name: Fragment::OPAQUE, template: &("", &[]), candidates: 0 };
}

impl<S: Spelling> Text<S> {
    fn text(&self, fragment: Fragment) -> Parse<&[u8]> {
        self.buffer.get(fragment.start(), fragment.end()).ok_or(Stop)
    }

    /// Removes `::__cxx11` after `std` or a namespace in it.
    #[inline]
    pub(super) fn leave_out_inline_namespace(&mut self, scope: Fragment, name: Fragment) -> Parse<()> {
        if self.buffer.byte(name.start()) != b'_' || !is_inline_namespace(self.text(name)?, &[]) {
            return Ok(());
        }
        let Some(inner) = self.text(scope)?.strip_prefix(token::STD) else { return Ok(()) };
        if !(inner.is_empty() || inner.starts_with(b"::")) {
            return Ok(());
        }
        let namespaces = || inner.split(|&byte| byte == b':').filter(|name| !name.is_empty());
        let is_namespace = |name: &[u8]| NAMESPACES.iter().any(|known| known.as_bytes() == name);
        let is_repeated = namespaces().zip(namespaces().skip(1)).any(|(outer, name)| outer == name);
        if !inner.iter().copied().all(is_of_namespace)
            || namespaces().next().is_some_and(|name| !is_namespace(name))
            || namespaces().count() >= MAX_NAMESPACES
            || is_repeated
        {
            return Err(Stop);
        }
        // No substitution refers to the namespace alone, but a constructor would repeat it.
        self.class = Fragment::plain(0, 0);
        self.buffer.truncate(scope.end()).ok_or(Stop)
    }

    /// Begins the arguments of the template `name`, after the bracket.
    pub(super) fn begin_simplified(&mut self, name: Option<Fragment>, tables: &Tables<Self>) -> Parse<List> {
        let list = self.begin_list(Holds::Other);
        let Some(name) = name else { return Ok(list) };
        let Some(template) = self.text(name)?.strip_prefix(token::STD_SCOPE).and_then(defaults) else {
            return Ok(list);
        };
        self.templates.push(Simplified { name, template, candidates: tables.candidates.len() });
        Ok(List { holds: Holds::Simplified, first: self.simplified.len(), ..list })
    }

    /// Ends these arguments, and removes the trailing ones that are defaults.
    pub(super) fn end_simplified(&mut self, list: List, tables: &mut Tables<Self>) -> Parse<Fragment> {
        if self.simplified.is_full() || self.templates.is_full() {
            return Err(Stop);
        }
        let depth = self.templates.len().wrapping_sub(1);
        let Simplified { name, template: &(template, defaults), candidates } = self.templates.get(depth).ok_or(Stop)?;
        self.templates.truncate(depth);
        let arguments = self.simplified.since(list.first);
        let mut kept = arguments.len();
        if kept <= defaults.len() {
            while kept > 1 && self.is_default(defaults, arguments, kept - 1)? {
                kept -= 1;
            }
        }
        let (last, count) = (arguments.get(kept.wrapping_sub(1)).copied(), arguments.len());
        self.simplified.truncate(list.first);
        if let Some(last) = last.filter(|_| kept < count) {
            self.set_aside_since(last.end(), candidates, tables)?;
        }
        let alias = match last {
            Some(argument) if kept == 1 => alias(template, self.text(argument)?),
            _ => None,
        };
        let Some((prefix, alias)) = alias else {
            self.close_angle(list.start);
            return Ok(Fragment::OPAQUE);
        };
        self.class = self.set_aside(name.start(), self.class, tables)?;
        self.buffer.push(token::STD_SCOPE);
        self.buffer.push_all(prefix.as_bytes());
        self.buffer.push_all(alias.as_bytes());
        Ok(Fragment::OPAQUE)
    }

    /// True if the argument at `index` is the default of its parameter.
    fn is_default(&self, defaults: &[DefaultArgument], arguments: &[Fragment], index: usize) -> Parse<bool> {
        let argument = |index: usize| self.text(arguments.get(index).copied().unwrap_or(Fragment::OPAQUE)).ok();
        let default = defaults.get(index).copied().unwrap_or(DefaultArgument::None);
        default.matches(argument(index).ok_or(Stop)?, argument, self).ok_or(Stop)
    }
}

impl<S: Spelling> Brackets for Text<S> {
    #[inline]
    fn opened<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        if self.options.marks { marks::opened(text) } else { Angles::<S>(PhantomData).opened(text) }
    }

    #[inline]
    fn closed<'t>(&self, text: &'t [u8], last: &[u8]) -> Option<&'t [u8]> {
        if self.options.marks { marks::closed(text) } else { Angles::<S>(PhantomData).closed(text, last) }
    }
}
