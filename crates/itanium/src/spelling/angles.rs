//! The brackets of template arguments.

use super::style::Spelling;
use demangling::std_library::Brackets;
use std::marker::PhantomData;

/// The angle brackets of a style.
pub(crate) struct Angles<S>(pub(crate) PhantomData<S>);

impl<S: Spelling> Brackets for Angles<S> {
    #[inline]
    fn opened<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        text.strip_prefix(b"<")
    }

    #[inline]
    fn closed<'t>(&self, text: &'t [u8], last: &[u8]) -> Option<&'t [u8]> {
        let is_apart = S::SPACE_BETWEEN_ANGLES && last.last() == Some(&b'>');
        text.strip_prefix(if is_apart { b" >".as_slice() } else { b">" })
    }
}

#[cfg(test)]
mod tests {
    use super::Angles;
    use crate::spelling::style::{Gnu, Llvm};
    use demangling::std_library::DefaultArgument;
    use std::marker::PhantomData;

    #[test]
    fn a_default_is_recognized_in_either_style() {
        let arguments = |index: usize| [b"A<int>".as_slice(), b"B<int>"].get(index).copied();
        let is_gnu = |default: DefaultArgument, text| default.matches(text, arguments, &Angles::<Gnu>(PhantomData));
        let is_llvm = |default: DefaultArgument, text| default.matches(text, arguments, &Angles::<Llvm>(PhantomData));

        let less = DefaultArgument::OfFirst("less");
        assert_eq!(is_gnu(less, b"std::less<A<int> >"), Some(true));
        assert_eq!(is_llvm(less, b"std::less<A<int> >"), Some(false));
        assert_eq!(is_llvm(less, b"std::less<A<int>>"), Some(true));
        assert_eq!(is_llvm(less, b"std::less<A<int>>*"), Some(false));

        let pair = DefaultArgument::PairAllocator;
        assert_eq!(is_gnu(pair, b"std::allocator<std::pair<A<int> const, B<int> > >"), Some(true));
        assert_eq!(is_llvm(pair, b"std::allocator<std::pair<A<int> const, B<int>>>"), Some(true));
        assert_eq!(is_llvm(pair, b"std::allocator<std::pair<A<int>, B<int>>>"), Some(false));

        assert_eq!(DefaultArgument::None.matches(b"int", arguments, &Angles::<Gnu>(PhantomData)), Some(false));
        assert_eq!(pair.matches(b"int", |_| None, &Angles::<Gnu>(PhantomData)), None);
    }
}
