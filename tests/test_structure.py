"""The structure of a ``Symbol``: its kind, its parts, their ranges, and the tree."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys

import pytest
from hypothesis import given

import names
from cpp_demangle_py import (
    DemangleOptions,
    LimitError,
    Limits,
    Node,
    Part,
    Parts,
    Range,
    Symbol,
    SymbolKind,
    parts_all,
)
from cpp_demangle_py.options import Style

KINDS = {
    "_Z1fv": "function",
    "_ZN1AC1Ev": "constructor",
    "_ZN1AD1Ev": "destructor",
    "_ZN1AcviEv": "conversion",
    "_ZN1AplEi": "operator",
    "_Zli2kmy": "literal_operator",
    "_ZN1A1xE": "data",
    "_ZDC1a1bE": "structured_binding",
    "_ZZ1fvEs": "string_literal",
    "_ZTV1A": "vtable",
    "_ZTT1A": "vtt",
    "_ZTC1D0_1B": "construction_vtable",
    "_ZTI1A": "typeinfo",
    "_ZTS1A": "typeinfo_name",
    "_ZTF1A": "typeinfo_function",
    "_ZTJ1A": "java_class",
    "_ZThn8_N1A1fEv": "non_virtual_thunk",
    "_ZTv0_n24_N1A1fEv": "virtual_thunk",
    "_ZTch0_h8_N1A1fEv": "covariant_thunk",
    "_ZTAXtl1AEE": "template_parameter_object",
    "_ZTW1x": "thread_wrapper",
    "_ZTH1x": "thread_init",
    "_ZGV1x": "guard_variable",
    "_ZGR1x_": "reference_temporary",
    "_ZGA1fv": "hidden_alias",
    "_ZGTt1fv": "transaction_clone",
    "_ZGTn1fv": "non_transaction_clone",
    "_ZGIW1M": "module_initializer",
    "___Z1fv_block_invoke": "block_invocation",
    "__imp__Z1fv": "import_thunk",
    "_GLOBAL__sub_I_x": "global_constructors",
    "_GLOBAL__D_x": "global_destructors",
}
FUNCTIONS = {"function", "constructor", "destructor", "conversion", "operator", "literal_operator"}
DATA = {"data", "structured_binding", "string_literal"}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_kind(name: str, kind: str) -> None:
    symbol = Symbol(name)
    assert symbol.kind is SymbolKind(kind)
    assert symbol.kind == kind == str(symbol.kind) == f"{symbol.kind}"
    assert symbol.is_function is (kind in FUNCTIONS)
    assert symbol.is_constructor is (kind == "constructor")
    assert symbol.is_destructor is (kind == "destructor")
    assert symbol.is_data is (kind in DATA)
    assert symbol.is_special is (kind not in FUNCTIONS | DATA)
    assert symbol.is_thunk is kind.endswith("_thunk")


KINDS_OF_OTHER_SCHEMES = {
    "_RNCNvC4demo3add0": "closure",
    "_RNSNvC4demo3add6vtable": "shim",
    "_D1a1b6__initZ": "initializer",
    "_D1a12__ModuleInfoZ": "module_info",
    "??_8A@@7B@": "vbtable",
    "??_R1A@?0A@EA@A@@8": "base_class_descriptor",
    "??_R2A@@8": "base_class_array",
    "??_R3A@@8": "class_hierarchy_descriptor",
    "??_R4A@@6B@": "complete_object_locator",
    "??_9A@@$BA@AA": "vcall_thunk",
    "??__Ex@@YAXXZ": "dynamic_initializer",
    "??__Fx@@YAXXZ": "dynamic_atexit_destructor",
    "??_GA@@UEAAPEAXI@Z": "compiler_function",
    "??@d9fdc7f2f2a8ccc8d8f4b3e3b6d0a4b5@": "hash",
}


@pytest.mark.parametrize(("name", "kind"), KINDS_OF_OTHER_SCHEMES.items())
def test_a_kind_of_another_scheme(name: str, kind: str) -> None:
    assert Symbol(name).kind == kind


def test_every_kind_is_tested() -> None:
    kinds = {SymbolKind(kind) for kind in (KINDS | KINDS_OF_OTHER_SCHEMES).values()}
    assert set(SymbolKind) == kinds | {SymbolKind.TYPE}
    assert all(kind.name == kind.value.upper() for kind in SymbolKind)
    assert pickle.loads(pickle.dumps(SymbolKind.VTABLE)) is SymbolKind.VTABLE


def test_a_type_is_not_a_symbol() -> None:
    symbol = Symbol.parse_type("NSt3mapIiiE8iteratorE")
    assert symbol.kind is SymbolKind.TYPE
    assert (symbol.is_function, symbol.is_data, symbol.is_special) == (False, False, False)
    assert (symbol.name, symbol.scopes) == ("std::map<int, int>::iterator", ("std", "map<int, int>"))


def test_the_parts_of_a_member_template() -> None:
    symbol = Symbol("_ZNK2ns1AIiE1fIJcPKcEEEPFvvEDpT_z")
    assert symbol.name == "ns::A<int>::f"
    assert symbol.base_name == "f"
    assert symbol.scope == "ns::A<int>"
    assert symbol.scopes == ("ns", "A<int>")
    assert symbol.template_args == ("char", "char const*")
    assert symbol.parameters == ("char", "char const*", "...")
    assert symbol.return_type == "void (*)()"
    assert symbol.cv_qualifiers == ("const",)


def test_missing_parts_are_none_or_empty() -> None:
    function = Symbol("_Z1fv")
    assert (function.scope, function.scopes, function.template_args) == (None, (), None)
    assert (function.parameters, function.return_type) == ((), None)
    assert (function.cv_qualifiers, function.ref_qualifier, function.abi_tags) == ((), None, ())
    assert (function.clone_suffixes, function.version, function.ctor_dtor_variant) == ((), None, None)
    data = Symbol("_ZN2ns1xE")
    assert (data.name, data.parameters, data.return_type) == ("ns::x", None, None)
    pointer = Symbol("_ZTIPKc")
    assert (pointer.name, pointer.base_name, pointer.scope) == (None, None, None)


def test_qualifiers_tags_suffixes_and_version() -> None:
    symbol = Symbol("_ZNVKO1A1fB5cxx11B1bEv.part.1.isra.0.cold@@V1")
    assert symbol.cv_qualifiers == ("const", "volatile")
    assert symbol.ref_qualifier == "&&"
    assert symbol.abi_tags == ("cxx11", "b")
    assert symbol.clone_suffixes == (".part.1", ".isra.0", ".cold")
    assert symbol.version == "@@V1"


@pytest.mark.parametrize(("name", "variant"), [("_ZN1AC1Ev", 1), ("_ZN1AC2Ev", 2), ("_ZN1AD0Ev", 0)])
def test_the_variant_of_a_constructor_or_destructor(name: str, variant: int) -> None:
    assert Symbol(name).ctor_dtor_variant == variant


def test_special_symbols_have_the_parts_of_their_entity() -> None:
    thunk = Symbol("_ZThn8_NK2ns1A1fEi")
    assert (thunk.name, thunk.scope, thunk.parameters) == ("ns::A::f", "ns::A", ("int",))
    vtable = Symbol("_ZTVN2ns1AIiEE")
    assert (vtable.name, vtable.template_args, vtable.parameters) == ("ns::A", ("int",), None)


@pytest.mark.parametrize("style", ["gnu", "llvm"])
@pytest.mark.parametrize(
    ("name", "description", "entity"),
    [
        ("_ZTVN2ns1AIiEE", "vtable for", "ns::A<int>"),
        ("_ZTV1A.cold", "vtable for", "A"),
        ("_ZGVZ1fvE1x@@V1", "guard variable for", "f()::x"),
        ("_ZThn8_NK1A1fEi", "non-virtual thunk to", "A::f(int) const"),
        ("_ZTC1A0_1B", "construction vtable for", "B-in-A"),
        ("_ZTIPKc", "typeinfo for", "char const*"),
        ("_GLOBAL__sub_I_main.cpp", "global constructors keyed to", "main.cpp"),
        ("_Z1fv", None, None),
        ("_ZN1AC1Ev", None, None),
    ],
)
def test_the_description_and_entity_of_a_special_symbol(
    name: str, description: str | None, entity: str | None, style: Style
) -> None:
    symbol = Symbol(name, style=style)
    assert (symbol.description, symbol.entity) == (description, entity)


def test_a_description_is_in_the_style_of_the_symbol() -> None:
    assert Symbol("_ZGR1x_").description == "reference temporary #0 for"
    assert Symbol("_ZGR1x_", style="llvm").description == "reference temporary for"
    crate = Symbol("_ZTV1AIS_IiEE", style="cpp_demangle")
    assert (crate.description, crate.entity) == ("vtable for", "A<A<int> >")
    latin = Symbol(b"_ZTV2\xe9a")
    assert latin.entity == "\udce9a"


def test_parts_are_in_the_style_of_the_symbol() -> None:
    name = "_ZN1AI1BIiEE1fEv"
    assert Symbol(name).scope == "A<B<int> >"
    assert Symbol(name, style="llvm").scope == "A<B<int>>"


def test_cpp_demangle_has_the_parts_and_tree_of_gnu_but_no_ranges() -> None:
    symbol = Symbol("_ZN1AILj4EE1fEv", style="cpp_demangle")
    assert str(symbol) == "A<(unsigned int)4>::f()"
    assert (symbol.scope, symbol.kind) == ("A<4u>", SymbolKind.FUNCTION)
    assert symbol.tree().text == "A<4u>::f()"
    with pytest.raises(ValueError, match="'cpp_demangle' does not have ranges"):
        symbol.ranges()
    with pytest.raises(ValueError, match="'cpp_demangle' does not have ranges"):
        Symbol("_Z1fv").ranges(style="cpp_demangle")
    assert symbol.ranges(style="gnu") == Symbol("_ZN1AILj4EE1fEv").ranges()


def pieces(symbol: Symbol, part: str, style: Style = "gnu") -> list[str]:
    text = symbol.demangle(style=style)
    return [text[found.start : found.end] for found in symbol.ranges(style=style) if found.part == part]


def test_ranges() -> None:
    symbol = Symbol("_ZN1A1fIiEEPFvvEv")
    assert str(symbol) == "void (*A::f<int>())()"
    assert pieces(symbol, "return_type") == ["void (*", ")()"]
    assert pieces(symbol, "name") == ["A::f"]
    assert pieces(symbol, "template_args") == ["<int>"]
    first = symbol.ranges()[0]
    assert first == ("return_type", 0, 7)
    assert (first.part, first.start, first.end) == first
    assert first.part is Part.RETURN_TYPE
    assert repr(first) == "Range(part=<Part.RETURN_TYPE: 'return_type'>, start=0, end=7)"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(first, protocol))
        assert (type(again), again) == (Range, first)
    assert isinstance(first, Range)
    assert "template_args" not in [part for part, *_ in symbol.ranges(template_args=False)]


ONE_OF_EACH_PART = [
    "_ZTV1A",
    "_ZNVK1A1fB1aIiEEvi.isra.0",
    "_ZNR1A1fEv",
    "_Z1fIiEvT_Q1C",
    "_Z1fUa9enable_ifIXLb1EEEv",
    "_ZSt4cout@@GLIBCXX_3.4",
]


def test_each_part_has_a_member() -> None:
    names = [*ONE_OF_EACH_PART, "?f@A@@SAXXZ", "_RNvCs4Cv8_4demo3add"]
    found = {found.part for name in names for found in Symbol(name).ranges()}
    assert found == set(Part)
    assert all(part.name == part.value.upper() for part in Part)
    assert (f"{Part.SCOPE:>6}", str(Part.SCOPE)) == (" scope", "scope")
    assert pickle.loads(pickle.dumps(Part.SCOPE)) is Part.SCOPE


def test_ranges_count_characters_and_not_bytes() -> None:
    symbol = Symbol("_ZN5é€2é4😀Ev")
    text = str(symbol)
    assert pieces(symbol, "scope_part") == ["é€", "é"]
    assert pieces(symbol, "base_name") == ["😀"]
    assert max(found.end for found in symbol.ranges()) <= len(text)
    latin = Symbol(b"_ZN2\xe9a1fEi")
    assert str(latin) == "\udce9a::f(int)"
    assert pieces(latin, "base_name") == ["f"]
    assert pieces(latin, "parameter") == ["int"]


def test_a_substitution_has_a_node_only_if_the_abi_defines_it() -> None:
    kinds = [node.kind for node in Symbol("_ZSt1f1AS_").tree().walk()]
    assert kinds.count("source-name") == 3
    assert kinds.count("substitution") == 1


def test_ranges_of_the_tree_count_characters_of_the_mangled_name() -> None:
    symbol = Symbol("_ZN5é€1fEi")
    found = {node.kind: symbol.mangled[slice(*node.span)] for node in symbol.tree().walk()}
    assert found["encoding"] == "N5é€1fEi"
    assert found["builtin-type"] == "i"
    assert found["source-name"] == "1f"


@given(names.symbols)
def test_ranges_lie_within_the_text_in_order(drawn: names.Pair) -> None:
    symbol = Symbol(drawn.mangled)
    starts = [found.start for found in symbol.ranges()]
    assert starts == sorted(starts)
    assert all(0 <= found.start <= found.end <= len(drawn.text) for found in symbol.ranges())
    assert pieces(symbol, "base_name") == [symbol.base_name]
    assert pieces(symbol, "name") == [symbol.name]
    assert tuple(pieces(symbol, "parameter")) == (symbol.parameters or ())
    assert tuple(pieces(symbol, "template_arg")) == (symbol.template_args or ())


@given(names.symbols)
def test_the_tree_covers_the_name(drawn: names.Pair) -> None:
    tree = Symbol(drawn.mangled).tree()
    assert tree.text == drawn.text
    start, end = tree.span
    assert 2 <= start < end <= len(drawn.mangled)
    for node in tree.walk():
        for child in node.children:
            assert child.text or child.kind
    assert json.loads(json.dumps(tree.to_dict())) == tree.to_dict()


def test_the_tree_of_a_function() -> None:
    tree = Symbol("_ZN1A1fIiEEvPKT_").tree()
    lines = [f"{node.kind} {node.text}" for node in tree.walk()]
    assert lines == [
        "encoding void A::f<int>(int const*)",
        "template-id A::f<int>",
        "nested-name A::f",
        "source-name A",
        "source-name f",
        "template-args <int>",
        "builtin-type int",
        "function-type void (int const*)",
        "builtin-type void",
        "pointer-type int const*",
        "qualified-type int const",
        "template-param int",
    ]


def test_nodes_match_and_do_not_change() -> None:
    tree = Symbol("_Z1fPKc").tree()
    match tree:
        case Node("encoding", _, (Node("source-name", name), Node(kind="function-type", children=(only,)))):
            assert (name, only.text) == ("f", "char const*")
        case _:
            pytest.fail("no match")
    with pytest.raises(AttributeError):
        tree.kind = "x"  # type: ignore[misc]
    assert tree == Symbol("_Z1fPKc").tree()
    assert hash(tree) == hash(Symbol("_Z1fPKc").tree())
    assert tree == copy.copy(tree) == copy.deepcopy(tree) != Symbol("_Z1gPKc").tree()
    assert tree != "tree"
    with pytest.raises(AttributeError):
        del tree.kind
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(tree, protocol))
        assert (type(again), again) == (Node, tree)
    assert Node("a", "b", children=(), span=(0, 1)) == Node("a", "b", (), (0, 1))


def test_the_repr_of_a_node_is_short() -> None:
    name = "_ZNSt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaIS5_EE9push_backEOS5_"
    tree = Symbol(name).tree()
    assert len(repr(tree)) < 120
    assert repr(tree).endswith("...' (2, 88) with 2 children>")
    assert repr(Symbol.parse_type("i").tree()) == "<Node builtin-type 'int' (0, 1)>"


def test_a_tree_is_drawn() -> None:
    drawn = Symbol("_ZN1A1fIiEEvv").tree().pretty()
    assert drawn.splitlines() == [
        "encoding  void A::f<int>()",
        "├── template-id  A::f<int>",
        "│   ├── nested-name  A::f",
        "│   │   ├── source-name  A",
        "│   │   └── source-name  f",
        "│   └── template-args  <int>",
        "│       └── builtin-type  int",
        "└── function-type  void ()",
        "    └── builtin-type  void",
    ]
    deep = Symbol("_Z1f" + "P" * 3000 + "i").tree().pretty(width=50).splitlines()
    assert len(deep) == 3004
    assert max(map(len, deep)) == 50


def test_ipython_draws_it() -> None:
    class Printer:
        max_width = 20
        written = ""

        def text(self, text: str) -> None:
            self.written += text

        def break_(self) -> None:
            self.written += "\n"

    printer = Printer()
    tree = Symbol("_Z1fi").tree()
    tree._repr_pretty_(printer, False)
    assert printer.written == tree.pretty(width=20)


def test_options_of_the_tree() -> None:
    symbol = Symbol("_Z1f1AI1BIiEE")
    assert symbol.tree().text == "f(A<B<int> >)"
    assert symbol.tree(style="llvm").text == "f(A<B<int>>)"
    assert symbol.tree(template_args=False).text == "f(A)"


def test_parts_in_the_text_of_options() -> None:
    symbol = Symbol("_ZNSt3__16vectorIiNS_9allocatorIiEEE1fIS3_EEvT_")
    parts = symbol.parts(simplify_std=True)
    assert parts == symbol.parts(DemangleOptions(simplify_std=True))
    assert parts == Parts(
        name="std::vector<int>::f",
        base_name="f",
        scope="std::vector<int>",
        scopes=("std", "vector<int>"),
        template_args=("std::vector<int>",),
        parameters=("std::vector<int>",),
        return_type="void",
    )
    assert symbol.parts(style="llvm").name == "std::__1::vector<int, std::__1::allocator<int>>::f"
    with pytest.raises(LimitError):
        symbol.parts(limits=Limits(output=10))


@pytest.mark.parametrize(
    "mangled", ["_ZN1AIiE1fIcEEvT_", "_ZTV1A", "_ZTIPi", "_ZSt4cout", "?f@A@@SAXXZ", "_RNvCs4Cv8_4demo3add"]
)
def test_parts_are_the_properties(mangled: str) -> None:
    symbol = Symbol(mangled)
    parts = symbol.parts()
    for name in Parts.__match_args__:
        assert getattr(parts, name) == getattr(symbol, name)


@pytest.mark.parametrize(
    ("mangled", "scope", "name"),
    [
        (b"_ZN1\xff1fEv", "\udcff", "\udcff::f"),
        (b"_ZN1A1\xfeIiE1\xffIcEEvv", "A::\udcfe<int>", "A::\udcfe<int>::\udcff"),
        (b"_ZTVN2\xc3\xa91\xffE", "é", "é::\udcff"),
        (b"?f@\xff@@YAXXZ", "\udcff", "\udcff::f"),
        (b"_D1\xff1fFZv", "\udcff", "\udcff.f"),
        (b"_ZN1\xff1f17h0123456789abcdeFE", "\udcff::f", "\udcff::f::h0123456789abcdeF"),
    ],
)
def test_no_part_loses_a_byte(mangled: bytes, scope: str, name: str) -> None:
    symbol = Symbol(mangled)
    parts = symbol.parts()
    assert (symbol.scope, symbol.name) == (parts.scope, parts.name) == (scope, name)
    assert parts_all([mangled], fields=["scope", "name", "scopes"]) == {
        "scope": [scope],
        "name": [name],
        "scopes": [symbol.scopes],
    }
    assert parts.scopes == symbol.scopes
    assert name.encode("utf-8", "surrogateescape") in bytes(symbol.demangle(), "utf-8", "surrogateescape")


def test_texts_of_the_tree_and_tags_and_suffixes_lose_no_byte() -> None:
    symbol = Symbol(b"_ZN1A1fB1\xffI1\xfeEEv1\xfd", style="llvm")
    texts = "".join(node.text for node in symbol.tree().walk())
    assert {"\udcff"} <= set(texts)
    assert symbol.abi_tags == ("\udcff",)
    assert (symbol.template_args, symbol.parameters) == (("\udcfe",), ("\udcfd",))
    assert Symbol(b"_Z1fv.\xff", style="llvm").clone_suffixes == (".\udcff",)
    assert Symbol(b"_ZTV1\xff").entity == "\udcff"


def test_parts_are_values() -> None:
    parts, others = Symbol("_Z1fi").parts(), Symbol("_Z1gi").parts()
    assert pickle.loads(pickle.dumps(parts)) == parts != others
    assert hash(parts) == hash(Symbol("_Z1fi").parts())
    assert eval(repr(parts)) == parts
    with pytest.raises(AttributeError, match="name"):
        parts.name = "g"


def test_a_node_outlives_its_symbol_and_other_names() -> None:
    tree = Symbol("_ZN1A1fEi").tree()
    assert Symbol("_Z1gc").demangle() == "g(char)"
    assert [node.text for node in tree.walk()] == ["A::f(int)", "A::f", "A", "f", "(int)", "int"]


def test_the_texts_of_a_long_tree_are_made_when_asked_for() -> None:
    tree = Symbol("_Z1f" + "P" * 4000 + "i").tree()
    nodes = list(tree.walk())
    assert len(nodes) == 4004
    assert nodes[-2].text == "int*"


def test_parts_become_a_dict() -> None:
    parts = Symbol("_ZN1A1fIicEEvT_").parts()
    found = parts.to_dict()
    assert list(found) == list(Parts.__match_args__)
    assert (found["template_args"], found["return_type"]) == (["int", "char"], "void")
    assert json.loads(json.dumps(found)) == found
    assert Symbol("_ZTV1A").parts().to_dict()["parameters"] is None


def test_limits_apply_to_parts() -> None:
    symbol = Symbol("_ZN5hello5worldEv", limits=Limits(output=10))
    for call in (symbol.ranges, symbol.tree, lambda: symbol.name):
        with pytest.raises(LimitError):
            call()
    assert symbol.kind is SymbolKind.FUNCTION


def test_limits_of_a_call_apply_to_ranges_and_tree() -> None:
    symbol = Symbol("_Z1f" + "P" * 30 + "i")
    for limit in ("input", "output", "depth"):
        for call in (symbol.ranges, symbol.tree):
            with pytest.raises(LimitError) as caught:
                call(limits=Limits(**{limit: 10}))
            assert (caught.value.limit, caught.value.value) == (limit, 10)
            with pytest.raises(LimitError):
                call(DemangleOptions(limits=Limits(**{limit: 10})))
    narrow = Symbol("_Z1f" + "P" * 30 + "i", limits=Limits(output=10))
    for call in (narrow.ranges, narrow.tree):
        with pytest.raises(LimitError) as caught:
            call()
        assert (caught.value.limit, caught.value.value) == ("output", 10)
    assert narrow.ranges(limits=Limits()) == symbol.ranges()
    assert narrow.tree(limits=Limits()) == symbol.tree()


def test_deep_trees() -> None:
    tree = Symbol("_Z1f" + "P" * 3000 + "i").tree()
    assert sum(1 for _ in tree.walk()) == 3004
    found = tree.to_dict()
    depth = 0
    while found["children"]:
        found = found["children"][-1]
        depth += 1
    assert depth == 3002
    assert found["text"] == "int"


def test_a_deep_tree_needs_little_stack() -> None:
    # Chains of objects are freed, compared and copied by recursion, and a crash would end this process.
    code = """
import copy, pickle, threading
from cpp_demangle_py import Symbol

def work():
    tree, again = (Symbol("_Z1f" + "P" * 4000 + "i").tree() for _ in range(2))
    assert tree == again == copy.deepcopy(tree) == pickle.loads(pickle.dumps(tree))
    assert hash(tree) == hash(again)
    assert len(list(tree.walk())) == 4004
    assert len(tree.pretty(20).split("\\n")) == 4004
    del tree, again
    print("done")

threading.stack_size(128 * 1024)
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("done\n", "", 0)
