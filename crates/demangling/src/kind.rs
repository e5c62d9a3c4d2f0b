//! The kind of a symbol.

/// The kind of a symbol.
///
/// A suffix after the name (`.isra.0`, `@@GLIBCXX_3.4`) or an allocation token before it does not change the kind.
///
/// ```
/// use demangling::Kind;
///
/// assert_eq!(itanium_names::parse("_ZN3FooC1Ev").unwrap().kind(), Kind::Constructor);
/// assert_eq!(itanium_names::parse("_ZTV3Foo").unwrap().kind().as_str(), "vtable");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Any other function: `_Z1fv`.
    Function,
    /// `_ZN1AC1Ev`: `A::A()`
    Constructor,
    /// `_ZN1AD1Ev`: `A::~A()`
    Destructor,
    /// `_ZN1AcviEv`: `A::operator int()`
    Conversion,
    /// `_ZN1AplEi`: `A::operator+(int)`; also the call operator of a closure.
    Operator,
    /// `_Zli2kmy`: `operator"" km(unsigned long long)`
    LiteralOperator,
    /// A name without a signature, such as a variable or a static member: `_ZN1A1xE`.
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
    /// `__imp__Z1fv`: the import of a DLL's function
    ImportThunk,
    /// `_GLOBAL__sub_I_x`
    GlobalConstructors,
    /// `_GLOBAL__D_x`
    GlobalDestructors,
    /// A type on its own, from [`parse_type`](crate::parse_type), which is no symbol.
    Type,
    /// A closure of Rust: `{closure#0}`
    Closure,
    /// A function that the compiler of Rust makes to call another: `{shim:vtable#0}`
    Shim,
    /// The initial value of a type of D: `_D1a6__initZ`
    Initializer,
    /// The description of a module of D: `_D1a12__ModuleInfoZ`
    ModuleInfo,
    /// `??_8A@@7B@`: the table of a class's virtual bases, in names of MSVC.
    Vbtable,
    /// `??_R1A@?0A@EA@A@@8`
    BaseClassDescriptor,
    /// `??_R2A@@8`
    BaseClassArray,
    /// `??_R3A@@8`
    ClassHierarchyDescriptor,
    /// `??_R4A@@6B@`
    CompleteObjectLocator,
    /// `??_9A@@$BA@AA`: the thunk that calls a virtual function
    VcallThunk,
    /// `??__Ex@@YAXXZ`: the function that initializes a variable
    DynamicInitializer,
    /// `??__Fx@@YAXXZ`: the function that destroys a variable at the end of the program
    DynamicAtexitDestructor,
    /// `??_GA@@UEAAPEAXI@Z`: another function that only the compiler makes
    CompilerFunction,
    /// `??@d9fdc7f2f2a8ccc8d8f4b3e3b6d0a4b5@`: the hash that replaces a name of MSVC that is too long
    Hash,
}

impl Kind {
    /// The name of the kind in lower case, words joined by `_`.
    ///
    /// ```
    /// assert_eq!(demangling::Kind::GuardVariable.as_str(), "guard_variable");
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
            Kind::Closure => "closure",
            Kind::Shim => "shim",
            Kind::Initializer => "initializer",
            Kind::ModuleInfo => "module_info",
            Kind::Vbtable => "vbtable",
            Kind::BaseClassDescriptor => "base_class_descriptor",
            Kind::BaseClassArray => "base_class_array",
            Kind::ClassHierarchyDescriptor => "class_hierarchy_descriptor",
            Kind::CompleteObjectLocator => "complete_object_locator",
            Kind::VcallThunk => "vcall_thunk",
            Kind::DynamicInitializer => "dynamic_initializer",
            Kind::DynamicAtexitDestructor => "dynamic_atexit_destructor",
            Kind::CompilerFunction => "compiler_function",
            Kind::Hash => "hash",
        }
    }

    /// True for any function written in the source; false for thunks and other compiler-generated symbols.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZN1AplEi").unwrap().kind().is_function());
    /// assert!(!itanium_names::parse("_ZThn8_N1A1fEv").unwrap().kind().is_function());
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
                | Kind::Closure
        )
    }

    /// True for thunks: those that adjust `this` or the returned pointer, and imports of a DLL.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZTv0_n24_N1A1fEv").unwrap().kind().is_thunk());
    /// ```
    #[must_use]
    pub fn is_thunk(self) -> bool {
        matches!(
            self,
            Kind::NonVirtualThunk | Kind::VirtualThunk | Kind::CovariantThunk | Kind::ImportThunk | Kind::VcallThunk
        )
    }

    /// True for names without a signature, such as variables, structured bindings and string literals.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZN1A1xE").unwrap().kind().is_data());
    /// ```
    #[must_use]
    pub fn is_data(self) -> bool {
        matches!(self, Kind::Data | Kind::StructuredBinding | Kind::StringLiteral)
    }

    /// True for what the compiler generates for another entity, such as a vtable, a thunk or a guard variable.
    ///
    /// Every symbol is either a function, data or special.
    ///
    /// ```
    /// assert!(itanium_names::parse("_ZTV1A").unwrap().kind().is_special());
    /// ```
    #[must_use]
    pub fn is_special(self) -> bool {
        !self.is_function() && !self.is_data() && self != Kind::Type
    }
}
