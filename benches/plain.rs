//! Every pure function of texts, arrays and hashes beside the plain Rust call that it stands for; JSON beside
//! `serde_json`; a thousand networks; a value that outlives a run.
//!
//! `benches/run --plain` prints the ratios.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pointsman_benches::plain::{self, CALLS};
use pointsman_benches::{criterion, documents, networks};

fn functions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("plain");
    group.throughput(Throughput::Elements(CALLS as u64));
    for mut case in plain::cases() {
        let mut rule = case.rule();
        group.bench_function(format!("{}/rule", case.name), |bencher| bencher.iter(|| rule.run()));
        group.bench_function(format!("{}/rust", case.name), |bencher| bencher.iter(|| case.call_plain()));
    }
    group.finish();
}

fn json(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("json/deserialize");
    for (name, document) in documents::all() {
        group.throughput(Throughput::Bytes(document.len() as u64));
        let mut rule = documents::rule(&document);
        group.bench_function(format!("{name}/rule"), |bencher| bencher.iter(|| rule.run()));
        group.bench_function(format!("{name}/serde_json"), |bencher| {
            bencher.iter(|| serde_json::from_slice::<serde_json::Value>(&document));
        });
    }
    group.finish();
}

fn others(criterion: &mut Criterion) {
    let mut rule = networks::rule(true);
    criterion.bench_function("networks/thousand", |bencher| bencher.iter(|| rule.run()));
    let mut group = criterion.benchmark_group("data");
    group.throughput(Throughput::Elements(CALLS as u64));
    let mut rule = networks::stored();
    group.bench_function("get", |bencher| bencher.iter(|| rule.run()));
    group.finish();
}

criterion_group!(name = benches; config = criterion(); targets = functions, json, others);
criterion_main!(benches);
