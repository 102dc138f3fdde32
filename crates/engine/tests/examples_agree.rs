//! Every example in the library's documentation does the same on the machine and in the reference evaluator.

use std::sync::Arc;

use pointsman::differential::{Forms, Setting, compare, no_answers};
use pointsman::{
    Body, Builtin, CompileOptions, Engine, FixedWorld, HttpTransaction, Limits, Phase, Response,
};
use pointsman_compiler::reference::with_stack;

/// The example with what it says of its values replaced by statements that log them.
fn logging(source: &str) -> String {
    source
        .lines()
        .map(|line| match line.split_once("# ->") {
            Some((code, _)) => {
                let value = code.trim().trim_end_matches(';');
                format!("log.info( lang.dump( {value} ) );\n")
            }
            None => format!("{line}\n"),
        })
        .collect()
}

fn transaction(phase: Phase) -> HttpTransaction {
    let mut tx = HttpTransaction::new(Arc::new(FixedWorld::new().seed(7)));
    if phase != Phase::Request {
        tx.set_response(Response::new(http::StatusCode::OK));
    }
    tx.begin_phase(phase);
    tx
}

fn phase_of(builtin: &Builtin) -> Phase {
    [Phase::Request, Phase::Response, Phase::Completion]
        .into_iter()
        .find(|phase| builtin.phases.contains(*phase))
        .unwrap_or(Phase::Request)
}

#[test]
fn every_example_of_the_library_agrees() {
    let engine = Engine::standard();
    let mut failures = Vec::new();
    let mut ran = 0;
    for builtin in engine.library().builtins() {
        for example in builtin.examples {
            let source = logging(example.source);
            let phase = phase_of(builtin);
            let options = CompileOptions { phase: Some(phase), ..CompileOptions::default() };
            let forms = match Forms::compile(&engine, builtin.name, source.as_bytes(), &options) {
                Ok(forms) => forms,
                Err(diagnostics) => {
                    failures.push(format!("{}: {diagnostics}", builtin.name));
                    continue;
                }
            };
            let setting = Setting {
                phase,
                limits: Limits::DEFAULT,
                transaction: &|| transaction(phase),
                request_body: Body::Complete(bytes::Bytes::from_static(b"name=value")),
                response_body: Body::Complete(bytes::Bytes::from_static(b"<html>")),
                answers: &no_answers,
            };
            let verdict =
                with_stack(|stack| compare(stack, &forms, &setting).map_err(|found| found.to_string()));
            ran += 1;
            if let Err(difference) = verdict.expect("a thread") {
                failures.push(format!("{}: {difference}\n{source}", builtin.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {ran}:\n{}", failures.len(), failures.join("\n"));
    assert!(ran >= engine.library().builtins().len(), "each function has an example");
}
