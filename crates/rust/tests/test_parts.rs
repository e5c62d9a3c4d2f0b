//! The parts of names, their ranges and kinds.

mod corpora;

use rust_names::{ByteText, Kind, Limits, Options, Part, Style, kind, parts, text_with_ranges};

/// The parts of a name in style `Llvm`, as `part text`.
fn ranges_of(name: &str, options: &Options) -> Vec<String> {
    let (text, ranges) = text_with_ranges(name.as_bytes(), options, &Limits::default()).unwrap();
    let text = String::from_utf8(text).unwrap();
    ranges.iter().map(|range| format!("{} {}", range.part.as_str(), &text[range.start..range.end])).collect()
}

#[test]
fn ranges() {
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    assert_eq!(
        ranges_of("_RINvNtINtC1a1bhE1c1dlKj8_E.cold", &llvm),
        [
            "name a::b::<u8>::c::d",
            "scope a::b::<u8>::c",
            "scope_part a",
            "crate a",
            "scope_part b::<u8>",
            "scope_part c",
            "base_name d",
            "template_args <i32, 8>",
            "template_arg i32",
            "template_arg 8",
            "clone_suffix .cold",
        ]
    );
    assert_eq!(
        ranges_of("_RNCNvXs_Cs1_1aNtC1b1SINtC1t1ThE1f0", &Options::default()),
        [
            "name <b[0]::S as t[0]::T<u8>>::f::{closure#0}",
            "scope <b[0]::S as t[0]::T<u8>>::f",
            "scope_part <b[0]::S as t[0]::T<u8>>",
            "scope_part f",
            "base_name {closure#0}",
        ]
    );
    assert_eq!(
        ranges_of("_RNvNtCs1_4core3fmt5write", &Options::default()),
        [
            "name core[3]::fmt::write",
            "scope core[3]::fmt",
            "scope_part core[3]",
            "crate core",
            "hash 3",
            "scope_part fmt",
            "base_name write",
        ]
    );
    assert_eq!(
        ranges_of("_ZN4core3fmt17h0123456789abcdefE", &Options::default()),
        ["name core::fmt", "scope core", "scope_part core", "crate core", "base_name fmt", "hash h0123456789abcdef"]
    );
}

#[test]
fn the_crate_is_the_one_that_defines_the_symbol() {
    let crate_of = |name: &str| {
        let llvm = Options { style: Style::Llvm, ..Options::default() };
        let parts = parts(name.as_bytes(), &llvm, &Limits::default()).unwrap();
        (parts.crate_name().unwrap().to_owned(), parts.hash().unwrap().to_owned())
    };
    let owned = |name: &str, hash: &str| (name.into(), hash.into());
    assert_eq!(crate_of("_RNvCs15kBYyAo9fc_7mycrate1f"), owned("mycrate", "ca63f166dbe9294"));
    assert_eq!(crate_of("_RNvMNtCs1_1a1bNtC1c1d1f"), owned("a", "3"));
    assert_eq!(crate_of("_RNvXs_NtCs1_1a1bNtC1c1dC1e1f"), owned("a", "3"));
    assert_eq!(crate_of("_RINvYNtCs1_1c1dNtCs0_1e1t1fhE"), owned("e", "2"));
    assert_eq!(crate_of("_RNvYNtC1e1dNtB4_1t1f"), owned("e", "0"));
    assert_eq!(crate_of("_RNvCu3i6d1f"), owned("ፃ", "0"));
}

#[test]
fn an_impl_is_in_the_scopes_of_its_path() {
    let scopes = |name: &str| {
        let llvm = Options { style: Style::Llvm, ..Options::default() };
        let parts = parts(name.as_bytes(), &llvm, &Limits::default()).unwrap();
        let joined = |scopes: &[ByteText]| ByteText::from(scopes.join(&b" "[..]));
        (joined(parts.impl_scopes()), joined(parts.scopes()))
    };
    let owned = |impl_scopes: &str, scopes: &str| (ByteText::from(impl_scopes), ByteText::from(scopes));
    assert_eq!(scopes("_RNvMNtC1a1fNtB2_1S3new"), owned("a f", "<a::f::S>"));
    // The impl of a trait of another crate for a type of another crate, and a function with generic arguments.
    assert_eq!(scopes("_RINvXs_NtCs1_1a1bNtC1c1dNtC1e1t1fhE"), owned("a b", "<c::d as e::t>"));
    assert_eq!(scopes("_RNCNvXs_Cs1_1aNtC1b1SINtC1t1ThE1f0"), owned("a", "<b::S as t::T<u8>> f"));
    // One in a method of another.
    assert_eq!(scopes("_RNvMNvMNtC1a1mNtC1a1S1fNtC1b1T1g"), owned("a m <a::S> f", "<b::T>"));
    // A function that the impl leaves to its trait is in the scopes of the trait.
    assert_eq!(scopes("_RNvYNtC1e1dNtB4_1t1f"), owned("e", "<e::d as e::t>"));
    assert_eq!(scopes("_RNvYhINtNtC1e1m1tlE1f"), owned("e m", "<u8 as e::m::t<i32>>"));
    assert_eq!(scopes("_RNvNtC1a1b1c"), owned("", "a b"));
    // The path of an impl, which the text does not show, refers to nothing.
    assert_eq!(scopes("_RNvMNtB0_1bNtC1c1d1f"), owned("", "<c::d>"));
}

#[test]
fn legacy_names_have_a_crate_if_they_tell() {
    let crate_of = |name: &str| {
        let parts = parts(name.as_bytes(), &Options::default(), &Limits::default()).unwrap();
        (parts.crate_name().cloned(), parts.hash().cloned())
    };
    let hash = Some("h0123456789abcdef".into());
    assert_eq!(crate_of("_ZN4core3fmt17h0123456789abcdefE"), (Some("core".into()), hash.clone()));
    assert_eq!(crate_of("_ZN13_$LT$T$u20$as3fmt17h0123456789abcdefE"), (None, hash));
}

#[test]
fn parts_that_the_options_leave_out() {
    let options = Options { template_args: false, style: Style::Llvm, ..Options::default() };
    let parts = parts(b"_RINvINtC1a1bhE1clE", &options, &Limits::default()).unwrap();
    assert_eq!(parts.name().unwrap(), "a::b::c");
    assert_eq!(parts.template_args().unwrap(), ["i32"]);
    assert_eq!((parts.parameters(), parts.return_type()), (None, None));
}

#[test]
fn kinds() {
    let of = |name: &str| kind(name.as_bytes(), Style::Gnu, &Limits::default()).unwrap();
    assert_eq!(of("_RNvC1a1b"), Kind::Function);
    assert_eq!(of("_RINvC1a1bhE"), Kind::Function);
    assert_eq!(of("_RNvC1a5TABLE"), Kind::Data);
    assert_eq!(of("_RNCNvC1a1b0"), Kind::Closure);
    assert_eq!(of("_RINCNvC1a1b0hE"), Kind::Closure);
    assert_eq!(of("_RNSNvC1a1b6vtable"), Kind::Shim);
    assert_eq!(of("_RNtC1a1B"), Kind::Type);
    assert_eq!(of("_RMC1ah"), Kind::Type);
    assert_eq!(of("_ZN1a1b17h0123456789abcdefE"), Kind::Function);
    assert_eq!(of("_ZN1a5TABLE17h0123456789abcdefE"), Kind::Data);
    assert_eq!(of("_ZN1a28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE"), Kind::Closure);
    assert_eq!(of("_ZN1a32_$u7b$$u7b$vtable.shim$u7d$$u7d$17h0123456789abcdefE"), Kind::Shim);
    // Only rustfilt reads the constant.
    assert_eq!(of("_RINvC1a1bKRe61_E"), Kind::Function);
    assert!(kind(b"_RNvC1a", Style::Gnu, &Limits::default()).is_err());
}

#[test]
fn the_scopes_and_the_base_name_make_the_name() {
    for row in corpora::rows() {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let Ok((text, ranges)) = text_with_ranges(&row.mangled, &options, &Limits::default()) else { continue };
            let parts = parts(&row.mangled, &options, &Limits::default()).unwrap();
            let one = |part| ranges.iter().find(|range| range.part == part);
            let name = row.mangled.escape_ascii();
            assert_eq!(parts.kind(), kind(&row.mangled, style, &Limits::default()).unwrap(), "{name}");
            for range in &ranges {
                assert!(range.start < range.end && range.end <= text.len(), "{name}: {range:?}");
            }
            let Some(base) = parts.base_name() else { continue };
            let expected = parts.scope().map_or(base.to_string(), |scope| format!("{scope}::{base}"));
            assert_eq!(parts.name().unwrap(), expected.as_str(), "{name}");
            if let Some(scope) = parts.scope() {
                assert_eq!(**scope, parts.scopes().join(&b"::"[..]), "{name}");
            }
            if let (Some(args), Some(base)) = (one(Part::TemplateArgs), one(Part::BaseName)) {
                assert!(args.start >= base.end, "{name}");
            }
        }
    }
}
