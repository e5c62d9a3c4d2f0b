//! Demangles columns of names in the [Apache Arrow](https://arrow.apache.org) format.
//!
//! [`demangle`] returns an array of the layout of its argument, [`symbols`] an array of structs with the fields of each
//! name. [`import()`] and [`Producer`] take arrays over from other libraries by the C data interface; [`export_stream`]
//! returns a stream that reads another one when it is read itself. Results own their memory, so that an imported array
//! is released as soon as it was read.
//!
//! ```
//! use arrow_array::{Array, StringArray};
//! use columns::{Request, demangle};
//!
//! let names = StringArray::from(vec![Some("_Z1fv"), None, Some("main")]);
//! let texts = demangle(&names.to_data(), &Request::default(), || true)?;
//! assert_eq!(StringArray::from(texts), StringArray::from(vec![Some("f()"), None, Some("main")]));
//! # Ok::<(), columns::Error>(())
//! ```

mod demangle;
mod error;
mod flat;
mod import;
mod memo;
mod memory;
mod names;
mod nested;
mod output;
mod request;
mod stream;
mod symbols;

pub use arrow_array::ffi_stream::FFI_ArrowArrayStream;
pub use arrow_data::{ArrayData, ffi::FFI_ArrowArray};
pub use arrow_schema::{DataType, Field as ArrowField, ffi::FFI_ArrowSchema};
pub use demangle::{demangle, demangled_type};
pub use error::Error;
pub use import::{Column, import};
pub use memory::ask_for_huge_pages;
pub use request::{OnError, Overflow, Request};
pub use stream::{Around, Producer, Step, export_array, export_field, export_once, export_stream};
pub use symbols::{symbols, symbols_type};
