//! Fragments: pieces of the text that can be referred to.

use std::fmt::{self, Debug, Formatter};
use std::num::NonZeroU64;

/// The property of a [`Fragment`] that decides how text is written after it.
///
/// The order matters for comparisons: the first shapes take declarators at their end, the last cannot be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// A name, or a type that takes declarators at its end: `int`, `ns::Class*`.
    Plain = 1,
    /// A type that ends with qualifiers: ` const`.
    Qualified,
    /// A type that ends with `&`.
    LValueReference,
    /// A type that ends with `&&`.
    RValueReference,
    /// The name of a constructor, destructor or conversion: a signature after it has no return type.
    CtorDtor,
    /// Such a name with an ABI tag, through which GNU does not look.
    TaggedCtorDtor,
    /// A function type: a declarator is inserted at [`Fragment::split`], in parentheses.
    Function,
    /// An array type: a declarator is inserted at [`Fragment::split`], after a space and in parentheses.
    Array,
    /// A pointer or reference to a function or array: further declarators are inserted at [`Fragment::split`].
    Declarator,
    /// A function or array type whose declarator was written before its letter was read.
    Declared,
    /// A pack of template arguments: a range of `Text::elements` instead of the text.
    Pack,
    /// Cannot be repeated: its text depends on where it is used, or was never written.
    Opaque,
}

impl Shape {
    /// The shapes by number.
    const ALL: [Shape; 13] = [
        Shape::Opaque,
        Shape::Plain,
        Shape::Qualified,
        Shape::LValueReference,
        Shape::RValueReference,
        Shape::CtorDtor,
        Shape::TaggedCtorDtor,
        Shape::Function,
        Shape::Array,
        Shape::Declarator,
        Shape::Declared,
        Shape::Pack,
        Shape::Opaque,
    ];
}

/// A part of the text: its start, its end, the length of its text after its declarators, and its [`Shape`], in 16 bits
/// each.
///
/// Packed by hand, since fragments are made and moved more often than their fields are read. All positions in the buffer
/// fit. Those of a text that does not fit may spoil a fragment, but no text is made of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fragment(NonZeroU64);

/// The first bit of each field of a [`Fragment`] after its start.
const END: u32 = 16;
const AFTER_SPLIT: u32 = 32;
const SHAPE: u32 = 48;

/// Added to a fragment to move it by one byte.
const STEP: u64 = 1 | 1 << END;

impl Fragment {
    pub(super) const OPAQUE: Fragment = Fragment::split_at(Shape::Opaque, 0, 0, 0);

    #[inline(always)]
    pub(super) const fn plain(start: usize, end: usize) -> Fragment {
        Fragment::of(Shape::Plain, start, end)
    }

    /// A fragment whose declarators are written at its end.
    #[inline(always)]
    pub(super) const fn of(shape: Shape, start: usize, end: usize) -> Fragment {
        Fragment::packed(start as u64 | (end as u64) << END | (shape as u64) << SHAPE)
    }

    /// A fragment whose declarators are inserted at `split`.
    #[inline(always)]
    pub(super) const fn split_at(shape: Shape, start: usize, split: usize, end: usize) -> Fragment {
        let after_split = (end.wrapping_sub(split) as u64) << AFTER_SPLIT;
        Fragment::packed(Fragment::of(shape, start, end).0.get() | after_split)
    }

    /// No shape is 0, so no fragment is.
    #[inline(always)]
    const fn packed(fields: u64) -> Fragment {
        match NonZeroU64::new(fields) {
            Some(fields) => Fragment(fields),
            None => Fragment(NonZeroU64::MIN),
        }
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "the other fields are cut off")]
    fn field(self, bit: u32) -> usize {
        usize::from((self.0.get() >> bit) as u16)
    }

    #[inline(always)]
    pub(super) fn start(self) -> usize {
        self.field(0)
    }

    #[inline(always)]
    pub(super) fn end(self) -> usize {
        self.field(END)
    }

    #[inline(always)]
    pub(super) fn split(self) -> usize {
        self.end().wrapping_sub(self.field(AFTER_SPLIT))
    }

    #[inline(always)]
    pub(super) fn len(self) -> usize {
        self.end().wrapping_sub(self.start())
    }

    #[inline(always)]
    pub(super) fn shape(self) -> Shape {
        Shape::ALL.get(self.field(SHAPE)).copied().unwrap_or(Shape::Opaque)
    }

    /// True if it has this shape.
    #[inline(always)]
    pub(super) fn is(self, shape: Shape) -> bool {
        self.field(SHAPE) == shape as usize
    }

    /// A fragment of the same shape elsewhere, whose declarators are written at its end.
    #[inline(always)]
    pub(super) fn with_places_of(self, start: usize, end: usize) -> Fragment {
        Fragment::packed(start as u64 | (end as u64) << END | self.0.get() >> SHAPE << SHAPE)
    }

    /// The same fragment elsewhere.
    #[inline(always)]
    pub(super) fn moved_to(self, start: usize) -> Fragment {
        let by = (start as u64).wrapping_sub(self.start() as u64);
        Fragment::packed(self.0.get().wrapping_add(by.wrapping_mul(STEP)))
    }

    /// True if some of the text is a part of both.
    #[inline(always)]
    pub(super) fn overlaps(self, other: Fragment) -> bool {
        self.start() < other.end() && other.start() < self.end()
    }

    /// True if declarators are written at its end.
    #[inline(always)]
    pub(super) fn is_whole(self) -> bool {
        self.field(SHAPE) <= Shape::RValueReference as usize
    }

    /// True if its text is the same wherever it is used.
    #[inline(always)]
    pub(super) fn can_be_repeated(self) -> bool {
        self.field(SHAPE) < Shape::Declared as usize
    }
}

impl Debug for Fragment {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} {}..{} at {}", self.shape(), self.start(), self.end(), self.split())
    }
}
