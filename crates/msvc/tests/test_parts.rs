//! Kinds and parts.

use demangling::{Kind, Limits, Options, Part, Parts, Style};

fn parts(name: &str) -> Parts {
    msvc_names::parts(name.as_bytes(), &Options::default(), &Limits::default()).unwrap()
}

#[test]
fn kinds() {
    for (name, kind) in [
        ("?f@@YAXXZ", Kind::Function),
        ("?f@@9", Kind::Function),
        ("??$f@H@@YAXXZ", Kind::Function),
        ("??0A@@QEAA@XZ", Kind::Constructor),
        ("??$?0H@A@@QEAA@H@Z", Kind::Constructor),
        ("??1A@@UEAA@XZ", Kind::Destructor),
        ("??BA@@QEAAHXZ", Kind::Conversion),
        ("??HA@@QEAAHH@Z", Kind::Operator),
        ("??__MA@@QEAAHH@Z", Kind::Operator),
        ("??R<lambda_1>@@QEAAHXZ", Kind::Operator),
        ("??__K_km@@YAHXZ", Kind::LiteralOperator),
        ("??_GA@@UEAAPEAXI@Z", Kind::CompilerFunction),
        ("?x@A@@2HA", Kind::Data),
        ("?$TSS0@?1??f@@YAXXZ@4HA", Kind::GuardVariable),
        ("??_B?1??f@@YAXXZ@51", Kind::GuardVariable),
        ("??__J?1??f@@YAXXZ@51", Kind::GuardVariable),
        ("?$RT1@x@@3ABHB", Kind::ReferenceTemporary),
        ("??_C@_01A@a?$AA@", Kind::StringLiteral),
        ("??_7A@@6B@", Kind::Vtable),
        ("??_SA@@6B@", Kind::Vtable),
        ("??_8A@@7B@", Kind::Vbtable),
        ("??_R0?AUA@@@8", Kind::Typeinfo),
        (".?AUA@@", Kind::TypeinfoName),
        ("??_R1A@?0A@EA@A@@8", Kind::BaseClassDescriptor),
        ("??_R2A@@8", Kind::BaseClassArray),
        ("??_R3A@@8", Kind::ClassHierarchyDescriptor),
        ("??_R4A@@6B@", Kind::CompleteObjectLocator),
        ("?f@A@@W7EAAXXZ", Kind::NonVirtualThunk),
        ("?f@A@@$4A@A@EAAXXZ", Kind::VirtualThunk),
        ("?f@A@@$R4A@A@A@A@EAAXXZ", Kind::VirtualThunk),
        ("??_9A@@$BA@AA", Kind::VcallThunk),
        ("??__Ex@@YAXXZ", Kind::DynamicInitializer),
        ("??__F?x@A@@2HA@@YAXXZ", Kind::DynamicAtexitDestructor),
        ("??@a6a285da2eea70dba6b578022be61d81@", Kind::Hash),
    ] {
        assert_eq!(msvc_names::kind(name.as_bytes(), Style::Llvm, &Limits::default()), Ok(kind), "{name}");
        assert_eq!(parts(name).kind(), kind, "{name}");
    }
}

#[test]
fn parts_of_functions() {
    let it = parts("?get@?$Foo@H@ns@@MEBA?BUBar@@PEAHZZ");
    assert_eq!((it.name(), it.base_name()), (Some(&"ns::Foo<int>::get".into()), Some(&"get".into())));
    assert_eq!(it.scope().unwrap(), "ns::Foo<int>");
    assert_eq!(it.scopes(), ["ns", "Foo<int>"]);
    assert_eq!((it.template_args(), it.return_type()), (None, Some(&"struct Bar const".into())));
    assert_eq!(it.parameters().unwrap(), ["int *", "..."]);
    assert_eq!((it.access(), it.calling_convention()), (Some(&"protected".into()), Some(&"__cdecl".into())));
    assert_eq!((it.is_static(), it.is_virtual()), (false, true));

    let it = parts("??0?$Foo@H@@QEAA@XZ");
    assert_eq!(
        (it.name(), it.base_name(), it.return_type()),
        (Some(&"Foo<int>::Foo<int>".into()), Some(&"Foo".into()), None)
    );
    assert!(it.parameters().unwrap().is_empty());

    let it = parts("??$?0D@?$Foo@H@@QEAA@D@Z");
    assert_eq!((it.name(), it.base_name()), (Some(&"Foo<int>::Foo<int>".into()), Some(&"Foo".into())));
    assert_eq!((it.template_args().unwrap(), it.parameters().unwrap()), (&["char".into()][..], &["char".into()][..]));

    // A convention without a keyword.
    let it = parts("?f@@$$hYAXPEBQEAD@Z");
    assert_eq!((it.access(), it.calling_convention()), (Some(&"public".into()), None));

    let it = parts("??$?BH@A@@QEAAHXZ");
    assert_eq!(it.name().unwrap(), "A::operator<int> int");
    assert_eq!(it.template_args().unwrap(), ["int"]);

    let it = parts("?f@@YAP6AHH@ZN@Z");
    assert_eq!(
        (it.return_type(), it.parameters().unwrap()),
        (Some(&"int (__cdecl *)(int)".into()), &["double".into()][..])
    );

    let it = parts("?f@@9");
    assert_eq!((it.name(), it.parameters(), it.is_static()), (Some(&"f".into()), None, false));

    let it = parts("?x@?1??f@A@@SAXH@Z@4HA");
    assert_eq!(it.scopes(), ["`public: static void __cdecl A::f(int)'::`2'"]);
    assert_eq!(
        (it.base_name(), it.access(), it.is_static(), it.calling_convention()),
        (Some(&"x".into()), None, false, None)
    );
}

#[test]
fn parts_of_what_the_compiler_makes_are_those_of_its_class_or_variable() {
    for name in ["??_7?$Foo@H@ns@@6BBar@@@", "??_R1A@?0A@EA@?$Foo@H@ns@@8", "??_R2?$Foo@H@ns@@8", ".?AV?$Foo@H@ns@@"] {
        let it = parts(name);
        assert_eq!(
            (it.name(), it.base_name(), it.scope()),
            (Some(&"ns::Foo".into()), Some(&"Foo".into()), Some(&"ns".into())),
            "{name}"
        );
        assert_eq!((it.template_args().unwrap(), it.parameters()), (&["int".into()][..], None), "{name}");
    }
    for name in ["??__Ex@A@@YAXXZ", "??__E?x@A@@0HA@@YAXXZ", "??__Fx@A@@0HA@YAXXZ"] {
        let it = parts(name);
        assert_eq!((it.name(), it.scope(), it.parameters()), (Some(&"A::x".into()), Some(&"A".into()), None), "{name}");
        assert_eq!((it.return_type(), it.calling_convention()), (None, None), "{name}");
    }
    assert_eq!(parts("??__E?x@A@@0HA@@YAXXZ").access().unwrap(), "private");
    assert_eq!(parts("??_R0PEAH@8").name(), None);
    assert_eq!(parts("??_C@_01A@a?$AA@").name(), None);
}

#[test]
fn parts_are_complete_whatever_the_options() {
    let mut options = Options::default();
    for switch in options.switches() {
        *switch = false;
    }
    let it = msvc_names::parts(b"??$f@H@?$A@N@@SAHPEAD@Z", &options, &Limits::default()).unwrap();
    assert_eq!((it.name(), it.template_args().unwrap()), (Some(&"A::f".into()), &["int".into()][..]));
    assert_eq!((it.parameters().unwrap(), it.return_type()), (&["char *".into()][..], Some(&"int".into())));
    assert_eq!(
        (it.access(), it.is_static(), it.calling_convention()),
        (Some(&"public".into()), true, Some(&"__cdecl".into()))
    );
}

#[test]
fn a_part_that_the_options_leave_out_is_whole_and_others_are_as_in_the_text() {
    let options = Options { return_type: false, calling_convention: false, ..Options::default() };
    let it = msvc_names::parts(b"??$f@$$A6AHH@Z@@YAP6AP6AHH@ZXZXZ", &options, &Limits::default()).unwrap();
    assert_eq!(it.return_type().unwrap(), "int (__cdecl * (__cdecl *)(void))(int)");
    assert_eq!(it.template_args().unwrap(), ["(int)"]);
    assert_eq!(it.calling_convention().unwrap(), "__cdecl");
}

#[test]
fn ranges() {
    let (text, ranges) =
        msvc_names::text_with_ranges(b"?f@A@@QEHBAHH@Z", &Options::default(), &Limits::default()).unwrap();
    assert_eq!(text, b"public: int __cdecl A::f(int) const &&");
    let texts: Vec<_> =
        ranges.iter().map(|range| (range.part, std::str::from_utf8(&text[range.start..range.end]).unwrap())).collect();
    assert_eq!(
        texts,
        [
            (Part::Access, "public"),
            (Part::ReturnType, "int"),
            (Part::CallingConvention, "__cdecl"),
            (Part::Name, "A::f"),
            (Part::Scope, "A"),
            (Part::ScopePart, "A"),
            (Part::BaseName, "f"),
            (Part::Parameters, "(int)"),
            (Part::Parameter, "int"),
            (Part::CvQualifiers, "const"),
            (Part::RefQualifier, "&&"),
        ]
    );
}

#[test]
fn only_parameters_of_functions_are_left_out() {
    let options = Options { params: false, ..Options::default() };
    let mut out = Vec::new();
    msvc_names::demangle(b"?f@?$A@$$A6AXH@Z@@QEAAXH@Z", &options, &Limits::default(), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "public: void __cdecl A<void __cdecl(int)>::f");
}
