//! Deciding with the gallery rule, beside hand-written Rust.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pointsman::Runner;
use pointsman_benches::{NativeGallery, REQUESTS, criterion, gallery_rule, requests, route, transactions};

fn decide(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gallery");
    let plain = requests();
    let native = NativeGallery::default();
    let mut transactions = transactions();
    let mut runner = Runner::new(&gallery_rule());
    for (plain, transaction) in plain.iter().zip(&mut transactions) {
        assert_eq!(route(&mut runner, transaction), native.route(plain));
    }
    let mut next = 0;
    group.bench_function("native", |bencher| {
        bencher.iter(|| {
            next = (next + 1) % REQUESTS;
            native.route(black_box(&plain[next]))
        });
    });
    group.bench_function("pointsman", |bencher| {
        bencher.iter(|| {
            next = (next + 1) % REQUESTS;
            route(&mut runner, black_box(&mut transactions[next]))
        });
    });
    group.finish();
}

criterion_group!(name = benches; config = criterion(); targets = decide);
criterion_main!(benches);
