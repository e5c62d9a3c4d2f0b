//! The names of what only the compiler makes, besides functions.

use demangling::Kind;

/// A table or descriptor of a class or type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Special {
    Vftable,
    Vbtable,
    LocalVftable,
    TypeDescriptor,
    TypeDescriptorName,
    BaseClassArray,
    ClassHierarchyDescriptor,
    CompleteObjectLocator,
}

impl Special {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Special::Vftable => "`vftable'",
            Special::Vbtable => "`vbtable'",
            Special::LocalVftable => "`local vftable'",
            Special::TypeDescriptor => "`RTTI Type Descriptor'",
            Special::TypeDescriptorName => "`RTTI Type Descriptor Name'",
            Special::BaseClassArray => "`RTTI Base Class Array'",
            Special::ClassHierarchyDescriptor => "`RTTI Class Hierarchy Descriptor'",
            Special::CompleteObjectLocator => "`RTTI Complete Object Locator'",
        }
    }

    pub(crate) fn kind(self) -> Kind {
        match self {
            Special::Vftable | Special::LocalVftable => Kind::Vtable,
            Special::Vbtable => Kind::Vbtable,
            Special::TypeDescriptor => Kind::Typeinfo,
            Special::TypeDescriptorName => Kind::TypeinfoName,
            Special::BaseClassArray => Kind::BaseClassArray,
            Special::ClassHierarchyDescriptor => Kind::ClassHierarchyDescriptor,
            Special::CompleteObjectLocator => Kind::CompleteObjectLocator,
        }
    }
}
