//! The gallery rule: each stage of compiling it, and deciding with it, beside hand-written Rust.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pointsman::syntax::{FileId, SourceFile, parse};
use pointsman::{Engine, Runner};
use pointsman_benches::{GALLERY, NativeGallery, REQUESTS, gallery_rule, requests, route, transactions};

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gallery/compile");
    let file = SourceFile::new("gallery", GALLERY.as_bytes());
    group.bench_function("parse", |bencher| bencher.iter(|| parse(FileId(0), black_box(&file))));
    let engine = Engine::standard();
    group.bench_function("all", |bencher| bencher.iter(|| engine.compile("gallery", black_box(GALLERY))));
    group.finish();
}

fn decide(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gallery/decide");
    let plain = requests();
    let native = NativeGallery::default();
    let mut next = 0;
    group.bench_function("native", |bencher| {
        bencher.iter(|| {
            next = (next + 1) % REQUESTS;
            native.route(black_box(&plain[next]))
        });
    });
    let mut transactions = transactions();
    let mut runner = Runner::new(&gallery_rule());
    group.bench_function("pointsman", |bencher| {
        bencher.iter(|| {
            next = (next + 1) % REQUESTS;
            route(&mut runner, black_box(&mut transactions[next]))
        });
    });
    group.finish();
}

criterion_group!(benches, stages, decide);
criterion_main!(benches);
