//! `hash.*`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, find, h, i, t, value, warned};
use pointsman_model::{Datum, Value};

fn two() -> Datum {
    h([("b", i(1)), ("a", t(""))])
}

#[test]
fn keys_are_text_and_case_counts() {
    assert_eq!(value("hash.contains", &[two(), t("a")]), i(1), "an empty value is a value");
    assert_eq!(value("hash.contains", &[two(), t("A")]), i(0));
    assert_eq!(value("hash.contains", &[h([("1", i(0))]), i(1)]), i(1));
    assert_eq!(value("hash.contains", &[h([("1.5", i(0))]), d(1.5)]), i(1));
    assert_eq!(value("hash.contains", &[a([]), t("a")]), i(0));
    assert_eq!(
        warned("hash.contains", &[a([t("a")]), t("a")]),
        (i(0), vec!["Cannot convert array to hash value".to_owned()])
    );
}

#[test]
fn entries_are_counted_and_listed_in_the_order_of_insertion() {
    assert_eq!(value("hash.count", &[two()]), i(2));
    assert_eq!(value("hash.count", &[h([])]), i(0));
    assert_eq!(value("hash.keys", &[two()]), a([t("b"), t("a")]));
    assert_eq!(value("hash.values", &[two()]), a([i(1), t("")]));
    assert_eq!(value("hash.keys", &[h([])]), a([]));
}

#[test]
fn deleting_and_emptying_happen_in_place() {
    let mut bench = Bench::default();
    let hash = bench.ws.import(&two()).unwrap();
    let key = bench.ws.import(&t("b")).unwrap();
    assert_eq!(bench.call(find("hash.delete"), &mut [hash, key]), Ok(hash));
    assert_eq!(bench.ws.export(hash), h([("a", t(""))]));
    assert_eq!(bench.call(find("hash.delete"), &mut [hash, key]), Ok(hash));
    assert_eq!(bench.call(find("hash.empty"), &mut [hash]), Ok(hash));
    assert_eq!(bench.ws.export(hash), h([]));
    let mut unset = [Value::EMPTY];
    bench.call(find("hash.empty"), &mut unset).unwrap();
    assert_eq!(bench.ws.export(unset[0]), h([]));
    assert_eq!(bench.warnings(), [""; 0]);
}

#[test]
fn a_large_hash_finds_its_keys_after_deletions() {
    let mut bench = Bench::default();
    let entries = (0..100).map(|n| (format!("k{n}").into_bytes(), i(n))).collect();
    let hash = bench.ws.import(&Datum::Hash(entries)).unwrap();
    for n in (0..100).step_by(2) {
        let key = bench.ws.import(&t(format!("k{n}"))).unwrap();
        bench.call(find("hash.delete"), &mut [hash, key]).unwrap();
    }
    for n in 0..100 {
        let key = bench.ws.import(&t(format!("k{n}"))).unwrap();
        assert_eq!(bench.call(find("hash.contains"), &mut [hash, key]), Ok(Value::Int(n % 2)), "k{n}");
    }
}

#[test]
fn values_are_copies() {
    let mut bench = Bench::default();
    let hash = bench.ws.import(&h([("k", a([i(1)]))])).unwrap();
    let values = bench.call(find("hash.values"), &mut [hash]).unwrap();
    let Value::Container(values) = values else { panic!("{values:?}") };
    let Value::Container(inner) = bench.ws.items(values)[0] else { panic!("no array inside") };
    bench.ws.array_set(inner, 0, Value::Int(2));
    assert_eq!(bench.ws.export(hash), h([("k", a([i(1)]))]));
}
