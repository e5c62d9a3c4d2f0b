// Block literals and their invocations, block types, block-scope statics.
// run: clang -std=c++{11,20} -fblocks
// run: clang -std=c++17 -fblocks --target={x86_64-apple-darwin,arm64-apple-macosx11}
typedef int (^Block)(int); int call(Block b) { return b(1); } void take(void (^)(void), int (^)(char, ...), Block *, void (^const)(Block)) {}
int f(int x) { static int n; return call(^(int y) { static int s; return x + y + s++ + call(^(int z) { static int t; return z + t++; }); }); }
namespace n { struct S { int m; int f() { return call(^(int y) { static int q; return m + y + q++; }) + call(^(int y) { return y; }); } S() { call(^(int y) { static int c; return c++; }); } ~S() { call(^(int y) { static int d; return d++; }); } static int s; int member = call(^(int y) { return y; }); operator Block() { return ^(int k) { struct L { int g() { static int z; return z++; } } l; return l.g() + k; }; } }; namespace { int hidden() { return call(^(int y) { static int hh; return hh++; }); } } }
int n::S::s = call(^(int y) { static int g; return y + g++; }); Block global = ^(int x) { static int h; return x + h++; }; static Block sglobal = ^(int x) { return x; }; namespace n { Block nglobal = ^(int x) { return [x] { static int lm; return lm++ + x; }(); }; }
template <class T> int t(T v) { return call(^(int x) { static T k; return (int)(k + v + x); }); } template <class T> struct TS { T v = call(^(int x) { static T w; return (int)(w += x); }); static Block b; }; template <class T> Block TS<T>::b = ^(int x) { static T u; return (int)u; };
int in_lambda() { return [](int a) { return call(^(int b) { static int i; return a + b + i++; }); }(1) + call(^(int c) { return [c] { static int j; return j++ + c; }(); }); }
inline int inl(Block b = ^(int x) { static int def; return def++; }) { return b(2); }
int use() { n::S s; s.f(); Block b = s; TS<int> ts; return f(1) + t(1) + t(2L) + inl() + in_lambda() + n::hidden() + ts.v + TS<char>::b(1) + b(1) + global(1) + sglobal(1) + n::nglobal(1); }
template <class F> int generic(F f) { return f(1); } int use2() { __block int v = 1; return generic(^(int x) { v++; return x; }) + v; } template <class R, class... A> int bt(R (^)(A...)) { return 1; } int use3() { return bt(^(int, char) { return 1; }) + bt(^{}); }
