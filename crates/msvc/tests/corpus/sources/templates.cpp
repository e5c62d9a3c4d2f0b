// Templates, their arguments, and names in functions.
typedef decltype(sizeof 0) size_t;
namespace std {
template <class T> struct char_traits {};
template <class T> struct allocator {};
template <class T, class U = char_traits<T>, class A = allocator<T>> struct basic_string { void push_back(T); basic_string &append(const basic_string &, size_t); };
template <class T, class A = allocator<T>> struct vector { void push_back(const T &); struct iterator { vector *v; }; iterator begin(); template <class... X> T &emplace(X &&...); };
template <class T, class U> struct pair { T first; U second; };
template <class> struct function;
template <class R, class... A> struct function<R(A...)> { R operator()(A...) const; template <class F> function(F); };
typedef basic_string<char> string;
typedef basic_string<wchar_t> wstring;
template <class T, class U, class A> void basic_string<T, U, A>::push_back(T) {}
template <class T, class U, class A> basic_string<T, U, A> &basic_string<T, U, A>::append(const basic_string &, size_t) { return *this; }
template <class T, class A> void vector<T, A>::push_back(const T &) {}
template <class T, class A> typename vector<T, A>::iterator vector<T, A>::begin() { return {this}; }
template <class T, class A> template <class... X> T &vector<T, A>::emplace(X &&...) { return *(T *)0; }
template <class R, class... A> R function<R(A...)>::operator()(A...) const { return R(); }
template <class R, class... A> template <class F> function<R(A...)>::function(F) {}
}
template struct std::basic_string<char>;
template struct std::basic_string<wchar_t>;
template struct std::vector<std::string>;
template struct std::vector<std::vector<std::pair<int, std::string>>>;
template struct std::vector<bool>;
template struct std::function<void()>;
template struct std::function<int(const std::string &, std::string &, int)>;
namespace n {
struct S { int x; void f(int); static void g(); int y; virtual void v(); };
struct T : virtual S { int z; void h() const; };
void f(int);
extern int global;
enum E { one = 1 };
template <class... X> struct Types {};
template <auto V> struct Value { static int member; void get() const; };
template <int... N> struct Ints {};
template <template <class...> class Q, class X> struct Meta {};
template <class X> struct Outer { template <class Y> struct Inner { template <class Z> void f(Z, Y, X) {} }; };
template <class X> using Alias = Types<X, X>;
template <int N> void value() {}
template <unsigned long long N> void big() {}
template <class X> void type() {}
template <class... X> void types(X...) {}
template <int *P> void pointer() {}
template <int &P> void reference() {}
template <void (*P)(int)> void function() {}
template <int S::*P> void member() {}
template <void (S::*P)(int)> void method() {}
template <int T::*P> void vmember() {}
template <void (T::*P)() const> void vmethod() {}
template <class X, X V> void typed() {}
template <bool B, char C, E F> void small() {}
template <template <class...> class Q> void meta() {}
template <class X> X variable = X();
template <class X> int of(X (&)[3], X (*)(X), X *const *) { return 0; }
void use() {
    value<0>(); value<1>(); value<10>(); value<11>(); value<-1>(); value<-12345>(); value<2147483647>(); value<-2147483647 - 1>();
    big<18446744073709551615ULL>(); big<1000000007>();
    type<int>(); type<const int>(); type<volatile int *>(); type<int[3]>(); type<const int[2][3]>(); type<int[]>(); type<void>();
    type<void(int)>(); type<int (*)(int, S)>(); type<int &>(); type<S &&>(); type<int S::*>(); type<void (S::*)(int) const>();
    type<void() const>(); type<void(int) const &>(); type<void() noexcept>(); type<Types<>>(); type<Types<int, Types<S, S>>>();
    type<Alias<S>>(); type<Meta<Types, int>>(); type<Ints<>>(); type<Ints<1, 2, -3>>(); type<decltype(nullptr)>();
    types(); types(1); types(1, 'c', S(), (S *)0, (S *)0); types(std::string(), std::string(), std::vector<std::string>());
    pointer<&global>(); pointer<nullptr>(); reference<global>(); function<f>(); function<nullptr>();
    member<&S::x>(); member<&S::y>(); member<nullptr>(); method<&S::f>(); method<nullptr>();
    vmember<&T::z>(); vmember<nullptr>(); vmethod<&T::h>(); vmethod<nullptr>();
    typed<long, 5>(); typed<E, one>(); typed<char, 'x'>(); typed<void (*)(int), f>(); small<true, 'c', one>(); meta<Types>(); meta<std::vector>();
    Outer<int>::Inner<char>().f(1.0, 'c', 2); variable<int> = 1; variable<S *> = nullptr;
    Value<1>().get(); Value<&global>().get(); Value<&S::x>().get(); Value<f>().get(); Value<nullptr>().get(); Value<'c'>().get();
    int a[3]; of<int>(a, nullptr, nullptr);
}
template <auto V> int Value<V>::member = 1;
template <auto V> void Value<V>::get() const { member = 2; }
}
struct Lambda { int (*pointer)(int) = [](int i) { return i; }; };
inline auto in_function(int n) {
    static int counter = n; static thread_local int tls = n;
    struct Local { int f(Local *) { static int deep = 1; return ++deep; } virtual ~Local() {} };
    enum Kind { kind }; n::types(kind); n::type<Local>();
    { static int counter = 2; ++counter; { struct Local { void g() {} }; Local().g(); n::type<Local>(); } }
    auto lambda = [n](auto x) mutable { static int inner = n; return x + inner + ++n; };
    n::type<decltype(lambda)>(); lambda(1); lambda(2.0);
    struct { int unnamed; } u; n::type<decltype(u)>();
    std::function<int(int, int)> f([&](int a, int b) { return a + b + [] { return 1; }(); });
    return Local().f(nullptr) + counter + tls;
}
auto global_lambda = [](int i) { return i; };
auto call = in_function(1) + global_lambda(2) + Lambda().pointer(3);
const char *strings[] = {"", "a", "text", "tab\t\"quotes\" \\ 'single' \n\x01\x80\xff /:.,-", "a string that is longer than thirty-two bytes, so that it is cut off", "null\0inside"};
const wchar_t *wide[] = {L"", L"w", L"wide text", L"\x1234\xffff tab\t", L"a wide string that is longer than thirty-two characters, so it is cut off"};
const char16_t *s16[] = {u"", u"s", u"sixteen", u"\x1234", u"a string of char16_t that is longer than thirty-two bytes"};
const char32_t *s32[] = {U"", U"s", U"thirty-two", U"\x12345", U"a string of char32_t that is longer than thirty-two bytes"};
void *operator""_km(unsigned long long) { return nullptr; }
int operator"" _s(const char *, size_t) { return 1; }
template <char... C> int operator""_t() { return sizeof...(C); }
int literal = 12_t;
int operator&&(n::S, n::S) { return 1; }
bool operator<=(const n::S &, n::E) { return true; }
template <class T> T operator<<(T t, n::S) { return t; }
int shifted = 1 << n::S();
#if __cplusplus >= 202002L
struct Spaceship { int operator<=>(const Spaceship &) const; };
int Spaceship::operator<=>(const Spaceship &) const { return 0; }
template <class T> concept Sized = sizeof(T) > 0;
auto constrained(Sized auto x) { return x; }
int constrained_call = constrained(1);
struct Structural { int a; char b; }; template <Structural S> int structural() { return S.a; }
int structural_call = structural<Structural{1, 'c'}>();
template <double D> int floating() { return 1; }
consteval int evaluated() { return 1; }
#endif
