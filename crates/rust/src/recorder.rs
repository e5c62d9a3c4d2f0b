//! Where the parts of the symbol's own path are in the text, recorded while it is written.

use demangling::{Part, PartRange};

/// Receives the parts of the symbol's own path; those of the types and paths inside it are not recorded.
///
/// The path's elements are its crate, modules, types and functions, and an impl in angle brackets. All positions are in
/// the text.
pub(crate) trait Recorder: Default + Send {
    /// Whether anything is recorded. If not, positions need not be computed.
    const RECORDS: bool;

    /// Enters something that has no parts of the symbol's own.
    fn suspend(&mut self);

    /// Leaves it.
    fn resume(&mut self);

    /// An element of the path.
    fn element(&mut self, start: usize, end: usize);

    /// The crate that is the path's root, and its hash, if that is printed.
    fn root(&mut self, name: (usize, usize), hash: Option<(usize, usize)>);

    /// The hash at the end of a legacy name.
    fn hash(&mut self, start: usize, end: usize);

    /// The generic arguments of the last element, with their angle brackets.
    fn arguments(&mut self, start: usize, end: usize);

    /// One generic argument. It is recorded before the arguments that it belongs to.
    fn argument(&mut self, start: usize, end: usize);
}

/// Records nothing, at no cost.
impl Recorder for () {
    const RECORDS: bool = false;

    #[inline(always)]
    fn suspend(&mut self) {}

    #[inline(always)]
    fn resume(&mut self) {}

    #[inline(always)]
    fn element(&mut self, _: usize, _: usize) {}

    #[inline(always)]
    fn root(&mut self, _: (usize, usize), _: Option<(usize, usize)>) {}

    #[inline(always)]
    fn hash(&mut self, _: usize, _: usize) {}

    #[inline(always)]
    fn arguments(&mut self, _: usize, _: usize) {}

    #[inline(always)]
    fn argument(&mut self, _: usize, _: usize) {}
}

/// Records the path.
#[derive(Default)]
pub(crate) struct Path {
    /// How many productions are open that have no parts of the symbol's own.
    suspended: u32,
    elements: Vec<Element>,
    /// Arguments whose list is not complete.
    arguments: Vec<(usize, usize)>,
    krate: Option<(usize, usize)>,
    hash: Option<(usize, usize)>,
}

/// An element of the path.
struct Element {
    /// The element without its generic arguments.
    name: (usize, usize),
    arguments: Option<(usize, usize)>,
    each: Vec<(usize, usize)>,
}

impl Element {
    /// The element with its generic arguments.
    fn whole(&self) -> (usize, usize) {
        (self.name.0, self.arguments.map_or(self.name.1, |arguments| arguments.1))
    }
}

impl Recorder for Path {
    const RECORDS: bool = true;

    fn suspend(&mut self) {
        self.suspended = self.suspended.saturating_add(1);
    }

    fn resume(&mut self) {
        self.suspended = self.suspended.saturating_sub(1);
    }

    fn element(&mut self, start: usize, end: usize) {
        if self.suspended == 0 && start < end {
            self.elements.push(Element { name: (start, end), arguments: None, each: Vec::new() });
        }
    }

    fn root(&mut self, name: (usize, usize), hash: Option<(usize, usize)>) {
        if self.suspended == 0 {
            self.krate = Some(name);
            self.hash = hash;
        }
    }

    fn hash(&mut self, start: usize, end: usize) {
        self.hash = Some((start, end));
    }

    fn arguments(&mut self, start: usize, end: usize) {
        if self.suspended > 0 {
            return;
        }
        let each = std::mem::take(&mut self.arguments);
        if let Some(element) = self.elements.last_mut() {
            element.arguments = Some((start, end));
            element.each = each;
        }
    }

    fn argument(&mut self, start: usize, end: usize) {
        if self.suspended == 0 {
            self.arguments.push((start, end));
        }
    }
}

impl Path {
    /// The range of each element, with its generic arguments.
    pub(crate) fn elements(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.elements.iter().map(Element::whole)
    }

    /// The range of each part.
    pub(crate) fn ranges(self) -> Vec<PartRange> {
        let mut ranges = Vec::new();
        let mut add = |(start, end): (usize, usize), part| {
            if start < end {
                ranges.push(PartRange { start, end, part });
            }
        };
        let Some((own, scopes)) = self.elements.split_last() else { return ranges };
        let start = self.elements.first().map_or(0, |first| first.name.0);
        add((start, own.name.1), Part::Name);
        add(own.name, Part::BaseName);
        for scope in scopes {
            add(scope.whole(), Part::ScopePart);
        }
        if let Some(last) = scopes.last() {
            add((start, last.whole().1), Part::Scope);
        }
        if let Some(arguments) = own.arguments {
            add(arguments, Part::TemplateArgs);
        }
        for &argument in &own.each {
            add(argument, Part::TemplateArg);
        }
        if let Some(name) = self.krate {
            add(name, Part::Crate);
        }
        if let Some(hash) = self.hash {
            add(hash, Part::Hash);
        }
        ranges
    }
}
