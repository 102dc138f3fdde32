//! `rulecheck test`: conformance scripts, and the examples of a library's functions.
//!
//! A script is read (`script`, with `setup` and `expectation` for its words), run (`case`, with `values` for
//! `# ->`) into an `outcome`, and compared both ways (`matcher`). This file finds the scripts, runs them in
//! parallel and prints what came of them, in the order of their names.

mod case;
mod examples;
mod expectation;
mod matcher;
#[cfg(test)]
mod matcher_tests;
mod observed;
mod outcome;
mod place;
mod report;
mod script;
mod setup;
pub(crate) mod tls;
mod values;
mod verdict;
pub(crate) mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use pointsman::Library;
use pointsman_syntax::{FileId, Severity, SourceFile, Span, ast, parse};
use rayon::prelude::*;

use crate::cli::Test;
use crate::console::Console;
use crate::{Status, files};
use case::TestFile;
use matcher::Failure;
use script::Case;

pub use examples::{ExampleFailure, failing_examples};

/// What came of one case.
#[derive(Debug)]
struct TestResult {
    /// The file's path, and the case's name behind it.
    name: String,
    outcome: TestOutcome,
}

#[derive(Debug)]
enum TestOutcome {
    Passed,
    Skipped(String),
    Failed(case::Verdict),
}

/// A test file that was read.
struct Loaded {
    file: SourceFile,
    tree: ast::Rule,
    cases: Result<Vec<Case>, Vec<Failure>>,
}

pub(crate) fn test(args: &Test, library: &Library, console: &mut Console<'_>) -> Status {
    let default = [PathBuf::from("rules")];
    let paths = if args.paths.is_empty() { &default[..] } else { &args.paths };
    let files = match files::rule_files(paths) {
        Ok(files) => files,
        Err(message) => {
            console.fail(message);
            return Status::Failed;
        }
    };
    let loaded: Result<Vec<Option<Loaded>>, String> = files.par_iter().map(|path| load(path)).collect();
    let loaded: Vec<Loaded> = match loaded {
        Ok(loaded) => loaded.into_iter().flatten().collect(),
        Err(message) => {
            console.fail(message);
            return Status::Failed;
        }
    };
    let wanted = |name: &str| args.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()));
    if args.list {
        let names: Vec<String> = loaded.iter().flat_map(names).filter(|name| wanted(name)).collect();
        names.iter().for_each(|name| console.out_line(name));
        return if names.is_empty() { none_found(console) } else { Status::Success };
    }
    let results: Vec<(&Loaded, Vec<TestResult>)> =
        loaded.par_iter().map(|loaded| (loaded, run(loaded, library, Severity::Warning, &wanted))).collect();
    let total: usize = results.iter().map(|(_, results)| results.len()).sum();
    if total == 0 {
        return none_found(console);
    }
    let failed = report::print(&results, console);
    if failed { Status::Problems } else { Status::Success }
}

fn none_found(console: &mut Console<'_>) -> Status {
    console.err_line("no test found; a test is a .ts file with `#:` or `# expect:` comments (see --help)");
    Status::Problems
}

/// Reads a file; `None` when it is no test.
fn load(path: &Path) -> Result<Option<Loaded>, String> {
    let text = files::read(path)?;
    Ok(load_text(&path.display().to_string(), text))
}

fn load_text(name: &str, text: Vec<u8>) -> Option<Loaded> {
    let file = SourceFile::new(name, text);
    let tree = parse(FileId(0), &file).rule;
    let comments: Vec<Span> = tree.comments.iter().map(|comment| comment.span).collect();
    let cases = match script::read(&file, &comments) {
        Ok(None) => return None,
        Ok(Some(script)) => Ok(script.cases),
        Err(errors) => {
            Err(errors.into_iter().map(|error| Failure::plain(Some(error.line), error.message)).collect())
        }
    };
    Some(Loaded { file, tree, cases })
}

fn names(loaded: &Loaded) -> Vec<String> {
    match &loaded.cases {
        Ok(cases) => cases.iter().map(|case| case_name(loaded, case)).collect(),
        Err(_) => vec![loaded.file.name().to_owned()],
    }
}

fn case_name(loaded: &Loaded, case: &Case) -> String {
    match &case.name {
        Some(name) => format!("{} ({name})", loaded.file.name()),
        None => loaded.file.name().to_owned(),
    }
}

fn run(
    loaded: &Loaded,
    library: &Library,
    least: Severity,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<TestResult> {
    let cases = match &loaded.cases {
        Ok(cases) => cases,
        Err(failures) => {
            let name = loaded.file.name().to_owned();
            if !wanted(&name) {
                return Vec::new();
            }
            let verdict = case::Verdict { failures: failures.clone(), log: Vec::new() };
            return vec![TestResult { name, outcome: TestOutcome::Failed(verdict) }];
        }
    };
    let mut results = Vec::new();
    for case in cases {
        let name = case_name(loaded, case);
        if !wanted(&name) {
            continue;
        }
        let outcome = match &case.setup.skip {
            Some(reason) => TestOutcome::Skipped(reason.clone()),
            None => run_case(loaded, cases, case, library, least),
        };
        results.push(TestResult { name, outcome });
    }
    results
}

/// A panic is a mistake of ours; it fails its own test and no other.
fn run_case(loaded: &Loaded, cases: &[Case], case: &Case, library: &Library, least: Severity) -> TestOutcome {
    let test = TestFile { file: &loaded.file, tree: &loaded.tree, cases };
    match catch_unwind(AssertUnwindSafe(|| case::run(&test, case, library, least))) {
        Ok(verdict) if verdict.failures.is_empty() => TestOutcome::Passed,
        Ok(verdict) => TestOutcome::Failed(verdict),
        Err(panic) => {
            let message = panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                .unwrap_or_default();
            let failure =
                Failure::plain(None, format!("the engine panicked, which is a mistake in it: {message}"));
            TestOutcome::Failed(case::Verdict { failures: vec![failure], log: Vec::new() })
        }
    }
}
