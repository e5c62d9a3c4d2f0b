//! The queries: the kind of a symbol, its parts, their ranges in the text, and its tree.

use itanium_names::{ByteText, Kind, Limits, Name, Options, Part, Parts, Style, TreeNode};

fn options(style: Style) -> Options {
    Options { style, ..Options::default() }
}

fn parse(mangled: &str) -> Name {
    itanium_names::parse(mangled).unwrap_or_else(|error| panic!("{mangled}: {error}"))
}

fn gnu(mangled: &str) -> Parts {
    parse(mangled).parts(&options(Style::Gnu)).unwrap()
}

fn llvm(mangled: &str) -> Parts {
    parse(mangled).parts(&options(Style::Llvm)).unwrap()
}

/// The pieces of the text that are `part`.
fn pieces(mangled: &str, options: &Options, part: Part) -> Vec<String> {
    let name = parse(mangled);
    let text = name.demangle(options).unwrap();
    let ranges = name.ranges(options).unwrap();
    ranges.iter().filter(|range| range.part == part).map(|range| text[range.start..range.end].to_owned()).collect()
}

// ---- kinds ------------------------------------------------------------------------------------------------------

/// A symbol of every kind.
const KINDS: &[(&str, Kind)] = &[
    ("_Z1fv", Kind::Function),
    ("_ZN1A1fIiEEvT_", Kind::Function),
    ("_ZZ1fvEN1A1gEv", Kind::Function),
    ("_Z1fUa9enable_ifIXLb1EEEi", Kind::Function),
    ("_ZN1AC1Ev", Kind::Constructor),
    ("_ZN1AC2IiEET_", Kind::Constructor),
    ("_ZN1AC1B5cxx11Ev", Kind::Constructor),
    ("_ZN1BCI21AEi", Kind::Constructor),
    ("_ZNSsC1Ev", Kind::Constructor),
    ("_ZN1AD0Ev", Kind::Destructor),
    ("_ZN1AcvbEv", Kind::Conversion),
    ("_ZN1AcvT_IiEEv", Kind::Conversion),
    ("_ZplRK1AS1_", Kind::Operator),
    ("_ZZ4mainENKUlvE_clEv", Kind::Operator),
    ("_Zv13fooi", Kind::Operator),
    ("_Zli2kmy", Kind::LiteralOperator),
    ("_ZN1A1xE", Kind::Data),
    ("_ZSt4cout", Kind::Data),
    ("_ZZ1fvE1x_0", Kind::Data),
    ("_Z1xIiE", Kind::Data),
    ("_ZDC1a1bE", Kind::StructuredBinding),
    ("_ZZ1fvEs", Kind::StringLiteral),
    ("_ZTV1A", Kind::Vtable),
    ("_ZTT1A", Kind::Vtt),
    ("_ZTC1D0_1B", Kind::ConstructionVtable),
    ("_ZTI1A", Kind::Typeinfo),
    ("_ZTSPKc", Kind::TypeinfoName),
    ("_ZTF1A", Kind::TypeinfoFunction),
    ("_ZTJ1A", Kind::JavaClass),
    ("_ZThn8_N1A1fEv", Kind::NonVirtualThunk),
    ("_ZTv0_n24_N1AD1Ev", Kind::VirtualThunk),
    ("_ZTch0_h8_N1A1fEv", Kind::CovariantThunk),
    ("_ZTAXtl1ALi1EEE", Kind::TemplateParameterObject),
    ("_ZTW1x", Kind::ThreadWrapper),
    ("_ZTHN1A1xE", Kind::ThreadInit),
    ("_ZGVZ1fvE1x", Kind::GuardVariable),
    ("_ZGR1x0_", Kind::ReferenceTemporary),
    ("_ZGA1fv", Kind::HiddenAlias),
    ("_ZGTt1fv", Kind::TransactionClone),
    ("_ZGTn1fv", Kind::NonTransactionClone),
    ("_ZGIW1M", Kind::ModuleInitializer),
    ("___Z1fv_block_invoke", Kind::BlockInvocation),
    ("__imp__Z1fv", Kind::ImportThunk),
    ("_GLOBAL__sub_I__ZN1A1xE", Kind::GlobalConstructors),
    ("_GLOBAL__D_main", Kind::GlobalDestructors),
];

#[test]
fn every_kind_is_recognized() {
    for &(mangled, kind) in KINDS {
        assert_eq!(parse(mangled).kind(), kind, "{mangled}");
    }
}

#[test]
fn a_suffix_or_a_token_does_not_change_the_kind() {
    assert_eq!(parse("_ZN1AC1Ev.isra.0.cold@@V1").kind(), Kind::Constructor);
    assert_eq!(parse("__alloc_token_7__Z1fv").kind(), Kind::Function);
}

#[test]
fn a_symbol_is_exactly_one_of_function_data_and_special() {
    for &(mangled, kind) in KINDS {
        let found = [kind.is_function(), kind.is_data(), kind.is_special()];
        assert_eq!(found.iter().filter(|&&is| is).count(), 1, "{mangled}");
        let name = parse(mangled);
        assert_eq!([name.is_function(), name.is_data(), name.is_special()], found);
        assert_eq!(name.is_constructor(), kind == Kind::Constructor);
        assert_eq!(name.is_destructor(), kind == Kind::Destructor);
        assert_eq!(name.is_thunk(), kind.as_str().ends_with("_thunk"));
    }
}

#[test]
fn a_type_is_not_a_symbol() {
    let name = itanium_names::parse_type("NSt3mapIiiE8iteratorE", &Limits::default()).unwrap();
    assert_eq!(name.kind(), Kind::Type);
    assert!(!name.is_function() && !name.is_data() && !name.is_special());
    let parts = name.parts(&Options::default()).unwrap();
    assert_eq!(parts.name().unwrap(), "std::map<int, int>::iterator");
    assert_eq!(parts.scopes(), ["std", "map<int, int>"]);
}

// ---- names ------------------------------------------------------------------------------------------------------

#[test]
fn the_parts_of_a_member_template() {
    let parts = gnu("_ZNK2ns1AIiE1fIJcPKcEEEPFvvEDpT_z");
    assert_eq!(parts.kind(), Kind::Function);
    assert_eq!(parts.name().unwrap(), "ns::A<int>::f");
    assert_eq!(parts.base_name().unwrap(), "f");
    assert_eq!(parts.scope().unwrap(), "ns::A<int>");
    assert_eq!(parts.scopes(), ["ns", "A<int>"]);
    assert_eq!(parts.template_args().unwrap(), ["char", "char const*"]);
    assert_eq!(parts.parameters().unwrap(), ["char", "char const*", "..."]);
    assert_eq!(parts.return_type().unwrap(), "void (*)()");
}

#[test]
fn a_global_function_has_no_scope() {
    let parts = gnu("_Z1fv");
    assert_eq!((parts.name(), parts.base_name(), parts.scope()), (Some(&"f".into()), Some(&"f".into()), None));
    assert!(parts.scopes().is_empty());
    assert_eq!(parts.parameters().unwrap(), [""; 0]);
    assert_eq!(parts.template_args(), None);
    assert_eq!(parts.return_type(), None);
}

#[test]
fn data_has_no_parameters() {
    let parts = gnu("_ZN2ns1xIiEE");
    assert_eq!((parts.name(), parts.parameters()), (Some(&"ns::x".into()), None));
    assert_eq!(parts.template_args().unwrap(), ["int"]);
}

#[test]
fn an_array_has_no_name() {
    let parts = gnu("_ZTIA3_Ss");
    assert_eq!((parts.name(), parts.base_name(), parts.template_args()), (None, None, None));
}

#[test]
fn an_empty_pack_has_no_arguments() {
    assert_eq!(gnu("_Z1fIJEEvDpT_").template_args().unwrap(), [""; 0]);
    assert_eq!(gnu("_Z1fIJEEvDpT_").parameters().unwrap(), [""; 0]);
    assert_eq!(gnu("_Z1fIJEiEvv").template_args().unwrap(), ["int"]);
    assert_eq!(gnu("_Z1fIiJEEvDpPT0_T_").parameters().unwrap(), ["int"]);
}

#[test]
fn packs_in_packs_are_expanded() {
    assert_eq!(gnu("_Z1fIJJicEJdEEEvv").template_args().unwrap(), ["int", "char", "double"]);
    assert_eq!(gnu("_Z1fIiTpTyJcdEEvv").template_args().unwrap(), ["int", "char", "double"]);
}

#[test]
fn arguments_with_commas_are_not_split() {
    let parts = llvm("_Z1fI1AIicEPFvicEXcmLi1ELi2EEEvS1_");
    assert_eq!(parts.template_args().unwrap().len(), 3);
    assert_eq!(parts.template_args().unwrap()[..2], ["A<int, char>", "void (*)(int, char)"]);
    assert_eq!(parts.parameters().unwrap(), ["A<int, char>"]);
}

#[test]
fn operators_with_angles() {
    let parts = gnu("_ZlsIiEvT_");
    assert_eq!((parts.name(), parts.base_name()), (Some(&"operator<<".into()), Some(&"operator<<".into())));
    assert_eq!(parts.template_args().unwrap(), ["int"]);
    assert_eq!(gnu("_ZN1AIiEcvT_Ev").base_name().unwrap(), "operator int");
}

#[test]
fn constructors_and_destructors() {
    let parts = gnu("_ZN2ns1AIiEC1IcEET_");
    assert_eq!((parts.scope(), parts.base_name()), (Some(&"ns::A<int>".into()), Some(&"A".into())));
    assert_eq!(parts.template_args().unwrap(), ["char"]);
    assert_eq!(gnu("_ZN2ns1AIiED1Ev").base_name().unwrap(), "~A");
    assert_eq!(gnu("_ZN2ns1AIiED1Ev").template_args(), None);
}

#[test]
fn abbreviations_of_the_standard_library() {
    let parts = gnu("_ZTVSs");
    assert_eq!(parts.name().unwrap(), "std::basic_string");
    assert_eq!(parts.template_args().unwrap(), ["char", "std::char_traits<char>", "std::allocator<char>"]);
    let parts = llvm("_ZTVSs");
    assert_eq!((parts.name(), parts.template_args()), (Some(&"std::string".into()), None));
    let parts = llvm("_ZNSsC1Ev");
    assert_eq!(parts.scopes(), ["std", "basic_string<char, std::char_traits<char>, std::allocator<char>>"]);
    assert_eq!(parts.base_name().unwrap(), "basic_string");
}

#[test]
fn local_names_have_the_enclosing_function_as_scope() {
    let parts = gnu("_ZZN2ns1fEiEN1A1gEv");
    assert_eq!(parts.name().unwrap(), "ns::f(int)::A::g");
    assert_eq!(parts.scope().unwrap(), "ns::f(int)::A");
    assert_eq!(parts.scopes(), ["ns::f(int)", "A"]);
    assert_eq!(gnu("_ZZZ1fvEN1A1gEvE1x").scopes(), ["f()::A::g()"]);
    assert_eq!(gnu("_ZZN1A1fEiEd_NKUlvE_clEv").scopes(), ["A::f(int)", "{default arg#1}", "{lambda()#1}"]);
    assert_eq!(llvm("_ZZN1A1fEiEd_NKUlvE_clEv").scopes(), ["A::f(int)", "'lambda'()"]);
    assert_eq!(
        (gnu("_ZZ1fvEs").scope(), gnu("_ZZ1fvEs").base_name()),
        (Some(&"f()".into()), Some(&"string literal".into()))
    );
}

#[test]
fn closures_and_unnamed_types() {
    let parts = gnu("_ZZ4mainENKUliE_clEi");
    assert_eq!((parts.base_name(), parts.scope()), (Some(&"operator()".into()), Some(&"main::{lambda(int)#1}".into())));
    assert_eq!(llvm("_ZTIZ4mainEUliE_").base_name().unwrap(), "'lambda'(int)");
    assert_eq!(gnu("_ZTIN1AUt_E").base_name().unwrap(), "{unnamed type#1}");
}

#[test]
fn special_names_have_the_parts_of_their_entity() {
    let thunk = gnu("_ZThn8_NK2ns1A1fEi");
    assert_eq!((thunk.name(), thunk.kind()), (Some(&"ns::A::f".into()), Kind::NonVirtualThunk));
    assert_eq!(thunk.parameters().unwrap(), ["int"]);
    assert_eq!(parse("_ZThn8_NK2ns1A1fEi").cv_qualifiers(), ["const"]);
    let vtable = gnu("_ZTVN2ns1AIiEE");
    assert_eq!((vtable.name(), vtable.scope(), vtable.parameters()), (Some(&"ns::A".into()), Some(&"ns".into()), None));
    assert_eq!(vtable.template_args().unwrap(), ["int"]);
    assert_eq!(gnu("_ZGVZ1fvE1x").name().unwrap(), "f()::x");
    assert_eq!(gnu("_ZTC1D0_N1A1BE").name().unwrap(), "A::B");
    assert_eq!(gnu("_ZGIW1MW1N").name().unwrap(), "M.N");
    assert_eq!(gnu("_GLOBAL__I_main").name().unwrap(), "main");
}

#[test]
fn pointers_have_no_name() {
    let parts = gnu("_ZTIPKc");
    assert_eq!((parts.name(), parts.base_name(), parts.scope()), (None, None, None));
    assert_eq!(gnu("_ZTIi").name().unwrap(), "int");
}

#[test]
fn abi_tags_belong_to_the_name_and_not_to_the_base_name() {
    let parts = gnu("_ZN1AB1t1fB5cxx11B1bEv");
    assert_eq!((parts.name(), parts.base_name()), (Some(&"A[abi:t]::f[abi:cxx11][abi:b]".into()), Some(&"f".into())));
    assert_eq!(parse("_ZN1AB1t1fB5cxx11B1bEv").abi_tags(), ["cxx11", "b"]);
    assert_eq!(parse("_ZTVN1A1BB1tE").abi_tags(), ["t"]);
}

#[test]
fn modules_and_friends_are_not_in_the_base_name() {
    let parts = gnu("_ZNW1M1A1fEv");
    assert_eq!(parts.base_name().unwrap(), "f");
    assert_eq!(parts.scope().unwrap(), "A@M");
    assert_eq!(gnu("_ZW1M1fv").base_name().unwrap(), "f");
    assert_eq!(gnu("_ZN1AF1fEv").base_name().unwrap(), "f");
    assert_eq!(llvm("_ZN1AF1fEv").base_name().unwrap(), "f");
}

#[test]
fn an_explicit_object_is_a_parameter() {
    assert_eq!(llvm("_ZNH1A1fERKS_i").parameters().unwrap(), ["this A const&", "int"]);
}

#[test]
fn qualifiers() {
    let name = parse("_ZNVKO1A1fEv");
    assert_eq!(name.cv_qualifiers(), ["const", "volatile"]);
    assert_eq!(name.ref_qualifier(), Some("&&"));
    assert_eq!(pieces("_ZNVKO1A1fEv", &Options::default(), Part::CvQualifiers), ["const volatile"]);
    assert_eq!(pieces("_ZNVKO1A1fEv", &Options::default(), Part::RefQualifier), ["&&"]);
    assert!(parse("_ZTIKc").cv_qualifiers().is_empty());
    // Those of data, which c++filt prints, are not a part of its name either.
    assert_eq!(gnu("_ZNKR1A1xE").name().unwrap(), "A::x");
    assert_eq!(gnu("_ZTVNK1A1BE").name().unwrap(), "A::B");
}

#[test]
fn suffixes() {
    let name = parse("_Z1fv.part.1.isra.0.cold@@V1");
    assert_eq!(name.clone_suffixes(), [".part.1", ".isra.0", ".cold"]);
    assert_eq!(name.version().unwrap(), "@@V1");
    for style in Style::ALL {
        let clones = pieces("_Z1fv.part.1.isra.0.cold@@V1", &options(style), Part::CloneSuffix);
        assert_eq!(name.clone_suffixes().iter().map(ToString::to_string).collect::<Vec<_>>(), clones);
    }
}

// ---- options ----------------------------------------------------------------------------------------------------

#[test]
fn parts_do_not_depend_on_whether_the_options_print_them() {
    let name = parse("_ZN1AIiE1fIcEEvT_");
    let expected = name.parts(&Options::default()).unwrap();
    let bare = Options { params: false, return_type: false, clone_suffix: false, ..Options::default() };
    assert_eq!(name.parts(&bare).unwrap(), expected);
    let bare = name.parts(&Options { template_args: false, ..bare }).unwrap();
    assert_eq!((bare.name(), bare.scope()), (Some(&"A::f".into()), Some(&"A".into())));
    assert_eq!(bare.template_args(), expected.template_args());
}

#[test]
fn parts_of_a_simplified_name() {
    let simple = Options { simplify_std: true, ..Options::default() };
    let parts = |mangled| parse(mangled).parts(&simple).unwrap();
    let push_back = parts("_ZNSt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaIS5_EE9push_backERKS5_");
    assert_eq!(push_back.scopes(), ["std", "vector<std::string>"]);
    assert_eq!(push_back.parameters().unwrap(), ["std::string const&"]);
    let size = parts("_ZNKSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE4sizeEv");
    assert_eq!((size.name(), size.scopes()), (Some(&"std::string::size".into()), &["std".into(), "string".into()][..]));
    let path = parts("_ZNSt10filesystem7__cxx114path5clearEv");
    assert_eq!(path.scopes(), ["std", "filesystem", "path"]);
    let string = parts("_ZTVNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE");
    assert_eq!((string.name(), string.base_name()), (Some(&"std::string".into()), Some(&"string".into())));
    let vector = parts("_ZTVSt6vectorIiSaIiEE");
    assert_eq!(vector.name().unwrap(), "std::vector");
    assert_eq!(vector.template_args().unwrap(), ["int"]);
}

#[test]
fn ranges_refer_to_the_printed_text() {
    let bare = Options { params: false, template_args: false, ..Options::default() };
    for part in [Part::Parameters, Part::Parameter, Part::ReturnType, Part::TemplateArgs, Part::TemplateArg] {
        assert!(pieces("_ZN1A1fIiEEvT_", &bare, part).is_empty(), "{part:?}");
    }
    assert_eq!(pieces("_ZN1A1fIiEEvT_", &bare, Part::Name), ["A::f"]);
}

#[test]
fn options_leave_out_only_what_the_parts_do_not_name() {
    let bare = Options { return_type: false, ..options(Style::Llvm) };
    let parts = parse("_ZZ1fIiEivENKUlvE_clIcEES0_v").parts(&bare).unwrap();
    assert_eq!(parts.scope().unwrap(), "f<int>()::'lambda'()");
    assert!(parts.return_type().is_some());
    let name = parse("_ZZ1fIiEivE1x");
    assert_eq!(name.scope(&bare).unwrap().unwrap(), "f<int>()");
    assert_eq!(name.parts(&bare).unwrap().scope().unwrap(), "f<int>()");
    assert_eq!(name.scope(&options(Style::Llvm)).unwrap().unwrap(), "int f<int>()");
    // The target of a thunk has a return type of its own.
    let thunk = parse("_ZThn8_N1A1fIiEEiv").parts(&Options { return_type: false, ..Options::default() }).unwrap();
    assert_eq!(thunk.return_type().unwrap(), "int");
}

#[test]
fn a_return_type_can_surround_the_name() {
    for style in Style::ALL {
        assert_eq!(pieces("_Z1fIiEPFvT_Ev", &options(style), Part::ReturnType), ["void (*", ")(int)"]);
    }
}

#[test]
fn ranges_nest_and_do_not_split_characters() {
    for style in Style::ALL {
        for &(mangled, _) in KINDS {
            let name = parse(mangled);
            let text = name.demangle(&options(style)).unwrap();
            let ranges = name.ranges(&options(style)).unwrap();
            for range in &ranges {
                assert!(text.get(range.start..range.end).is_some(), "{mangled}: {range:?}");
            }
            let starts: Vec<usize> = ranges.iter().map(|range| range.start).collect();
            assert!(starts.is_sorted(), "{mangled}");
            let parts = name.parts(&options(style)).unwrap();
            assert_eq!(parts.scopes().join(&b"::"[..]), **parts.scope().unwrap_or(&ByteText::default()), "{mangled}");
        }
    }
}

#[test]
fn an_expansion_without_a_pack_is_one_argument_with_dots() {
    let parts = gnu("_ZNK1AIiE1fIXspLi1EEEEvv");
    assert_eq!(parts.template_args().unwrap(), ["(1)..."]);
}

#[test]
fn clauses_after_the_function() {
    let text = pieces("_Z1fITk1CiEvT_Q1DIS0_E", &options(Style::Llvm), Part::RequiresClause);
    assert_eq!(text.len(), 1);
    assert!(text[0].starts_with("requires "), "{text:?}");
    let text = pieces("_Z1fUa9enable_ifIXLb1EEEi", &options(Style::Llvm), Part::EnableIf);
    assert_eq!(text, ["[enable_if:true]"]);
}

// ---- real names -------------------------------------------------------------------------------------------------

/// Assembles the text of a function from its parts and the text between them.
fn put_together(text: &str, name: &Name, options: &Options) -> String {
    let ranges = name.ranges(options).unwrap();
    let pieces =
        |part| ranges.iter().filter(move |range| range.part == part).map(|range| &text[range.start..range.end]);
    let mut whole = String::new();
    let result: Vec<&str> = pieces(Part::ReturnType).collect();
    match result[..] {
        [result] => whole.extend([result, " "]),
        [left, _] => whole.push_str(left),
        _ => {}
    }
    whole.extend(pieces(Part::Name));
    for args in pieces(Part::TemplateArgs) {
        if whole.ends_with('<') && options.style == Style::Gnu {
            whole.push(' ');
        }
        whole.push_str(args);
    }
    whole.extend(pieces(Part::Parameters));
    let qualifiers = || pieces(Part::CvQualifiers).chain(pieces(Part::RefQualifier)).flat_map(|text| [" ", text]);
    if options.style == Style::Gnu {
        whole.extend(qualifiers());
    }
    whole.extend(result.get(1).copied());
    if options.style == Style::Llvm {
        whole.extend(qualifiers());
    }
    whole.extend(pieces(Part::RequiresClause).chain(pieces(Part::EnableIf)).flat_map(|text| [" ", text]));
    whole
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_parts_of_real_functions_make_up_the_text() {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/symbols.tsv");
    let rows = std::fs::read_to_string(table).unwrap();
    let mut functions = 0;
    for row in rows.lines().filter(|row| row.starts_with("_Z")) {
        let mangled = row.split('\t').next().unwrap();
        let name = parse(mangled);
        if !name.is_function() || !name.clone_suffixes().is_empty() || name.version().is_some() {
            continue;
        }
        functions += 1;
        for style in Style::ALL {
            let text = name.demangle(&options(style)).unwrap();
            assert_eq!(put_together(&text, &name, &options(style)), text, "{mangled}");
            let parts = name.parts(&options(style)).unwrap();
            assert_eq!(parts.scopes().join(&b"::"[..]), **parts.scope().unwrap_or(&ByteText::default()), "{mangled}");
        }
    }
    assert!(functions > 1000, "{functions}");
}

// ---- trees ------------------------------------------------------------------------------------------------------

fn lisp(node: TreeNode<'_>) -> String {
    let children: String = node.children().into_iter().map(|child| format!(" {}", lisp(child))).collect();
    format!("({} {:?}{children})", node.kind(), node.text().unwrap())
}

#[test]
fn the_tree_of_a_function() {
    let options = Options::default();
    let name = parse("_ZN1A1fIiEEvPKT_");
    let expected = concat!(
        r#"(encoding "void A::f<int>(int const*)" (template-id "A::f<int>" (nested-name "A::f" (source-name "A") "#,
        r#"(source-name "f")) (template-args "<int>" (builtin-type "int"))) (function-type "void (int const*)" "#,
        r#"(builtin-type "void") (pointer-type "int const*" (qualified-type "int const" (template-param "int")))))"#
    );
    assert_eq!(lisp(name.tree(&options)), expected);
}

#[test]
fn ranges_of_nodes_refer_to_the_mangled_name() {
    let options = Options::default();
    let mangled = "_ZN3foo3barIiEEvPKcS2_";
    let name = parse(mangled);
    let read: Vec<&str> = name
        .tree(&options)
        .walk()
        .filter(|(_, node)| matches!(node.kind(), "source-name" | "template-args" | "pointer-type"))
        .map(|(_, node)| &mangled[node.range()])
        .collect();
    assert_eq!(read, ["3foo", "3bar", "IiE", "PKc", "PKc"]);
}

#[test]
fn nodes_are_found_by_their_numbers() {
    let options = Options::default();
    let name = parse("_ZN1A1fIiEEvPKT_");
    for (_, node) in name.tree(&options).walk() {
        assert_eq!(name.tree_node(node.number(), &options), Some(node));
    }
    assert_eq!(name.tree_node(0, &options), None);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn a_tree_that_exceeds_the_limits_is_rejected() {
    // Each type is a function that takes the previous one twice: 2^n nodes in a short name.
    let mut mangled = String::from("_Z1fIiEvPFiiiE");
    for number in 0..40 {
        let last = if number == 0 { "S0_".to_owned() } else { format!("S{}_", base36(number * 2)) };
        mangled.push_str(&format!("PF{last}{last}{last}E"));
    }
    let options = Options::default();
    let name = parse(&mangled);
    let error = name.tree(&options).flatten().unwrap_err();
    assert!(error.is_limit(), "{error}");
    assert_eq!(name.tree(&options).walk().take(100_000).count(), 100_000);
}

fn base36(number: usize) -> String {
    let digit = |value: usize| char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[value]);
    if number < 36 { digit(number).into() } else { format!("{}{}", digit(number / 36), digit(number % 36)) }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn deep_names_do_not_need_a_large_stack() {
    let depth = 3000;
    let mangled = format!("_Z1f{}i", "P".repeat(depth));
    std::thread::Builder::new()
        .stack_size(128 * 1024)
        .spawn(move || {
            let options = Options::default();
            let name = parse(&mangled);
            assert_eq!(name.parts(&options).unwrap().parameters().unwrap()[0].len(), depth + 3);
            assert_eq!(name.tree(&options).walk().map(|(level, _)| level).max(), Some(depth + 2));
            assert_eq!(name.tree(&options).flatten().unwrap().len(), depth + 4);
        })
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn limits_apply_to_queries() {
    let limits = Limits { output: 10, ..Limits::default() };
    let name = itanium_names::parse_with("_ZN5hello5worldEv", &limits).unwrap();
    assert!(name.parts(&Options::default()).unwrap_err().is_limit());
    assert!(name.ranges(&Options::default()).unwrap_err().is_limit());
    assert_eq!(name.kind(), Kind::Function);
}
