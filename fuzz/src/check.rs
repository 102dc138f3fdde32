//! The properties that the targets hold against all bytes.

use std::sync::LazyLock;

use pointsman::differential::{self, Difference, Forms, Setting, Verdict};
use pointsman::syntax::render::render;
use pointsman::syntax::{Diagnostic, FileId, SourceFile, SourceMap, codes, parse, tokenize};
use pointsman::{CompileOptions, Engine, Limits};
use pointsman_compiler::reference::Stack;

use crate::generator::{self, Scenario};

/// What a text begins with that `vm_matches_reference` runs as it is, in place of bytes to generate from:
/// so finds can be kept as rules, which mean the same whatever becomes of the generator.
pub const AS_IT_IS: &[u8] = b"#: rule\n";

/// Small enough that a rule that eats all of it is quick.
pub const LIMITS: Limits = Limits {
    fuel: 4_000,
    fuel_total: 20_000,
    workspace_bytes: 1 << 20,
    regex_steps: 50_000,
    ..Limits::DEFAULT
};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::standard().limits(LIMITS));
static PLAIN: LazyLock<Engine> = LazyLock::new(|| Engine::standard().limits(LIMITS).optimise(false));

/// The engine that everything is compiled with.
pub fn engine() -> &'static Engine {
    &ENGINE
}

/// Parsing any bytes gives tokens that tile them, a tree, and diagnostics that can be shown.
pub fn parse_any(text: &[u8]) {
    let mut end = 0;
    for token in tokenize(text) {
        assert_eq!(token.span.start, end, "a gap or an overlap before {token:?}");
        assert!(token.span.end > end, "an empty token: {token:?}");
        end = token.span.end;
    }
    assert_eq!(end as usize, text.len(), "the tokens end before the text does");

    let mut sources = SourceMap::new();
    let file_id = sources.add(SourceFile::new("fuzz.ts", text));
    let Some(file) = sources.get(file_id) else { return };
    let parsed = parse(FileId(file_id.0), file);
    for diagnostic in &parsed.diagnostics {
        assert!(diagnostic.span.end as usize <= text.len(), "{diagnostic:?} points behind the text");
        render(diagnostic, &sources, false);
        render(diagnostic, &sources, true);
    }
}

/// Whatever bytes compile make a program that the verifier accepts, optimised or not, and all that there is to
/// say about them can be shown.
pub fn compile_any(text: &[u8]) {
    for engine in [&*ENGINE, &*PLAIN] {
        let compiled = engine.check("fuzz.ts", text, &CompileOptions::default());
        let shown = compiled.diagnostics.to_string();
        assert!(compiled.rule.is_some() || !shown.is_empty(), "no program and no word why");
        let mistake =
            |diagnostic: &Diagnostic| std::ptr::eq(diagnostic.code, &codes::limits::COMPILER_MISTAKE);
        assert!(!compiled.diagnostics.list.iter().any(mistake), "a mistake of the compiler:\n{shown}");
        if let Some(rule) = &compiled.rule
            && let Err(error) = pointsman_vm::verify(rule.program().parts())
        {
            panic!("{error}\n{}", rule.program());
        }
    }
}

/// What [`machine_matches_reference`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The rule does not compile.
    Refused,
    /// It was run in every way.
    Ran(Verdict),
}

/// The case that a fuzzer's bytes stand for.
pub fn case_of(bytes: &[u8]) -> generator::Case {
    match bytes.strip_prefix(AS_IT_IS) {
        Some(source) => generator::Case { source: source.to_vec(), scenario: Scenario::plain() },
        None => generator::case(ENGINE.library(), bytes),
    }
}

/// What the compiler knows of a case.
pub fn options(case: &generator::Case) -> CompileOptions<'static> {
    CompileOptions { phase: Some(case.scenario.phase), ..CompileOptions::default() }
}

/// A rule does the same on the machine, optimised or not, and in the reference evaluator.
pub fn machine_matches_reference(stack: &Stack, case: &generator::Case) -> Result<Done, Box<Difference>> {
    let Ok(forms) = Forms::compile(&ENGINE, "fuzz", &case.source, &options(case)) else {
        return Ok(Done::Refused);
    };
    let setting = Setting {
        phase: case.scenario.phase,
        limits: LIMITS,
        transaction: &|| case.scenario.transaction(),
        request_body: case.scenario.body(),
        response_body: case.scenario.body(),
        answers: &differential::no_answers,
    };
    differential::compare(stack, &forms, &setting).map(Done::Ran)
}

/// A difference with the rule that showed it.
pub fn report(difference: &Difference, case: &generator::Case) -> String {
    let source = String::from_utf8_lossy(&case.source);
    format!("{difference}\n--- rule\n{source}\n--- {:?}", case.scenario)
}
