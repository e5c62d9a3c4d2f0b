//! What each option leaves out.

use demangling::{Limits, Options};

fn demangle(name: &str, change: impl FnOnce(&mut Options)) -> String {
    let mut options = Options::default();
    change(&mut options);
    let mut text = Vec::new();
    msvc_names::demangle(name.as_bytes(), &options, &Limits::default(), &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

const FUNCTION: &str = "?get@?$Foo@H@@SAPEAUBar@@P6AXH@Z@Z";

#[test]
fn options_of_the_tool() {
    let expect = |change: fn(&mut Options), expected: &str| assert_eq!(demangle(FUNCTION, change), expected);
    expect(|_| {}, "public: static struct Bar * __cdecl Foo<int>::get(void (__cdecl *)(int))");
    expect(|o| o.access = false, "static struct Bar * __cdecl Foo<int>::get(void (__cdecl *)(int))");
    expect(|o| o.member_type = false, "public: struct Bar * __cdecl Foo<int>::get(void (__cdecl *)(int))");
    // As in the tool, pointers to functions keep theirs.
    expect(|o| o.calling_convention = false, "public: static struct Bar * Foo<int>::get(void (__cdecl *)(int))");
    expect(|o| o.return_type = false, "public: static __cdecl Foo<int>::get(void (__cdecl *)(int))");
    assert_eq!(demangle("?x@A@@2HA", |o| o.variable_type = false), "public: static A::x");
    assert_eq!(demangle("?f@@9", |o| o.member_type = false), "f");
}

/// Names with functions or variables among their parameters and template arguments, and the tool's text without each of
/// its options, and without all of them.
const OPTIONS: &str = include_str!("options.tsv");

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_text_without_an_option_is_that_of_the_tool() {
    const SWITCHES: [fn(&mut Options) -> &mut bool; 5] = [
        |o| &mut o.access,
        |o| &mut o.calling_convention,
        |o| &mut o.member_type,
        |o| &mut o.return_type,
        |o| &mut o.variable_type,
    ];
    let mut names = 0;
    for row in OPTIONS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [name, each @ .., without_all] = columns.as_slice() else { panic!("{row}") };
        assert_eq!(each.len(), SWITCHES.len(), "{row}");
        for (switch, expected) in SWITCHES.iter().zip(each) {
            assert_eq!(demangle(name, |o| *switch(o) = false), *expected, "{name}");
        }
        let all = |o: &mut Options| SWITCHES.iter().for_each(|switch| *switch(o) = false);
        assert_eq!(demangle(name, all), *without_all, "{name}");
        names += 1;
    }
    assert!(names > 150);
}

#[test]
fn options_that_the_tool_does_not_have() {
    let expect = |change: fn(&mut Options), expected: &str| assert_eq!(demangle(FUNCTION, change), expected);
    expect(|o| o.tag_kind = false, "public: static Bar * __cdecl Foo<int>::get(void (__cdecl *)(int))");
    expect(|o| o.params = false, "public: static struct Bar * __cdecl Foo<int>::get");
    expect(|o| o.template_args = false, "public: static struct Bar * __cdecl Foo::get(void (__cdecl *)(int))");
    assert_eq!(demangle("?f@A@@QEGBA?BHH@_E", |o| o.params = false), "public: int const __cdecl A::f");
    // A return type surrounds the name.
    assert_eq!(demangle("?f@@YAP6AHH@ZN@Z", |o| o.params = false), "int (__cdecl * __cdecl f)(int)");
    assert_eq!(demangle("?x@?1??f@@YAXH@Z@4HA", |o| o.enclosing_params = false), "int `void __cdecl f'::`2'::x");
    assert_eq!(demangle("?x@?1??f@@YAXH@Z@4HA", |o| o.params = false), "int `void __cdecl f(int)'::`2'::x");
    // Functions among template arguments keep their parameters, which tell overloads from each other.
    assert_eq!(demangle("??$f@$1?g@@YAXH@Z@@YAXXZ", |o| o.params = false), "void __cdecl f<&void __cdecl g(int)>");
    let nested = "?x@@3V?$A@V?$B@V?$C@H@@@@@@A";
    assert_eq!(demangle(nested, |o| o.max_template_depth = Some(0)), "class A<...> x");
    assert_eq!(demangle(nested, |o| o.max_template_depth = Some(1)), "class A<class B<...>> x");
    assert_eq!(demangle(nested, |o| o.max_template_depth = Some(3)), "class A<class B<class C<int>>> x");
}

#[test]
fn the_suffix_of_a_clone_is_not_printed() {
    for name in
        ["?f@@YAXXZ.llvm.123", "?f@@YAXXZ.cold", "?f@@YAXXZ.part_1.2", "?f@@YAXXZ.__await_suspend_wrapper__init"]
    {
        assert_eq!(demangle(name, |_| {}), "void __cdecl f(void)");
    }
}

#[test]
fn the_name_alone() {
    let name = |options: &mut Options| {
        for switch in options.switches() {
            *switch = false;
        }
        options.template_args = true;
    };
    assert_eq!(demangle(FUNCTION, name), "Foo<int>::get");
    assert_eq!(demangle("??0Foo@ns@@QEAA@XZ", name), "ns::Foo::Foo");
    assert_eq!(demangle("?x@A@@2HA", name), "A::x");
    assert_eq!(demangle("?f@@YAAEAY01HXZ", name), "f");
}

#[test]
fn names_of_the_standard_library_are_short() {
    let short = |name: &str| demangle(name, |o| o.simplify_std = true);
    let string = "V?$basic_string@DU?$char_traits@D@std@@V?$allocator@D@2@@std@@";
    assert_eq!(short(&format!("?f@@YAX{string}@Z")), "void __cdecl f(class std::string)");
    assert_eq!(
        demangle(&format!("?f@@YAX{string}@Z"), |o| {
            o.simplify_std = true;
            o.tag_kind = false;
        }),
        "void __cdecl f(std::string)"
    );
    assert_eq!(
        short(
            "?f@@YAXV?$vector@V?$basic_string@_WU?$char_traits@_W@std@@V?$allocator@_W@2@@std@@V?$allocator@V?$basic_string@_WU?$char_traits@_W@std@@V?$allocator@_W@2@@std@@@2@@std@@@Z"
        ),
        "void __cdecl f(class std::vector<class std::wstring>)"
    );
    assert_eq!(
        short("?f@@YAXV?$map@PEAHVB@@U?$less@PEAH@std@@V?$allocator@U?$pair@QEAHVB@@@std@@@3@@std@@@Z"),
        "void __cdecl f(class std::map<int *, class B>)"
    );
    assert_eq!(
        short("?f@@YAXV?$map@HVB@@U?$less@H@std@@V?$allocator@U?$pair@$$CBHVB@@@std@@@3@@std@@@Z"),
        "void __cdecl f(class std::map<int, class B>)"
    );
    assert_eq!(
        short("?f@@YAXV?$unique_ptr@VB@@U?$default_delete@VB@@@std@@@std@@@Z"),
        "void __cdecl f(class std::unique_ptr<class B>)"
    );
    // What is not the default, or not in `std`, is printed.
    assert_eq!(
        short("?f@@YAXV?$set@HU?$greater@H@std@@V?$allocator@H@2@@std@@@Z"),
        "void __cdecl f(class std::set<int, struct std::greater<int>>)"
    );
    let other = "?f@@YAXV?$vector@HV?$allocator@H@std@@@mine@@@Z";
    assert_eq!(short(other), demangle(other, |_| {}));
    // Members, and constructors, which have the name of the class.
    assert_eq!(
        short("?push_back@?$vector@HV?$allocator@H@std@@@std@@QEAAX$$QEAH@Z"),
        "public: void __cdecl std::vector<int>::push_back(int &&)"
    );
    assert_eq!(
        short("??0?$basic_string@DU?$char_traits@D@std@@V?$allocator@D@2@@std@@QEAA@XZ"),
        "public: __cdecl std::string::string(void)"
    );
    assert_eq!(
        short("??1?$vector@HV?$allocator@H@std@@@std@@QEAA@XZ"),
        "public: __cdecl std::vector<int>::~vector<int>(void)"
    );
    assert_eq!(
        short("??$?0H@?$basic_string@DU?$char_traits@D@std@@V?$allocator@D@2@@std@@QEAA@H@Z"),
        "public: __cdecl std::string::string<int>(int)"
    );
    assert_eq!(
        short("??$?0V?$vector@HV?$allocator@H@std@@@std@@@Pair@std@@QEAA@XZ"),
        "public: __cdecl std::Pair::Pair<class std::vector<int>>(void)"
    );
    assert_eq!(
        short("?f@@YAXV?$vector@HV?$allocator@H@__1@std@@@__1@std@@@Z"),
        "void __cdecl f(class std::vector<int>)"
    );
    let options = |o: &mut Options| (o.simplify_std, o.max_template_depth) = (true, Some(1));
    assert_eq!(
        demangle(
            "?f@@YAXV?$vector@V?$vector@HV?$allocator@H@std@@@std@@V?$allocator@V?$vector@HV?$allocator@H@std@@@std@@@2@@std@@@Z",
            options
        ),
        "void __cdecl f(class std::vector<class std::vector<...>>)"
    );
}
