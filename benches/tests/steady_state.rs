//! What the gallery rule may cost in memory: nothing per request, little per rule.

use pointsman::Runner;
use pointsman_benches::{REQUESTS, gallery_rule, route, transactions};

#[test]
fn deciding_allocates_nothing_once_it_is_warm() {
    let rule = gallery_rule();
    let mut runner = Runner::new(&rule);
    let mut transactions = transactions();
    for transaction in &mut transactions {
        route(&mut runner, transaction);
    }
    let counted = allocation_counter::measure(|| {
        for transaction in &mut transactions {
            std::hint::black_box(route(&mut runner, transaction));
        }
    });
    assert_eq!(counted.count_total, 0, "{} allocations over {REQUESTS} requests", counted.count_total);
    let cold = allocation_counter::measure(|| drop(std::hint::black_box(Runner::new(&rule))));
    assert!(cold.count_total > 0, "the counter counts nothing");
}

#[test]
fn a_compiled_gallery_rule_is_small() {
    let bytes = gallery_rule().program().memory_bytes();
    assert!(bytes <= 4096, "{bytes} bytes");
}
