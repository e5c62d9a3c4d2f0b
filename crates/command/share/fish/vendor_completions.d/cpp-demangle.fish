# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cpp_demangle_global_optspecs
    string join \n strip-underscore n/no-strip-underscore t/types R/recurse-limit r/no-recurse-limit v/version s/format= f/file= in-place= j/jobs= lines progress anywhere quote color= completions= manual json tree collapsed scheme= style= i/no-verbose p/no-params no-return-type no-literal-types no-template-args no-enclosing-params no-closure-params no-abi-tags no-clone-suffix no-requires simplify-std inline-namespaces= max-template-depth= no-access no-calling-convention no-tag-kind no-member-type no-variable-type h/help
end

function __fish_cpp_demangle_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cpp_demangle_global_optspecs) -- $cmd 2>/dev/null
    or return 0
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cpp_demangle_using_subcommand
    set -l cmd (__fish_cpp_demangle_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s s -l format -d 'How names are mangled, in c++filt\'s words' -r -f -a "none\t''
auto\t''
gnu-v3\t''
java\t''
gnat\t''
dlang\t''
rust\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s f -l file -d 'Copy a file, with all names in it demangled; - is standard input (may be repeated)' -r -F
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l in-place -d 'Demangle all names in the files that follow, and replace the files; hard links keep the old text' -r -F
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s j -l jobs -d 'Number of threads, 0 for one on each core; the order of output is kept [default: 1]' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l color -d 'Color the parts of texts: auto (default) on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l completions -d 'Print the completion of these arguments for a shell' -r -f -a "bash\t''
elvish\t''
fish\t''
powershell\t''
zsh\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l scheme -d 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters' -r -f -a "auto\t''
itanium\t''
rust\t''
msvc\t''
dlang\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l style -d 'Whose text to print: gnu for GNU c++filt\'s or llvm for llvm-cxxfilt\'s (for MSVC names, both print llvm-undname\'s), cpp_demangle for that of the Rust crate of this name [default: gnu]' -r -f -a "gnu\t''
llvm\t''
cpp_demangle\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l inline-namespaces -d 'Additional inline namespaces of std for --simplify-std to omit, beyond those of the known standard libraries (may be repeated, or several separated by commas)' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l max-template-depth -d 'Print ... for template arguments that are nested deeper than this; by default print all' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s _ -l strip-underscore -d 'Drop the underscore that some systems (macOS, 32-bit Windows) put before names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s n -l no-strip-underscore -d 'Keep it, so that such names are not read (default)'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s t -l types -d 'Demangle types on their own, too: PKc is char const*'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s R -l recurse-limit -d 'Limit the depth of names (default)'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s r -l no-recurse-limit -d 'Accepted for c++filt\'s sake: the depth of names is always limited'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s v -l version -d 'Print the version'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l lines -d 'Flush after every line'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l progress -d 'Show the progress on files, if standard error is a terminal'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l anywhere -d 'Also find names inside larger words (.text._Z1fv), without their underscore (ZN1A1fEv), and cut off'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l quote -d 'Put quotation marks around texts'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l manual -d 'Print the manual page, in roff'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l json -d 'Print a line of JSON for each name: mangled, demangled, scheme, kind and parts'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l tree -d 'Print the parse of each name, drawn as a tree'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l collapsed -d 'Read collapsed stacks (a;b;c 42), for flame graphs: short names, equal stacks added up'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s i -l no-verbose -d 'Do not expand std::string and similar names to full templates; unexpanded, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s p -l no-params -d 'Do not print the parameters of functions; without them, the qualifiers after them go too, and so does the return type, except in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-return-type -d 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-literal-types -d 'Do not print the types of literals in expressions'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-template-args -d 'Do not print template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-enclosing-params -d 'Do not print the parameters of functions that enclose a local name or a closure'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-closure-params -d 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-abi-tags -d 'Do not print ABI tags, such as [abi:cxx11]'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-clone-suffix -d 'Do not print the suffixes of clones, such as [clone .isra.0]'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-requires -d 'Do not print requires clauses'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l simplify-std -d 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-access -d 'Do not print access specifiers, such as public:, in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-calling-convention -d 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-tag-kind -d 'Do not print class, struct, union and enum before types in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-member-type -d 'Do not print static and virtual before members in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -l no-variable-type -d 'Do not print the types of variables in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -s h -l help -d 'Print help'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -f -a "column" -d 'Demangle a column of a Parquet, Arrow or CSV file (needs pyarrow)'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -f -a "symbols" -d 'List the symbols of binaries, demangled, in the order of the file, as nm -C -p'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -f -a "sizes" -d 'Show what takes the space in binaries, as a tree that adds up to their sections'
complete -c cpp-demangle -n "__fish_cpp_demangle_needs_command" -f -a "classes" -d 'List classes inferred from symbol names, with their vtables, constructors and members'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s c -l column -d 'The column of mangled names' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s a -l add -d 'Add a column for the demangled names' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l parts -d 'Add columns of these parts' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l prefix -d 'Put this before the names of the columns of --parts' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l errors -d 'What becomes of names that cannot be demangled' -r -f -a "keep\t''
none\t''
strict\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l threads -d 'How many threads to use' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l scheme -d 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters' -r -f -a "auto\t''
itanium\t''
rust\t''
msvc\t''
dlang\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l style -d 'Whose text to print: gnu for GNU c++filt\'s or llvm for llvm-cxxfilt\'s (for MSVC names, both print llvm-undname\'s), cpp_demangle for that of the Rust crate of this name [default: gnu]' -r -f -a "gnu\t''
llvm\t''
cpp_demangle\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l inline-namespaces -d 'Additional inline namespaces of std for --simplify-std to omit, beyond those of the known standard libraries (may be repeated, or several separated by commas)' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l max-template-depth -d 'Print ... for template arguments that are nested deeper than this; by default print all' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s q -l quiet -d 'Show no progress'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s i -l no-verbose -d 'Do not expand std::string and similar names to full templates; unexpanded, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s p -l no-params -d 'Do not print the parameters of functions; without them, the qualifiers after them go too, and so does the return type, except in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-return-type -d 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-literal-types -d 'Do not print the types of literals in expressions'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-template-args -d 'Do not print template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-enclosing-params -d 'Do not print the parameters of functions that enclose a local name or a closure'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-closure-params -d 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-abi-tags -d 'Do not print ABI tags, such as [abi:cxx11]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-clone-suffix -d 'Do not print the suffixes of clones, such as [clone .isra.0]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-requires -d 'Do not print requires clauses'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l simplify-std -d 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-access -d 'Do not print access specifiers, such as public:, in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-calling-convention -d 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-tag-kind -d 'Do not print class, struct, union and enum before types in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-member-type -d 'Do not print static and virtual before members in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -l no-variable-type -d 'Do not print the types of variables in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand column" -s h -l help -d 'Print help'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l section -d 'Only symbols in this section' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l member -d 'Only symbols of this member of an archive' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l type -d 'Only symbols with these letters of nm' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l kind -d 'Only symbols of this kind, such as vtable; or of one of several, with commas' -r -f -a "function\t''
constructor\t''
destructor\t''
conversion\t''
operator\t''
literal_operator\t''
data\t''
structured_binding\t''
string_literal\t''
vtable\t''
vtt\t''
construction_vtable\t''
typeinfo\t''
typeinfo_name\t''
typeinfo_function\t''
java_class\t''
non_virtual_thunk\t''
virtual_thunk\t''
covariant_thunk\t''
template_parameter_object\t''
thread_wrapper\t''
thread_init\t''
guard_variable\t''
reference_temporary\t''
hidden_alias\t''
transaction_clone\t''
non_transaction_clone\t''
module_initializer\t''
block_invocation\t''
import_thunk\t''
global_constructors\t''
global_destructors\t''
type\t''
closure\t''
shim\t''
initializer\t''
module_info\t''
vbtable\t''
base_class_descriptor\t''
base_class_array\t''
class_hierarchy_descriptor\t''
complete_object_locator\t''
vcall_thunk\t''
dynamic_initializer\t''
dynamic_atexit_destructor\t''
compiler_function\t''
hash\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l scope -d 'Only symbols in this namespace, class or function, as it is printed: with all template arguments' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l grep -d 'Only symbols whose demangled or mangled names match' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l sort -d 'Sort; sizes come largest first' -r -f -a "address\t''
size\t''
name\t''
demangled\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l arrow -d 'Write a file in the IPC format of Apache Arrow, with all columns' -r -F
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l color -d 'Color addresses and letters: auto (default) on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l scheme -d 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters' -r -f -a "auto\t''
itanium\t''
rust\t''
msvc\t''
dlang\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l style -d 'Whose text to print: gnu for GNU c++filt\'s or llvm for llvm-cxxfilt\'s (for MSVC names, both print llvm-undname\'s), cpp_demangle for that of the Rust crate of this name [default: gnu]' -r -f -a "gnu\t''
llvm\t''
cpp_demangle\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l inline-namespaces -d 'Additional inline namespaces of std for --simplify-std to omit, beyond those of the known standard libraries (may be repeated, or several separated by commas)' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l max-template-depth -d 'Print ... for template arguments that are nested deeper than this; by default print all' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s D -l dynamic -d 'Read the symbols for the dynamic linker; exports and imports of PE files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l static -d 'Read the symbols for the linker only [default: all that can be found]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-debug-files -d 'Do not search for separate debug files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l json -d 'Print JSON'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l csv -d 'Print CSV'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s S -l print-size -d 'Print sizes; ~ marks those that the format does not hold'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l mangled -d 'Print mangled names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s u -l undefined -d 'Only symbols that the file needs'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l defined -d 'Only symbols that the file defines'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l exported -d 'Only symbols that others can link to'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s r -l reverse -d 'Sort in reverse'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s i -l no-verbose -d 'Do not expand std::string and similar names to full templates; unexpanded, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s p -l no-params -d 'Do not print the parameters of functions; without them, the qualifiers after them go too, and so does the return type, except in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-return-type -d 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-literal-types -d 'Do not print the types of literals in expressions'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-template-args -d 'Do not print template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-enclosing-params -d 'Do not print the parameters of functions that enclose a local name or a closure'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-closure-params -d 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-abi-tags -d 'Do not print ABI tags, such as [abi:cxx11]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-clone-suffix -d 'Do not print the suffixes of clones, such as [clone .isra.0]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-requires -d 'Do not print requires clauses'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l simplify-std -d 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-access -d 'Do not print access specifiers, such as public:, in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-calling-convention -d 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-tag-kind -d 'Do not print class, struct, union and enum before types in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-member-type -d 'Do not print static and virtual before members in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -l no-variable-type -d 'Do not print the types of variables in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand symbols" -s h -l help -d 'Print help'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l by -d 'What to group by; several, with commas, are nested' -r -f -a "section\t''
archive_member\t''
scope\t''
template\t''
kind\t''
scheme\t''
type\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l depth -d 'The levels to print' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l top -d 'The children of each node to print; the others are summed up' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l width -d 'Cut lines to this width [default: that of the terminal, or 100]' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l html -d 'Write a page with a treemap, which needs nothing else' -r -F
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l fail-above -d 'End with status 3 if NEW is larger than OLD by more than this' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l scheme -d 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters' -r -f -a "auto\t''
itanium\t''
rust\t''
msvc\t''
dlang\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l style -d 'Whose text to print: gnu for GNU c++filt\'s or llvm for llvm-cxxfilt\'s (for MSVC names, both print llvm-undname\'s), cpp_demangle for that of the Rust crate of this name [default: gnu]' -r -f -a "gnu\t''
llvm\t''
cpp_demangle\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l inline-namespaces -d 'Additional inline namespaces of std for --simplify-std to omit, beyond those of the known standard libraries (may be repeated, or several separated by commas)' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l max-template-depth -d 'Print ... for template arguments that are nested deeper than this; by default print all' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -s D -l dynamic -d 'Read the symbols for the dynamic linker; exports and imports of PE files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l static -d 'Read the symbols for the linker only [default: all that can be found]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-debug-files -d 'Do not search for separate debug files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l json -d 'Print JSON'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l csv -d 'Print CSV'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l diff -d 'Show what changed from the first file, OLD, to the second, NEW'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -s i -l no-verbose -d 'Do not expand std::string and similar names to full templates; unexpanded, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -s p -l no-params -d 'Do not print the parameters of functions; without them, the qualifiers after them go too, and so does the return type, except in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-return-type -d 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-literal-types -d 'Do not print the types of literals in expressions'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-template-args -d 'Do not print template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-enclosing-params -d 'Do not print the parameters of functions that enclose a local name or a closure'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-closure-params -d 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-abi-tags -d 'Do not print ABI tags, such as [abi:cxx11]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-clone-suffix -d 'Do not print the suffixes of clones, such as [clone .isra.0]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-requires -d 'Do not print requires clauses'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l simplify-std -d 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-access -d 'Do not print access specifiers, such as public:, in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-calling-convention -d 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-tag-kind -d 'Do not print class, struct, union and enum before types in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-member-type -d 'Do not print static and virtual before members in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -l no-variable-type -d 'Do not print the types of variables in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand sizes" -s h -l help -d 'Print help'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l scheme -d 'How the names are mangled: itanium or msvc for C++, rust, dlang; by default auto, which decides for each name by its first characters' -r -f -a "auto\t''
itanium\t''
rust\t''
msvc\t''
dlang\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l style -d 'Whose text to print: gnu for GNU c++filt\'s or llvm for llvm-cxxfilt\'s (for MSVC names, both print llvm-undname\'s), cpp_demangle for that of the Rust crate of this name [default: gnu]' -r -f -a "gnu\t''
llvm\t''
cpp_demangle\t''"
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l inline-namespaces -d 'Additional inline namespaces of std for --simplify-std to omit, beyond those of the known standard libraries (may be repeated, or several separated by commas)' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l max-template-depth -d 'Print ... for template arguments that are nested deeper than this; by default print all' -r
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -s D -l dynamic -d 'Read the symbols for the dynamic linker; exports and imports of PE files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l static -d 'Read the symbols for the linker only [default: all that can be found]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-debug-files -d 'Do not search for separate debug files'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l json -d 'Print JSON'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l csv -d 'Print CSV'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -s i -l no-verbose -d 'Do not expand std::string and similar names to full templates; unexpanded, the text is that of c++filt -i, nm -C and abi::__cxa_demangle'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -s p -l no-params -d 'Do not print the parameters of functions; without them, the qualifiers after them go too, and so does the return type, except in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-return-type -d 'Do not print return types, which most names do not have: only those of function templates, and MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-literal-types -d 'Do not print the types of literals in expressions'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-template-args -d 'Do not print template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-enclosing-params -d 'Do not print the parameters of functions that enclose a local name or a closure'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-closure-params -d 'Do not print the signatures of closures; without them, {lambda(int)#1} becomes {lambda#1}'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-abi-tags -d 'Do not print ABI tags, such as [abi:cxx11]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-clone-suffix -d 'Do not print the suffixes of clones, such as [clone .isra.0]'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-requires -d 'Do not print requires clauses'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l simplify-std -d 'Print short names of the standard library: std::string, no inline namespaces, no default template arguments'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-access -d 'Do not print access specifiers, such as public:, in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-calling-convention -d 'Do not print calling conventions, such as __cdecl, in MSVC names; those of pointers to functions stay'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-tag-kind -d 'Do not print class, struct, union and enum before types in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-member-type -d 'Do not print static and virtual before members in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -l no-variable-type -d 'Do not print the types of variables in MSVC names'
complete -c cpp-demangle -n "__fish_cpp_demangle_using_subcommand classes" -s h -l help -d 'Print help'
