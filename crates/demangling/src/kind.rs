//! The kind of a symbol.

/// The kinds, each with its name.
macro_rules! kinds {
    ($(#[$of_enum:meta])* pub enum Kind { $($(#[$doc:meta])* $kind:ident = $name:literal,)* }) => {
        $(#[$of_enum])*
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All kinds.
            ///
            /// ```
            /// use demangling::Kind;
            ///
            /// assert!(Kind::ALL.contains(&Kind::Vtable));
            /// ```
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// The name of the kind in lower case, words joined by `_`.
            ///
            /// ```
            /// assert_eq!(demangling::Kind::GuardVariable.as_str(), "guard_variable");
            /// ```
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
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
        Function = "function",
        /// `_ZN1AC1Ev`: `A::A()`
        Constructor = "constructor",
        /// `_ZN1AD1Ev`: `A::~A()`
        Destructor = "destructor",
        /// `_ZN1AcviEv`: `A::operator int()`
        Conversion = "conversion",
        /// `_ZN1AplEi`: `A::operator+(int)`; also the call operator of a closure.
        Operator = "operator",
        /// `_Zli2kmy`: `operator"" km(unsigned long long)`
        LiteralOperator = "literal_operator",
        /// A name without a signature, such as a variable or a static member: `_ZN1A1xE`.
        Data = "data",
        /// `_ZDC1a1bE`: the variable that `auto [a, b]` declares
        StructuredBinding = "structured_binding",
        /// `_ZZ1fvEs`: a string literal in a function
        StringLiteral = "string_literal",
        /// `_ZTV1A`
        Vtable = "vtable",
        /// `_ZTT1A`: the table of a class's virtual tables
        Vtt = "vtt",
        /// `_ZTC1D0_1B`
        ConstructionVtable = "construction_vtable",
        /// `_ZTI1A`
        Typeinfo = "typeinfo",
        /// `_ZTS1A`
        TypeinfoName = "typeinfo_name",
        /// `_ZTF1A`, from before the ABI was fixed
        TypeinfoFunction = "typeinfo_function",
        /// `_ZTJ1A`, GCC's Java
        JavaClass = "java_class",
        /// `_ZThn8_N1A1fEv`
        NonVirtualThunk = "non_virtual_thunk",
        /// `_ZTv0_n24_N1A1fEv`
        VirtualThunk = "virtual_thunk",
        /// `_ZTch0_h8_N1A1fEv`
        CovariantThunk = "covariant_thunk",
        /// `_ZTAXtl1AEE`
        TemplateParameterObject = "template_parameter_object",
        /// `_ZTW1x`
        ThreadWrapper = "thread_wrapper",
        /// `_ZTH1x`
        ThreadInit = "thread_init",
        /// `_ZGV1x`
        GuardVariable = "guard_variable",
        /// `_ZGR1x_`
        ReferenceTemporary = "reference_temporary",
        /// `_ZGA1fv`
        HiddenAlias = "hidden_alias",
        /// `_ZGTt1fv`
        TransactionClone = "transaction_clone",
        /// `_ZGTn1fv`
        NonTransactionClone = "non_transaction_clone",
        /// `_ZGIW1M`
        ModuleInitializer = "module_initializer",
        /// `___Z1fv_block_invoke`
        BlockInvocation = "block_invocation",
        /// `__imp__Z1fv`: the import of a DLL's function
        ImportThunk = "import_thunk",
        /// `_GLOBAL__sub_I_x`
        GlobalConstructors = "global_constructors",
        /// `_GLOBAL__D_x`
        GlobalDestructors = "global_destructors",
        /// A type on its own, from [`parse_type`](crate::parse_type), which is no symbol.
        Type = "type",
        /// A closure of Rust: `{closure#0}`
        Closure = "closure",
        /// A function that the compiler of Rust makes to call another: `{shim:vtable#0}`
        Shim = "shim",
        /// The initial value of a type of D: `_D1a6__initZ`
        Initializer = "initializer",
        /// The description of a module of D: `_D1a12__ModuleInfoZ`
        ModuleInfo = "module_info",
        /// `??_8A@@7B@`: the table of a class's virtual bases, in names of MSVC.
        Vbtable = "vbtable",
        /// `??_R1A@?0A@EA@A@@8`
        BaseClassDescriptor = "base_class_descriptor",
        /// `??_R2A@@8`
        BaseClassArray = "base_class_array",
        /// `??_R3A@@8`
        ClassHierarchyDescriptor = "class_hierarchy_descriptor",
        /// `??_R4A@@6B@`
        CompleteObjectLocator = "complete_object_locator",
        /// `??_9A@@$BA@AA`: the thunk that calls a virtual function
        VcallThunk = "vcall_thunk",
        /// `??__Ex@@YAXXZ`: the function that initializes a variable
        DynamicInitializer = "dynamic_initializer",
        /// `??__Fx@@YAXXZ`: the function that destroys a variable at the end of the program
        DynamicAtexitDestructor = "dynamic_atexit_destructor",
        /// `??_GA@@UEAAPEAXI@Z`: another function that only the compiler makes
        CompilerFunction = "compiler_function",
        /// `??@d9fdc7f2f2a8ccc8d8f4b3e3b6d0a4b5@`: the hash that replaces a name of MSVC that is too long
        Hash = "hash",
    }
}

impl Kind {
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
