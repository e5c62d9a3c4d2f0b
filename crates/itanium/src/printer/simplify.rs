//! Short names of the standard library, for `Options::simplify_std`: no inline namespaces, no default template
//! arguments, `std::string` for `std::basic_string<char>`.
//!
//! An argument is a default if its text is the one that the standard derives from the arguments before it, so a custom
//! allocator or comparator is printed.

use super::Printer;
use super::recorder::{Label, Recorder};
use crate::ast::{List, Node, NodeId, StdAbbreviation};
use crate::spelling::angles::Angles;
use crate::spelling::style::Spelling;
use crate::spelling::token;
use demangling::Part;
use demangling::std_library::{DefaultArgument, MAX_NAMESPACES, alias, defaults, is_inline_namespace};
use std::marker::PhantomData;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// True for an inline namespace of the standard library, which is left out.
    pub(super) fn is_inline_namespace(&self, scope: NodeId, name: NodeId) -> bool {
        let is_inline = |name: &[u8]| is_inline_namespace(name, &self.options.inline_namespaces);
        self.identifier(name).is_some_and(is_inline) && self.is_in_std(scope)
    }

    pub(super) fn identifier(&self, id: NodeId) -> Option<&[u8]> {
        match self.ast.node(id) {
            Node::Identifier(text) => Some(text.of(self.input)),
            _ => None,
        }
    }

    /// True for `std` and the namespaces in it.
    fn is_in_std(&self, id: NodeId) -> bool {
        let mut id = id;
        for _ in 0..MAX_NAMESPACES {
            match self.ast.node(id) {
                Node::Std => return true,
                Node::Nested { scope, name } if self.identifier(name).is_some() => id = scope,
                _ => return false,
            }
        }
        false
    }

    /// The identifier of a class template directly in `std`, ignoring inline namespaces.
    fn std_template(&mut self, name: NodeId) -> Option<&[u8]> {
        let name = self.resolved(name);
        let (mut scope, name) = match self.ast.node(name) {
            Node::Nested { scope, name } => (scope, name),
            Node::StdAbbreviation { which: StdAbbreviation::BasicString, .. } => return Some(b"basic_string"),
            _ => return None,
        };
        for _ in 0..MAX_NAMESPACES {
            match self.ast.node(scope) {
                Node::Nested { scope: outer, name } if self.is_inline_namespace(outer, name) => scope = outer,
                _ => break,
            }
        }
        if matches!(self.ast.node(scope), Node::Std) { self.identifier(name) } else { None }
    }

    /// Prints `name<args>` without default arguments, or its alias.
    pub(super) fn simplified_template(&mut self, name: NodeId, args: NodeId) {
        let known = self.std_template(name).and_then(defaults);
        let (&(known, defaults), Node::TemplateArgs { args: list, .. }) = (match known {
            Some(known) => (known, self.ast.node(args)),
            None => {
                self.print(name);
                return self.print(args);
            }
        }) else {
            return;
        };
        let start = self.lengths();
        self.print(name);
        let args_start = self.lengths();
        // To find the defaults, all arguments must be printed.
        let are_cut = !self.options.template_args || self.options.max_template_depth.is_some();
        let outer = self.whole_args;
        self.whole_args |= are_cut;
        let kept = self.simplified_args(list, defaults);
        self.whole_args = outer;
        let arguments = self.out.get(args_start.len..).and_then(|text| text.strip_prefix(b"<")?.strip_suffix(b">"));
        if let Some((prefix, alias)) = arguments.and_then(|arguments| alias(known, arguments)) {
            self.back_to(start);
            self.open(Label::Node(name));
            self.part(Part::ScopePart, |printer| printer.push(token::STD));
            self.push("::");
            self.part(Part::BaseName, |printer| {
                printer.push(prefix);
                printer.push(alias);
            });
            self.close();
        } else if are_cut && !self.whole_args {
            self.back_to(args_start);
            self.template_args(list.first(kept), None);
        }
    }

    /// Prints `<args>` without the defaults at the end. Returns the number of arguments that are left.
    fn simplified_args(&mut self, args: List, defaults: &[DefaultArgument]) -> usize {
        if args.len() > defaults.len() {
            self.template_args(args, None);
            return args.len();
        }
        self.open(Label::Part(Part::TemplateArgs));
        self.push_byte(b'<');
        let kept = self.inside_angles(|printer| printer.without_defaults(args, defaults));
        self.close_angle();
        self.close();
        kept
    }

    fn without_defaults(&mut self, args: List, defaults: &[DefaultArgument]) -> usize {
        let ast = self.ast;
        // The start and the end of each argument.
        let mut places = Vec::with_capacity(args.len());
        for (index, &arg) in ast.items(args).iter().enumerate() {
            let before = self.lengths();
            if index > 0 {
                self.push(", ");
            }
            let text_start = self.out.len();
            self.open(Label::Element);
            self.without_pending(|printer| printer.print(arg));
            self.close();
            places.push((before, text_start, self.out.len()));
        }
        while let Some((&(before, text_start, text_end), index)) = places.last().zip(places.len().checked_sub(1)) {
            let text = |place: usize| places.get(place).and_then(|&(_, start, end)| self.out.get(start..end));
            let default = defaults.get(index).copied().unwrap_or(DefaultArgument::None);
            let is_default = self
                .out
                .get(text_start..text_end)
                .and_then(|argument| default.matches(argument, text, &Angles::<S>(PhantomData)));
            if is_default != Some(true) {
                break;
            }
            places.pop();
            self.back_to(before);
        }
        places.len()
    }
}
