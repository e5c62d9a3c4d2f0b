// ABI tags on functions, variables, classes, namespaces, operators, constructors, and propagated ones.
// run: any -std={c++11,c++20}
// run: gcc -std=c++17 -fabi-version={8,10,11,13,18}
// run: clang -std=c++17 -fclang-abi-compat={3.8,4,6,7,9,11,15}
#define TAG(...) __attribute__((abi_tag(__VA_ARGS__)))
struct TAG("cls") Cls { Cls(); ~Cls(); static int s; int m(Cls *); struct In { void f(In); }; TAG("meth") int t() const; operator Cls *(); };
Cls::Cls() {} Cls::~Cls() {}
int Cls::s;
int Cls::m(Cls *) { return 1; }
void Cls::In::f(In) {}
int Cls::t() const { return 1; } Cls::operator Cls *() { return this; }
TAG("fn") int fn() { return 1; } TAG("b", "a", "c") int fn3(Cls) { return 1; } Cls returns() { return Cls(); } Cls variable;
TAG("v") int var;
int plain_param(Cls, Cls *) { return 1; }
inline namespace TAG("ns") NS { int in_ns() { return 1; } struct Q { void f(Q); }; void Q::f(Q) {} }
inline namespace __attribute__((__abi_tag__)) unnamed_tag { int in_unnamed() { return 1; } struct R {}; R gives() { return R(); } }
TAG("op") Cls operator+(Cls a, int) { return a; } TAG("op") bool operator!(Cls) { return true; } TAG("lit") int operator""_l(unsigned long long) { return 1; }
template <class T> struct TAG("tpl") Tpl { T t; TAG("x") T get() { return t; } Tpl *self() { return this; } struct TAG("deep") Deep { TAG("q") static int f() { static int n; return n++; } }; };
template <class T> TAG("ft") T ft(T t) { return t; }
template <class T> TAG("vt") T vt{};
struct C2 { TAG("ctor") C2() {} TAG("dtor") ~C2() {} TAG("conv") operator int() { return 1; } TAG("call") int operator()(int) { static TAG("st") int n; return n++; } virtual TAG("virt") Cls v() { return Cls(); } };
inline Cls inl() { static Cls c; struct Local { int f() { static int x; return x++; } } l; l.f(); return c; }
inline auto dl() -> Cls { static int k; ++k; return Cls(); }
Tpl<int> use() { Tpl<Cls> t; t.get(); t.self(); Tpl<int>::Deep::f(); ft(1); ft(variable); C2 c; c(1); int i = c; c.v(); inl(); dl(); (void)1_l; (void)vt<int>; (void)fn; return Tpl<int>{i}; }
thread_local Cls tl;
TAG("tl") thread_local int tl2 = fn();
int usetl() { (void)&tl; return tl2; }
