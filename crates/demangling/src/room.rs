//! Appending to a list that may have no room.
//!
//! `Vec` panics if the memory has no room for it. With these functions, the compiler sees that the engines cannot panic,
//! which `proofs/no-panic` proves.

use crate::Full;

/// Appends `value` to `list`.
///
/// ```
/// let mut list = vec![1];
/// demangling::push(&mut list, 2)?;
/// assert_eq!(list, [1, 2]);
/// # Ok::<(), demangling::Full>(())
/// ```
///
/// # Errors
/// If there is no room. Then `list` is unchanged.
#[inline(always)]
pub fn push<T>(list: &mut Vec<T>, value: T) -> Result<(), Full> {
    reserve(list, 1)?;
    list.push(value);
    Ok(())
}

/// Appends `values` to `list`.
///
/// ```
/// let mut list = vec![1];
/// demangling::extend(&mut list, &[2, 3])?;
/// assert_eq!(list, [1, 2, 3]);
/// # Ok::<(), demangling::Full>(())
/// ```
///
/// # Errors
/// If there is no room. Then `list` is unchanged.
#[inline(always)]
pub fn extend<T: Copy>(list: &mut Vec<T>, values: &[T]) -> Result<(), Full> {
    reserve(list, values.len())?;
    list.extend_from_slice(values);
    Ok(())
}

/// Appends zeros to `list`, so that it has `length` elements. A longer list is unchanged.
///
/// ```
/// let mut list = vec![1];
/// demangling::lengthen(&mut list, 3)?;
/// assert_eq!(list, [1, 0, 0]);
/// assert!(demangling::lengthen(&mut list, usize::MAX).is_err());
/// # Ok::<(), demangling::Full>(())
/// ```
///
/// # Errors
/// If there is no room. Then `list` is unchanged.
#[inline(always)]
pub fn lengthen(list: &mut Vec<u8>, length: usize) -> Result<(), Full> {
    let more = length.saturating_sub(list.len());
    reserve(list, more)?;
    list.extend(std::iter::repeat_n(0, more));
    Ok(())
}

/// Makes room for `more` elements.
#[inline(always)]
fn reserve<T>(list: &mut Vec<T>, more: usize) -> Result<(), Full> {
    list.try_reserve(more).map_err(|_| Full)?;
    // There is room now. The check shows it to the compiler.
    if more > list.capacity().wrapping_sub(list.len()) { Err(Full) } else { Ok(()) }
}
