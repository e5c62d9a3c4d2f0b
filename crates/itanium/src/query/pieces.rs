//! Single parts of a name, each printed alone if that gives the same text.

use super::entity::Entity;
use super::parts::complete;
use crate::name::Name;
use crate::printer::piece::Piece;
use demangling::{ByteText, Error, Options, Parts};

impl Name {
    /// [`Parts::name`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium_names::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium_names::Options::default();
    /// assert_eq!(name.qualified_name(&options).unwrap().unwrap(), "ns::A<int>::f");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn qualified_name(&self, options: &Options) -> Result<Option<ByteText>, Error> {
        self.piece(Piece::Name, options, Parts::name)
    }

    /// [`Parts::base_name`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium_names::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium_names::Options::default();
    /// assert_eq!(name.base_name(&options).unwrap().unwrap(), "f");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn base_name(&self, options: &Options) -> Result<Option<ByteText>, Error> {
        self.piece(Piece::BaseName, options, Parts::base_name)
    }

    /// [`Parts::scope`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium_names::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium_names::Options::default();
    /// assert_eq!(name.scope(&options).unwrap().unwrap(), "ns::A<int>");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn scope(&self, options: &Options) -> Result<Option<ByteText>, Error> {
        self.piece(Piece::Scope, options, Parts::scope)
    }

    fn piece(
        &self,
        piece: Piece,
        options: &Options,
        of: impl FnOnce(&Parts) -> Option<&ByteText>,
    ) -> Result<Option<ByteText>, Error> {
        let entity = Entity::of(self, options.style);
        if entity.name.is_none() {
            return Ok(None);
        }
        match self.print_piece(piece, &entity.path(self.reading(options.style).0), &complete(options))? {
            Some(text) => Ok(Some(text).filter(|text| !text.is_empty())),
            None => Ok(of(&self.parts(options)?).cloned()),
        }
    }
}
