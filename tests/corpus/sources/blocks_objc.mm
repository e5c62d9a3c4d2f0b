// Blocks inside Objective-C methods: their invocation functions carry the method's own name.
// run: clang -std=c++17 -x objective-c++ -fblocks
// run: clang -std=c++17 -x objective-c++ -fblocks --target=x86_64-apple-macosx11
__attribute__((objc_root_class)) @interface J
- (int)run:(int)x with:(int)y; + (void)go;
@end
template <class T> int fn(T t) { static int n; return n++ + t(1); }
@implementation J
- (int)run:(int)x with:(int)y { int (^b)(int) = ^(int z) { static int q; struct L { int f() { static int r; return r++; } } l; return x + z + q++ + l.f(); }; return b(1) + fn(b) + fn([](int k) { static int in; return in + k; }) + fn(^(int k) { static int inb; return inb + k + fn([](int w) { return w; }); }); }
+ (void)go { static int (^sb)(int) = ^(int z) { static int deep; return deep++; }; sb(1); }
@end
