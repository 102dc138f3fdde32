//! Reads a conformance script: set-up lines (`#: request GET /`) and expectations (`# expect: 3`) out of the
//! comments of a rule.
//!
//! What is read here is only words and lines; what the words mean for a run is the set-up's and the
//! matcher's affair. A misspelt word is an error, because an expectation that is never looked at would be a
//! test that cannot fail.

use pointsman_syntax::{SourceFile, Span};

use super::expectation::{Expectation, Kind, Scope};
use super::setup::Setup;
use crate::suggest;

/// A script: one or more cases over one rule.
#[derive(Debug)]
pub(crate) struct Script {
    /// The cases in order; a script without `#: case` lines has one.
    pub(crate) cases: Vec<Case>,
}

/// One run with its expectations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    /// What `#: case` calls it.
    pub(crate) name: Option<String>,
    /// The world it runs in.
    pub(crate) setup: Setup,
    /// What must happen.
    pub(crate) expectations: Vec<Expectation>,
}

/// Something in a script's comments that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScriptError {
    /// The line, from 1.
    pub(crate) line: u32,
    /// What is wrong.
    pub(crate) message: String,
}

/// One remark: a piece of a comment, up to the next `#` behind two blanks.
struct Remark<'a> {
    line: u32,
    /// Nothing but comments stands on its line.
    alone: bool,
    /// Without its `#`.
    text: &'a str,
}

/// Reads the script; `None` when the file expects nothing, so is no test.
pub(crate) fn read(file: &SourceFile, comments: &[Span]) -> Result<Option<Script>, Vec<ScriptError>> {
    let texts: Vec<(u32, bool, String)> = comments
        .iter()
        .map(|span| {
            let line = file.line(span.start);
            let before = &file.line_text(line)[..column_of(file, line, span.start)];
            let text = String::from_utf8_lossy(file.slice(*span)).trim_end().to_owned();
            (line, before.trim_ascii().is_empty(), text)
        })
        .collect();
    let mut reader = Reader::default();
    for (line, alone, text) in &texts {
        for piece in pieces(text) {
            reader.remark(&Remark { line: *line, alone: *alone, text: piece });
        }
    }
    // A set-up alone is somebody else's; beside it, what looks like an expectation was meant as one.
    if !reader.is_test && (!reader.has_setup || reader.misspelt.is_empty()) {
        return Ok(None);
    }
    for (line, message) in reader.misspelt {
        reader.errors.push(ScriptError { line, message });
    }
    if !reader.errors.is_empty() {
        reader.errors.sort_by_key(|error| error.line);
        return Err(reader.errors);
    }
    if reader.cases.is_empty() {
        reader.cases.push(reader.common);
    }
    Ok(Some(Script { cases: reader.cases }))
}

/// The byte offset of `offset` within its line.
fn column_of(file: &SourceFile, line: u32, offset: u32) -> usize {
    let before = file.slice(Span::new(0, offset));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    (offset as usize - start).min(file.line_text(line).len())
}

/// The remarks of one comment: it is cut in front of each `#` that stands behind two blanks.
fn pieces(comment: &str) -> Vec<&str> {
    let bytes = comment.as_bytes();
    let blank = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    let mut starts = vec![0];
    starts.extend((2..bytes.len()).filter(|at| bytes[*at] == b'#' && blank(at - 1) && blank(at - 2)));
    starts.push(bytes.len());
    starts.windows(2).map(|ends| comment[ends[0]..ends[1]].trim_start_matches('#').trim_end()).collect()
}

#[derive(Default)]
struct Reader {
    /// Something is expected (or would be, were it not skipped).
    is_test: bool,
    has_setup: bool,
    /// What stands before the first `#: case`, and so belongs to every case.
    common: Case,
    cases: Vec<Case>,
    errors: Vec<ScriptError>,
    /// Words that look like misspelt expectations; they count only in a file that is a test.
    misspelt: Vec<(u32, String)>,
    /// The line of code that the last line-bound expectation speaks of, and the line it stands on itself.
    last_bound: Option<(u32, u32)>,
}

impl Reader {
    fn remark(&mut self, remark: &Remark<'_>) {
        if let Some(setup) = remark.text.strip_prefix(':') {
            self.has_setup = true;
            if let Err(message) = self.setup(setup.trim()) {
                self.errors.push(ScriptError { line: remark.line, message });
            }
            return;
        }
        match expectation(remark.text.trim_start()) {
            Parsed::Prose => {}
            Parsed::Misspelt(message) => self.misspelt.push((remark.line, message)),
            Parsed::Bad(message) => {
                self.is_test = true;
                self.errors.push(ScriptError { line: remark.line, message });
            }
            Parsed::Expectation(kind) => {
                self.is_test = true;
                let scope = self.scope(remark, &kind);
                let expectation = Expectation::new(kind, remark.line, scope);
                self.case().expectations.push(expectation);
            }
        }
    }

    fn case(&mut self) -> &mut Case {
        self.cases.last_mut().unwrap_or(&mut self.common)
    }

    fn setup(&mut self, text: &str) -> Result<(), String> {
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        self.is_test |= matches!(word, "case" | "skip" | "rule");
        if word == "case" {
            if rest.trim().is_empty() {
                return Err("a case needs a name: `#: case the office is let in`".to_owned());
            }
            let mut case = self.common.clone();
            case.name = Some(rest.trim().to_owned());
            self.cases.push(case);
            return Ok(());
        }
        self.case().setup.apply(word, rest.trim())
    }

    /// An expectation behind code speaks of its line; one on a line of its own speaks of the whole run,
    /// unless it continues the list that began on the line above.
    fn scope(&mut self, remark: &Remark<'_>, kind: &Kind) -> Scope {
        if !kind.has_line() {
            return Scope::Anywhere;
        }
        if !remark.alone {
            self.last_bound = Some((remark.line, remark.line));
            return Scope::Line(remark.line);
        }
        match self.last_bound {
            Some((code, above)) if remark.line <= above + 1 => {
                self.last_bound = Some((code, remark.line));
                Scope::Line(code)
            }
            _ => {
                self.last_bound = None;
                Scope::Anywhere
            }
        }
    }
}

enum Parsed {
    Prose,
    Misspelt(String),
    Bad(String),
    Expectation(Kind),
}

fn expectation(text: &str) -> Parsed {
    if let Some(value) = text.strip_prefix("->") {
        return Parsed::Expectation(Kind::Value(value.trim().to_owned()));
    }
    let Some((head, rest)) = text.split_once(':') else { return Parsed::Prose };
    let (word, detail) = match head.split_once('[') {
        Some((word, detail)) => match detail.strip_suffix(']') {
            Some(detail) => (word, Some(detail)),
            None => return Parsed::Prose,
        },
        None => (head, None),
    };
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return Parsed::Prose;
    }
    match Kind::parse(word, detail, rest.trim()) {
        Some(Ok(kind)) => Parsed::Expectation(kind),
        Some(Err(message)) => Parsed::Bad(message),
        None => match suggest::nearest(word, Kind::WORDS.iter().copied()).as_slice() {
            [] => Parsed::Prose,
            near => Parsed::Misspelt(format!("`{word}:` is no expectation{}", suggest::did_you_mean(near))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script without `#` in strings.
    fn read_text(text: &str) -> Result<Option<Script>, Vec<ScriptError>> {
        let mut comments = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some(at) = line.find('#') {
                comments.push(Span::new((start + at) as u32, (start + line.trim_end().len()) as u32));
            }
            start += line.len();
        }
        read(&SourceFile::new("t", text.as_bytes()), &comments)
    }

    fn written(case: &Case) -> Vec<(String, u32, Scope)> {
        case.expectations.iter().map(|e| (e.kind.write(), e.written, e.scope)).collect()
    }

    fn errors(text: &str) -> Vec<(u32, String)> {
        read_text(text).unwrap_err().into_iter().map(|error| (error.line, error.message)).collect()
    }

    #[test]
    fn remarks_share_a_line_and_belong_to_code_or_to_the_run() {
        let script = read_text(
            "#: request GET /a  #: seed 7\nlog.info( 1 ); # expect: 1   # warning: w # x\n      # expect: 2\n\n# expect: 3  # decision: none\n",
        );
        let script = script.unwrap().unwrap();
        let case = &script.cases[0];
        assert_eq!(case.setup.seed, 7);
        assert_eq!(
            written(case),
            [
                ("expect: 1".to_owned(), 2, Scope::Line(2)),
                ("warning: w # x".to_owned(), 2, Scope::Line(2)),
                ("expect: 2".to_owned(), 3, Scope::Line(2)),
                ("expect: 3".to_owned(), 5, Scope::Anywhere),
                ("decision: none".to_owned(), 5, Scope::Anywhere),
            ]
        );
    }

    #[test]
    fn cases_begin_with_what_stands_before_them() {
        let script =
            read_text("#: seed 7\n#: case a  #: tls\n# decision: none\n#: case b\n").unwrap().unwrap();
        let cases: Vec<_> = script
            .cases
            .iter()
            .map(|case| (case.name.as_deref(), case.setup.seed, case.setup.tls.on))
            .collect();
        assert_eq!(cases, [(Some("a"), 7, true), (Some("b"), 7, false)]);
        assert_eq!(script.cases[0].expectations.len(), 1);
        assert!(script.cases[1].expectations.is_empty());
    }

    #[test]
    fn prose_is_no_test_and_misspelt_words_are_errors() {
        assert!(read_text("# Note: this is prose.\n$x = 1; # exect: 3\n").unwrap().is_none());
        assert!(read_text("#: pool a\n$x = 1;\n").unwrap().is_none());
        assert_eq!(
            errors("#: seed 7\n# exect: 3\n# Note: prose\n"),
            [(2, "`exect:` is no expectation; did you mean `expect`?".to_owned())]
        );
        assert_eq!(
            errors("#: sead 7  #: rule x.ts\n"),
            [(1, "`sead` sets nothing up; did you mean `seed`?".to_owned())]
        );
        assert_eq!(errors("#: case\n").len(), 1);
    }
}
