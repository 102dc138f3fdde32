//! Replays the seeds and past finds of the fuzz targets, and compares freshly generated rules: fuzzing in
//! small, without its tools.

#![expect(
    unreachable_pub,
    dead_code,
    reason = "the fuzz crate's modules are included, and it uses more of them"
)]
#![allow(clippy::expect_used, clippy::panic, reason = "a find is told by a panic, as under the fuzzer")]

// That crate is a workspace of its own.
#[path = "../../../fuzz/src/check.rs"]
mod check;
#[path = "../../../fuzz/src/generator/mod.rs"]
mod generator;
#[path = "../../../fuzz/src/random.rs"]
mod random;

use std::path::{Path, PathBuf};

use pointsman_compiler::reference::{Stack, with_stack};

/// All files below `fuzz/seeds/TARGET` and `fuzz/regressions/TARGET`.
fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let mut inputs = Vec::new();
    for folder in ["seeds", "regressions"] {
        let Ok(entries) = fuzz.join(folder).join(target).read_dir() else { continue };
        for entry in entries {
            let path = entry.expect("a file").path();
            let bytes = read(&path);
            inputs.push((path, bytes));
        }
    }
    assert!(!inputs.is_empty(), "{target} has seeds");
    inputs
}

#[expect(clippy::disallowed_methods, reason = "a test reads the files that it replays")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("it can be read")
}

fn agrees(stack: &Stack, bytes: &[u8]) -> check::Done {
    let case = check::case_of(bytes);
    check::machine_matches_reference(stack, &case)
        .unwrap_or_else(|difference| panic!("{}", check::report(&difference, &case)))
}

#[test]
fn parse_replays() {
    for (_, bytes) in inputs("parse").into_iter().chain(inputs("compile_verify")) {
        check::parse_any(&bytes);
    }
}

#[test]
fn compile_verify_replays() {
    for (_, bytes) in inputs("compile_verify").into_iter().chain(inputs("parse")) {
        check::compile_any(&bytes);
    }
}

#[test]
fn vm_matches_reference_replays() {
    with_stack(|stack| {
        for (path, bytes) in inputs("vm_matches_reference") {
            let done = agrees(stack, &bytes);
            assert!(matches!(done, check::Done::Ran(_)), "{} does not compile", path.display());
        }
    })
    .expect("a thread");
}

#[test]
fn generated_rules_agree_and_most_compile() {
    const RULES: u64 = 300;
    let ran = with_stack(|stack| {
        let mut ran = 0;
        for number in 0..RULES {
            let done = agrees(stack, &random::bytes(number, 1500));
            ran += u64::from(done != check::Done::Refused);
        }
        ran
    })
    .expect("a thread");
    assert!(ran * 5 >= RULES * 4, "only {ran} of {RULES} generated rules compile");
}
