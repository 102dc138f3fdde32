//! `EXPR; # -> text`: the value of an expression statement, seen from outside.
//!
//! The statement is wrapped, on its own line, in a function that only this runner has, and that tells the
//! host the value. So the value is seen by the same machine that runs rules, without a second evaluator.

use std::sync::OnceLock;

use pointsman::{
    Builtin, Call, Cx, Effect, Exit, Library, LogLevel, LogRecord, Lookup, Param, ParamKind, ParamType,
    Phases, ResultType, Value,
};
use pointsman_syntax::ast::{Rule, Statement, StatementKind};
use pointsman_syntax::{SourceFile, Span};

/// The rule name under which values come to the log. No file has it: a name has no control characters.
pub(crate) const VALUE_RULE: &str = "\u{1}value";

/// Tells the host its argument. The name is no one's to call: rules cannot write a family of two dots.
static VALUE: Builtin = Builtin {
    name: "rulecheck.testing.value",
    short: false,
    params: &[Param { name: "value", ty: ParamType::Any, kind: ParamKind::Required, prepare: None }],
    result: ResultType::Nothing,
    effect: Effect::Writes,
    captures: false,
    phases: Phases::ALL,
    terminal: false,
    waits: false,
    deprecated: None,
    doc: "Tells the test runner a value.",
    examples: &[],
    file: file!(),
    entry: value,
    quick: pointsman::Quick::None,
    compares: None,
    means: None,
    any_of: None,
    changes_fields: true,
};

/// A library with the function that values are told through.
pub(crate) fn with_values(library: &Library) -> Result<Library, String> {
    let mut library = library.clone();
    library.add(&[&VALUE]).map_err(|error| error.to_string())?;
    Ok(library)
}

fn value(call: &mut Call<'_>) -> Result<Value, Exit> {
    let site = *call.cx.site;
    let shown = match call.value(0) {
        container @ Value::Container(_) => match dump() {
            Some(dump) => {
                let mut args = [container];
                (dump.entry)(&mut Call {
                    args: &mut args,
                    prepared: &[],
                    cx: Cx { ws: call.cx.ws, run: call.cx.run, site: &site },
                    captures: call.captures,
                    host: call.host,
                })?
            }
            None => container,
        },
        scalar => scalar,
    };
    let text = call.cx.to_text(shown)?;
    let message = call.cx.bytes(text).to_vec();
    call.host.log(&LogRecord { level: LogLevel::Info, message: &message, rule: VALUE_RULE, site });
    Ok(Value::EMPTY)
}

/// `lang.dump` of our own library, whatever functions the rules have.
fn dump() -> Option<&'static Builtin> {
    static DUMP: OnceLock<Option<&'static Builtin>> = OnceLock::new();
    *DUMP.get_or_init(|| match pointsman::library().lookup("lang.dump") {
        Lookup::Found(builtin) => Some(builtin),
        _ => None,
    })
}

/// A rule's text with some of its statements wrapped. Lines stay where they are.
#[derive(Debug)]
pub(crate) struct Wrapped {
    /// The text to run.
    pub(crate) text: Vec<u8>,
    /// Where bytes were put in, in offsets of the original, and how many; in order.
    insertions: Vec<(u32, u32)>,
}

/// Wraps the expression statements that end on `lines`. The error is a line on which none ends.
pub(crate) fn wrap(file: &SourceFile, rule: &Rule, lines: &[u32]) -> Result<Wrapped, u32> {
    let mut statements = Vec::new();
    collect(&rule.statements, &mut statements);
    let mut spans: Vec<Span> = Vec::new();
    for &line in lines {
        let on_line = statements.iter().filter(|span| file.line(span.end.saturating_sub(1)) == line);
        spans.push(*on_line.max_by_key(|span| span.start).ok_or(line)?);
    }
    spans.sort();
    spans.dedup();
    let open = format!("{}( ", VALUE.name);
    let close = " )";
    let mut edits: Vec<(u32, &str)> = Vec::new();
    for span in spans {
        edits.push((span.start, &open));
        edits.push((span.end - 1, close));
    }
    edits.sort_by_key(|(at, _)| *at);
    let source = file.text();
    let mut text = Vec::with_capacity(source.len() + edits.len() * open.len());
    let mut done = 0;
    for (at, insert) in &edits {
        text.extend_from_slice(&source[done..*at as usize]);
        text.extend_from_slice(insert.as_bytes());
        done = *at as usize;
    }
    text.extend_from_slice(&source[done..]);
    let insertions = edits.iter().map(|(at, insert)| (*at, insert.len() as u32)).collect();
    Ok(Wrapped { text, insertions })
}

impl Wrapped {
    /// The text as it is, nothing wrapped.
    pub(crate) fn plain(file: &SourceFile) -> Wrapped {
        Wrapped { text: file.text().to_vec(), insertions: Vec::new() }
    }

    /// Where a span of the wrapped text stands in the original.
    pub(crate) fn original(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }

    fn offset(&self, offset: u32) -> u32 {
        let mut shift = 0;
        for (at, len) in &self.insertions {
            let begins = at + shift;
            if offset < begins + len {
                return if offset < begins { offset - shift } else { *at };
            }
            shift += len;
        }
        offset - shift
    }
}

/// The expression statements, at every depth, that end with a semicolon.
fn collect(statements: &[Statement], found: &mut Vec<Span>) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Expr(_) => found.push(statement.span),
            StatementKind::Block(body) => collect(body, found),
            StatementKind::If { arms, otherwise } => {
                for (_, body) in arms {
                    collect(std::slice::from_ref(body), found);
                }
                if let Some(body) = otherwise {
                    collect(std::slice::from_ref(body), found);
                }
            }
            StatementKind::While { body, .. }
            | StatementKind::Do { body, .. }
            | StatementKind::For { body, .. }
            | StatementKind::Foreach { body, .. } => collect(std::slice::from_ref(body), found),
            StatementKind::Switch { cases, .. } => {
                for case in cases {
                    collect(&case.body, found);
                }
            }
            StatementKind::Sub(sub) => collect(&sub.body, found),
            StatementKind::Empty
            | StatementKind::Error
            | StatementKind::Print(_)
            | StatementKind::Break
            | StatementKind::Continue
            | StatementKind::Return(_)
            | StatementKind::Import { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_back_to_where_they_came_from() {
        // "ab; cd;" with "<<" before `cd` and ">" behind it.
        let wrapped = Wrapped { text: b"ab; <<cd>;".to_vec(), insertions: vec![(4, 2), (6, 1)] };
        for (wrapped_at, original) in
            [(0, 0), (3, 3), (4, 4), (5, 4), (6, 4), (7, 5), (8, 6), (9, 6), (10, 7)]
        {
            assert_eq!(wrapped.offset(wrapped_at), original, "{wrapped_at}");
        }
    }
}
