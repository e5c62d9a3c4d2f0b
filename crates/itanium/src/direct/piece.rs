//! Pieces of the text that something else in the name can refer to.

/// What a [`Piece`] is, as far as that decides what is written behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Kind {
    /// A name, or a type that more can be written behind: `int`, `ns::Class*`.
    Plain,
    /// ` const` is its end.
    Const,
    /// `&` is its end.
    LValueReference,
    /// `&&` is its end.
    RValueReference,
    /// A function type: a declarator stands at [`Piece::split`], in parentheses.
    Function,
    /// An array type: the same, behind a space.
    Array,
    /// A pointer or reference to one of these: more of the declarator stands at [`Piece::split`].
    Declarator,
    /// Template arguments: not a piece of the text, but of the arguments.
    Pack,
    /// Something whose text would be another one where it is referred to, or is nowhere.
    Opaque,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    start: u16,
    end: u16,
    split: u16,
    pub(super) kind: Kind,
}

impl Piece {
    pub(super) const OPAQUE: Piece = Piece { start: 0, end: 0, split: 0, kind: Kind::Opaque };

    #[inline(always)]
    pub(super) fn plain(start: usize, end: usize) -> Piece {
        Piece::of(Kind::Plain, start, end)
    }

    /// A piece that is written on at its end.
    #[inline(always)]
    pub(super) fn of(kind: Kind, start: usize, end: usize) -> Piece {
        Piece { start: start as u16, end: end as u16, split: end as u16, kind }
    }

    /// A piece in which declarators stand at `split`.
    pub(super) fn split_at(kind: Kind, start: usize, split: usize, end: usize) -> Piece {
        Piece { start: start as u16, end: end as u16, split: split as u16, kind }
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
    pub(super) fn len(self) -> usize {
        self.end().wrapping_sub(self.start())
    }

    /// The same piece, elsewhere.
    #[inline(always)]
    pub(super) fn moved_to(self, start: usize) -> Piece {
        let by = (start as u16).wrapping_sub(self.start);
        Piece {
            start: self.start.wrapping_add(by),
            end: self.end.wrapping_add(by),
            split: self.split.wrapping_add(by),
            kind: self.kind,
        }
    }

    /// Whether declarators are written behind it.
    pub(super) fn is_whole(self) -> bool {
        matches!(self.kind, Kind::Plain | Kind::Const | Kind::LValueReference | Kind::RValueReference)
    }
}

/// How many pieces are remembered of a name.
const MOST: usize = 256;

/// Pieces in the order of their appearance.
#[derive(Debug, Clone)]
pub(super) struct Candidates {
    pieces: [Piece; MOST],
    len: usize,
}

impl Candidates {
    pub(super) fn new() -> Candidates {
        Candidates { pieces: [Piece::OPAQUE; MOST], len: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub(super) fn push(&mut self, piece: Piece) -> Option<()> {
        *self.pieces.get_mut(self.len)? = piece;
        self.len += 1;
        Some(())
    }

    #[inline(always)]
    pub(super) fn get(&self, index: usize) -> Option<Piece> {
        self.pieces.get(..self.len)?.get(index).copied()
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Those behind the first `from`.
    pub(super) fn since(&mut self, from: usize) -> &mut [Piece] {
        self.pieces.get_mut(from..self.len).unwrap_or_default()
    }

    /// None of those behind the first `from` can be referred to.
    pub(super) fn hide_since(&mut self, from: usize) {
        self.since(from).fill(Piece::OPAQUE);
    }
}
