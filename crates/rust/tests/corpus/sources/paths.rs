//! Paths of all kinds: modules, impls, traits, closures, statics, names that are not ASCII.

pub mod outer {
    pub mod inner {
        pub static TABLE: [u8; 4] = [1, 2, 3, 4];
        pub static mut COUNTER: u32 = 0;

        #[inline(never)]
        pub fn plain(x: u32) -> u32 {
            fn nested(x: u32) -> u32 {
                static ONCE: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
                *ONCE.get_or_init(|| x + 1)
            }
            nested(x) + unsafe { COUNTER }
        }
    }
}

pub struct Plain(pub u32);
pub struct Generic<T, const N: usize> {
    pub items: [T; N],
}
pub enum Choice {
    First(u8),
    Second { x: u16 },
}

pub trait Shape {
    const SIDES: usize;
    fn area(&self) -> f64;
    #[inline(never)]
    fn describe(&self) -> String {
        let sides = || Self::SIDES;
        format!("{} {}", sides(), self.area())
    }
}

impl Plain {
    #[inline(never)]
    pub fn method(&self) -> u32 {
        let closures = [|x: u32| x + 1, |x: u32| x * 2];
        closures.iter().map(|f| f(self.0)).sum()
    }
}

impl Shape for Plain {
    const SIDES: usize = 3;
    #[inline(never)]
    fn area(&self) -> f64 {
        f64::from(self.0)
    }
}

impl<T: Clone + Into<f64>, const N: usize> Shape for Generic<T, N> {
    const SIDES: usize = N;
    #[inline(never)]
    fn area(&self) -> f64 {
        self.items.iter().cloned().map(Into::into).sum()
    }
}

impl<T: PartialEq, const N: usize> PartialEq<[T]> for Generic<T, N> {
    #[inline(never)]
    fn eq(&self, other: &[T]) -> bool {
        self.items == *other
    }
}

impl Drop for Choice {
    #[inline(never)]
    fn drop(&mut self) {
        println!("{}", matches!(self, Choice::First(1) | Choice::Second { x: 2 }));
    }
}

pub mod größe {
    #[inline(never)]
    pub fn höhe_日本(x: u32) -> u32 {
        x ^ 7
    }
    pub struct Straße;
    impl Straße {
        #[inline(never)]
        pub fn länge(&self) -> u32 {
            3
        }
    }
}

#[track_caller]
#[inline(never)]
pub fn tracked() -> u32 {
    std::panic::Location::caller().line()
}

pub fn use_all() -> f64 {
    let shapes: [Box<dyn Shape2>; 2] = [Box::new(Plain(1)), Box::new(Generic { items: [1_u8, 2] })];
    let pointer: fn() -> u32 = tracked;
    let once: Box<dyn FnOnce() -> u32> = Box::new(move || pointer());
    let _ = (Choice::First(1), Choice::Second { x: 2 });
    let same = Generic { items: [1_i32, 2] } == [1, 2][..];
    let all = once() + outer::inner::plain(2) + größe::höhe_日本(1) + größe::Straße.länge() + u32::from(same);
    shapes.iter().map(|shape| shape.call()).sum::<f64>() + f64::from(all) + f64::from(Plain(2).method())
}

trait Shape2 {
    fn call(&self) -> f64;
}

impl<S: Shape> Shape2 for S {
    #[inline(never)]
    fn call(&self) -> f64 {
        self.area() + self.describe().len() as f64
    }
}
