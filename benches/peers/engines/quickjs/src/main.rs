//! QuickJS: stack bytecode. Rules use JavaScript's own regular expressions, as anybody would.

use rquickjs::function::Func;
use rquickjs::{CatchResultExt, Context, Ctx, Function, Persistent, Runtime, Value};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, address_in_ranges, address_matches,
    current, fail, networks,
};

fn main() {
    yardstick::program::main(&[&QuickJs { machine: Machine::new() }]);
}

/// The rule's text: an expression whose value is a function.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.js")),
        Workload::W2 => String::from(include_str!("../scripts/w2.js")),
        Workload::W3 => String::from(include_str!("../scripts/w3.js")),
        Workload::W4a => include_str!("../scripts/w4a.js").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.js")),
        Workload::W5a => String::from(include_str!("../scripts/w5a.js")),
        Workload::W5b => String::from(include_str!("../scripts/w5b.js")),
        Workload::W6 => String::from(include_str!("../scripts/w6.js")),
        Workload::W4aParsed => return None,
    })
}

/// A context with the host functions, and what it runs in.
struct Machine {
    context: Context,
    _runtime: Runtime,
}

impl Machine {
    fn new() -> Machine {
        let runtime = Runtime::new().unwrap_or_else(|error| fail(error));
        let context = Context::full(&runtime).unwrap_or_else(|error| fail(error));
        context.with(|ctx| bind(&ctx).unwrap_or_else(|error| fail(error)));
        Machine { context, _runtime: runtime }
    }

    fn compile(&self, text: &str) -> Persistent<Function<'static>> {
        self.context.with(|ctx| {
            let rule: Function<'_> = ctx.eval(text).catch(&ctx).unwrap_or_else(|error| fail(error));
            Persistent::save(&ctx, rule)
        })
    }
}

fn bind(ctx: &Ctx<'_>) -> rquickjs::Result<()> {
    let globals = ctx.globals();
    globals.set("path", Func::from(|| current::with(|host| host.path().to_owned())))?;
    globals.set("client", Func::from(|| current::with(|host| host.client.clone())))?;
    globals.set("header", Func::from(|name: String| current::with(|host| host.header(&name).to_owned())))?;
    globals.set(
        "headers",
        Func::from(|| current::with(|host| host.header_values().map(String::from).collect::<Vec<String>>())),
    )?;
    globals.set(
        "setHeader",
        Func::from(|name: String, value: String| current::with(|host| host.set_header(&name, &value))),
    )?;
    globals
        .set("removeHeader", Func::from(|name: String| current::with(|host| host.remove_header(&name))))?;
    globals.set("usePool", Func::from(|name: String| current::with(|host| host.use_pool(&name))))?;
    globals.set(
        "addressMatches",
        Func::from(|address: String, network: String| address_matches(&address, &network)),
    )?;
    let ranges = networks::ranges();
    globals.set("blocked", Func::from(move |address: String| address_in_ranges(&address, &ranges)))
}

struct QuickJs {
    machine: Machine,
}

impl Engine for QuickJs {
    fn name(&self) -> &'static str {
        "quickjs"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let machine = Machine::new();
        let rule = machine.compile(&text(workload)?);
        Some(Box::new(Ruled { rule: Some(rule), machine, exchanges: Exchange::all(requests), value: None }))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(self.machine.compile(&text(workload)?)))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(Machine::new()))
    }
}

struct Ruled {
    /// Must go before the machine that it lives in.
    rule: Option<Persistent<Function<'static>>>,
    machine: Machine,
    exchanges: Vec<Exchange>,
    value: Option<String>,
}

impl Contender for Ruled {
    #[inline]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        let Some(rule) = self.rule.clone() else { return };
        self.value = current::during(exchange, || {
            self.machine.context.with(|ctx| {
                let value = rule.restore(&ctx).and_then(|rule| rule.call::<_, Value<'_>>(()));
                match value.catch(&ctx) {
                    Ok(value) if value.is_undefined() => None,
                    // The value lives no longer than this.
                    Ok(value) => Some(shown(&value)),
                    Err(error) => fail(error),
                }
            })
        });
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        self.exchanges[number].verdict(self.value.clone())
    }
}

fn shown(value: &Value<'_>) -> String {
    match (value.as_int(), value.as_string()) {
        (Some(number), _) => number.to_string(),
        (None, Some(text)) => text.to_string().unwrap_or_else(|error| fail(error)),
        (None, None) => fail(format!("no rule gives {value:?}")),
    }
}
