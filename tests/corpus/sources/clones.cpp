// What optimisers append: .isra, .constprop, .part, .cold, .localalias, .lto_priv, .llvm., .resume, .destroy.
// run: gcc -std=c++{17,20} -O{2,3} -fPIC
// run: gcc -std=c++20 -O2 -fno-inline -fipa-cp-clone -fipa-sra -freorder-blocks-and-partition
// run: gcc -std=c++20 -Os -fno-inline -fprofile-arcs
// run: clang -std=c++20 -O{0,2,3} -funique-internal-linkage-names
// run: clang -std=c++20 -O2 -mllvm -hot-cold-split=true
// run: clang -std=c++20 -O2 -flto=thin -fno-inline
// run: clang -std=c++20 -O2 -fsanitize={address,undefined,cfi} -flto -fvisibility=hidden
// run: clang -std=c++20 -O1 -fsanitize={address,memory,thread}
#include <coroutine>
#include <stdexcept>
#include <string>
#include <vector>
struct Task { struct promise_type { Task get_return_object() { return {}; } std::suspend_always initial_suspend() noexcept { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} std::suspend_always yield_value(int) { return {}; } template <class T> std::suspend_never await_transform(T) { return {}; } }; };
Task coro(int n) { for (int i = 0; i < n; ++i) co_yield i; } template <class T> Task tcoro(T t) { co_await t; co_yield 1; } struct CM { Task m(int x) const { co_yield x; } }; namespace { Task hidden(std::string s) { co_yield (int)s.size(); } } auto lam = [](int x) -> Task { co_yield x; }; void usec() { coro(2); tcoro(1); tcoro('c'); CM().m(1); hidden("x"); lam(1); }
struct Big { int a[20]; long b; }; namespace n {
static __attribute__((noinline)) int sum(Big *b, int unused, int k) { return b->a[0] + b->a[1] * k; }
static __attribute__((noinline)) int fixed(int a, int b, int *c) { for (int i = 0; i < a; ++i) c[i] += b * i; if (b == 7) throw std::runtime_error("seven"); return c[a]; }
__attribute__((noinline)) int rec(int n, int m) { return n <= 1 ? m : rec(n - 1, m * n) + rec(n - 2, m); }
static __attribute__((noinline)) int part(std::vector<int> *v, int k) { if (!v || v->empty()) return 0; int r = 0; for (int x : *v) { r += x * k; if (r < 0) throw std::string("neg"); } return r; }
namespace { struct H { int v; __attribute__((noinline)) int get(int k, Big const &b) const { return v * k + b.a[3]; } __attribute__((noinline, cold)) void fail(const char *m) { throw std::logic_error(m); } }; }
template <class T> static __attribute__((noinline)) T tsum(T const &t, int x, Big b) { return t + x + b.a[7]; } }
int use(Big *b, int *c, std::vector<int> *v, int k) { int r = n::sum(b, 1, 3) + n::sum(b + 1, 2, 3) + n::fixed(10, 3, c) + n::fixed(10, 3, c + 1) + n::rec(k, 1) + n::part(v, 3) + n::part(v + 1, 3) + n::tsum(k, 4, *b) + n::tsum((long)k, 4, *b); n::H h{k}; r += h.get(2, *b) + h.get(2, b[1]); if (r == 99) h.fail("bad"); if (__builtin_expect(r == 3, 0)) { std::vector<std::string> big(3); big.at(k); throw std::runtime_error("cold"); } return r; }
static int never(int); extern "C" int entry(int x) { static thread_local std::string s = "x"; return x + (int)s.size(); } inline int inl(int x) { if (x > 100) throw std::out_of_range("x"); return x; } int useinl(int y) { return inl(y) + entry(y); } static std::string global_string = "init"; std::vector<int> global_vector{1, 2, 3}; namespace { std::string anon = "anon"; } struct Init { Init(); ~Init(); } init_object; template <class T> std::string tmpl_static = "t"; std::string *uset() { return &tmpl_static<int>; }
