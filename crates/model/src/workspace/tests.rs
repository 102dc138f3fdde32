//! What a workspace promises, whatever a run does with it.

use bytes::Bytes;

use super::Workspace;
use crate::{Datum, Fault, Limits, Value};

fn small(bytes: usize) -> Workspace {
    Workspace::new(&Limits { workspace_bytes: bytes, container_depth: 4, ..Limits::DEFAULT })
}

#[test]
fn appending_to_the_newest_text_grows_it_in_place() {
    let mut ws = small(1000);
    let a = ws.new_text(b"ab").unwrap();
    let b = ws.new_text(b"cd").unwrap();
    let longer = ws.concat(b, a).unwrap();
    assert_eq!(ws.bytes(longer), b"cdab");
    assert_eq!(longer.start, b.start);
    let moved = ws.concat(a, b).unwrap();
    assert_eq!(ws.bytes(moved), b"abcd");
    assert_eq!(ws.bytes_used(), 2 + 2 + 2 + 4);
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut ws = small(10);
    assert!(ws.new_text(b"0123456789").is_ok());
    assert_eq!(ws.new_text(b"x"), Err(Fault::OutOfMemory));
    let mut ws = small(10);
    assert_eq!(ws.build(|_, out| (0..11).for_each(|_| out.push(b'x'))), Err(Fault::OutOfMemory));
    let mut ws = small(200);
    let array = ws.new_array().unwrap();
    assert_eq!(ws.array_resize(array, 1 << 40, Value::EMPTY), Err(Fault::OutOfMemory));
}

#[test]
fn a_hash_finds_its_keys_with_and_without_an_index_and_keeps_their_order() {
    let mut ws = small(100_000);
    let hash = ws.new_hash().unwrap();
    for number in 0..100 {
        let key = ws.new_text(format!("k{number}").as_bytes()).unwrap();
        ws.hash_set(hash, key, Value::Int(number)).unwrap();
        assert_eq!(ws.hash_get(hash, b"k0"), Some(Value::Int(0)));
    }
    assert!(ws.hash_remove(hash, b"k7"));
    assert!(!ws.hash_remove(hash, b"k7"));
    assert_eq!(ws.hash_get(hash, b"k99"), Some(Value::Int(99)));
    let order: Vec<Value> = ws.items(hash).to_vec();
    assert_eq!(order, (0..100).filter(|n| *n != 7).map(Value::Int).collect::<Vec<_>>());
}

#[test]
fn copies_share_nothing_and_depth_is_bounded() {
    let mut ws = small(100_000);
    let inner = ws.new_array().unwrap();
    ws.array_push(inner, Value::Int(1)).unwrap();
    let outer = ws.new_array().unwrap();
    ws.array_push(outer, Value::Container(inner)).unwrap();
    let Value::Container(copy) = ws.copy_value(Value::Container(outer)).unwrap() else { panic!() };
    ws.array_set(inner, 0, Value::Int(2));
    assert_eq!(ws.export(Value::Container(copy)), Datum::Array(vec![Datum::Array(vec![Datum::Int(1)])]));
    let mut nested = outer;
    for _ in 0..3 {
        let around = ws.new_array().unwrap();
        ws.array_push(around, Value::Container(nested)).unwrap();
        nested = around;
    }
    assert_eq!(ws.copy_value(Value::Container(nested)), Err(Fault::ContainerDepth));
}

#[test]
fn compaction_keeps_what_is_reached_and_frees_the_rest() {
    let mut ws = small(100_000);
    let garbage = ws.pin(Bytes::from(vec![b'g'; 1000])).unwrap();
    let kept = ws.pin(Bytes::from_static(b"kept")).unwrap();
    let text = ws.new_text(b"text").unwrap();
    let hash = ws.new_hash().unwrap();
    for number in 0..20 {
        let key = ws.new_text(format!("{number}").as_bytes()).unwrap();
        ws.hash_set(hash, key, Value::Text(text)).unwrap();
    }
    let _ = ws.new_text(&[b'x'; 500]).unwrap();
    let before = ws.bytes_used();
    let mut roots =
        [Value::Text(kept.slice(1, 2)), Value::Container(hash), Value::Int(3), Value::Container(hash)];
    ws.compact(&mut roots.iter_mut());
    assert!(ws.bytes_used() + 1400 < before, "{} {before}", ws.bytes_used());
    let [Value::Text(kept), Value::Container(hash), Value::Int(3), Value::Container(again)] = roots else {
        panic!("{roots:?}")
    };
    assert_eq!(hash, again);
    assert_eq!(ws.bytes(kept), b"ep");
    let Some(Value::Text(text)) = ws.hash_get(hash, b"13") else { panic!() };
    assert_eq!(ws.bytes(text), b"text");
    let _ = garbage;
}

#[test]
fn compaction_never_takes_more_room_than_there_was() {
    let mut ws = small(1_000_000);
    let one = ws.new_text(&[b'1'; 1000]).unwrap();
    let _ = ws.new_text(&[b'g'; 1000]).unwrap();
    let two = ws.new_text(&[b'2'; 1000]).unwrap();
    let array = ws.new_array().unwrap();
    for at in 0..100 {
        // Two texts in turn, whole and in overlapping pieces.
        let text = if at % 2 == 0 { one } else { two };
        ws.array_push(array, Value::Text(text)).unwrap();
        ws.array_push(array, Value::Text(text.slice(at, 500))).unwrap();
    }
    let (before, wanted) = (ws.bytes_used(), ws.export(Value::Container(array)));
    let mut roots = [Value::Container(array)];
    ws.compact(&mut roots.iter_mut());
    assert_eq!(ws.bytes_used(), before - 1000);
    assert_eq!(ws.export(roots[0]), wanted);
}

#[test]
fn trees_deeper_than_the_limit_are_walked_without_overflow() {
    let mut ws = Workspace::default();
    let root = ws.new_array().unwrap();
    let mut innermost = root;
    for _ in 0..50_000 {
        let inner = ws.new_array().unwrap();
        ws.array_push(innermost, Value::Container(inner)).unwrap();
        innermost = inner;
    }
    ws.array_push(innermost, Value::TRUE).unwrap();
    let before = ws.bytes_used();
    let mut roots = [Value::Container(root), Value::Container(innermost)];
    ws.compact(&mut roots.iter_mut());
    assert_eq!(ws.bytes_used(), before);
    assert_eq!(ws.export(roots[1]), Datum::Array(vec![Datum::Int(1)]));
    assert!(ws.equal(roots[0], roots[0]));
    assert_eq!(ws.copy_value(roots[0]), Err(Fault::ContainerDepth));
    // Only that it comes to an end: what is cut off is said in the documentation.
    assert_ne!(ws.export(roots[0]), Datum::empty());
}

#[test]
fn equality_is_that_of_the_language() {
    let mut ws = Workspace::default();
    let mut value = |text: &str| Value::Text(ws.new_text(text.as_bytes()).unwrap());
    let (padded, ten, word) = (value("010"), value("10"), value("ten"));
    let equal = [
        (ten, Value::Int(10)),
        (padded, Value::Int(10)),
        (padded, Value::Double(10.0)),
        (word, Value::Int(0)),
        (Value::Int(3), Value::Double(3.0)),
    ];
    for (a, b) in equal {
        assert!(ws.equal(a, b) && ws.equal(b, a), "{a:?} {b:?}");
    }
    for (a, b) in [(padded, ten), (Value::Int(3), Value::Double(3.5)), (word, Value::Int(1))] {
        assert!(!ws.equal(a, b) && !ws.equal(b, a), "{a:?} {b:?}");
    }
    let hash = |ws: &mut Workspace, keys: [&str; 2]| {
        let hash = ws.new_hash().unwrap();
        for key in keys {
            let key = ws.new_text(key.as_bytes()).unwrap();
            ws.hash_set(hash, key, Value::Text(key)).unwrap();
        }
        Value::Container(hash)
    };
    let (one, other, third) =
        (hash(&mut ws, ["a", "b"]), hash(&mut ws, ["b", "a"]), hash(&mut ws, ["a", "c"]));
    assert!(ws.equal(one, other) && !ws.equal(one, third));
    assert!(!ws.equal(one, Value::Int(0)) && !ws.equal(Value::Int(0), one));
}
