/// Templates with arguments of every kind, and functions in functions.
module templates;

struct Pair { int a; int b; }
struct Deep { Pair pair; string name; }
enum Color { red = 1, green = -2 }
class Class {}
struct Box(T) { T value; T get() { return value; } Box!U map(U)() { return Box!U(); } static Box make(T t) { return Box(t); } }

void type(T...)() {}
void value(alias v)() {}
void integer(int v)() {}
void unsigned(uint v)() {}
void longer(long v)() {}
void longest(ulong v)() {}
void small(byte v, ubyte w, short x, ushort y)() {}
void truth(bool v)() {}
void character(char v)() {}
void wide(wchar v, dchar w)() {}
void floating(float v)() {}
void doubling(double v)() {}
void extended(real v)() {}
void text(string v)() {}
void wideText(wstring v)() {}
void widestText(dstring v)() {}
void array(int[] v)() {}
void strings(string[] v)() {}
void fixed(int[2] v)() {}
void map(int[string] v)() {}
void record(Pair v)() {}
void deep(Deep v)() {}
void constant(const Pair v)() {}
void enumeration(Color v)() {}
void pointer(int* v)() {}
void func(void function() v)() {}
void symbol(alias s)() {}
void mixed(T, int v, alias s, U...)(T t, U u) {}
void special(T : int)() {}
void constrained(T)(T t) if (is(T : int)) {}
void plain() {}
extern (C) void cFunction() {}
extern (C++) void cppFunction(int) {}
int global;

auto closure(int x) { struct Local { int y; int get() { return y; } } return Local(x); }
auto lambda(alias f)() { return f(1); }
int outer(int x)
{
    int inner(int y) { int innermost() { return x + y; } return innermost(); }
    static int counter;
    { static int counted; counted++; }
    { static int counted; counted++; }
    auto literal = (int z) => z + x;
    return inner(x) + literal(x) + counter;
}

void instances()
{
    type!()(); type!int(); type!(int, char, string)(); type!(Pair, Class, Color, Box!int, Box!(Box!Pair))();
    type!(int[], int[3], int[string], int*, void function(int), int delegate(char) const, const int, shared Class)();
    type!(Box!(Pair[]).make, Box!(const Pair))(); type!(typeof(null), immutable(Pair)*)();
    value!1(); value!"text"(); value!'c'(); value!null(); value!1.5(); value!true(); value!plain(); value!global();
    value!(Color.red)(); value!(Pair(1, 2))(); value!([1, 2])();
    integer!0(); integer!(-1)(); integer!(int.max)(); integer!(int.min)();
    unsigned!0(); unsigned!(uint.max)(); longer!(-5)(); longer!(long.max)(); longest!(ulong.max)();
    small!(-1, 2, -3, 4)(); truth!true(); truth!false();
    character!'a'(); character!'\n'(); character!'\''(); character!'\xff'(); character!' '(); wide!('b', 'c')(); wide!('\uffff', '\U00010000')();
    floating!0(); floating!1(); floating!(-1.5)(); doubling!0.1(); doubling!(double.infinity)(); doubling!(-double.infinity)();
    doubling!(double.nan)(); doubling!(double.max)(); doubling!(double.min_normal)(); extended!1.5L(); extended!(real.max)();
    text!""(); text!"abc"(); text!"\n\t\r\v\f\0\x7f\"\\"(); text!"é€"(); wideText!"abc"w(); wideText!"€"w(); widestText!"abc"d();
    array!([])(); array!([1, -2, 3])(); strings!(["a", "b"])(); fixed!([1, 2])(); map!(["a": 1, "b": 2])();
    record!(Pair(1, -2))(); deep!(Deep(Pair(1, 2), "name"))(); constant!(Pair(3, 4))(); enumeration!(Color.green)();
    pointer!null(); func!null(); func!(() {})();
    symbol!plain(); symbol!global(); symbol!Pair(); symbol!(Box!int)(); symbol!cFunction(); symbol!cppFunction(); symbol!templates(); symbol!outer();
    symbol!(Box!int.get)(); symbol!(symbol)(); symbol!((int x) => x)();
    mixed!(int, 5, plain, char, Pair)(1, 'c', Pair()); mixed!(Box!int, -5, Box!int.make)(Box!int());
    special!int(); constrained(5); constrained(Color.red);
    auto box = Box!int().map!string().map!(Box!char)(); auto got = box.get();
    auto local = closure(1); auto value = local.get(); auto inner = Box!(typeof(local))(local).get();
    lambda!(x => x + 1)(); lambda!(function(int x) => x)(); lambda!((int x) { return x * 2; })();
}
