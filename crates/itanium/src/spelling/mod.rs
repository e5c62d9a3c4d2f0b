//! The texts that both writers need, and the differences between the styles.

pub(crate) mod angles;
pub(crate) mod special;
pub(crate) mod std_abbreviation;
pub(crate) mod style;
pub(crate) mod suffix;
pub(crate) mod token;
