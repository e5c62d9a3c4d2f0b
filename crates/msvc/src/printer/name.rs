//! Names and template arguments.

use super::{Flags, Printer};
use crate::arena::{List, Node, NodeId, SymbolArgument};
use crate::grammar::Read;
use crate::record::Record;
use demangling::Part;

impl<R: Record> Printer<'_, R> {
    /// A qualified name whose parts are not the symbol's.
    pub(super) fn name(&mut self, name: NodeId) -> Read<()> {
        self.unrecorded(|printer| printer.qualified(name))
    }

    /// A qualified name.
    pub(super) fn qualified(&mut self, name: NodeId) -> Read<()> {
        let Some(&Node::Qualified(names)) = self.node(name) else {
            return self.with_scopes(name, &[]);
        };
        let arena = self.arena;
        let Some((&innermost, scopes)) = arena.list(names).split_first() else { return Ok(()) };
        if R::ACTIVE && self.recording && self.describes(innermost) {
            return self.described(innermost, scopes);
        }
        self.with_scopes(innermost, scopes)
    }

    /// A name in its scopes, which are in the order of the mangled name.
    fn with_scopes(&mut self, innermost: NodeId, scopes: &[NodeId]) -> Read<()> {
        if self.flags.simplify_std {
            return self.with_simplified_scopes(innermost, scopes);
        }
        let start = self.here();
        for (index, &scope) in scopes.iter().rev().enumerate() {
            if index != 0 {
                self.write("::");
            }
            self.scope(scope)?;
        }
        self.scopes_end(start, !scopes.is_empty());
        self.innermost(innermost, start)
    }

    /// One of the scopes.
    pub(super) fn scope(&mut self, scope: NodeId) -> Read<()> {
        let start = self.here();
        self.unrecorded(|printer| printer.unqualified(scope))?;
        self.part(Part::ScopePart, start);
        Ok(())
    }

    /// Ends the scopes that begin at `start`, if there are any.
    pub(super) fn scopes_end(&mut self, start: usize, are_any: bool) {
        if are_any {
            self.part(Part::Scope, start);
            self.write("::");
        }
    }

    /// True for the name of something that belongs to the class around it.
    fn describes(&self, name: NodeId) -> bool {
        matches!(self.node(name), Some(&Node::Special(_) | Node::BaseClassDescriptor { .. }))
    }

    /// Records the class around the name of a table or descriptor as the name of the symbol.
    fn described(&mut self, special: NodeId, scopes: &[NodeId]) -> Read<()> {
        if let Some((&class, scopes)) = scopes.split_first() {
            self.with_scopes(class, scopes)?;
            self.write("::");
        }
        let start = self.here();
        self.unqualified(special)?;
        self.part(Part::Description, start);
        Ok(())
    }

    /// The innermost name of a symbol, whose scopes begin at `start`.
    #[inline]
    pub(super) fn innermost(&mut self, name: NodeId, start: usize) -> Read<()> {
        // Most names are identifiers.
        if let Some(&Node::Source(span)) = self.node(name) {
            let base = self.here();
            self.write_span(span);
            self.part(Part::BaseName, base);
            self.part(Part::Name, start);
            return Ok(());
        }
        self.rare_innermost(name, start)
    }

    /// One that is no identifier.
    fn rare_innermost(&mut self, name: NodeId, start: usize) -> Read<()> {
        let base = self.here();
        match self.node(name) {
            Some(&Node::Template { name, arguments }) => self.nested(|printer| {
                if let Some(&Node::Structor { class, is_destructor }) = printer.node(name) {
                    printer.structor(class, is_destructor)?;
                    printer.part(Part::Name, start);
                    return printer.template_arguments(arguments);
                }
                printer.template(name, arguments, |printer| {
                    printer.part(Part::BaseName, base);
                    printer.part(Part::Name, start);
                })
            }),
            Some(&Node::Repeated(template)) => {
                let flags = self.flags.in_names();
                self.nested(|printer| printer.with_flags(flags, |printer| printer.innermost(template, start)))
            }
            Some(&Node::Structor { class, is_destructor }) => {
                self.structor(class, is_destructor)?;
                self.part(Part::Name, start);
                Ok(())
            }
            // The name is that of the variable.
            Some(&Node::Dynamic { .. }) => self.unqualified(name),
            _ => {
                self.unrecorded(|printer| printer.unqualified(name))?;
                self.part(Part::BaseName, base);
                self.part(Part::Name, start);
                Ok(())
            }
        }
    }

    /// The name of a constructor or destructor, which has the template arguments of its class.
    fn structor(&mut self, class: NodeId, is_destructor: bool) -> Read<()> {
        let base = self.here();
        if is_destructor {
            self.write("~");
        }
        if let Some(&Node::Template { name, arguments }) = self.node(class) {
            // Of the template, only the name is a part.
            let recording = self.recording;
            self.unrecorded(|printer| {
                printer.template(name, arguments, |printer| {
                    printer.recording = recording;
                    printer.part(Part::BaseName, base);
                    printer.recording = false;
                })
            })
        } else {
            self.in_std = false;
            self.unrecorded(|printer| printer.unqualified(class))?;
            self.part(Part::BaseName, base);
            Ok(())
        }
    }

    /// A name without its scopes.
    #[inline]
    pub(super) fn unqualified(&mut self, name: NodeId) -> Read<()> {
        // Most names are identifiers.
        if let Some(&Node::Source(span)) = self.node(name) {
            self.write_span(span);
            return Ok(());
        }
        self.rare_name(name)
    }

    /// A name that is no identifier.
    fn rare_name(&mut self, name: NodeId) -> Read<()> {
        self.nested(|printer| {
            match printer.node(name) {
                Some(&Node::Template { name, arguments }) => return printer.template(name, arguments, |_| {}),
                Some(&Node::Anonymous(_)) => printer.write("`anonymous namespace'"),
                Some(&Node::Fixed(text)) => printer.write(text),
                Some(&Node::Special(special)) => printer.write(special.as_str()),
                Some(&Node::Structor { class, is_destructor }) => {
                    if is_destructor {
                        printer.write("~");
                    }
                    return printer.unrecorded(|printer| printer.unqualified(class));
                }
                Some(&Node::Conversion { target }) => {
                    printer.write("operator ");
                    return printer.whole_type(target);
                }
                Some(&Node::LiteralOperator(suffix)) => {
                    printer.write("operator \"\"");
                    printer.write_span(suffix);
                }
                Some(&Node::Repeated(template)) => {
                    let flags = printer.flags.in_names();
                    return printer.with_flags(flags, |printer| printer.unqualified(template));
                }
                Some(&Node::Local { symbol, number }) => return printer.local_scope(symbol, number),
                Some(&Node::LocalGuard { is_thread, number }) => {
                    printer.write(if is_thread { "`local static thread guard'" } else { "`local static guard'" });
                    if number != 0 {
                        printer.write("{");
                        printer.write_number(i128::from(number));
                        printer.write("}");
                    }
                }
                Some(&Node::Vcall { offset }) => {
                    printer.write("`vcall'{");
                    printer.write_number(i128::from(offset));
                    printer.write(", {flat}}");
                }
                Some(&Node::Dynamic { entity, is_destructor }) => return printer.dynamic(entity, is_destructor),
                Some(&Node::BaseClassDescriptor { numbers }) => {
                    printer.write("`RTTI Base Class Descriptor at (");
                    printer.numbers(numbers);
                    printer.write(")'");
                }
                _ => return printer.other(name),
            }
            Ok(())
        })
    }

    /// Numbers with commas.
    pub(super) fn numbers(&mut self, numbers: List) {
        let arena = self.arena;
        for (index, &number) in arena.numbers(numbers).iter().enumerate() {
            if index != 0 {
                self.write(", ");
            }
            self.write_number(number);
        }
    }

    /// A scope in a function.
    fn local_scope(&mut self, symbol: NodeId, number: u64) -> Read<()> {
        self.write("`");
        let mut flags = self.flags.in_names();
        flags.params = flags.enclosing_params;
        self.with_flags(flags, |printer| printer.unrecorded(|printer| printer.symbol(symbol)))?;
        self.write("'::`");
        self.write_number(i128::from(number));
        self.write("'");
        Ok(())
    }

    /// What initializes or destroys a variable.
    fn dynamic(&mut self, entity: NodeId, is_destructor: bool) -> Read<()> {
        let start = self.here();
        self.write(if is_destructor { "`dynamic atexit destructor for" } else { "`dynamic initializer for" });
        self.part(Part::Description, start);
        if let Some(&Node::Variable { name, ty, storage }) = self.node(entity) {
            self.write(" `");
            self.variable(name, ty, storage)?;
        } else {
            self.write(" '");
            self.qualified(entity)?;
        }
        self.write("''");
        Ok(())
    }

    /// A template and its arguments. `named` is called after its name.
    fn template(&mut self, name: NodeId, arguments: List, named: impl FnOnce(&mut Self)) -> Read<()> {
        if std::mem::take(&mut self.in_std) {
            if let Some(template) = self.known_template(name) {
                return self.simplified(template, arguments, named);
            }
        }
        if let Some(&Node::Conversion { target }) = self.node(name) {
            // The arguments are before the type.
            self.write("operator");
            self.template_arguments(arguments)?;
            self.write(" ");
            self.whole_type(target)?;
            named(self);
            return Ok(());
        }
        self.unrecorded(|printer| printer.unqualified(name))?;
        named(self);
        self.template_arguments(arguments)
    }

    pub(super) fn template_arguments(&mut self, arguments: List) -> Read<()> {
        if !self.flags.template_args {
            return Ok(());
        }
        let start = self.here();
        self.write("<");
        let depth = self.template_depth;
        self.template_depth = depth.saturating_add(1);
        if depth >= self.flags.max_template_depth {
            self.write("...");
        } else {
            let arena = self.arena;
            for (index, &argument) in arena.list(arguments).iter().enumerate() {
                if index != 0 {
                    self.write(", ");
                }
                let start = self.here();
                self.unrecorded(|printer| printer.template_argument(argument))?;
                self.part(Part::TemplateArg, start);
            }
        }
        self.template_depth = depth;
        self.write(">");
        self.part(Part::TemplateArgs, start);
        Ok(())
    }

    pub(super) fn template_argument(&mut self, argument: NodeId) -> Read<()> {
        match self.node(argument) {
            Some(&Node::Integer { magnitude, is_negative }) => {
                if is_negative {
                    self.write("-");
                }
                self.write_number(i128::from(magnitude));
                Ok(())
            }
            Some(&Node::Symbol { kind, symbol, offsets }) => {
                match kind {
                    SymbolArgument::Address => self.write("&"),
                    SymbolArgument::Reference => {}
                    SymbolArgument::Member => self.write("{"),
                }
                if symbol.exists() {
                    // Parameters are left out of the symbol itself alone.
                    let flags = Flags { params: true, ..self.flags };
                    self.nested(|printer| printer.with_flags(flags, |printer| printer.symbol(symbol)))?;
                }
                if kind == SymbolArgument::Member {
                    if symbol.exists() {
                        self.write(", ");
                    }
                    self.numbers(offsets);
                    self.write("}");
                }
                Ok(())
            }
            Some(&Node::Qualified(_) | &Node::Source(_) | &Node::Template { .. } | &Node::Repeated(_)) => {
                self.qualified(argument)
            }
            _ => self.whole_type(argument),
        }
    }
}
