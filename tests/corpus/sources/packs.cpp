// Packs: expansions everywhere, folds, sizeof... of both kinds, indexing, expansions in argument lists.
// run: any -std={c++11,c++17,c++20,c++26}
// run: clang -std=c++20 -fclang-abi-compat={4,6,12,17}
template <class...> struct Li {};
template <class T> struct Id { using type = T; static int v; };
template <int...> struct Is {};
template <template <class...> class...> struct Ts {};
template <class... T> int all(T...);
template <class T> T val();
template <class T, class U> struct Pr {};
struct S { int m; int f(int); static int s; };
template <class... T> void p1(T...) {}
template <class... T> void p2(T *...) {}
template <class... T> void p3(T const &...) {}
template <class... T> void p4(T &&...) {}
template <class... T> void p5(Id<T>...) {}
template <class... T> void p7(Li<T...>) {}
template <class... T> void p8(Li<T *...>, Li<T..., T...>) {}
template <class... T> void p9(Li<Li<T...>, T, Li<T>...>) {}
void u1() { p1(); p1(1); p1(1, 'c', "s"); p2(); p2((int *)0, (char *)0); p3(); p3(1); p3(1, 'c', 2.0); p4(); int i; p4(i); p4(1, i, (int const &)i); p5(); p5(Id<int>(), Id<char>()); p7(Li<>()); p7(Li<int>()); p7(Li<int, char>()); p8(Li<int *>(), Li<int, int>()); p8<>(Li<>(), Li<>()); p8<int, char>(Li<int *, char *>(), Li<int, char, int, char>()); }
template <class R, class... T> R p10(R (*)(T...), T...) { return R(); }
template <class... T> void p11(int (*)(T..., ...)) {}
template <class C, class... T> void p12(int (C::*...)(T)) {}
template <class... T> void p13(T (&...)[3]) {}
template <class... T, int... N> void p14(T (&...a)[N]) {}
template <int... N> void p15(Is<N...>) {}
template <int... N> void p16(Is<N + 1 ...>, Is<sizeof...(N)>) {}
template <class... T> void p17(Is<sizeof...(T)>, Is<sizeof(T)...>) {}
template <template <class...> class... C> void p18(Ts<C...>) {}
template <template <class...> class C, class... T> void p19(C<T...>) {}
template <template <class...> class... C> void p20(C<int>...) {}
template <class... T, class... U> void p21(Pr<T, U>...) {}
template <class... T> void p22(typename Id<T>::type...) {}
template <class... T> void p23(Li<typename Id<T>::type...>) {}
int fi(int, char);
void fe(...);
void u2() { int a[3]; char b[3]; p10(fi, 1, 'c'); p12<S, int, char>(0, 0); p13(); p13(a, b); p14(a, b); p15(Is<>()); p15(Is<1, 2, -3>()); p16<1, 2>(Is<2, 3>(), Is<2>()); p16<>(Is<>(), Is<0>()); p17<int, char>(Is<2>(), Is<4, 1>()); p18(Ts<>()); p18(Ts<Li>()); p19(Li<int, char>()); p20(Li<int>(), Id<int>()); p20(Li<int>()); p21(Pr<int, char>(), Pr<char, int>()); p22<int, char>(1, 'c'); p22<>(); p23<int, S>(Li<int, S>()); }
template <class... T> auto q1(T... t) -> decltype(all(t...), 0) { return 0; }
template <class... T> auto q2(T... t) -> decltype(all(t * 2 ...), 0) { return 0; }
template <class... T> auto q3(T... t) -> decltype(all(val<T>()...), 0) { return 0; }
template <class... T> auto q4(T... t) -> Is<sizeof...(t)> { return {}; }
template <class... T> auto q5(T... t) -> Is<sizeof...(T)> { return {}; }
template <class... T> auto q6(T... t) -> decltype(all(all(t...), all(t, t...)...), 0) { return 0; }
template <class... T> auto q7(T... t) -> decltype(Li<T...>{}, 0) { return 0; }
template <class... T> auto q8(T... t) -> decltype(new int{t...}, 0) { return 0; }
template <class... T> auto q9(T... t) -> decltype(S{t...}, 0) { return 0; }
template <class... T> auto q10(T &&...t) -> decltype(all(static_cast<T &&>(t)...), 0) { return 0; }
template <class... T> auto q11(T... t) -> decltype(all(sizeof(T)...), 0) { return 0; }
template <class... T> auto q12(T... t) -> decltype(all(Id<T>::v...), 0) { return 0; }
template <class... T> auto q13(T... t) -> decltype(all(T::s...), 0) { return 0; }
void u3() { q1(); q1(1); q1(1, 'c'); q2(1, 'c'); q3(1, 'c'); q4(1, 'c'); q4(); q5(1, 2); q5(); q6(1, 2); q7(1, 'c'); q8(1); q9(1); q10(1, 'c'); q11(1); q12(1, 'c'); q13(S(), S()); }
template <class... T> using First = Li<int, T...>;
template <class T, class... U> void al(Id<First<T, U...>>, Is<sizeof...(U)>) {}
template <class... T> struct Outer { template <class... U> struct In { void f(Is<sizeof...(T) + sizeof...(U)>) {} }; template <class... U> static void g(Li<Pr<T, U>...>) {} template <class... U> static int h(Is<sizeof...(T), sizeof...(U)>, U...) { return 0; } template <class... U> static auto k(Li<T..., U...>) -> Is<sizeof...(U)> { return {}; } };
template struct Outer<int, char>::In<>;
void u4() { al<int>(Id<Li<int, int>>(), Is<0>()); al<int, char, S>(Id<Li<int, int, char, S>>(), Is<2>()); Outer<int, char>::g<S, S>(Li<Pr<int, S>, Pr<char, S>>()); Outer<int>::h(Is<1, 2>(), 1, 2); Outer<int>::k<char>(Li<int, char>()); Outer<>::h(Is<0, 0>()); }
template <class... T> struct Cnt { template <class... U> using Sz = Is<sizeof...(T), sizeof...(U)>; };
template <class... A> using SzA = Is<sizeof...(A)>;
template <class... A> void sp1(SzA<A..., int>) {}
template <class... A> void sp2(SzA<int, A..., A *...>) {}
template <class A, class... B> void sp3(SzA<A, B...>) {}
void u5() { sp1<char>(Is<2>()); sp2<char>(Is<3>()); sp3<int, char>(Is<2>()); }
#define F(n, ...) template <class... T> auto n(T... t) -> decltype(__VA_ARGS__) { return {}; } int use_##n() { n(1, 2); n(1); return 0; }
#define FZ(n, ...) template <class... T> void n(T... t, Is<(__VA_ARGS__, 0)> *) {} void use_##n() { n<int, long>(1, 2, nullptr); }
#define FN(n, ...) template <int... N> void n(Is<(__VA_ARGS__)> *) {} void use_##n() { n<1, 2, 3>(nullptr); }
F(fl_p, (t + ...))
F(fr_p, (... + t))
F(fL_p, (t + ... + 1))
F(fR_p, (1 + ... + t))
F(f_c, (t, ...))
F(f_or, (t || ...))
F(f_as, (t = ...))
F(f_n, (... * (t + 1)))
F(f_sh, (1 << ... << t))
F(f_call, (all(t) + ... + all()))
FN(n_pl, N + ...)
FN(n_mi, ... - N)
FN(n_ml, N * ... * 1)
FN(n_dv, 1000 / ... / N)
FN(n_rm, N % ...)
FN(n_eo, N ^ ...)
FN(n_an, N & ...)
FN(n_or, N | ...)
FN(n_ls, N << ...)
FN(n_rs, N >> ...)
FN(n_eq, N == ...)
FN(n_ne, N != ...)
FN(n_lt, N < ...)
FN(n_gt, N > ...)
FN(n_le, N <= ...)
FN(n_ge, N >= ...)
FN(n_aa, N && ...)
FN(n_oo, ... || N)
FN(n_cm, N, ...)
FN(n_mx, (N + 1) * ... * (2 + sizeof...(N)))
template <class... T> auto pi1(T... t) -> T...[0] { return t...[0]; }
int upi1() { return pi1(1, 'c'); }
template <class... T> auto pi2(T... t) -> decltype(t...[1]) { return t...[1]; }
int upi2() { return pi2(1, 'c'); }
template <int N, class... T> T...[N] pi3(T... t, Li<T...[N]>) { return t...[N]; }
int upi3() { return pi3<0, int, char>(1, 'c', Li<int>()); }
template <int N, class... T> auto pi4(T... t) -> decltype(all(t...[N], t...[N + 1]), 0) { return 0; }
int upi4() { return pi4<0, int, char>(1, 'c'); }
template <int... N> Is<N...[0]> pi5(Is<N...[sizeof...(N) - 1]>) { return {}; }
void upi5() { pi5<1, 2>(Is<2>()); }
template <class... T> void pi6(Id<T...[0]> *, typename Id<T...[1]>::type) {}
void upi6() { pi6<int, char>(nullptr, 'c'); }
template <int N, class... T> void pi7(Li<T *...>, Id<Li<T *...>...[N]>) {}
