// Standard library at work: ranges, format, algorithms, iterators, spans.
// run: any -std={c++20,c++23,c++26}
// run: clang -std=c++23 -stdlib=libc++
#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>
#include <list>
#include <map>
#include <span>
#include <numeric>
#include <functional>
#include <array>
#include <format>
#include <print>
#include <mdspan>
#include <generator>
#include <flat_map>
struct Item { std::string name; int price; bool operator==(Item const &) const = default; auto operator<=>(Item const &) const = default; };
namespace shop { struct Less { bool operator()(Item const &a, Item const &b) const { return a.price < b.price; } }; enum class Kind { a, b }; }
int f1(std::vector<Item> &v) { std::ranges::sort(v, {}, &Item::price); std::ranges::sort(v, shop::Less{}); std::ranges::stable_sort(v, std::ranges::greater{}, [](Item const &i) { return i.name.size(); }); return std::ranges::count_if(v, [](auto const &i) { return i.price > 3; }); }
int f2(std::vector<Item> &v) { int n = 0; for (auto &&x : v | std::views::filter([](Item const &i) { return i.price > 1; }) | std::views::transform(&Item::name) | std::views::take(3) | std::views::reverse) n += x.size(); for (auto [k, i] : std::views::iota(0, 4) | std::views::transform([](int i) { return std::pair(i, i * 2.0); })) n += k + i; return n; }
int f3(std::string s) { int n = 0; for (auto w : s | std::views::split(' ')) n += std::ranges::distance(w); for (auto c : std::string_view(s) | std::views::drop_while([](char c) { return c == ' '; }) | std::views::common) n += c; return n; }
int f4(std::map<std::string, std::vector<int>> const &m) { int n = 0; for (int x : m | std::views::values | std::views::join) n += x; for (auto &k : m | std::views::keys | std::views::drop(1)) n += k.size(); return n; }
int f5(std::list<int> l) { auto z = std::views::zip(l, std::views::iota(1)); int n = 0; for (auto [a, b] : z) n += a * b; for (auto w : std::views::enumerate(l)) n += std::get<0>(w); return n; }
int f6(std::vector<int> v) { int n = 0; for (auto c : v | std::views::chunk(2)) n += std::ranges::size(c); for (auto [a, b] : v | std::views::adjacent<2>) n += a - b; for (auto s : v | std::views::slide(3)) n += s[0]; for (auto s : v | std::views::stride(2)) n += s; for (auto [x, y] : std::views::cartesian_product(v, v)) n += x * y; return n + std::ranges::fold_left(v, 0, std::plus<>()); }
std::string f7(int a, double b, std::string c, shop::Kind) { return std::format("{} {:>10.3f} {:?}", a, b, 'c') + std::format("{0:x} {1}", a, c); }
template <> struct std::formatter<Item> : std::formatter<std::string> { auto format(Item const &i, auto &ctx) const { return std::formatter<std::string>::format(i.name, ctx); } };
std::string f8(Item const &i) { return std::format("{:>20}", i); }
std::string f8b(std::vector<int> const &v) { return std::format("{}", v); }
void f9(int a) { std::println("{} {}", a, "x"); }
int f10(std::span<int, 4> s, std::span<const std::byte> b) { auto x = s.first<2>(); auto y = s.subspan(1); return std::accumulate(x.begin(), x.end(), 0) + y.size() + b.size(); }
int f11(int *p) { std::mdspan m(p, 3, 4); std::mdspan<int, std::extents<int, 2, std::dynamic_extent>, std::layout_left> l(p, 5); return m[1, 2] + l[1, 3]; }
std::generator<int> f12(int n) { for (int i = 0; i < n; ++i) co_yield i; } int f12u() { int r = 0; for (int x : f12(3)) r += x; return r; }
int f13() { std::flat_map<int, std::string> m; m[1] = "x"; m.insert({2, "y"}); return m.size(); }
auto f14(std::vector<int> v) { return v | std::views::transform([](int x) { return x + 1; }) | std::ranges::to<std::list<long>>(); }
int f15(std::array<std::array<int, 3>, 2> a) { return std::ranges::max(a | std::views::join) + std::ranges::equal_range(a[0], 3).size() + (std::ranges::find(a[1], 2) - a[1].begin()); }
