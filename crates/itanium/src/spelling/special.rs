//! The texts before the entity of a special symbol.

use super::style::Spelling;
use crate::codes::Special;

/// `vtable for `, before the name of the class.
pub(crate) fn description<S: Spelling>(what: Special) -> &'static str {
    match what {
        Special::Vtable => "vtable for ",
        Special::Vtt => "VTT for ",
        Special::Typeinfo => "typeinfo for ",
        Special::TypeinfoName => "typeinfo name for ",
        Special::TypeinfoFunction => "typeinfo fn for ",
        Special::JavaClass => "java Class for ",
        Special::NonVirtualThunk => "non-virtual thunk to ",
        Special::VirtualThunk => "virtual thunk to ",
        Special::CovariantThunk => "covariant return thunk to ",
        Special::TemplateParameterObject => "template parameter object for ",
        Special::ThreadWrapper => S::THREAD_WRAPPER,
        Special::ThreadInit => S::THREAD_INIT,
        Special::Guard => "guard variable for ",
        Special::HiddenAlias => "hidden alias for ",
        Special::TransactionClone => "transaction clone for ",
        Special::NonTransactionClone => "non-transaction clone for ",
        Special::ModuleInitializer => "initializer for module ",
        Special::BlockInvocation => "invocation function for block in ",
        Special::ImportThunk => "import thunk for ",
        Special::GlobalConstructors => "global constructors keyed to ",
        Special::GlobalDestructors => "global destructors keyed to ",
    }
}
