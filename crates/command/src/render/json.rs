//! A line of JSON for each name.

use bulk::{Field, Value, fields_of};
use serde_json::{Map, Value as Json, json};
use symbol_names::{Options, Symbol};
use text::Rule;

/// Appends a line for a symbol.
pub(super) fn append(symbol: &Symbol, options: &Options, out: &mut Vec<u8>) {
    let mut object = Map::new();
    object.insert("mangled".into(), text(symbol.mangled()));
    object.insert("demangled".into(), symbol.demangle(options).map_or(Json::Null, Json::from));
    object.insert("scheme".into(), symbol.scheme().name().into());
    if !symbol.is_type() {
        let fields: Vec<Field> = Field::ALL.iter().copied().filter(|field| *field != Field::Demangled).collect();
        let values = fields_of(symbol.mangled(), &fields, options).unwrap_or_default();
        let mut parts = Map::new();
        for (field, value) in fields.into_iter().zip(values) {
            // The scheme and the kind are of the whole name.
            let whole = matches!(field, Field::Scheme | Field::Kind);
            let map = if whole { &mut object } else { &mut parts };
            map.insert(field.as_str().into(), json_of(value));
        }
        object.insert("parts".into(), parts.into());
    }
    append_line(&object.into(), out);
}

/// Appends a line for an argument that is no name, with the reason.
pub(super) fn append_none(name: &[u8], rule: &Rule, out: &mut Vec<u8>) {
    let read = symbol_names::demangle(name, rule.options);
    let (error, offset) = match &read {
        Err(error) => (error.reason(), error.offset()),
        // The functions for one name read more than the tool of the style does.
        Ok(_) => ("not a name for the tool of the style".into(), Some(0)),
    };
    let object = json!({"mangled": text(name), "demangled": null, "error": error, "offset": offset});
    append_line(&object, out);
}

fn append_line(object: &Json, out: &mut Vec<u8>) {
    out.extend_from_slice(object.to_string().as_bytes());
    out.push(b'\n');
}

fn text(bytes: &[u8]) -> Json {
    String::from_utf8_lossy(bytes).into()
}

fn json_of(value: Value) -> Json {
    match value {
        Value::Word(word) => word.into(),
        Value::Truth(truth) => truth.into(),
        Value::Text(value) => value.map_or(Json::Null, |value| text(&value)),
        Value::Texts(values) => values.map_or(Json::Null, |values| values.iter().map(|value| text(value)).collect()),
    }
}
