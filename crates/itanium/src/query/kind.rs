//! The kind of a symbol.
use super::entity::Entity;
use crate::ast::Special;
use crate::name::Name;
use demangling::{Kind, Style};

pub(super) fn kind_of_special(what: Special) -> Kind {
    match what {
        Special::Vtable => Kind::Vtable,
        Special::Vtt => Kind::Vtt,
        Special::Typeinfo => Kind::Typeinfo,
        Special::TypeinfoName => Kind::TypeinfoName,
        Special::TypeinfoFunction => Kind::TypeinfoFunction,
        Special::JavaClass => Kind::JavaClass,
        Special::NonVirtualThunk => Kind::NonVirtualThunk,
        Special::VirtualThunk => Kind::VirtualThunk,
        Special::CovariantThunk => Kind::CovariantThunk,
        Special::TemplateParameterObject => Kind::TemplateParameterObject,
        Special::ThreadWrapper => Kind::ThreadWrapper,
        Special::ThreadInit => Kind::ThreadInit,
        Special::Guard => Kind::GuardVariable,
        Special::HiddenAlias => Kind::HiddenAlias,
        Special::TransactionClone => Kind::TransactionClone,
        Special::NonTransactionClone => Kind::NonTransactionClone,
        Special::ModuleInitializer => Kind::ModuleInitializer,
        Special::BlockInvocation => Kind::BlockInvocation,
        Special::ImportThunk => Kind::ImportThunk,
        Special::GlobalConstructors => Kind::GlobalConstructors,
        Special::GlobalDestructors => Kind::GlobalDestructors,
    }
}

impl Name {
    /// The kind of the symbol.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZGVZ1fvE1x").unwrap().kind(), itanium_names::Kind::GuardVariable);
    /// ```
    #[must_use]
    pub fn kind(&self) -> Kind {
        Entity::of(self, Style::default()).kind
    }

    /// True for any function written in the source: [`Kind::is_function`].
    ///
    /// ```
    /// assert!(itanium_names::parse("_Z1fv").unwrap().is_function());
    /// ```
    #[must_use]
    pub fn is_function(&self) -> bool {
        self.kind().is_function()
    }

    /// True for a constructor.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZNSsC1Ev").unwrap().is_constructor());
    /// ```
    #[must_use]
    pub fn is_constructor(&self) -> bool {
        self.kind() == Kind::Constructor
    }

    /// True for a destructor.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZNSsD2Ev").unwrap().is_destructor());
    /// ```
    #[must_use]
    pub fn is_destructor(&self) -> bool {
        self.kind() == Kind::Destructor
    }

    /// True for a name without a signature: [`Kind::is_data`].
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZSt4cout").unwrap().is_data());
    /// ```
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.kind().is_data()
    }

    /// True for what the compiler generates for another entity: [`Kind::is_special`].
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZTI1A").unwrap().is_special());
    /// ```
    #[must_use]
    pub fn is_special(&self) -> bool {
        self.kind().is_special()
    }

    /// True for a thunk: [`Kind::is_thunk`].
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZThn8_N1AD0Ev").unwrap().is_thunk());
    /// ```
    #[must_use]
    pub fn is_thunk(&self) -> bool {
        self.kind().is_thunk()
    }
}
