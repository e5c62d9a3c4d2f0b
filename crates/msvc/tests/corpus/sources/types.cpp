// Types of parameters, results and variables, with back-references.
typedef decltype(nullptr) nullptr_t;
namespace a {
struct S {};
class C {};
union U {};
enum E { e };
enum class F : short { f };
namespace { struct Hidden {}; int hidden_value; void hidden(Hidden *) {} }
inline namespace v1 { struct I {}; }
}
using namespace a;
int i0;
const int i1 = 1; extern const int *p_i1; const int *p_i1 = &i1;
volatile int i2; const volatile int *i3; int *const volatile *i4; int **const *i5;
int a1[3]; int a2[3][4]; const char *a3[2]; int (*a4)[5]; const int (&a5)[2] = *(const int (*)[2])a1;
int (*f1)(int); void (*f2)(); int *(*f3)(const S &, ...); int (*(*f4)(int))(double); int (*f5[4])(char);
void (*(*f6)(void (*)(int), void (*)(int)))(int);
int S::*m1; const C *S::*m2; int (S::*m3)(int, S); int (S::*m4)() const; void (C::*m5)(int (C::*)(C)) volatile;
int S::*C::*m6; int (S::**m7)(); int (*S::*m8)(int); int (S::*m9)[3]; void (C::*m10)() const &; void (C::*m11)() &&;
a::E e1; F e2; a::U u1; I n1; S &r1 = *(S *)0; S &&r2 = (S &&)*(S *)0; const volatile S &r3 = r1;
int *__restrict restricted; int *__unaligned unaligned; const int __unaligned *const __unaligned *unaligned2;
bool b; wchar_t w; char16_t c16; char32_t c32; long double ld; nullptr_t np; __int64 i64; unsigned __int64 u64;

void g1(int, char, S, C, U, a::E, F) {}
void g2(S *, S *, const S *, const S *, S &, S &&, S &, S &&) {}
void g3(int *, int *, char **, char **, int *const *, int *const *, const int *, volatile int *, const volatile int *) {}
void g4(S, C, U, a::E, F, S *, C *, U *, a::E *, F *, S **, S, C, U, a::E, F, S *, C *, U *, a::E *, F *, S **) {}
void g5(int (*)(int), int (*)(int), void (*)(int (*)(int)), int (&)(int), int (&&)(int)) {}
void g6(int (&)[3], int (*)[3], const int (&)[3], int (*)[3][4], int[], const int[4]) {}
void g7(int S::*, int S::*, int (S::*)(int), int (S::*)(int), const S *(S::*)(S) const) {}
void g8(nullptr_t, nullptr_t, bool, bool, wchar_t, wchar_t, __int64, __int64) {}
void g9(...) {}
void g10(int, ...) {}
void g11(const S, S *const, int *__restrict, const volatile void *) {}
S g12() { return {}; }
const S g13() { return {}; }
const S *const g14() { return nullptr; }
int (*g15(int))(double) { return nullptr; }
int (&g16())[3] { return a1; }
int S::*g17() { return nullptr; }
int (S::*g18(char))(int) const { return nullptr; }
a::E g19() { return e; }
const int g20() { return 1; }
void *g21(void *, const void *) noexcept { return nullptr; }
void g22(void (*)() noexcept, void (S::*)(int) const noexcept) {}
auto g23() { return 1; }
auto g24(int) -> S * { return nullptr; }
decltype(auto) g25() { return (i0); }
Hidden *g26(Hidden) { return nullptr; }
extern "C" void g27(int) {}
extern "C" int g28 = 1;
void __stdcall g29(int) {}
void __fastcall g30(int, S *) {}
void __vectorcall g31(int) {}
int(__stdcall *g32(void(__fastcall *)(int)))(char) { return nullptr; }
struct Calls { void __stdcall a(); void __fastcall b() const; void __vectorcall c(Calls *); void __cdecl d(); static void __stdcall e(); };
void Calls::a() {}
void Calls::b() const {}
void Calls::c(Calls *) {}
void Calls::d() {}
void Calls::e() {}
auto use() { hidden(nullptr); return &hidden_value; }
thread_local int tls = use() != nullptr;
struct Init { Init(int); ~Init(); static Init member; static thread_local Init local; };
Init::Init(int) {}
Init::~Init() {}
Init Init::member(1); thread_local Init Init::local(2); Init global(3); static Init internal(4); namespace a { Init scoped(5); }
Init arrays[2] = {1, 2};
const Init &reference = Init(1);
typedef float float4 __attribute__((vector_size(16)));
float4 vector(float4, float4 *) { return {}; }
#ifdef __cpp_char8_t
char8_t c8; const char8_t *u8s() { return u8"text"; }
#endif
_Complex double *complex_double;
