//! Streams of arrays, by the [C stream interface](https://arrow.apache.org/docs/format/CStreamInterface.html).

use std::any::Any;
use std::collections::VecDeque;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::{ArrayData, ffi::FFI_ArrowArray};
use arrow_schema::{DataType, Field, ffi::FFI_ArrowSchema};

use crate::{Column, Error};

/// A stream of another library, which is released when this is dropped.
#[derive(Debug)]
pub struct Producer {
    stream: FFI_ArrowArrayStream,
    column: Column,
}

impl Producer {
    /// Takes over a stream of names and asks it for its schema.
    ///
    /// # Errors
    ///
    /// [`Error::Producer`] if the stream reports an error, and as [`Column::new`].
    ///
    /// # Safety
    ///
    /// The callbacks of `stream` do what the interface wants of them. They may be called by any thread.
    pub unsafe fn new(mut stream: FFI_ArrowArrayStream) -> Result<Producer, Error> {
        if stream.release.is_none() {
            return Err(Error::malformed("the stream was released before"));
        }
        let get_schema = stream.get_schema.ok_or_else(|| Error::malformed("the stream has no get_schema"))?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream is alive, and the schema is written to.
        let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
        if code != 0 {
            return Err(failure(&mut stream, code));
        }
        let column = Column::new(&schema)?;
        Ok(Producer { stream, column })
    }

    /// The type of the stream's arrays.
    #[must_use]
    pub fn column(&self) -> &Column {
        &self.column
    }

    /// The next array, or `None` at the end.
    fn next(&mut self) -> Result<Option<ArrayData>, Error> {
        let get_next = self.stream.get_next.ok_or_else(|| Error::malformed("the stream has no get_next"))?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream is alive, and the array is written to.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Err(failure(&mut self.stream, code));
        }
        if array.is_released() {
            return Ok(None);
        }
        // SAFETY: whoever gave the stream vouches for its arrays.
        unsafe { self.column.import(array) }.map(Some)
    }
}

/// What the stream says of its last error.
#[cold]
fn failure(stream: &mut FFI_ArrowArrayStream, code: c_int) -> Error {
    let message = match stream.get_last_error {
        // SAFETY: the stream is alive; the text, unless it is null, lives until the next call.
        Some(get) => unsafe {
            let message = get(stream);
            (!message.is_null()).then(|| CStr::from_ptr(message).to_string_lossy().into_owned())
        },
        None => None,
    };
    Error::Producer { code, message: message.unwrap_or_else(|| "it does not say why".to_owned()) }
}

/// Makes an array of the result of an array of the producer.
pub type Step = Box<dyn FnMut(&ArrayData) -> Result<ArrayData, Error> + Send>;

/// Calls its argument once. The GIL, or whatever the caller's threads hold, is released meanwhile.
pub type Around = fn(&mut dyn FnMut());

/// The stream of the results of a producer's arrays, of the type `data_type`. An array is asked for when the stream is
/// asked for one, so that no more than one is in memory. An array whose results do not fit is halved.
#[must_use]
pub fn export_stream(
    mut producer: Producer,
    data_type: DataType,
    mut step: Step,
    around: Around,
) -> FFI_ArrowArrayStream {
    let field = Field::new(producer.column.name.clone(), data_type, true);
    let mut waiting: VecDeque<ArrayData> = VecDeque::new();
    // The rows before the array that is worked on.
    let mut rows: usize = 0;
    let next = move || {
        loop {
            let array = match waiting.pop_front() {
                Some(array) => array,
                None => match producer.next()? {
                    Some(array) => array,
                    None => return Ok(None),
                },
            };
            match step(&array) {
                Err(Error::TooLarge) if array.len() > 1 => {
                    let half = array.len() / 2;
                    waiting.push_front(array.slice(half, array.len() - half));
                    waiting.push_front(array.slice(0, half));
                }
                Err(Error::Name { index, name, is_text, error }) => {
                    return Err(Error::Name { index: rows.saturating_add(index), name, is_text, error });
                }
                result => {
                    rows = rows.saturating_add(array.len());
                    return result.map(Some);
                }
            }
        }
    };
    exported(Exported { next: Box::new(next), field, around, error: None })
}

/// The stream of one array.
#[must_use]
pub fn export_once(data: &ArrayData, name: &str) -> FFI_ArrowArrayStream {
    let field = Field::new(name, data.data_type().clone(), true);
    let mut data = Some(data.clone());
    exported(Exported { next: Box::new(move || Ok(data.take())), field, around: |work| work(), error: None })
}

/// An array with its schema, to be taken over by another library.
///
/// # Errors
///
/// If the type or the name has no form in the C data interface.
pub fn export_array(data: &ArrayData, name: &str) -> Result<(FFI_ArrowArray, FFI_ArrowSchema), Error> {
    Ok((FFI_ArrowArray::new(data), export_field(&Field::new(name, data.data_type().clone(), true))?))
}

/// A schema, to be taken over by another library.
///
/// # Errors
///
/// If the type or the name has no form in the C data interface.
pub fn export_field(field: &Field) -> Result<FFI_ArrowSchema, Error> {
    FFI_ArrowSchema::try_from(field).map_err(|error| Error::Malformed(error.to_string()))
}

/// What the callbacks of a stream of ours work on.
struct Exported {
    next: Box<dyn FnMut() -> Result<Option<ArrayData>, Error> + Send>,
    field: Field,
    around: Around,
    /// The text of the last error.
    error: Option<CString>,
}

fn exported(stream: Exported) -> FFI_ArrowArrayStream {
    FFI_ArrowArrayStream {
        get_schema: Some(get_schema),
        get_next: Some(get_next),
        get_last_error: Some(get_last_error),
        release: Some(release),
        private_data: Box::into_raw(Box::new(stream)).cast::<c_void>(),
    }
}

/// The error numbers of C, which are the same on all systems.
const EIO: c_int = 5;
const EINVAL: c_int = 22;

impl Exported {
    /// Runs `work`, whose panic must not reach C. Writes its result to `out`, or returns the number of its error.
    unsafe fn answer<T>(&mut self, out: *mut T, work: impl FnOnce(&mut Exported) -> Result<T, Error>) -> c_int {
        let (code, message) = match catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(Ok(result)) => {
                // SAFETY: the consumer gives a place for the result, whose old value is nothing that is released.
                unsafe { ptr::write_unaligned(out, result) };
                return 0;
            }
            Ok(Err(Error::Producer { code, message })) => (code, message),
            Ok(Err(error)) => (EINVAL, error.to_string()),
            Err(panic) => (EIO, format!("Rust panic: {}", text_of(&*panic))),
        };
        self.error = CString::new(message.replace('\0', "\\0")).ok();
        code
    }
}

fn text_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

/// What a stream of ours works on.
unsafe fn private<'a>(stream: *mut FFI_ArrowArrayStream) -> Option<&'a mut Exported> {
    // SAFETY: a consumer calls with a stream that it was given, by one thread at a time. Its data are those that
    // `exported` made, until it is released.
    unsafe { (*stream).private_data.cast::<Exported>().as_mut() }
}

unsafe extern "C" fn get_schema(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowSchema) -> c_int {
    // SAFETY: as `private` and `answer` say.
    unsafe {
        let Some(stream) = private(stream) else { return EINVAL };
        stream.answer(out, |stream| export_field(&stream.field))
    }
}

unsafe extern "C" fn get_next(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowArray) -> c_int {
    // SAFETY: as `private` and `answer` say.
    unsafe {
        let Some(stream) = private(stream) else { return EINVAL };
        stream.answer(out, |stream| {
            let mut result = None;
            (stream.around)(&mut || result = Some(catch_unwind(AssertUnwindSafe(|| (stream.next)()))));
            match result {
                Some(Ok(Ok(Some(data)))) => Ok(FFI_ArrowArray::new(&data)),
                Some(Ok(Ok(None))) | None => Ok(FFI_ArrowArray::empty()),
                Some(Ok(Err(error))) => Err(error),
                Some(Err(panic)) => std::panic::resume_unwind(panic),
            }
        })
    }
}

unsafe extern "C" fn get_last_error(stream: *mut FFI_ArrowArrayStream) -> *const c_char {
    // SAFETY: as `private` says.
    let stream = unsafe { private(stream) };
    stream.and_then(|stream| stream.error.as_ref()).map_or(ptr::null(), |error| error.as_ptr())
}

unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
    // SAFETY: as `private` says; a consumer releases it once, which is marked by the null callback.
    unsafe {
        let private = std::mem::replace(&mut (*stream).private_data, ptr::null_mut()).cast::<Exported>();
        (*stream).release = None;
        if !private.is_null() {
            drop(catch_unwind(AssertUnwindSafe(|| drop(Box::from_raw(private)))));
        }
    }
}
