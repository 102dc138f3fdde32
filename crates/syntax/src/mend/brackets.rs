//! Matches brackets: closes what is left open, drops what closes nothing, and says so.

use super::{Frame, Header, Mender, Purpose, Shape};
use crate::{Span, TokenKind, codes};

impl Mender<'_> {
    /// Closes brackets that cannot reach beyond this token, and says what the token is taken for: a wrong
    /// bracket for the right one, one that closes nothing for nothing.
    pub(super) fn brackets_before(
        &mut self,
        kind: TokenKind,
        span: Span,
        first_on_line: bool,
    ) -> Option<TokenKind> {
        let kind = self.hash_before(kind, span);
        if kind == TokenKind::Else {
            self.brace_before_else(span, first_on_line);
        }
        if !self.at_statement_level() {
            let ends_brackets = match kind {
                TokenKind::OpenCurly | TokenKind::CloseCurly | TokenKind::Else => true,
                TokenKind::Case | TokenKind::Default => true,
                TokenKind::Semicolon => !self.takes_semicolon(),
                TokenKind::Variable => {
                    first_on_line
                        && self.operand_ended
                        && self.next_kind().is_some_and(|next| next.is_assignment())
                }
                _ => kind.begins_only_statements(),
            };
            if ends_brackets {
                self.close_to_statement();
            }
        }
        match kind {
            TokenKind::CloseRound => self.close_other(Shape::Round, Shape::Square, span),
            TokenKind::CloseSquare => self.close_other(Shape::Square, Shape::Round, span),
            TokenKind::CloseCurly if self.open.len() <= 1 => {
                self.stray(span);
                None
            }
            _ => Some(kind),
        }
    }

    /// Notes what the token, just pushed, opens or closes.
    pub(super) fn brackets_behind(&mut self, kind: TokenKind, index: u32) {
        let mut ends_operand = kind.is_operand() || kind == TokenKind::Name || kind == TokenKind::Stray;
        match kind {
            TokenKind::OpenRound => {
                let purpose = self.purpose(index);
                self.open_frame(Shape::Round, index).purpose = purpose;
            }
            TokenKind::OpenSquare => {
                let is_braced = self.form.tokens[index as usize].span.len() == 1
                    && self.slice(self.form.tokens[index as usize].span) == b"{";
                let frame = self.open_frame(Shape::Square, index);
                if is_braced {
                    frame.purpose = Purpose::BracedHash;
                }
            }
            TokenKind::OpenCurly => {
                self.open_frame(Shape::Curly, index);
                self.begin_statement();
            }
            TokenKind::CloseRound => {
                let purpose = self.close(index).map_or(Purpose::None, |frame| frame.purpose);
                self.header = match purpose {
                    Purpose::If => Some(Header::If),
                    Purpose::While | Purpose::For | Purpose::Foreach => Some(Header::Loop),
                    _ => None,
                };
                ends_operand = matches!(purpose, Purpose::None | Purpose::DoWhile);
            }
            TokenKind::CloseSquare => {
                self.close(index);
                ends_operand = true;
            }
            TokenKind::CloseCurly => {
                if let Some(frame) = self.close(index) {
                    self.form.tokens[frame.opener as usize].block = self.form.blocks.len() as u32;
                    self.form.blocks.push((frame.opener, index));
                }
                if self.open.len() <= 1 {
                    self.last_top_close = Some(self.form.tokens[index as usize].span);
                }
                self.statement_ended = true;
                self.begin_statement();
            }
            TokenKind::Semicolon if self.at_statement_level() => {
                self.statement_ended = true;
                self.begin_statement();
                self.frame().in_label = false;
            }
            TokenKind::Semicolon => {
                let frame = self.frame();
                frame.semicolons = frame.semicolons.saturating_add(1);
            }
            TokenKind::Case | TokenKind::Default => {
                self.frame().in_label = true;
                // `default` needs nothing but its colon.
                ends_operand = kind == TokenKind::Default;
            }
            TokenKind::Colon if self.at_statement_level() && self.frame().in_label => {
                self.frame().in_label = false;
                self.begin_statement();
            }
            TokenKind::Else => self.header = Some(Header::Else),
            TokenKind::Do => self.header = Some(Header::Loop),
            TokenKind::PlusPlus | TokenKind::MinusMinus => ends_operand = self.operand_ended,
            _ => {}
        }
        self.operand_ended = ends_operand;
        self.implied_bracket(kind);
    }

    /// Closes all that is open at the end of the file.
    pub(super) fn finish(&mut self) {
        if !self.stopped {
            self.close_to_statement();
            let word_waits = matches!(
                self.previous_kind(),
                Some(TokenKind::Break | TokenKind::Continue | TokenKind::Return)
            );
            if self.operand_ended || word_waits {
                self.missing_semicolon(None);
            }
        }
        let mut is_innermost = true;
        while self.open.len() > 1 {
            let Some(frame) = self.open.last() else { return };
            let (shape, opener) = (frame.shape, frame.opener);
            if shape == Shape::Curly && !self.stopped {
                self.unclosed_brace(opener, is_innermost);
                is_innermost = false;
            }
            self.push_closer(shape);
        }
    }

    /// What a round bracket is for, by what stands before it.
    fn purpose(&self, index: u32) -> Purpose {
        let before = |back: u32| index.checked_sub(back).map(|at| self.form.tokens[at as usize].kind);
        match before(1) {
            Some(TokenKind::If) => Purpose::If,
            Some(TokenKind::While) if self.closes_do(index - 1) => Purpose::DoWhile,
            Some(TokenKind::While) => Purpose::While,
            Some(TokenKind::For) => Purpose::For,
            Some(TokenKind::Foreach) => Purpose::Foreach,
            Some(TokenKind::Switch) => Purpose::Switch,
            Some(TokenKind::Name) if before(2) == Some(TokenKind::Sub) => Purpose::Params,
            _ => Purpose::None,
        }
    }

    /// Whether the `while` at this index ends a `do` with braces.
    fn closes_do(&self, at: u32) -> bool {
        let Some(brace) = at.checked_sub(1).map(|at| self.form.tokens[at as usize]) else { return false };
        brace.kind == TokenKind::CloseCurly
            && brace
                .close
                .checked_sub(1)
                .is_some_and(|at| self.form.tokens[at as usize].kind == TokenKind::Do)
    }

    /// A `for` has two semicolons.
    fn takes_semicolon(&self) -> bool {
        let inner = self.open.iter().rev().find(|frame| frame.shape != Shape::Ternary);
        inner.is_some_and(|frame| frame.purpose == Purpose::For && frame.semicolons < 2)
    }

    /// Closes the innermost frame with the token at this index, and links the two.
    fn close(&mut self, index: u32) -> Option<Frame> {
        self.end_ternaries();
        let frame = self.drop_frame()?;
        if let Some(opener) = self.form.tokens.get_mut(frame.opener as usize) {
            opener.close = index;
        }
        // A closing bracket knows its opening one the same way.
        self.form.tokens[index as usize].close = frame.opener;
        Some(frame)
    }

    /// A closing bracket of one shape where one of the other may be open.
    fn close_other(&mut self, own: Shape, other: Shape, span: Span) -> Option<TokenKind> {
        self.end_ternaries();
        let here = |frame: &&Frame| matches!(frame.shape, Shape::Round | Shape::Square | Shape::Ternary);
        let is_open =
            self.open.iter().rev().take_while(here).any(|frame| frame.shape == own && !frame.is_implied);
        if !is_open {
            let instead = self.open.last().filter(|frame| frame.shape == other && !frame.is_implied);
            let Some(opener) = instead.map(|frame| frame.opener) else {
                self.stray(span);
                return None;
            };
            return Some(self.wrong_bracket(opener, span));
        }
        while self
            .open
            .last()
            .is_some_and(|frame| frame.shape == other || frame.shape == own && frame.is_implied)
        {
            self.unclosed_bracket();
            self.end_ternaries();
        }
        Some(closer(own))
    }

    /// Reports a closing bracket of the wrong shape, and says which would be right.
    fn wrong_bracket(&mut self, opener: u32, span: Span) -> TokenKind {
        let token = self.form.tokens[opener as usize];
        let (right, kind) = match token.kind {
            TokenKind::OpenSquare => ("]", TokenKind::CloseSquare),
            _ => (")", TokenKind::CloseRound),
        };
        if !self.troubled {
            let message = format!("`{}` is closed by `{}`", self.quoted(token.span), self.quoted(span));
            let diagnostic = self
                .diagnostic(&codes::parsing::STRAY_BRACKET, span, message)
                .label(format!("should be `{right}`"))
                .related(self.sink.file, token.span, "opened here")
                .fix(format!("write `{right}`"), span, right);
            self.error(diagnostic);
        }
        kind
    }

    /// Closes all brackets but braces.
    fn close_to_statement(&mut self) {
        self.end_ternaries();
        while !self.at_statement_level() {
            self.unclosed_bracket();
            self.end_ternaries();
        }
    }

    /// Reports the innermost bracket as unclosed and closes it behind the last token.
    fn unclosed_bracket(&mut self) {
        let Some(frame) = self.open.last() else { return };
        let (shape, is_implied) = (frame.shape, frame.is_implied);
        let opener = self.form.tokens[frame.opener as usize].span;
        let end = self.previous_end();
        if is_implied {
            self.missing_condition_brackets(frame.opener, end);
        } else if !self.troubled {
            let (open, close) = if shape == Shape::Round { ("(", ")") } else { ("[", "]") };
            let is_only = self
                .open
                .iter()
                .rev()
                .nth(1)
                .is_none_or(|outer| matches!(outer.shape, Shape::File | Shape::Curly));
            let place = Span::new(end, end);
            let mut diagnostic = self
                .diagnostic(&codes::parsing::UNCLOSED_BRACKET, opener, format!("unclosed `{open}`"))
                .label("opened here")
                .related(self.sink.file, place, format!("expected `{close}` at the latest here"));
            if is_only {
                diagnostic = diagnostic.fix(format!("insert `{close}`"), place, close);
            }
            self.error(diagnostic);
        }
        self.push_closer(shape);
    }

    /// Pushes a closing bracket that is not in the text.
    pub(super) fn push_closer(&mut self, shape: Shape) {
        if matches!(shape, Shape::File | Shape::Ternary) {
            self.drop_frame();
            return;
        }
        let kind = closer(shape);
        let end = self.previous_end();
        let index = self.form.tokens.len() as u32;
        let (span, block) = (Span::new(end, end), 0);
        self.form.tokens.push(super::Mended { kind, span, close: index, block, first_on_line: false });
        self.brackets_behind(kind, index);
    }

    /// Reports a closing bracket that closes nothing.
    fn stray(&mut self, span: Span) {
        let found = self.quoted(span);
        let open = match found.as_str() {
            ")" => "(",
            "]" => "[",
            _ => "{",
        };
        if self.troubled {
            return;
        }
        let mut diagnostic = self
            .diagnostic(&codes::parsing::STRAY_BRACKET, span, format!("stray `{found}`"))
            .label(format!("no `{open}` is open here"))
            .fix(format!("remove the `{found}`"), span, "");
        if let Some(last) = self.last_top_close.filter(|_| found == "}") {
            diagnostic = diagnostic.related(self.sink.file, last, "the last block was closed here");
        }
        self.error(diagnostic);
        if found == "}" {
            self.begin_statement();
        }
    }
}

/// What closes a bracket.
fn closer(shape: Shape) -> TokenKind {
    match shape {
        Shape::Round => TokenKind::CloseRound,
        Shape::Square => TokenKind::CloseSquare,
        Shape::Curly | Shape::File | Shape::Ternary => TokenKind::CloseCurly,
    }
}
