//! Types, in two halves.

use super::{Flags, Printer};
use crate::arena::{Node, NodeId, ParameterList, PointerKind, RefQualifier, Signature, TagKind};
use crate::codes::{Keyword, Qualifiers};
use crate::grammar::Read;
use crate::record::Record;
use demangling::Part;

impl<R: Record> Printer<'_, R> {
    /// A type without a name.
    pub(super) fn whole_type(&mut self, ty: NodeId) -> Read<()> {
        self.unrecorded(|printer| {
            printer.left(ty)?;
            printer.right(ty)
        })
    }

    /// The half of a type before the name.
    #[inline(always)]
    pub(super) fn left(&mut self, ty: NodeId) -> Read<()> {
        if let Some(&Node::Builtin { name, qualifiers }) = self.node(ty) {
            self.write_padded(name);
            self.qualifiers(qualifiers);
            return Ok(());
        }
        self.rare_left(ty)
    }

    /// That of a type that is not builtin.
    fn rare_left(&mut self, ty: NodeId) -> Read<()> {
        self.nested(|printer| match printer.node(ty) {
            Some(&Node::Tag { kind, name, qualifiers }) => printer.tag(kind, qualifiers, |printer| printer.name(name)),
            Some(&Node::Custom { name }) => printer.name(name),
            Some(&Node::Pointer { kind, qualifiers, pointee, class }) => {
                printer.pointer(kind, qualifiers, pointee, class)
            }
            Some(&Node::Array { element, qualifiers, .. }) => {
                printer.left(element)?;
                printer.qualifiers(qualifiers);
                Ok(())
            }
            Some(&Node::Function(signature)) => {
                printer.result_left(&signature)?;
                printer.convention(&signature);
                Ok(())
            }
            _ => printer.other(ty),
        })
    }

    /// A class or enumeration, whose name is printed by `name`.
    pub(super) fn tag(
        &mut self,
        kind: TagKind,
        qualifiers: Qualifiers,
        name: impl FnOnce(&mut Self) -> Read<()>,
    ) -> Read<()> {
        if self.flags.tag_kind {
            self.write_padded(kind.keyword());
            self.write(" ");
        }
        name(self)?;
        self.qualifiers(qualifiers);
        Ok(())
    }

    /// The half of a type after the name, which most types do not have.
    #[inline]
    pub(super) fn right(&mut self, ty: NodeId) -> Read<()> {
        match self.node(ty) {
            Some(&Node::Pointer { .. } | &Node::Array { .. } | &Node::Function(_)) => self.rare_right(ty),
            _ => Ok(()),
        }
    }

    fn rare_right(&mut self, ty: NodeId) -> Read<()> {
        match self.node(ty) {
            Some(&Node::Pointer { pointee, .. }) => self.nested(|printer| {
                match printer.node(pointee) {
                    Some(&Node::Array { .. }) => printer.write(")"),
                    Some(&Node::Function(signature)) => {
                        printer.write(")");
                        let flags = Flags { params: true, ..printer.flags };
                        return printer.with_flags(flags, |printer| printer.signature_right(&signature));
                    }
                    _ => {}
                }
                printer.right(pointee)
            }),
            Some(&Node::Array { element, lengths, .. }) => self.nested(|printer| {
                let arena = printer.arena;
                for &length in arena.numbers(lengths) {
                    printer.write("[");
                    if length != 0 {
                        printer.write_number(length);
                    }
                    printer.write("]");
                }
                printer.right(element)
            }),
            Some(&Node::Function(signature)) => self.nested(|printer| {
                // A type, such as a template argument: only those of the symbol itself are left out.
                let flags = Flags { params: true, ..printer.flags };
                printer.with_flags(flags, |printer| printer.signature_right(&signature))
            }),
            _ => Ok(()),
        }
    }

    fn pointer(&mut self, kind: PointerKind, qualifiers: Qualifiers, pointee: NodeId, class: NodeId) -> Read<()> {
        let pointee_node = self.node(pointee);
        if let Some(&Node::Function(signature)) = pointee_node {
            // The tool prints it with these flags, whatever its own are.
            let flags = Flags { calling_convention: false, ..self.flags.in_names() };
            self.with_flags(flags, |printer| printer.result_left(&signature))?;
        } else {
            self.left(pointee)?;
        }
        self.separate();
        if qualifiers.has(Qualifiers::UNALIGNED) {
            self.write("__unaligned ");
        }
        match pointee_node {
            Some(&Node::Array { .. }) => self.write("("),
            Some(&Node::Function(signature)) => {
                self.write("(");
                // The tool prints it in any case, and a space even if it does not know it.
                self.write_padded(signature.convention.keyword());
                self.write(" ");
            }
            _ => {}
        }
        if class.exists() {
            self.name(class)?;
            self.write("::");
        }
        self.write_padded(kind.punctuator());
        if qualifiers != Qualifiers::NONE {
            self.pointer_qualifiers(qualifiers);
        }
        Ok(())
    }

    /// Qualifiers after a pointer's declarator.
    fn pointer_qualifiers(&mut self, qualifiers: Qualifiers) {
        let mut is_first = true;
        for keyword in keywords(qualifiers) {
            if !is_first {
                self.write(" ");
            }
            is_first = false;
            self.write_padded(keyword);
        }
    }

    /// Qualifiers after a type, each after a space.
    #[inline]
    pub(super) fn qualifiers(&mut self, qualifiers: Qualifiers) {
        if qualifiers != Qualifiers::NONE {
            self.some_qualifiers(qualifiers);
        }
    }

    fn some_qualifiers(&mut self, qualifiers: Qualifiers) {
        for keyword in keywords(qualifiers) {
            self.write(" ");
            self.write_padded(keyword);
        }
    }

    /// The half of the return type before the name, and a space.
    pub(super) fn result_left(&mut self, signature: &Signature) -> Read<()> {
        if signature.result.exists() && self.shows(self.flags.return_type) {
            let start = self.here();
            self.result(|printer| printer.left(signature.result))?;
            self.part(Part::ReturnType, start);
            self.write(" ");
        }
        Ok(())
    }

    /// A half of the return type. If it is printed only for its part, nothing is left out of that.
    fn result(&mut self, half: impl FnOnce(&mut Self) -> Read<()>) -> Read<()> {
        if !R::WHOLE {
            return self.unrecorded(half);
        }
        let flags = Flags { return_type: true, ..self.flags };
        self.with_flags(flags, |printer| printer.unrecorded(half))
    }

    /// The calling convention.
    fn convention(&mut self, signature: &Signature) {
        if self.shows(self.flags.calling_convention) {
            let start = self.here();
            self.write_padded(signature.convention.keyword());
            // Some conventions have no keyword.
            if self.here() != start {
                self.part(Part::CallingConvention, start);
            }
        }
    }

    /// The calling convention and a space.
    pub(super) fn convention_before_name(&mut self, signature: &Signature) {
        self.convention(signature);
        self.separate();
    }

    /// The parameters, the qualifiers of `this`, and the other half of the return type.
    pub(super) fn signature_right(&mut self, signature: &Signature) -> Read<()> {
        if signature.list != ParameterList::Unknown && self.shows(self.flags.params) {
            self.parameters(signature)?;
            self.this_qualifiers(signature);
        }
        if signature.result.exists() && self.shows(self.flags.return_type) {
            let start = self.here();
            self.result(|printer| printer.right(signature.result))?;
            if self.here() != start {
                self.part(Part::ReturnType, start);
            }
        }
        Ok(())
    }

    fn parameters(&mut self, signature: &Signature) -> Read<()> {
        let start = self.here();
        self.write("(");
        let arena = self.arena;
        if signature.list == ParameterList::Void {
            self.write("void");
        }
        let mut is_first = true;
        for &parameter in arena.list(signature.parameters) {
            if !is_first {
                self.write(", ");
            }
            is_first = false;
            let start = self.here();
            self.whole_type(parameter)?;
            self.part(Part::Parameter, start);
        }
        if signature.variadic {
            if !is_first {
                self.write(", ");
            }
            let start = self.here();
            self.write("...");
            self.part(Part::Parameter, start);
        }
        self.write(")");
        self.part(Part::Parameters, start);
        Ok(())
    }

    #[inline]
    fn this_qualifiers(&mut self, signature: &Signature) {
        if signature.qualifiers != Qualifiers::NONE {
            self.some_this_qualifiers(signature.qualifiers);
        }
        if signature.noexcept {
            self.write(" noexcept");
        }
        let reference = match signature.reference {
            RefQualifier::None => return,
            RefQualifier::Lvalue => "&",
            RefQualifier::Rvalue => "&&",
        };
        self.write(" ");
        let start = self.here();
        self.write(reference);
        self.part(Part::RefQualifier, start);
    }

    fn some_this_qualifiers(&mut self, qualifiers: Qualifiers) {
        for keyword in keywords(qualifiers) {
            self.write(" ");
            let start = self.here();
            self.write_padded(keyword);
            if matches!(keyword.text(), "const" | "volatile") {
                self.part(Part::CvQualifiers, start);
            }
        }
        if qualifiers.has(Qualifiers::UNALIGNED) {
            self.write(" __unaligned");
        }
    }
}

/// The keywords of qualifiers, without `__unaligned`, whose place depends on the type.
fn keywords(qualifiers: Qualifiers) -> impl Iterator<Item = &'static Keyword> {
    const ALL: &[(Qualifiers, Keyword)] = &[
        (Qualifiers::CONST, Keyword::new("const")),
        (Qualifiers::VOLATILE, Keyword::new("volatile")),
        (Qualifiers::RESTRICT, Keyword::new("__restrict")),
    ];
    ALL.iter().filter(move |(qualifier, _)| qualifiers.has(*qualifier)).map(|(_, keyword)| keyword)
}
