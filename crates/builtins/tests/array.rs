//! `array.*`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, fault, find, h, i, t, value, warned};
use pointsman_model::{Datum, Exit, Fault, Limits, Value};

/// What a function makes of the array that it is called on.
fn changed(name: &str, array: Datum, args: &[Datum]) -> Datum {
    let mut bench = Bench::default();
    let (result, left) = change(&mut bench, name, array, args);
    assert_eq!(bench.warnings(), [""; 0], "{name}");
    assert_eq!(result, left, "{name} gives back another array");
    left
}

/// The result and the array behind it.
fn change(bench: &mut Bench, name: &str, array: Datum, args: &[Datum]) -> (Datum, Datum) {
    let mut values = vec![bench.ws.import(&array).unwrap()];
    values.extend(args.iter().map(|arg| bench.ws.import(arg).unwrap()));
    let result = bench.call(find(name), &mut values).unwrap();
    (bench.ws.export(result), bench.ws.export(values[0]))
}

fn abc() -> Datum {
    a([t("a"), t("b"), t("c")])
}

#[test]
fn arrays_are_measured_searched_and_joined() {
    assert_eq!(value("array.length", &[abc()]), i(3));
    assert_eq!(value("array.length", &[h([])]), i(0));
    assert_eq!(value("array.contains", &[abc(), t("b")]), i(1));
    assert_eq!(value("array.contains", &[abc(), t("ab")]), i(0));
    assert_eq!(value("array.contains", &[a([t("5x")]), i(5)]), i(1));
    assert_eq!(value("array.contains", &[a([t("5x")]), t("5")]), i(0));
    assert_eq!(value("array.contains", &[a([a([i(1)])]), i(1)]), i(0));
    assert_eq!(value("array.contains", &[a([h([("k", i(1))])]), h([("k", d(1.0))])]), i(1));
    assert_eq!(value("array.join", &[a([i(1), d(2.5), t("x")])]), t("1 2.5 x"));
    assert_eq!(value("array.join", &[abc(), t("")]), t("abc"));
    assert_eq!(value("array.join", &[a([t("")]), t(",")]), t(""));
    let (joined, warnings) = warned("array.join", &[a([i(1), a([i(2)])]), t(",")]);
    assert_eq!((joined, warnings.len()), (t("1,0"), 1));
}

#[test]
fn what_is_no_array_gets_a_warning() {
    assert_eq!(
        warned("array.length", &[h([("k", i(1))])]),
        (i(0), vec!["Cannot convert hash to array value".to_owned()])
    );
    assert_eq!(warned("array.copy", &[i(3)]).1, ["Cannot convert integer to array value"]);
    let mut bench = Bench::default();
    assert_eq!(change(&mut bench, "array.push", t("text"), &[i(1)]), (t("text"), t("text")));
    assert_eq!(bench.warnings(), ["Cannot convert string to array value"]);
}

#[test]
fn the_ends_take_and_give() {
    assert_eq!(changed("array.push", abc(), &[a([i(1)])]), a([t("a"), t("b"), t("c"), a([i(1)])]));
    assert_eq!(changed("array.push", t(""), &[i(1)]), a([i(1)]), "an unset variable becomes an array");
    assert_eq!(changed("array.push", h([]), &[i(1)]), a([i(1)]), "so does an emptied hash");
    assert_eq!(changed("array.append", a([i(1)]), &[a([i(2), a([i(3)])])]), a([i(1), i(2), a([i(3)])]));
    assert_eq!(changed("array.unshift", abc(), &[i(0)]), a([i(0), t("a"), t("b"), t("c")]));
    let mut bench = Bench::default();
    assert_eq!(change(&mut bench, "array.pop", abc(), &[]), (t("c"), a([t("a"), t("b")])));
    assert_eq!(change(&mut bench, "array.shift", abc(), &[]), (t("a"), a([t("b"), t("c")])));
    assert_eq!(change(&mut bench, "array.pop", a([]), &[]), (t(""), a([])));
    assert_eq!(change(&mut bench, "array.shift", t(""), &[]), (t(""), a([])));
    assert_eq!(bench.warnings(), [""; 0]);
}

#[test]
fn an_array_may_be_appended_or_pushed_to_itself() {
    let mut bench = Bench::default();
    let array = bench.ws.import(&a([i(1), a([i(2)])])).unwrap();
    bench.call(find("array.append"), &mut [array, array]).unwrap();
    assert_eq!(bench.ws.export(array), a([i(1), a([i(2)]), i(1), a([i(2)])]));
    let array = bench.ws.import(&a([i(1)])).unwrap();
    bench.call(find("array.push"), &mut [array, array]).unwrap();
    assert_eq!(bench.ws.export(array), a([i(1), a([i(1)])]));
}

#[test]
fn arrays_are_made_and_resized() {
    assert_eq!(value("array.create", &[i(2)]), a([t(""), t("")]));
    assert_eq!(value("array.create", &[t("2"), i(0)]), a([i(0), i(0)]));
    assert_eq!(value("array.create", &[i(0), i(1)]), a([]));
    assert_eq!(changed("array.resize", abc(), &[i(1)]), a([t("a")]));
    assert_eq!(changed("array.resize", abc(), &[i(3), i(9)]), abc());
    assert_eq!(changed("array.resize", a([i(1)]), &[i(3), i(9)]), a([i(1), i(9), i(9)]));
    assert_eq!(warned("array.create", &[i(-1)]).0, a([]));
    let mut bench = Bench::default();
    assert_eq!(change(&mut bench, "array.resize", abc(), &[i(-1)]), (abc(), abc()));
    assert_eq!(bench.warnings(), ["array.resize takes a size of at least 0, not -1"]);
}

#[test]
fn each_element_of_a_new_array_is_its_own() {
    let mut bench = Bench::default();
    let row = bench.ws.import(&a([i(0)])).unwrap();
    let grid = bench.call(find("array.create"), &mut [Value::Int(2), row]).unwrap();
    let Value::Container(id) = grid else { panic!("{grid:?}") };
    let Value::Container(first) = bench.ws.items(id)[0] else { panic!("no row") };
    bench.ws.array_set(first, 0, Value::Int(7));
    assert_eq!(bench.ws.export(grid), a([a([i(7)]), a([i(0)])]));
    assert_eq!(bench.ws.export(row), a([i(0)]));
}

#[test]
fn sizes_that_do_not_fit_are_faults_not_allocations() {
    for size in [i64::MAX, 1 << 40] {
        assert_eq!(fault(Limits::DEFAULT, "array.create", &[i(size)]), Fault::OutOfMemory);
        assert_eq!(fault(Limits::DEFAULT, "array.resize", &[abc(), i(size), i(1)]), Fault::OutOfMemory);
    }
    let poor = Limits { fuel: 10, ..Limits::DEFAULT };
    assert_eq!(fault(poor, "array.create", &[i(1000)]), Fault::OutOfFuel);
}

#[test]
fn reversing_moves_nested_arrays_whole() {
    assert_eq!(changed("array.reverse", a([i(1), a([i(2), i(3)])]), &[]), a([a([i(2), i(3)]), i(1)]));
    assert_eq!(changed("array.reverse", a([]), &[]), a([]));
}

#[test]
fn splicing_counts_from_either_end_and_is_cut_to_the_array() {
    for (offset, length, values, wanted) in [
        (1, 1, vec![], vec!["a", "c"]),
        (1, 0, vec!["x", "y"], vec!["a", "x", "y", "b", "c"]),
        (0, 99, vec!["x"], vec!["x"]),
        (-1, 1, vec!["z"], vec!["a", "b", "z"]),
        (-2, 1, vec![], vec!["a", "c"]),
        (-99, 1, vec![], vec!["b", "c"]),
        (99, 1, vec!["d"], vec!["a", "b", "c", "d"]),
        (1, -1, vec!["x"], vec!["a", "x", "b", "c"]),
        (i64::MIN, i64::MAX, vec![], vec![]),
    ] {
        let mut args = vec![i(offset), i(length)];
        args.extend(values.iter().map(t));
        let wanted = Datum::Array(wanted.iter().map(t).collect());
        assert_eq!(changed("array.splice", abc(), &args), wanted, "{offset} {length} {values:?}");
    }
}

#[test]
fn sorting_is_by_bytes_of_the_string_and_stable() {
    let mixed = a([i(10), t("9"), i(2), t("b"), t("B"), d(1.5), t("")]);
    assert_eq!(changed("array.sort", mixed.clone(), &[]), {
        a([t(""), d(1.5), i(10), i(2), t("9"), t("B"), t("b")])
    });
    assert_eq!(changed("array.sort", mixed, &[t("yes")]), {
        a([t("b"), t("B"), t("9"), i(2), i(10), d(1.5), t("")])
    });
    let equal = a([t("1"), i(1), t("0")]);
    assert_eq!(changed("array.sort", equal.clone(), &[]), a([t("0"), t("1"), i(1)]));
    assert_eq!(changed("array.sort", equal, &[i(1)]), a([t("1"), i(1), t("0")]));
    assert_eq!(changed("array.sort", abc(), &[t("")]), abc(), "an empty text is false");
}

#[test]
fn sorting_numbers_keeps_types_and_stands_nan() {
    let mixed = a([i(10), t("9 lives"), d(2.5), t("x"), i(-1)]);
    assert_eq!(changed("array.sortNumerical", mixed.clone(), &[]), {
        a([i(-1), t("x"), d(2.5), t("9 lives"), i(10)])
    });
    assert_eq!(changed("array.sortNumerical", mixed, &[i(1)]), {
        a([i(10), t("9 lives"), d(2.5), t("x"), i(-1)])
    });
    // Forty elements: the sort leaves insertion sort behind and would notice an order that is none.
    let mut bench = Bench::default();
    let many = (0..40).map(|n| if n % 3 == 0 { d(f64::NAN) } else { i(i64::MAX - n * 7919 % 40) }).collect();
    let (sorted, _) = change(&mut bench, "array.sortNumerical", Datum::Array(many), &[]);
    let Datum::Array(sorted) = sorted else { panic!("{sorted:?}") };
    assert!(matches!(sorted[0], Datum::Int(_)) && matches!(sorted[39], Datum::Double(_)));
}

#[test]
fn a_copy_shares_nothing() {
    let mut bench = Bench::default();
    let array = bench.ws.import(&a([a([i(1)])])).unwrap();
    let copy = bench.call(find("array.copy"), &mut [array]).unwrap();
    bench.call(find("array.push"), &mut [array, Value::TRUE]).unwrap();
    let Value::Container(id) = array else { panic!("{array:?}") };
    let Value::Container(inner) = bench.ws.items(id)[0] else { panic!("no array inside") };
    bench.ws.array_set(inner, 0, Value::Int(2));
    assert_eq!(bench.ws.export(copy), a([a([i(1)])]));
}

#[test]
fn filtering_keeps_what_matches_or_what_does_not() {
    let words = || a([t("apple"), t("Banana"), i(42)]);
    assert_eq!(changed("array.filter", words(), &[t("an")]), a([t("Banana")]));
    assert_eq!(changed("array.filter", words(), &[t("^b"), t("i")]), a([t("Banana")]));
    assert_eq!(changed("array.filter", words(), &[t(r"^\d+$"), t("!")]), a([t("apple"), t("Banana")]));
    assert_eq!(changed("array.filter", words(), &[t("A"), t("!i")]), a([i(42)]));
    let mut bench = Bench::default();
    assert_eq!(change(&mut bench, "array.filter", words(), &[t("(")]), (words(), words()));
    assert!(bench.warnings()[0].starts_with("Bad regular expression"), "{:?}", bench.warnings());
    let mut bench = Bench::default();
    change(&mut bench, "array.filter", words(), &[t("a"), t("g")]);
    assert_eq!(bench.warnings(), ["array.filter knows the flags `i` and `!`, not `g`"]);
}

#[test]
fn a_filter_that_faults_leaves_the_array_as_it_was() {
    let mut bench = Bench::new(Limits { regex_steps: 100, ..Limits::DEFAULT });
    let long = "a".repeat(40) + "b";
    let array = bench.ws.import(&a([t("x"), t(long)])).unwrap();
    let pattern = bench.ws.import(&t(r"^(?=(a+)+$)")).unwrap();
    let exit = bench.call(find("array.filter"), &mut [array, pattern]).unwrap_err();
    assert_eq!(exit, Exit::from(Fault::RegexLimit));
    assert_eq!(bench.ws.export(array), a([t("x"), t("a".repeat(40) + "b")]));
}
