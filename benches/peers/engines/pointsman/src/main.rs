//! Pointsman as an embedder has it: a rule, a runner for it, a transaction for each request; every limit on.

use std::hint::black_box;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::header::HOST;
use http::{HeaderValue, Method};
use pointsman::{
    Action, Answer, Body, CompileOptions, Connection, Datum, Engine as Compiler, FixedWorld, HttpTransaction,
    Phase, Rule, RuleSet, Runner, Step, Transaction,
};
use yardstick::{Contender, Engine, Kept, REQUESTS, Request, Verdict, Workload, fail, networks, requests};

fn main() {
    yardstick::program::main(&[&Pointsman { compiler: Compiler::standard(), gallery: OnceLock::new() }]);
}

struct Pointsman {
    compiler: Compiler,
    /// The rule that instances run: all of them share it.
    gallery: OnceLock<Rule>,
}

/// The rule's text. `None` when the language has nothing for this workload.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../../../../../rules/gallery/gallery.ts")),
        Workload::W2 => String::from(include_str!("../rules/w2.ts")),
        Workload::W3 => String::from(include_str!("../rules/w3.ts")),
        // The compiler makes a set of the list by itself, so both are one rule.
        Workload::W4a | Workload::W4b => {
            include_str!("../rules/w4a.ts").replace("NETWORKS", &networks::literals())
        }
        Workload::W5a => String::from(include_str!("../rules/w5a.ts")),
        Workload::W5b => String::from(include_str!("../rules/w5b.ts")),
        Workload::W6 => String::from(include_str!("../rules/w6.ts")),
        // The library has no type for a parsed network.
        Workload::W4aParsed => return None,
    })
}

impl Pointsman {
    /// Compiles a rule; `result` keeps the value of its last statement.
    fn rule(&self, name: &str, text: &str, result: bool) -> Rule {
        let options = CompileOptions { result, ..CompileOptions::default() };
        let compiled = self.compiler.check(name, text, &options);
        match compiled.rule {
            Some(rule) => rule,
            None => fail(compiled.diagnostics),
        }
    }
}

impl Engine for Pointsman {
    fn name(&self) -> &'static str {
        "pointsman"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let value = matches!(workload, Workload::W5a | Workload::W5b);
        let runner = Runner::new(&self.rule(workload.name(), &text(workload)?, value));
        Some(Box::new(Single { runner, transactions: transactions(requests), value }))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        let text = text(workload)?;
        match self.compiler.compile(workload.name(), text) {
            Ok(rule) => Some(Box::new(rule)),
            Err(diagnostics) => fail(diagnostics),
        }
    }

    fn instance(&self) -> Option<Kept> {
        // What it grows to in use is what a pool of them keeps.
        let text = text(Workload::W1)?;
        let mut runner = Runner::new(self.gallery.get_or_init(|| self.rule("W1", &text, false)));
        for transaction in &mut transactions(&requests()) {
            run(&mut runner, transaction);
        }
        Some(Box::new(runner))
    }

    fn scale(&self, rules: usize) -> Option<Box<dyn Contender>> {
        let rule = |number| self.rule("site", &site(number), false);
        let wanted: Vec<Request> = (0..REQUESTS).map(|number| visit(number * rules / REQUESTS)).collect();
        let set = RuleSet::new((0..rules).map(rule));
        Some(Box::new(Chain { set, transactions: transactions(&wanted) }))
    }
}

/// The rule of one site among many: its host and path have a pool.
fn site(number: usize) -> String {
    format!(
        "if( http.getHostHeader() == \"site{number}.example.com\" && string.startsWith( $path, \"/part{}/\" ) ) \
         pool.use( \"pool{number}\" );",
        number % 7
    )
}

/// A request for such a site.
fn visit(number: usize) -> Request {
    let mut request = requests().swap_remove(0);
    let host = HeaderValue::from_str(&format!("site{number}.example.com"));
    request.headers.insert(HOST, host.unwrap_or_else(|error| fail(error)));
    let path = format!("/part{}/index.html", number % 7);
    request.uri = path.parse().unwrap_or_else(|error| fail(error));
    request
}

/// The rules of one virtual server, which run in turn until one ends them all.
struct Chain {
    set: RuleSet,
    transactions: Vec<HttpTransaction>,
}

impl Contender for Chain {
    #[inline]
    fn decide(&mut self, number: usize) {
        let transaction = black_box(&mut self.transactions[number]);
        transaction.decision_mut().action = Action::None;
        transaction.begin_phase(Phase::Request);
        self.set.run(transaction, |_, outcome| outcome.end.is_ok());
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        routed(&self.transactions[number])
    }
}

/// One rule.
struct Single {
    runner: Runner,
    transactions: Vec<HttpTransaction>,
    /// Whether the rule's outcome is a value.
    value: bool,
}

impl Contender for Single {
    #[inline]
    fn decide(&mut self, number: usize) {
        let transaction = black_box(&mut self.transactions[number]);
        transaction.decision_mut().action = Action::None;
        run(&mut self.runner, transaction);
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        let transaction = &self.transactions[number];
        let browser = transaction.request().headers.get("x-browser").map(HeaderValue::to_str);
        Verdict {
            browser: browser.and_then(Result::ok).map(String::from),
            value: self.value.then(|| shown(&self.runner.result())),
            ..routed(transaction)
        }
    }
}

/// Which pool was chosen.
fn routed(transaction: &HttpTransaction) -> Verdict {
    let decision = transaction.decision();
    let chosen = decision.pool.as_ref().filter(|_| decision.action == Action::Pool);
    Verdict { pool: chosen.map(|choice| choice.name.to_string()), ..Verdict::default() }
}

/// Runs a rule to its end.
#[inline]
fn run(runner: &mut Runner, transaction: &mut HttpTransaction) {
    transaction.decision_mut().rules_stopped = false;
    runner.start(Phase::Request);
    match runner.step(transaction, Answer::Ready) {
        Step::Done(stop) => {
            black_box(stop);
        }
        Step::Trap(trap) => fail(format!("a trap: {trap:?}")),
        Step::Wait(operation) => fail(format!("a run waits: {operation:?}")),
    }
    black_box(&transaction.decision().action);
}

fn shown(value: &Datum) -> String {
    match value {
        Datum::Int(number) => number.to_string(),
        Datum::Text(text) => String::from_utf8_lossy(text).into_owned(),
        other => fail(format!("no rule gives {other:?}")),
    }
}

fn transactions(requests: &[Request]) -> Vec<HttpTransaction> {
    let world = Arc::new(FixedWorld::default());
    let transaction = |request: &Request| {
        let mut transaction = HttpTransaction::new(world.clone());
        let (mut parts, ()) = http::Request::new(()).into_parts();
        parts.method = Method::GET;
        parts.uri = request.uri.clone();
        parts.headers = request.headers.clone();
        transaction.set_request(parts, Body::Complete(Bytes::new()));
        let client = (request.client, 40_000).into();
        transaction.set_connection(Connection { client, ..Connection::default() });
        transaction
    };
    requests.iter().map(transaction).collect()
}
