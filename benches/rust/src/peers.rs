//! One function for each peer.
//!
//! LLVM's functions are for all schemes. For D there is no crate.

use std::ffi::CStr;
#[cfg(any(libstdcxx, llvm))]
use std::ffi::c_char;
#[cfg(libstdcxx)]
use std::ptr;

use crate::Engine;
use crate::scheme::Scheme;

/// Our own engine for a scheme in each style, then every peer that was built in, with their labels.
#[must_use]
pub fn all(scheme: Scheme) -> Vec<(String, Engine)> {
    let mut all = scheme.own();
    match scheme.label {
        "itanium" => {
            all.push(("cpp_demangle".to_owned(), Box::new(cpp_demangle)));
            #[cfg(libstdcxx)]
            all.push(("libstdc++".to_owned(), Box::new(libstdcxx)));
        }
        "rust" => all.push(("rustc-demangle".to_owned(), Box::new(rustc_demangle))),
        "msvc" => all.push(("msvc-demangler".to_owned(), Box::new(msvc_demangler))),
        _ => {}
    }
    #[cfg(llvm)]
    if let Some(engine) = llvm::engine(scheme) {
        all.push((format!("LLVM {}, {}", env!("LLVM_VERSION"), scheme.label), engine));
    }
    all
}

fn rustc_demangle(name: &CStr) -> usize {
    let name = name.to_str().ok().and_then(|name| rustc_demangle::try_demangle(name).ok());
    name.map_or(0, |name| name.to_string().len())
}

fn msvc_demangler(name: &CStr) -> usize {
    let flags = msvc_demangler::DemangleFlags::llvm();
    name.to_str().ok().and_then(|name| msvc_demangler::demangle(name, flags).ok()).map_or(0, |text| text.len())
}

fn cpp_demangle(name: &CStr) -> usize {
    let symbol = cpp_demangle::Symbol::new(name.to_bytes());
    symbol.ok().and_then(|symbol| symbol.demangle().ok()).map_or(0, |text| text.len())
}

#[cfg(any(libstdcxx, llvm))]
unsafe extern "C" {
    fn free(pointer: *mut c_char);
}

/// Returns the length of a text that C allocated, and frees it.
///
/// # Safety
///
/// `text` is null, or a NUL-terminated text from `malloc` that nobody else frees.
#[cfg(any(libstdcxx, llvm))]
unsafe fn length_and_free(text: *mut c_char) -> usize {
    if text.is_null() {
        return 0;
    }
    // SAFETY: not null, so by the contract above a terminated text, ours to free, not used afterwards.
    unsafe {
        let length = CStr::from_ptr(text).count_bytes();
        free(text);
        length
    }
}

#[cfg(libstdcxx)]
fn libstdcxx(name: &CStr) -> usize {
    unsafe extern "C" {
        fn __cxa_demangle(
            name: *const c_char,
            buffer: *mut c_char,
            length: *mut usize,
            status: *mut i32,
        ) -> *mut c_char;
    }
    // SAFETY: the name is NUL-terminated; without a buffer the function allocates the text by malloc.
    unsafe { length_and_free(__cxa_demangle(name.as_ptr(), ptr::null_mut(), ptr::null_mut(), ptr::null_mut())) }
}

/// LLVM's functions.
#[cfg(llvm)]
mod llvm {
    use std::ffi::{CStr, c_char};
    use std::ptr;

    use super::length_and_free;
    use crate::Engine;
    use crate::scheme::Scheme;

    /// libstdc++'s `std::string_view`, passed in two registers.
    #[repr(C)]
    struct StringView {
        length: usize,
        data: *const c_char,
    }

    impl StringView {
        fn of(name: &CStr) -> StringView {
            StringView { length: name.count_bytes(), data: name.as_ptr() }
        }
    }

    #[allow(improper_ctypes)]
    unsafe extern "C" {
        #[link_name = "_ZN4llvm15itaniumDemangleESt17basic_string_viewIcSt11char_traitsIcEEb"]
        fn itanium_demangle(name: StringView, parse_params: bool) -> *mut c_char;
        #[link_name = "_ZN4llvm17microsoftDemangleESt17basic_string_viewIcSt11char_traitsIcEEPmPiNS_15MSDemangleFlagsE"]
        fn microsoft_demangle(name: StringView, read: *mut usize, status: *mut i32, flags: i32) -> *mut c_char;
        #[link_name = "_ZN4llvm12rustDemangleESt17basic_string_viewIcSt11char_traitsIcEE"]
        fn rust_demangle(name: StringView) -> *mut c_char;
        #[link_name = "_ZN4llvm13dlangDemangleESt17basic_string_viewIcSt11char_traitsIcEE"]
        fn dlang_demangle(name: StringView) -> *mut c_char;
    }

    /// LLVM's function for a scheme.
    pub(super) fn engine(scheme: Scheme) -> Option<Engine> {
        let demangle: fn(&CStr) -> *mut c_char = match scheme.label {
            // SAFETY: the view lies within the name; the function allocates the text by malloc.
            "itanium" => |name| unsafe { itanium_demangle(StringView::of(name), true) },
            // SAFETY: as above; the function writes to none of the null pointers.
            "msvc" => |name| unsafe { microsoft_demangle(StringView::of(name), ptr::null_mut(), ptr::null_mut(), 0) },
            // SAFETY: as above.
            "rust" => |name| unsafe { rust_demangle(StringView::of(name)) },
            // SAFETY: as above.
            "dlang" => |name| unsafe { dlang_demangle(StringView::of(name)) },
            _ => return None,
        };
        // SAFETY: nobody else has the text.
        Some(Box::new(move |name: &CStr| unsafe { length_and_free(demangle(name)) }))
    }
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::scheme::ITANIUM;

    #[test]
    fn every_engine_demangles_and_refuses() {
        for (label, mut engine) in all(ITANIUM) {
            assert_eq!(engine(c"_ZN3foo3barEi"), "foo::bar(int)".len(), "{label}");
            assert_eq!(engine(c"_ZN3foo"), 0, "{label}");
        }
    }
}
