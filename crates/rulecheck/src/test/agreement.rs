//! Every script under `rules/` does the same on the machine, optimised or not, and in the reference evaluator.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pointsman::differential::{Forms, Setting, compare};
use pointsman::{Answer, Body, Datum, Operation};
use pointsman_compiler::reference::{Stack, with_stack};

use super::super::load;
use super::super::script::Case;
use super::{Compiling, TestFile, host, subject, world};
use crate::files;
use crate::mock::Mocks;

/// Runs a case in every way; `None` when its rule does not compile (which is what some scripts are about).
fn differs(stack: &Stack, test: &TestFile<'_>, case: &Case) -> Option<Result<(), String>> {
    let setup = &case.setup;
    let subject = subject(test, case).ok()?;
    let compiling = Compiling::new(setup, &pointsman::library()).ok()?;
    let phase = compiling.phase;
    let text = &subject.wrapped.text;
    let forms = Forms::compile(&compiling.engine, subject.file.name(), text, &compiling.options()).ok()?;
    let setting = Setting {
        phase,
        limits: setup.limits,
        transaction: &|| {
            let world = Arc::new(world(setup));
            let mut host = host(test, setup, &world).expect("the script's own test has made one, too");
            host.enter(phase);
            host.transaction
        },
        request_body: Body::Complete(setup.body.clone().into()),
        response_body: Body::Complete(setup.response_body.clone().into()),
        answers: &|| {
            let mut mocks = Mocks::new(setup.mocks.clone());
            Box::new(move |operation| match operation {
                // Here no clock moves, so whoever waits for a place has it.
                Operation::Queue { .. } => Some(Answer::Value(Datum::Int(1))),
                other => mocks.answer(other),
            })
        },
    };
    Some(compare(stack, &forms, &setting).map(drop).map_err(|difference| difference.to_string()))
}

#[test]
fn every_script_agrees() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let paths: Vec<PathBuf> = files::rule_files(&[rules]).expect("there are rules");
    let (ran, failures) = with_stack(|stack| {
        let mut ran = 0;
        let mut failures = Vec::new();
        for path in &paths {
            let Ok(Some(loaded)) = load(path) else { continue };
            let test = TestFile { file: &loaded.file, tree: &loaded.tree, cases: &[] };
            for case in loaded.cases.iter().flatten().filter(|case| case.setup.skip.is_none()) {
                match differs(stack, &test, case) {
                    Some(Ok(())) => ran += 1,
                    Some(Err(difference)) => failures.push(format!("{}: {difference}", path.display())),
                    None => {}
                }
            }
        }
        (ran, failures)
    })
    .expect("a thread");
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
    assert!(ran > 100, "only {ran} scripts were run");
}
