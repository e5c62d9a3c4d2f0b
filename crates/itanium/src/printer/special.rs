//! Special names, and what stands behind a name.

use super::recorder::Recorder;
use super::{Label, Printer};
use crate::ast::{Node, NodeId, Special, Suffix, Text};
use crate::part::Part;
use crate::spelling::style::Style;

impl<S: Style, R: Recorder> Printer<'_, S, R> {
    pub(super) fn special(&mut self, node: Node) {
        match node {
            Node::Special { what, operand } => {
                self.description(description::<S>(what));
                self.print(operand);
            }
            Node::ReferenceTemporary { name, number } => {
                self.part(Part::Description, |printer| {
                    printer.push("reference temporary ");
                    if S::NUMBERED_REFERENCE_TEMPORARIES {
                        printer.push_byte(b'#');
                        printer.push_number(number);
                        printer.push_byte(b' ');
                    }
                    printer.push("for");
                });
                self.push_byte(b' ');
                self.print(name);
            }
            Node::ConstructionVtable { complete, base } => {
                self.description("construction vtable for ");
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
                    Suffix::Clone if S::CLONES_APART => {
                        for clone in clones(self.input, suffix) {
                            self.push(" [clone ");
                            self.part(Part::CloneSuffix, |printer| printer.push_text(clone));
                            self.push_byte(b']');
                        }
                    }
                    Suffix::Clone => {
                        self.push(" (");
                        for clone in clones(self.input, suffix) {
                            self.part(Part::CloneSuffix, |printer| printer.push_text(clone));
                        }
                        self.push_byte(b')');
                    }
                    Suffix::Version if !self.options.params => {}
                    Suffix::Version => self.part(Part::Version, |printer| printer.push_text(suffix)),
                    Suffix::AllocToken => self.push(" (.alloc_token)"),
                }
            }
            _ => {}
        }
    }

    fn is_block_invocation(&self, id: NodeId) -> bool {
        matches!(self.ast.node(id), Node::Special { what: Special::BlockInvocation, .. })
    }

    /// `vtable for `
    fn description(&mut self, text: &str) {
        self.open(Label::Part(Part::Description));
        self.push(text);
        self.recorder.close(self.out.len() - 1);
    }
}

/// The suffixes of which a run of them consists: `.isra.0` and `.cold` of `.isra.0.cold`.
pub(crate) fn clones(input: &[u8], suffix: Text) -> impl Iterator<Item = Text> {
    let mut rest = suffix;
    std::iter::from_fn(move || {
        let bytes = rest.of(input);
        if bytes.is_empty() {
            return None;
        }
        let mut length = 1 + bytes[1..].iter().take_while(|&&byte| byte != b'.').count();
        // A number belongs to the word before it.
        while bytes.get(length) == Some(&b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit) {
            length += 1 + bytes[length + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
        let end = rest.start as usize + length;
        let clone = Text::new(rest.start as usize, end);
        rest = Text::new(end, rest.end as usize);
        Some(clone)
    })
}

pub(crate) fn description<S: Style>(what: Special) -> &'static str {
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
        Special::ImportThunk => "import thunk for ",
        Special::GlobalConstructors => "global constructors keyed to ",
        Special::GlobalDestructors => "global destructors keyed to ",
    }
}
