//! Between lexer and parser: one pass over the tokens that makes their form sound, and says what it mended.
//!
//! Brackets are matched here, so that the parser can take each block by itself and never meets an unclosed
//! one; nesting is counted here, so that nothing behind can be made to recurse too deep; and here is known
//! what people write by habit from other languages or by slip, which is said in words made for it and then
//! mended, so that it causes no second error. What is only wrong in its order is left to the grammar.
//!
//! Each token is looked at once, with one token before and one behind: the pass takes linear time.

mod braces;
mod brackets;
mod conditions;
mod hashes;
mod literals;
mod nesting;
mod operators;
mod semicolons;
mod words;

use std::collections::HashSet;

use crate::ast::Comment;
use crate::parser::sink::Sink;
use crate::{Code, Diagnostic, Span, Token, TokenKind};

/// A token for the parser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mended {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
    /// For an opening bracket the index of its closing one.
    pub(crate) close: u32,
    /// For an opening brace the number of its block.
    pub(crate) block: u32,
    /// Whether it is the first on its line.
    pub(crate) first_on_line: bool,
}

/// What the pass hands on.
pub(crate) struct Form {
    /// Brackets among them are all matched.
    pub(crate) tokens: Vec<Mended>,
    /// The indices of the braces of each block, inner blocks before outer ones.
    pub(crate) blocks: Vec<(u32, u32)>,
    /// The comments of the file.
    pub(crate) comments: Vec<Comment>,
    /// Whether some statement is nested so deep that its tree must be measured.
    pub(crate) is_deep: bool,
}

/// Makes the form of a file's tokens sound.
pub(crate) fn mend(text: &[u8], raw: &[Token], sink: &mut Sink) -> Form {
    let mut mender = Mender {
        text,
        raw,
        sink,
        at: 0,
        form: Form {
            tokens: Vec::with_capacity(raw.len() * 2 / 3 + 1),
            blocks: Vec::new(),
            comments: Vec::new(),
            is_deep: false,
        },
        open: vec![Frame::new(Shape::File, Purpose::None, u32::MAX)],
        bodies: Vec::new(),
        depth: 0,
        header: None,
        statement_ended: false,
        operand_ended: false,
        troubled: false,
        string_broke: false,
        stopped: false,
        declared: None,
        last_top_close: None,
    };
    mender.run();
    mender.form
}

struct Mender<'a> {
    text: &'a [u8],
    raw: &'a [Token],
    sink: &'a mut Sink,
    /// The index of the raw token that is being read.
    at: usize,
    form: Form,
    /// What is open around the current token; the file itself is the first.
    open: Vec<Frame>,
    /// The headers whose bodies are open, innermost last.
    bodies: Vec<Body>,
    /// How deep the current token is nested.
    depth: usize,
    /// A header that just ended, so that the next token begins its body.
    header: Option<Header>,
    /// Whether a statement just ended that an `else` may follow.
    statement_ended: bool,
    /// Whether the last token ends an operand, so that an operator or an end must follow.
    operand_ended: bool,
    /// Whether something in this statement has been diagnosed.
    troubled: bool,
    /// Whether a quote inside a string has turned this statement inside out.
    string_broke: bool,
    /// Whether the rest of the file is left out.
    stopped: bool,
    /// The names of all subs in small letters, once they were asked for.
    declared: Option<HashSet<Vec<u8>>>,
    /// The last brace that closed a block of the file's own level.
    last_top_close: Option<Span>,
}

/// Something open.
struct Frame {
    shape: Shape,
    purpose: Purpose,
    /// The index of the opening token.
    opener: u32,
    /// The semicolons in it.
    semicolons: u8,
    /// Whether the opening bracket is not in the text.
    is_implied: bool,
    /// Whether a `case` waits for its colon.
    in_label: bool,
    /// Unary operators that wait for their operand's end.
    unary: usize,
    /// Assignments, with the unary operators before them, that wait for their value's end.
    assignments: usize,
    /// How many bodies are open outside of it.
    bodies: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    File,
    Curly,
    Round,
    Square,
    /// Between `?` and `:`.
    Ternary,
}

/// What a round bracket is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    None,
    If,
    While,
    DoWhile,
    For,
    Foreach,
    Switch,
    Params,
    /// A hash in braces, taken for one in square brackets.
    BracedHash,
}

/// What a body belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    If,
    Else,
    Loop,
}

struct Body {
    is_if: bool,
    /// 1 when the body has no braces, which would count themselves.
    weight: usize,
}

impl Frame {
    fn new(shape: Shape, purpose: Purpose, opener: u32) -> Frame {
        Frame {
            shape,
            purpose,
            opener,
            semicolons: 0,
            is_implied: false,
            in_label: false,
            unary: 0,
            assignments: 0,
            bodies: 0,
        }
    }
}

impl Mender<'_> {
    fn run(&mut self) {
        let mut first_on_line = true;
        while self.at < self.raw.len() && !self.stopped {
            let token = self.raw[self.at];
            match token.kind {
                TokenKind::Whitespace => first_on_line |= self.breaks_line(token.span),
                TokenKind::Comment => self.form.comments.push(Comment { span: token.span }),
                TokenKind::ForeignComment => self.foreign_comment(token.span),
                _ => {
                    self.read(token, first_on_line);
                    first_on_line = false;
                }
            }
            self.at += 1;
        }
        self.finish();
    }

    /// Takes a token of the text: literals and names are looked at for what they are.
    fn read(&mut self, token: Token, first_on_line: bool) {
        let Token { kind, span } = token;
        match kind {
            TokenKind::Name => self.word(span, first_on_line),
            TokenKind::DoubleQuoted
            | TokenKind::SingleQuoted
            | TokenKind::UnclosedString
            | TokenKind::TypographicString
            | TokenKind::TypographicQuote
            | TokenKind::Integer
            | TokenKind::Hex
            | TokenKind::Double
            | TokenKind::MalformedNumber
            | TokenKind::MalformedVariable
            | TokenKind::Stray => self.literal(kind, span, first_on_line),
            TokenKind::ForeignOperator => self.foreign_operator(span, first_on_line),
            TokenKind::Tilde if self.is_match_operator(span) => self.match_operator(span),
            TokenKind::In => self.visit(span, first_on_line),
            TokenKind::As => self.visit_as(span, first_on_line),
            _ => self.accept(kind, span, first_on_line),
        }
    }

    /// Takes a token of the grammar: its brackets, its nesting, and what is missing before it.
    fn accept(&mut self, kind: TokenKind, span: Span, first_on_line: bool) {
        let Some(kind) = self.brackets_before(kind, span, first_on_line) else { return };
        self.condition_before(kind, span);
        self.semicolon_before(kind, span, first_on_line);
        self.nesting_before(kind, span);
        if self.stopped {
            return;
        }
        let index = self.form.tokens.len() as u32;
        self.form.tokens.push(Mended { kind, span, close: index, block: 0, first_on_line });
        self.brackets_behind(kind, index);
    }

    /// The token before the current one.
    fn previous(&self) -> Option<&Mended> {
        self.form.tokens.last()
    }

    fn previous_kind(&self) -> Option<TokenKind> {
        self.previous().map(|token| token.kind)
    }

    /// The end of the token before the current one.
    fn previous_end(&self) -> u32 {
        self.previous().map_or(0, |token| token.span.end)
    }

    /// The token behind the current one, and whether it is the first on its line.
    fn next(&self) -> Option<(Token, bool)> {
        let (at, first_on_line) = self.next_at(self.at)?;
        Some((self.raw[at], first_on_line))
    }

    /// The index of the token behind a raw one.
    fn next_at(&self, behind: usize) -> Option<(usize, bool)> {
        let mut first_on_line = false;
        for (at, token) in self.raw.iter().enumerate().skip(behind + 1) {
            if !token.kind.is_trivia() {
                return Some((at, first_on_line));
            }
            first_on_line |= token.kind == TokenKind::Whitespace && self.breaks_line(token.span);
        }
        None
    }

    fn next_kind(&self) -> Option<TokenKind> {
        self.next().map(|(token, _)| token.kind)
    }

    /// What is open around the current token. There is always the file.
    fn frame(&mut self) -> &mut Frame {
        if self.open.is_empty() {
            self.open.push(Frame::new(Shape::File, Purpose::None, u32::MAX));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Whether statements stand here: no bracket is open but braces.
    fn at_statement_level(&self) -> bool {
        self.open.last().is_none_or(|frame| matches!(frame.shape, Shape::File | Shape::Curly))
    }

    fn slice(&self, span: Span) -> &[u8] {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Whether there is a line break in a span, which is mostly a blank.
    fn breaks_line(&self, span: Span) -> bool {
        self.slice(span).contains(&b'\n')
    }

    /// The bytes of a span for a message.
    fn quoted(&self, span: Span) -> String {
        String::from_utf8_lossy(self.slice(span)).into_owned()
    }

    fn diagnostic(&self, code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.sink.file, span, message)
    }

    /// Begins a statement that nothing has been said about.
    fn begin_statement(&mut self) {
        self.troubled = false;
        self.string_broke = false;
    }

    /// Reports an error after which the grammar may find more wrong with the same statement.
    fn error(&mut self, diagnostic: Diagnostic) {
        self.sink.trouble(diagnostic.span.start);
        self.troubled = true;
        if !self.string_broke {
            self.sink.push(diagnostic);
        }
    }
}
