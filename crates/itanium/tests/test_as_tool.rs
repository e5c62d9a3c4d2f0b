//! Names that the engine reads and the tool of a style does not, as observed with c++filt 2.47 and llvm-cxxfilt 23.

use itanium_names::{Demangler, Options, Style};

/// Names of compilers that c++filt returns unchanged.
const NOT_OF_GNU: [&str; 54] = [
    // Declarations of template parameters among the arguments, which clang writes.
    "_Z1fIiTnT_Li1EEvv",
    "_Z1fITk1CiEvT_",
    "_ZL10parseFieldIhTnM1AT_XadL_ZNS0_1xEEEEbRS0_",
    // The level of a parameter, and of a template parameter.
    "_Z1fIiEvT_PDTclfL0p_EE",
    "_Z1fIiEvvQ1CITL0__E",
    // Clang's number of a temporary.
    "_ZGRN4grpc6Status2OKE_",
    "_ZGR1x0_",
    "_ZGRZ1fvE1x_0_",
    // Template parameters without an argument in the function's own template.
    "_ZNSsC1EvQ26is_default_constructible_vIT1_E",
    "_ZN1AIiEC1EvQ1CIT_E",
    "_Z1fvQ1CIT_E",
    "_ZN1AIJiEE1fEvQnesZT_Li0E",
    // A constructor with a tag, whose only parameter is taken for a return type.
    "_ZN1AC2B1bILi0EEEPKc",
    "_ZZ1fvEN1AC1B1bIiEEi",
    // What follows a global constructor's key.
    "_GLOBAL__I__ZL1x.0",
    "_GLOBAL__I__Z1fv@@V",
    "_Z1fDB3_",
    "_Z1fDU3_",
    "_Z1fDAs",
    "_Z1fDSDRs",
    "_ZZ1fvEUb_",
    "_ZZ1fvENKUb_clEv",
    "_Z1fUa9enable_ifIXLi1EEEi",
    "_Z1fTs1A",
    "_Z1fDk1C",
    "_Z1fDK1C",
    "_Z1fIiEvDvszT__i",
    "_Z1gILi0EJciEEDyT0_T_v",
    "_Z1fIJicEEDTsyfp_Li0EEDpT_",
    "_Z1fIiEDTrqXfp_EET_",
    "_Z1fIXLUlvE_EEEvv",
    "_Z1fIiEDTdtfp_dnT_ET_",
    "_Z1fIXmcM1AiadL_ZNS0_1xEE8EEEvv",
    "_ZN1CIRiXsoiL_Z2gaE4EEE1fEv",
    "_ZTILco",
    "_ZTePc",
    "_ZN5test11bIsEEDTcp3foocvT__EEES1_",
    // A number without an underscore, of old compilers.
    "_ZZ1fvE7Opcodes8",
    // A string literal.
    "_Z1fILA6_KcEEvv",
    // Members that are no names, and conversions without `on`.
    "_Z1fI1AEDTptfp_Li1EET_",
    "_Z1fI1AEDTdtfp_cviET_",
    "_Z1fIiEDTsrT_cviEv",
    "_Z1fI1AEDTcl4callIXu8__uuidoftT_EEEEv",
    // An element of a pack that has none, and so clang's `__decay` of a pack, whose argument is one of the type around it.
    "_Z1fIJEE1CIT_Ei",
    "_Z1fIJEEvT_",
    "_Z1fIiJEE1CIJDpu7__decayIT0_EEEi",
    // A template parameter whose argument contains it twice, one in the other.
    "_Z1hIZ1gIZ1fIiEvRKT_EUlvE_EvS3_EUlvE0_EvS3_",
    // The type of a reflection, and a floating type of no compiler.
    "_Z1fDm",
    "_Z1fDF17b",
    // Functions without parameters, internal names without an identifier, an initializer of nothing.
    "_Z1fPFiE",
    "_ZTSFvE",
    "_ZN1ALplEi",
    "_ZLUt_",
    "_ZN1AMEi",
];

/// Names of compilers that llvm-cxxfilt returns unchanged.
const NOT_OF_LLVM: [&str; 38] = [
    // GCC's packs before 4.7.
    "_Z1fIIiEEvDpT_",
    "_ZNSt5dequeINSt10filesystem4_DirESaIS1_EE12emplace_backIIS1_EEERS1_DpOT_",
    // Scopes that GCC writes as types.
    "_Z1fIiEvN1AIXsrSt1BIT_E1vEE1tE",
    "_Z1fIiEvN1AIXsr1BIT_E1vEE1tE",
    "_Z1fIiEvN1AIXsrNSt1BIT_EE1vEE1tE",
    // Template arguments after a substitution in the type of a conversion.
    "_ZNK4llvm8ArrayRefImEcvSt6vectorImSaImEEEv",
    "_ZN1Acv1BIZ1fSaIiEE1CEEv",
    "_Z1fIiEDTcvSaIT_ELi0EES0_",
    // Template parameters in the signature of a local function.
    "_ZZ3sevEN3$_0clIJdEEEDaT_",
    "_ZZ1fvENK3$_0clIdEEvT_",
    "_ZZZ1fvEN1A3barIdEEvT_ENK1BclIcEEvc",
    "_ZTIDF32x",
    "_Z01fv",
    "_Z1f01A",
    "_Z1fILDs65EEvv",
    "_Z1fILDF16b1EEvv",
    "_Z1fIXnw_iilEEEvv",
    "_ZGA1x",
    "_ZTJ1A",
    "_Z1fUe1A1B",
    // Types without a scope.
    "_Z1fIUlvE_EvT_",
    "_ZTIUt_",
    // The base of an inherited constructor that GCC writes as a type.
    "_ZN1BI1AECI1S0_Ei",
    "_Z1fILPKcEEvv",
    "_Z1fDm",
    "_Z1fDF17b",
    // GCC's numbers after internal names, before version 7.
    "_ZL3foo_2",
    "_ZN1AL3foo_2Ev",
    // Substitutions as names, and nested names of one part.
    "_ZSsi",
    "_ZZ1fvESs",
    "_Z1fNSsE",
    "_ZNF1A1fEv",
    "_Z1fZ1gvEUlviE_",
    "_Z1fILCf3f800000_00000000EEvv",
    "_ZF1fv",
    // Generic closures of initializers among the template arguments of the name.
    "_Z1fIN1A1BMUlT_E_EEvv",
    "_ZN1xIN1A1BMUlT_E_EE1fEv",
    // A pack that follows.
    "_Z1fIJiEEv1AIXsZT0_EE",
];

/// Names like those before, which the tool reads.
const OF_GNU: [(&str, &str); 7] = [
    ("_ZGRN1A1BE0.0", "reference temporary #0 for A::B [clone .0]"),
    ("_ZGRZ1fvE1x_.0", "reference temporary #0 for f()::x [clone .0]"),
    ("_ZGRZ1fvE1x__11_2", "reference temporary #2 for f()::x"),
    ("_ZGRZ1fvE1x2", "reference temporary #2 for f()::x"),
    ("_ZN1AC1B1bIiEEii", "int A::A[abi:b]<int>(int)"),
    ("_ZZ1fvEN1AC1B1bIiEEiv", "int f()::A::A[abi:b]<int>()"),
    ("_GLOBAL__D__Z1fv.lto_priv.0", "global destructors keyed to f()"),
];

fn read_as_tool(name: &str, style: Style, params: bool) -> Option<String> {
    let options = Options { style, params, ..Options::default() };
    let mut out = b"before ".to_vec();
    let result = Demangler::new().demangle_as_tool(name.as_bytes(), &options, &mut out);
    let text = String::from_utf8(out).unwrap();
    if result.is_err() {
        assert_eq!(text, "before ");
    }
    result.ok().map(|()| text.strip_prefix("before ").unwrap().to_owned())
}

#[test]
fn names_that_the_tool_does_not_read_are_refused() {
    for (style, names) in [(Style::Gnu, &NOT_OF_GNU[..]), (Style::Llvm, &NOT_OF_LLVM)] {
        for name in names {
            assert_eq!(read_as_tool(name, style, true), None, "{name}");
        }
    }
}

#[test]
fn they_are_read_otherwise() {
    for (style, names) in [(Style::Gnu, &NOT_OF_GNU[..]), (Style::Llvm, &NOT_OF_LLVM)] {
        // These are no names of compilers.
        for name in names.iter().filter(|name| !["_ZTePc"].contains(name)) {
            let options = Options { style, ..Options::default() };
            assert!(itanium_names::demangle_with(name, &options).is_ok(), "{name}");
        }
    }
}

#[test]
fn the_other_tool_reads_most_of_them() {
    for (style, names) in [(Style::Llvm, &NOT_OF_GNU[..]), (Style::Gnu, &NOT_OF_LLVM)] {
        let read = names.iter().filter(|name| read_as_tool(name, style, true).is_some()).count();
        assert!(read * 3 > names.len() * 2, "{style:?} {read}");
    }
}

#[test]
fn names_like_these_are_read() {
    for (name, text) in &OF_GNU {
        assert_eq!(read_as_tool(name, Style::Gnu, true).as_deref(), Some(*text), "{name}");
    }
    for (name, text) in [
        ("_ZZ1fvEN1A3barIdEEvd", "void f()::A::bar<double>(double)"),
        ("_ZZ1fvENKUlT_E_clIdEEDaS_", "auto f()::'lambda'(auto)::operator()<double>(auto) const"),
        ("_ZZ1fvENK1A3barIdEEvdQ1CIT_E", "void f()::A::bar<double>(double) const requires C<T>"),
        ("_ZN1Acv1BINSaIiE1CEEEv", "A::operator B<std::allocator<int>::C>()"),
        ("_ZN1AcvPSaIcEEv", "A::operator std::allocator*<char>()"),
        ("_Z1fILDn0EEvv", "void f<nullptr>()"),
        ("_Z1fIZ1gvEUlT_E_EvS0_", "void f<g()::'lambda'(auto)>(auto)"),
        ("_Z1fN1A1BMUlT_E_E", "f(A::B::'lambda'(auto))"),
        // A closure in a literal.
        ("_ZN1S1fILb1EEEv1XILUlvE_EE", "void S::f<true>(X<[](){...}>)"),
        ("_Z6sfinaeIiEDTclLUlT_E_Efp_EET_", "decltype([](int){...}(fp)) sfinae<int>(int)"),
        ("_Z6sfinaeIiEDTclLUlTL0__E_Efp_EET_", "decltype([](auto){...}(fp)) sfinae<int>(int)"),
        ("_Z1fIN1A1BMUlTL0__E_EEvv", "void f<A::B::'lambda'(auto)>()"),
        // The size of a pack of an outer level, in a constraint.
        ("_Z1fIJicEEvvQeqsZTL0__Li0E", "void f<int, char>() requires sizeof...(int, char) == 0"),
    ] {
        assert_eq!(read_as_tool(name, Style::Llvm, true).as_deref(), Some(text), "{name}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "reads all corpora")]
fn what_the_tool_reads_is_not_refused() {
    for table in ["compiled.tsv", "drawn.tsv", "symbols.tsv"] {
        let path = [env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/", table].concat();
        let text = std::fs::read_to_string(path).unwrap();
        for row in text.lines().filter(|row| !row.starts_with('#')) {
            let fields: Vec<_> = row.split('\t').collect();
            let [name, gnu, llvm] = fields[..] else { panic!("{row}") };
            for (style, text) in [(Style::Gnu, gnu), (Style::Llvm, llvm)] {
                let is_read = read_as_tool(name, style, true).is_some();
                // c++filt prints the last literal as it is mangled.
                let is_refused = text == name || (style == Style::Gnu && name == "_ZTAXtlSaIDB7_PmOS_EEE");
                assert!(is_read || is_refused, "{style:?}: {row}");
            }
        }
    }
}

#[test]
fn what_the_tool_does_not_read_may_be_in_a_signature_that_is_not_printed() {
    assert_eq!(read_as_tool("_Z1fIiEvT_PDTclfL0p_EE", Style::Gnu, false).as_deref(), Some("f<int>"));
    assert_eq!(
        read_as_tool("_ZZ1fvENK3$_0clIdEEvT_", Style::Llvm, false).as_deref(),
        Some("f()::$_0::operator()<double>")
    );
    assert_eq!(read_as_tool("_ZN1AC2B1bILi0EEEPKc", Style::Gnu, false).as_deref(), Some("A::A[abi:b]<0>"));
    assert_eq!(read_as_tool("_ZZ1fvE7Opcodes8", Style::Gnu, false).as_deref(), Some("f()::Opcodes"));
    assert_eq!(
        read_as_tool("___Z1f_block_invoke", Style::Llvm, false).as_deref(),
        Some("invocation function for block in f")
    );
    // The constraint is in the name, then, and what marks a block is after the signature.
    assert_eq!(read_as_tool("___Z1fv_block_invoke", Style::Llvm, false), None);
    assert_eq!(read_as_tool("_Z1fIiQ1CIT_EEvv", Style::Gnu, false), None);
    assert_eq!(read_as_tool("_Z1fIiTnT_Li1EEvv", Style::Gnu, false), None);
}

#[test]
fn a_refusal_is_forgotten() {
    let (mut demangler, mut out) = (Demangler::new(), Vec::new());
    for style in [Style::Gnu, Style::Llvm] {
        let options = Options { style, ..Options::default() };
        for name in ["_Z1fIiTnT_Li1EEvv", "_Z1fIIiEEvDpT_", "_ZN1AC2B1bILi0EEEPKc"] {
            let _ = demangler.demangle(name.as_bytes(), &options, &mut out);
            let _ = demangler.demangle_as_tool(name.as_bytes(), &options, &mut out);
            assert!(demangler.demangle_as_tool(b"_Z1fv", &options, &mut out).is_ok(), "{name}");
            assert!(demangler.demangle_as_tool(b"_Z1fIiEvvQ1CIiE", &options, &mut out).is_ok(), "{name}");
        }
    }
}

#[test]
fn types_that_the_tool_reads() {
    let text_of = |text: &str, style, params| {
        let (mut out, options) = (Vec::new(), Options { style, params, ..Options::default() });
        let result = Demangler::new().demangle_type_as_tool(text.as_bytes(), &options, &mut out);
        result.ok().map(|()| String::from_utf8(out).unwrap())
    };
    assert_eq!(text_of("the", Style::Gnu, true), None);
    assert_eq!(text_of("the", Style::Gnu, false).as_deref(), Some("unsigned short"));
    assert_eq!(text_of("FviE x", Style::Gnu, false).as_deref(), Some("void (int)"));
    assert_eq!(text_of("the", Style::Llvm, false), None);
    assert_eq!(text_of("01A", Style::Llvm, true), None);
    assert_eq!(text_of("01A", Style::Gnu, true).as_deref(), Some("A"));
    assert_eq!(text_of("Lco", Style::Gnu, true), None);
    assert_eq!(text_of("*i", Style::Gnu, true), None);
}
