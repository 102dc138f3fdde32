//! Each stage of compiling, of the gallery rule, of twenty virtual hosts and of a rule of some hundred lines.
//!
//! `parse` lexes too. `check` resolves names and looks for everything there is to warn of; `operands` prepares
//! constant arguments; `emit` makes the program and verifies it. `all` is what an embedder calls.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pointsman::Engine;
use pointsman::syntax::{Diagnostic, FileId, SourceFile, SourceMap, parse, tokenize};
use pointsman_benches::{GALLERY, HOSTS_SPELLINGS, criterion};
use pointsman_compiler::{CheckOptions, LowerOptions, NoImports, check_operands, lower, resolve};

const OPTIONS: LowerOptions = LowerOptions { optimise: true, result: false };

/// Sections that each have a sub, a list and a loop over it, conditions on the request, and texts put together.
fn long_rule() -> String {
    let mut text = String::from("$seen = 0;\n");
    for number in 0..30 {
        let _ = write!(
            text,
            r#"
# Section {number} of the site.
sub section{number}( $path, $client ) {{
    $weight = string.length( $path ) * {number} + 1;
    while( $weight > 10 ) {{
        $weight = $weight / 2;
    }}
    return $weight . " for " . $client;
}}
if( string.startsWith( http.getPath(), "/section-{number}/" ) ) {{
    $seen++;
    $allowed = [ "10.{number}.0.0/16", "192.0.2.{number}" ];
    foreach( $network in $allowed ) {{
        if( string.ipmaskmatch( request.getRemoteIP(), $network ) ) {{
            http.setHeader( "X-Section", section{number}( http.getPath(), request.getRemoteIP() ) );
            pool.use( "section-{number}" );
        }}
    }}
    if( string.regexmatch( http.getHeader( "User-Agent" ), "Version/([0-9]+)" ) && $1 < {number} ) {{
        log.info( "old browser " . $1 . " in section {number}" );
    }}
}}
"#
        );
    }
    text + "if( $seen == 0 ) pool.use( \"rest\" );\n"
}

fn stages(criterion: &mut Criterion) {
    let long = long_rule();
    let [(_, hosts), ..] = HOSTS_SPELLINGS;
    for (name, text) in [("gallery", GALLERY), ("hosts", hosts), ("long", &long)] {
        stages_of(criterion, name, text);
    }
}

fn stages_of(criterion: &mut Criterion, name: &str, text: &str) {
    let engine = Engine::standard();
    let check = CheckOptions::default();
    let mut sources = SourceMap::new();
    let file_id = sources.add(SourceFile::new(name, Arc::<[u8]>::from(text.as_bytes())));
    let file = SourceFile::new(name, Arc::<[u8]>::from(text.as_bytes()));

    // No stage is measured on a rule with an error.
    let parsed = parse(file_id, &file);
    assert!(!parsed.diagnostics.iter().any(Diagnostic::is_error), "{:?}", parsed.diagnostics);
    let resolved = resolve(&parsed.rule, file_id, &mut sources, engine.library(), &NoImports, &check);
    assert!(!resolved.has_errors(), "{:?}", resolved.diagnostics);
    let mut prepared = resolved.rule.clone();
    let found = check_operands(&mut prepared, &sources);
    assert!(found.is_empty(), "{found:?}");
    assert!(lower(prepared.clone(), &sources, OPTIONS).is_ok());
    assert!(engine.compile(name, text).is_ok());

    let mut group = criterion.benchmark_group(format!("stages/{name}"));
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("lex", |bencher| bencher.iter(|| tokenize(black_box(text.as_bytes()))));
    group.bench_function("parse", |bencher| bencher.iter(|| parse(FileId(0), black_box(&file))));
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            resolve(black_box(&parsed.rule), file_id, &mut sources, engine.library(), &NoImports, &check)
        });
    });
    group.bench_function("operands", |bencher| {
        let setup = || resolved.rule.clone();
        bencher.iter_batched_ref(setup, |rule| check_operands(rule, &sources), BatchSize::SmallInput);
    });
    group.bench_function("emit", |bencher| {
        let setup = || prepared.clone();
        bencher.iter_batched(setup, |rule| lower(rule, &sources, OPTIONS), BatchSize::SmallInput);
    });
    group.bench_function("all", |bencher| bencher.iter(|| engine.compile(name, black_box(text))));
    group.finish();
}

criterion_group!(name = benches; config = criterion(); targets = stages);
criterion_main!(benches);
