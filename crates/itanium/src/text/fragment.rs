//! Fragments of the text that something else in the name can refer to.

use std::fmt::{self, Debug, Formatter};
use std::num::NonZeroU64;

/// What a [`Fragment`] is, as far as that decides what is written after it.
///
/// In the order in which questions are asked: first what declarators are written after, last what cannot be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// A name, or a type that more can be written after: `int`, `ns::Class*`.
    Plain = 1,
    /// It ends with qualifiers: ` const`.
    Qualified,
    /// It ends with `&`.
    LValueReference,
    /// It ends with `&&`.
    RValueReference,
    /// The name of a constructor, destructor or conversion: a signature after it has no return type.
    CtorDtor,
    /// The same with a tag, which GNU does not see.
    TaggedCtorDtor,
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

impl Shape {
    /// By number.
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

/// A part of the text: where it begins and ends, where its declarators go, and its [`Shape`], in 16 bits each.
///
/// Packed by hand, since it is made and moved more often than it is looked into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fragment(NonZeroU64);

/// 16 bits of a [`Fragment`] from a bit on.
const END: u32 = 16;
const SPLIT: u32 = 32;
const SHAPE: u32 = 48;

/// What is added to a fragment that moves by one byte.
const STEP: u64 = 1 | 1 << END | 1 << SPLIT;

impl Fragment {
    pub(super) const OPAQUE: Fragment = Fragment::split_at(Shape::Opaque, 0, 0, 0);

    #[inline(always)]
    pub(super) const fn plain(start: usize, end: usize) -> Fragment {
        Fragment::of(Shape::Plain, start, end)
    }

    /// A fragment that is written on at its end.
    #[inline(always)]
    pub(super) const fn of(shape: Shape, start: usize, end: usize) -> Fragment {
        Fragment::split_at(shape, start, end, end)
    }

    /// A fragment whose declarators go to `split`.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "all places in the buffer fit")]
    pub(super) const fn split_at(shape: Shape, start: usize, split: usize, end: usize) -> Fragment {
        let places = start as u16 as u64 | (end as u16 as u64) << END | (split as u16 as u64) << SPLIT;
        match NonZeroU64::new(places | (shape as u64) << SHAPE) {
            Some(packed) => Fragment(packed),
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
        self.field(SPLIT)
    }

    #[inline(always)]
    pub(super) fn len(self) -> usize {
        self.end().wrapping_sub(self.start())
    }

    #[inline(always)]
    pub(super) fn shape(self) -> Shape {
        Shape::ALL.get(self.field(SHAPE)).copied().unwrap_or(Shape::Opaque)
    }

    /// Whether it has the shape.
    #[inline(always)]
    pub(super) fn is(self, shape: Shape) -> bool {
        self.field(SHAPE) == shape as usize
    }

    /// A fragment of the same shape elsewhere.
    #[inline(always)]
    pub(super) fn with_places_of(self, start: usize, end: usize) -> Fragment {
        {
            let places = Fragment::plain(start, end).0.get() & (u64::MAX >> 16);
            Fragment(NonZeroU64::new(places | self.0.get() >> SHAPE << SHAPE).unwrap_or(NonZeroU64::MIN))
        }
    }

    /// The same fragment elsewhere.
    #[inline(always)]
    pub(super) fn moved_to(self, start: usize) -> Fragment {
        let by = (start as u64).wrapping_sub(self.start() as u64);
        // No place leaves its 16 bits where the text has room for it, so that none carries into the next.
        let moved = self.0.get().wrapping_add(by.wrapping_mul(STEP));
        Fragment(NonZeroU64::new(moved).unwrap_or(NonZeroU64::MIN))
    }

    /// Whether declarators are written after it.
    #[inline(always)]
    pub(super) fn is_whole(self) -> bool {
        self.field(SHAPE) <= Shape::RValueReference as usize
    }

    /// Whether its text is the same wherever it is referred to.
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
