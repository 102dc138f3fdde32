//! `rulecheck eval`: a few statements, and the value of the last.

use std::path::Path;

use pointsman::{CompileOptions, Datum, Engine, Library, Phase, render_double, render_int};
use pointsman_syntax::codes::{calls, flow, names};
use pointsman_syntax::{Diagnostic, Severity, SourceFile, TokenKind, tokenize};

use crate::cli::Eval;
use crate::console::Console;
use crate::host::{Host, Network, Scene};
use crate::rules::{self, FileImporter};
use crate::{Status, diagnose, files, message, world};

/// What diagnostics call the program.
const NAME: &str = "<program>";

pub(crate) fn eval(args: &Eval, library: &Library, console: &mut Console<'_>) -> Status {
    let network = Network::allowed(args.allow_net);
    let mut scene = Scene { world: world::real(None, None).into(), network, ..Scene::default() };
    if let Some(path) = &args.request {
        match request(path) {
            Ok(request) => scene.request = request,
            Err(message) => {
                console.fail(message);
                return Status::Failed;
            }
        }
    }
    let mut host = match Host::new(scene) {
        Ok(host) => host,
        Err(message) => {
            console.fail(message);
            return Status::Failed;
        }
    };
    let phase = Phase::from(args.phase);
    let importer = FileImporter::default();
    let options = CompileOptions {
        phase: Some(phase),
        importer: Some(&importer),
        result: true,
        ..CompileOptions::default()
    };
    let compiled = Engine::new(library.clone()).check(NAME, closed(&args.program), &options);
    diagnose::print(&compiled.diagnostics, worth_telling, console);
    let Some(rule) = compiled.rule else { return Status::Problems };
    host.enter(phase);
    let ran = rules::run(&rule, &mut host, phase);
    host.end_stream();
    for line in host.transaction.log_lines() {
        console.err(format!("{}: ", line.level.name()));
        console.err_line(&line.message);
    }
    for warning in &ran.warnings {
        console.err_line(format!("warning: {} (line {})", warning.message, warning.site.line));
    }
    if let Err(trap) = &ran.end {
        diagnose::print_trap(&rule, trap, console);
        return Status::Problems;
    }
    let mut text = Vec::new();
    match &ran.result {
        Datum::Int(int) => render_int(*int, &mut text),
        Datum::Double(double) => render_double(*double, &mut text),
        Datum::Text(bytes) => text.extend_from_slice(bytes),
        Datum::Array(_) | Datum::Hash(_) => {
            let kind = if matches!(ran.result, Datum::Array(_)) { "array" } else { "hash" };
            console.err_line(format!(
                "warning: Cannot convert {kind} to string value (lang.dump shows what is in it)"
            ));
            text.push(b'0');
        }
    }
    console.out_line(text);
    Status::Success
}

/// Errors, and the warnings that a few statements typed to be tried can deserve: values and variables that
/// nobody uses are what they are made of.
fn worth_telling(diagnostic: &Diagnostic) -> bool {
    let natural = [&calls::UNUSED_VALUE, &names::UNUSED_VARIABLE, &flow::CONSTANT_CONDITION];
    diagnostic.severity >= Severity::Warning && !natural.contains(&diagnostic.code)
}

/// A request from a file or from standard input.
pub(crate) fn request(path: &Path) -> Result<message::RequestMessage, String> {
    message::read_request(&files::name(path), &files::read(path)?)
}

/// The program with a semicolon behind its last token, when that leaves one out.
fn closed(program: &str) -> Vec<u8> {
    let file = SourceFile::new(NAME, program.as_bytes());
    let tokens = tokenize(file.text());
    let last =
        tokens.iter().rev().find(|token| !matches!(token.kind, TokenKind::Whitespace | TokenKind::Comment));
    let mut text = program.as_bytes().to_vec();
    if let Some(last) = last
        && !matches!(file.slice(last.span), b";" | b"}")
    {
        text.insert(last.span.end as usize, b';');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_missing_semicolon_is_added() {
        for (program, closed_program) in [
            ("1 + 1", "1 + 1;"),
            ("1; # two", "1; # two"),
            ("1 # two", "1; # two"),
            ("if( 1 ) { }", "if( 1 ) { }"),
            ("$x = '}'", "$x = '}';"),
            ("", ""),
        ] {
            assert_eq!(closed(program), closed_program.as_bytes(), "{program}");
        }
    }
}
