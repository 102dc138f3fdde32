//! `math.*`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, i, t, value, warned};
use pointsman_model::Datum;

fn double(name: &str, args: &[Datum]) -> f64 {
    match value(name, args) {
        Datum::Double(double) => double,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn rounding_gives_integers_where_they_fit() {
    for (given, ceil, floor, rint) in [
        (d(3.2), 4, 3, 3),
        (d(-3.7), -3, -4, -4),
        (d(-0.5), 0, -1, 0),
        (d(2.5), 3, 2, 2),
        (d(3.5), 4, 3, 4),
        (t("7.5x"), 8, 7, 8),
        (i(9_007_199_254_740_993), 9_007_199_254_740_993, 9_007_199_254_740_993, 9_007_199_254_740_993),
        (t("abc"), 0, 0, 0),
    ] {
        let given = [given];
        assert_eq!(value("math.ceil", &given), i(ceil), "{given:?}");
        assert_eq!(value("math.floor", &given), i(floor), "{given:?}");
        assert_eq!(value("math.rint", &given), i(rint), "{given:?}");
    }
    assert_eq!(value("math.floor", &[d(1e300)]), d(1e300));
    assert_eq!(value("math.ceil", &[d(-9_223_372_036_854_775_808.0)]), i(i64::MIN));
    assert_eq!(value("math.ceil", &[d(9_223_372_036_854_775_808.0)]), d(9_223_372_036_854_775_808.0));
    assert!(double("math.rint", &[d(f64::NAN)]).is_nan());
}

#[test]
fn absolute_values_are_doubles() {
    assert_eq!(value("math.fabs", &[i(-4)]), d(4.0));
    assert_eq!(value("math.fabs", &[t("-3.25x")]), d(3.25));
    assert_eq!(value("math.fabs", &[i(i64::MIN)]), d(9_223_372_036_854_775_808.0));
}

#[test]
fn powers_and_logarithms_have_their_bases() {
    assert_eq!(value("math.pow", &[i(2), i(10)]), d(1024.0));
    assert_eq!(value("math.pow", &[i(0), i(0)]), d(1.0));
    assert_eq!(value("math.sqrt", &[i(2)]), d(std::f64::consts::SQRT_2));
    assert_eq!(value("math.log", &[i(1000)]), d(3.0));
    assert!((double("math.ln", &[i(10)]) - std::f64::consts::LN_10).abs() < 1e-14);
    assert!((double("math.exp", &[i(1)]) - std::f64::consts::E).abs() < 1e-14);
    assert_eq!(value("math.ln", &[i(0)]), d(f64::NEG_INFINITY));
    for name in ["math.sqrt", "math.ln", "math.log"] {
        assert!(double(name, &[i(-1)]).is_nan(), "{name}");
    }
}

#[test]
fn angles_are_radians() {
    use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, FRAC_PI_6, PI};
    for (name, given, wanted) in [
        ("math.sin", FRAC_PI_6, 0.5),
        ("math.cos", PI, -1.0),
        ("math.tan", FRAC_PI_4, 1.0),
        ("math.asin", 1.0, FRAC_PI_2),
        ("math.acos", -1.0, PI),
        ("math.atan", -1.0, -FRAC_PI_4),
    ] {
        assert!((double(name, &[d(given)]) - wanted).abs() < 1e-14, "{name}");
    }
    assert!(double("math.asin", &[i(2)]).is_nan());
}

#[test]
fn a_random_number_is_the_host_s_bits_mapped_onto_the_range() {
    let mut bench = Bench::default();
    bench.host.random = vec![u64::MAX, (1 << 63) + 1, 1];
    let drawn: Vec<Datum> = (0..3).map(|_| bench.eval("math.random", &[i(10)]).unwrap()).collect();
    assert_eq!(drawn, [i(0), i(5), i(9)]);
    assert_eq!(value("math.random", &[i(i64::MAX)]), i(0));
    for range in [0, -5] {
        let (zero, warnings) = warned("math.random", &[i(range)]);
        assert_eq!(
            (zero, warnings),
            (i(0), vec![format!("math.random takes a range of at least 1, not {range}")])
        );
    }
}

#[test]
fn an_array_counts_as_zero_with_a_warning() {
    assert_eq!(warned("math.ceil", &[a([i(3)])]).0, i(0));
    assert_eq!(warned("math.sqrt", &[a([])]).1, ["Cannot convert array to double value"]);
}
