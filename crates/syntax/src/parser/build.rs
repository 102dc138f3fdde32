//! Builds the nodes of the tree for the actions of the grammar, and says what is wrong with a node that is
//! well formed but means nothing: an assignment to a call, a `case` outside a `switch`.

use std::cmp::Ordering;

use super::{names::Names, sink::Sink};
use crate::ast::{
    BinaryOp, BinaryTail, Case, Expr, ExprKind, Ident, ImportTarget, Statement, StatementKind, StepOp,
    UnaryOp,
};
use crate::{Diagnostic, Span, TokenKind, codes, literal};

/// A token as the grammar sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    /// What the grammar takes it for: one kind for all integers, and one for all strings.
    pub(crate) class: TokenKind,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// The number of a block.
    pub(crate) block: u32,
}

/// What stands between two braces, or in the file.
#[derive(Default)]
pub(crate) struct Items {
    /// What stands before the first `case`.
    statements: Vec<Statement>,
    /// The labels, each with its statements.
    cases: Vec<Case>,
}

/// What the actions share.
pub(crate) struct Build<'t> {
    text: &'t [u8],
    pub(crate) sink: Sink,
    names: Names,
    /// The finished blocks by number, each until the statement around it takes it.
    blocks: Vec<Items>,
    items: Items,
    /// Statements that are whole, but in no list and no other statement yet.
    whole: Vec<Statement>,
    /// Whether the items are the file's own.
    pub(crate) is_top: bool,
    /// Where the last finished item ends.
    pub(crate) finished_to: u32,
}

impl Lexeme {
    pub(crate) fn new(kind: TokenKind, block: u32) -> Lexeme {
        let class = match kind {
            TokenKind::Hex => TokenKind::Integer,
            _ if kind.is_string() => TokenKind::DoubleQuoted,
            _ => kind,
        };
        Lexeme { class, kind, block }
    }
}

impl<'t> Build<'t> {
    pub(crate) fn new(text: &'t [u8], sink: Sink) -> Build<'t> {
        Build {
            text,
            sink,
            names: Names::default(),
            blocks: Vec::new(),
            items: Items::default(),
            whole: Vec::new(),
            is_top: false,
            finished_to: 0,
        }
    }

    /// Ends a block: what was built since the last one is its content.
    pub(crate) fn finish_block(&mut self) {
        let items = std::mem::take(&mut self.items);
        self.blocks.push(items);
    }

    /// Ends the file.
    pub(crate) fn finish_file(mut self) -> (Vec<Statement>, Sink) {
        let items = std::mem::take(&mut self.items);
        let statements = self.without_cases(items);
        (statements, self.sink)
    }

    /// Begins a run of the generated parser: an error may have left statements that nothing takes.
    pub(crate) fn begin(&mut self, start: u32) {
        self.whole.clear();
        self.finished_to = start;
    }

    /// Ends a statement.
    pub(crate) fn finish(&mut self, kind: StatementKind, start: u32, end: u32) {
        self.whole.push(Statement { kind, span: Span::new(start, end) });
    }

    /// The statement that ended last, for the one around it.
    pub(crate) fn inner(&mut self) -> Statement {
        // The grammar never asks for one that is not there.
        self.whole.pop().unwrap_or(Statement { kind: StatementKind::Error, span: Span::default() })
    }

    /// Puts the statement that ended last in its list.
    pub(crate) fn item(&mut self) {
        let statement = self.inner();
        self.statement(statement);
    }

    pub(crate) fn statement(&mut self, statement: Statement) {
        self.finished_to = statement.span.end;
        if let Some(case) = self.items.cases.last_mut() {
            case.span.end = statement.span.end;
            case.body.push(statement);
        } else {
            self.items.statements.push(statement);
        }
    }

    /// The same for a sub or an import.
    pub(crate) fn declaration(&mut self) {
        let statement = self.inner();
        if !self.is_top || !self.items.cases.is_empty() {
            let word = if matches!(statement.kind, StatementKind::Sub(_)) { "sub" } else { "import" };
            let span = Span::new(statement.span.start, statement.span.start + word.len() as u32);
            let article = if word == "sub" { "a" } else { "an" };
            self.error(
                &codes::parsing::NESTED_DECLARATION,
                span,
                format!("{article} `{word}` inside a block"),
                |d| d.label("must stand outside all braces").help("move it to the top level of the file"),
            );
        }
        self.statement(statement);
    }

    /// Begins a `case`, or with no values the `default`.
    pub(crate) fn case(&mut self, values: Vec<Expr>, span: Span) {
        self.finished_to = span.end;
        if values.is_empty()
            && let Some(first) = self.items.cases.iter().find(|case| case.values.is_empty())
        {
            let first = Span::new(first.span.start, first.span.start + 7);
            let file = self.sink.file;
            let message = "a second `default` in one `switch`";
            self.error(&codes::parsing::MISPLACED_CASE, span, message, |d| {
                d.label("never reached").related(file, first, "the first one is here")
            });
        }
        self.items.cases.push(Case { values, body: Vec::new(), span });
    }

    /// The statements of a block, which has no cases.
    pub(crate) fn block(&mut self, token: Lexeme) -> Vec<Statement> {
        let items = self.take(token.block);
        self.without_cases(items)
    }

    /// What a broken statement held in its braces: blocks that are checked all the same.
    pub(crate) fn salvage(&mut self, block: u32) -> Vec<Statement> {
        let items = self.take(block);
        items.statements.into_iter().chain(items.cases.into_iter().flat_map(|case| case.body)).collect()
    }

    fn take(&mut self, block: u32) -> Items {
        self.blocks.get_mut(block as usize).map(std::mem::take).unwrap_or_default()
    }

    fn without_cases(&mut self, items: Items) -> Vec<Statement> {
        let mut statements = items.statements;
        if let Some(first) = items.cases.first() {
            let word = if first.values.is_empty() { "default" } else { "case" };
            let span = Span::new(first.span.start, first.span.start + word.len() as u32);
            self.error(
                &codes::parsing::MISPLACED_CASE,
                span,
                format!("`{word}` outside of a `switch`"),
                |d| {
                    d.label("no `switch` takes this")
                        .help("it stands directly inside the braces of a `switch`")
                },
            );
        }
        statements.extend(items.cases.into_iter().flat_map(|case| case.body));
        statements
    }

    pub(crate) fn switch(
        &mut self,
        start: u32,
        value: Expr,
        matcher: Option<Ident>,
        cases: Lexeme,
        end: u32,
    ) {
        let items = self.take(cases.block);
        // Behind an error it may be a label that was lost.
        let stray = items
            .statements
            .iter()
            .take_while(|statement| !matches!(statement.kind, StatementKind::Error))
            .find(|statement| !matches!(statement.kind, StatementKind::Empty));
        if let Some(stray) = stray {
            let message = "a statement before the first `case`";
            self.error(&codes::parsing::MISPLACED_CASE, stray.span, message, |d| {
                d.label("belongs to no `case`").help("move it before the `switch`, or behind a `case`")
            });
        }
        self.finish(StatementKind::Switch { value, matcher, cases: items.cases }, start, end);
    }

    /// An `if` with all its arms: the statement that ended last is the body of the `last` condition, or else that of
    /// the `else`.
    pub(crate) fn branch(
        &mut self,
        start: u32,
        mut arms: Vec<(Expr, Statement)>,
        last: Option<Expr>,
        end: u32,
    ) {
        let body = self.inner();
        let otherwise = match last {
            Some(condition) => {
                arms.reserve_exact(1);
                arms.push((condition, body));
                None
            }
            None => Some(Box::new(body)),
        };
        for (condition, _) in &arms {
            self.condition(condition);
        }
        self.finish(StatementKind::If { arms, otherwise }, start, end);
    }

    pub(crate) fn while_loop(&mut self, start: u32, condition: Expr, end: u32) {
        self.condition(&condition);
        let body = Box::new(self.inner());
        self.finish(StatementKind::While { condition, body }, start, end);
    }

    pub(crate) fn repeat(&mut self, start: u32, condition: Expr, end: u32) {
        self.condition(&condition);
        let body = Box::new(self.inner());
        self.finish(StatementKind::Do { body, condition }, start, end);
    }

    pub(crate) fn for_loop(
        &mut self,
        start: u32,
        init: Option<Expr>,
        condition: Option<Expr>,
        step: Option<Expr>,
        end: u32,
    ) {
        if let Some(condition) = &condition {
            self.condition(condition);
        }
        let [init, condition, step] = [init, condition, step].map(|part| part.map(Box::new));
        let body = Box::new(self.inner());
        self.finish(StatementKind::For { init, condition, step, body }, start, end);
    }

    pub(crate) fn foreach(&mut self, start: u32, variable: Ident, iterable: Expr, end: u32) {
        let body = Box::new(self.inner());
        self.finish(StatementKind::Foreach { variable, iterable, body }, start, end);
    }

    /// A condition that stores a constant does not depend on anything. What cannot be assigned at all was told
    /// of already: here it is known that a comparison was meant.
    fn condition(&mut self, condition: &Expr) {
        let (op_span, value) = match &condition.kind {
            ExprKind::Assign { op: None, op_span, value, .. } => (op_span, value),
            ExprKind::Binary { first, rest } if is_logical(rest) => {
                self.condition(first);
                for tail in rest {
                    self.condition(&tail.operand);
                }
                return;
            }
            _ => return,
        };
        let first = match &value.kind {
            ExprKind::Binary { first, rest } if is_logical(rest) => {
                self.condition(value);
                first
            }
            _ => value,
        };
        let is_constant = matches!(
            first.kind,
            ExprKind::Int(_) | ExprKind::Double(_) | ExprKind::Text(_) | ExprKind::Keyword(_)
        );
        if let Some(found) = self.sink.error_at(&codes::parsing::NOT_ASSIGNABLE, *op_span) {
            found.help = None;
            *found = found.clone().fix("compare with `==`", *op_span, "==");
        } else if is_constant {
            let message = "the condition assigns a constant";
            self.sink.push(
                Diagnostic::new(&codes::parsing::ASSIGNMENT_IN_CONDITION, self.sink.file, *op_span, message)
                    .label("`=` assigns")
                    .fix("compare with `==`", *op_span, "=="),
            );
        }
    }

    pub(crate) fn assign(&mut self, place: Expr, op: Option<BinaryOp>, op_span: Span, value: Expr) -> Expr {
        self.check_place(&place, op_span, "assigned");
        let span = place.span.to(value.span);
        Expr { kind: ExprKind::Assign { place: Box::new(place), op, op_span, value: Box::new(value) }, span }
    }

    /// `end` counts for the postfix form only: a prefix ends with its operand.
    pub(crate) fn step(&mut self, op: StepOp, prefix: bool, start: u32, place: Expr, end: u32) -> Expr {
        let op_span = if prefix { Span::new(start, start + 2) } else { Span::new(end - 2, end) };
        self.check_place(&place, op_span, "counted");
        let end = if prefix { place.span.end } else { end };
        expr(ExprKind::Step { op, prefix, place: Box::new(place) }, start, end)
    }

    fn check_place(&mut self, place: &Expr, op_span: Span, done: &str) {
        let what = match &innermost(place).kind {
            ExprKind::Variable(_) | ExprKind::Capture(_) | ExprKind::Error => return,
            ExprKind::Call { function, .. } => format!("the result of `{}()`", function.text),
            ExprKind::Paren(_) => "an expression in brackets".to_owned(),
            ExprKind::Int(_) | ExprKind::Double(_) => "a number".to_owned(),
            ExprKind::Text(_) => "a string".to_owned(),
            ExprKind::Keyword(_) => "a constant".to_owned(),
            _ => "an array".to_owned(),
        };
        let message = format!("{what} cannot be {done}");
        self.error(&codes::parsing::NOT_ASSIGNABLE, op_span, message, |d| {
            let help = match &place.kind {
                ExprKind::Paren(_) => "leave the brackets out",
                ExprKind::Call { .. } if done == "assigned" => {
                    "if `==` was meant, write `==`; a value is set by calling the function that sets it"
                }
                _ if done == "assigned" => "if a comparison was meant, write `==`",
                _ => "only a variable, one of `$1` to `$9`, or an element can be counted",
            };
            d.label("needs a variable or an element").help(help)
        });
    }

    pub(crate) fn integer(&mut self, token: Lexeme, span: Span) -> Expr {
        let kind = literal::integer(token.kind, self.slice(span)).map_or(ExprKind::Error, ExprKind::Int);
        Expr { kind, span }
    }

    pub(crate) fn double(&mut self, span: Span) -> Expr {
        Expr { kind: ExprKind::Double(literal::double_value(self.slice(span))), span }
    }

    pub(crate) fn text(&mut self, token: Lexeme, span: Span) -> Expr {
        Expr { kind: ExprKind::Text((&*literal::string(token.kind, self.slice(span))).into()), span }
    }

    pub(crate) fn variable(&mut self, span: Span) -> Expr {
        Expr { kind: ExprKind::Variable(self.ident(span, 1).text), span }
    }

    pub(crate) fn capture(&mut self, span: Span) -> Expr {
        let digit = self.slice(span).last().copied().unwrap_or(b'1');
        Expr { kind: ExprKind::Capture(digit.wrapping_sub(b'0')), span }
    }

    /// A name, without the `$` before it (if there is one: a mended name has none).
    pub(crate) fn ident(&mut self, span: Span, dollar: usize) -> Ident {
        let bytes = self.slice(span);
        let bytes = if dollar > 0 { bytes.strip_prefix(b"$").unwrap_or(bytes) } else { bytes };
        Ident { text: self.names.shared(bytes), span }
    }

    pub(crate) fn import_text(&mut self, token: Lexeme, span: Span) -> ImportTarget {
        let bytes = literal::string(token.kind, self.slice(span));
        ImportTarget::Text { text: String::from_utf8_lossy(&bytes).into_owned(), span }
    }

    fn slice(&self, span: Span) -> &'t [u8] {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn error(
        &mut self,
        code: &'static crate::Code,
        span: Span,
        message: impl Into<String>,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.sink.push(more(Diagnostic::new(code, self.sink.file, span, message)));
    }
}

/// Whether a level of operators joins conditions.
fn is_logical(rest: &[BinaryTail]) -> bool {
    rest.iter().any(|tail| matches!(tail.op, BinaryOp::And | BinaryOp::Or))
}

/// What is assigned when an element of it is.
fn innermost(place: &Expr) -> &Expr {
    match &place.kind {
        ExprKind::Index { base, .. } => base,
        _ => place,
    }
}

pub(crate) fn expr(kind: ExprKind, start: u32, end: u32) -> Expr {
    Expr { kind, span: Span::new(start, end) }
}

pub(crate) fn ternary(arms: Vec<(Expr, Expr)>, otherwise: Expr) -> Expr {
    let start = arms.first().map_or(otherwise.span.start, |(condition, _)| condition.span.start);
    let end = otherwise.span.end;
    expr(ExprKind::Ternary { arms, otherwise: Box::new(otherwise) }, start, end)
}

/// Puts an operator and its right operand behind what stands to the left of them.
pub(crate) fn binary(mut left: Expr, op: BinaryOp, op_span: Span, operand: Expr) -> Expr {
    append(&mut left, BinaryTail { op, op_span, operand });
    left
}

/// An operator that binds tighter than the one before takes the last operand only, one of the same level goes on
/// with its list, and a looser one takes all. (What stands in brackets is a node of its own and stays whole.)
fn append(left: &mut Expr, tail: BinaryTail) {
    let span = left.span.to(tail.operand.span);
    let before = std::mem::replace(&mut left.span, span);
    if let ExprKind::Binary { rest, .. } = &mut left.kind
        && let Some(last) = rest.last_mut()
    {
        match level(tail.op).cmp(&level(last.op)) {
            Ordering::Less => return append(&mut last.operand, tail),
            Ordering::Equal => return rest.push(tail),
            Ordering::Greater => {}
        }
    }
    let kind = std::mem::replace(&mut left.kind, ExprKind::Error);
    left.kind = ExprKind::Binary { first: Box::new(Expr { kind, span: before }), rest: vec![tail] };
}

pub(crate) fn unary(op: UnaryOp, op_span: Span, operand: Expr) -> Expr {
    let span = op_span.to(operand.span);
    Expr { kind: ExprKind::Unary { op, op_span, operand: Box::new(operand) }, span }
}

/// Goes on with a list of subscripts, or begins one.
pub(crate) fn index(mut base: Expr, index: Expr, end: u32) -> Expr {
    if let ExprKind::Index { indices, .. } = &mut base.kind {
        indices.push(index);
        base.span.end = end;
        return base;
    }
    let start = base.span.start;
    expr(ExprKind::Index { base: Box::new(base), indices: vec![index] }, start, end)
}

/// A number for each level of operators, the tightest first.
fn level(op: BinaryOp) -> u8 {
    match op {
        BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Modulo => 0,
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Concat => 1,
        BinaryOp::ShiftLeft | BinaryOp::ShiftRight => 2,
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => 3,
        BinaryOp::Equal | BinaryOp::NotEqual => 4,
        BinaryOp::BitAnd => 5,
        BinaryOp::BitXor => 6,
        BinaryOp::BitOr => 7,
        BinaryOp::And => 8,
        BinaryOp::Or => 9,
    }
}
