// Objective-C++: methods, protocol-qualified and parameterised object types, locals and blocks inside methods.
// run: clang -std=c++{14,20} -x objective-c++ -fblocks
// run: clang -std=c++17 -x objective-c++ -fblocks -fobjc-arc --target={x86_64-apple-macosx11,arm64-apple-ios14}
// run: gcc -std=c++17 -x objective-c++
@protocol P - (int)p; @end
@protocol Q @end
__attribute__((objc_root_class)) @interface I { int ivar; }
- (int)m:(int)x; - (void)two:(int)a words:(char)b; + (id)cls; @property int prop;
@end
@interface G<T, U> : I
@end
@interface I (Category)
- (int)inCategory; + (int)classInCategory:(int)x;
@end
void f(id, Class, SEL, I *, id<P>, I<P> *, id<P, Q>, Class<P>, I<P, Q> *const *) {}
void g(G<I *, id> *, G<id<P>, I *> *) {}
void h(__unsafe_unretained id, __strong id *, __weak id *, __autoreleasing id *) {}
template <class T> struct Tpl { static int f(T *) { static int n; return n++; } }; template <class T> int fn(T) { static int n; return n++; }
@implementation I
- (int)m:(int)x { static int s; struct L { int f() { static int n; return n++; } } l; auto lam = [&] { static int k; return k++ + x; }; return s++ + l.f() + lam() + Tpl<L>::f(&l) + fn(lam); }
- (void)two:(int)a words:(char)b { static int t; t += a + b; enum E { e0 }; fn(e0); }
+ (id)cls { static int u; struct M { virtual int v() { static int q; return q++; } }; return new M ? (id)0 : (id)0; }
@end
@implementation I (Category)
- (int)inCategory { static int w; return w++ + [](int x) { static int lz; return x + lz++; }(1); }
+ (int)classInCategory:(int)x { struct N { int z() { static int zz; return zz++; } } nn; return nn.z(); }
@end
int use(I *i, id d, id<P> p, Class c) { return fn(i) + fn(d) + fn(p) + fn(c) + Tpl<I *>::f(&i) + Tpl<id<P>>::f(&p) + fn(@selector(m:)); }
