//! Regular expressions.
//!
//! Patterns are PCRE over bytes: a dot matches a line feed too, `^` and `$` are the ends of the text unless
//! the flag `m` is given, and only ASCII letters have a case. See the module `pattern` for what is read how.

use pointsman_macros::builtin;
use pointsman_model::{Bound, Builtin, Captures, Cx, Fault, Matcher, Operands, Out, Prepared, Text, Value};

use super::search::EXACT;
use crate::pattern::{Flags, GROUPS, Pattern, Search, Spans, metered};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&REGEXMATCH, &REGEXSUB, &REGEXESCAPE];

/// 1 when `regex` matches anywhere in `string`, else 0.
///
/// On a match `$1` to `$9` are what the groups matched; a group that took no part is empty. When nothing
/// matches, all nine are empty. Flags: `i` ignores the case of ASCII letters, `m` lets `^` and `$` match at
/// lines; behind the last line feed there is none.
///
/// A pattern with lookaround, back references or atomic groups is matched by backtracking, under a limit of
/// steps; reaching it ends the rule. Other patterns take time in proportion to the text, whatever they are.
/// They have one difference from PCRE: what is repeated and may be empty gets no empty turn, so that `$1` of `(a*)+`
/// is what the last turn with something in it matched, and not empty.
///
/// ```rule
/// string.regexmatch( "/gallery/2007", "^/gallery/([0-9]+)" ); # -> 1
/// $1;                                                         # -> 2007
/// string.regexmatch( "GET", "get" );                          # -> 0
/// $1;                                                         # ->
/// string.regexmatch( "GET", "get", "i" );                     # -> 1
/// ```
#[builtin("string.regexmatch", short, matches = linear_match, means = Pattern(&EXACT))]
fn regexmatch(
    string: Text,
    regex: Prepared<'_, Pattern>,
    flags: Option<Text>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
) -> Result<bool, Fault> {
    let (flags, _) = read_flags(flags, cx)?;
    captures.clear();
    if regex.groups() == 0 {
        return metered(cx, |cx, steps| regex.is_match(cx.bytes(string), flags, steps));
    }
    let found = metered(cx, |cx, steps| regex.find(cx.bytes(string), 0, flags, steps))?;
    let Some(spans) = found else { return Ok(false) };
    for group in 1..=regex.groups().min(GROUPS - 1) {
        if let Some((start, end)) = spans.get(group) {
            captures.set(group, Value::Text(string.slice(start, end - start)));
        }
    }
    Ok(true)
}

/// A pattern that backtracks has its steps charged, and a flag that is none a warning: those are for the entry.
fn linear_match(operands: Operands<'_>) -> Option<Bound<Matcher>> {
    let regex = operands.get::<Pattern>(1)?;
    let flags = match operands.count() {
        2 => Flags::default(),
        _ => known_flags(&operands.text(2)?)?,
    };
    Some(Bound::matcher(move |text, groups| regex.match_linear(text, flags, groups)))
}

/// The flags, when all of them are any.
fn known_flags(text: &[u8]) -> Option<Flags> {
    let mut flags = Flags::default();
    for flag in text {
        match flag {
            b'i' => flags.ignore_case = true,
            b'm' => flags.multi_line = true,
            b'g' => {}
            _ => return None,
        }
    }
    Some(flags)
}

/// `string` with the first match of `regex` replaced, or every match when the flags have `g`.
///
/// In the replacement `$1` to `$9` stand for what the groups matched; every other byte stands for itself.
/// Other flags: `i` ignores the case of ASCII letters, `m` lets `^` and `$` match at lines. The variables `$1`
/// to `$9` of the rule stay as they are.
///
/// ```rule
/// string.regexsub( "a1b2", "[0-9]", "#" );              # -> a#b2
/// string.regexsub( "a1b2", "[0-9]", "#", "g" );         # -> a#b#
/// string.regexsub( "/2007/11/", "/(\\d+)/(\\d+)/", '$2-$1' ); # -> 11-2007
/// string.regexsub( "ABC", "b", "-", "i" );              # -> A-C
/// string.regexsub( "abc", "x", "-", "g" );              # -> abc
/// ```
#[builtin("string.regexsub", short)]
fn regexsub(
    string: Text,
    regex: Prepared<'_, Pattern>,
    replacement: Text,
    flags: Option<Text>,
    cx: &mut Cx<'_>,
) -> Result<Text, Fault> {
    let (flags, all) = read_flags(flags, cx)?;
    let mut search = Search::new(&regex, flags);
    let mut find =
        |cx: &mut Cx<'_>, from| metered(cx, |cx, steps| search.find(cx.bytes(string), from, steps));
    let mut found = find(cx, 0)?;
    if found.is_none() {
        return Ok(string);
    }
    let mut out = cx.ws.take_out();
    let mut done = 0;
    while let Some(spans) = found {
        let text = cx.bytes(string);
        let (start, end) = spans.get(0).unwrap_or((done, done));
        // `\K` in a lookahead puts the start behind the end.
        let end = end.max(start);
        out.push_slice(text.get(done..start).unwrap_or_default());
        expand(cx.bytes(replacement), text, &spans, &mut out);
        done = end;
        let mut from = end;
        if end == start {
            // An empty match takes the next byte along, or it would be found for ever.
            out.push_slice(text.get(end..end + 1).unwrap_or_default());
            from += 1;
            done = from.min(text.len());
        }
        if !all || out.overflowed() || from > text.len() {
            break;
        }
        found = match cx.charge(1).and_then(|()| find(cx, from)) {
            Ok(found) => found,
            Err(fault) => {
                cx.ws.return_out(out);
                return Err(fault);
            }
        };
    }
    out.push_slice(&cx.bytes(string)[done..]);
    cx.ws.finish_out(out)
}

/// Writes a replacement with `$1` to `$9` filled in.
fn expand(replacement: &[u8], text: &[u8], spans: &Spans, out: &mut Out) {
    let mut rest = replacement;
    while let Some(dollar) = memchr::memchr(b'$', rest) {
        out.push_slice(&rest[..dollar]);
        match rest.get(dollar + 1) {
            Some(digit @ b'1'..=b'9') => {
                if let Some((start, end)) = spans.get(usize::from(digit - b'0')) {
                    out.push_slice(&text[start..end]);
                }
                rest = &rest[dollar + 2..];
            }
            _ => {
                out.push(b'$');
                rest = &rest[dollar + 1..];
            }
        }
    }
    out.push_slice(rest);
}

/// `string` with a backslash before every byte but letters, digits and `_`, so that as a pattern it matches
/// itself.
///
/// ```rule
/// string.regexescape( "a.b_1" );                                      # -> a\.b_1
/// string.regexmatch( "1+1=2", "^" . string.regexescape( "1+1" ) );    # -> 1
/// ```
#[builtin("string.regexescape", short)]
fn regexescape(string: &[u8], out: &mut Out) {
    for &byte in string {
        // A byte beyond ASCII is a piece of a character and needs no backslash; with one it would mean the same.
        if !byte.is_ascii_alphanumeric() && byte != b'_' {
            out.push(b'\\');
        }
        out.push(byte);
    }
}

/// The flags of a call, and whether `g` is among them.
fn read_flags(flags: Option<Text>, cx: &mut Cx<'_>) -> Result<(Flags, bool), Fault> {
    let (mut read, mut all) = (Flags::default(), false);
    let mut unknown = None;
    for &flag in flags.map(|flags| cx.bytes(flags)).unwrap_or_default() {
        match flag {
            b'i' => read.ignore_case = true,
            b'm' => read.multi_line = true,
            b'g' => all = true,
            other => unknown = Some(other),
        }
    }
    if let Some(flag) = unknown {
        let shown = flag.escape_ascii();
        cx.warn(format!("`{shown}` is not a flag of a regular expression; there are i, g and m"))?;
    }
    Ok((read, all))
}
