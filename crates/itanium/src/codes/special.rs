//! `<special-name>`: what a symbol is to the entity that it names.

/// What a `<special-name>` with one operand says of it.
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
    /// Whether it is a thunk, of any of the three kinds that adjust `this` or a result.
    pub(crate) fn is_thunk(self) -> bool {
        matches!(self, Special::NonVirtualThunk | Special::VirtualThunk | Special::CovariantThunk)
    }
}
