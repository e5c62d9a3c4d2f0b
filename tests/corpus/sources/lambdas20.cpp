// C++20 closures: explicit template heads (Ty Tn Tt Tp Tk), constraints, unevaluated closures, closures as arguments.
// run: any -std={c++20,c++23,c++26}
// run: clang -std=c++20 -fclang-abi-compat={10,12,17,18,19}
template <class T> concept Any = true; template <class T, class U> concept Two = true; template <class...> struct List {}; template <class T> struct Vec {}; template <int N> struct Num {};
#define OUT(name, ...) inline auto name = __VA_ARGS__
OUT(l1, []<class T>(T) { static int n; return n++; });
OUT(l2, []<class T, int N>(T (&)[N]) { static int n; return n++; });
OUT(l3, []<class... T>(T...) { static int n; return n++; });
OUT(l4, []<int... N>(Num<N>...) { static int n; return n++; });
OUT(l5, []<template <class> class C, class T>(C<T>) { static int n; return n++; });
OUT(l6, []<template <class...> class... C>(C<int>...) { static int n; return n++; });
OUT(l7, []<Any T>(T) { static int n; return n++; });
OUT(l8, []<Two<int> T, Any... U>(T, U...) { static int n; return n++; });
OUT(l9, [](Any auto x, Two<char> auto const &...y) { static int n; return n++; });
OUT(l10, []<class T> requires Any<T> (T) { static int n; return n++; });
OUT(l11, []<class T>(T) requires Two<T, T *> { static int n; return n++; });
OUT(l12, []<class T>(T t) requires requires { t + 1; } { static int n; return n++; });
OUT(l13, []<auto V>(Num<V>) { static int n; return n++; });
OUT(l14, []<class T, T V>(T) requires (V == 0) { static int n; return n++; });
OUT(l15, []<template <class T, int N, template <class> class> class C>(int) { static int n; return n++; });
OUT(l16, []<Any auto V>(Num<V>) { static int n; return n++; });
OUT(l17, []<class T>(T, auto, auto... a) { static int n; return n++; });
OUT(l18, []<class T = int>(auto x) { return []<class U, class... V>(T, U, V...) { static int n; return n++; }; });
OUT(l19, []<decltype(auto) V>() { static int n; return n++; });
OUT(l20, []<template <Any> class C>(C<int>) { static int n; return n++; });
template <class T, int N, template <class> class V> struct CC {}; template <Any T> struct AV {};
int use() {
  int a[3]; l1(1); l2(a); l3(1, 'c'); l3(); l4(Num<1>(), Num<2>()); l5(Vec<int>()); l6(List<int>()); l7(1); l8(1, 2, 'c'); l9(1, 2, 'd'); l10(1); l11(1); l12(1); l13(Num<3>()); l14.operator()<int, 0>(1); l15.operator()<CC>(1); l16(Num<4>()); l17(1, 2, 3, 4); l18(1)(2, 3, 4); l20(AV<int>());
  return 0;
}
template <class T> void deco(decltype([] { return 1; }) *, decltype([](T) { return 2; }) *) {}
template <auto F> int with() { static int n; return n++ + F(); } inline int use3() { return with<[] { return 1; }>() + with<[](auto... x) { return 1; }>(); }
template <class T> auto sfinae(T t) -> decltype([](auto x) { return x; }(t)) { return t; } template <class T, auto L = [](T) { return 1; }> int deflam(T t) { return L(t); }
int use4() { return use3() + sfinae(1) + deflam('c') + deflam(1); }
template <class T> requires (sizeof([](T t) { return t; }) > 0) int constrained(T) { return 1; } int use5() { return constrained(1); }
