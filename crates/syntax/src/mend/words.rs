//! Names that are no names: keywords with capitals, words and operators of other languages, variables without
//! `$`, functions without brackets.

use super::{Mender, Purpose, Shape};
use crate::{Span, TokenKind, codes};

/// Words that begin a declaration elsewhere.
const DECLARATIONS: [&[u8]; 21] = [
    b"var", b"let", b"my", b"our", b"local", b"const", b"global", b"declare", b"set", b"int", b"integer",
    b"long", b"float", b"double", b"string", b"bool", b"boolean", b"char", b"array", b"hash", b"auto",
];

/// No word that is looked at here is longer.
const LONGEST_WORD: usize = 10;

impl Mender<'_> {
    /// Takes a name for what it was meant to be.
    pub(super) fn word(&mut self, span: Span, first_on_line: bool) {
        let before = self.previous_kind();
        if matches!(before, Some(TokenKind::Sub | TokenKind::Import | TokenKind::As)) {
            self.accept(TokenKind::Name, span, first_on_line);
            return;
        }
        if let Some(string) = self.string_before() {
            self.unescaped_quote(string);
            self.accept(TokenKind::Stray, span, first_on_line);
            return;
        }
        let name = self.slice(span);
        let is_dotted = name.contains(&b'.');
        let mut small = [0; LONGEST_WORD];
        let lower = match small.get_mut(..name.len()) {
            Some(small) if !is_dotted => {
                small.copy_from_slice(name);
                small.make_ascii_lowercase();
                &*small
            }
            _ => &[],
        };
        let next = self.next();
        let next_kind = next.map(|(token, _)| token.kind);
        let calls = next_kind == Some(TokenKind::OpenRound);
        // Most names are functions in a call, and no word of another language.
        if !lower.is_empty() && self.foreign_word(span, lower, next_kind, first_on_line) {
            return;
        }
        if calls || self.is_matcher(next_kind) {
            self.accept(TokenKind::Name, span, first_on_line);
            return;
        }
        let on_line = next.is_some_and(|(_, first)| !first);
        let is_counted = on_line && matches!(next_kind, Some(TokenKind::PlusPlus | TokenKind::MinusMinus))
            || matches!(before, Some(TokenKind::PlusPlus | TokenKind::MinusMinus)) && !self.operand_ended;
        let is_assigned = next_kind.is_some_and(TokenKind::is_assignment);
        let is_visited = next_kind == Some(TokenKind::In);
        let is_param = self.open.last().is_some_and(|frame| frame.purpose == Purpose::Params);
        let is_indexed = next
            .is_some_and(|(token, _)| token.kind == TokenKind::OpenSquare && token.span.start == span.end);
        if !is_dotted && (is_counted || is_assigned || is_visited || is_param || is_indexed) {
            self.missing_dollar(span);
            self.accept(TokenKind::Variable, span, first_on_line);
        } else if is_dotted && is_assigned {
            self.assigned_function(span);
            self.accept(TokenKind::Stray, span, first_on_line);
        } else {
            // Behind a stray character it is hardly a name.
            if !self.at.checked_sub(1).is_some_and(|at| self.raw[at].kind == TokenKind::Stray) {
                self.bare_name(span, next.map(|(token, first)| (token.kind, first)));
            }
            self.accept(TokenKind::Stray, span, first_on_line);
        }
    }

    /// Words that other languages have, or keywords with capitals. True when the word has been dealt with.
    fn foreign_word(
        &mut self,
        span: Span,
        lower: &[u8],
        next: Option<TokenKind>,
        first_on_line: bool,
    ) -> bool {
        let calls = next == Some(TokenKind::OpenRound);
        if let Some(keyword) = TokenKind::keyword(lower) {
            let fits = match keyword {
                TokenKind::If
                | TokenKind::While
                | TokenKind::For
                | TokenKind::Foreach
                | TokenKind::Switch
                | TokenKind::Print
                | TokenKind::Return
                | TokenKind::Case => true,
                TokenKind::Default => next == Some(TokenKind::Colon),
                _ => !calls,
            };
            if fits && !(calls && self.is_declared(lower)) {
                self.keyword_case(span, lower);
                self.accept(keyword, span, first_on_line);
                return true;
            }
            return false;
        }
        match lower {
            b"elseif" | b"elsif" | b"elif" if !(calls && self.is_declared(lower)) => {
                self.else_if(span);
                self.accept(TokenKind::Else, Span::new(span.start, span.start), first_on_line);
                self.accept(TokenKind::If, span, false);
                true
            }
            b"and" | b"or" | b"eq" | b"ne" | b"lt" | b"le" | b"gt" | b"ge" | b"mod" | b"xor"
                if self.operand_ended && next.is_some_and(begins_operand) =>
            {
                let (symbol, kind) = match lower {
                    b"and" => ("&&", TokenKind::AndAnd),
                    b"or" => ("||", TokenKind::OrOr),
                    b"eq" => ("==", TokenKind::EqualEqual),
                    b"ne" => ("!=", TokenKind::BangEqual),
                    b"lt" => ("<", TokenKind::Less),
                    b"le" => ("<=", TokenKind::LessEqual),
                    b"gt" => (">", TokenKind::Greater),
                    b"ge" => (">=", TokenKind::GreaterEqual),
                    b"mod" => ("%", TokenKind::Percent),
                    _ => ("^", TokenKind::Caret),
                };
                self.word_operator(span, symbol);
                self.accept(kind, span, false);
                true
            }
            b"not" if !self.operand_ended && next.is_some_and(begins_operand) && !self.is_declared(lower) => {
                self.word_operator(span, "!");
                self.accept(TokenKind::Bang, span, first_on_line);
                true
            }
            b"function" | b"func" | b"def" | b"fn" | b"proc" | b"procedure" | b"subroutine"
                if next == Some(TokenKind::Name) && self.begins_statement() =>
            {
                let word = self.quoted(span);
                let diagnostic = self
                    .diagnostic(
                        &codes::parsing::FOREIGN_DECLARATION,
                        span,
                        format!("`{word}` declares nothing"),
                    )
                    .label("the word is `sub`")
                    .fix("write `sub`", span, "sub");
                self.sink.push(diagnostic);
                self.accept(TokenKind::Sub, span, first_on_line);
                true
            }
            _ if DECLARATIONS.contains(&lower) && self.begins_statement() => self.declaration(span),
            b"then" if !calls && self.header == Some(super::Header::If) => {
                let diagnostic = self
                    .diagnostic(&codes::parsing::UNEXPECTED_TOKEN, span, "`then` is not a keyword")
                    .label("the statement follows the condition directly")
                    .fix("leave it out", span, "");
                self.sink.push(diagnostic);
                true
            }
            b"null" | b"undef" | b"none" | b"undefined" | b"empty" if !calls => {
                let word = self.quoted(span);
                let diagnostic = self
                    .diagnostic(
                        &codes::parsing::MISSING_CALL_BRACKETS,
                        span,
                        format!("`{word}` is not a value"),
                    )
                    .label("the empty value is `nil`")
                    .fix("write `nil`", span, "nil");
                self.sink.push(diagnostic);
                self.accept(TokenKind::Nil, span, first_on_line);
                true
            }
            _ => false,
        }
    }

    /// `var $x`, `let x`: the word is left out.
    fn declaration(&mut self, span: Span) -> bool {
        let Some((at, false)) = self.next_at(self.at) else { return false };
        let next = self.raw[at];
        let declares = next.kind == TokenKind::Variable
            || next.kind == TokenKind::Name
                && self.next_at(at).is_some_and(|(at, _)| {
                    matches!(self.raw[at].kind, TokenKind::Equal | TokenKind::Semicolon)
                });
        if declares {
            let word = self.quoted(span);
            let diagnostic = self
                .diagnostic(&codes::parsing::FOREIGN_DECLARATION, span, format!("`{word}` declares nothing"))
                .label("variables are not declared")
                .help("the first assignment makes a variable; in a sub it is the sub's own")
                .fix("leave it out", Span::new(span.start, next.span.start), "");
            self.sink.push(diagnostic);
        }
        declares
    }

    fn keyword_case(&mut self, span: Span, lower: &[u8]) {
        let (word, keyword) = (self.quoted(span), String::from_utf8_lossy(lower).into_owned());
        let diagnostic = self
            .diagnostic(&codes::parsing::KEYWORD_CASE, span, format!("`{word}` is not a keyword"))
            .label("keywords are in small letters")
            .fix(format!("write `{keyword}`"), span, keyword);
        self.sink.push(diagnostic);
    }

    fn else_if(&mut self, span: Span) {
        let word = self.quoted(span);
        let diagnostic = self
            .diagnostic(&codes::parsing::FOREIGN_ELSE_IF, span, format!("`{word}` is two words here"))
            .label("write `else if`")
            .fix("write `else if`", span, "else if");
        self.sink.push(diagnostic);
    }

    /// `in`: a `for` around it was meant as a `foreach`.
    pub(super) fn visit(&mut self, span: Span, first_on_line: bool) {
        let opener = self.open.last().filter(|frame| frame.purpose == Purpose::For).map(|frame| frame.opener);
        if let Some(word) = opener.and_then(|opener| opener.checked_sub(1)) {
            let word = &mut self.form.tokens[word as usize];
            word.kind = TokenKind::Foreach;
            let place = word.span;
            self.frame().purpose = Purpose::Foreach;
            let diagnostic = self
                .diagnostic(&codes::parsing::FOR_IN, place, "`for` visits no elements")
                .label("the word is `foreach`")
                .related(self.sink.file, span, "because of this `in`")
                .fix("write `foreach`", place, "foreach");
            self.sink.push(diagnostic);
        }
        self.accept(TokenKind::In, span, first_on_line);
    }

    /// `as` in a `foreach`, as in PHP: taken for an `in`, so that the rest is understood.
    pub(super) fn visit_as(&mut self, span: Span, first_on_line: bool) {
        if !self.open.last().is_some_and(|frame| frame.purpose == Purpose::Foreach) {
            self.accept(TokenKind::As, span, first_on_line);
            return;
        }
        let mut diagnostic = self
            .diagnostic(&codes::parsing::FOR_IN, span, "`foreach` names the variable first")
            .label("the word is `in`")
            .help("write `foreach( $element in $array )`");
        if let ([.., bracket, array], Some((variable, _))) = (self.form.tokens.as_slice(), self.next())
            && bracket.kind == TokenKind::OpenRound
            && array.kind == TokenKind::Variable
            && variable.kind == TokenKind::Variable
        {
            let text = format!("{} in {}", self.quoted(variable.span), self.quoted(array.span));
            diagnostic = diagnostic.fix(format!("write `{text}`"), array.span.to(variable.span), text);
        }
        self.error(diagnostic);
        self.accept(TokenKind::In, span, first_on_line);
    }

    fn missing_dollar(&mut self, span: Span) {
        let name = self.quoted(span);
        let diagnostic = self
            .diagnostic(&codes::parsing::MISSING_DOLLAR, span, format!("`{name}` is not a variable"))
            .label("variables begin with `$`")
            .fix(format!("write `${name}`"), Span::new(span.start, span.start), "$");
        self.sink.push(diagnostic);
    }

    fn assigned_function(&mut self, span: Span) {
        let name = self.quoted(span);
        let diagnostic = self
            .diagnostic(&codes::parsing::NOT_ASSIGNABLE, span, format!("`{name}` is a function and cannot be assigned"))
            .label("not a variable")
            .help("call the function that sets the value, or assign to a variable: names of variables have no `.`");
        self.error(diagnostic);
    }

    fn bare_name(&mut self, span: Span, next: Option<(TokenKind, bool)>) {
        let name = self.quoted(span);
        let takes_argument =
            matches!(next, Some((kind, false)) if kind.is_operand() || kind == TokenKind::Name);
        let mut diagnostic =
            self.diagnostic(&codes::parsing::MISSING_CALL_BRACKETS, span, format!("`{name}` stands alone"));
        if takes_argument {
            diagnostic = diagnostic
                .label("a function needs round brackets around its arguments")
                .help(format!("write `{name}( ... )`"));
        } else if name.contains('.') {
            let end = Span::new(span.end, span.end);
            diagnostic = diagnostic.label("a function is called with round brackets").fix(
                format!("write `{name}()`"),
                end,
                "()",
            );
        } else {
            diagnostic = diagnostic
                .label("a function without brackets, a variable without `$`, or text without quotes")
                .help(format!(
                    "write `{name}()` to call a function, `${name}` for a variable, `\"{name}\"` for text"
                ));
        }
        self.error(diagnostic);
    }

    /// Whether a name that is not called is the function that a `switch` matches by.
    fn is_matcher(&self, next: Option<TokenKind>) -> bool {
        next == Some(TokenKind::CloseRound)
            && self.previous_kind() == Some(TokenKind::Comma)
            && self.open.last().is_some_and(|frame| frame.purpose == Purpose::Switch)
    }

    /// Whether the current token is the first of a statement.
    fn begins_statement(&self) -> bool {
        matches!(
            self.previous_kind(),
            None | Some(
                TokenKind::Semicolon | TokenKind::OpenCurly | TokenKind::CloseCurly | TokenKind::Colon
            )
        ) && self.open.last().is_none_or(|frame| matches!(frame.shape, Shape::File | Shape::Curly))
            || self.open.last().is_some_and(|frame| frame.purpose == Purpose::For)
                && self.previous_kind() == Some(TokenKind::OpenRound)
    }

    /// Whether the file has a sub with this name.
    fn is_declared(&mut self, lower: &[u8]) -> bool {
        if self.declared.is_none() {
            let mut names = std::collections::HashSet::new();
            let mut is_sub = false;
            for token in self.raw.iter().filter(|token| !token.kind.is_trivia()) {
                if is_sub && token.kind == TokenKind::Name {
                    names.insert(self.slice(token.span).to_ascii_lowercase());
                }
                is_sub = token.kind == TokenKind::Sub;
            }
            self.declared = Some(names);
        }
        self.declared.as_ref().is_some_and(|names| names.contains(lower))
    }
}

/// Whether an operand can begin so.
fn begins_operand(kind: TokenKind) -> bool {
    kind.is_operand()
        || matches!(
            kind,
            TokenKind::Name
                | TokenKind::OpenRound
                | TokenKind::OpenSquare
                | TokenKind::Bang
                | TokenKind::Tilde
                | TokenKind::Minus
                | TokenKind::PlusPlus
                | TokenKind::MinusMinus
        )
}
