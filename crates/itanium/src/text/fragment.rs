//! Fragments of the text that something else in the name can refer to.

/// What a [`Fragment`] is, as far as that decides what is written after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Shape {
    /// A name, or a type that more can be written after: `int`, `ns::Class*`.
    Plain,
    /// The name of a constructor, destructor or conversion: a signature after it has no return type.
    CtorDtor,
    /// The same with a tag, which GNU does not see.
    TaggedCtorDtor,
    /// It ends with qualifiers: ` const`.
    Qualified,
    /// It ends with `&`.
    LValueReference,
    /// It ends with `&&`.
    RValueReference,
    /// A function type: a declarator goes to [`Fragment::split`], in parentheses.
    Function,
    /// An array type: the same, after a space.
    Array,
    /// A pointer or reference to one of these: more of the declarator goes to [`Fragment::split`].
    Declarator,
    /// A function or array type whose declarator was written before its letter was read.
    Declared,
    /// Template arguments: not a part of the text, but of the elements.
    Pack,
    /// Cannot be repeated: its text depends on where it is used, or was never written.
    Opaque,
}

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fragment {
    start: u16,
    end: u16,
    split: u16,
    pub(super) shape: Shape,
}

impl Fragment {
    pub(super) const OPAQUE: Fragment = Fragment { start: 0, end: 0, split: 0, shape: Shape::Opaque };

    #[inline(always)]
    pub(super) fn plain(start: usize, end: usize) -> Fragment {
        Fragment::of(Shape::Plain, start, end)
    }

    /// A fragment that is written on at its end.
    #[inline(always)]
    pub(super) fn of(shape: Shape, start: usize, end: usize) -> Fragment {
        Fragment { start: start as u16, end: end as u16, split: end as u16, shape }
    }

    /// A fragment whose declarators go to `split`.
    pub(super) fn split_at(shape: Shape, start: usize, split: usize, end: usize) -> Fragment {
        Fragment { start: start as u16, end: end as u16, split: split as u16, shape }
    }

    #[inline(always)]
    pub(super) fn start(self) -> usize {
        usize::from(self.start)
    }

    #[inline(always)]
    pub(super) fn end(self) -> usize {
        usize::from(self.end)
    }

    pub(super) fn split(self) -> usize {
        usize::from(self.split)
    }

    #[inline(always)]
    pub(super) fn len(self) -> usize {
        self.end().wrapping_sub(self.start())
    }

    /// The same fragment elsewhere.
    #[inline(always)]
    pub(super) fn moved_to(self, start: usize) -> Fragment {
        let by = (start as u16).wrapping_sub(self.start);
        Fragment {
            start: self.start.wrapping_add(by),
            end: self.end.wrapping_add(by),
            split: self.split.wrapping_add(by),
            shape: self.shape,
        }
    }

    /// Whether declarators are written after it.
    #[inline(always)]
    pub(super) fn is_whole(self) -> bool {
        matches!(self.shape, Shape::Plain | Shape::Qualified | Shape::LValueReference | Shape::RValueReference)
    }

    /// Whether its text is the same wherever it is referred to.
    #[inline(always)]
    pub(super) fn can_be_repeated(self) -> bool {
        !matches!(self.shape, Shape::Declared | Shape::Pack | Shape::Opaque)
    }
}
