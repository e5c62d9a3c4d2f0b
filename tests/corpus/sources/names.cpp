// Nested, unscoped, anonymous and local names, discriminators, substitutions.
// run: any -std={c++98,c++11,c++20}
// run: clang -std=c++17 --target={x86_64-apple-darwin,x86_64-w64-windows-gnu,wasm32-unknown-unknown}
int plain(int);
namespace { int hidden(int x) { return x; } struct Hidden { virtual ~Hidden() {} int m(); }; int Hidden::m() { return 1; } }
namespace a { namespace b { namespace { int deep; int get() { return deep; } } int use() { return get(); } } }
namespace outer {
struct S {
  struct T { struct U { static int v; int f(U *, T &, S const &); }; };
  static int data;
  int method(int) const; int volatile_method() volatile; int both() const volatile;
  template <class A, class B> struct Inner { struct Leaf { void g(Inner *, Leaf, A, B); }; void h(Leaf *); };
};
int S::data; int S::T::U::v;
int S::T::U::f(U *, T &, S const &) { return 0; }
int S::method(int) const { return 1; } int S::volatile_method() volatile { return 2; } int S::both() const volatile { return 3; }
template <class A, class B> void S::Inner<A, B>::Leaf::g(Inner *, Leaf, A, B) {}
template <class A, class B> void S::Inner<A, B>::h(Leaf *) {}
template struct S::Inner<int, S::Inner<char, S *> >;
template struct S::Inner<S::T, S::T::U>;
void many(S, S *, S **, S &, S const *, S const &, S *const *, S volatile *, S::T, S::T *, S::T::U &, S::Inner<int, S>) {}
}
template <class T> int local_static(T) { static int counter = 0; return ++counter; }
template <class T> void *local_types(T) {
  struct L { static void *f(T) { struct M { static void *g() { static int s; return &s; } }; return M::g(); } virtual ~L() {} };
  static L obj;
  return L::f(T());
}
inline int several(int k) {
  if (k) { static int x = k; return x++; }
  else { static int x = k + 1; return x++; }
}
inline int *more(int k) {
  { static int x = k; if (k == 1) return &x; } { static int x = k; if (k == 2) return &x; }
  { static int x = k; if (k == 3) return &x; } { static int x = k; if (k == 4) return &x; }
  { static int x = k; if (k == 5) return &x; } { static int x = k; if (k == 6) return &x; }
  { static int x = k; if (k == 7) return &x; } { static int x = k; if (k == 8) return &x; }
  { static int x = k; if (k == 9) return &x; } { static int x = k; if (k == 10) return &x; }
  { static int x = k; if (k == 11) return &x; } { static int x = k; if (k == 12) return &x; }
  { static int x = k; return &x; }
}
inline const char *text(int k) { static const char *const s = "some text"; static const char t[] = "more"; return k ? s : t; }
inline int same_names(int k) {
  int r = 0;
  { struct A { int f() { static int n; return n++; } } a; r += a.f(); }
  { struct A { int f() { static int n; return n++; } } a; r += a.f(); }
  { struct A { int f() { static int n; return n++; } } a; r += a.f() + k; }
  return r;
}
struct Maker {
  Maker(int) { struct InCtor { virtual int f() { static int n; return n; } }; InCtor c; p = new InCtor; }
  ~Maker() { struct InDtor { virtual int f() { static int n; return n; } }; p2 = new InDtor; }
  operator int() { struct InConv { virtual int f() { static int n; return n; } }; p = new InConv; return 1; }
  int operator()(int) const { struct InCall { virtual int f() { static int n; return n; } }; new InCall; return 1; }
  static int in_static(int, char) { struct InStatic { virtual int f() { static int n; return n; } }; new InStatic; return 1; }
  void *p, *p2;
};
extern "C" { void *c_function(int) { struct InC { virtual void m(int) { static int n; ++n; } }; return new InC; } int c_variable; }
extern "C++" int cpp_again(int) { extern int declared_inside; extern int fun_inside(int); return declared_inside + fun_inside(2); }
int main(int, char **) {
  struct InMain { virtual void m() { static int n; ++n; } };
  new InMain; Maker m(1); Maker::in_static(1, 'c');
  local_static(1); local_static("a"); local_static(m.p); local_types(1); local_types(&m); several(1); text(2); more(3); same_names(4);
  hidden(1); Hidden h; h.m(); plain(2); return a::b::use();
}
