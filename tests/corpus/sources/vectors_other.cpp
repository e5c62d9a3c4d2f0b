// RISC-V, PowerPC, SystemZ, WebAssembly, AMD and x86 vector and matrix types.
// run: clang -std=c++20 --target=riscv64-linux-gnu -march=rv64gcv_zvfh -ffreestanding -DRV
// run: clang -std=c++20 --target=riscv64-linux-gnu -march=rv64gcv_zvl256b -mrvv-vector-bits=256 -ffreestanding -DRV -DRVF
// run: clang -std=c++20 --target=powerpc64le-linux-gnu -mcpu=pwr10 -ffreestanding -DPPC -maltivec
// run: clang -std=c++20 --target=s390x-linux-gnu -march=z15 -mzvector -ffreestanding -DZ
// run: clang -std=c++20 --target=wasm32-unknown-unknown -mreference-types -msimd128 -DWASM
// run: clang -x clcpp --target=spir64-unknown-unknown -emit-llvm -DCL
// run: clang -std=c++20 -fenable-matrix -mavx512fp16 -mavx512bf16 -DX86
// run: gcc -std=c++20 -mavx512f -DX86
template <class T> struct Id { static int f(T *) { return 1; } };
#ifdef RV
void r1(__rvv_int8m1_t, __rvv_uint8mf8_t, __rvv_float32m2_t, __rvv_bool8_t, __rvv_int64m8_t *) {}
void r2(__rvv_int8m1x2_t, __rvv_float64m1x4_t *) {}
void r3(__rvv_float16m1_t) {}
void r4(__rvv_bool1_t, __rvv_bool64_t) {}
template <class T> void rt(T *, Id<T>) {} template void rt(__rvv_int32m4_t *, Id<__rvv_int32m4_t>);
__attribute__((riscv_vector_cc)) void rcc(__rvv_int32m1_t) {} void rcc2(__attribute__((riscv_vector_cc)) void (*)()) {}
#ifdef RVF
typedef __rvv_int32m1_t fixed __attribute__((riscv_rvv_vector_bits(256)));
typedef __rvv_bool8_t fixedb __attribute__((riscv_rvv_vector_bits(32)));
typedef __rvv_float64m2_t fixedd __attribute__((riscv_rvv_vector_bits(512)));
void x1(fixed, fixed *, fixedd) {}
void x2(fixedb) {}
void x3(Id<fixed>) {}
#endif
#endif
#ifdef PPC
void p1(vector int, vector bool char *, vector pixel, vector float const &, vector unsigned long long, vector signed __int128) {}
void p2(__vector_pair *, __vector_quad *) {}
void p3(__ibm128, long double) {}
void p4(Id<vector double>, vector bool long long) {}
#endif
#ifdef Z
void z1(vector int, vector bool char *, vector double const &, vector unsigned long long) {}
void z2(vector float) {}
#endif
#ifdef WASM
void w1(__externref_t) {}
void w2(__externref_t (*)(__externref_t)) {}
void w3(Id<int __attribute__((vector_size(16)))>) {}
#endif
#ifdef CL
void c1(local int *, global float4 const *, constant char *, private int *, generic int *) {}
void c2(event_t, sampler_t, queue_t, clk_event_t, reserve_id_t) {}
void c3(read_only image2d_t, write_only image1d_array_t, read_write image3d_t) {}
void c4(half *, half4 *, uchar16 &, double2, int3) {}
template <class T> void c5(T *, global T *) {} template void c5(int *, global int *); struct S { int m() __global { return 1; } int k() __local const { return 1; } int q() __generic; S() __private {} }; int S::q() __generic { return 1; }
void c6(global int *local *private *, int (*)(global int *)) {}
#endif
#ifdef X86
typedef float m34 __attribute__((matrix_type(3, 4))); void x1(m34, m34 *) {}
template <class T, unsigned R, unsigned C> using Mat = T __attribute__((matrix_type(R, C))); template <class T, unsigned R, unsigned C> void x2(Mat<T, R, C> *) {} template void x2<float, 3, 4>(m34 *);
template <unsigned N> void x3(float __attribute__((matrix_type(N, N + 1))) *) {} template void x3<3>(m34 *);
template <class T> auto x4(T t) -> decltype(t[1][2], 0) { return 0; } int use_x4() { return x4(m34()); }
typedef float __m512 __attribute__((__vector_size__(64))); typedef long long __m128i __attribute__((__vector_size__(16), __may_alias__)); typedef _Float16 __m128h __attribute__((__vector_size__(16))); typedef __bf16 __m128bh __attribute__((__vector_size__(16))); typedef char vc __attribute__((vector_size(1)));
void x5(__m512, __m128i, __m512 *, Id<__m512>, Id<__m128i>) {}
void x6(__m128h) {}
void x7(__m128bh) {}
void x8(vc) {}
template <class T> T x9(T a, T b) { return a + b; } template __m512 x9(__m512, __m512); template __m128i x9(__m128i, __m128i);
__attribute__((target("default"))) int mv(int) { return 1; }
__attribute__((target("avx2"))) int mv(int) { return 2; }
__attribute__((target("arch=skylake"))) int mv(int) { return 3; }
__attribute__((target("avx512f,bmi2"))) int mv(int) { return 4; }
namespace n { __attribute__((target_clones("avx2", "default", "arch=haswell", "sse4.2"))) int mc(int x, Id<int> *) { return x; } }
template <class T> __attribute__((target_clones("avx2", "default"))) T mct(T t) { return t; } int use() { return mv(1) + n::mc(1, nullptr) + mct(1); }
struct M { __attribute__((target_clones("avx", "default"))) int m(); __attribute__((target("default"))) int k(); __attribute__((target("sse4.2"))) int k(); }; int M::m() { return 1; } int M::k() { return 1; } int M::k() { return 2; } int usem(M m) { return m.m() + m.k(); }
extern "C" int (*resolve())(int); int ifn(int) __attribute__((ifunc("resolve"))); namespace n { int cold() __attribute__((cold)); int ifn2(int) __attribute__((ifunc("resolve"))); } int usei() { return ifn(1) + n::ifn2(2); }
void cpud() __attribute__((cpu_dispatch(ivybridge, generic))) {} 
void __attribute__((cpu_specific(ivybridge))) cpus() {}
#endif
