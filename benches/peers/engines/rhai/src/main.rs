//! Rhai: a walker of syntax trees, with the crate's own optimiser on.

use rhai::{AST, Array, Dynamic, Engine as Machine, ImmutableString, Scope};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, address_in_ranges, address_matches,
    current, fail, networks, patterns,
};

fn main() {
    yardstick::program::main(&[&Rhai { machine: machine() }]);
}

/// A machine with the host functions.
fn machine() -> Machine {
    let mut machine = Machine::new();
    // The thousand networks are one literal.
    machine.set_max_array_size(0);
    machine.set_max_expr_depths(0, 0);
    machine.register_fn("path", || current::with(|host| ImmutableString::from(host.path())));
    machine.register_fn("client", || current::with(|host| ImmutableString::from(&host.client)));
    machine
        .register_fn("header", |name: &str| current::with(|host| ImmutableString::from(host.header(name))));
    machine.register_fn("headers", || {
        current::with(|host| {
            host.header_values().map(|value| Dynamic::from(ImmutableString::from(value))).collect::<Array>()
        })
    });
    machine.register_fn("set_header", |name: &str, value: &str| {
        current::with(|host| host.set_header(name, value))
    });
    machine.register_fn("remove_header", |name: &str| current::with(|host| host.remove_header(name)));
    machine.register_fn("use_pool", |name: &str| current::with(|host| host.use_pool(name)));
    machine.register_fn("address_matches", |address: &str, network: &str| address_matches(address, network));
    let ranges = networks::ranges();
    machine.register_fn("blocked", move |address: &str| address_in_ranges(address, &ranges));
    machine.register_fn("matches", |text: &str, pattern: &str| patterns::is_match(pattern, text));
    machine.register_fn("groups", |text: &str, pattern: &str| {
        let pair = |first: &str, second: &str| -> Array {
            vec![ImmutableString::from(first).into(), ImmutableString::from(second).into()]
        };
        patterns::two_groups(pattern, text, pair).map_or(Dynamic::UNIT, Dynamic::from)
    });
    machine
}

/// The rule's text.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.rhai")),
        Workload::W2 => String::from(include_str!("../scripts/w2.rhai")),
        Workload::W3 => String::from(include_str!("../scripts/w3.rhai")),
        Workload::W4a => include_str!("../scripts/w4a.rhai").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.rhai")),
        Workload::W5a => String::from(include_str!("../scripts/w5a.rhai")),
        Workload::W5b => String::from(include_str!("../scripts/w5b.rhai")),
        Workload::W6 => String::from(include_str!("../scripts/w6.rhai")),
        Workload::W4aParsed => return None,
    })
}

struct Rhai {
    machine: Machine,
}

fn compile(machine: &Machine, workload: Workload) -> Option<AST> {
    Some(machine.compile(text(workload)?).unwrap_or_else(|error| fail(error)))
}

impl Engine for Rhai {
    fn name(&self) -> &'static str {
        "rhai"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let machine = machine();
        let rule = compile(&machine, workload)?;
        Some(Box::new(Ruled { machine, rule, exchanges: Exchange::all(requests), value: Dynamic::UNIT }))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(compile(&self.machine, workload)?))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(machine()))
    }
}

struct Ruled {
    machine: Machine,
    rule: AST,
    exchanges: Vec<Exchange>,
    value: Dynamic,
}

impl Contender for Ruled {
    #[inline]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        let run = || self.machine.eval_ast_with_scope(&mut Scope::new(), &self.rule);
        match current::during(exchange, run) {
            Ok(value) => self.value = value,
            Err(error) => fail(error),
        }
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        let value = (!self.value.is_unit()).then(|| self.value.to_string());
        self.exchanges[number].verdict(value)
    }
}
