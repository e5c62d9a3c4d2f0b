// The unresolved names that older compilers and ABI versions write (sr forms), partial specialisations with sizeof...,
// SFINAE in return types as libraries write it.
// run: gcc -std=gnu++98 -fabi-version={2,4,5,6,8,11,18}
// run: any -std={gnu++98,c++11,c++17}
// run: clang -std=gnu++98 -fclang-abi-compat={3.8,6,11,17}
template <bool B, class T = void> struct enable_if { typedef T type; }; template <class T> struct enable_if<false, T> {};
template <class T> struct is_int { enum { value = 0 }; static const bool v = false; typedef T type; static int f(T); template <class U> struct rebind { enum { value = 0 }; typedef U type; static const bool v = true; }; }; template <> struct is_int<int> { enum { value = 1 }; static const bool v = true; typedef int type; static int f(int); template <class U> struct rebind { enum { value = 1 }; typedef U type; static const bool v = true; }; };
namespace ns { template <class T> struct trait { enum { value = 1 }; static const int n = 3; struct in { enum { value = 2 }; }; }; struct plain { enum { value = 3 }; template <class T> struct t { enum { value = 1 }; }; }; template <class T, class U> struct two { enum { value = 1 }; }; int count(int); }
template <int N> struct I {}; template <class T> struct Id { typedef T type; };
template <class T> typename enable_if<is_int<T>::value>::type s1(T) {}
template <class T> typename enable_if<is_int<T>::value, T>::type s2(T t) { return t; }
template <class T> typename enable_if<!is_int<T *>::value, T>::type s3(T t) { return t; }
template <class T> typename enable_if<is_int<T>::value && ns::trait<T>::value, T *>::type s4(T t) { return 0; }
template <class T> typename enable_if<(ns::trait<T>::n > 2), T>::type s5(T t) { return t; }
template <class T> typename enable_if< ::ns::trait<T>::value == 1, T>::type s6(T t) { return t; }
template <class T> typename enable_if<ns::trait<T>::in::value, T>::type s7(T t) { return t; }
template <class T> typename enable_if<ns::plain::t<T>::value, T>::type s8(T t) { return t; }
template <class T> typename enable_if<is_int<typename is_int<T>::type>::value, T>::type s9(T t) { return t; }
template <class T> typename enable_if<is_int<T>::template rebind<int>::value, T>::type s10(T t) { return t; }
template <class T> typename enable_if<is_int<T>::template rebind<T>::value, typename is_int<T>::template rebind<T>::type>::type s11(T t) { return t; }
template <class T> I<is_int<T>::value> s12(T) { return I<is_int<T>::value>(); }
template <class T> I<is_int<T>::v + 1> s13(T) { return I<is_int<T>::v + 1>(); }
template <class T> I<sizeof(is_int<T>::f(T()))> s14(T) { return I<sizeof(is_int<T>::f(T()))>(); }
template <class T> I<sizeof(ns::count(T()))> s15(T) { return I<sizeof(ns::count(T()))>(); }
template <class T> I<sizeof(T) + sizeof(T[3])> s16(T) { return I<sizeof(T) + sizeof(T[3])>(); }
template <class T> I<ns::two<T, T *>::value> s17(T) { return I<ns::two<T, T *>::value>(); }
template <class T> I<T::value> s18(T) { return I<T::value>(); }
template <class T> I<T::template t<int>::value> s19(T) { return I<T::template t<int>::value>(); }
template <class T> I<T::template t<T>::value + T::value> s20(T) { return I<T::template t<T>::value + T::value>(); }
template <class T> I<sizeof(&T::value2)> s21(T) { return I<sizeof(&T::value2)>(); } struct V2 { int value2; int f2(int); template <class U> void g2(U); };
template <class T> I<sizeof(&T::f2)> s22(T) { return I<sizeof(&T::f2)>(); }
template <class T, int (T::*)(int)> struct HasF {}; template <class T> int s23(T, HasF<T, &T::f2> *) { return 1; }
template <class T> int s24(T, HasF<V2, &V2::f2> *, T *) { return 1; }
template <class T> I<((T)3)> s25(T) { return I<((T)3)>(); }
template <class T> I<(T(3) > 2 ? 1 : 2)> s26(T) { return I<(T(3) > 2 ? 1 : 2)>(); }
template <int N, int M> I<N + M> s27(I<N>, I<M>) { return I<N + M>(); }
template <class T, T N> I<(N << 1) - 1> s28(T) { return I<(N << 1) - 1>(); }
template <class T> I<__alignof__(T)> s29(T) { return I<__alignof__(T)>(); }
template <class T> I<sizeof(static_cast<T *>(0)->f2(1))> s30(T) { return I<sizeof(static_cast<T *>(0)->f2(1))>(); }
template <class T> I<sizeof((*(T *)0).template g2<int>(1), 0)> s31(T) { return I<4>(); }
void use1() { s1(1); s2(1); s3(1); s4(1); s5(1); s6(1); }
void use2() { s8(1); s9(1); s10(1); s11(1); s12(1); s13(1); }
void use3() { s14(1); s15(1); s16(1); s17(1); }
void use4() { s18(ns::plain()); s19(ns::plain()); s20(ns::plain()); }
void use5() { s21(V2()); }
void use6() { s22(V2()); }
void use7() { s23<V2>(V2(), 0); }
void use8() { s24<int>(1, 0, 0); }
void use9() { s25(1); s26(1); s27(I<1>(), I<2>()); s28<int, 3>(1); s29(1); }
void use10() { s30(V2()); }
void use11() { s31(V2()); }
#if __cplusplus > 199711L
template <class T, class = typename enable_if<is_int<T>::value>::type> void t1(T) {} template <class T, typename enable_if<is_int<T>::value, int>::type = 0> void t2(T) {} template <class T, enable_if<(is_int<T>::v), bool>* = nullptr> void t3(T) {} template <class T> auto t4(T t) -> typename enable_if<noexcept(is_int<T>::f(t)) || true, decltype(is_int<T>::f(t))>::type { return 0; } template <class T> using eit = typename enable_if<is_int<T>::value, T>::type; template <class T> eit<T> t5(T t) { return t; } template <class T, eit<T> = 0> void t6(T) {} template <class... T> typename enable_if<sizeof...(T) == 2>::type t7(T...) {} template <class T, class U = decltype(is_int<T>::f(T())), class V = I<sizeof(U)>> void t8(T) {} template <class...> struct voider { using type = void; }; template <class... T> using void_t = typename voider<T...>::type; template <class T, class = void_t<typename T::type, decltype(T::f(1))>> void t9(T) {} template <class...> using vt2 = void; template <class T> vt2<typename T::type> t10(T) {} template <class T, class U> auto t11(T, U) -> decltype(true ? T() : U()) { return 0; } template <class T, class U> typename decltype(Id<T>())::type t12(T t, U) { return t; } 
void use12() { t1(1); t2(1); t3(1); t4(1); t5(1); t6(1); t7(1, 2); t8(1); t9(is_int<int>()); t10(is_int<int>()); t11(1, 'c'); t12(1, 2); }
#endif
