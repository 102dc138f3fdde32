//! What `#[builtin]` makes of a function: its description, and the entry that casts, calls, charges and
//! gives back.

#![allow(clippy::unwrap_used, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, Host};
use pointsman_macros::builtin;
use pointsman_model::{
    ArrayMut, ArrayRef, Builtin, Captures, Cx, Datum, Effect, Exit, Fault, HashRef, Out, ParamKind,
    ParamType, Phases, Prepare, PrepareError, Prepared, PreparedOperand, Rest, ResultType, Text, Transaction,
    Value,
};

/// A number in words.
struct Digits(i64);

impl Prepare for Digits {
    const WHAT: &'static str = "number";

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        let text = String::from_utf8_lossy(text);
        text.parse().map(Digits).map_err(|_| PrepareError::new(format!("`{text}` is not a number")))
    }
}

/// The first `len` bytes. Or all.
///
/// ```rule
/// test.first( "abc", 2 ); # -> ab
/// ```
#[builtin("test.first", short)]
fn first(text: &[u8], len: Option<i64>) -> &[u8] {
    let len = len.unwrap_or(i64::MAX).clamp(0, text.len() as i64) as usize;
    if text == b"other" { b"another" } else { &text[..len] }
}

/// The path, or else this.
#[builtin("test.pathOr", phases(request))]
fn path_or<'a>(_prefix: &[u8], or_else: &'a [u8], host: &'a dyn Transaction) -> Option<&'a [u8]> {
    match or_else {
        b"none" => None,
        b"" => Some(host.path()),
        or_else => Some(or_else),
    }
}

/// The path alone.
#[builtin("test.path")]
fn path<'t>(_name: &[u8], host: &'t dyn Transaction) -> &'t [u8] {
    host.path()
}

/// Writes it twice, unless it is bad.
#[builtin("test.twice", deprecated = "test.thrice")]
fn twice(text: &[u8], out: &mut Out) -> Result<Option<()>, Fault> {
    out.push_slice(text);
    out.push_slice(text);
    match text {
        b"bad" => Err(Fault::RegexLimit),
        b"none" => Ok(None),
        _ => Ok(Some(())),
    }
}

/// Adds up.
#[builtin("test.sum", deprecated)]
fn sum(cx: &mut Cx<'_>, by: f64, terms: Rest<'_>) -> Result<f64, Fault> {
    let mut sum = 0.0;
    for term in terms.iter() {
        sum += cx.to_double(*term)?;
    }
    Ok(sum * by)
}

/// Captures the text.
#[builtin("test.capture")]
fn capture(text: Text, captures: &mut Captures) {
    captures.clear();
    captures.set(2, Value::Text(text.slice(1, 2)));
}

/// Doubles a number in words.
#[builtin("test.double")]
fn double(digits: Prepared<'_, Digits>) -> i64 {
    digits.0 * 2
}

/// Why it is no number.
#[builtin("test.reason")]
fn reason(digits: Result<Prepared<'_, Digits>, PrepareError>) -> Vec<u8> {
    digits.err().map_or_else(Vec::new, |error| error.message.into_bytes())
}

/// Pushes.
#[builtin("test.push")]
fn push(array: ArrayMut, value: Value, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    cx.ws.array_push(array.0, value)?;
    Ok(array)
}

/// Keys.
#[builtin("test.keys")]
fn keys(hash: HashRef, cx: &mut Cx<'_>) -> Result<ArrayRef, Exit> {
    let array = cx.ws.new_array()?;
    for at in 0..cx.ws.len(hash.0) {
        cx.ws.array_push(array, Value::Text(cx.ws.keys(hash.0)[at]))?;
    }
    Ok(ArrayRef(array))
}

/// Stops.
#[builtin("test.stop", terminal, waits)]
fn stop(now: bool, host: &mut dyn Transaction) -> Result<bool, Exit> {
    host.decision_mut().rules_stopped = now;
    if now { Err(Exit::Stop(pointsman_model::Stop::Rules)) } else { Ok(true) }
}

fn text(bench: &mut Bench, text: &str) -> Value {
    Value::Text(bench.ws.new_text(text.as_bytes()).unwrap())
}

fn call(bench: &mut Bench, builtin: &Builtin, args: &[Value]) -> Datum {
    let value = bench.call(builtin, &mut args.to_vec()).unwrap();
    bench.ws.export(value)
}

#[test]
fn the_signature_is_read_off() {
    assert_eq!((FIRST.name, FIRST.short, FIRST.effect), ("test.first", true, Effect::Pure));
    assert_eq!(FIRST.signature(), "test.first( text, [len] )");
    assert_eq!((FIRST.doc, FIRST.summary()), ("The first `len` bytes. Or all.", "The first `len` bytes."));
    assert_eq!(FIRST.examples[0].source, "test.first( \"abc\", 2 ); # -> ab\n");
    assert_eq!((FIRST.result, FIRST.phases), (ResultType::Text, Phases::ALL));
    assert!(FIRST.file.ends_with("glue.rs"));
    assert_eq!(PATH_OR.params[1].name, "orElse");
    assert_eq!(PATH_OR.params[0].name, "prefix");
    assert_eq!(PATH_OR.effect, Effect::Reads);
    assert_eq!(PATH_OR.phases.names(), ["request"]);
    assert_eq!(
        (TWICE.result, TWICE.deprecated.unwrap().replacement),
        (ResultType::Text, Some("test.thrice"))
    );
    assert_eq!(SUM.deprecated.unwrap().replacement, None);
    assert_eq!((SUM.min_args(), SUM.max_args()), (1, None));
    assert_eq!((SUM.params[1].kind, SUM.params[1].ty), (ParamKind::Rest, ParamType::Any));
    assert!(CAPTURE.captures && !FIRST.captures);
    assert_eq!(CAPTURE.result, ResultType::Nothing);
    let preparation = DOUBLE.params[0].prepare.unwrap();
    assert_eq!((preparation.what, DOUBLE.params[0].ty), ("number", ParamType::Text));
    assert!((preparation.prepare)(b"x").is_err());
    assert_eq!((PUSH.params[0].ty, PUSH.result), (ParamType::ArrayMut, ResultType::InPlace));
    assert_eq!((KEYS.params[0].ty, KEYS.result), (ParamType::Hash, ResultType::Array));
    assert_eq!((STOP.effect, STOP.phases), (Effect::Writes, Phases::ACTIVE));
    assert!(STOP.terminal && STOP.waits);
}

#[test]
fn a_piece_of_an_argument_is_shared_and_others_are_copied() {
    let mut bench = Bench::default();
    let hello = bench.ws.new_text(b"hello").unwrap();
    let used = bench.ws.bytes_used();
    let piece = bench.call(&FIRST, &mut [Value::Text(hello), Value::Int(2)]).unwrap();
    assert_eq!(piece, Value::Text(hello.slice(0, 2)));
    assert_eq!(bench.ws.bytes_used(), used);
    let other = text(&mut bench, "other");
    assert_eq!(call(&mut bench, &FIRST, &[other]), Datum::text("another"));
    assert_eq!(call(&mut bench, &FIRST, &[Value::Int(12345), Value::Int(2)]), Datum::text("12"));
}

#[test]
fn a_piece_of_the_host_is_copied() {
    let mut bench = Bench::default();
    let name = text(&mut bench, "name");
    assert_eq!(call(&mut bench, &PATH, &[name]), Datum::text("/path"));
    assert_eq!(call(&mut bench, &PATH_OR, &[name, Value::EMPTY]), Datum::text("/path"));
    let none = text(&mut bench, "none");
    assert_eq!(call(&mut bench, &PATH_OR, &[name, none]), Datum::text(""));
    let used = bench.ws.bytes_used();
    assert_eq!(bench.call(&PATH_OR, &mut [none, name]).unwrap(), name);
    assert_eq!(bench.ws.bytes_used(), used);
}

#[test]
fn what_is_written_is_the_result_and_the_buffer_comes_back_after_a_fault() {
    let mut bench = Bench::default();
    let ab = text(&mut bench, "ab");
    assert_eq!(call(&mut bench, &TWICE, &[ab]), Datum::text("abab"));
    let bad = text(&mut bench, "bad");
    assert_eq!(bench.call(&TWICE, &mut [bad]), Err(Exit::from(Fault::RegexLimit)));
    let none = text(&mut bench, "none");
    assert_eq!(call(&mut bench, &TWICE, &[none]), Datum::text(""));
}

#[test]
fn the_rest_may_be_empty_or_many() {
    let mut bench = Bench::default();
    assert_eq!(call(&mut bench, &SUM, &[Value::Int(2)]), Datum::Double(0.0));
    let terms = [Value::Double(0.5), Value::Int(2), text(&mut bench, "3x"), Value::Int(4)];
    assert_eq!(call(&mut bench, &SUM, &terms), Datum::Double(4.5));
}

#[test]
fn captures_are_set_through_the_parameter() {
    let mut bench = Bench::default();
    let abcd = bench.ws.new_text(b"abcd").unwrap();
    assert_eq!(call(&mut bench, &CAPTURE, &[Value::Text(abcd)]), Datum::empty());
    assert_eq!(bench.captures.get(2), Value::Text(abcd.slice(1, 2)));
}

#[test]
fn operands_are_prepared_before_or_during_the_run() {
    let mut bench = Bench::default();
    let constant = [Some(PreparedOperand::of::<Digits>(b"21").unwrap())];
    let value = bench.call_prepared(&DOUBLE, &mut [Value::EMPTY], &constant).unwrap();
    assert_eq!(value, Value::Int(42));
    assert_eq!(call(&mut bench, &DOUBLE, &[Value::Int(4)]), Datum::Int(8));
    assert_eq!(bench.warnings(), [""; 0]);
    let word = text(&mut bench, "four");
    assert_eq!(call(&mut bench, &DOUBLE, &[word]), Datum::Int(0));
    assert_eq!(bench.warnings(), ["Bad number: `four` is not a number"]);
    assert_eq!(call(&mut bench, &REASON, &[word]), Datum::text("`four` is not a number"));
    assert_eq!(bench.warnings().len(), 1);
    bench.run.strict = true;
    assert!(matches!(bench.call(&DOUBLE, &mut [word]), Err(Exit::Trap(_))));
}

#[test]
fn containers_are_checked_and_a_wrong_one_is_left_alone() {
    let mut bench = Bench::default();
    let mut unset = [Value::EMPTY, Value::Int(1)];
    let made = bench.call(&PUSH, &mut unset).unwrap();
    assert_eq!(unset[0], made);
    assert_eq!(bench.ws.export(made), Datum::Array(vec![Datum::Int(1)]));
    assert_eq!(bench.call(&PUSH, &mut [Value::Int(5), Value::Int(1)]), Ok(Value::Int(5)));
    assert_eq!(bench.warnings(), ["Cannot convert integer to array value"]);
    assert_eq!(call(&mut bench, &KEYS, &[made]), Datum::Array(vec![]));
    assert_eq!(bench.warnings()[1], "Cannot convert array to hash value");
}

#[test]
fn an_exit_and_the_host_pass_through() {
    let mut bench = Bench::default();
    assert_eq!(call(&mut bench, &STOP, &[Value::FALSE]), Datum::Int(1));
    let Err(Exit::Stop(_)) = bench.call(&STOP, &mut [Value::TRUE]) else { panic!("it went on") };
    assert!(bench.host.decision.rules_stopped);
}

#[test]
fn fuel_is_charged_by_the_bytes_in_and_out() {
    let mut bench = Bench { host: Host::default(), ..Bench::default() };
    let long = text(&mut bench, &"x".repeat(100));
    let fuel = bench.run.fuel;
    // 100 in and 200 out: 300 / 64.
    call(&mut bench, &TWICE, &[long]);
    assert_eq!(fuel - bench.run.fuel, 4);
    bench.run.fuel = 0;
    assert_eq!(bench.call(&TWICE, &mut [long]), Err(Exit::from(Fault::OutOfFuel)));
}
