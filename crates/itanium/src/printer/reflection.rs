//! Reflections and splices, as a program writes them.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{List, MemberOption, NodeId, Reflected};
use crate::spelling::style::Spelling;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// `^^int`, `std::meta::reflect_constant(1)`; in braces what no program can name.
    pub(super) fn reflection(&mut self, what: Reflected, operand: Option<NodeId>, number: u32) {
        match what {
            Reflected::Null => self.push("std::meta::info{}"),
            Reflected::GlobalScope => self.push("^^::"),
            Reflected::Value => self.reflecting_call("reflect_constant", "", operand),
            Reflected::Object => self.reflecting_call("reflect_object", "", operand),
            Reflected::Entity => self.reflected(operand),
            Reflected::UnnamedBitField => {
                self.reflected(operand);
                self.push("::");
                self.numbered_in_braces("unnamed bit-field", number);
            }
            Reflected::UnnamedMember => {
                self.reflected(operand);
                self.push("::");
                self.numbered_in_braces("unnamed member", number);
            }
            Reflected::Annotation => self.numbered_in_braces("annotation", number),
            Reflected::Parameter => {
                self.reflecting_call("parameters_of", "^^", operand);
                self.subscript_number(number);
            }
            Reflected::Base => {
                self.reflecting_call("bases_of", "^^", operand);
                self.subscript_number(number);
            }
        }
    }

    fn reflected(&mut self, operand: Option<NodeId>) {
        self.push("^^");
        if let Some(operand) = operand {
            self.print(operand);
        }
    }

    fn reflecting_call(&mut self, function: &str, before: &str, operand: Option<NodeId>) {
        self.push("std::meta::");
        self.push(function);
        self.parenthesized(|printer| {
            printer.push(before);
            if let Some(operand) = operand {
                printer.print(operand);
            }
        });
    }

    fn numbered_in_braces(&mut self, what: &str, number: u32) {
        self.push_byte(b'{');
        self.push(what);
        self.push_byte(b'#');
        self.push_number(u64::from(number).saturating_add(1));
        self.push_byte(b'}');
    }

    fn subscript_number(&mut self, number: u32) {
        self.push_byte(b'[');
        self.push_number(number);
        self.push_byte(b']');
    }

    /// `std::meta::data_member_spec(^^int, {.name="x", .alignment=16})`
    pub(super) fn data_member_spec(&mut self, ty: NodeId, options: List) {
        self.push("std::meta::data_member_spec");
        self.parenthesized(|printer| {
            printer.reflected(Some(ty));
            printer.push(", {");
            printer.list(options);
            printer.push_byte(b'}');
        });
    }

    pub(super) fn member_option(&mut self, option: MemberOption, value: Option<NodeId>) {
        self.push(match option {
            MemberOption::Name => ".name",
            MemberOption::Alignment => ".alignment",
            MemberOption::BitWidth => ".bit_width",
            MemberOption::NoUniqueAddress => ".no_unique_address",
            MemberOption::Annotations => ".annotations",
        });
        self.push(if S::SPACE_AROUND_OPERATORS { " = " } else { "=" });
        match value {
            Some(name) if option == MemberOption::Name => {
                self.push_byte(b'"');
                self.print(name);
                self.push_byte(b'"');
            }
            Some(value) => self.print(value),
            None => self.push("true"),
        }
    }

    /// `[:^^int:]`
    pub(super) fn splice(&mut self, expression: NodeId) {
        self.push("[:");
        self.inside_parentheses(|printer| printer.print(expression));
        self.push(":]");
    }
}
