//! The parts of names, and their ranges.

mod corpora;

use dlang_names::{Kind, Limits, Options, Part, Parts, Style, demangle, kind, parts, text_with_ranges};

#[track_caller]
fn parts_of(mangled: &str) -> Parts {
    parts(mangled.as_bytes(), &Options::default(), &Limits::default()).unwrap()
}

#[test]
fn a_method() {
    let parts = parts_of("_D3std5stdio4File5closeMxFNaNbNfKiMAyaZS3foo3Bar");
    assert_eq!(parts.kind(), Kind::Function);
    assert_eq!(parts.name().unwrap(), "std.stdio.File.close");
    assert_eq!(parts.base_name().unwrap(), "close");
    assert_eq!(parts.scope().unwrap(), "std.stdio.File");
    assert_eq!(parts.scopes(), ["std", "stdio", "File"]);
    assert_eq!(parts.template_args(), None);
    assert_eq!(parts.parameters().unwrap(), ["ref int", "scope immutable(char)[]"]);
    assert_eq!(parts.return_type().unwrap(), "foo.Bar");
}

#[test]
fn a_function_in_a_function_of_a_template() {
    let parts = parts_of("_D3foo__T3barTiVki5ZQlFlZ5innerFXv");
    assert_eq!(parts.name().unwrap(), "foo.bar!(int, 5u).bar(long).inner");
    assert_eq!(parts.scopes(), ["foo", "bar!(int, 5u)", "bar(long)"]);
    assert_eq!(parts.template_args(), None);
    assert_eq!(parts.parameters().unwrap(), ["..."]);
    assert_eq!(parts.return_type().unwrap(), "void");
}

#[test]
fn a_member_with_the_name_of_its_template_has_its_arguments() {
    let options = Options { params: false, template_args: false, ..Options::default() };
    let parts = parts(b"_D3foo__T3barTiVki5ZQlFlZv", &options, &Limits::default()).unwrap();
    assert_eq!(parts.name().unwrap(), "foo.bar.bar");
    assert_eq!(parts.template_args().unwrap(), ["int", "5u"]);
    assert_eq!(parts.parameters().unwrap(), ["long"]);
    // What is a template itself.
    let parts = parts_of("_D3foo__T3barTiVki5Zi");
    assert_eq!((parts.name(), parts.kind()), (Some(&"foo.bar".into()), Kind::Data));
    assert_eq!(parts.template_args().unwrap(), ["int", "5u"]);
    assert_eq!(parts.parameters(), None);
    assert_eq!(parts_of("_D3foo__T3barZi").template_args().unwrap(), [""; 0]);
}

#[test]
fn kinds() {
    for (mangled, kind_of) in [
        ("_Dmain", Kind::Function),
        ("_D3foo3barFZv", Kind::Function),
        ("_D3foo3bari", Kind::Data),
        ("_D3foo3barFZ3bazi", Kind::Data),
        ("_D3foo3barZ", Kind::Data),
        ("_D3foo6__ctorMFiZv", Kind::Constructor),
        ("_D3foo10__postblitMFZv", Kind::Constructor),
        ("_D3foo6__dtorMFZv", Kind::Destructor),
        ("_D3foo6__initZ", Kind::Initializer),
        ("_D3foo6__vtblZ", Kind::Vtable),
        ("_D3foo7__ClassZ", Kind::Typeinfo),
        ("_D3foo11__InterfaceZ", Kind::Typeinfo),
        ("_D3foo12__ModuleInfoZ", Kind::ModuleInfo),
        ("_D12TypeInfo_xAi6__initZ", Kind::Initializer),
    ] {
        for style in Style::ALL {
            assert_eq!(kind(mangled.as_bytes(), style, &Limits::default()), Ok(kind_of), "{mangled}");
        }
        assert_eq!(parts_of(mangled).kind(), kind_of, "{mangled}");
    }
}

#[test]
fn special_symbols_have_the_parts_of_what_they_are_for() {
    let parts = parts_of("_D3std5stdio4File6__vtblZ");
    assert_eq!((parts.name(), parts.base_name()), (Some(&"std.stdio.File".into()), Some(&"File".into())));
    assert_eq!(parts.scopes(), ["std", "stdio"]);
    assert_eq!(parts.parameters(), None);
    let parts = parts_of("_D6__initZ");
    assert_eq!((parts.name(), parts.scope()), (None, None));
    let parts = parts_of("_Dmain");
    assert_eq!((parts.name(), parts.scope()), (Some(&"D main".into()), None));
    assert_eq!(parts.parameters().unwrap(), [""; 0]);
}

/// The parts of a text between `<part>` marks.
#[track_caller]
fn ranges_of(mangled: &str, options: &Options) -> Vec<(Part, String)> {
    let (text, ranges) = text_with_ranges(mangled.as_bytes(), options, &Limits::default()).unwrap();
    let text = String::from_utf8(text).unwrap();
    ranges.iter().map(|range| (range.part, text[range.start..range.end].to_owned())).collect()
}

#[test]
fn every_part_has_a_range() {
    let expected = [
        (Part::Name, "foo.bar!(int).bar"),
        (Part::Scope, "foo.bar!(int)"),
        (Part::ScopePart, "foo"),
        (Part::ScopePart, "bar!(int)"),
        (Part::TemplateArgs, "!(int)"),
        (Part::TemplateArg, "int"),
        (Part::BaseName, "bar"),
        (Part::Parameters, "(long)"),
        (Part::Parameter, "long"),
        (Part::CvQualifiers, "shared const"),
    ];
    let expected = expected.map(|(part, text)| (part, text.to_owned()));
    assert_eq!(ranges_of("_D3foo__T3barTiZQhMOxFlZv", &Options::default()), expected);

    let names = Options { params: false, template_args: false, ..Options::default() };
    let parts: Vec<Part> = ranges_of("_D3foo__T3barTiZQhMOxFlZv", &names).into_iter().map(|(part, _)| part).collect();
    assert_eq!(parts, [Part::Name, Part::Scope, Part::ScopePart, Part::ScopePart, Part::BaseName]);

    let expected = [
        (Part::Description, "vtable for"),
        (Part::Name, "foo.Bar"),
        (Part::Scope, "foo"),
        (Part::ScopePart, "foo"),
        (Part::BaseName, "Bar"),
    ];
    assert_eq!(
        ranges_of("_D3foo3Bar6__vtblZ", &Options::default()),
        expected.map(|(part, text)| (part, text.to_owned()))
    );
    // LLVM's text begins with the type.
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    assert_eq!(ranges_of("_D3foo3bari", &llvm)[0], (Part::Name, "foo.bar".to_owned()));
}

#[test]
fn a_list_that_is_too_deep_has_one_element() {
    let options = Options { max_template_depth: Some(0), ..Options::default() };
    let ranges = ranges_of("_D3foo__T3barTiTlZQjFlZv", &options);
    assert!(ranges.contains(&(Part::TemplateArgs, "!(...)".to_owned())), "{ranges:?}");
    assert_eq!(ranges.iter().filter(|range| range.0 == Part::TemplateArg).count(), 1);
}

#[test]
fn the_ranges_of_all_names_are_in_order_and_in_the_text() {
    for row in corpora::rows() {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let mut text = Vec::new();
            let result = demangle(&row.mangled, &options, &Limits::default(), &mut text);
            let recorded = text_with_ranges(&row.mangled, &options, &Limits::default());
            let (again, ranges) = match (result, recorded) {
                (Ok(()), Ok(recorded)) => recorded,
                (Err(error), Err(same)) => {
                    assert_eq!(error, same);
                    continue;
                }
                (result, recorded) => panic!("{result:?}, {recorded:?}"),
            };
            assert_eq!(text, again);
            let name = row.mangled.escape_ascii();
            assert!(ranges.iter().all(|range| range.start <= range.end && range.end <= text.len()), "{name}");
            assert!(ranges.is_sorted_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part)), "{name}");

            let parts = parts(&row.mangled, &options, &Limits::default()).unwrap();
            assert_eq!(kind(&row.mangled, style, &Limits::default()), Ok(parts.kind()), "{name}");
            assert_eq!(parts.kind().is_function(), parts.parameters().is_some(), "{name}");
            if let (Some(scope), Some(base), Some(name)) = (parts.scope(), parts.base_name(), parts.name()) {
                assert_eq!(**scope, parts.scopes().join(&b'.'));
                assert_eq!(name.to_string(), format!("{scope}.{base}"));
            }
        }
    }
}
