//! Records the components of the symbol's own name while its text is written.
//!
//! The grammar reports to a [`Recorder`], a type parameter: the unit type records nothing and costs nothing, a
//! [`Trace`] records everything. `parts.rs` makes ranges of it.

use crate::codes::Special;

/// A range of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Range {
    fn shift(&mut self, by: usize) {
        self.start = self.start.saturating_add(by);
        self.end = self.end.saturating_add(by);
    }
}

/// A list in the text, with its brackets, and its elements.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) whole: Range,
    pub(crate) elements: Vec<Range>,
}

impl List {
    fn shift(&mut self, by: usize) {
        self.whole.shift(by);
        self.elements.iter_mut().for_each(|element| element.shift(by));
    }
}

/// One `SymbolFunctionName` of the name: the text between two dots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Component {
    /// The whole component.
    pub(crate) whole: Range,
    /// Its identifier.
    pub(crate) identifier: Range,
    pub(crate) template_args: Option<List>,
    /// True for a function, also if the options leave out its parameters.
    pub(crate) is_function: bool,
    pub(crate) parameters: Option<List>,
    /// The qualifiers of `this`.
    pub(crate) qualifiers: Option<Range>,
}

/// Which list of a component an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKind {
    TemplateArgs,
    Parameters,
}

/// Receives the components of the symbol's own name, in order.
pub(crate) trait Recorder {
    /// Begins a component with this identifier.
    fn component(&mut self, identifier: Range);
    /// Adds an element to a list of the last component.
    fn element(&mut self, list: ListKind, element: Range);
    /// Ends a list of the last component.
    fn list(&mut self, list: ListKind, whole: Range);
    /// Says that the last component is a function.
    fn function(&mut self);
    /// The qualifiers of the last component, a function.
    fn qualifiers(&mut self, range: Range);
    /// Forgets a list of the last component and what follows it, since that text was removed.
    fn forget(&mut self, list: ListKind);
    /// Ends the last component.
    fn end_component(&mut self, end: usize);
    /// The special symbol that the name is of.
    fn special(&mut self, special: Special);
    /// The return type.
    fn return_type(&mut self, range: Range);
    /// Moves all ranges, since text was inserted before them.
    fn shift(&mut self, by: usize);
    /// Moves the elements of a list of the last component, since text was inserted before them.
    fn shift_elements(&mut self, list: ListKind, by: usize);
}

impl Recorder for () {
    #[inline]
    fn component(&mut self, _: Range) {}
    #[inline]
    fn element(&mut self, _: ListKind, _: Range) {}
    #[inline]
    fn list(&mut self, _: ListKind, _: Range) {}
    #[inline]
    fn function(&mut self) {}
    #[inline]
    fn qualifiers(&mut self, _: Range) {}
    #[inline]
    fn forget(&mut self, _: ListKind) {}
    #[inline]
    fn end_component(&mut self, _: usize) {}
    #[inline]
    fn special(&mut self, _: Special) {}
    #[inline]
    fn return_type(&mut self, _: Range) {}
    #[inline]
    fn shift(&mut self, _: usize) {}
    #[inline]
    fn shift_elements(&mut self, _: ListKind, _: usize) {}
}

/// Everything that was recorded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    pub(crate) components: Vec<Component>,
    pub(crate) special: Option<Special>,
    pub(crate) return_type: Option<Range>,
}

impl Trace {
    fn list_mut(&mut self, list: ListKind) -> Option<&mut Option<List>> {
        self.components.last_mut().map(|last| match list {
            ListKind::TemplateArgs => &mut last.template_args,
            ListKind::Parameters => &mut last.parameters,
        })
    }
}

impl Recorder for Trace {
    fn component(&mut self, identifier: Range) {
        self.components.push(Component { whole: identifier, identifier, ..Component::default() });
    }

    fn element(&mut self, list: ListKind, element: Range) {
        if let Some(list) = self.list_mut(list) {
            list.get_or_insert_default().elements.push(element);
        }
    }

    fn list(&mut self, list: ListKind, whole: Range) {
        if let Some(list) = self.list_mut(list) {
            list.get_or_insert_default().whole = whole;
        }
    }

    fn function(&mut self) {
        if let Some(last) = self.components.last_mut() {
            last.is_function = true;
        }
    }

    fn qualifiers(&mut self, range: Range) {
        if let Some(last) = self.components.last_mut() {
            last.qualifiers = Some(range);
        }
    }

    fn forget(&mut self, list: ListKind) {
        if let Some(list) = self.list_mut(list) {
            *list = None;
        }
        if let (ListKind::Parameters, Some(last)) = (list, self.components.last_mut()) {
            last.qualifiers = None;
        }
    }

    fn end_component(&mut self, end: usize) {
        if let Some(last) = self.components.last_mut() {
            last.whole.end = end;
        }
    }

    fn special(&mut self, special: Special) {
        self.special = Some(special);
    }

    fn return_type(&mut self, range: Range) {
        self.return_type = Some(range);
    }

    fn shift(&mut self, by: usize) {
        for component in &mut self.components {
            component.whole.shift(by);
            component.identifier.shift(by);
            component.template_args.iter_mut().for_each(|list| list.shift(by));
            component.parameters.iter_mut().for_each(|list| list.shift(by));
            component.qualifiers.iter_mut().for_each(|range| range.shift(by));
        }
        self.return_type.iter_mut().for_each(|range| range.shift(by));
    }

    fn shift_elements(&mut self, list: ListKind, by: usize) {
        if let Some(Some(List { elements, .. })) = self.list_mut(list) {
            for element in elements {
                element.shift(by);
            }
        }
    }
}
