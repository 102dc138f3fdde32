//! The kinds of tokens, and the patterns that logos finds them by.
//!
//! Patterns only: what no pattern can say (where a string ends) is in [`lexer`](crate::lexer), and what is
//! told to people about bad tokens is in `mend`.

use logos::Logos;

use crate::Span;

/// A piece of the text. The tokens of a file lie side by side and cover it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is; never empty.
    pub span: Span,
}

/// What a token is.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[logos(utf8 = false)]
#[allow(missing_docs, reason = "keywords and operators are named for what `text` gives")]
pub enum TokenKind {
    /// Blanks, tabs, line breaks, no-break spaces (UTF-8 and Latin-1), byte order marks.
    #[regex(b"([ \t\r\n\x0B\x0C]|\xC2\xA0|\xA0|\xEF\xBB\xBF)+")]
    Whitespace,
    /// From `#` to the end of the line, the line break not included.
    #[regex(b"#([^\n]*[^\r\n])?", allow_greedy = true)]
    Comment,

    #[token(b"if")]
    If,
    #[token(b"else")]
    Else,
    #[token(b"while")]
    While,
    #[token(b"do")]
    Do,
    #[token(b"for")]
    For,
    #[token(b"foreach")]
    Foreach,
    #[token(b"in")]
    In,
    #[token(b"switch")]
    Switch,
    #[token(b"case")]
    Case,
    #[token(b"default")]
    Default,
    #[token(b"break")]
    Break,
    #[token(b"continue")]
    Continue,
    #[token(b"return")]
    Return,
    #[token(b"sub")]
    Sub,
    #[token(b"import")]
    Import,
    #[token(b"as")]
    As,
    #[token(b"print")]
    Print,
    #[token(b"true")]
    True,
    #[token(b"false")]
    False,
    #[token(b"nil")]
    Nil,

    /// A function or a sub, with all its points: `http.getHeader`.
    #[regex(b"[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*")]
    Name,
    /// `$name`
    #[regex(b"\\$[A-Za-z_][A-Za-z0-9_]*")]
    Variable,
    /// `$1` to `$9`
    #[regex(b"\\$[1-9]", priority = 10)]
    Capture,
    /// `42`
    #[regex(b"[0-9]+", priority = 10)]
    Integer,
    /// `0x2a`
    #[regex(b"0[xX][0-9a-fA-F]+", priority = 10)]
    Hex,
    /// `4.2`, `42e-1`
    #[regex(b"[0-9]+\\.[0-9]+([eE][+-]?[0-9]+)?", priority = 10)]
    #[regex(b"[0-9]+[eE][+-]?[0-9]+", priority = 10)]
    Double,
    /// `"text"`, escapes and line breaks among it.
    #[token(b"\"")]
    DoubleQuoted,
    /// `'text'`
    #[token(b"'")]
    SingleQuoted,

    #[token(b"(")]
    OpenRound,
    #[token(b")")]
    CloseRound,
    #[token(b"[")]
    OpenSquare,
    #[token(b"]")]
    CloseSquare,
    #[token(b"{")]
    OpenCurly,
    #[token(b"}")]
    CloseCurly,
    #[token(b",")]
    Comma,
    #[token(b";")]
    Semicolon,
    #[token(b":")]
    Colon,
    #[token(b"?")]
    Question,
    #[token(b"=>")]
    Arrow,

    #[token(b"+")]
    Plus,
    #[token(b"-")]
    Minus,
    #[token(b".")]
    Dot,
    #[token(b"*")]
    Star,
    #[token(b"/")]
    Slash,
    #[token(b"%")]
    Percent,
    #[token(b"<<")]
    ShiftLeft,
    #[token(b">>")]
    ShiftRight,
    #[token(b"<")]
    Less,
    #[token(b"<=")]
    LessEqual,
    #[token(b">")]
    Greater,
    #[token(b">=")]
    GreaterEqual,
    #[token(b"==")]
    EqualEqual,
    #[token(b"!=")]
    BangEqual,
    #[token(b"&")]
    And,
    #[token(b"^")]
    Caret,
    #[token(b"|")]
    Or,
    #[token(b"&&")]
    AndAnd,
    #[token(b"||")]
    OrOr,
    #[token(b"!")]
    Bang,
    #[token(b"~")]
    Tilde,
    #[token(b"++")]
    PlusPlus,
    #[token(b"--")]
    MinusMinus,

    #[token(b"=")]
    Equal,
    #[token(b"+=")]
    PlusEqual,
    #[token(b"-=")]
    MinusEqual,
    #[token(b"*=")]
    StarEqual,
    #[token(b"/=")]
    SlashEqual,
    #[token(b"%=")]
    PercentEqual,
    #[token(b".=")]
    DotEqual,
    #[token(b"<<=")]
    ShiftLeftEqual,
    #[token(b">>=")]
    ShiftRightEqual,
    #[token(b"&=")]
    AndEqual,
    #[token(b"|=")]
    OrEqual,
    #[token(b"^=")]
    CaretEqual,

    /// An operator that other languages have and that can be nothing else here.
    #[token(b"===")]
    #[token(b"!==")]
    #[token(b"<>")]
    #[token(b"<=>")]
    #[token(b"=<")]
    #[token(b"~=")]
    #[token(b":=")]
    #[token(b"::")]
    #[token(b"->")]
    #[token(b"**")]
    #[token(b"**=")]
    #[token(b"&&=")]
    #[token(b"||=")]
    #[token(b"??")]
    #[token(b">>>")]
    #[token(b"..")]
    #[token(b"...")]
    ForeignOperator,
    /// `// ...` to the end of the line, or `/* ... */`.
    #[regex(b"//([^\n]*[^\r\n])?", allow_greedy = true)]
    #[token(b"/*")]
    ForeignComment,
    /// Digits with letters stuck to them: `10kb`, `0x`.
    #[regex(b"[0-9][0-9A-Za-z_]*", priority = 1)]
    #[regex(b"[0-9]+\\.[0-9]+[A-Za-z_][0-9A-Za-z_]*", priority = 1)]
    MalformedNumber,
    /// `$` alone, `$0`, `$10`, `$2nd`, `${name}`.
    #[token(b"$")]
    #[regex(b"\\$[0-9][0-9A-Za-z_]*", priority = 1)]
    #[regex(b"\\$\\{[A-Za-z0-9_ ]*\\}")]
    MalformedVariable,
    /// From a quote to where its line was probably meant to close it.
    UnclosedString,
    /// A string between typographic quotes, or such an opening quote and a straight closing one.
    TypographicString,
    /// A typographic quote that no other answers.
    #[regex(b"\xE2\x80[\x98-\x9F]|\xC2\xAB|\xC2\xBB|[\x91-\x94]")]
    TypographicQuote,
    /// A character, or a byte that belongs to none, that begins nothing.
    #[regex(b"[\xC3-\xDF][\x80-\xBF]|\xC2[\x80-\x9F\xA1-\xAA\xAC-\xBA\xBC-\xBF]", priority = 1)]
    #[regex(b"[\xE0-\xEF][\x80-\xBF][\x80-\xBF]", priority = 1)]
    #[regex(b"[\xF0-\xF4][\x80-\xBF][\x80-\xBF][\x80-\xBF]", priority = 1)]
    Stray,
}

impl TokenKind {
    /// Whether the parser does not see it.
    pub fn is_trivia(self) -> bool {
        matches!(self, TokenKind::Whitespace | TokenKind::Comment | TokenKind::ForeignComment)
    }

    /// Whether it is a string, closed as it should be or not.
    pub fn is_string(self) -> bool {
        matches!(
            self,
            TokenKind::DoubleQuoted
                | TokenKind::SingleQuoted
                | TokenKind::UnclosedString
                | TokenKind::TypographicString
        )
    }

    /// The keyword with these letters.
    pub fn keyword(text: &[u8]) -> Option<TokenKind> {
        let kind = match text {
            b"if" => TokenKind::If,
            b"else" => TokenKind::Else,
            b"while" => TokenKind::While,
            b"do" => TokenKind::Do,
            b"for" => TokenKind::For,
            b"foreach" => TokenKind::Foreach,
            b"in" => TokenKind::In,
            b"switch" => TokenKind::Switch,
            b"case" => TokenKind::Case,
            b"default" => TokenKind::Default,
            b"break" => TokenKind::Break,
            b"continue" => TokenKind::Continue,
            b"return" => TokenKind::Return,
            b"sub" => TokenKind::Sub,
            b"import" => TokenKind::Import,
            b"as" => TokenKind::As,
            b"print" => TokenKind::Print,
            b"true" => TokenKind::True,
            b"false" => TokenKind::False,
            b"nil" => TokenKind::Nil,
            _ => return None,
        };
        Some(kind)
    }

    /// Whether a statement begins with it and no expression does.
    pub fn begins_only_statements(self) -> bool {
        matches!(
            self,
            TokenKind::If
                | TokenKind::While
                | TokenKind::Do
                | TokenKind::For
                | TokenKind::Foreach
                | TokenKind::Switch
                | TokenKind::Break
                | TokenKind::Continue
                | TokenKind::Return
                | TokenKind::Sub
                | TokenKind::Import
                | TokenKind::Print
        )
    }

    /// Whether it is an operand by itself.
    pub fn is_operand(self) -> bool {
        self.is_string()
            || matches!(
                self,
                TokenKind::Variable
                    | TokenKind::Capture
                    | TokenKind::Integer
                    | TokenKind::Hex
                    | TokenKind::Double
                    | TokenKind::True
                    | TokenKind::False
                    | TokenKind::Nil
                    | TokenKind::MalformedNumber
                    | TokenKind::MalformedVariable
            )
    }

    /// Whether it stands between two operands and nowhere else. (`-` is not among them.)
    pub fn is_infix(self) -> bool {
        matches!(
            self,
            TokenKind::Plus
                | TokenKind::Dot
                | TokenKind::Star
                | TokenKind::Slash
                | TokenKind::Percent
                | TokenKind::ShiftLeft
                | TokenKind::ShiftRight
                | TokenKind::Less
                | TokenKind::LessEqual
                | TokenKind::Greater
                | TokenKind::GreaterEqual
                | TokenKind::EqualEqual
                | TokenKind::BangEqual
                | TokenKind::And
                | TokenKind::Caret
                | TokenKind::Or
                | TokenKind::AndAnd
                | TokenKind::OrOr
        )
    }

    /// Whether it is `=` or one of its compounds.
    pub fn is_assignment(self) -> bool {
        matches!(
            self,
            TokenKind::Equal
                | TokenKind::PlusEqual
                | TokenKind::MinusEqual
                | TokenKind::StarEqual
                | TokenKind::SlashEqual
                | TokenKind::PercentEqual
                | TokenKind::DotEqual
                | TokenKind::ShiftLeftEqual
                | TokenKind::ShiftRightEqual
                | TokenKind::AndEqual
                | TokenKind::OrEqual
                | TokenKind::CaretEqual
        )
    }
}
