"""The project's own corpora: mangled names with the texts of c++filt and llvm-cxxfilt."""
