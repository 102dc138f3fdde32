//! `lang.*`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, fault, h, i, t, value, warned};
use pointsman_model::{Datum, Effect, Fault, Limits};

#[test]
fn casts_take_the_numeric_beginning_and_round_halves_away_from_zero() {
    for (given, int, double) in [
        (t("14str"), 14, 14.0),
        (t("3.2.7"), 3, 3.2),
        (t("abcde"), 0, 0.0),
        (d(3.75), 4, 3.75),
        (d(-2.5), -3, -2.5),
        (i(14), 14, 14.0),
        (t(""), 0, 0.0),
    ] {
        assert_eq!(value("lang.toInt", std::slice::from_ref(&given)), i(int), "{given:?}");
        assert_eq!(value("lang.toDouble", std::slice::from_ref(&given)), d(double), "{given:?}");
    }
    assert_eq!(value("lang.toString", &[d(75.0)]), t("75"));
    assert_eq!(value("lang.toString", &[d(0.1 + 0.2)]), t("0.3"));
    assert_eq!(value("lang.toString", &[t("\u{0}\u{ff}")]), t("\u{0}\u{ff}"));
}

#[test]
fn a_container_is_cast_to_zero_with_a_warning() {
    assert_eq!(
        warned("lang.toString", &[a([i(5)])]),
        (t("0"), vec!["Cannot convert array to string value".to_owned()])
    );
    assert_eq!(
        warned("lang.toInt", &[h([("k", i(5))])]),
        (i(0), vec!["Cannot convert hash to integer value".to_owned()])
    );
    assert_eq!(warned("lang.toDouble", &[a([])]).0, d(0.0));
}

#[test]
fn characters_are_bytes() {
    assert_eq!(value("lang.chr", &[i(255)]), Datum::Text(vec![255]));
    assert_eq!(value("lang.chr", &[i(0)]), Datum::Text(vec![0]));
    assert_eq!(value("lang.chr", &[i(-1)]), Datum::Text(vec![255]));
    assert_eq!(value("lang.tochar", &[i(256 + 65)]), t("A"));
    assert_eq!(value("lang.ord", &[Datum::Text(vec![0xe9, 1])]), i(0xe9));
    assert_eq!(value("lang.ord", &[t("")]), i(0));
    assert_eq!(value("lang.ord", &[i(7)]), i(i64::from(b'7')));
}

#[test]
fn extremes_compare_strings_as_strings_and_all_else_as_numbers() {
    for (one, other, max, min) in [
        (t("9"), t("10"), t("9"), t("10")),
        (t("9"), i(10), i(10), i(9)),
        (i(2), t("4.8"), d(4.8), i(2)),
        (i(2), d(2.0), i(2), i(2)),
        (d(2.0), i(2), d(2.0), d(2.0)),
        (i(i64::MAX), d(9.3e18), d(9.3e18), i(i64::MAX)),
        (
            i(9_007_199_254_740_993),
            d(9_007_199_254_740_992.0),
            i(9_007_199_254_740_993),
            d(9_007_199_254_740_992.0),
        ),
        (t(""), t("a"), t("a"), t("")),
    ] {
        assert_eq!(value("lang.max", &[one.clone(), other.clone()]), max, "{one:?} {other:?}");
        assert_eq!(value("lang.min", &[one.clone(), other.clone()]), min, "{one:?} {other:?}");
    }
    let (value, warnings) = warned("lang.max", &[a([i(9)]), i(-1)]);
    assert_eq!(
        (value, warnings.as_slice()),
        (i(0), &["Cannot convert array to number value".to_owned()][..])
    );
}

#[test]
fn containers_are_made_told_apart_and_copied() {
    assert_eq!(value("lang.toArray", &[]), a([]));
    assert_eq!(value("lang.toArray", &[i(1), a([t("x")])]), a([i(1), a([t("x")])]));
    assert_eq!(value("lang.toHash", &[]), h([]));
    assert_eq!(
        value("lang.toHash", &[i(1), t("one"), t("k"), i(2), d(1.0), t("uno")]),
        h([("1", t("uno")), ("k", i(2))])
    );
    let (odd, warnings) = warned("lang.toHash", &[t("k")]);
    assert_eq!((odd, warnings.len()), (h([("k", t(""))]), 1));
    for (given, array, hash) in
        [(a([]), 1, 0), (a([i(1)]), 1, 0), (h([("a", i(1))]), 0, 1), (h([]), 0, 1), (t("[]"), 0, 0)]
    {
        assert_eq!(value("lang.isarray", std::slice::from_ref(&given)), i(array), "{given:?}");
        assert_eq!(value("lang.ishash", std::slice::from_ref(&given)), i(hash), "{given:?}");
    }
}

#[test]
fn what_is_stored_in_a_new_container_is_a_copy() {
    let mut bench = Bench::default();
    let inner = bench.ws.new_array().unwrap();
    let made =
        bench.call(harness::find("lang.toArray"), &mut [pointsman_model::Value::Container(inner)]).unwrap();
    bench.ws.array_push(inner, pointsman_model::Value::TRUE).unwrap();
    assert_eq!(bench.ws.export(made), a([a([])]));
}

#[test]
fn a_dump_can_be_read_back() {
    assert_eq!(value("lang.dump", &[a([])]), t("[]"));
    assert_eq!(value("lang.dump", &[h([])]), t("[]"));
    assert_eq!(value("lang.dump", &[h([("a\"b", a([i(-1), d(0.5)])), ("", t("\\"))])]), {
        t(r#"[ "a\"b" => [ -1, 0.5 ], "" => "\\" ]"#)
    });
    assert_eq!(value("lang.dump", &[t("\u{1}1\n\r\t\u{7f}é")]), t("\"\\0011\\n\\r\\t\\177é\""));
}

#[test]
fn nesting_and_size_of_a_dump_are_bounded() {
    let nested = (0..5).fold(a([]), |inner, _| a([inner]));
    let shallow = Limits { container_depth: 4, ..Limits::DEFAULT };
    // The arguments themselves must get in: what is nested more deeply than the limit comes from stores in
    // place, one level at a time.
    let mut bench = Bench::default();
    let value = bench.ws.import(&nested).unwrap();
    bench.run.limits = shallow;
    let exit = bench.call(harness::find("lang.dump"), &mut [value]).unwrap_err();
    assert_eq!(exit, Fault::ContainerDepth.into());
    let small = Limits { workspace_bytes: 250, ..Limits::DEFAULT };
    assert_eq!(fault(small, "lang.dump", &[t("\u{1}".repeat(100))]), Fault::OutOfMemory);
}

#[test]
fn assert_ends_the_rule_and_warn_does_not() {
    assert_eq!(value("lang.assert", &[t("0"), t("a text is true")]), t(""));
    assert_eq!(
        fault(Limits::DEFAULT, "lang.assert", &[i(0), Datum::Text(b"bad \xff".to_vec())]),
        Fault::Assertion("bad \u{fffd}".to_owned())
    );
    assert_eq!(warned("lang.warn", &[t("look")]), (t(""), vec!["look".to_owned()]));
    let mut strict = Bench::default();
    strict.run.strict = true;
    assert_eq!(strict.eval("lang.warn", &[t("look")]), Err(Fault::Strict("look".to_owned()).into()));
    assert_eq!(harness::find("lang.warn").effect, Effect::Writes, "a pure call may be dropped");
}
