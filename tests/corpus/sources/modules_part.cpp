// A partition of a named module: its names and initialiser carry W and WP.
// run: gcc -std=c++20 -fmodules-ts
// run: clang -std=c++20 -x c++-module
export module alpha.beta:part.two;
int init(); export int x = init(); export struct P { int f(P); template <class T> struct Q { int g(Q, P, T); }; }; int P::f(P) { return 1; } template <class T> int P::Q<T>::g(Q, P, T) { return 1; } template struct P::Q<P>; template struct P::Q<int>; namespace n { export template <class... T> int many(T...) { return 1; } template int many(P, P *, P::Q<int>); } template <class T> int tf(T) { return 1; } template int tf(P); int operator-(P, P) { return 1; } P global; P *pointers(P **, P const &, int P::*) { return 0; }
