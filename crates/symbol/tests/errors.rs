//! What an error says, and where.

use symbol::{demangle, Error, ErrorKind, Options, Symbol};

fn error(name: &str) -> Error {
    demangle(name.as_bytes(), &Options::default()).unwrap_err()
}

#[test]
fn kinds_follow_what_is_wrong() {
    for (name, kind) in [
        ("", ErrorKind::NotMangled),
        ("main", ErrorKind::NotMangled),
        ("i", ErrorKind::NotMangled),
        ("_Z", ErrorKind::Parse),
        ("_ZN3foo", ErrorKind::Parse),
        ("_Z1fS_", ErrorKind::Parse),
        ("_Z1fv+0x10", ErrorKind::Parse),
        ("_Z99999999999999999999999999fv", ErrorKind::Parse),
    ] {
        assert_eq!(error(name).kind(), kind, "{name}");
    }
    let deep = format!("_Z1f{}i", "P".repeat(100_000));
    assert_eq!(error(&deep).kind(), ErrorKind::Limit);
}

/// What only printing finds out.
#[test]
fn a_part_that_is_not_there_and_too_much_depth_are_told_apart() {
    let absent = error("_Z1fIiEvT_T0_");
    assert_eq!(absent.kind(), ErrorKind::Format);

    // Each type is a pointer to the last one: the parser sees no depth.
    let digit = |n: u32| char::from_digit(n, 36).unwrap().to_ascii_uppercase();
    let chain = (0..300_u32).fold("_Z1fPiPS_".to_owned(), |name, n| {
        let (high, low) = (n / 36, n % 36);
        match high {
            0 => format!("{name}PS{}_", digit(low)),
            _ => format!("{name}PS{}{}_", digit(high), digit(low)),
        }
    });
    let deep = Options {
        recursion_limit: Some(100),
        ..Options::default()
    };
    let error = demangle(chain.as_bytes(), &deep).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[test]
fn what_follows_a_name_is_pointed_at() {
    let error = error("_Z1fv+0x10");
    assert_eq!(error.offset(), Some(5));
    assert_eq!(
        error.to_string(),
        "mangled symbol is not well-formed (at byte 5)"
    );
}

#[test]
fn parsing_and_demangling_say_the_same() {
    for name in ["main", "_ZN3foo", "_Z1fS_", "_Z1fv+0x10", "_Z1\u{e9}v"] {
        let parsed = Symbol::parse(name.as_bytes(), None).unwrap_err();
        assert_eq!(parsed, error(name), "{name}");
    }
}

#[test]
fn no_text_is_lost_where_a_name_is_not_utf8() {
    let error = demangle(b"_Z2\xff\xfev", &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Parse);
    assert_eq!(error.offset(), Some(3));
}
