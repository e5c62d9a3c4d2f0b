// Constructors and destructors: complete, base, deleting, unified (the comdat groups), inherited.
// run: any -std={c++11,c++20} -O{0,1}
// run: clang -std=c++17 --target={x86_64-apple-macosx11,aarch64-linux-gnu,armv7-linux-gnueabihf}
struct A { A(); A(int); A(A const &); A(A &&); explicit A(double, char); template <class T> A(T, T *); virtual ~A(); int i; };
A::A() {} A::A(int) {} A::A(A const &) {} A::A(A &&) {} A::A(double, char) {} A::~A() {}
template <class T> A::A(T, T *) {}
template A::A(int, int *); template A::A(A const *, A const **);
struct V : virtual A { using A::A; ~V(); virtual void f(); };
V::~V() {} void V::f() {}
struct I : A { using A::A; I(char *); };
I::I(char *) {}
struct J : I, V { J() : A(1), I(1), V(2) {} using I::I; using V::V; ~J() override; };
J::~J() {}
template <class T> struct TA { TA(T); template <class U> TA(U, T); ~TA(); };
template <class T> TA<T>::TA(T) {} template <class T> TA<T>::~TA() {} template <class T> template <class U> TA<T>::TA(U, T) {}
template <class T> struct TB : TA<T> { using TA<T>::TA; virtual ~TB() {} };
namespace n { namespace { struct Z { Z(); Z(int, Z *); virtual ~Z(); }; Z::Z() {} Z::Z(int, Z *) {} Z::~Z() {} struct Y : Z { using Z::Z; }; } void f() { static Y y(1, nullptr); delete new Y(2, &y); } }
template struct TA<int>; template struct TA<char *>;
void use() {
  I i(1), i2(1.0, 'c'), i3(2, (int *)0); V v(1); V v2(1.0, 'c'); TB<int> t(1), t2('c', 1); TB<char *> s(nullptr); J j; A *a = new V(3, (int *)nullptr); delete a;
}
struct alignas(32) Big { virtual ~Big(); Big(void (*)(Big), int Big::*, int (Big::*)(Big const &) const); char c[64]; };
Big::~Big() {} Big::Big(void (*)(Big), int Big::*, int (Big::*)(Big const &) const) {}
