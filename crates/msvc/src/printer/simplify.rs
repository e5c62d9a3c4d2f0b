//! Short names of the standard library, for `Options::simplify_std`: no inline namespaces, no default template arguments,
//! `std::string` for `std::basic_string<char>`.
//!
//! The arguments are written, and those at the end whose text is that of the default are removed.

use super::{Flags, Printer};
use crate::arena::{List, Node, NodeId, slice};
use crate::grammar::Read;
use crate::record::Record;
use demangling::std_library::{Brackets, DefaultArgument, NAMESPACES, Template, alias, defaults, is_inline_namespace};

/// The most parameters that a template of the table has.
const MOST_PARAMETERS: usize = 8;

/// The brackets in the text of `llvm-undname`, which has a keyword before each class.
struct Undname;

impl Brackets for Undname {
    fn opened<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        text.strip_prefix(b"<")
    }

    fn closed<'t>(&self, text: &'t [u8], _: &[u8]) -> Option<&'t [u8]> {
        text.strip_prefix(b">")
    }

    fn untagged<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.strip_prefix(b"class ").or_else(|| text.strip_prefix(b"struct ")).unwrap_or(text)
    }
}

impl<R: Record> Printer<'_, R> {
    /// A name in its scopes, which are in the order of the mangled name, without inline namespaces of `std`.
    pub(super) fn with_simplified_scopes(&mut self, innermost: NodeId, scopes: &[NodeId]) -> Read<()> {
        let start = self.here();
        let (mut is_member, mut was_member, mut in_namespace) = (false, false, false);
        for (index, &scope) in scopes.iter().rev().enumerate() {
            let name = match self.node(scope) {
                Some(&Node::Source(span)) => slice(self.text, span),
                _ => b"",
            };
            if in_namespace && is_inline_namespace(name, self.inline_namespaces) {
                continue;
            }
            if index != 0 {
                self.write("::");
            }
            self.in_std = is_member;
            self.scope(scope)?;
            self.in_std = false;
            was_member = is_member;
            is_member = index == 0 && name == b"std";
            in_namespace = is_member || (in_namespace && NAMESPACES.iter().any(|known| known.as_bytes() == name));
        }
        self.scopes_end(start, !scopes.is_empty());
        // The name of a constructor is that of the last scope.
        let is_structor = match self.node(innermost) {
            Some(&Node::Template { name, .. }) => matches!(self.node(name), Some(&Node::Structor { .. })),
            node => matches!(node, Some(&Node::Structor { .. })),
        };
        self.in_std = if is_structor { was_member } else { is_member };
        self.innermost(innermost, start)?;
        self.in_std = false;
        Ok(())
    }

    /// The row of a template of the standard library that has default arguments.
    pub(super) fn known_template(&self, name: NodeId) -> Option<&'static Template> {
        match self.node(name) {
            Some(&Node::Source(span)) => defaults(slice(self.text, span)),
            _ => None,
        }
    }

    /// A template of `std` without its default arguments, or its alias. `named` is called after its name.
    pub(super) fn simplified(
        &mut self,
        &(template, defaults): &Template,
        arguments: List,
        named: impl FnOnce(&mut Self),
    ) -> Read<()> {
        let start = self.out.position();
        self.write(template);
        let arguments_start = self.out.position();
        // To find the defaults, all arguments must be printed.
        let whole = Flags { template_args: true, max_template_depth: u32::MAX, ..self.flags };
        let kept = self
            .with_flags(whole, |printer| printer.unrecorded(|printer| printer.without_defaults(arguments, defaults)))?;
        let written = self.out.written(arguments_start, self.out.position()).unwrap_or_default();
        let written = written.strip_prefix(b"<").and_then(|written| written.strip_suffix(b">"));
        if let Some((prefix, name)) = written.and_then(|written| alias(template, written)) {
            self.out.back_to(start);
            self.write(prefix);
            self.write(name);
            named(self);
            return Ok(());
        }
        // Nothing in template arguments is recorded, so that each is printed twice at most.
        if self.flags == whole && !(R::ACTIVE && self.template_depth == 0) {
            return Ok(());
        }
        self.out.back_to(arguments_start);
        named(self);
        self.template_arguments(arguments.first(kept))
    }

    /// The arguments in brackets, without the defaults at their end. Returns how many are left.
    fn without_defaults(&mut self, arguments: List, defaults: &[DefaultArgument]) -> Read<usize> {
        let arena = self.arena;
        let list = arena.list(arguments);
        // The end of what precedes each argument, and its start.
        let mut places = [(0, 0); MOST_PARAMETERS];
        let depth = self.template_depth;
        self.template_depth = depth.saturating_add(1);
        self.write("<");
        for (index, &argument) in list.iter().enumerate() {
            let before = self.out.position();
            if index != 0 {
                self.write(", ");
            }
            if let Some(place) = places.get_mut(index) {
                *place = (before, self.out.position());
            }
            self.template_argument(argument)?;
        }
        self.template_depth = depth;
        let mut kept = list.len();
        if kept <= defaults.len() {
            while let Some(last) = kept.checked_sub(1) {
                let end = self.out.position();
                let end_of = |index: usize| match index.checked_add(1) {
                    Some(next) if next < kept => places.get(next).map(|&(before, _)| before),
                    _ => Some(end),
                };
                let text = |index: usize| self.out.written(places.get(index)?.1, end_of(index)?);
                let default = defaults.get(last).copied().unwrap_or(DefaultArgument::None);
                let is_default = text(last).and_then(|argument| default.matches(argument, text, &Undname));
                if is_default != Some(true) {
                    break;
                }
                self.out.back_to(places.get(last).map_or(end, |&(before, _)| before));
                kept = last;
            }
        }
        self.write(">");
        Ok(kept)
    }
}
