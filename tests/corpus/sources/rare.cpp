// Productions that other sources show once or twice: many small combinations of each.
// run: any -std={c++17,c++20,c++23,c++26}
// run: gcc -std=gnu++17 -fabi-version={6,11,18}
template <class...> struct Li {}; template <class T> struct Id { using type = T; static T v; int f(T) { return 1; } static int s(T *, T const &); }; struct S { int m; int n[3]; S *operator->(); int f(int); static int s; }; template <int> struct I {}; template <class T> void t(T) {} template <class T> void p(T *) {} template <class... T> void v(T...) {}
template struct Id<_Float16>;
template struct Id<_Float32>;
template struct Id<_Float64>;
template struct Id<_Float128>;
template struct Id<_Float32x>;
template struct Id<_Float64x>;
template struct Id<__bf16>;
template struct Id<__float128>;
typedef float D32 __attribute__((mode(SD)));
typedef float D64 __attribute__((mode(DD)));
typedef float D128 __attribute__((mode(TD)));
template struct Id<D32>;
template struct Id<D64>;
template struct Id<D128>;
void use_d() { v(D32(), D64(), D128()); }
template struct Id<char8_t>;
template struct Id<char16_t>;
template struct Id<char32_t>;
template struct Id<decltype(nullptr)>;
template struct Id<_BitInt(3)>;
template struct Id<unsigned _BitInt(3)>;
template struct Id<_BitInt(64) const *>;
template struct Id<unsigned _BitInt(128) (*)(_BitInt(5))>;
template <int N> void bi(_BitInt(N) *) {} template void bi<7>(_BitInt(7) *);
template <int N> void ub(unsigned _BitInt(N + 1) *) {} template void ub<7>(unsigned _BitInt(8) *);
template <class T, int N> void bi2(T, _BitInt(N + sizeof(T)) *) {} template void bi2<int, 7>(int, _BitInt(11) *);
template struct Id<_Complex float>;
template struct Id<_Complex _Float16>;
template struct Id<_Complex int *>;
template struct Id<__int128>;
template struct Id<unsigned __int128 *>;
template <class T> void ex1(I<sizeof(new T[2])> *) {} void use_ex1() { ex1<S>(nullptr); }
template <class T> void ex2(I<sizeof(::new T[2]{})> *, I<sizeof(new (nullptr) T)> *) {}
template <class T> auto ex3(T x) -> decltype(new T[x.m], ::new T[2], new T[3]{}, delete[] & x, ::delete[] & x, 0) { return 0; } int use_ex3() { return ex3(S()); }
template <class T> auto ex4(T x) -> decltype(throw T(), throw x, throw, 0) { return 0; } int use_ex4() { return ex4(S()); }
template <class T> auto ex5(T x) -> decltype(T{.m = 1}, T{.m = 1, .n = {1, 2}}, 0) { return 0; } int use_ex5() { return ex5(S()); }
template <class T> auto ex6(T x) -> decltype(T{.m = 1, .n[1] = 2}, 0) { return 0; } int use_ex6() { return ex6(S()); }
template <class T> auto ex7(T x) -> decltype((T[3]){[0] = x, [2] = x}, (T[9]){[0 ... 5] = x}, 0) { return 0; } int use_ex7() { return ex7(S()); }
template <class T> auto ex8(T x) -> decltype(T{{1}, {1, 2, 3}}, 0) { return 0; } int use_ex8() { return ex8(S()); }
template <class T> auto ex9(T x) -> decltype(sizeof(T), sizeof(x), sizeof(x.m), 0) { return 0; }
template <class T> auto ex10(T x) -> decltype(alignof(T), __alignof__(x), __alignof(T), sizeof(x.m), 0) { return 0; } int use_ex10() { return ex10(S()); }
template <class T> auto ex11(T x, int T::*q, int (T::*r)(int)) -> decltype(x.*q, (&x)->*q, (x.*r)(1), ((&x)->*r)(2), 0) { return 0; } int use_ex11() { return ex11(S(), &S::m, &S::f); }
template <class T> auto ex12(T x) -> decltype(--x, x--, ++x, x++, -x, +x, ~x, !x, 0) { return 0; } int use_ex12() { return ex12(1); }
template <class T> auto ex13(T x) -> decltype(dynamic_cast<T *>(&x), const_cast<T const &>(x), reinterpret_cast<char *>(&x), static_cast<void>(x), (void)x, 0) { return 0; } struct Poly { virtual void f(); }; int use_ex13() { return ex13(Poly()); }
template <class T> auto ex14(T x) -> decltype("string", u8"string", L"string", sizeof("string"), x + "string"[2], 0) { return 0; } int use_ex14() { return ex14(1); }
template <class T> auto ex15(T x) -> decltype(x + 1.5, x + -1.5f, x + 1e10L, x + 0.0, x + 1.5f16, 0) { return 0; } int use_ex15() { return ex15(1); }
template <class T> auto ex16(T x) -> decltype(nullptr == &x, &x != nullptr, (T *)nullptr, (T *)0, static_cast<int T::*>(nullptr), 0) { return 0; } int use_ex16() { return ex16(S()); }
template <class T> auto ex17(T x) -> decltype([](T y) { return y; }(x), [] { return 1; }(), 0) { return 0; } int use_ex17() { return ex17(1); }
template <class T> auto ex18(T x) -> decltype(x->m, x->f(1), x->S::m, x->S::f(1), x.S::m, 0) { return 0; } int use_ex18() { return ex18(S()); }
template <class T> auto ex19(T x) -> decltype(noexcept(x.f(1)), noexcept(T()), noexcept(throw 1), 0) { return 0; } int use_ex19() { return ex19(S()); }
template <class T> auto ex20(T x) -> decltype(x.m ? x : T(), x.m ?: 3, (x, x), (void(), x), 0) { return 0; } int use_ex20() { return ex20(S()); }
template <class T> auto ex21(T x) -> decltype(T::s, &T::s, &T::m, &T::f, x.T::f(1), x.S::f(1), 0) { return 0; } int use_ex21() { return ex21(S()); }
template <class T> auto ex22(T x) -> decltype(x.~T(), (&x)->~T(), x.T::~T(), x.~decltype(x)(), 0) { return 0; } int use_ex22() { return ex22(S()); }
template <class T> auto ex23(T x) -> decltype(x.~T(), x.T::~T(), 0) { return 0; } int use_ex23() { return ex23(1); }
template <class T> auto ex24(T x) -> Li<decltype(x), decltype((x)), decltype(x + 1), decltype(x) const &, decltype(&x) *> { return {}; } void use_ex24() { ex24(1); }
template <class T> auto ex25(T x, decltype(x) y, decltype(x + y) *z) -> decltype(x + y + *z) { return 1; } int use_ex25() { int k = 1; return ex25(1, 2, &k); }
template <class T> auto ex26(T x) -> decltype([x](auto y) -> decltype(x + y) { return x + y; }(1)) { return 1; } int use_ex26() { return ex26(1); }
template <class T> void ex27(T (*f)(T, decltype(T() + 1)), decltype(f(T(), 1)) r, void (*g)(T a, decltype(a) b)) {} void use_ex27() { ex27<int>(nullptr, 1, nullptr); }
template <class T> void ex28(void (*g)(T a, void (*h)(T b, decltype(a + b)))) {} void use_ex28() { ex28<int>(nullptr); }
template <class... T> auto ex29(T... x) -> Li<decltype(x)..., decltype(x + 1)..., Id<decltype(x)>...> { return {}; } void use_ex29() { ex29(1, 'c'); }
template <class... T> auto ex30(T... x) -> T...[sizeof...(T) - 1] { return x...[sizeof...(x) - 1]; } int use_ex30() { return ex30(1, 2); }
template <class... T> void ex31(Li<T...[0], T *...> *, Id<T...[1] *>) {} void use_ex31() { ex31<int, char>(nullptr, {}); }
template <int... N> auto ex32(I<N>...) -> I<N...[1]> { return {}; } void use_ex32() { ex32(I<1>(), I<2>()); }
template <class T, class U> struct Two { struct In { friend bool operator==(In, In) requires (sizeof(T) > 1) { return true; } template <class W> requires (sizeof(W) > sizeof(T)) friend int fr(In, W) { return 1; } template <class W> friend int fs(In, W) requires (sizeof(W) > sizeof(T)) { return 1; } friend int ft(In) requires (sizeof(T) + sizeof(U) > 1) { static int n; return n++; } }; friend void fv(Two *) requires (sizeof(U) == 1) { static int q; ++q; } }; void use_fr() { Two<int, char>::In i; (void)(i == i); fr(i, 1L); fs(i, 2L); ft(i); fv((Two<int, char> *)nullptr); }
namespace n { template <class T> struct Fr { friend auto operator<=>(Fr, Fr) requires (sizeof(T) > 0) { return 1; } template <class U> friend T operator+(Fr, U) requires (sizeof(U) > 0) { return T(); } friend struct Li<T>; }; void use() { (void)(Fr<int>() <=> Fr<int>()); Fr<int>() + 1; } }
void th1() noexcept; void (*th2(void (*f)() noexcept))() noexcept { return f; } template <bool B> struct Ne { void f() noexcept(B); template <class T> void g(T) noexcept(B && noexcept(T())); }; template <bool B> void Ne<B>::f() noexcept(B) {} template struct Ne<true>; template <class T, bool B> void th3(T (*)(T) noexcept(B), T (&)(T) noexcept) {} int fth(int) noexcept; void use_th() { th3(fth, fth); t(&Ne<true>::f); t(&Ne<false>::g<int>); p(th2); }
template <class R, class... A> void fa1(R (*)(A...) noexcept, R (&)(A..., ...) noexcept) {} template <class C, class R, class... A> void fa2(R (C::*)(A...) const & noexcept, R (C::*)(A..., ...) volatile && noexcept) {} template void fa1<int, char>(int (*)(char) noexcept, int (&)(char, ...) noexcept); template void fa2<S, void>(void (S::*)() const & noexcept, void (S::*)(...) volatile && noexcept); template void fa2<S, int *, S &>(int *(S::*)(S &) const & noexcept, int *(S::*)(S &, ...) volatile && noexcept);
extern "C" { typedef void (*CF)(int); typedef int CT(CF); void takes_c(CF, CT *) {} } void cpp_takes_c(CF, CT *, CT &, CF *) {} template <class T> void tc(T, void (*)(T)) {} template void tc(CF, void (*)(CF)); template struct Id<CT *>;
enum { anon_a = 3 }; enum class Big : unsigned long long { top = 18446744073709551615ull }; enum class Neg : signed char { low = -128 }; template <auto... V> struct Vs { int f() { return 1; } }; template struct Vs<Big::top, Neg::low, anon_a, (Neg)5, 'x', '\0', '\xff', u'\xffff', U'\U0010ffff', L'\x7fffffff', true, false, nullptr>; template struct Vs<&S::m, &S::f, &S::s, (int S::*)nullptr, (int (S::*)(int))nullptr>; template struct Vs<static_cast<int *>(nullptr), static_cast<void (*)()>(nullptr), static_cast<int (*)[3]>(nullptr), static_cast<S **>(nullptr)>;
