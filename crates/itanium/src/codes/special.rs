//! `<special-name>`: the relations of a symbol to its entity.

/// The special names with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Special {
    /// `TV`
    Vtable,
    /// `TT`
    Vtt,
    /// `TI`
    Typeinfo,
    /// `TS`
    TypeinfoName,
    /// `TF`, from before the ABI was fixed
    TypeinfoFunction,
    /// `TJ`, GCC's Java
    JavaClass,
    /// `Th`
    NonVirtualThunk,
    /// `Tv`
    VirtualThunk,
    /// `Tc`
    CovariantThunk,
    /// `TA`
    TemplateParameterObject,
    /// `TW`
    ThreadWrapper,
    /// `TH`
    ThreadInit,
    /// `GV`
    Guard,
    /// `GA`
    HiddenAlias,
    /// `GTt`
    TransactionClone,
    /// `GTn`
    NonTransactionClone,
    /// `GI`
    ModuleInitializer,
    /// `_block_invoke`
    BlockInvocation,
    /// `__imp_`
    ImportThunk,
    /// `_GLOBAL__I_`
    GlobalConstructors,
    /// `_GLOBAL__D_`
    GlobalDestructors,
}

impl Special {
    /// True for the three kinds of thunks, which adjust `this` or the returned pointer.
    pub(crate) fn is_thunk(self) -> bool {
        matches!(self, Special::NonVirtualThunk | Special::VirtualThunk | Special::CovariantThunk)
    }
}
