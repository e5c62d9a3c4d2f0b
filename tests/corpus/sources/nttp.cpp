// Non-type template arguments: integers, pointers, members, subobjects, floating point, class types, closures, strings.
// run: any -std={c++11,c++17,c++20,c++26}
// run: gcc -std=c++20 -fabi-version={11,13,14,16,18}
// run: clang -std=c++20 -fclang-abi-compat={6,10,11,12,17,19}
struct S { int m; int f(int) const; static int s; static void sf(S *); template <class T> T t(T); virtual void v(); ~S(); bool operator==(S) const; operator int() const; int arr[3]; struct In { int deep; } in; };
extern int g; extern int ga[4]; extern S gs; extern S gsa[3]; void fn(int); template <class T> void ft(T); namespace n { extern int v; void f(); struct Q { static int s; }; namespace { int hid; void hidf() {} } } static int st; static void stf() {} enum E { e0, e1 = -3 }; enum class EC : unsigned char { a = 200 }; template <class...> struct Li {};
template <class T, T V> struct C { static int f() { return 1; } }; template <auto V> struct A { static int f() { return 1; } }; template <auto... V> struct AP { static int f() { return 1; } }; template <decltype(auto) V> struct DA { static int f() { return 1; } };
#define T1(...) template struct C<__VA_ARGS__>;
#define T2(...) template struct A<(__VA_ARGS__)>;
T1(bool, true)
T1(bool, false)
T1(char, 'a')
T1(signed char, -1)
T1(unsigned char, 255)
T1(short, -3)
T1(unsigned short, 3)
T1(int, -2147483647)
T1(unsigned, 4000000000u)
T1(long, -5)
T1(unsigned long, 5)
T1(long long, -9223372036854775807ll)
T1(unsigned long long, 18446744073709551615ull)
T1(wchar_t, L'x')
T1(char16_t, u'x')
T1(char32_t, U'x')
T1(char8_t, u8'x')
T1(__int128, -1)
T1(unsigned __int128, (unsigned __int128)-1)
T1(E, e1)
T1(E, e0)
T1(E, (E)7)
T1(EC, EC::a)
T1(EC, (EC)3)
T1(int *, &g)
T1(int *, nullptr)
T1(int *, 0)
T1(int const *, &g)
T1(int *, ga)
T1(int *, &ga[2])
T1(int *, &gs.m)
T1(int *, &gsa[1].m)
T1(int *, &gsa[2].arr[1])
T1(int *, gsa[2].arr + 3)
T1(int &, gs.in.deep)
T1(int &, g)
T1(int &, ga[1])
T1(int const &, g)
T1(int (&)[4], ga)
T1(int (*)[4], &ga)
T1(S *, &gs)
T1(S &, gs)
T1(S *, &gsa[1])
T1(S *, gsa + 3)
T1(S const &, gsa[0])
T1(void (*)(int), &fn)
T1(void (*)(int), fn)
T1(void (&)(int), fn)
T1(void (*)(int), &ft<int>)
T1(void (&)(char), ft<char>)
T1(void (*)(), nullptr)
T1(void (*)(), &n::f)
T1(void (*)(), n::hidf)
T1(void (*)(), stf)
T1(int *, &n::v)
T1(int *, &n::hid)
T1(int *, &st)
T1(int *, &n::Q::s)
T1(int *, &S::s)
T1(void (*)(S *), &S::sf)
T1(int S::*, &S::m)
T1(int S::*, nullptr)
T1(int (S::*)(int) const, &S::f)
T1(int (S::*)(int) const, nullptr)
T1(int (S::*)(int), &S::t<int>)
T1(void (S::*)(), &S::v)
T1(bool (S::*)(S) const, &S::operator==)
T1(int (S::*)() const, &S::operator int)
T1(decltype(nullptr), nullptr)
T1(float, 1.5f)
T1(float, -0.0f)
T1(double, 3.14159)
T1(double, -1e300)
T1(double, __builtin_nan(""))
T1(double, __builtin_inf())
T1(long double, 2.5L)
T1(_Float16, 1.0)
T1(__bf16, 1.0)
T1(_BitInt(9), 5)
T1(_Complex double, 1.0)
T2(1)
T2('c')
T2(true)
T2(-7L)
T2(5u)
T2(nullptr)
T2(&g)
T2(&S::m)
T2(&S::f)
T2(&fn)
T2(e1)
T2(EC::a)
T2(1.5)
T2(2.5f)
template struct DA<g>;
template struct DA<(g)>;
template struct DA<(ga[1])>;
template struct AP<1, 'c', 2u, nullptr, &g>;
template struct AP<>;
struct L { int a, b; }; struct L2 { L l; char c; double d; L arr[2]; }; struct Pt { int *p; S *s; void (*f)(int); int S::*mp; int (S::*mf)(int) const; int &r; }; struct Em {}; struct Der : L { int c; }; struct Mul : L, Em { char z; constexpr Mul(int q) : L{q, q + 1}, z('z') {} }; union Un { int i; float f; double d; L l; }; struct HU { Un u; int k; }; struct Fx { char s[8]; }; template <unsigned long N> struct Str { char s[N]; constexpr Str(char const (&a)[N]) : s{} { for (unsigned long i = 0; i < N; ++i) s[i] = a[i]; } }; struct An { int a; union { int b; float c; }; struct { int d; }; }; struct BF { int a : 3, : 2, b : 4; }; struct Cx { _Complex float c; }; struct Vx { float __attribute__((vector_size(8))) v; }; struct En { E e; EC c; bool b; char16_t u; }; struct Pd { int Der::*pm; int L::*pb; int (Der::*pf)() const; }; struct Lm { decltype([](int x) { return x; }) l; int k; };
template <L V> int l1() { return V.a; }
template <L2 V> int l2() { return V.c; }
template <Pt V> int l3() { return 1; }
template <Un V> int l4() { return 1; }
template <Fx V> int l5() { return 1; }
template <Str V> int l6() { return sizeof V; }
template <auto V> int l7() { static int n; auto p = &V; return n++; }
template <auto V> auto const *addr() { return &V; }
void ul1() { l1<L{}>(); l1<L{1, 2}>(); l1<L{0, 2}>(); l1<{3, -4}>(); }
void ul2() { l2<L2{{1, 2}, 'c', 1.5, {{1, 0}, {0, 3}}}>(); l2<L2{}>(); l2<L2{.c = 'x', .arr = {{}, {1, 1}}}>(); }
void ul3() { l3<Pt{&g, &gs, fn, &S::m, &S::f, ga[1]}>(); }
void ul3b() { l3<Pt{&ga[4], gsa + 1, nullptr, nullptr, nullptr, gs.in.deep}>(); }
void ul4() { l4<Un{.i = 3}>(); l4<Un{.f = 1.5f}>(); l4<Un{}>(); l4<Un{.l = {1, 2}}>(); }
void ul5() { l5<Fx{"abc"}>(); l5<Fx{}>(); l5<Fx{{'a', 0, 'b'}}>(); l5<Fx{"\xff\x01"}>(); }
void ul6() { l6<"hello">(); l6<"">(); l6<"with \"quotes\" \\ and \n">(); l6<Str("x")>(); }
void ul7() { l7<L{1, 2}>(); l7<Em{}>(); l7<Der{{1, 2}, 3}>(); l7<Mul(3)>(); }
void ul7b() { l7<HU{{.d = 2}, 4}>(); l7<HU{}>(); }
void ul7c() { l7<An{1, {2}, {3}}>(); l7<An{.c = 1}>(); l7<BF{1, 2}>(); l7<En{e1, EC::a, true, u'x'}>(); }
void ul7d() { l7<Cx{}>(); }
void ul7d2() { l7<Cx{1.0f}>(); }
void ul7e() { l7<Vx{}>(); }
void ul7f() { l7<Vx{{1, 2}}>(); }
void ul7g() { l7<Pd{&Der::c, &L::b, nullptr}>(); }
void ul7h() { l7<Pd{&Der::a, static_cast<int L::*>(&Der::c)}>(); }
void ul7i() { l7<Lm{}>(); l7<[] { return 1; }>(); l7<[](auto x) { return x; }>(); }
void ul8() { addr<L{1, 2}>(); addr<Str("abc")>(); addr<L2{}>(); addr<Un{.f = 2}>(); }
void ul9() { l7<Str("abc")>(); l7<Str("")>(); l7<Fx{"zz"}>(); }
template <class T, T V> void dep(C<T, V>) {} template <auto V> void depa(A<V>) {} template <auto... V> void depp(AP<V...>) {} template <auto V> void depx(C<decltype(V), V>) {} template <int *P> void ptr(C<int *, P>) {} template <L V> void cls(A<V>, A<V.a>) {} template <L V> void cls2(A<L{V.b, V.a}>) {} template <auto V, auto W> void two(A<V + W>) {} template <class T> void null(C<T *, nullptr>, C<int T::*, nullptr>) {} template <S *P> void arr(C<int *, &P->m>) {} template <auto V, class T = decltype(V)> void cpy(A<T{V}>) {}
void udep() { dep(C<int, 3>()); dep(C<char, 'c'>()); depa(A<3>()); depa(A<'c'>()); depp(AP<1, 'c'>()); depp(AP<>()); depx(C<int, 3>()); ptr(C<int *, &g>()); two<1, 2L>(A<3L>()); null<S>({}, {}); arr<&gs>({}); cpy<1>({}); }
void ucls() { cls<L{1, 2}>({}, {}); cls2<L{1, 2}>({}); depa(A<L{3, 4}>()); depp(AP<L{}, 1>()); }
template <template <auto> class Q, template <class T, T> class R, template <auto...> class P> void tt(Q<1>, R<int, 2>, P<3, 4>) {} void utt() { tt<A, C, AP>({}, {}, {}); } template <template <int> class Q> void ti(Q<1>) {} void uti() { ti<A>({}); }
template <bool B> struct Bo {}; template <class T> void rel(Bo<(sizeof(T) > 4)>, Bo<(sizeof(T) >> 1) != 0>, Bo<(1 < sizeof(T))>) {} void urel() { rel<int>({}, {}, {}); }
