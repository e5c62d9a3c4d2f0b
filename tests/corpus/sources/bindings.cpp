// Structured bindings with linkage: DC, their guards, temporaries and thread wrappers.
// run: any -std={c++17,c++20}
#include <tuple>
struct P { int a; long b; };
P mk();
P arr[2];
auto [x, y] = mk();
static auto &[sx, sy] = *arr;
namespace n { auto const &[nx, ny] = mk(); namespace { auto &&[ax, ay] = mk(); } }
int two[3];
auto &[e0, e1, e2] = two;
std::tuple<int, char> tp();
auto [t0, t1] = tp();
auto &&[r0, r1] = tp();
thread_local auto [lx, ly] = mk(); static thread_local auto [zx, zy] = mk();
thread_local auto [lx, ly] = mk();
static thread_local auto [zx, zy] = mk();
int f() { static auto [q, w] = mk(); static auto &&[q2, w2] = tp(); return x + y + sx + sy + n::nx + n::ny + n::ax + e0 + e1 + e2 + t0 + t1 + r0 + r1 + lx + zx + q + w + q2 + w2; }
inline int g() { static auto [only] = [] { struct One { int v; }; return One{mk().a}; }(); static thread_local auto [c1, c2] = mk(); return only + c1; }
int h() { return g(); }
