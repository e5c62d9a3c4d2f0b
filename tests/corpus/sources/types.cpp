// Builtin types, qualifiers, pointers, references, arrays, functions, members, vectors, complex numbers.
// run: any -std={c++11,c++17,c++20}
// run: clang -std=c++20 --target={aarch64-linux-gnu,riscv64-linux-gnu,powerpc64le-linux-gnu,s390x-linux-gnu,armv7-linux-gnueabihf,i386-linux-gnu}
// run: gcc -std=c++17 -m32
// run: clang -std=c++17 -fclang-abi-compat={3.8,12,17}
struct S { int m; };
union U { int x; };
enum E { e0 };
enum class EC : char { x };
template <class T> struct Ty { static void f(T *); };
template <class... T> struct Li {};
template <class T> struct Ty<T &> { static void f(T &); };
void b1(signed char, unsigned char, char, bool, wchar_t, short, unsigned short, int, unsigned, long, unsigned long, long long, unsigned long long, float, double, long double, ...) {}
void b2(char16_t, char32_t, decltype(nullptr)) {}
void b3(char8_t) {}
void b4(__int128, unsigned __int128) {}
void b5(__float128) {}
void b6(_Float16) {}
void b6b(_Float32, _Float64, _Float128, _Float32x, _Float64x) {}
void b7(__bf16) {}
void b7c(__fp16 *) {}
void b8(_BitInt(7), unsigned _BitInt(128), _BitInt(2) *) {}
void b8b(signed _BitInt(64)) {}
void b9(__ibm128) {}
void b10(_Decimal32, _Decimal64, _Decimal128) {}
typedef float D32 __attribute__((mode(SD)));
typedef float D64 __attribute__((mode(DD)));
typedef float D128 __attribute__((mode(TD)));
void b11(D32, D64, D128) {}
void b12(_Accum, _Fract, _Sat _Accum, unsigned long _Fract) {}
void c1(_Complex float, _Complex double *, _Complex long double const &) {}
void c1b(_Complex int, _Complex unsigned char &) {}
void c2(__complex__ _Float16) {}
typedef float v4f __attribute__((vector_size(16)));
typedef int v8i __attribute__((vector_size(32)));
typedef char v16c __attribute__((vector_size(16)));
typedef short v2s __attribute__((vector_size(4)));
void v1(v4f, v8i *, v16c const &, v2s) {}
typedef float e3f __attribute__((ext_vector_type(3)));
typedef bool e8b __attribute__((ext_vector_type(8)));
void v2(e3f, e3f *) {}
void v3(e8b) {}
typedef float m33 __attribute__((matrix_type(3, 4)));
template <class T, int N> struct VecT { typedef T type __attribute__((vector_size(N))); static void f(type, T); };
template <class T, int N> void VecT<T, N>::f(type, T) {}
template struct VecT<int, 16>;
template struct VecT<double, 32>;
template <int N> void depvec(float __attribute__((vector_size(N))) *) {}
template void depvec<16>(v4f *);
template <class T, int N> using VA = T __attribute__((vector_size(N * sizeof(T))));
template <class T, int N> void depvec2(VA<T, N> *, T) {}
template void depvec2<int, 4>(VA<int, 4> *, int);
template <class T, int N> void depext(T __attribute__((ext_vector_type(N))) *) {}
template void depext<float, 3>(e3f *);
void q1(int const *, int *const, int const *const *, int volatile *, int const volatile *, int *volatile *const *, int *__restrict, int *__restrict const *__restrict, const S &, S const *const &) {}
void q2(int &, int &&, int const &, int const &&, S &&, int *&, int *&&, int (&)[3], int (&&)[4], int const (&)[5], int *(&)[6], int (*)[7], int (*(*)[8])[9], int[10], int[], int (&)[]) {}
void q3(const int (*)[2], const S (*)[2][3], int const *(*)[4], char const (&)[5][6], S volatile (*)[7]) {}
void f1(int(), int (*)(int), void (&)(char, ...), void (&&)(S), int (*(*)(int))(char), int (*(*)())[3], int (&(*)())[4], void (**)(), void (*const *)(), void (*(*)[3])(), int (*(*(*)(int))(char))(long)) {}
void m1(int S::*, int S::*const, int const S::*, int (S::*)(), int (S::*)() const, int (S::*)(int) volatile, int (S::*)(...) const volatile, int S::**, int S::*S::*, int (S::*S::*)(), int (*S::*)(int), int (S::**)(char), int (S::*(*)(S))(S), int S::*(S::*)(int S::*), int (S::*)[3], int (S::*(S::*)[2])(int)) {}
void m2(int (S::*)() &, int (S::*)() &&, int (S::*)() const &, int (S::*)() const volatile &&, void (S::*&)(S &) const &) {}
void en(E, EC, E *, EC const &, U, U *, enum Fwd : int, struct Incomplete *) {}
void n1(void (*)() noexcept, void (S::*)(int) const noexcept, void (S::*)() && noexcept, int (&)(char) noexcept, void (*(*)() noexcept)() noexcept) {}
template <class T> void t1(Ty<T>, Ty<T *>) {}
template void t1(Ty<void()>, Ty<void (*)()>);
template void t1(Ty<void() const>, Ty<void (*)()>);
#define TT(...) template struct Ty<__VA_ARGS__>;
template <class T> struct Tq { int f() { return 1; } };
template struct Tq<int()>;
template struct Tq<void(int) const>;
template struct Tq<void(int) volatile>;
template struct Tq<void(...) const volatile>;
template struct Tq<int[]>;
template struct Tq<int[3]>;
template struct Tq<int const[3][4]>;
template struct Tq<int *[3]>;
template struct Tq<int &>;
template struct Tq<int &&>;
template struct Tq<int S::*>;
template struct Tq<S const>;
template struct Tq<int S::*const volatile>;
template struct Tq<void>;
template struct Tq<void const>;
template struct Tq<void() &>;
template struct Tq<int(S) const &&>;
template struct Tq<void() volatile &>;
template struct Tq<auto() -> int>;
template struct Tq<auto(int) -> auto (*)(char) -> long>;
template struct Tq<void() noexcept>;
template struct Tq<void() const & noexcept>;
template struct Tq<void (*)() noexcept>;
template struct Tq<void (&)(S) noexcept>;
template struct Tq<int (S::*)(S) const noexcept>;
template struct Tq<void (*const)() noexcept>;
template struct Tq<int (S::*)(S) const & noexcept>;
template struct Tq<_Complex double>;
template struct Tq<v4f>;
template struct Tq<v8i const>;
template struct Tq<Li<>>;
template struct Tq<Li<int, char>>;
template struct Tq<Li<Li<>, Li<Li<>>>>;
template struct Tq<const volatile int *const *volatile>;
template <class R, class... A> void fn(R (*)(A...)) {}
template <class R, class... A> void fnv(R (*)(A..., ...)) {}
template <class C, class R, class... A> void mf(R (C::*)(A...) const &) {}
template <class C, class R> void mo(R C::*) {}
template <class C, class R, class... A> void mfr(R (C::*)(A...) &&) {}
template void fn(int (*)());
template void fn(void (*)(int, char));
template void fnv(int (*)(int, ...));
template void fnv(int (*)(...));
template void mf(int (S::*)() const &);
template void mf(void (S::*)(int, char) const &);
template void mo(int S::*);
template void mo(void (S::*)(int));
template void mfr(int (S::*)(S) &&);
template <class T> void nx(T (*)() noexcept(sizeof(T) > 1)) {}
template void nx(int (*)() noexcept);
template <bool B> void nb(void (*)() noexcept(B)) {}
template void nb<true>(void (*)() noexcept);
template <class T, bool B> void nm(void (T::*)(int) const noexcept(B)) {}
template void nm<S, true>(void (S::*)(int) const noexcept);
template <class R, class C, bool N, class... A> void nc(R (C::*)(A...) noexcept(N), C *) {}
template void nc(int (S::*)(int), S *);
template <class T> void nn(T (*)(T) noexcept(noexcept(T()))) {}
template void nn(int (*)(int) noexcept);
template <int N> void ar(int (&)[N]) {}
template <class T, unsigned long N> void ar2(T (&)[N], T (*)[N + 1]) {}
template <int N> void ar3(int (*)[N * 2 + sizeof(int)]) {}
template <class T> void ar4(T (*)[sizeof(T)]) {}
template <class T, int N> void ar5(T (&)[N][N][3]) {}
template <class T> void ar6(T (&)[], T (*)[]) {}
template void ar(int (&)[3]);
template void ar2(char (&)[3], char (*)[4]);
template void ar3<2>(int (*)[8]);
template void ar4(int (*)[4]);
template void ar5(char (&)[2][2][3]);
template void ar6(int (&)[], int (*)[]);
template <class T> void cvT(T const, T const *, T const &, T volatile *, T *const *, T &&, T const volatile &) {}
template void cvT<int>(int, int const *, int const &, int volatile *, int *const *, int &&, int const volatile &);
template void cvT<int *>(int *const, int *const *, int *const &, int *volatile *, int **const *, int *&&, int *const volatile &);
template void cvT<int (*)()>(int (*)(), int (*const *)(), int (*const &)(), int (*volatile *)(), int (**const *)(), int (*&&)(), int (*const volatile &)());
template void cvT<S>(S, S const *, S const &, S volatile *, S *const *, S &&, S const volatile &);
template void cvT<int S::*>(int S::*, int S::*const *, int S::*const &, int S::*volatile *, int S::**const *, int S::*&&, int S::*const volatile &);
template <class T> void arT(T const *, T const &, T *) {}
template void arT<int[3]>(int const (*)[3], int const (&)[3], int (*)[3]);
template void arT<int[2][3]>(int const (*)[2][3], int const (&)[2][3], int (*)[2][3]);
template void arT<char const *[2]>(char const *const (*)[2], char const *const (&)[2], char const *(*)[2]);
template <class T> void rr(T &&) {}
template <class T> void rl(T &) {}
template void rr<int &>(int &);
template void rr<int &&>(int &&);
template void rr<int const &>(int const &);
template void rl<int &>(int &);
template void rl<int &&>(int &);
template void rr<int (&)[3]>(int (&)[3]);
template void rr<void()>(void (&&)());
template void rr<void (&)(int)>(void (&)(int));
void ret1() {}
template <class T> int (*ret2(T))(char) { return 0; }
template <class T> int (&ret3(T))[3];
template <class T> int S::*ret4(T) { return 0; }
template <class T> int (S::*ret5(T))(T) const { return 0; }
template <class T> T *const ret6(T) { return 0; }
template <class T> void (*(*ret7(T))(int))(char) { return 0; }
template <class T> int (*ret8(T))[4] { return 0; }
template <class T> const T ret9(T) { return T(); }
template int (*ret2(int))(char);
template int S::*ret4(int);
template int (S::*ret5(int))(int) const;
template int *const ret6(int);
template void (*(*ret7(int))(int))(char);
template int (*ret8(int))[4];
template const int ret9(int);
int (*S2)(char);
template <class T> struct Mem { int (*f(T))(char); int (T::*g(int) const)(T) const; template <class U> int (*h(U) &&)[3]; };
template <class T> int (*Mem<T>::f(T))(char) { return 0; }
template <class T> int (T::*Mem<T>::g(int) const)(T) const { return 0; }
template <class T> template <class U> int (*Mem<T>::h(U) &&)[3] { return 0; }
template struct Mem<S>;
template int (*Mem<S>::h(int) &&)[3];
auto a1(auto x, auto const &y, auto *...z) { return 1; }
int usea1() { int q; return a1(1, 'c', &q, &q); }
template <class T> auto a2(T t) { return t; }
template <class T> decltype(auto) a3(T t) { return (t); }
template <class T> auto *a4(T t) { return &t; }
template <class T> auto a5(T t) -> auto (*)(int) -> T { return 0; }
int usea2() { a2(1); a3(2); a4(3); a5(1); return 1; }
