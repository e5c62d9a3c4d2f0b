// Conversion operators, plain, template and to awkward types.
// run: any -std={c++11,c++17,c++20}
namespace conv {
typedef int (*FP)(char, ...); typedef int (&AR)[4]; struct B { int m; int f(int) const; }; typedef int B::*MD; typedef int (B::*MF)(int) const;
template <class T> struct P { T *p; };
struct A {
  operator int() const; operator bool() volatile; explicit operator char const *() const; operator FP(); operator AR(); operator MD() const; operator MF() const; operator B &() &; operator B &&() &&; operator B const *() const &;
  template <class T> operator T() const; template <class T> operator T *() const; template <class T> operator T const &() &; template <class T> operator P<T>();
  operator P<P<int>>() const;
  operator decltype(nullptr)() const;
};
A::operator int() const { return 1; } A::operator bool() volatile { return true; } A::operator char const *() const { return ""; } A::operator FP() { return 0; }
A::operator AR() { static int a[4]; return a; } A::operator MD() const { return &B::m; } A::operator MF() const { return &B::f; }
A::operator B &() & { static B b; return b; } A::operator B &&() && { static B b; return static_cast<B &&>(b); } A::operator B const *() const & { return 0; } A::operator P<P<int>>() const { return {}; } A::operator decltype(nullptr)() const { return nullptr; }
template <class T> A::operator T() const { return T(); } template <class T> A::operator T *() const { return 0; } template <class T> A::operator T const &() & { static T t; return t; } template <class T> A::operator P<T>() { return {}; }
template A::operator short() const; template A::operator B() const; template A::operator B *() const; template A::operator long const &() &; template A::operator P<char>(); template A::operator P<P<char>>() const;
template <class T> struct C { operator T() const { return T(); } template <class U> operator P<U>() const { return {}; } operator C *() { return this; } };
void use() { C<int> c; (void)int(c); P<char> p = c; C<B> d; C<B> *e = d; (void)p; (void)e; }
template <class T> auto expr(T t) -> decltype(t.operator int(), t.operator T *(), t.T::operator int()) { return 0; }
struct Self { operator int() { return 1; } operator Self *() { return this; } };
void use2() { Self s; expr(s); }
}
