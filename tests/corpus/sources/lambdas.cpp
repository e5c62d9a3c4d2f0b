// Unnamed types and closures: in functions, members, default arguments, initialisers, templates.
// run: any -std={c++14,c++17,c++20}
// run: clang -std=c++20 --target=x86_64-apple-darwin
// run: gcc -std=c++17 -fabi-version={11,12,14,16,17,18}
// run: clang -std=c++17 -fclang-abi-compat={4,12,15,17}
template <class F> int call(F f) { static int n; return f(1) + n; }
template <class T> struct Box { T t; virtual ~Box() {} int operator()(int) { return 1; } };
template <class T> Box<T> box(T t) { return Box<T>{}; }
inline auto global = [](int x) { return x; }; auto outer = [](int y) { return [y](int z) { return y + z; }; };
inline int inl(int k) { return call([=](int x) { return x + k; }) + call([&](int x) { return x + k; }) + call([](auto x) { return x; }) + call([k](auto... x) mutable { return k; }) + call([](auto &&x) -> decltype(x) { return static_cast<decltype(x)>(x); }); }
struct M {
  int a = call([](int x) { return x + 10; }); int b = call([this](int x) { return x + a; }); static inline int c_(int k = call([](int) { return 1; }), int j = call([](int) { return 2; }) + call([](int x) { return 3; })) { return call([](int) { return 4; }); }
  int m(int d1 = call([](int) { return 5; }), int d0 = call([](int x) { return x; }) + call([](int x) { return x + 1; })) const { return call([=](int x) { return call([=](int y) { return x + y + d0; }); }); }
  M() { call([](int x) { return x; }); } explicit M(int z) : a(call([](int x) { return x; })) {} ~M() { call([](int x) { return x; }); } operator int() { return call([](int x) { return x; }); }
};
template <class T> struct TM { T v = [](T t) { return t; }(T()); static T s; T g(T q = [](T t) { return t; }(T())) { auto l = [q](auto r) { return [=](T k) { static int n; return r + q + n++; }; }; return l(q)(q); } };
template <class T> T TM<T>::s = [](T t) { return t; }(T(1));
template <class T> auto in_template(T t) { auto l = [](T a, auto b) { static int n; return n++; }; return call([=](int x) { return l(t, x); }) + call([=](auto y) { return l(t, y); }); }
template <class T> int var_template = [](T t) { static int z; return z++; }(T());
enum { Unnamed1, Unnamed2 }; struct { int f() { static int n; return n++; } enum { in } e; struct { int g() { static int m; return m++; } } s; } unnamed_object;
typedef struct { int f() { static int n; return n; } } Named; struct Holder { enum { A, B }; enum { C, D } cd; union { int i; float f; }; struct { virtual int f() { static int n; return n; } } s; struct { virtual int f() { return 1; } } s2; };
template <class T> int tmpl(T) { static T t{}; return sizeof(t); }
namespace n { auto lam = [] { return 1; }; namespace { auto lam2 = [](auto a, auto... b) { return sizeof...(b); }; } }
int use() {
  M m, k(3); m.c_(); m.m(); int z = m; TM<int> t; t.g(); TM<int>::s++; in_template(1); in_template(2L); Holder h; h.s.f(); h.s2.f(); Named q; q.f();
  struct { int f() { static int n; return n++; } } local; local.f(); enum { LocalE } le = LocalE; tmpl(le); tmpl(Unnamed1); tmpl(Holder::A); tmpl(h.cd); tmpl(local); tmpl(unnamed_object); tmpl(global); tmpl(&unnamed_object);
  auto gen = [](auto x, auto *y, auto const &...z) { static int n; return n++; }; gen(1, &z, 'c', 1.0); gen('a', &k); int (*fp)(int) = [](int x) { return x; }; fp(1); int (*gp)(int, int *) = gen; gp(1, 0);
  box([] {})(1); box([](int, char) {})(2); box([](...) {}); box([](int a[3], int (&b)[4], void (*)(int)) {}); unnamed_object.f(); unnamed_object.s.g(); outer(1)(2); n::lam(); n::lam2(1, 2, 3); return inl(1) + global(2) + z + var_template<int> + var_template<char>;
}
template <class F> auto ret(F f) { return [f](auto x) { return [f, x](auto y) { return [=](auto z) { static int n = f(x, y, z); return n; }; }; }; }
int use2() { return ret([](auto a, auto b, auto c) { return a; })(1)('c')(2.0); }
