// NEON and SVE vector types.
// run: clang -std=c++20 --target=aarch64-linux-gnu -march=armv9-a+sve2+bf16+sme2 -ffreestanding
// run: clang -std=c++20 --target=aarch64-linux-gnu -march=armv8-a+sve -msve-vector-bits=512 -ffreestanding -DFIXED
#define NV(n, t) typedef __attribute__((neon_vector_type(n))) t
NV(8, char) int8x8_t;
NV(16, signed char) int8x16_t;
NV(4, short) int16x4_t;
NV(4, float) float32x4_t;
NV(2, double) float64x2_t;
NV(2, unsigned long) uint64x2_t;
NV(8, __fp16) float16x8_t;
NV(8, __bf16) bfloat16x8_t;
NV(4, int) int32x4_t;
typedef __attribute__((neon_polyvector_type(16))) unsigned char poly8x16_t;
typedef __attribute__((neon_polyvector_type(8))) char poly8x8_t;
typedef __attribute__((neon_polyvector_type(8))) unsigned short poly16x8_t;
typedef __attribute__((neon_polyvector_type(8))) short poly16x8s_t;
template <class T> struct Id { static int f(T *) { return 1; } };
void n1(int8x8_t, int8x16_t *, int16x4_t const &, int32x4_t) {}
void n2(float32x4_t, float16x8_t) {}
void n2b(float64x2_t) {}
void n2c(uint64x2_t) {}
void n3(bfloat16x8_t) {}
void n4(poly8x16_t, poly16x8_t) {}
void n5(poly8x8_t, poly16x8s_t) {}
void n6(Id<int8x8_t>, Id<float32x4_t>, Id<int32x4_t *>) {}
void s1(__SVInt8_t, __SVInt16_t, __SVInt32_t, __SVInt64_t, __SVUint8_t, __SVUint16_t, __SVUint32_t, __SVUint64_t, __SVFloat16_t, __SVFloat32_t, __SVFloat64_t, __SVBool_t) {}
void s2(__SVBfloat16_t, __SVBfloat16_t *) {}
void s3(__clang_svint8x2_t, __clang_svfloat32x3_t, __clang_svuint64x4_t *) {}
void s4(__SVCount_t *) {}
void s5(__SVMfloat8_t, __clang_svmfloat8x2_t) {}
void s5b(__mfp8) {}
template <class T> void s6(T, T *) {} template void s6(__SVInt8_t, __SVInt8_t *);
void sm(void (*)() __arm_streaming, void (*)() __arm_streaming_compatible, void (*)() __arm_inout("za"), void (*)() __arm_in("zt0") __arm_streaming, void (*)() __arm_preserves("za") __arm_out("zt0"), void (*)(int) __arm_agnostic("sme_za_state")) {}
template <class T> struct Fn { static int f() { return 1; } }; template struct Fn<void() __arm_streaming>; template struct Fn<int(int) __arm_inout("za")>;
#ifdef FIXED
typedef __SVInt32_t fixed_int __attribute__((arm_sve_vector_bits(512)));
typedef __SVBool_t fixed_bool __attribute__((arm_sve_vector_bits(512)));
typedef __SVFloat64_t fixed_double __attribute__((arm_sve_vector_bits(512)));
void x1(fixed_int, fixed_bool *, fixed_double const &) {}
void x2(Id<fixed_int>, Id<fixed_bool>) {}
#endif
__attribute__((aarch64_vector_pcs)) void pcs(float32x4_t) {} void pcs2(__attribute__((aarch64_vector_pcs)) void (*)(), __attribute__((aarch64_sve_pcs)) void (*)()) {}
__attribute__((target_version("default"))) int mv() { return 1; }
__attribute__((target_version("sve2"))) int mv() { return 2; }
__attribute__((target_version("sve2-bitperm+dotprod"))) int mv() { return 3; }
__attribute__((target_clones("sve", "simd+fp16", "default"))) int mc(int) { return 1; } int use() { return mv() + mc(1); }
void va(__builtin_va_list, __int128, __fp16 *, _Float16, __bf16, long double) {}
