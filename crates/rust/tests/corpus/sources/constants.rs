//! Constants that are strings, references, arrays, tuples and structures, which only unstable features have yet.

#![allow(incomplete_features, internal_features)]
#![feature(adt_const_params, unsized_const_params)]

use std::marker::ConstParamTy;

#[derive(PartialEq, Eq, ConstParamTy)]
pub struct Point {
    pub x: i32,
    pub größe: u8,
}

#[derive(PartialEq, Eq, ConstParamTy)]
pub struct Pair(pub u8, pub bool);

#[derive(PartialEq, Eq, ConstParamTy)]
pub struct Unit;

#[derive(PartialEq, Eq, ConstParamTy)]
pub enum Choice {
    None,
    One(Pair),
    Both { first: Pair, second: [u8; 2] },
}

#[inline(never)]
pub fn text<const S: &'static str>() -> usize {
    S.len()
}
#[inline(never)]
pub fn point<const P: Point>() -> i32 {
    P.x
}
#[inline(never)]
pub fn pair<const P: Pair>() -> u8 {
    P.0
}
#[inline(never)]
pub fn unit<const U: Unit>() -> usize {
    std::mem::size_of_val(&U)
}
#[inline(never)]
pub fn choice<const C: Choice>() -> bool {
    C == Choice::None
}
#[inline(never)]
pub fn array<const A: [u16; 3]>() -> u16 {
    A[0]
}
#[inline(never)]
pub fn tuple<const T: (u8, char)>() -> u8 {
    T.0
}
#[inline(never)]
pub fn reference<const R: &'static u8>() -> u8 {
    *R
}

pub fn use_all() -> usize {
    text::<"">() + text::<"abc">() + text::<"a\n\"'\\é😀\0">()
        + point::<{ Point { x: -5, größe: 200 } }>() as usize
        + pair::<{ Pair(1, true) }>() as usize
        + unit::<{ Unit }>()
        + usize::from(choice::<{ Choice::None }>())
        + usize::from(choice::<{ Choice::One(Pair(2, false)) }>())
        + usize::from(choice::<{ Choice::Both { first: Pair(1, true), second: [1, 2] } }>())
        + array::<{ [1, 2, 3] }>() as usize
        + tuple::<{ (1, 'x') }>() as usize
        + reference::<{ &7 }>() as usize
}
