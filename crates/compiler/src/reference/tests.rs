//! Rules built by hand: what the evaluator does with each kind of node, and what it must keep apart.

use std::sync::Arc;
use std::time::Duration;

use pointsman_model::{
    Answer, Builtin, Call, Decision, Effect, Exit, Fault, HeaderName, Limits, LogLevel, LogRecord, Operation,
    Param, ParamKind, ParamType, Phase, Phases, Refused, ResultType, Side, Site, Stop, Transaction, Type,
    Value,
};

use super::{Host, ReferenceOutcome, run, with_stack};
use crate::ir::*;

/// A host that only keeps the log.
#[derive(Default)]
struct Logger {
    decision: Decision,
    log: Vec<String>,
    answer: Option<Answer>,
}

impl Host for Logger {
    fn transaction(&mut self) -> &mut dyn Transaction {
        self
    }
    fn answer(&mut self, _: Operation) -> Answer {
        self.answer.clone().unwrap_or(Answer::Ready)
    }
}

impl Transaction for Logger {
    fn method(&self) -> &[u8] {
        b"GET"
    }
    fn set_method(&mut self, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("fixed"))
    }
    fn target(&self) -> &[u8] {
        b"/"
    }
    fn set_target(&mut self, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("fixed"))
    }
    fn header(&self, _: Side, _: &HeaderName, _: usize) -> Option<&[u8]> {
        None
    }
    fn header_at(&self, _: Side, _: usize) -> Option<(&HeaderName, &[u8])> {
        None
    }
    fn set_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("fixed"))
    }
    fn add_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("fixed"))
    }
    fn remove_header(&mut self, _: Side, _: &HeaderName) {}
    fn decision(&self) -> &Decision {
        &self.decision
    }
    fn decision_mut(&mut self) -> &mut Decision {
        &mut self.decision
    }
    fn log(&mut self, record: &LogRecord<'_>) {
        self.log.push(String::from_utf8_lossy(record.message).into_owned());
    }
}

fn log_entry(call: &mut Call<'_>) -> Result<Value, Exit> {
    let text = call.text(0)?;
    let message = call.cx.bytes(text).to_vec();
    call.host.log(&LogRecord { level: LogLevel::Info, message: &message, rule: "test", site: *call.cx.site });
    Ok(Value::EMPTY)
}

fn push_entry(call: &mut Call<'_>) -> Result<Value, Exit> {
    let value = call.value(1);
    let Some(array) = call.array_mut(0)? else { return Ok(call.value(0)) };
    let own = call.cx.own(value)?;
    call.cx.ws.array_push(array, own)?;
    Ok(Value::Container(array))
}

fn capture_entry(call: &mut Call<'_>) -> Result<Value, Exit> {
    call.captures.clear();
    let value = call.value(0);
    call.captures.set(1, value);
    Ok(Value::TRUE)
}

fn sleep_entry(_: &mut Call<'_>) -> Result<Value, Exit> {
    Err(Exit::wait_result(Operation::Sleep(Duration::from_secs(1))))
}

fn stop_entry(_: &mut Call<'_>) -> Result<Value, Exit> {
    Err(Exit::Stop(Stop::Rules))
}

const fn param(ty: ParamType, kind: ParamKind) -> Param {
    Param { name: "value", ty, kind, prepare: None }
}

const fn builtin(name: &'static str, params: &'static [Param], entry: pointsman_model::Entry) -> Builtin {
    Builtin {
        name,
        short: false,
        params,
        result: ResultType::Any,
        effect: Effect::Writes,
        captures: false,
        phases: Phases::ALL,
        terminal: false,
        waits: false,
        deprecated: None,
        doc: "",
        examples: &[],
        file: "",
        entry,
        quick: pointsman_model::Quick::None,
        compares: None,
        means: None,
        any_of: None,
        changes_fields: true,
    }
}

static LOG: Builtin = builtin("log.info", &[param(ParamType::Text, ParamKind::Required)], log_entry);
static PUSH: Builtin = builtin(
    "array.push",
    &[param(ParamType::ArrayMut, ParamKind::Required), param(ParamType::Any, ParamKind::Required)],
    push_entry,
);
static CAPTURE: Builtin = builtin("capture", &[param(ParamType::Any, ParamKind::Required)], capture_entry);
static SLEEP: Builtin = builtin("sleep", &[], sleep_entry);
static STOP: Builtin = builtin("stop", &[], stop_entry);

fn expr(kind: ExprKind) -> Expr {
    Expr { kind, site: Site::default(), ty: Type::Any }
}
fn int(int: i64) -> Expr {
    expr(ExprKind::Constant(Constant::Int(int)))
}
fn double(double: f64) -> Expr {
    expr(ExprKind::Constant(Constant::Double(double)))
}
fn text(text: &str) -> Expr {
    expr(ExprKind::Constant(Constant::Text(text.as_bytes().into())))
}
fn slot(number: u32) -> Expr {
    expr(ExprKind::Slot(SlotId(number)))
}
fn index(base: Expr, indices: Vec<Expr>) -> Expr {
    expr(ExprKind::Index { base: Box::new(base), indices })
}
fn call(builtin: &'static Builtin, args: Vec<Expr>) -> Expr {
    expr(ExprKind::Builtin { builtin, args, prepared: Vec::new() })
}
fn call_sub(sub: u32, args: Vec<Expr>) -> Expr {
    expr(ExprKind::Sub { sub: SubId(sub), args })
}
fn binary(left: Expr, op: BinaryOp, right: Expr) -> Expr {
    expr(ExprKind::Binary { first: Box::new(left), rest: vec![(op, right)] })
}
fn array(items: Vec<Expr>) -> Expr {
    expr(ExprKind::Array(items))
}
fn store(place: Place, op: Option<BinaryOp>, value: Expr) -> Expr {
    expr(ExprKind::Assign { place, op, value: Box::new(value) })
}
fn set(number: u32, value: Expr) -> Statement {
    eval(store(Place::Slot(SlotId(number)), None, value))
}
fn set_element(number: u32, indices: Vec<Expr>, value: Expr) -> Statement {
    eval(store(Place::Element { root: Box::new(Place::Slot(SlotId(number))), indices }, None, value))
}
fn statement(kind: StatementKind) -> Statement {
    Statement { kind, site: Site::default() }
}
fn eval(expr: Expr) -> Statement {
    statement(StatementKind::Expr(expr))
}
fn log(value: Expr) -> Statement {
    eval(call(&LOG, vec![value]))
}
fn sub(params: usize, slots: usize, body: Vec<Statement>) -> Sub {
    let slots = (0..slots).map(|at| Slot { name: format!("s{at}"), ty: Type::Any, holds: None }).collect();
    Sub { name: String::new(), params, slots, body, site: Site::default(), end: Site::default() }
}

fn run_subs(subs: Vec<Sub>, limits: Limits) -> (Vec<String>, ReferenceOutcome) {
    let rule = Rule { name: Arc::from("test"), subs, strict: false, captures_count: true, prepared: false };
    with_stack(|stack| {
        let mut host = Logger::default();
        let outcome = run(stack, &rule, Phase::Request, &limits, &mut host);
        (host.log, outcome)
    })
    .unwrap()
}

fn run_main(body: Vec<Statement>) -> (Vec<String>, ReferenceOutcome) {
    run_subs(vec![sub(0, 4, body)], Limits::DEFAULT)
}

/// What a rule logs, without a trap or a warning.
fn logs(body: Vec<Statement>) -> Vec<String> {
    let (log, outcome) = run_main(body);
    assert_eq!((outcome.trap, outcome.warnings.len()), (None, 0));
    log
}

/// The one warning that a rule gives, and what it logs.
fn warns(body: Vec<Statement>) -> (String, Vec<String>) {
    let (log, outcome) = run_main(body);
    assert_eq!((outcome.trap, outcome.warnings.len()), (None, 1), "{:?}", outcome.warnings);
    (outcome.warnings[0].message.clone(), log)
}

#[test]
fn operators_choose_their_types_by_their_operands() {
    use BinaryOp::*;
    for (left, op, right, result) in [
        (int(1), Divide, int(2), "0.5"),
        (int(4), Divide, int(2), "2"),
        (int(i64::MIN), Divide, int(-1), "-9223372036854775808"),
        (int(i64::MAX), Add, int(1), "-9223372036854775808"),
        (text("10, 2.71828"), Add, int(4), "14"),
        (text("1.5"), Multiply, text("2"), "3"),
        (int(-7), Modulo, int(3), "-1"),
        (int(i64::MIN), Modulo, int(-1), "0"),
        (int(1), ShiftLeft, int(64), "0"),
        (int(1), ShiftLeft, int(-1), "0"),
        (int(-8), ShiftRight, int(1), "-4"),
        (int(10), Concat, double(2.5), "102.5"),
        (text("100"), Less, text("99"), "1"),
        (text("100"), Less, int(99), "0"),
        (text("3.75"), Equal, int(4), "1"),
        (text("3.75"), Equal, double(4.0), "0"),
        (text("abc"), Equal, int(0), "1"),
        (double(f64::NAN), NotEqual, double(f64::NAN), "1"),
        (double(f64::NAN), LessEqual, double(f64::NAN), "0"),
        (text("0"), And, int(1), "1"),
        (int(0), Or, text(""), "0"),
        (array(vec![]), Equal, array(vec![]), "1"),
        (array(vec![int(1)]), Equal, array(vec![text("1")]), "1"),
        (array(vec![]), Equal, text(""), "0"),
    ] {
        let shown = format!("{left:?} {op:?} {right:?}");
        assert_eq!(logs(vec![log(binary(left, op, right))]), [result], "{shown}");
    }
    assert_eq!(warns(vec![log(binary(int(1), Divide, int(0)))]).0, "Division by zero");
    let (warning, log) = warns(vec![log(binary(text("x"), Concat, array(vec![])))]);
    assert_eq!((warning.as_str(), &log[0][..]), ("Cannot convert array to string value", "x0"));
}

#[test]
fn operands_have_the_value_of_their_moment() {
    let assign = store(Place::Slot(SlotId(0)), None, int(5));
    assert_eq!(logs(vec![set(0, int(1)), log(binary(slot(0), BinaryOp::Concat, assign))]), ["15"]);
    let step = expr(ExprKind::Step { place: Place::Slot(SlotId(0)), op: StepOp::Up, prefix: false });
    let add = store(Place::Slot(SlotId(0)), Some(BinaryOp::Add), step);
    assert_eq!(logs(vec![set(0, int(1)), eval(add), log(slot(0))]), ["2"]);
}

#[test]
fn assignment_copies_and_a_parameter_is_the_callers_container() {
    // sub( $p ) { $p[0] = 9; $p = [ 7 ]; $p[0] = 8; }
    let callee = sub(
        1,
        1,
        vec![
            set_element(0, vec![int(0)], int(9)),
            set(0, array(vec![int(7)])),
            set_element(0, vec![int(0)], int(8)),
        ],
    );
    let main = sub(
        0,
        3,
        vec![
            set(0, array(vec![array(vec![int(1)])])),
            set(1, slot(0)),
            set_element(1, vec![int(0), int(0)], int(2)),
            log(index(slot(0), vec![int(0), int(0)])),
            log(index(slot(1), vec![int(0), int(0)])),
            eval(call_sub(1, vec![slot(0)])),
            log(index(slot(0), vec![int(0)])),
            eval(call_sub(1, vec![slot(2)])),
            log(slot(2)),
        ],
    );
    let (log, outcome) = run_subs(vec![main, callee], Limits::DEFAULT);
    assert_eq!(log, ["1", "2", "9", ""]);
    assert_eq!((outcome.trap, outcome.warnings), (None, vec![]));
}

#[test]
fn containers_are_created_on_the_way_and_an_empty_array_becomes_a_hash() {
    let body = vec![
        set_element(0, vec![text("a"), int(2)], int(1)),
        log(index(slot(0), vec![text("a"), int(-1)])),
        log(index(slot(0), vec![text("a"), int(0)])),
        log(index(slot(0), vec![text("b"), int(7)])),
        set(1, array(vec![])),
        set_element(1, vec![text("k")], text("v")),
        set_element(1, vec![int(1)], text("one")),
        log(index(slot(1), vec![text("1")])),
    ];
    assert_eq!(logs(body), ["1", "", "", "one"]);
    let (warning, logged) =
        warns(vec![set(0, text("x")), set_element(0, vec![int(0)], int(1)), log(slot(0))]);
    assert_eq!((&warning[..], &logged[0][..]), ("Cannot convert string to array value", "x"));
    let out = warns(vec![set(0, array(vec![])), log(index(slot(0), vec![int(3)]))]);
    assert_eq!(out.0, "Array index 3 is out of range (the array has 0 elements)");
    let out = warns(vec![set(0, array(vec![int(1)])), set_element(0, vec![int(-2)], int(1))]);
    assert_eq!(out.0, "Array index -2 is out of range (the array has 1 elements)");
}

#[test]
fn a_builtin_changes_containers_in_place_and_writes_created_ones_back() {
    let body = vec![
        eval(call(&PUSH, vec![slot(0), int(1)])),
        eval(call(&PUSH, vec![call(&PUSH, vec![slot(0), int(2)]), int(3)])),
        eval(call(&PUSH, vec![index(slot(1), vec![text("k")]), slot(0)])),
        set_element(0, vec![int(0)], int(9)),
        log(index(slot(0), vec![int(2)])),
        log(index(slot(1), vec![text("k"), int(0), int(0)])),
        eval(call(&CAPTURE, vec![slot(0)])),
        log(index(expr(ExprKind::Capture(1)), vec![int(0)])),
    ];
    assert_eq!(logs(body), ["3", "1", "9"]);
}

#[test]
fn loops_switches_and_their_exits() {
    let counter = || Place::Slot(SlotId(0));
    let up = || expr(ExprKind::Step { place: counter(), op: StepOp::Up, prefix: true });
    let rounds = |condition, body_first, body| {
        statement(StatementKind::Loop { init: None, condition, body_first, step: Some(Box::new(up())), body })
    };
    // do ... while: the first round is not tested, `continue` goes to the step.
    let skip = statement(StatementKind::If {
        arms: vec![(binary(slot(0), BinaryOp::Equal, int(1)), vec![statement(StatementKind::Continue)])],
        otherwise: vec![],
    });
    let less = || Some(Box::new(binary(slot(0), BinaryOp::Less, int(3))));
    assert_eq!(logs(vec![set(0, int(8)), rounds(less(), true, vec![log(slot(0))])]), ["8"]);
    assert_eq!(logs(vec![rounds(less(), false, vec![skip, log(slot(0))])]), ["", "2"]);

    let switch = |value, default| {
        statement(StatementKind::Switch {
            value: Box::new(value),
            matcher: None,
            cases: vec![Case {
                values: vec![text("a"), text("b")],
                body: vec![log(text("ab")), statement(StatementKind::Break), log(text("no"))],
            }],
            default,
        })
    };
    let body = vec![switch(text("b"), vec![]), switch(text("c"), vec![log(text("default"))])];
    assert_eq!(logs(body), ["ab", "default"]);

    let each = statement(StatementKind::Foreach {
        slot: SlotId(1),
        iterable: Box::new(slot(0)),
        body: vec![log(slot(1)), eval(call(&PUSH, vec![slot(0), int(5)]))],
    });
    assert_eq!(logs(vec![set(0, array(vec![int(1), int(2)])), each]), ["1", "2"]);
}

#[test]
fn limits_trap_and_warnings_under_strict_too() {
    let forever = statement(StatementKind::Loop {
        init: None,
        condition: None,
        body_first: false,
        step: None,
        body: vec![],
    });
    assert_eq!(run_main(vec![forever]).1.trap.unwrap().fault, Fault::OutOfFuel);

    let recursive = sub(0, 0, vec![eval(call_sub(1, vec![]))]);
    let (_, outcome) = run_subs(vec![recursive.clone(), recursive], Limits::DEFAULT);
    assert_eq!(outcome.trap.unwrap().fault, Fault::CallDepth);

    let doubling = statement(StatementKind::Loop {
        init: Some(Box::new(store(Place::Slot(SlotId(0)), None, array(vec![int(1)])))),
        condition: None,
        body_first: false,
        step: None,
        body: vec![set(0, array(vec![slot(0), slot(0)]))],
    });
    let (_, outcome) = run_main(vec![doubling]);
    assert_eq!(outcome.trap.unwrap().fault, Fault::OutOfMemory);

    let deeper = statement(StatementKind::Loop {
        init: None,
        condition: None,
        body_first: false,
        step: None,
        body: vec![set(0, array(vec![slot(0)]))],
    });
    assert_eq!(run_main(vec![deeper]).1.trap.unwrap().fault, Fault::ContainerDepth);

    let far = set_element(0, vec![int(i64::MAX)], int(1));
    assert_eq!(run_main(vec![far]).1.trap.unwrap().fault, Fault::OutOfMemory);

    let rule = Rule {
        name: Arc::from("strict"),
        subs: vec![sub(0, 0, vec![eval(binary(int(1), BinaryOp::Divide, int(0)))])],
        strict: true,
        captures_count: true,
        prepared: false,
    };
    let trap =
        with_stack(|stack| run(stack, &rule, Phase::Request, &Limits::DEFAULT, &mut Logger::default()).trap);
    assert_eq!(trap.unwrap().unwrap().fault, Fault::Strict("Division by zero".to_owned()));
}

#[test]
fn the_deepest_nesting_in_the_deepest_recursion_fits_the_stack() {
    // Each call stands in 256 brackets, calls itself, and there are as many as the limit allows.
    let mut nested = call_sub(1, vec![]);
    for _ in 0..256 {
        nested = expr(ExprKind::Unary { op: UnaryOp::Negate, operand: Box::new(nested) });
    }
    let mut statement_nest = eval(nested);
    for _ in 0..256 {
        let condition = array(vec![int(1)]);
        statement_nest =
            statement(StatementKind::If { arms: vec![(condition, vec![statement_nest])], otherwise: vec![] });
    }
    let recursive = sub(0, 0, vec![statement_nest]);
    let main = sub(0, 0, vec![eval(call_sub(1, vec![]))]);
    let (_, outcome) = run_subs(vec![main, recursive], Limits::DEFAULT);
    assert_eq!(outcome.trap.unwrap().fault, Fault::CallDepth);
}

#[test]
fn what_a_builtin_waits_for_is_asked_of_the_caller() {
    let rule = Rule {
        name: Arc::from("waits"),
        subs: vec![sub(
            0,
            1,
            vec![set(0, call(&SLEEP, vec![])), log(slot(0)), eval(call(&STOP, vec![])), log(text("never"))],
        )],
        strict: false,
        captures_count: true,
        prepared: false,
    };
    let (log, stop) = with_stack(|stack| {
        let answer = Some(Answer::Value(pointsman_model::Datum::text("rested")));
        let mut host = Logger { answer, ..Logger::default() };
        let outcome = run(stack, &rule, Phase::Request, &Limits::DEFAULT, &mut host);
        (host.log, outcome.stop)
    })
    .unwrap();
    assert_eq!((&log[..], stop), (&["rested".to_owned()][..], Stop::Rules));
}
