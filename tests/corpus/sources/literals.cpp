// Literal operators: cooked, raw, numeric and string templates.
// run: any -std={c++11,c++20}
#include <stddef.h>
int operator""_i(unsigned long long x) { return x; }
int operator""_f(long double) { return 1; }
int operator""_c(char) { return 1; }
int operator""_w(wchar_t) { return 1; }
int operator""_u16(char16_t) { return 1; }
int operator""_u32(char32_t) { return 1; }
int operator""_s(const char *, size_t) { return 1; }
int operator""_s(const wchar_t *, size_t) { return 1; }
int operator""_s(const char16_t *, size_t) { return 1; }
int operator""_raw(const char *) { return 1; }
template <char... C> int operator""_t() { return sizeof...(C); }
namespace n { inline namespace lits { int operator""_n(unsigned long long) { return 1; } template <char... C> struct S {}; template <char... C> S<C...> operator""_nt() { return {}; } } }
int use() { using namespace n; auto s = 123_nt; (void)s; return 1_i + 1.0_f + 'c'_c + L'w'_w + u'w'_u16 + U'w'_u32 + "s"_s + L"s"_s + u"s"_s + 42_raw + 0x1F_t + 1.5e3_t + 7_n; }
template <class T> auto callee(T t) -> decltype(operator""_i(t), 0) { return 0; }
int use2() { return callee(3ull); }
template <class T> auto udl(T t) -> decltype(t + 12_i + "abc"_s) { return 0; }
int use3() { return udl(3); }
#if __cplusplus >= 202002L
template <size_t N> struct Fixed { char s[N]{}; constexpr Fixed(const char (&a)[N]) { for (size_t i = 0; i < N; ++i) s[i] = a[i]; } };
template <Fixed F> auto operator""_fx() { return sizeof F.s; }
int use4() { return "hello"_fx + ""_fx; }
#endif
