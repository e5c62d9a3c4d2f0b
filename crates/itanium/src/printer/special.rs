//! Special names, and the suffixes of names.

use super::recorder::Recorder;
use super::{Label, Printer};
use crate::ast::{Node, NodeId, Span, Special, Suffix};
use crate::spelling::special::description;
use crate::spelling::style::Spelling;
use crate::spelling::suffix::clones;
use crate::spelling::token;
use demangling::Part;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    pub(super) fn special(&mut self, what: Special, operand: NodeId) {
        self.description(description::<S>(what));
        // Without parameters, the tools do not read on to what marks a block.
        let is_function = matches!(self.ast.node(operand), Node::Encoding { .. });
        self.memory.is_refused |= what == Special::BlockInvocation && is_function && !self.options.params;
        self.print(operand);
    }

    pub(super) fn reference_temporary(&mut self, name: NodeId, number: u32) {
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

    pub(super) fn construction_vtable(&mut self, complete: NodeId, base: NodeId) {
        self.description(token::CONSTRUCTION_VTABLE);
        self.print(base);
        self.push(token::IN_COMPLETE_TYPE);
        self.print(complete);
    }

    pub(super) fn suffixed(&mut self, encoding: NodeId, suffix: Span, kind: Suffix) {
        self.print(encoding);
        match kind {
            // Without parameters, the tools leave out the suffix of a function too.
            Suffix::Clone if !self.options.clone_suffix || self.outermost.is_some() && !self.options.params => {}
            Suffix::Clone if self.has_no_suffix(encoding) => {}
            Suffix::Clone if S::CLONES_APART => {
                for clone in clones(self.input, suffix) {
                    self.push(S::CLONE);
                    self.part(Part::CloneSuffix, |printer| printer.push_text(clone));
                    self.push_byte(S::CLONE_END);
                }
            }
            Suffix::Clone => {
                self.push(S::CLONE);
                for clone in clones(self.input, suffix) {
                    self.part(Part::CloneSuffix, |printer| printer.push_text(clone));
                }
                self.push_byte(S::CLONE_END);
            }
            Suffix::Version if !self.options.params => {}
            Suffix::Version => self.part(Part::Version, |printer| printer.push_text(suffix)),
            Suffix::AllocToken => self.push(" (.alloc_token)"),
        }
    }

    /// True if the tool leaves out the suffix of such a name.
    fn has_no_suffix(&self, id: NodeId) -> bool {
        let Node::Special { what, .. } = self.ast.node(id) else { return false };
        match what {
            Special::BlockInvocation => !S::SUFFIXES_OF_BLOCKS,
            Special::GlobalConstructors | Special::GlobalDestructors => {
                let name = self.ast.span(id).of(self.input);
                // c++filt does not read these.
                let is_sub = name.starts_with(b"_GLOBAL__sub_");
                !S::SUFFIXES_OF_GLOBALS && !is_sub
            }
            _ => false,
        }
    }

    /// `vtable for `
    fn description(&mut self, text: impl AsRef<[u8]>) {
        self.open(Label::Part(Part::Description));
        self.push(text);
        self.recorder.close(self.out.len().saturating_sub(1));
    }
}
