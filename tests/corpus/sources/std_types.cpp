// Standard library at work: variants, optionals, tuples, functions, smart pointers, threads, regular expressions, files, time.
// run: any -std={c++17,c++20,c++23}
// run: clang -std=c++23 -stdlib=libc++
#include <any>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <forward_list>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <iterator>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <queue>
#include <random>
#include <regex>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <stack>
#include <string>
#include <thread>
#include <tuple>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <valarray>
#include <variant>
#include <vector>
#include <expected>
#include <coroutine>
#include <stop_token>
#include <source_location>
struct Sh { virtual ~Sh(); virtual double area() const = 0; }; Sh::~Sh() {} struct Ci : Sh { double r; double area() const override { return r; } }; struct Node { std::unique_ptr<Node> l, r; std::weak_ptr<Node> up; int v; };
double g1(std::variant<int, std::string, std::vector<double>> v) { return std::visit([](auto const &x) -> double { if constexpr (std::is_arithmetic_v<std::decay_t<decltype(x)>>) return x; else return x.size(); }, v); }
int g2(std::optional<std::string> o, std::any a) { a = std::string("x"); a = 3; return o.value_or("abc").size() + std::any_cast<int>(a) + o.has_value(); }
int g3(std::tuple<int, std::string, Node *> t) { auto [a, b, c] = t; return std::apply([](auto... x) { return sizeof...(x); }, t) + std::get<0>(t) + b.size() + std::tuple_size<decltype(t)>::value; }
std::function<int(int, std::string const &)> g4(int k) { return [k](int a, std::string const &s) { return a + k + s.size(); }; } int g4b() { std::function<void()> f = std::bind(g4, 3); std::function<int(Node &)> m = std::mem_fn(&Node::v); f(); Node n; return m(n) + std::invoke(&Node::v, n); }
std::shared_ptr<Sh> g5() { auto p = std::make_shared<Ci>(); std::shared_ptr<Sh> q = p; std::unique_ptr<int[]> arr(new int[3]); auto d = std::unique_ptr<FILE, int (*)(FILE *)>(nullptr, fclose); std::shared_ptr<void> v(new Node, [](void *n) { delete (Node *)n; }); return std::dynamic_pointer_cast<Ci>(q); }
int g6() { std::mutex m; std::lock_guard<std::mutex> l(m); std::condition_variable c; std::thread t([&](int x, std::string s) { c.notify_one(); }, 1, std::string("x")); t.join(); auto f = std::async(std::launch::async, [](int a) { return a * 2; }, 3); std::promise<std::string> p; p.set_value("x"); std::packaged_task<int(int)> k([](int q) { return q; }); k(1); std::call_once(*new std::once_flag, [] {}); std::shared_mutex sm; std::unique_lock u(sm); return f.get(); }
bool g7(std::string s) { std::regex r("(a|b)+[[:alpha:]]*\\d{2,3}(?=x)"); std::smatch m; std::regex_replace(s, r, "$1"); for (std::sregex_iterator i(s.begin(), s.end(), r), e; i != e; ++i) s += i->str(); return std::regex_match(s, m, r) || std::regex_search(s, r); }
int g8(std::filesystem::path p) { int n = 0; for (auto &e : std::filesystem::recursive_directory_iterator(p / "x")) n += e.path().extension() == ".cpp"; std::ifstream f(p); std::stringstream ss; ss << f.rdbuf() << 1.5 << std::hex; std::wstringstream w; w << L"x"; return n + ss.str().size(); }
long g9() { using namespace std::chrono; auto t = system_clock::now() + hours(2) + 30min; auto d = duration_cast<milliseconds>(t - system_clock::time_point{}); return d.count() + floor<days>(t).time_since_epoch().count(); }
int g10() { std::unordered_map<std::string, std::vector<Node>> m; m["a"].emplace_back(); m.try_emplace("b"); std::map<std::type_index, std::function<void(Sh *)>> h; h[typeid(Ci)] = [](Sh *) {}; std::unordered_set<int> s{1, 2}; std::multimap<std::pair<int, char>, Sh *, std::greater<>> mm; mm.emplace(std::pair(1, 'c'), nullptr); std::set<std::string, bool (*)(std::string const &, std::string const &)> fs([](auto &a, auto &b) { return a < b; }); fs.insert("x"); return m.size() + s.count(1) + m.erase("a"); }
int g11() { std::deque<Node *> d; d.push_front(nullptr); std::priority_queue<int, std::vector<int>, std::greater<int>> q; q.push(1); std::stack<std::string> st; st.push("x"); std::forward_list<int> fl{1, 2}; fl.sort(); std::list<std::string> li; li.sort(std::greater<>()); li.remove_if([](auto &s) { return s.empty(); }); std::bitset<70> b("101"); std::valarray<double> va(3); va = va * 2.0 + std::sin(va); return d.size() + q.top() + b.count() + va.size(); }
double g12() { std::mt19937_64 g; std::normal_distribution<float> n; std::uniform_int_distribution<> u(1, 6); std::vector<int> v{1, 2, 3}; std::shuffle(v.begin(), v.end(), g); std::complex<double> c(1, 2); return n(g) + u(g) + std::abs(std::pow(c, 2.5)) + std::transform_reduce(v.begin(), v.end(), 0.0, std::plus<>(), [](int x) { return x * 2; }); }
int g13() { std::pmr::monotonic_buffer_resource r; std::pmr::vector<std::pmr::string> v(&r); v.emplace_back("x"); std::pmr::unordered_map<int, std::pmr::string> m(&r); m[1] = "y"; std::atomic<std::shared_ptr<int> *> ap; std::atomic<double> ad; ad.store(1); return v.size() + m.size() + (ap.load() != nullptr); }
std::expected<int, std::string> g14(std::expected<int, std::string> e) { return e.and_then([](int x) -> std::expected<int, std::string> { return x + 1; }).or_else([](std::string s) -> std::expected<int, std::string> { return std::unexpected(s); }).transform([](int x) { return x * 2; }); }
int g15(std::optional<int> o) { return o.transform([](int x) { return x + 1; }).and_then([](int x) { return std::optional(x); }).value(); }
void g16() { std::jthread t([](std::stop_token s) { while (!s.stop_requested()) {} }); std::counting_semaphore<3> *p; std::stop_callback cb(t.get_stop_token(), [] {}); }
int g17(std::source_location l = std::source_location::current()) { try { throw std::system_error(std::make_error_code(std::errc::invalid_argument)); } catch (std::exception const &e) { std::throw_with_nested(std::runtime_error(e.what())); } return l.line(); }
int g18() { std::vector<bool> vb(10); vb.flip(); std::vector<std::vector<std::vector<int>>> deep(2); deep.at(0).resize(3, std::vector<int>(2)); std::map<std::string, std::map<std::string, std::map<std::string, std::shared_ptr<Sh>>>> mmm; mmm["a"]["b"]["c"] = g5(); std::sort(deep.begin(), deep.end()); std::nth_element(deep[0].begin(), deep[0].begin(), deep[0].end(), [](auto &a, auto &b) { return a.size() < b.size(); }); return deep.size() + vb.size(); }
int g19() { std::move_only_function<int(int) const noexcept> f = [](int x) noexcept { return x; }; return f(1); }
std::vector<std::string> g20(std::istream &in) { std::vector<std::string> v{std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()}; std::copy(v.begin(), v.end(), std::ostream_iterator<std::string>(std::cout, ",")); std::erase_if(v, [](auto &s) { return s.empty(); }); std::sort(v.rbegin(), v.rend()); std::partial_sort(v.begin(), v.begin() + 1, v.end(), [](auto const &a, auto const &b) { return a > b; }); return v; }
