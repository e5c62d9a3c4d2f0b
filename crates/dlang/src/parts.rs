//! The kind of a symbol, and the ranges of its parts, from what was recorded.

use crate::codes;
use crate::recorder::{Component, List, Range, Trace};
use demangling::{Kind, Part, PartRange};
use std::cmp::Reverse;

/// The kind of the symbol with this text.
pub(crate) fn kind(trace: &Trace, text: &[u8]) -> Kind {
    if let Some(special) = trace.special {
        return special.kind;
    }
    match trace.components.last() {
        Some(Component { identifier, is_function: true, .. }) => {
            let spelling = text.get(identifier.start..identifier.end).unwrap_or_default();
            if spelling == codes::CONSTRUCTOR.1.as_bytes() || spelling == codes::POSTBLIT.2.as_bytes() {
                Kind::Constructor
            } else if spelling == codes::DESTRUCTOR.1.as_bytes() {
                Kind::Destructor
            } else {
                Kind::Function
            }
        }
        _ => Kind::Data,
    }
}

/// The ranges of the parts in this text, which begins with what describes a special symbol.
pub(crate) fn ranges(trace: &Trace, text: &[u8]) -> Vec<PartRange> {
    let mut ranges = Ranges(Vec::new());
    if let Some(special) = trace.special {
        ranges.add(Part::Description, Range { start: 0, end: special.description.len() });
    }
    if let Some((own, scopes)) = trace.components.split_last() {
        if let (Some(first), Some(last)) = (scopes.first(), scopes.last()) {
            ranges.add(Part::Scope, Range { start: first.whole.start, end: last.whole.end });
        }
        for scope in scopes {
            ranges.add(Part::ScopePart, scope.whole);
        }
        let start = trace.components.first().map_or(0, |first| first.whole.start);
        ranges.add(Part::Name, Range { start, end: own.identifier.end });
        ranges.add(Part::BaseName, own.identifier);
        if let Some(args) = template_args(own, scopes, text) {
            ranges.add_list(Part::TemplateArgs, Part::TemplateArg, args);
        }
        // A special symbol has no signature, even if what it belongs to has one.
        if trace.special.is_none() {
            if let Some(parameters) = &own.parameters {
                ranges.add_list(Part::Parameters, Part::Parameter, parameters);
            }
            if let Some(qualifiers) = own.qualifiers {
                ranges.add(Part::CvQualifiers, qualifiers);
            }
        }
    }
    if let Some(range) = trace.return_type {
        ranges.add(Part::ReturnType, range);
    }
    ranges.0.sort_by_key(|range| (range.start, Reverse(range.end), range.part));
    ranges.0
}

/// The template arguments of the symbol. In D, a template is a scope, and what it stands for is the member of its name:
/// `f!(int).f`.
fn template_args<'a>(own: &'a Component, scopes: &'a [Component], text: &[u8]) -> Option<&'a List> {
    if own.template_args.is_some() {
        return own.template_args.as_ref();
    }
    let spelling = |component: &Component| text.get(component.identifier.start..component.identifier.end);
    let template = scopes.last().filter(|scope| spelling(scope) == spelling(own))?;
    template.template_args.as_ref()
}

struct Ranges(Vec<PartRange>);

impl Ranges {
    fn add(&mut self, part: Part, Range { start, end }: Range) {
        self.0.push(PartRange { start, end, part });
    }

    fn add_list(&mut self, part: Part, element: Part, list: &List) {
        self.add(part, list.whole);
        for &range in &list.elements {
            self.add(element, range);
        }
    }
}
