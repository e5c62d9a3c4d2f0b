// Every overloadable operator, as members, as free functions and as templates.
// run: any -std={c++11,c++20}
#include <stddef.h>
namespace ops {
struct X {
  void *operator new(size_t); void *operator new[](size_t); void operator delete(void *); void operator delete[](void *);
  X operator~(); X operator!(); X operator+(); X operator-(); X operator*(); X operator&();
  X &operator++(); X &operator--(); X operator++(int); X operator--(int);
  X *operator->(); X operator->*(int); X operator()(); X operator()(int, ...); X operator[](int); X operator,(X);
  X() = default; X(X const &) = default; X &operator=(X const &); X &operator=(X &&); template <class T> X operator()(T, T *); template <class T> X operator[](T);
};
void *X::operator new(size_t) { return 0; } void *X::operator new[](size_t) { return 0; } void X::operator delete(void *) {} void X::operator delete[](void *) {}
X X::operator~() { return *this; } X X::operator!() { return *this; } X X::operator+() { return *this; } X X::operator-() { return *this; } X X::operator*() { return *this; } X X::operator&() { return *this; }
X &X::operator++() { return *this; } X &X::operator--() { return *this; } X X::operator++(int) { return *this; } X X::operator--(int) { return *this; }
X *X::operator->() { return this; } X X::operator->*(int) { return *this; } X X::operator()() { return *this; } X X::operator()(int, ...) { return *this; } X X::operator[](int) { return *this; } X X::operator,(X) { return *this; }
X &X::operator=(X const &) { return *this; } X &X::operator=(X &&) { return *this; }
template <class T> X X::operator()(T, T *) { return *this; } template <class T> X X::operator[](T) { return *this; }
template X X::operator()(X, X *); template X X::operator[](X *);
#define BIN(o) X operator o(X const &, X const &) { return X(); } template <class T> T operator o(X, T t) { return t; } template int operator o(X, int); template X *operator o<X *>(X, X *);
#define ASG(o) X &operator o(X &a, X const &) { return a; } template <class T> T &operator o(X &, T &t) { return t; } template int &operator o(X &, int &);
BIN(+) BIN(-) BIN(*) BIN(/) BIN(%) BIN(&) BIN(|) BIN(^) BIN(<<) BIN(>>) BIN(==) BIN(!=) BIN(<) BIN(>) BIN(<=) BIN(>=) BIN(&&) BIN(||)
ASG(+=) ASG(-=) ASG(*=) ASG(/=) ASG(%=) ASG(&=) ASG(|=) ASG(^=) ASG(<<=) ASG(>>=)
#if __cplusplus >= 202002L
X operator<=>(X const &, X const &) { return X(); } template <class T> T operator<=>(X, T *t) { return *t; } template int operator<=>(X, int *);
struct Awaiter {}; struct Aw { Awaiter operator co_await() const &; template <class T> Awaiter operator co_await(); };
Awaiter Aw::operator co_await() const & { return {}; } Awaiter operator co_await(X) { return {}; }
template <class T> Awaiter operator co_await(T *) { return {}; } template Awaiter operator co_await(X *);
#endif
}
void *operator new(size_t n, ops::X) { return new char[n]; }
void operator delete(void *, ops::X) {}
void *operator new[](size_t n, int, char) { return new char[n]; }
void operator delete[](void *, int, char) {}
void alloc() { new ops::X; delete new int; delete[] new ops::X[3]; delete[] new int[2]; new (ops::X()) char; }
