//! One rule for each finding about meaning, in `rules/diagnostics`, and how what is told reads.
#![expect(clippy::disallowed_methods, reason = "a test reads the rules that it is about")]
#![expect(clippy::unwrap_used, reason = "what is missing fails the test")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pointsman_compiler::{CheckOptions, Importer, check_carried, check_operands, resolve};
use pointsman_model::{Builtin, Effect, Library, Phase, Phases, ResultType, Value};
use pointsman_syntax::{Diagnostic, SourceFile, SourceMap, codes, parse, render::render};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/diagnostics")
}

/// Takes imports from the folder `imports`.
struct Imports;

impl Importer for Imports {
    fn import(&self, _: &SourceFile, target: &str) -> Result<SourceFile, String> {
        let name =
            if target == "import_cycle" { format!("{target}.ts") } else { format!("imports/{target}.ts") };
        let text = std::fs::read(folder().join(&name)).map_err(|_| format!("there is no file `{name}`"))?;
        Ok(SourceFile::new(name, text))
    }
}

/// Everything that is told about a rule of the folder. Its phase and pools stand in comments, as in a
/// conformance script.
fn findings(name: &str) -> (Vec<Diagnostic>, SourceMap) {
    let text = std::fs::read(folder().join(name)).unwrap();
    let (mut phase, mut pools) = (None, None);
    for line in String::from_utf8_lossy(&text).lines() {
        if line == "#: phase completion" {
            phase = Some(Phase::Completion);
        } else if let Some(pool) = line.strip_prefix("#: pool ") {
            pools.get_or_insert_with(Vec::new).push(pool.trim_matches('"').to_owned());
        }
    }
    let options = CheckOptions { phase, pools: pools.as_deref(), errors_only: false };
    let mut sources = SourceMap::new();
    let file = sources.add(SourceFile::new(name, text));
    let source = Arc::clone(sources.get(file).unwrap());
    let parsed = parse(file, &source);
    let mut diagnostics = parsed.diagnostics;
    let mut resolved = resolve(&parsed.rule, file, &mut sources, &library(), &Imports, &options);
    diagnostics.extend(check_operands(&mut resolved.rule, &sources));
    diagnostics.extend(check_carried(&resolved.rule, &sources));
    diagnostics.extend(resolved.diagnostics);
    diagnostics.sort_by_key(|finding| (finding.file, finding.span.start));
    (diagnostics, sources)
}

const IN_REQUESTS: Builtin = Builtin {
    name: "shop.openCart",
    short: false,
    params: &[],
    result: ResultType::Nothing,
    effect: Effect::Writes,
    captures: false,
    phases: Phases { request: true, response: false, completion: false },
    terminal: false,
    waits: false,
    deprecated: None,
    doc: "Opens the cart.",
    examples: &[],
    file: file!(),
    entry: |_| Ok(Value::EMPTY),
    quick: pointsman_model::Quick::None,
    compares: None,
    means: None,
    any_of: None,
    changes_fields: true,
};

static OPEN_CART: Builtin = IN_REQUESTS;

static CLOSE_CART: Builtin = Builtin {
    name: "shop.closeCart",
    phases: Phases { request: false, response: true, completion: false },
    ..IN_REQUESTS
};

/// Ours, and an embedder's functions of one phase each: ours do nothing in the wrong phase, as documented.
fn library() -> Library {
    let mut library = pointsman_builtins::library();
    library.add(&[&OPEN_CART, &CLOSE_CART]).unwrap();
    library
}

#[test]
fn every_finding_reads_well() {
    for code in codes::ALL.iter().filter(|code| ("PM02".."PM07").contains(&code.id)) {
        let name = format!("{}.ts", code.name.replace('-', "_"));
        let (diagnostics, sources) = findings(&name);
        assert!(diagnostics.iter().any(|finding| finding.code == *code), "{name} does not show {}", code.id);
        let told: Vec<String> = diagnostics
            .iter()
            .map(|finding| render(finding, &sources, false).trim_end().to_owned())
            .collect();
        insta::assert_snapshot!(code.name, told.join("\n\n"));
    }
}
