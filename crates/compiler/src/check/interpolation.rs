//! `"cache-$url"`: a string that would be something else in languages that interpolate.

use pointsman_syntax::Span;
use pointsman_syntax::codes::constants;

use crate::symbols::Body;

/// A variable's name inside a literal.
struct Mention<'s> {
    name: &'s str,
    /// Place in the literal, `$` included.
    start: usize,
    end: usize,
}

/// Runs when all variables of a sub, or of the rule, are known.
pub(crate) fn interpolation(body: &mut Body<'_, '_>) {
    if !body.lints() {
        return;
    }
    for span in std::mem::take(&mut body.suspects) {
        let source = body.module.source;
        let literal = source.slice(span);
        if literal.first() != Some(&b'"') {
            continue;
        }
        let library = body.resolver.library;
        let found: Vec<Mention<'_>> = mentions(literal)
            .into_iter()
            .filter(|mention| match body.scope.find(mention.name) {
                Some(variable) => variable.given || variable.sets > 0,
                None => body.module.request_variable(mention.name, library).is_some(),
            })
            .collect();
        let Some(first) = found.first() else { continue };
        for mention in &found {
            // It is meant to be read here.
            if let Some(variable) = body.scope.find_mut(mention.name) {
                variable.read = true;
            }
        }
        let place = Span::new(span.start + first.start as u32, span.start + first.end as u32);
        let message = format!("`${}` inside a string is not replaced by its value", first.name);
        let joined = joined(literal, &found, is_loose(source.text(), span));
        body.report(&constants::LOOKS_INTERPOLATED, place, message, |d| {
            d.label("stays as it is written")
                .help("join strings and variables with `.`; for a literal `$`, use single quotes")
                .fix("Join with `.`", span, joined)
        });
    }
}

/// Every `$name` and `${name}` of a double-quoted literal.
fn mentions(literal: &[u8]) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < literal.len() {
        match literal[at] {
            b'\\' => at += 2,
            b'$' => {
                let braced = literal.get(at + 1) == Some(&b'{');
                let start = at + 1 + usize::from(braced);
                let rest = &literal[start.min(literal.len())..];
                let len =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                let closed = !braced || rest.get(len) == Some(&b'}');
                let named = rest.first().is_some_and(|first| !first.is_ascii_digit()) && len > 0;
                if let (true, true, Ok(name)) = (closed, named, std::str::from_utf8(&rest[..len])) {
                    let end = start + len + usize::from(braced);
                    found.push(Mention { name, start: at, end });
                    at = end;
                } else {
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// The literal as a concatenation.
fn joined(literal: &[u8], found: &[Mention<'_>], loose: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    let text = |from: usize, to: usize, parts: &mut Vec<String>| {
        if from < to {
            parts.push(format!("\"{}\"", String::from_utf8_lossy(&literal[from..to])));
        }
    };
    let mut from = 1;
    for mention in found {
        text(from, mention.start, &mut parts);
        parts.push(format!("${}", mention.name));
        from = mention.end;
    }
    text(from, literal.len().saturating_sub(1), &mut parts);
    let joined = parts.join(" . ");
    if loose || parts.len() == 1 { joined } else { format!("( {joined} )") }
}

/// Whether a concatenation may stand in the literal's place without brackets.
fn is_loose(text: &[u8], span: Span) -> bool {
    let space = |byte: &&u8| byte.is_ascii_whitespace();
    let before = text[..span.start as usize].iter().rev().find(|byte| !space(byte));
    let behind = text[span.end as usize..].iter().find(|byte| !space(byte));
    let opens = matches!(before, Some(b'(' | b',' | b'[' | b'=' | b'.'));
    opens && matches!(behind, Some(b')' | b',' | b']' | b';' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_joined() {
        let literal = br#""a-$url/${id}\$no$1$""#;
        let found = mentions(literal);
        let names: Vec<&str> = found.iter().map(|mention| mention.name).collect();
        assert_eq!(names, ["url", "id"]);
        assert_eq!(joined(literal, &found, true), r#""a-" . $url . "/" . $id . "\$no$1$""#);
        let literal = br#""$url""#;
        assert_eq!(joined(literal, &mentions(literal), false), "$url");
    }
}
