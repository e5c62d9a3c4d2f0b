// Special names: virtual tables, VTTs, construction vtables, typeinfo, thunks, covariant thunks, guards,
// reference temporaries, thread-local wrappers, clones.
// run: any -std={c++11,c++20}
// run: any -std=c++17 -O2 -fPIC
// run: clang -std=c++20 --target={x86_64-apple-macosx11,x86_64-w64-windows-gnu,wasm32-unknown-emscripten,aarch64-linux-android}
// run: clang -std=c++20 -fexperimental-relative-c++-abi-vtables --target=x86_64-unknown-fuchsia
struct A { virtual ~A(); virtual A *cov(); virtual A &cov2(int) const; virtual void f(); int a; };
struct B { virtual ~B(); virtual B *cov(); virtual void g(char) volatile; int b; };
struct C : A, B { ~C() override; C *cov() override; C &cov2(int) const override; void f() override; void g(char) volatile override; };
struct VA : virtual A { ~VA() override; VA *cov() override; VA &cov2(int) const override; };
struct VB : virtual A, virtual B { VB *cov() override; void f() override; void g(char) volatile override; operator int(); };
struct D : VA, VB { D *cov() override; VA &cov2(int) const override; ~D() override; void f() override; };
template <class T> struct TV : virtual A, D { TV *cov() override { return this; } TV &cov2(int) const override { return const_cast<TV &>(*this); } T t; virtual void operator()(T) {} virtual operator T() { return t; } };
A::~A() {} A *A::cov() { return this; } A &A::cov2(int) const { return const_cast<A &>(*this); } void A::f() {} B::~B() {} B *B::cov() { return this; } void B::g(char) volatile {}
C::~C() {} C *C::cov() { return this; } C &C::cov2(int) const { return const_cast<C &>(*this); } void C::f() {} void C::g(char) volatile {}
VA::~VA() {} VA *VA::cov() { return this; } VA &VA::cov2(int) const { return const_cast<VA &>(*this); } VB *VB::cov() { return this; } void VB::f() {} void VB::g(char) volatile {}
D *D::cov() { return this; } VA &D::cov2(int) const { return const_cast<D &>(*this); } D::~D() {} void D::f() {}
template struct TV<int>; template struct TV<A *>; namespace n { namespace { struct Loc : VA, VB { Loc *cov() override { return this; } VA &cov2(int) const override { return const_cast<Loc &>(*this); } void f() override {} }; } A *mk() { return new Loc; } A *mk2() { struct Fn : D { Fn *cov() override { return this; } VA &cov2(int) const override { return const_cast<Fn &>(*this); } }; return new Fn; } }
int init(); A &refs(A const &, A &&);
A const &ra = A(); A &&rb = C(); static int const &ri = init(); namespace n { int &&rj = init() + 1; struct Agg { int const &x; A &&y; int const (&z)[2]; }; Agg agg = {1 + init(), A(), {init(), 2}}; Agg const agg2[] = {{init(), A(), {1, init()}}, {2, A(), {3, 4}}}; template <class T> struct St { static T const &s; static thread_local T tl; static T dyn; static inline thread_local T itl = init(); }; template <class T> T const &St<T>::s = init(); template <class T> thread_local T St<T>::tl = init(); template <class T> T St<T>::dyn = init(); }
thread_local int tl = init(); extern thread_local int tl_ext; extern thread_local A tl_obj; thread_local C tl_c; static thread_local int tl_s = init(); namespace n { thread_local int tl_n = init(); namespace { thread_local int tl_a = init(); } } template <class T> thread_local T tl_t = init();
inline int guard() { static int x = init(); static A a; static thread_local int y = init(); static A const &r = A(); static const int &rr = init(); static thread_local C c; return x + y + rr; }
template <class T> T &tguard() { static T t = init(); static thread_local T &&r = init(); return t = r; }
int use() { n::St<long>::s + n::St<long>::tl + n::St<long>::dyn + n::St<short>::itl; static int k = init(); return tl + tl_ext + tl_s + n::tl_n + n::tl_a + tl_t<int> + tl_t<char> + guard() + tguard<int>() + tguard<long>() + k + tl_obj.a + tl_c.b + ri + n::rj + n::agg2[1].x; }
void thrower() { throw A(); } void thrower2() { throw (C *)nullptr; } void thrower3() { throw "abc"; } void thrower4() { throw (int A::*)nullptr; } void thrower5() { throw (void (A::*)(C) const)nullptr; } void catcher() { try { thrower(); } catch (A *) {} catch (int (*)(C)) {} catch (VA const &) {} catch (const char *) {} catch (int A::*) {} catch (void *) {} }
enum Sc { q }; enum class Ec { q }; void thrower6() { throw q; } void thrower7() { throw Ec::q; } void thrower8() { throw [] { return 1; }; } void thrower9() { throw &thrower; } void thrower11() { throw (int (*)[3])nullptr; }
template <class T> void thr() { throw T(); } template void thr<int (*)() noexcept>(); template void thr<int (A::*)() &>(); template void thr<A *const volatile *>(); template void thr<decltype(nullptr)>(); template void thr<long double>(); template void thr<int const *const *>();
