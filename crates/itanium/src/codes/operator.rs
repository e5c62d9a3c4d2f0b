//! `<operator-name>`: codes of two letters, and the operators' text and syntax.

/// An operator: an index into [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operator(u8);

/// The syntax of an operator in an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `ng <expression>`
    Prefix,
    /// `pp <expression>`, with `pp_` for the prefix syntax
    Increment,
    /// `pl <expression> <expression>`
    Binary,
    /// `dt`, `pt`, `ds`, `pm`: the right operand is a member
    Member,
    /// `ix`
    Subscript,
    /// `qu`
    Conditional,
    /// `cl`
    Call,
    /// `nw`, `na`
    New,
    /// `dl`, `da`
    Delete,
    /// `st`, `ti`, `at`: the operand is a type
    OfType,
    /// `sz`, `te`, `az`, `nx`: the operand is an expression
    OfExpression,
    /// No operator of an expression; `<expression>` has its own alternative for it
    NameOnly,
}

/// C++'s precedences, from the tightest to the loosest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    Primary,
    Postfix,
    Unary,
    Cast,
    PointerToMember,
    Multiplicative,
    Additive,
    Shift,
    Spaceship,
    Relational,
    Equality,
    And,
    Xor,
    Or,
    AndIf,
    OrIf,
    Conditional,
    Assign,
    Comma,
    Default,
}

impl Precedence {
    /// True if an operand of this precedence needs parentheses beside an operator of precedence `around`. If
    /// `tighter_only`, one of the same precedence needs none.
    pub(crate) fn needs_parentheses(self, around: Precedence, tighter_only: bool) -> bool {
        if tighter_only { self > around } else { self >= around }
    }
}

struct Row {
    code: [u8; 2],
    text: &'static str,
    syntax: Syntax,
    precedence: Precedence,
}

const fn row(code: &[u8; 2], text: &'static str, syntax: Syntax, precedence: Precedence) -> Row {
    Row { code: *code, text, syntax, precedence }
}

use Precedence as P;
use Syntax::{
    Binary, Call, Conditional, Delete, Increment, Member, NameOnly, New, OfExpression, OfType, Prefix, Subscript,
};

/// The operators.
const TABLE: [Row; 74] = [
    row(b"aN", "&=", Binary, P::Assign),
    row(b"aS", "=", Binary, P::Assign),
    row(b"aa", "&&", Binary, P::AndIf),
    row(b"ad", "&", Prefix, P::Unary),
    row(b"an", "&", Binary, P::And),
    row(b"at", "alignof", OfType, P::Unary),
    row(b"aw", "co_await", Prefix, P::Unary),
    row(b"az", "alignof", OfExpression, P::Unary),
    row(b"cl", "()", Call, P::Postfix),
    row(b"cm", ",", Binary, P::Comma),
    row(b"co", "~", Prefix, P::Unary),
    row(b"dV", "/=", Binary, P::Assign),
    row(b"da", "delete[]", Delete, P::Unary),
    row(b"de", "*", Prefix, P::Unary),
    row(b"dl", "delete", Delete, P::Unary),
    row(b"ds", ".*", Member, P::PointerToMember),
    row(b"dt", ".", Member, P::Postfix),
    row(b"dv", "/", Binary, P::Multiplicative),
    row(b"eO", "^=", Binary, P::Assign),
    row(b"eo", "^", Binary, P::Xor),
    row(b"eq", "==", Binary, P::Equality),
    row(b"ge", ">=", Binary, P::Relational),
    row(b"gt", ">", Binary, P::Relational),
    row(b"ix", "[]", Subscript, P::Postfix),
    row(b"lS", "<<=", Binary, P::Assign),
    row(b"le", "<=", Binary, P::Relational),
    row(b"ls", "<<", Binary, P::Shift),
    row(b"lt", "<", Binary, P::Relational),
    row(b"mI", "-=", Binary, P::Assign),
    row(b"mL", "*=", Binary, P::Assign),
    row(b"mi", "-", Binary, P::Additive),
    row(b"ml", "*", Binary, P::Multiplicative),
    row(b"mm", "--", Increment, P::Postfix),
    row(b"na", "new[]", New, P::Unary),
    row(b"ne", "!=", Binary, P::Equality),
    row(b"ng", "-", Prefix, P::Unary),
    row(b"nt", "!", Prefix, P::Unary),
    row(b"nw", "new", New, P::Unary),
    row(b"nx", "noexcept", OfExpression, P::Unary),
    row(b"oR", "|=", Binary, P::Assign),
    row(b"oo", "||", Binary, P::OrIf),
    row(b"or", "|", Binary, P::Or),
    row(b"pL", "+=", Binary, P::Assign),
    row(b"pl", "+", Binary, P::Additive),
    row(b"pm", "->*", Member, P::PointerToMember),
    row(b"pp", "++", Increment, P::Postfix),
    row(b"ps", "+", Prefix, P::Unary),
    row(b"pt", "->", Member, P::Postfix),
    row(b"qu", "?", Conditional, P::Conditional),
    row(b"rM", "%=", Binary, P::Assign),
    row(b"rS", ">>=", Binary, P::Assign),
    row(b"rm", "%", Binary, P::Multiplicative),
    row(b"rs", ">>", Binary, P::Shift),
    row(b"ss", "<=>", Binary, P::Spaceship),
    row(b"st", "sizeof", OfType, P::Unary),
    row(b"sz", "sizeof", OfExpression, P::Unary),
    row(b"te", "typeid", OfExpression, P::Postfix),
    row(b"ti", "typeid", OfType, P::Postfix),
    row(b"cc", "const_cast", NameOnly, P::Postfix),
    row(b"dc", "dynamic_cast", NameOnly, P::Postfix),
    row(b"rc", "reinterpret_cast", NameOnly, P::Postfix),
    row(b"sc", "static_cast", NameOnly, P::Postfix),
    row(b"sZ", "sizeof...", NameOnly, P::Unary),
    row(b"sP", "sizeof...", NameOnly, P::Unary),
    row(b"gs", "::", NameOnly, P::Primary),
    row(b"tw", "throw", NameOnly, P::Assign),
    row(b"tr", "throw", NameOnly, P::Primary),
    row(b"fl", "...", NameOnly, P::Primary),
    row(b"fr", "...", NameOnly, P::Primary),
    row(b"fL", "...", NameOnly, P::Primary),
    row(b"fR", "...", NameOnly, P::Primary),
    row(b"di", "=", NameOnly, P::Assign),
    row(b"dx", "]=", NameOnly, P::Assign),
    row(b"dX", "[...]=", NameOnly, P::Assign),
];

impl Operator {
    /// The operator of a two-letter code, if it is one.
    #[inline]
    pub(crate) fn from_code(first: u8, second: u8) -> Option<Operator> {
        const NONE: u8 = u8::MAX;
        /// By both letters, so that a look-up is one load. All first letters are lower case.
        static BY_CODE: [[u8; 64]; 26] = by_code();
        let row = BY_CODE.get(usize::from(first.wrapping_sub(b'a')))?;
        match row.get(usize::from(second.wrapping_sub(b'A'))) {
            Some(&index) if index != NONE => Some(Operator(index)),
            _ => None,
        }
    }

    /// True for operators that can be the name of a function.
    pub(crate) fn names_a_function(self) -> bool {
        !matches!(self.syntax(), Syntax::NameOnly | Syntax::OfExpression | Syntax::OfType)
            && self.code() != *b"dt"
            && self.code() != *b"ds"
    }

    /// True for operators that GNU takes for the name of a function: also those that appear only in expressions, but for
    /// `typeid`.
    pub(crate) fn names_a_function_for_gnu(self) -> bool {
        !matches!(self.code(), [b't', b'e' | b'i'])
    }

    /// True for operators that are words; a space separates these from `operator`.
    pub(crate) fn is_word(self) -> bool {
        self.text().as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
    }

    #[inline(always)]
    fn row(self) -> &'static Row {
        // Every operator has a row. The fallback makes that known to the compiler.
        TABLE.get(usize::from(self.0)).unwrap_or(&TABLE[0])
    }

    pub(crate) fn code(self) -> [u8; 2] {
        self.row().code
    }
    pub(crate) fn text(self) -> &'static str {
        self.row().text
    }
    pub(crate) fn syntax(self) -> Syntax {
        self.row().syntax
    }
    pub(crate) fn precedence(self) -> Precedence {
        self.row().precedence
    }
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which reports a panic"
)]
const fn by_code() -> [[u8; 64]; 26] {
    let mut places = [[u8::MAX; 64]; 26];
    let mut index = 0;
    while index < TABLE.len() {
        let [first, second] = TABLE[index].code;
        places[(first - b'a') as usize][(second - b'A') as usize] = index as u8;
        index += 1;
    }
    places
}
