// Dynamic exception specifications, transaction_safe functions, transactional clones.
// run: any -std={c++11,c++14}
// run: gcc -std=c++{14,17} -fgnu-tm -O1
struct A {};
struct B { int m() throw(); };
void d1(void (*)() throw()) {}
void d2(void (*)() throw(A)) {}
void d3(void (*)() throw(A, B *, int)) {}
void d4(int (B::*)(int) const throw(A)) {}
template <class T> void d5(void (*)() throw(T, T *)) {}
template <class... T> void d6(int (*)(T...) throw(T...)) {}
template void d5<A>(void (*)() throw(A, A *));
template void d6<int, A>(int (*)(int, A) throw(int, A));
int ts(int) transaction_safe;
int ts(int x) transaction_safe { return x; }
struct V { virtual int f() transaction_safe; virtual int g(int) transaction_safe_dynamic; static int s(V *) transaction_safe { return 1; } V() transaction_safe {} };
int V::f() transaction_safe { return 1; }
int V::g(int) transaction_safe_dynamic { return 2; }
void tp(void (*)() transaction_safe, int (*)(int) transaction_safe noexcept, void (V::*)() const transaction_safe) {}
template <class T> T tt(T t) transaction_safe { return t; }
int use(V *v, int *q) { int r = 0; __transaction_atomic { r = ts(1) + v->f() + tt(2) + V::s(v); ++*q; } __transaction_relaxed { r += 1; } return r; }
__attribute__((transaction_callable)) int callable(int *x) { return ++*x; } __attribute__((transaction_pure)) int pure(int);
namespace n { struct L { int m(int) const transaction_safe; }; int L::m(int k) const transaction_safe { static int z = 1; return k + z; } }
