
use builtin;
use str;

set edit:completion:arg-completer[cpp-demangle] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'cpp-demangle'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'cpp-demangle'= {
            cand -s 'How names are mangled, in c++filt''s words'
            cand --format 'How names are mangled, in c++filt''s words'
            cand -f 'Copy a file, with all names in it demangled; - is standard input (may be repeated)'
            cand --file 'Copy a file, with all names in it demangled; - is standard input (may be repeated)'
            cand --in-place 'Demangle all names in files, and replace the files'
            cand -j 'How many threads demangle, in order; 0 for one on each core [default: 1]'
            cand --jobs 'How many threads demangle, in order; 0 for one on each core [default: 1]'
            cand --color 'Color the parts of texts: auto (default) on a terminal, unless NO_COLOR is set'
            cand --completions 'Print the completion of these arguments for a shell'
            cand --scheme 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters'
            cand --style 'Whose text to print: gnu for GNU c++filt''s, llvm for llvm-cxxfilt''s, cpp_demangle for that of the Rust crate of this name (for MSVC names, llvm-undname''s); by default the symbol''s own style, or gnu'
            cand --inline-namespaces 'More inline namespaces of std that simplify_std leaves out, besides those of the known libraries (may be repeated)'
            cand --max-template-depth 'Print ... for template arguments that are nested deeper than this; by default print all'
            cand -_ 'Drop the underscore that some systems (macOS, 32-bit Windows) put before names'
            cand --strip-underscore 'Drop the underscore that some systems (macOS, 32-bit Windows) put before names'
            cand -n 'Keep it, so that such names are not read (default)'
            cand --no-strip-underscore 'Keep it, so that such names are not read (default)'
            cand -t 'Demangle types on their own, too: PKc is char const*'
            cand --types 'Demangle types on their own, too: PKc is char const*'
            cand -R 'Limit the depth of names (default)'
            cand --recurse-limit 'Limit the depth of names (default)'
            cand -r 'Accepted for c++filt''s sake: the depth of names is always limited'
            cand --no-recurse-limit 'Accepted for c++filt''s sake: the depth of names is always limited'
            cand -v 'Print the version'
            cand --version 'Print the version'
            cand --lines 'Write each line for itself'
            cand --progress 'Show the progress on files, if standard error is a terminal'
            cand --anywhere 'Also find names inside larger words (.text._Z1fv), without their underscore (ZN1A1fEv), and cut off'
            cand --quote 'Put quotation marks around texts'
            cand --manual 'Print the manual page, in roff'
            cand --json 'Print a line of JSON for each name: mangled, demangled, scheme, kind and parts'
            cand --tree 'Print the parse of each name, drawn as a tree'
            cand --collapsed 'Read collapsed stacks (a;b;c 42), for flame graphs: short names, equal stacks added up'
            cand -i 'Do not print the full templates of std::string and similar names; without them, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
            cand --no-verbose 'Do not print the full templates of std::string and similar names; without them, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
            cand -p 'Do not print the parameters of functions; without them, the return type and the qualifiers after them go too'
            cand --no-params 'Do not print the parameters of functions; without them, the return type and the qualifiers after them go too'
            cand --no-return-type 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
            cand --no-literal-types 'Do not print the types of literals in expressions'
            cand --no-template-args 'Do not print template arguments'
            cand --no-enclosing-params 'Do not print the parameters of functions that enclose a local name or a closure'
            cand --no-closure-params 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
            cand --no-abi-tags 'Do not print ABI tags, such as [abi:cxx11]'
            cand --no-clone-suffix 'Do not print the suffixes of clones, such as [clone .isra.0]'
            cand --no-requires 'Do not print requires clauses'
            cand --simplify-std 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
            cand --no-access 'Do not print access specifiers, such as public:, in MSVC names'
            cand --no-calling-convention 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
            cand --no-tag-kind 'Do not print class, struct, union and enum before types in MSVC names'
            cand --no-member-type 'Do not print static and virtual before members in MSVC names'
            cand --no-variable-type 'Do not print the types of variables in MSVC names'
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
