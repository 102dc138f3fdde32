//! What happens at a token that the grammar does not take: the message, and the place to go on from.

use super::{Parser, sink::Sink};
use crate::ast::{Expr, ExprKind, MAX_DEPTH, Statement, StatementKind};
use crate::{Diagnostic, Span, TokenKind, codes};

impl Parser<'_> {
    /// Reports the token at `last` in the statement that begins at `first`, unless that statement is in
    /// trouble already.
    pub(super) fn report(&mut self, first: usize, last: usize, end: usize, expected: &[String]) {
        let tokens = &self.form.tokens;
        let previous = last.checked_sub(1).filter(|at| *at >= first).map(|at| tokens[at]);
        // At the end of a block the closing brace is what was found; at that of a file there is nothing.
        let (kind, span) = match tokens.get(last) {
            Some(token) => {
                (Some(token.kind).filter(|_| last < end || token.kind == TokenKind::CloseCurly), token.span)
            }
            None => {
                let at = previous.map_or(0, |token| token.span.end);
                (None, Span::new(at, at))
            }
        };
        let from = tokens.get(first).map_or(span.start, |token| token.span.start).min(span.start);
        if self.build.sink.is_troubled(from, span.end.max(from)) {
            return;
        }
        let diagnostic = match kind {
            Some(TokenKind::Else) if self.is_lone_else(last) => self.else_without_if(last),
            _ => self.unexpected(kind, span, previous.map(|token| (token.kind, token.span)), expected),
        };
        self.build.sink.push(diagnostic);
    }

    /// Whether an `else` that the grammar does not take stands where a statement could.
    fn is_lone_else(&self, last: usize) -> bool {
        let before = last.checked_sub(1).map(|at| self.form.tokens[at].kind);
        matches!(
            before,
            None | Some(
                TokenKind::Semicolon | TokenKind::OpenCurly | TokenKind::CloseCurly | TokenKind::Colon
            )
        )
    }

    fn else_without_if(&self, last: usize) -> Diagnostic {
        let span = self.form.tokens[last].span;
        let mut diagnostic = self
            .diagnostic(&codes::parsing::ELSE_WITHOUT_IF, span, "`else` without an `if`")
            .label("the statement before is not an `if`");
        let before: Vec<_> = self.form.tokens[..last].iter().rev().take(2).collect();
        if let [semicolon, brace] = before.as_slice()
            && semicolon.kind == TokenKind::Semicolon
            && brace.kind == TokenKind::CloseCurly
            && !semicolon.span.is_empty()
        {
            diagnostic = diagnostic
                .related(self.build.sink.file, semicolon.span, "this `;` ends the `if`")
                .fix("remove the `;`", semicolon.span, "");
        }
        diagnostic
    }

    fn unexpected(
        &self,
        kind: Option<TokenKind>,
        span: Span,
        previous: Option<(TokenKind, Span)>,
        expected: &[String],
    ) -> Diagnostic {
        let found = self.describe(kind, span);
        let wanted = phrases(expected);
        let message = match wanted.as_str() {
            "" => format!("unexpected {found}"),
            _ => format!("expected {wanted}, found {found}"),
        };
        let mut diagnostic = self.diagnostic(&codes::parsing::UNEXPECTED_TOKEN, span, message);
        diagnostic = match wanted.as_str() {
            "" => diagnostic.label("not possible here"),
            _ => diagnostic.label(format!("expected {wanted}")),
        };
        let help = match (kind, previous) {
            (Some(TokenKind::Arrow), _) => {
                Some("greater or equal is `>=`; `=>` stands in a hash: `[ \"key\" => 1 ]`")
            }
            (Some(TokenKind::Equal), Some((kind, _))) if kind.is_infix() => {
                Some("a comparison is `==`, `!=`, `<=` or `>=`")
            }
            (Some(kind), Some((TokenKind::DoubleQuoted | TokenKind::SingleQuoted, string)))
                if (kind.is_operand() || kind == TokenKind::Stray) && self.slice(string).contains(&b'\n') =>
            {
                diagnostic = diagnostic.related(
                    self.build.sink.file,
                    Span::new(string.start, string.start + 1),
                    "a string over several lines begins here: is its closing quote missing?",
                );
                None
            }
            (Some(TokenKind::OpenCurly), Some((TokenKind::CloseRound, bracket))) => {
                Some(match self.called_before(bracket).to_ascii_lowercase().as_slice() {
                    b"unless" => "write `if( !( ... ) )`",
                    b"until" => "write `while( !( ... ) )`",
                    _ => {
                        "a block follows `if`, `while`, `for`, `foreach`, `switch` and `sub name()`, but not a call"
                    }
                })
            }
            (Some(next), Some((before, _))) if next.is_operand() && before.is_operand() => {
                Some("text is joined with `.`")
            }
            _ => None,
        };
        match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    /// The name of the call that ends with this bracket.
    fn called_before(&self, bracket: Span) -> &[u8] {
        let tokens = &self.form.tokens;
        let at = tokens.partition_point(|token| token.span.start < bracket.start);
        let name = tokens.get(at).and_then(|bracket| tokens.get((bracket.close as usize).checked_sub(1)?));
        name.map_or(&[], |name| self.slice(name.span))
    }

    fn describe(&self, kind: Option<TokenKind>, span: Span) -> String {
        let Some(kind) = kind else { return "the end of the file".to_owned() };
        let text = String::from_utf8_lossy(self.slice(span));
        match kind {
            _ if kind.is_string() => "a string".to_owned(),
            TokenKind::Integer | TokenKind::Hex | TokenKind::Double => format!("the number `{text}`"),
            TokenKind::Variable | TokenKind::Capture => format!("the variable `{text}`"),
            TokenKind::Name => format!("the name `{text}`"),
            TokenKind::OpenCurly => "`{`".to_owned(),
            _ if kind.begins_only_statements() => format!("the keyword `{text}`"),
            _ if text.is_empty() => "the end of the statement".to_owned(),
            _ => format!("`{text}`"),
        }
    }

    fn diagnostic(&self, code: &'static crate::Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.build.sink.file, span, message)
    }

    /// The index to go on from: behind the broken statement, as far as one can tell.
    pub(super) fn resume(&self, first: usize, last: usize, end: usize) -> usize {
        let tokens = &self.form.tokens;
        // A lone `else` is dropped: what it leads is a statement.
        if last < end && tokens[last].kind == TokenKind::Else && self.is_lone_else(last) {
            return (last + 1).min(end);
        }
        // `at` passes over brackets as wholes, so it is never inside of one.
        let mut at = first;
        while at < end {
            let token = tokens[at];
            let next = match token.kind {
                TokenKind::OpenRound | TokenKind::OpenSquare | TokenKind::OpenCurly => {
                    token.close as usize + 1
                }
                _ => at + 1,
            };
            let is_behind = next > last;
            if is_behind && at > last && is_start(token.kind) && (token.first_on_line || is_label(token.kind))
            {
                return at;
            }
            if is_behind && token.kind == TokenKind::Semicolon {
                return next;
            }
            if is_behind && token.kind == TokenKind::OpenCurly {
                let goes_on = tokens
                    .get(next)
                    .filter(|_| next < end)
                    .is_some_and(|next| matches!(next.kind, TokenKind::Else | TokenKind::Semicolon));
                if !goes_on {
                    return next;
                }
            }
            at = next;
        }
        end
    }
}

fn is_start(kind: TokenKind) -> bool {
    kind.begins_only_statements() || is_label(kind)
}

fn is_label(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Case | TokenKind::Default)
}

/// What the grammar expects, in words: four at most.
fn phrases(expected: &[String]) -> String {
    let has = |name: &str| expected.iter().any(|expected| expected.trim_matches('"') == name);
    let mut phrases = Vec::new();
    let begins_expression = has("integer");
    if has("if") {
        phrases.push("a statement");
    } else if begins_expression {
        phrases.push("an expression");
    } else if has("variable") {
        phrases.push("a variable");
    } else if has("name") {
        phrases.push(if has("string") { "a name or a string" } else { "a name" });
    }
    let is_operand_behind = has("||");
    for (name, phrase) in [
        (";", "`;`"),
        (",", "`,`"),
        (")", "`)`"),
        ("]", "`]`"),
        (":", "`:`"),
        ("=>", "`=>`"),
        ("in", "`in`"),
        ("as", "`as`"),
        ("else", "`else`"),
    ] {
        if has(name) && !(begins_expression && phrases.first() == Some(&"a statement")) {
            phrases.push(phrase);
        }
    }
    if has("(") && !begins_expression && !is_operand_behind {
        phrases.push("`(`");
    }
    if has("block") && !begins_expression {
        phrases.push("`{`");
    }
    if has("while") && !has("if") {
        phrases.push("`while`");
    }
    if is_operand_behind {
        phrases.push("an operator");
    }
    phrases.truncate(4);
    match phrases.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// Puts an error in place of each statement that is deeper than any walk over a tree may go. (The nesting that
/// is counted before allows for about a dozen levels of operators in each bracket.)
pub(super) fn cut_deep_trees(statements: &mut [Statement], sink: &mut Sink) {
    let mut is_first = true;
    for statement in statements {
        if statement_depth(statement) <= MAX_DEPTH {
            continue;
        }
        if is_first && !sink.is_troubled(statement.span.start, statement.span.end) {
            let message = "operators and brackets are nested too deep";
            sink.push(
                Diagnostic::new(&codes::parsing::NESTED_TOO_DEEPLY, sink.file, statement.span, message)
                    .label("this statement")
                    .help("give the inner part a variable or a sub of its own"),
            );
            is_first = false;
        }
        statement.kind = StatementKind::Error;
    }
}

fn statement_depth(statement: &Statement) -> usize {
    let all = |statements: &[Statement]| statements.iter().map(statement_depth).max().unwrap_or(0);
    let some = |expr: &Option<Box<Expr>>| expr.as_deref().map_or(0, expr_depth);
    let inner = match &statement.kind {
        StatementKind::Empty
        | StatementKind::Error
        | StatementKind::Break
        | StatementKind::Continue
        | StatementKind::Return(None)
        | StatementKind::Import { .. } => 0,
        StatementKind::Expr(expr) | StatementKind::Print(expr) | StatementKind::Return(Some(expr)) => {
            expr_depth(expr)
        }
        StatementKind::Block(statements) => all(statements),
        StatementKind::If { arms, otherwise } => arms
            .iter()
            .map(|(condition, body)| expr_depth(condition).max(statement_depth(body)))
            .chain(otherwise.iter().map(|body| statement_depth(body)))
            .max()
            .unwrap_or(0),
        StatementKind::While { condition, body } | StatementKind::Do { body, condition } => {
            expr_depth(condition).max(statement_depth(body))
        }
        StatementKind::For { init, condition, step, body } => {
            some(init).max(some(condition)).max(some(step)).max(statement_depth(body))
        }
        StatementKind::Foreach { iterable, body, .. } => expr_depth(iterable).max(statement_depth(body)),
        StatementKind::Switch { value, cases, .. } => cases
            .iter()
            .map(|case| list_depth(&case.values).max(all(&case.body)))
            .chain([expr_depth(value)])
            .max()
            .unwrap_or(0),
        StatementKind::Sub(sub) => all(&sub.body),
    };
    inner + 1
}

fn expr_depth(expr: &Expr) -> usize {
    let pairs = |pairs: &[(Expr, Expr)]| {
        pairs.iter().map(|(a, b)| expr_depth(a).max(expr_depth(b))).max().unwrap_or(0)
    };
    let inner = match &expr.kind {
        ExprKind::Error
        | ExprKind::Int(_)
        | ExprKind::Double(_)
        | ExprKind::Text(_)
        | ExprKind::Keyword(_)
        | ExprKind::Variable(_)
        | ExprKind::Capture(_) => 0,
        ExprKind::Paren(inner)
        | ExprKind::Unary { operand: inner, .. }
        | ExprKind::Step { place: inner, .. } => expr_depth(inner),
        ExprKind::Array(list) | ExprKind::Call { args: list, .. } => list_depth(list),
        ExprKind::Hash(list) => pairs(list),
        ExprKind::Index { base, indices } => expr_depth(base).max(list_depth(indices)),
        ExprKind::Binary { first, rest } => {
            rest.iter().map(|tail| expr_depth(&tail.operand)).chain([expr_depth(first)]).max().unwrap_or(0)
        }
        ExprKind::Ternary { arms, otherwise } => pairs(arms).max(expr_depth(otherwise)),
        ExprKind::Assign { place, value, .. } => expr_depth(place).max(expr_depth(value)),
    };
    inner + 1
}

fn list_depth(list: &[Expr]) -> usize {
    list.iter().map(expr_depth).max().unwrap_or(0)
}
