// Vendor extensions: qualifiers with arguments, attributes that change the mangled name, enable_if, pass_object_size,
// calling conventions, address spaces, overloadable C functions, type traits as transformations.
// run: clang -std=c++{11,17,20,23}
// run: clang -std=c++20 --target={i386-linux-gnu,x86_64-pc-linux-gnux32,aarch64-linux-gnu,arm64-apple-macosx11,nvptx64-nvidia-cuda} -D__global_pointer=1
// run: clang -std=c++17 -fms-extensions
// run: gcc -std=c++{17,20,26}
#define AS(n) __attribute__((address_space(n)))
struct S { int m; int f(); }; enum class E { a }; enum E2 : int { b }; union U { int i; }; template <class T> struct Id { using type = T; }; template <class...> struct Li {};
void a1(AS(1) int *, int AS(2) *AS(3) *, AS(5) S &, AS(256) char const *) {}
template <class T> void a2(T AS(1) *, T *) {} template void a2(int AS(1) *, int *);
template <int N> void a3(AS(N) int *) {} template void a3<3>(AS(3) int *);
void e1(int x) __attribute__((enable_if(x == 1, ""))) {}
void e1(int x) __attribute__((enable_if(x > 1, ""), enable_if(x < 10, ""))) {}
template <class T> void e2(T x) __attribute__((enable_if(sizeof(T) > 1, ""))) {} template void e2(int);
template <class T> T e3(T x, T *y) __attribute__((enable_if(x == T(1) && !y, ""))) { return x; } int use_e3() { return e3(1, nullptr); }
struct EI { EI(int x) __attribute__((enable_if(x, ""))) {} int m(int y) const __attribute__((enable_if(y < 3, ""))) { return y; } }; int use_ei() { return EI(1).m(2); }
void p1(void *const p __attribute__((pass_object_size(0)))) {}
void p2(char *const p __attribute__((pass_object_size(1))), char *const q __attribute__((pass_object_size(3)))) {}
void p3(void *const p __attribute__((pass_dynamic_object_size(0)))) {}
template <class T> void p4(T *const p __attribute__((pass_object_size(2)))) {} template void p4(int *const);
extern "C" __attribute__((overloadable)) int ov(int) { return 1; } extern "C" __attribute__((overloadable)) int ov(char *, ...) { return 1; }
void cc1(__attribute__((ms_abi)) void (*)(int), __attribute__((sysv_abi)) int (*)()) {}
void cc2(__attribute__((vectorcall)) void (*)(int), __attribute__((regcall)) void (*)(), __attribute__((preserve_most)) void (*)(), __attribute__((preserve_all)) void (*)(), __attribute__((swiftcall)) void (*)()) {}
__attribute__((regcall)) int cc3(int, S *) { return 1; } namespace n { __attribute__((regcall)) int cc4(int) { return 1; } }
__attribute__((vectorcall)) int cc5(int) { return 1; }
void cc6(__attribute__((stdcall)) void (*)(int), __attribute__((fastcall)) void (*)(int), __attribute__((thiscall)) void (*)(int), __attribute__((pascal)) void (*)(), __attribute__((cdecl)) void (*)(), __attribute__((regparm(2))) void (*)(int)) {}
__attribute__((stdcall)) int cc7(int) { return 1; }
__attribute__((fastcall)) int cc8(int) { return 1; }
template <class T> void cc9(T) {} template void cc9(__attribute__((ms_abi)) void (*)());
void nr(__attribute__((noreturn)) void (*)(), void (*)(void (^)())) {}
void nd(__attribute__((noderef)) int *, int *_Nonnull, int *_Nullable *_Null_unspecified) {}
template <class T> void tr1(__underlying_type(T) *) {} template void tr1<E>(int *);
template <class T> void tr2(typename Id<__underlying_type(T)>::type, __remove_cv(T), __add_pointer(T), __remove_reference_t(T), __decay(T), __make_signed(T), __make_unsigned(T)) {} template void tr2<E2>(int, E2, E2 *, E2, E2, int, unsigned);
template <class T> void tr3(__remove_cvref(T) *, __add_lvalue_reference(T), __remove_pointer(T) *, __add_rvalue_reference(T), __remove_extent(T) *, __remove_all_extents(T) *, __remove_const(T), __remove_volatile(T), __remove_restrict(T)) {} template void tr3<int>(int *, int &, int *, int &&, int *, int *, int, int, int);
template <class T> void tr4(__remove_cvref(T) *) {} template void tr4<int const &>(int *);
template <class T> void tr5(__remove_cv(T) *) {} template void tr5<int const>(int *);
template <class T> auto tt1(T) -> decltype(__is_same(T, int), __is_class(T), __is_base_of(S, T), __is_constructible(T, int, T), 0) { return 0; } int use_tt1() { return tt1(S()); }
template <bool> struct B {}; template <class T> void tt2(B<__is_pod(T)>, B<__is_enum(T)>, B<__is_trivially_constructible(T, T const &)>, B<__is_union(T)>) {} int use_tt2() { tt2<S>({}, {}, {}, {}); return 1; }
template <class T> void tt3(B<__has_trivial_destructor(T)>, B<__is_convertible_to(T, int)>) {} void use_tt3() { tt3<S>({}, {}); }
template <class T> void ii(__make_integer_seq<Li2, T, 3>);
template <class T, T... V> struct Seq {}; template <class T, int N> void ms(__make_integer_seq<Seq, T, N> *) {} void use_ms() { ms<int, 3>(nullptr); }
template <int N, class... T> void tpe(__type_pack_element<N, T...> *) {} void use_tpe() { tpe<1, int, char>(nullptr); }
template <class T> auto bi1(T t) -> decltype(__builtin_expect(t, 1), 0) { return 0; } int use_bi1() { return bi1(3L); }
template <class T> auto bi2(T t) -> decltype(__builtin_bit_cast(unsigned, t), 0) { return 0; } int use_bi2() { return bi2(3); }
template <class T> auto bi3(T t) -> decltype(__builtin_offsetof(T, m), 0) { return 0; } int use_bi3() { return bi3(S()); }
template <class T> auto bi4(T t) -> decltype(__builtin_addressof(t), 0) { return 0; } int use_bi4() { return bi4(S()); }
template <class T> auto bi5(T t) -> decltype(__builtin_types_compatible_p(T, int), 0) { return 0; } int use_bi5() { return bi5(1); }
template <class T> auto bi6(T t) -> decltype(__builtin_convertvector(t, T), 0) { return 0; }
template <class T> auto bi7(T t) -> decltype(__builtin_choose_expr(1, t, t), 0) { return 0; } int use_bi7() { return bi7(1); }
template <class T> auto bi8(T t) -> decltype(({ t; }), 0) { return 0; }
template <class T> auto bi9(T t) -> decltype(t ?: t, 0) { return 0; } int use_bi9() { return bi9(1); }
template <class T> auto bi10(T t) -> decltype(__builtin_shufflevector(t, t, 0, 1), 0) { return 0; } typedef int v2 __attribute__((vector_size(8))); int use_bi10() { return bi10(v2()); }
template <class T> auto bi11(T t) -> decltype(__real__ t + __imag__ t, 0) { return 0; } int use_bi11() { return bi11(1.0) + bi11(1.0fi); }
template <class T> auto bi12(T t) -> decltype((T){1}, (T[]){1, 2}, 0) { return 0; } int use_bi12() { return bi12(1); }

template <class T> auto bi14(T t) -> decltype(__uuidof(t), 0) { return 0; } struct __declspec(uuid("12345678-1234-1234-1234-123456789abc")) UU {}; int use_bi14() { return bi14(UU()); }
template <class T> auto ext1(T t) -> decltype(t.xyz, t.x, t.rgba, 0) { return 0; } typedef float f4 __attribute__((ext_vector_type(4))); int use_ext1() { return ext1(f4()); }
template <class T> auto sl(T t) -> decltype(__builtin_source_location(), __builtin_LINE(), __builtin_FUNCTION(), 0) { return 0; } int use_sl() { return sl(1); }
void al1(_Atomic(int), _Atomic int *, _Atomic(S) &) {} template <class T> void al2(_Atomic(T) *) {} template void al2<int>(_Atomic(int) *); void va(__builtin_va_list, __builtin_va_list *) {}
__attribute__((availability(macos, introduced = 10.9))) int av() { return 1; } __attribute__((asm("named by hand"))) int hand() { return 1; } int dollar$sign(struct a$b *) { return 1; } __attribute__((weak)) int wk() { return 1; } extern int al __attribute__((alias("_Z2wkv"))); [[clang::internal_linkage]] int il(int x) { return x; } int use_il() { return il(2); } struct [[clang::internal_linkage]] IL { int f() { return 1; } static int s; }; int use_il2() { return IL().f(); }
template <class T> [[clang::no_specializations]] void nsp(T) {} template <class T> struct [[clang::preferred_name(Pn)]] Pnn; __attribute__((cfi_canonical_jump_table)) void cfi() {} struct __attribute__((trivial_abi)) Tr { ~Tr(); }; void tri(Tr) {} struct [[gnu::visibility("hidden")]] Vis { virtual void f(); }; void Vis::f() {} 
