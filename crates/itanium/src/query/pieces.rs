//! Single parts of a name, each printed alone if that gives the same text.

use super::Parts;
use super::entity::Entity;
use crate::demangler::Name;
use crate::error::Error;
use crate::options::Options;
use crate::printer::piece::Piece;

impl Name {
    /// [`Parts::name`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium::Options::default();
    /// assert_eq!(name.qualified_name(&options).unwrap().unwrap(), "ns::A<int>::f");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn qualified_name(&self, options: &Options) -> Result<Option<String>, Error> {
        self.piece(Piece::Name, options, |parts| parts.name)
    }

    /// [`Parts::base_name`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium::Options::default();
    /// assert_eq!(name.base_name(&options).unwrap().unwrap(), "f");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn base_name(&self, options: &Options) -> Result<Option<String>, Error> {
        self.piece(Piece::BaseName, options, |parts| parts.base_name)
    }

    /// [`Parts::scope`], without printing the whole name unless necessary.
    ///
    /// ```
    /// let name = itanium::parse("_ZN2ns1AIiE1fIcEEvi").unwrap();
    /// let options = itanium::Options::default();
    /// assert_eq!(name.scope(&options).unwrap().unwrap(), "ns::A<int>");
    /// ```
    ///
    /// # Errors
    ///
    /// The text exceeds a [limit](crate::Limits).
    pub fn scope(&self, options: &Options) -> Result<Option<String>, Error> {
        self.piece(Piece::Scope, options, |parts| parts.scope)
    }

    fn piece(
        &self,
        piece: Piece,
        options: &Options,
        of: impl FnOnce(Parts) -> Option<String>,
    ) -> Result<Option<String>, Error> {
        let entity = Entity::of(self, options.style);
        if entity.name.is_none() {
            return Ok(None);
        }
        match self.print_piece(piece, &entity.path(self.reading(options.style).0), &Parts::complete(options))? {
            Some(text) => Ok(Some(text).filter(|text| !text.is_empty())),
            None => Ok(of(self.parts(options)?)),
        }
    }
}
