// Constraints: on templates, functions, members, template template parameters, auto parameters, requires expressions.
// run: any -std={c++20,c++23,c++26}
// run: clang -std=c++20 -fclang-abi-compat={12,15,16,17,18}
template <class T> concept Any = true;
template <class T, class U = int> concept Two = sizeof(T) > 0 && sizeof(U) > 0;
template <class T, class... U> concept More = true;
template <int N> concept Pos = N > 0;
template <template <class...> class C> concept Tmp = true;
namespace n { template <class T> concept Deep = true; namespace m { template <class T> concept Deeper = true; } }
template <class... T> struct Li {}; template <class T> struct Id { using type = T; static constexpr bool value = true; int m; }; template <int> struct I {}; struct S { int m; void f(int); using type = S; static int s; template <class T> T t(T); };
template <class T> requires Any<T> void c1(T) {}
template <Any T> void c2(T) {}
void c3(Any auto) {}
void c4(Any auto, Two<char> auto const &, n::Deep auto *, Any auto &&...) {}
template <class T> void c5(T) requires Any<T> && Two<T, char> {}
template <class T> requires (Any<T> || n::m::Deeper<T *>) && Two<T> void c6(T) {}
template <class T, class... U> requires More<T, U...> && (Any<U> && ...) void c7(T, U...) {}
template <int N> requires Pos<N> void c8(I<N>) {}
template <int N> requires (N > 3) && Pos<N + 1> void c9(I<N>) {}
template <template <class...> class C> requires Tmp<C> void c10(C<int>) {}
template <More<char, int> T, Any... U> void c11(T, U...) {}
template <Any auto V> void c12(I<V>) {}
template <template <Any> class C> void c13(C<int>) {}
template <class T> requires requires(T t) { t; } void c14(T) {}
template <class T> requires requires(T t, T *p) { t.m; p->f(1); { t.m } -> Any; { t.m } noexcept; { *p } noexcept -> Two<T>; typename T::type; typename Id<T>::type; requires Any<T>; requires sizeof(T) > 1; T::s; } void c15(T) {}
template <class T> requires requires { typename T::type; } void c16(T) {}
template <class T> requires requires { requires Two<T, typename T::type>; } void c17(T) {}
template <class T> requires (requires(T t) { t + t; } || requires { sizeof(T); }) void c18(T) {}
template <class T> requires Id<T>::value void c19(T) {}
template <class T> requires (!Id<T>::value || sizeof(T) == 4) void c20(T) {}
template <class T> auto c21(T t) -> Any auto { return t; }
template <class T> Any auto c22(T t) { return t; }
template <class T> Two<T> decltype(auto) c23(T t) { return t; }
template <class T> requires (__is_class(T)) void c24(T) {}
template <class T, class U> requires (__is_same(T, U)) void c25(T, U) {}
template <class T> requires Any<Id<T>> && Any<T &> && Any<T (*)(T)> && Any<Li<T, T>> void c26(T) {}
template <class T> struct M { void f() requires Any<T> {} void g(T) requires (sizeof(T) > 0) {} template <Any U> void h(U) requires Two<T, U> {} static int s(T) requires Any<T> { static int n; return n++; } M() requires Any<T> {} ~M() requires Any<T> {} operator int() requires Any<T> { return 1; } template <class U> M(U) requires Two<U, T> {} bool operator==(M) const requires Any<T> { return true; } template <Two<T> U> struct In { void f(U) {} }; };
template <Any T> struct CS { T t; void f() {} }; template <class T> requires Any<T> && Two<T> struct CR { void f(CR) {} }; template <Any T> struct CS<T *> { void g() {} };
template <class T> struct F { friend void fr(F) requires Any<T> {} template <Any U> friend void ft(F, U) {} template <class U> friend void fu(F, U) requires Two<T, U> {} friend bool operator==(F, F) requires true { return true; } template <class U> requires Any<T> friend void fv(F, U) {} friend int frl(F) requires (sizeof(T) == 4) { static int n; return n++; } friend void plainf(F) {} template <class U> friend void plaint(F, U) {} };
template <class T> struct CF { struct In { friend void fin(In, CF) requires Any<T> {} }; };
template <class T> inline constexpr int var = 1; template <Any T> inline int cvar = 1; template <class T> requires Two<T> inline int rvar = 2;
template <class T> using AA = Id<T>; template <Any T> using CA = Id<T>; template <class T> void al(CA<T>) {} template <template <class> class A> void alt(A<int>) {}
template <class T> void ov(T) {} template <Any T> void ov(T) {} template <class T> requires Any<T> && Two<T> int ov(T) { return 0; } namespace n { template <Deep T> void nf(T) {} template <m::Deeper T> struct NS { void f(T) requires Deep<T> {} }; }
void use() {
  c1(1); c2(1); c3(1); c4(1, 'c', (int *)0, 1, 2); c5(1); c6(1);
  c7(1, 2, 'c'); c7(S());
  c8(I<1>());
  c9(I<4>());
  c10(Li<int>());
  c11(1, 2, 3);
  c12(I<3>());
  c13(Id<int>());
  c14(1);
  c15(S());
  c16(S());
  c17(S()); c18(1); c18(S()); c19(1); c20(1);
  c21(1); c22(1); c23(1);
  c24(S()); c25(1, 2); c26(1);
  M<int> m, m2('c'); m.f(); m.g(1); m.h('c'); m.s(1); (void)(int)m; (void)(m == m2); M<int>::In<char>().f('c');
  CS<int>().f(); CS<int *>().g(); CR<int>().f({});
  fr(F<int>()); ft(F<int>(), 'c'); fu(F<int>(), 'c'); (void)(F<int>() == F<int>()); fv(F<int>(), 'c'); frl(F<int>()); plainf(F<int>()); plaint(F<int>(), 1);
  fin(CF<int>::In(), CF<int>());
  (void)&cvar<int>; (void)&rvar<int>; al(Id<int>()); alt<Id>(Id<int>());
  ov(1); n::nf(1); n::NS<int>().f(1);
}
template <class T> auto ex1(T t) -> decltype(requires { t.m; }) { return true; }
template <class T> void ex2(I<requires(T t, int i) { t.f(i); { t } -> Any; }> *) {}
template <class T> void ex3(I<Any<T>> *, I<Two<T, char> + 1> *) {}
template <class T> void ex4(I<requires { typename T::type; requires Any<T>; typename Id<T *>; { T() } noexcept -> Two<T>; }>) {}
template <class T> void ex5(I<requires(T *...) { 1; }>) {}
template <class... T> void ex6(I<requires(T... t) { (t + ...); }> *) {}
template <class T> void ex7(I<requires { requires requires { T(); }; }>) {}
void use_ex1() { ex1(S()); }
void use_ex2() { ex2<S>(nullptr); }
void use_ex3() { ex3<S>(nullptr, nullptr); }
void use_ex4() { ex4<S>(I<1>()); }
void use_ex6() { ex6<int, char>(nullptr); }
void use_ex7() { ex7<S>(I<1>()); }
template <class T> struct Comp { template <class U> requires Two<T, U> && (sizeof(U) >= sizeof(T)) auto operator<=>(Comp<U> const &) const -> int { return 0; } }; int use_c() { return Comp<char>() <=> Comp<int>(); }
template <class T, Two<T> U, More<T, U> V> V chain(T, U, V v) requires More<V, U, T> { return v; } int use_chain() { return chain(1, 'c', 2L); }
template <Any T> requires (sizeof(T) > 0) auto mixed(T, Any auto x) requires Any<decltype(x)> { return x; } int use_mixed() { return mixed(1, 'c'); }
template <class T> concept Pk = requires(T t) { t.m; }; void auto_nttp(Pk auto x, auto y) requires Pk<decltype(x)> && (!Pk<decltype(y)>) {} void use_an() { auto_nttp(S(), 1); }
template <Any... T> void fold1(T...) {} template <Two<char>... T> requires (sizeof...(T) > 1) void fold2(T *...) {} template <Pos... N> void nn() {} void use_f() { fold1(1, 'c'); fold1(); fold2((int *)0, (char *)0); }
