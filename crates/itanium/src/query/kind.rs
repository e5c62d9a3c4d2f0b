//! What a symbol is.

use super::entity::Entity;
use crate::ast::Special;
use crate::demangler::Name;
use crate::options::Style;

/// What a symbol is.
///
/// A suffix after the name (`.isra.0`, `@@GLIBCXX_3.4`) or an allocation token before it does not change the kind.
///
/// ```
/// use itanium::Kind;
///
/// assert_eq!(itanium::parse("_ZN3FooC1Ev").unwrap().kind(), Kind::Constructor);
/// assert_eq!(itanium::parse("_ZTV3Foo").unwrap().kind().as_str(), "vtable");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A function that is none of the others: `_Z1fv`.
    Function,
    /// `_ZN1AC1Ev`: `A::A()`
    Constructor,
    /// `_ZN1AD1Ev`: `A::~A()`
    Destructor,
    /// `_ZN1AcviEv`: `A::operator int()`
    Conversion,
    /// `_ZN1AplEi`: `A::operator+(int)`; the call operator of a closure too.
    Operator,
    /// `_Zli2kmy`: `operator"" km(unsigned long long)`
    LiteralOperator,
    /// A name without a signature: a variable, a static member, and what else bears a name alone: `_ZN1A1xE`.
    Data,
    /// `_ZDC1a1bE`: the variable that `auto [a, b]` declares
    StructuredBinding,
    /// `_ZZ1fvEs`: a string literal in a function
    StringLiteral,
    /// `_ZTV1A`
    Vtable,
    /// `_ZTT1A`: the table of a class's virtual tables
    Vtt,
    /// `_ZTC1D0_1B`
    ConstructionVtable,
    /// `_ZTI1A`
    Typeinfo,
    /// `_ZTS1A`
    TypeinfoName,
    /// `_ZTF1A`, from before the ABI was fixed
    TypeinfoFunction,
    /// `_ZTJ1A`, GCC's Java
    JavaClass,
    /// `_ZThn8_N1A1fEv`
    NonVirtualThunk,
    /// `_ZTv0_n24_N1A1fEv`
    VirtualThunk,
    /// `_ZTch0_h8_N1A1fEv`
    CovariantThunk,
    /// `_ZTAXtl1AEE`
    TemplateParameterObject,
    /// `_ZTW1x`
    ThreadWrapper,
    /// `_ZTH1x`
    ThreadInit,
    /// `_ZGV1x`
    GuardVariable,
    /// `_ZGR1x_`
    ReferenceTemporary,
    /// `_ZGA1fv`
    HiddenAlias,
    /// `_ZGTt1fv`
    TransactionClone,
    /// `_ZGTn1fv`
    NonTransactionClone,
    /// `_ZGIW1M`
    ModuleInitializer,
    /// `___Z1fv_block_invoke`
    BlockInvocation,
    /// `__imp__Z1fv`: where a function of a DLL is imported
    ImportThunk,
    /// `_GLOBAL__sub_I_x`
    GlobalConstructors,
    /// `_GLOBAL__D_x`
    GlobalDestructors,
    /// No symbol, but a type on its own, from [`parse_type`](crate::parse_type).
    Type,
}

impl Kind {
    /// The name of the kind in lower case, words joined by `_`.
    ///
    /// ```
    /// assert_eq!(itanium::Kind::GuardVariable.as_str(), "guard_variable");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Function => "function",
            Kind::Constructor => "constructor",
            Kind::Destructor => "destructor",
            Kind::Conversion => "conversion",
            Kind::Operator => "operator",
            Kind::LiteralOperator => "literal_operator",
            Kind::Data => "data",
            Kind::StructuredBinding => "structured_binding",
            Kind::StringLiteral => "string_literal",
            Kind::Vtable => "vtable",
            Kind::Vtt => "vtt",
            Kind::ConstructionVtable => "construction_vtable",
            Kind::Typeinfo => "typeinfo",
            Kind::TypeinfoName => "typeinfo_name",
            Kind::TypeinfoFunction => "typeinfo_function",
            Kind::JavaClass => "java_class",
            Kind::NonVirtualThunk => "non_virtual_thunk",
            Kind::VirtualThunk => "virtual_thunk",
            Kind::CovariantThunk => "covariant_thunk",
            Kind::TemplateParameterObject => "template_parameter_object",
            Kind::ThreadWrapper => "thread_wrapper",
            Kind::ThreadInit => "thread_init",
            Kind::GuardVariable => "guard_variable",
            Kind::ReferenceTemporary => "reference_temporary",
            Kind::HiddenAlias => "hidden_alias",
            Kind::TransactionClone => "transaction_clone",
            Kind::NonTransactionClone => "non_transaction_clone",
            Kind::ModuleInitializer => "module_initializer",
            Kind::BlockInvocation => "block_invocation",
            Kind::ImportThunk => "import_thunk",
            Kind::GlobalConstructors => "global_constructors",
            Kind::GlobalDestructors => "global_destructors",
            Kind::Type => "type",
        }
    }

    /// Whether it is a function of the program, of whatever sort; thunks and what else the compiler makes are not.
    ///
    /// ```
    /// assert!(itanium::parse("_ZN1AplEi").unwrap().kind().is_function());
    /// assert!(!itanium::parse("_ZThn8_N1A1fEv").unwrap().kind().is_function());
    /// ```
    #[must_use]
    pub fn is_function(self) -> bool {
        matches!(
            self,
            Kind::Function
                | Kind::Constructor
                | Kind::Destructor
                | Kind::Conversion
                | Kind::Operator
                | Kind::LiteralOperator
        )
    }

    /// Whether it is a thunk: one that adjusts `this` or a result, or a DLL's import.
    ///
    /// ```
    /// assert!(itanium::parse("_ZTv0_n24_N1A1fEv").unwrap().kind().is_thunk());
    /// ```
    #[must_use]
    pub fn is_thunk(self) -> bool {
        matches!(self, Kind::NonVirtualThunk | Kind::VirtualThunk | Kind::CovariantThunk | Kind::ImportThunk)
    }

    /// Whether it is a name without a signature.
    ///
    /// ```
    /// assert!(itanium::parse("_ZN1A1xE").unwrap().kind().is_data());
    /// ```
    #[must_use]
    pub fn is_data(self) -> bool {
        matches!(self, Kind::Data | Kind::StructuredBinding | Kind::StringLiteral)
    }

    /// Whether it is something that the compiler made for an entity, and that the entity's name alone does not tell.
    ///
    /// A symbol is exactly one of a function, data and special.
    ///
    /// ```
    /// assert!(itanium::parse("_ZTV1A").unwrap().kind().is_special());
    /// ```
    #[must_use]
    pub fn is_special(self) -> bool {
        !self.is_function() && !self.is_data() && self != Kind::Type
    }

    pub(super) fn of_special(what: Special) -> Kind {
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
}

impl Name {
    /// What the symbol is.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZGVZ1fvE1x").unwrap().kind(), itanium::Kind::GuardVariable);
    /// ```
    #[must_use]
    pub fn kind(&self) -> Kind {
        Entity::of(self, Style::Gnu).kind
    }

    /// Whether it is a function of the program: [`Kind::is_function`].
    ///
    /// ```
    /// assert!(itanium::parse("_Z1fv").unwrap().is_function());
    /// ```
    #[must_use]
    pub fn is_function(&self) -> bool {
        self.kind().is_function()
    }

    /// Whether it is a constructor.
    ///
    /// ```
    /// assert!(itanium::parse("_ZNSsC1Ev").unwrap().is_constructor());
    /// ```
    #[must_use]
    pub fn is_constructor(&self) -> bool {
        self.kind() == Kind::Constructor
    }

    /// Whether it is a destructor.
    ///
    /// ```
    /// assert!(itanium::parse("_ZNSsD2Ev").unwrap().is_destructor());
    /// ```
    #[must_use]
    pub fn is_destructor(&self) -> bool {
        self.kind() == Kind::Destructor
    }

    /// Whether it is a name without a signature: [`Kind::is_data`].
    ///
    /// ```
    /// assert!(itanium::parse("_ZSt4cout").unwrap().is_data());
    /// ```
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.kind().is_data()
    }

    /// Whether the compiler made it for an entity: [`Kind::is_special`].
    ///
    /// ```
    /// assert!(itanium::parse("_ZTI1A").unwrap().is_special());
    /// ```
    #[must_use]
    pub fn is_special(&self) -> bool {
        self.kind().is_special()
    }

    /// Whether it is a thunk: [`Kind::is_thunk`].
    ///
    /// ```
    /// assert!(itanium::parse("_ZThn8_N1AD0Ev").unwrap().is_thunk());
    /// ```
    #[must_use]
    pub fn is_thunk(&self) -> bool {
        self.kind().is_thunk()
    }
}
