/// Functions with parameters of every type, and variables.
module types;

struct Struct { int x; this(int) {} this(this) {} ~this() {} }
class Class { void method() {} int property() const @property { return 0; } }
interface Interface { void method(); }
enum Enum { one, two }
union Union { int i; float f; }
alias Vector = __vector(float[4]);

int variable;
shared int sharedVariable;
immutable(char)[] text;
__gshared const(Class)[Enum] map;
void function(int) pointer;
int delegate(ref Struct) @safe closure;

void integers(byte, ubyte, short, ushort, int, uint, long, ulong) {}
void floats(float, double, real) {}
void characters(bool, char, wchar, dchar, typeof(null), void*) {}
void arrays(int[], int[3], int[][4], int[string], char[][int[2]], Struct[Class]) {}
void pointers(int*, int**, const(int)*, const int*, int*[], int[]*) {}
void qualified(const int, immutable int, shared int, shared const int, const(shared(int)[])) {}
inout(int)[] wild(inout(int)[] a, inout const(int)[] b) { return a; }
void aggregates(Struct, Class, Interface, Enum, Union) {}
void vectors(Vector, __vector(byte[16])) {}
void storage(in int, out int, ref int, lazy int, scope int*, return ref int, scope ref int*, const ref Struct) {}
void variadic(int, ...) {}
void typesafe(int, int[]...) {}
void functions(void function(), int function(int, char) pure nothrow @nogc @safe, ref int function(ref int)) {}
void delegates(void delegate(), int delegate(int) const, void delegate() shared, void delegate() immutable, int delegate() inout) {}
alias FromC = extern (C) void function();
alias FromCpp = extern (C++) int function(int);
alias FromWindows = extern (Windows) void function(int, ...);
alias FromObjectiveC = extern (Objective-C) void function(void*);
void conventions(FromC, FromCpp, FromWindows, FromObjectiveC, FromC*, FromCpp[]) {}
void higher(int function(int) function(char function()), void delegate(void delegate(int delegate()))) {}
void repeated(Struct, Struct*, Struct[], Class, Class[], const(Class), int[string], int[string]) {}
void attributed() pure nothrow @nogc @safe @property {}
void trusted() @trusted {}
void system() @system {}
ref int reference(return ref int x) { return x; }
noreturn never() { assert(0); }

struct Members
{
    int field;
    static int staticField;
    this(int) {}
    ~this() {}
    this(this) {}
    void plain() {}
    void constant() const {}
    void immutableMethod() immutable {}
    void sharedMethod() shared {}
    void sharedConst() shared const {}
    inout(int)* wild() inout return { return &field; }
    void sharedWild() shared inout {}
    ref int first() return { return field; }
    int opBinary(string op)(int) { return 0; }
    int opIndex(size_t) { return 0; }
    bool opEquals(const Members) const { return true; }
    static void staticMethod() {}
    struct Nested { void method() const {} class Inner { void method() {} } }
    invariant {}
}

class Derived : Class, Interface
{
    this() {}
    ~this() {}
    override void method() {}
    static this() {}
    static ~this() {}
    shared static this() {}
}

unittest { assert(true); }
