//! Special names, and what stands behind a name.

use super::Printer;
use super::recorder::Recorder;
use super::style::Style;
use crate::ast::{Node, NodeId, Special, Suffix, Text};

impl<S: Style, R: Recorder> Printer<'_, S, R> {
    pub(super) fn special(&mut self, node: Node) {
        match node {
            Node::Special { what, operand } => {
                self.push(description::<S>(what));
                self.print(operand);
            }
            Node::ReferenceTemporary { name, number } => {
                if S::NUMBERED_REFERENCE_TEMPORARIES {
                    self.push("reference temporary #");
                    self.push_number(number);
                    self.push(" for ");
                } else {
                    self.push("reference temporary for ");
                }
                self.print(name);
            }
            Node::ConstructionVtable { complete, base } => {
                self.push("construction vtable for ");
                self.print(base);
                self.push("-in-");
                self.print(complete);
            }
            Node::Suffixed { encoding, suffix, kind } => {
                self.print(encoding);
                match kind {
                    // Without parameters the tools leave the suffix of a function out too.
                    Suffix::Clone if !self.options.clone_suffix || self.outermost.is_some() && !self.options.params => {
                    }
                    Suffix::Clone if !S::SUFFIXES_OF_BLOCKS && self.is_block_invocation(encoding) => {}
                    Suffix::Clone if S::CLONES_APART => self.clones(suffix),
                    Suffix::Clone => {
                        self.push(" (");
                        self.push_text(suffix);
                        self.push_byte(b')');
                    }
                    Suffix::Version => self.push_text(suffix),
                    Suffix::AllocToken => self.push(" (.alloc_token)"),
                }
            }
            _ => {}
        }
    }

    fn is_block_invocation(&self, id: NodeId) -> bool {
        matches!(self.ast.node(id), Node::Special { what: Special::BlockInvocation, .. })
    }

    /// ` [clone .isra.0] [clone .cold]`
    fn clones(&mut self, suffix: Text) {
        let mut rest = suffix;
        while !rest.is_empty() {
            let bytes = rest.of(self.input);
            let mut length = 1 + bytes[1..].iter().take_while(|&&byte| byte != b'.').count();
            // A number belongs to the word before it.
            while bytes.get(length) == Some(&b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit) {
                let digits = bytes[length + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                length += 1 + digits;
            }
            let end = rest.start as usize + length;
            self.push(" [clone ");
            self.push_text(Text::new(rest.start as usize, end));
            self.push_byte(b']');
            rest = Text::new(end, rest.end as usize);
        }
    }
}

fn description<S: Style>(what: Special) -> &'static str {
    match what {
        Special::Vtable => "vtable for ",
        Special::Vtt => "VTT for ",
        Special::Typeinfo => "typeinfo for ",
        Special::TypeinfoName => "typeinfo name for ",
        Special::TypeinfoFunction => "typeinfo fn for ",
        Special::JavaClass => "java Class for ",
        Special::NonVirtualThunk => "non-virtual thunk to ",
        Special::VirtualThunk => "virtual thunk to ",
        Special::CovariantThunk => "covariant return thunk to ",
        Special::TemplateParameterObject => "template parameter object for ",
        Special::ThreadWrapper => S::THREAD_WRAPPER,
        Special::ThreadInit => S::THREAD_INIT,
        Special::Guard => "guard variable for ",
        Special::HiddenAlias => "hidden alias for ",
        Special::TransactionClone => "transaction clone for ",
        Special::NonTransactionClone => "non-transaction clone for ",
        Special::ModuleInitializer => "initializer for module ",
        Special::BlockInvocation => "invocation function for block in ",
        Special::GlobalConstructors => "global constructors keyed to ",
        Special::GlobalDestructors => "global destructors keyed to ",
    }
}
