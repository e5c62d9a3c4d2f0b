// Explicit object parameters (H), in members, templates, closures and operators.
// run: any -std={c++23,c++26}
struct A {
  int f(this A) { return 1; } int f2(this A const &, int) { return 1; } template <class S> int g(this S &&s, int) { static int n; return n++; } int operator()(this A &, char) { return 1; } int operator[](this A self, int) { return 1; } bool operator==(this A, A) { return true; } operator int(this A const &) { return 1; }
  template <class S> auto h(this S s) { return [](this auto self, int x) { static int n; return n++; }; } A(int) {} template <class S, class... T> auto v(this S &&, T &&...t) -> decltype((t + ... + 0)) { return 1; }
  struct B { int m(this B, A); template <class T> int operator=(this T &&, B *) { return 1; } };
};
int A::B::m(this B, A) { return 1; }
struct D : A { using A::A; };
template <class T> struct C { int f(this C const &) { return 1; } int g(this C, T) { return 1; } template <class S> int h(this S &, T, C *) { return 1; } };
int use() { A a(1); D d(2); a.f(); a.f2(1); a.g(1); d.g(2); ((const D &)d).g(3); a('c'); a[1]; (void)(a == a); (void)(int)a; a.h()(1); d.v(1, 2L); A::B().m(a); A::B b; b.A::B::template operator=<A::B &>((A::B *)nullptr); C<int> c; c.f(); c.g(1); c.h(1, &c); auto fib = [](this auto &&self, int n) -> int { static int k; return n < 2 ? k : self(n - 1); }; return fib(3) + [](this auto self) { return 1; }(); }
int (*fp)(A) = &A::f; template <auto P> int ptr() { return 1; } int use2() { return ptr<&A::f>() + ptr<&A::f2>() + ptr<&A::operator()>(); }
template <class T> auto dep(T t) -> decltype(&T::f2, t.template g<T>(1)) { return 1; } int use3() { A a(1); return dep(a); }
