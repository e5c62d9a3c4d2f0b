//! Types of all kinds, as generic arguments.

use std::any::Any;
use std::fmt::{Debug, Display};

#[inline(never)]
pub fn of<T: ?Sized>() -> usize {
    std::any::type_name::<T>().len()
}

#[inline(never)]
pub fn value<const B: bool, const C: char, const I: i64, const U: u128>() -> usize {
    usize::from(B) + C as usize + I as usize + U as usize
}

#[inline(never)]
pub fn with<F: Fn(&u8) -> u8>(f: F) -> u8 {
    f(&1)
}

pub trait Lend {
    type Item<'a>
    where
        Self: 'a;
}

pub trait Visitor<'a, T> {
    type Output;
    fn visit(&self, value: &'a T) -> Self::Output;
}

pub union Bits {
    pub whole: u32,
    pub bytes: [u8; 4],
}

pub fn use_all() -> usize {
    of::<i8>() + of::<i16>() + of::<i32>() + of::<i64>() + of::<i128>() + of::<isize>()
        + of::<u8>() + of::<u16>() + of::<u32>() + of::<u64>() + of::<u128>() + of::<usize>()
        + of::<f32>() + of::<f64>() + of::<bool>() + of::<char>() + of::<str>() + of::<()>()
        + of::<[u8; 12]>() + of::<[[u16; 2]; 3]>() + of::<[Bits]>()
        + of::<(u8,)>() + of::<(u8, u16)>() + of::<(u8, (u16, ()), [(); 0])>()
        + of::<&str>() + of::<&mut [u8]>() + of::<*const u8>() + of::<*mut Bits>() + of::<&&mut &u8>()
        + of::<fn()>() + of::<fn(u8) -> u16>() + of::<unsafe fn(*const u8)>() + of::<extern "C" fn(u8)>()
        + of::<unsafe extern "C" fn(*const u8, ...) -> i32>() + of::<extern "system" fn()>() + of::<extern "C-unwind" fn()>()
        + of::<for<'a> fn(&'a u8) -> &'a u8>() + of::<for<'a, 'b> fn(&'a u8, &'b mut u16) -> &'a u8>()
        + of::<for<'a> fn(for<'b> fn(&'a u8, &'b u8), &'a u8)>() + of::<fn(fn(&u8)) -> fn(&u8)>()
        + of::<dyn Any>() + of::<dyn Any + Send>() + of::<dyn Debug + Send + Sync>() + of::<Box<dyn Display>>()
        + of::<dyn Iterator<Item = u8>>() + of::<dyn Fn(u8, u16) -> u32 + Send>() + of::<dyn Fn(&u8) -> &u8>()
        + of::<dyn for<'a> Visitor<'a, u8, Output = &'a u8>>() + of::<for<'a> fn(&'a (dyn Any + 'a))>()
        + of::<Vec<Option<Result<String, Box<dyn std::error::Error>>>>>()
        + value::<true, 'a', -5, 0>() + value::<false, '\'', { i64::MIN }, { u128::MAX }>()
        + value::<true, '\n', { i64::MAX }, 18446744073709551615>() + value::<true, '\\', 0, 18446744073709551616>()
        + value::<true, '"', 1, 255>() + value::<true, 'é', 16, 4096>() + value::<true, '\0', 1, 1>()
        + value::<true, '\u{301}', 1, 1>() + value::<true, '😀', 1, 1>() + value::<true, ' ', 1, 1>() + value::<true, '~', 1, 1>()
        + usize::from(with(|x| *x)) + usize::from(with(|x| with(|y| x + y)))
}
