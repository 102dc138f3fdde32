//! A rule that is run again and again over one transaction, and did what it should before any clock runs.

use std::sync::Arc;
use std::time::Duration;

use criterion::Criterion;
use pointsman::{
    Action, Answer, CompileOptions, Datum, Engine, HttpTransaction, Limits, Phase, Rule, Runner, Step,
    Transaction,
};

use crate::PlainRequest;

/// A compiled rule with its transaction.
#[derive(Debug)]
pub struct Script {
    runner: Runner,
    transaction: HttpTransaction,
}

impl Script {
    /// A rule whose last expression has this value, without a warning, also when it is run again.
    ///
    /// # Panics
    ///
    /// When the rule does not compile, traps, warns or has another value.
    pub fn valued(text: &str, transaction: HttpTransaction, value: &Datum) -> Script {
        let mut script = Script::new(text, transaction, true);
        for _ in 0..2 {
            assert_eq!(script.runner.result(), *value, "{text}");
            script.finish(text);
        }
        script
    }

    /// A rule that leaves its transaction as `check` wants it, without a warning, also when it is run again.
    ///
    /// # Panics
    ///
    /// When the rule does not compile, traps or warns, and when `check` does.
    pub fn acting(text: &str, transaction: HttpTransaction, check: impl Fn(&HttpTransaction)) -> Script {
        let mut script = Script::new(text, transaction, false);
        for _ in 0..2 {
            check(&script.transaction);
            script.finish(text);
        }
        script
    }

    fn new(text: &str, transaction: HttpTransaction, result: bool) -> Script {
        let rule = compiled(text, result);
        let mut script = Script { runner: Runner::new(&rule), transaction };
        script.finish(text);
        script
    }

    /// Runs the rule, with every limit on.
    #[inline]
    pub fn run(&mut self) -> Step {
        let decision = self.transaction.decision_mut();
        decision.action = Action::None;
        decision.rules_stopped = false;
        self.runner.start(Phase::Request);
        self.runner.step(&mut self.transaction, Answer::Ready)
    }

    fn finish(&mut self, text: &str) {
        let step = self.run();
        assert!(matches!(step, Step::Done(_)), "{step:?}\n{text}");
        assert!(self.runner.warnings().is_empty(), "{:?}\n{text}", self.runner.warnings());
    }
}

#[expect(clippy::panic, reason = "a bench without its rule has nothing to measure")]
fn compiled(text: &str, result: bool) -> Rule {
    let options = CompileOptions { phase: Some(Phase::Request), result, ..CompileOptions::default() };
    // A hundred calls of a function that derives a key have the fuel that they need.
    let engine = Engine::standard().limits(Limits { fuel: 1_000_000, ..Limits::DEFAULT });
    let compiled = engine.check("bench", text, &options);
    match compiled.rule {
        Some(rule) => rule,
        None => panic!("{}\n{text}", compiled.diagnostics),
    }
}

/// How long each cell of a bench takes: about half a second, so that all of them take minutes.
pub fn criterion() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .nresamples(5_000)
        .warm_up_time(Duration::from_millis(150))
        .measurement_time(Duration::from_millis(350))
}

/// A request with everything that the rules of the benches ask for. What rules log goes nowhere.
///
/// # Panics
///
/// When it is not well-formed.
#[expect(clippy::expect_used, reason = "a bench without its request has nothing to measure")]
pub fn script_request() -> HttpTransaction {
    let request = PlainRequest {
        host: "www.example.com".into(),
        path: "/shop/caf%C3%A9/basket.html?item=7&colour=dark%20red".into(),
        client: [203, 0, 113, 9].into(),
    };
    let mut transaction = request.transaction();
    let (mut parts, body) = transaction.take_request().expect("the request has not been changed");
    parts.headers.insert("x-seven", "7".parse().expect("a value"));
    parts.headers.insert("x-name", "pointsman".parse().expect("a value"));
    parts.headers.insert("x-encoded", "cG9pbnRzbWFu".parse().expect("a value"));
    transaction.set_request(parts, body);
    transaction.log_to(Arc::new(|record| {
        std::hint::black_box(record.message);
    }));
    transaction
}
