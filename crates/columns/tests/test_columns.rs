//! Columns of each layout, with results that are small enough to read.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::builder::{StringDictionaryBuilder, StringRunBuilder};
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray, make_array};
use bulk::{Batch, Field};
use columns::{
    ArrayData, Column, DataType, Error, FFI_ArrowArray, FFI_ArrowArrayStream, FFI_ArrowSchema, OnError, Overflow,
    Producer, Request, demangle, symbols,
};

const NAMES: [Option<&str>; 6] = [Some("_Z1fv"), None, Some("main"), Some("_Z1gi"), Some("_Z1gi"), Some("_ZN3foo")];

fn texts(request: &Request) -> Result<ArrayData, Error> {
    demangle(&StringArray::from(NAMES.to_vec()).to_data(), request, || true)
}

fn checked(data: ArrayData) -> ArrayRef {
    data.validate_full().unwrap();
    make_array(data)
}

fn request() -> Request<'static> {
    Request::default()
}

#[test]
fn errors_are_kept_nulled_or_raised() {
    let keep = vec![Some("f()"), None, Some("main"), Some("g(int)"), Some("g(int)"), Some("_ZN3foo")];
    assert_eq!(StringArray::from(texts(&request()).unwrap()), StringArray::from(keep));
    let null = StringArray::from(vec![Some("f()"), None, None, Some("g(int)"), Some("g(int)"), None]);
    let as_null = Request { on_error: OnError::Null, ..request() };
    assert_eq!(StringArray::from(texts(&as_null).unwrap()), null);
    let strict = Request { on_error: OnError::Strict, ..request() };
    let Err(Error::Name { index: 2, name, is_text: true, .. }) = texts(&strict) else { panic!() };
    assert_eq!(name, b"main");
}

#[test]
fn large_texts_widen_the_type_or_fail() {
    let widen = Request { limit: 20, ..request() };
    let wide = LargeStringArray::from(texts(&widen).unwrap());
    assert_eq!((wide.len(), wide.value(4), wide.null_count()), (6, "g(int)", 1));
    let fail = Request { overflow: Overflow::Fail, ..widen };
    assert_eq!(texts(&fail).unwrap_err(), Error::TooLarge);
    for threads in [1, 2] {
        let batch = Batch { threads: NonZeroUsize::new(threads).unwrap(), piece: NonZeroUsize::MIN };
        assert_eq!(texts(&Request { batch, ..widen }).unwrap().data_type(), &DataType::LargeUtf8);
        assert_eq!(texts(&Request { batch, ..fail }).unwrap_err(), Error::TooLarge);
    }
}

#[test]
fn pieces_are_put_together_in_order() {
    let names: Vec<String> = (0..10_000).map(|number| format!("_Z5f{number:04}v")).collect();
    let expected: Vec<String> = (0..10_000).map(|number| format!("f{number:04}()")).collect();
    let (names, expected) = (StringArray::from(names), StringArray::from(expected));
    let views = StringViewArray::from_iter_values(names.iter().flatten());
    for (threads, piece) in [(1, 7), (2, 1), (3, 7), (8, 256)] {
        for remembered in [0, 16] {
            let batch =
                Batch { threads: NonZeroUsize::new(threads).unwrap(), piece: NonZeroUsize::new(piece).unwrap() };
            let request = Request { batch, remembered, ..request() };
            assert_eq!(StringArray::from(demangle(&names.to_data(), &request, || true).unwrap()), expected);
            let found = checked(demangle(&views.to_data(), &request, || true).unwrap());
            let found = found.as_any().downcast_ref::<StringViewArray>().unwrap();
            assert!(found.iter().eq(expected.iter()));
        }
    }
}

#[test]
fn dictionaries_and_runs_are_demangled_once() {
    let mut builder = StringDictionaryBuilder::<Int8Type>::new();
    builder.extend(NAMES);
    let as_null = Request { on_error: OnError::Null, ..request() };
    let array = checked(demangle(&builder.finish().to_data(), &as_null, || true).unwrap());
    assert_eq!((array.null_count(), array.to_data().child_data()[0].len()), (3, 2));

    let mut builder = StringRunBuilder::<Int32Type>::new();
    builder.extend(NAMES);
    let array = builder.finish();
    let data = checked(demangle(&array.slice(2, 3).to_data(), &request(), || true).unwrap()).to_data();
    assert_eq!(StringArray::from(data.child_data()[1].clone()), StringArray::from(vec!["main", "g(int)"]));
    let strict = Request { on_error: OnError::Strict, ..request() };
    let error = demangle(&array.slice(3, 3).to_data(), &strict, || true).unwrap_err();
    assert!(matches!(error, Error::Name { index: 2, .. }), "{error}");
}

#[test]
fn the_caller_can_stop_the_work() {
    let names = (0..200_000).map(|number| format!("_Z1f{}{number}Av", "P".repeat(200)));
    let names = StringArray::from_iter_values(names);
    let mut asked = 0;
    let result = demangle(&names.to_data(), &request(), || {
        asked += 1;
        false
    });
    assert_eq!((result.unwrap_err(), asked), (Error::Interrupted, 1));

    // Before all names were compared, and between the blocks that are read.
    for last in [1, 4] {
        let mut asked = 0;
        let result = symbols(&names.to_data(), &[Field::Kind], &request(), || {
            asked += 1;
            asked < last
        });
        assert_eq!((result.unwrap_err(), asked), (Error::Interrupted, last));
    }
}

#[test]
fn fields_are_structs() {
    let data = symbols(&StringArray::from(NAMES.to_vec()).to_data(), Field::ALL, &request(), || true).unwrap();
    let array = checked(data);
    assert_eq!(array.null_count(), 3);
    assert_eq!(array.data_type(), &columns::symbols_type(Field::ALL));
}

fn producer(arrays: Vec<ArrayData>) -> Producer {
    let field = arrow_schema::Field::new("n", arrays[0].data_type().clone(), true);
    let schema = Arc::new(arrow_schema::Schema::new(vec![field]));
    let batch = |data| arrow_array::RecordBatch::try_new(schema.clone(), vec![make_array(data)]);
    let batches: Vec<_> = arrays.into_iter().map(batch).collect();
    let reader = arrow_array::RecordBatchIterator::new(batches, schema);
    // SAFETY: a stream that `arrow-array` made.
    unsafe { Producer::new(FFI_ArrowArrayStream::new(Box::new(reader))) }.unwrap()
}

/// The lengths of the arrays of a stream, or its error.
fn read(mut stream: FFI_ArrowArrayStream) -> Result<Vec<usize>, (i32, String)> {
    let mut lengths = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: a stream of ours, which is alive.
        let code = unsafe { stream.get_next.unwrap()(&raw mut stream, &raw mut array) };
        if code != 0 {
            // SAFETY: as above.
            let message = unsafe { std::ffi::CStr::from_ptr(stream.get_last_error.unwrap()(&raw mut stream)) };
            return Err((code, message.to_string_lossy().into_owned()));
        }
        if array.is_released() {
            return Ok(lengths);
        }
        lengths.push(array.len());
    }
}

#[test]
fn arrays_of_a_stream_that_do_not_fit_are_halved() {
    let names = StringArray::from_iter_values(vec!["_Z1gi"; 10]);
    let producer = producer(vec![names.to_data(), names.slice(0, 3).to_data()]);
    let data_type = producer.column().data_type.clone();
    let step = Box::new(|data: &ArrayData| {
        demangle(data, &Request { limit: 20, overflow: Overflow::Fail, ..Request::default() }, || true)
    });
    let stream = columns::export_stream(producer, data_type, step, |work| work());
    assert_eq!(read(stream).unwrap(), [2, 3, 2, 3, 3]);
}

#[test]
fn a_panic_of_the_work_is_an_error_of_the_stream() {
    static AROUND: AtomicUsize = AtomicUsize::new(0);
    let producer = producer(vec![StringArray::from(NAMES.to_vec()).to_data()]);
    let around = |work: &mut dyn FnMut()| {
        AROUND.fetch_add(1, Ordering::Relaxed);
        work();
    };
    let stream = columns::export_stream(producer, DataType::Utf8, Box::new(|_| panic!("on purpose")), around);
    assert_eq!(read(stream).unwrap_err(), (5, "Rust panic: on purpose".to_owned()));
    assert_eq!(AROUND.load(Ordering::Relaxed), 1);
}

#[test]
fn arrays_come_back_through_the_interface() {
    let names = StringArray::from(NAMES.to_vec()).slice(2, 3);
    let (array, schema) = columns::export_array(&names.to_data(), "n").unwrap();
    // SAFETY: both were made just now.
    let (data, column) = unsafe { columns::import(array, &schema) }.unwrap();
    assert_eq!((StringArray::from(data), column.name.as_str()), (names, "n"));
    // SAFETY: as above.
    let released = unsafe { columns::import(FFI_ArrowArray::empty(), &schema) };
    assert!(matches!(released, Err(Error::Malformed(_))));
    assert!(matches!(Column::new(&FFI_ArrowSchema::empty()), Err(Error::Malformed(_))));
}
