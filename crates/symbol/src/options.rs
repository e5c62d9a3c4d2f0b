//! The options of printing, in one table.

/// Makes [`Options`] and hands the same table to other crates: `for_each_option!(callback)`
/// expands to `callback! { (field, type, default) … }`. A new option is one entry here; the
/// engines read the field, and the binding learns its keyword by itself.
macro_rules! options {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $default:expr;)*) => {
        /// What is printed of a name. The default prints all.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(clippy::struct_excessive_bools)] // each is a switch of its own
        pub struct Options {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl Default for Options {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        /// Expands to `callback! { (field, type, default) … }`, an entry an option, in the
        /// order of the table.
        #[macro_export]
        macro_rules! for_each_option {
            ($callback:ident) => { $callback! { $(($name, $type, $default))* } };
        }
    };
}

options! {
    /// Print the parameters of functions.
    params: bool = true;
    /// Print the return types of function templates.
    return_type: bool = true;
    /// Print the types of literals in expressions.
    literal_types: bool = true;
    /// How deep the parser and the printer may recurse; see [`crate::limits::recursion`].
    recursion_limit: Option<u32> = None;
}
