//! The differences between GNU's text and LLVM's. Each is a constant, named after what differs.
//!
//! A style is a type parameter of the printer and of the text sink, so each is compiled separately for each style.

use demangling::Padded;

/// The differences between the tools' texts.
pub(crate) trait Spelling {
    /// The style as an option.
    const DIALECT: demangling::Style;
    /// `_Z1f1AIS_IiEE`: `A<A<int> >` for `A<A<int>>`, and `operator<< <int>` for `operator<<<int>`.
    const SPACE_BETWEEN_ANGLES: bool;
    /// `_Z1fSs`: `std::basic_string<char, std::char_traits<char>, std::allocator<char> >` for `std::string`.
    const FULL_STD_ABBREVIATIONS: bool;
    /// `_Z1fDn`: GNU has `decltype(nullptr)`, LLVM `std::nullptr_t`.
    const NULLPTR_TYPE: Padded<24>;
    /// `_ZZ1fIiEvvE1x`: LLVM prints the return type of an enclosing function, `void f<int>()::x`; GNU does not.
    const RETURN_TYPE_OF_ENCLOSING: bool;
    /// `_ZZ1fvENKUlT_E_clEi`: the parameter of a generic closure, `auto:1` or `auto`.
    const NUMBERED_AUTO: bool;
    /// GNU takes a template parameter in a closure for the closure's own; LLVM also for that of an enclosing template.
    const CLOSURES_HIDE_TEMPLATES: bool;
    /// LLVM prints a template parameter in a constraint as it is mangled, `T` or `T0`; GNU prints its argument.
    const ARGUMENTS_IN_CONSTRAINTS: bool;
    /// `_ZN1fUlTyTnivE_E`: `$T0` and `$N1` for `$T` and `$N`, which LLVM numbers by their kind.
    const PARAMETERS_NUMBERED_TOGETHER: bool;
    /// `_ZN1fUlTnPA3_ivE_E`: `int (*) [3] $N0` for `int (*$N) [3]`.
    const NAME_AFTER_WHOLE_TYPE: bool;
    /// `_ZN1fUlTtTyEvE_E`: `template<typename> class $TT0` for `template<typename $T> typename $TT`.
    const TEMPLATE_TEMPLATE_KEYWORD: &'static str;
    /// `_ZN1fUlTpTyvE_E`: `typename... $T0` for `typename ...$T`.
    const ELLIPSIS_BEFORE_SPACE: bool;
    /// `_ZNUlvE1_1fEv`: `{lambda()#3}` for `'lambda1'()`.
    const CLOSURE: Padded<8>;
    /// `_ZNUt_1fEv`: `{unnamed type#1}` for `'unnamed'`.
    const UNNAMED_TYPE: Padded<16>;
    /// `_ZZZ1fvEUb_E1x`: `{block-literal#1}` for `'block-literal'`.
    const BLOCK_LITERAL: Padded<16>;
    /// The end of a closure, an unnamed type or a block literal.
    const UNNAMED_END: u8;
    /// GNU prints their number last and counts from one, `{lambda()#3}`. LLVM prints it before the parameters, counts
    /// from zero, and leaves out the number of the first: `'lambda'()`, `'lambda0'()`, `'lambda1'()`.
    const UNNAMED_NUMBER_LAST: bool;
    /// `_ZZZ1fvEUb0_E1x`: LLVM does not print the number of a block.
    const NUMBERED_BLOCKS: bool;
    /// `_Z1fv.isra.0.cold`: ` [clone .isra.0] [clone .cold]` for ` (.isra.0.cold)`.
    const CLONES_APART: bool;
    /// The beginning of a clone suffix.
    const CLONE: Padded<8>;
    /// The end of a clone suffix.
    const CLONE_END: u8;
    /// `_Z1fIXplLi1ELi2EEEvv`: GNU has `(1)+(2)`, LLVM `1 + 2`.
    const OPERANDS_IN_PARENTHESES: bool;
    /// `_Z1fILi1EEvDTgtLi1ELi2EE`: GNU always prints `>` in parentheses, and `>>` never; LLVM prints both in
    /// parentheses only where they would end template arguments.
    const GREATER_ALWAYS_IN_PARENTHESES: bool;
    /// `_Z1fIXplLi1ELi2EEEvv`: GNU prints no spaces in `(1)+(2)`; LLVM does in `1 + 2`.
    const SPACE_AROUND_OPERATORS: bool;
    /// `_Z1fIiEDTszfp_ET_`: `sizeof {parm#1}` for `sizeof (fp)`.
    const KEYWORD_OPERANDS_IN_PARENTHESES: bool;
    /// `_Z1fIiEDTclL_Z1gvEEET_`: GNU leaves out the parameters of the called function: `g()` for `g()()`.
    const CALLEES_WITHOUT_PARAMETERS: bool;
    /// `_Z1fIiEDTna_iEET_`: `new int` for `new[] int`.
    const ARRAYS_IN_NEW: bool;
    /// `_Z1fIiEDTnwLi1E_iEET_`: `new (1) int` for `new(1) int`.
    const SPACE_BEFORE_PLACEMENT: bool;
    /// `_Z1fIiEDTnw_ipiEET_`: `new int()` for `new int`.
    const EMPTY_INITIALIZERS_IN_NEW: bool;
    /// `_Z1fIiEDTfp_ET_`: `{parm#1}` for `fp`.
    const BRACED_FUNCTION_PARAMETERS: bool;
    /// `_Z1fIJicEEDTsZT_EDpT_`: `2` for `sizeof...(int, char)`.
    const COUNTED_PACKS: bool;
    /// `_Z1fIJicEEDTfrplfp_EDpT_`: `({parm#1}+...)` for `((fp...) + ...)`.
    const WHOLE_PACKS_IN_FOLDS: bool;
    /// `_Z1fILDn0EEvv`: `(decltype(nullptr))0` for `nullptr`.
    const NULLPTR_KEYWORD: bool;
    /// `_Z1fIiEDTfp_ET_`: `decltype ({parm#1})` for `decltype(fp)`.
    const SPACE_AFTER_DECLTYPE: bool;
    /// `_ZTW1x`
    const THREAD_WRAPPER: &'static str;
    /// `_ZTH1x`
    const THREAD_INIT: &'static str;
    /// `_ZGR1x_`: `reference temporary #0 for x` for `reference temporary for x`.
    const NUMBERED_REFERENCE_TEMPORARIES: bool;
    /// `_Z1fM1AA3_i`: `int (A::*) [3]` for `int(A::*) [3]`.
    const SPACE_BEFORE_MEMBER_POINTER_TO_ARRAY: bool;
    /// `_ZNR1A1fILi1EEEPFvvEv`: `void (*A::f<1>() &)()` for `void (*A::f<1>())() &`.
    const QUALIFIERS_BEFORE_REST_OF_RESULT: bool;
    /// `_Z1fPKDoFvvRE`: `noexcept const &` for `const & noexcept`.
    const EXCEPTION_SPEC_BEFORE_QUALIFIERS: bool;
    /// `_Z1fPDxFvvE`: ` transaction_safe`, which LLVM does not print.
    const TRANSACTION_SAFE: bool;
    /// `_Z1fDwvEFvvE`: `throw()` for `throw(void)`.
    const EMPTY_THROW: bool;
    /// `_Z1fCf`: ` _Complex` for ` complex`.
    const COMPLEX: &'static str;
    /// `_Z1fGf`: ` _Imaginary` for ` imaginary`.
    const IMAGINARY: &'static str;
    /// `_Z1fDv4_i`: `int __vector(4)` for `int vector[4]`.
    const VECTOR: &'static str;
    /// The end of a clone suffix.
    const VECTOR_END: u8;
    /// `_Z1fPU11objcproto1A11objc_object`: `f(objc_object objcproto1A*)` for `f(id<A>)`.
    const OBJC_PROTOCOLS: bool;
    /// `_Z1fU13block_pointerFvvE`: `void ( block_pointer)()` for `void () block_pointer`, `_Z1fCA3_i`:
    /// `int ( _Complex) [3]` for `int complex`, and for the function type of
    /// `_Z1fIFvvEEvPKT_`, `void ( const*)()` for `void  const(*)()`.
    const QUALIFIERS_ARE_DECLARATORS: bool;
    /// Without parameters, GNU prints no suffixes and no qualifiers of data. It still prints the qualifiers of a
    /// function in a default argument, `_ZZ1fiEd_NK1A1gEv`: `f(int)::{default arg#1}::A::g const`.
    const NAMES_ALONE: bool;
    /// `_ZNKR1A1xE`: GNU prints the qualifiers of names that are not functions, `A::x const &` for `A::x`.
    const QUALIFIED_DATA: bool;
    /// `_ZN1AF1fEv`: `A::f[friend]` for `A::friend f`.
    const FRIEND_AFTER_NAME: bool;
    /// `_ZZ1fiEd_N1bE`: `f(int)::{default arg#1}::b` for `f(int)::b`.
    const DEFAULT_ARGUMENTS: bool;
    /// `_ZN1AC1B3tagIiEEiv`: GNU does not recognize a constructor with a tag, and takes its first parameter for the
    /// return type: `int A::A[abi:tag]<int>()` for `A::A[abi:tag]<int>(int)`.
    const TAGGED_CONSTRUCTORS_HAVE_RESULTS: bool;
    /// `_ZZ1fiEd_NKUlT_E_clIiEEDai`: GNU does not recognize that a function in a default argument is a template, and
    /// takes its return type for the first parameter: `…::operator()<int>(auto, int) const` for
    /// `auto …::operator()<int>(int) const`.
    const TEMPLATES_IN_DEFAULT_ARGUMENTS_HAVE_RESULTS: bool;
    /// `_ZN1fUlTpTyTyiE_E`: GNU leaves out the parameters after a pack, `{lambda<typename... $T0>(int)#1}` for
    /// `'lambda'<typename ...$T, typename $T0>(int)`.
    const CLOSURE_HEADS_END_AT_A_PACK: bool;
    /// `_ZZ1fvENKUlTtTyEvE_clI1AEEDav`: GNU prints the parameters of a template template parameter without names.
    const NAMELESS_INNER_PARAMETERS: bool;
    /// GNU names a constructor after the identifier that was read last: `_ZN1AUt_C1Ev`, `A::{unnamed type#1}::A()` for
    /// `A::'unnamed'::()`; `_ZN1DCI21BEi`, `D::B(int)` for `D::D(int)`; and if the class is a substitution,
    /// `_Z1fI1AEvT_Z1gN1BE1CENS_C1Ev` …, after any identifier before it.
    const CTORS_DTORS_NAME_THE_LAST: bool;
    /// `_Z1fIfLf3f800000EEvv`: GNU prints the bytes, `(float)[3f800000]`, LLVM the value, `0x1p+0f`.
    const FLOAT_BYTES: bool;
    /// `_Z1fIJEiEvv`: `f<, int>` for `f<int>`.
    const COMMAS_AROUND_EMPTY_PACKS: bool;
    /// `_Z1fIJicEEv1LIJDp1QIJDpT_T_EEEE`: after an expansion, GNU continues with its last element,
    /// `L<Q<int, char, char>, …>` for `L<Q<int, char, int>, …>`.
    const EXPANSIONS_LEAVE_THEIR_INDEX: bool;
    /// `_Z1fIiQ1CIT_EEvv`: ` requires C<int>` after the function, and `A<int requires C<int> >` for `_Z1f1AIiQ1CIiEE`,
    /// which LLVM does not print.
    const CONSTRAINTS_OF_TEMPLATE_ARGS: bool;
    /// `___Z1fv_block_invoke.1`: LLVM leaves out the suffix of a block's invocation function.
    const SUFFIXES_OF_BLOCKS: bool;
    /// `_GLOBAL__I__Z1fv.cold`: GNU leaves out the suffix of a function that runs global constructors.
    const SUFFIXES_OF_GLOBALS: bool;
    /// `_Z1fIXtl1AtlA3_cLc72ELc105EEEEEvv`: `A{"Hi"}` for `A{char [3]{(char)72, (char)105}}`.
    const STRINGS_IN_QUOTES: bool;
    /// `_Z1f1AIFPFvvEiEE`: `void (* (int))()` for `void (*(int))()`.
    const SPACE_AFTER_RESULT_DECLARATOR: bool;
    /// `_ZN1AcvPSaIcEEv`: if the type of a conversion operator ends with a substitution, LLVM takes its template
    /// arguments for the operator's: `operator std::allocator*<char>` for `operator std::allocator<char>*`.
    const SPLIT_TEMPLATES_IN_CONVERSIONS: bool;
    /// `_Z1fIiEDTltdvfp_Li2ELi3EET_`: `(fp / 2) < 3`, since LLVM gives division the precedence of assignment.
    const DIVISION_IS_LOOSE: bool;
    /// `_Z1fIiEDTscPFvvEfp_ET_`: LLVM leaves out the text after the declarator, `static_cast<void (*>(fp)`.
    const CASTS_TO_HALF_A_TYPE: bool;
    /// `_Z1fIiEA2_iv`: `int (f<int>()) [2]` for `intf<int>() [2]`. No valid function returns an array.
    const ARRAY_RESULTS_IN_PARENTHESES: bool;
    /// `_Z1fKT_IKcE`: if the template argument already has a qualifier, GNU prints it once, LLVM twice.
    const MERGE_QUALIFIERS: bool;
    /// `_Z1fIXadL_ZN1A1gEiEEEvv`: GNU leaves out the parameters of a function whose address is taken.
    const ADDRESS_WITHOUT_PARAMETERS: bool;
    /// GNU looks a template parameter up when it prints it, so a substitution can change its meaning.
    const LATE_TEMPLATE_PARAMETERS: bool;
    /// LLVM prints a pack whole if its argument includes the declaration of the parameter.
    const DECLARED_PACKS_STAY_WHOLE: bool;
}

/// GNU c++filt, binutils 2.47.
#[derive(Debug, Clone)]
pub(crate) struct Gnu;

impl Spelling for Gnu {
    const DIALECT: demangling::Style = demangling::Style::Gnu;
    const SPACE_BETWEEN_ANGLES: bool = true;
    const FULL_STD_ABBREVIATIONS: bool = true;
    const NULLPTR_TYPE: Padded<24> = Padded::new("decltype(nullptr)");
    const RETURN_TYPE_OF_ENCLOSING: bool = false;
    const NUMBERED_AUTO: bool = true;
    const CLOSURES_HIDE_TEMPLATES: bool = true;
    const ARGUMENTS_IN_CONSTRAINTS: bool = true;
    const PARAMETERS_NUMBERED_TOGETHER: bool = true;
    const NAME_AFTER_WHOLE_TYPE: bool = true;
    const TEMPLATE_TEMPLATE_KEYWORD: &'static str = " class";
    const ELLIPSIS_BEFORE_SPACE: bool = true;
    const CLOSURE: Padded<8> = Padded::new("{lambda");
    const UNNAMED_TYPE: Padded<16> = Padded::new("{unnamed type");
    const BLOCK_LITERAL: Padded<16> = Padded::new("{block-literal");
    const UNNAMED_END: u8 = b'}';
    const UNNAMED_NUMBER_LAST: bool = true;
    const NUMBERED_BLOCKS: bool = true;
    const CLONES_APART: bool = true;
    const CLONE: Padded<8> = Padded::new(" [clone ");
    const CLONE_END: u8 = b']';
    const OPERANDS_IN_PARENTHESES: bool = true;
    const GREATER_ALWAYS_IN_PARENTHESES: bool = true;
    const SPACE_AROUND_OPERATORS: bool = false;
    const KEYWORD_OPERANDS_IN_PARENTHESES: bool = false;
    const CALLEES_WITHOUT_PARAMETERS: bool = true;
    const ARRAYS_IN_NEW: bool = false;
    const SPACE_BEFORE_PLACEMENT: bool = true;
    const EMPTY_INITIALIZERS_IN_NEW: bool = true;
    const BRACED_FUNCTION_PARAMETERS: bool = true;
    const COUNTED_PACKS: bool = true;
    const WHOLE_PACKS_IN_FOLDS: bool = true;
    const NULLPTR_KEYWORD: bool = false;
    const SPACE_AFTER_DECLTYPE: bool = true;
    const THREAD_WRAPPER: &'static str = "TLS wrapper function for ";
    const THREAD_INIT: &'static str = "TLS init function for ";
    const NUMBERED_REFERENCE_TEMPORARIES: bool = true;
    const SPACE_BEFORE_MEMBER_POINTER_TO_ARRAY: bool = true;
    const QUALIFIERS_BEFORE_REST_OF_RESULT: bool = true;
    const EXCEPTION_SPEC_BEFORE_QUALIFIERS: bool = true;
    const TRANSACTION_SAFE: bool = true;
    const EMPTY_THROW: bool = true;
    const COMPLEX: &'static str = " _Complex";
    const IMAGINARY: &'static str = " _Imaginary";
    const VECTOR: &'static str = " __vector(";
    const VECTOR_END: u8 = b')';
    const OBJC_PROTOCOLS: bool = false;
    const QUALIFIERS_ARE_DECLARATORS: bool = true;
    const NAMES_ALONE: bool = true;
    const QUALIFIED_DATA: bool = true;
    const FRIEND_AFTER_NAME: bool = true;
    const DEFAULT_ARGUMENTS: bool = true;
    const TAGGED_CONSTRUCTORS_HAVE_RESULTS: bool = true;
    const TEMPLATES_IN_DEFAULT_ARGUMENTS_HAVE_RESULTS: bool = false;
    const CLOSURE_HEADS_END_AT_A_PACK: bool = true;
    const NAMELESS_INNER_PARAMETERS: bool = true;
    const CTORS_DTORS_NAME_THE_LAST: bool = true;
    const FLOAT_BYTES: bool = true;
    const COMMAS_AROUND_EMPTY_PACKS: bool = true;
    const EXPANSIONS_LEAVE_THEIR_INDEX: bool = true;
    const CONSTRAINTS_OF_TEMPLATE_ARGS: bool = true;
    const SUFFIXES_OF_BLOCKS: bool = true;
    const SUFFIXES_OF_GLOBALS: bool = false;
    const STRINGS_IN_QUOTES: bool = false;
    const SPACE_AFTER_RESULT_DECLARATOR: bool = false;
    const SPLIT_TEMPLATES_IN_CONVERSIONS: bool = false;
    const DIVISION_IS_LOOSE: bool = false;
    const CASTS_TO_HALF_A_TYPE: bool = false;
    const ARRAY_RESULTS_IN_PARENTHESES: bool = true;
    const MERGE_QUALIFIERS: bool = true;
    const ADDRESS_WITHOUT_PARAMETERS: bool = true;
    const LATE_TEMPLATE_PARAMETERS: bool = true;
    const DECLARED_PACKS_STAY_WHOLE: bool = false;
}

/// llvm-cxxfilt, LLVM 23.
#[derive(Debug, Clone)]
pub(crate) struct Llvm;

impl Spelling for Llvm {
    const DIALECT: demangling::Style = demangling::Style::Llvm;
    const SPACE_BETWEEN_ANGLES: bool = false;
    const FULL_STD_ABBREVIATIONS: bool = false;
    const NULLPTR_TYPE: Padded<24> = Padded::new("std::nullptr_t");
    const RETURN_TYPE_OF_ENCLOSING: bool = true;
    const NUMBERED_AUTO: bool = false;
    const CLOSURES_HIDE_TEMPLATES: bool = false;
    const ARGUMENTS_IN_CONSTRAINTS: bool = false;
    const PARAMETERS_NUMBERED_TOGETHER: bool = false;
    const NAME_AFTER_WHOLE_TYPE: bool = false;
    const TEMPLATE_TEMPLATE_KEYWORD: &'static str = " typename";
    const ELLIPSIS_BEFORE_SPACE: bool = false;
    const CLOSURE: Padded<8> = Padded::new("'lambda");
    const UNNAMED_TYPE: Padded<16> = Padded::new("'unnamed");
    const BLOCK_LITERAL: Padded<16> = Padded::new("'block-literal");
    const UNNAMED_END: u8 = b'\'';
    const UNNAMED_NUMBER_LAST: bool = false;
    const NUMBERED_BLOCKS: bool = false;
    const CLONES_APART: bool = false;
    const CLONE: Padded<8> = Padded::new(" (");
    const CLONE_END: u8 = b')';
    const OPERANDS_IN_PARENTHESES: bool = false;
    const GREATER_ALWAYS_IN_PARENTHESES: bool = false;
    const SPACE_AROUND_OPERATORS: bool = true;
    const KEYWORD_OPERANDS_IN_PARENTHESES: bool = true;
    const CALLEES_WITHOUT_PARAMETERS: bool = false;
    const ARRAYS_IN_NEW: bool = true;
    const SPACE_BEFORE_PLACEMENT: bool = false;
    const EMPTY_INITIALIZERS_IN_NEW: bool = false;
    const BRACED_FUNCTION_PARAMETERS: bool = false;
    const COUNTED_PACKS: bool = false;
    const WHOLE_PACKS_IN_FOLDS: bool = false;
    const NULLPTR_KEYWORD: bool = true;
    const SPACE_AFTER_DECLTYPE: bool = false;
    const THREAD_WRAPPER: &'static str = "thread-local wrapper routine for ";
    const THREAD_INIT: &'static str = "thread-local initialization routine for ";
    const NUMBERED_REFERENCE_TEMPORARIES: bool = false;
    const SPACE_BEFORE_MEMBER_POINTER_TO_ARRAY: bool = false;
    const QUALIFIERS_BEFORE_REST_OF_RESULT: bool = false;
    const EXCEPTION_SPEC_BEFORE_QUALIFIERS: bool = false;
    const TRANSACTION_SAFE: bool = false;
    const EMPTY_THROW: bool = false;
    const COMPLEX: &'static str = " complex";
    const IMAGINARY: &'static str = " imaginary";
    const VECTOR: &'static str = " vector[";
    const VECTOR_END: u8 = b']';
    const OBJC_PROTOCOLS: bool = true;
    const QUALIFIERS_ARE_DECLARATORS: bool = false;
    const NAMES_ALONE: bool = false;
    const QUALIFIED_DATA: bool = false;
    const FRIEND_AFTER_NAME: bool = false;
    const DEFAULT_ARGUMENTS: bool = false;
    const TAGGED_CONSTRUCTORS_HAVE_RESULTS: bool = false;
    const TEMPLATES_IN_DEFAULT_ARGUMENTS_HAVE_RESULTS: bool = true;
    const CLOSURE_HEADS_END_AT_A_PACK: bool = false;
    const NAMELESS_INNER_PARAMETERS: bool = false;
    const CTORS_DTORS_NAME_THE_LAST: bool = false;
    const FLOAT_BYTES: bool = false;
    const COMMAS_AROUND_EMPTY_PACKS: bool = false;
    const EXPANSIONS_LEAVE_THEIR_INDEX: bool = false;
    const CONSTRAINTS_OF_TEMPLATE_ARGS: bool = false;
    const SUFFIXES_OF_BLOCKS: bool = false;
    const SUFFIXES_OF_GLOBALS: bool = true;
    const STRINGS_IN_QUOTES: bool = true;
    const SPACE_AFTER_RESULT_DECLARATOR: bool = true;
    const SPLIT_TEMPLATES_IN_CONVERSIONS: bool = true;
    const DIVISION_IS_LOOSE: bool = true;
    const CASTS_TO_HALF_A_TYPE: bool = true;
    const ARRAY_RESULTS_IN_PARENTHESES: bool = false;
    const MERGE_QUALIFIERS: bool = false;
    const ADDRESS_WITHOUT_PARAMETERS: bool = false;
    const LATE_TEMPLATE_PARAMETERS: bool = false;
    const DECLARED_PACKS_STAY_WHOLE: bool = true;
}
