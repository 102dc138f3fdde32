//! CEL: an interpreter of expressions. A rule is an expression whose value is the pool's name; variables are
//! borrowed from the request, and functions are declared as overloads, which the crate calls fastest.

use std::sync::{Arc, OnceLock};

use cel::common::types::{CelBool, CelList, CelString, STRING_TYPE};
use cel::common::value::{CowVal, Val};
use cel::context::{Context, VariableResolver};
use cel::{Env, ExecutionError, Program, Value};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, address_in_ranges, address_matches, fail,
    networks, patterns,
};

fn main() {
    yardstick::program::main(&[&Cel { env: environment() }]);
}

type Outcome<'b, 'v> = Result<CowVal<'b, 'v>, ExecutionError>;

/// The text of an argument.
fn argument<'a>(arguments: &'a [CowVal<'_, '_>], index: usize) -> &'a str {
    arguments.get(index).and_then(|value| value.downcast_ref::<CelString<'_>>()).map_or("", CelString::inner)
}

fn boolean<'b, 'v>(value: bool) -> Outcome<'b, 'v> {
    Ok(CowVal::owned(CelBool::from(value)))
}

fn network_matches<'b, 'v>(arguments: Vec<CowVal<'b, 'v>>) -> Outcome<'b, 'v> {
    boolean(address_matches(argument(&arguments, 0), argument(&arguments, 1)))
}

fn blocked<'b, 'v>(arguments: Vec<CowVal<'b, 'v>>) -> Outcome<'b, 'v> {
    static RANGES: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    boolean(address_in_ranges(argument(&arguments, 0), RANGES.get_or_init(networks::ranges)))
}

/// The crate's own `matches` compiles its pattern each time.
fn pattern_matches<'b, 'v>(arguments: Vec<CowVal<'b, 'v>>) -> Outcome<'b, 'v> {
    boolean(patterns::is_match(argument(&arguments, 1), argument(&arguments, 0)))
}

fn environment() -> Arc<Env> {
    let mut env = Env::stdlib();
    let two = || vec![STRING_TYPE, STRING_TYPE];
    let declared = env
        .add_overload("networkMatches", "network_matches_string_string", two(), network_matches)
        .and_then(|()| {
            env.add_overload("patternMatches", "pattern_matches_string_string", two(), pattern_matches)
        })
        .and_then(|()| env.add_overload("blocked", "blocked_string", vec![STRING_TYPE], blocked));
    declared.unwrap_or_else(|error| fail(format!("{error:?}")));
    Arc::new(env)
}

/// The rule's text. Nothing can be set or computed in a loop.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.cel")),
        Workload::W2 => String::from(include_str!("../scripts/w2.cel")),
        Workload::W4a => include_str!("../scripts/w4a.cel").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.cel")),
        Workload::W6 => String::from(include_str!("../scripts/w6.cel")),
        Workload::W3 | Workload::W4aParsed | Workload::W5a | Workload::W5b => return None,
    })
}

struct Cel {
    env: Arc<Env>,
}

impl Cel {
    fn program(&self, workload: Workload) -> Option<Program> {
        Some(self.env.compile(&text(workload)?).unwrap_or_else(|error| fail(error)))
    }
}

impl Engine for Cel {
    fn name(&self) -> &'static str {
        "cel"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let rule = self.program(workload)?;
        Some(Box::new(Ruled { rule, env: self.env.clone(), exchanges: Exchange::all(requests) }))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(self.program(workload)?))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(environment()))
    }
}

/// What a rule may ask for, borrowed; the list of headers is made when it is.
struct Variables<'a> {
    exchange: &'a Exchange,
    path: CelString<'a>,
    client: CelString<'a>,
    host: CelString<'a>,
    headers: OnceLock<CelList<'a>>,
}

impl VariableResolver for Variables<'_> {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let value: &dyn Val = match variable {
            "path" => &self.path,
            "client" => &self.client,
            "host" => &self.host,
            "headers" => self.headers.get_or_init(|| {
                let value = |value| Box::new(CelString::from(value)) as Box<dyn Val>;
                CelList::from(self.exchange.header_values().map(value).collect::<Vec<_>>())
            }),
            _ => return None,
        };
        Some(CowVal::Borrowed(value))
    }
}

#[inline]
fn evaluate(rule: &Program, env: Arc<Env>, exchange: &Exchange) -> Result<Value, ExecutionError> {
    let variables = Variables {
        exchange,
        path: CelString::from(exchange.path()),
        client: CelString::from(exchange.client.as_str()),
        host: CelString::from(exchange.header("host")),
        headers: OnceLock::new(),
    };
    let mut context = Context::with_env(env);
    context.set_variable_resolver(&variables);
    rule.execute(&context)
}

struct Ruled {
    rule: Program,
    env: Arc<Env>,
    exchanges: Vec<Exchange>,
}

impl Contender for Ruled {
    #[inline]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        match evaluate(&self.rule, self.env.clone(), exchange) {
            Ok(Value::String(pool)) => exchange.use_pool(&pool),
            Ok(other) => fail(format!("no rule gives {other:?}")),
            Err(error) => fail(error),
        }
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        self.exchanges[number].verdict(None)
    }
}
