// The abbreviations of the standard library: St Sa Ss Sb Si So Sd, and names that only look like them.
// run: any -std={c++98,c++17,c++20} -D_GLIBCXX_USE_CXX11_ABI={0,1}
// run: clang -std=c++20 -stdlib=libc++
#include <string>
#include <iostream>
#include <vector>
#include <map>
namespace test {
void f(std::string, std::string *, std::string const &, std::ostream &, std::istream &, std::iostream *, std::allocator<int>) {}
void g(std::vector<std::string>, std::map<int, std::string>, std::basic_string<wchar_t>, std::basic_ostream<wchar_t> &) {}
template <class T> struct Holder { T t; void m(T, std::allocator<T>, std::basic_string<T> const &); Holder(); ~Holder(); };
template <class T> void Holder<T>::m(T, std::allocator<T>, std::basic_string<T> const &) {}
template <class T> Holder<T>::Holder() {} template <class T> Holder<T>::~Holder() {}
template struct Holder<char>; template struct Holder<wchar_t>;
struct D : std::basic_string<char> { void x(std::basic_string<char>::iterator, std::string::size_type, std::char_traits<char>) {} };
void h(D *d) { d->x(d->begin(), 0, std::char_traits<char>()); }
template <template <class, class> class C, class T> void tt(C<T, std::allocator<T> > const &) {}
template <template <class> class A> void al(A<int>) {}
template <template <class, class, class> class B> void bs(B<char, std::char_traits<char>, std::allocator<char> >) {}
void use() { tt(std::vector<int>()); tt<std::vector, std::string>(std::vector<std::string>()); al<std::allocator>(std::allocator<int>()); bs<std::basic_string>(std::string()); }
}
namespace std { struct mine { struct in { void f(mine, in); }; void g(string, mine *); }; void mine::in::f(mine, in) {} void mine::g(string, mine *) {} int toplevel(int) { return 1; } }
std::string::size_type glob(std::string::const_iterator, std::ios_base::openmode, std::ios_base &(*)(std::ios_base &)) { return 0; }
void emit() { std::string s("a"); s += std::string("b"); s.append(3, 'c'); std::cout << s << 1 << 2.0 << std::endl; std::string t(s, 1, 2); std::cin >> s; throw std::string(t.begin(), t.end()); }
template class std::vector<test::D>;
template class std::basic_string<unsigned>;
