//! Starlark: a bytecode interpreter of a Python dialect. The module is frozen once; each request has a heap and an
//! evaluator of its own, as the crate wants it.

use starlark::environment::{FrozenModule, Globals, GlobalsBuilder, LibraryExtension, Module};
use starlark::eval::Evaluator;
use starlark::starlark_module;
use starlark::syntax::{AstModule, Dialect};
use starlark::values::list::AllocList;
use starlark::values::none::{NoneOr, NoneType};
use starlark::values::{FrozenHeapName, Heap, OwnedFrozenValue, StringValue, Value};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, address_in_ranges, address_matches,
    current, fail, networks, patterns,
};

fn main() {
    yardstick::program::main(&[&Starlark { globals: globals() }]);
}

#[starlark_module]
fn host(builder: &mut GlobalsBuilder) {
    fn path<'v>(heap: Heap<'v>) -> anyhow::Result<StringValue<'v>> {
        Ok(current::with(|host| heap.alloc_str(host.path())))
    }

    fn client<'v>(heap: Heap<'v>) -> anyhow::Result<StringValue<'v>> {
        Ok(current::with(|host| heap.alloc_str(&host.client)))
    }

    fn header<'v>(#[starlark(require = pos)] name: &str, heap: Heap<'v>) -> anyhow::Result<StringValue<'v>> {
        Ok(current::with(|host| heap.alloc_str(host.header(name))))
    }

    fn headers<'v>(heap: Heap<'v>) -> anyhow::Result<Value<'v>> {
        Ok(current::with(|host| heap.alloc(AllocList(host.header_values()))))
    }

    fn set_header(
        #[starlark(require = pos)] name: &str,
        #[starlark(require = pos)] value: &str,
    ) -> anyhow::Result<NoneType> {
        current::with(|host| host.set_header(name, value));
        Ok(NoneType)
    }

    fn remove_header(#[starlark(require = pos)] name: &str) -> anyhow::Result<NoneType> {
        current::with(|host| host.remove_header(name));
        Ok(NoneType)
    }

    fn use_pool(#[starlark(require = pos)] name: &str) -> anyhow::Result<NoneType> {
        current::with(|host| host.use_pool(name));
        Ok(NoneType)
    }

    fn network_matches(
        #[starlark(require = pos)] address: &str,
        #[starlark(require = pos)] network: &str,
    ) -> anyhow::Result<bool> {
        Ok(address_matches(address, network))
    }

    fn blocked(#[starlark(require = pos)] address: &str) -> anyhow::Result<bool> {
        Ok(RANGES.with(|ranges| address_in_ranges(address, ranges)))
    }

    fn matches(
        #[starlark(require = pos)] text: &str,
        #[starlark(require = pos)] pattern: &str,
    ) -> anyhow::Result<bool> {
        Ok(patterns::is_match(pattern, text))
    }

    fn groups<'v>(
        #[starlark(require = pos)] text: &str,
        #[starlark(require = pos)] pattern: &str,
        heap: Heap<'v>,
    ) -> anyhow::Result<NoneOr<(StringValue<'v>, StringValue<'v>)>> {
        let found = patterns::two_groups(pattern, text, |first, second| {
            (heap.alloc_str(first), heap.alloc_str(second))
        });
        Ok(found.map_or(NoneOr::None, NoneOr::Other))
    }
}

thread_local! {
    static RANGES: Vec<(u32, u32)> = networks::ranges();
}

fn globals() -> Globals {
    GlobalsBuilder::extended_by(&[LibraryExtension::Print]).with(host).build()
}

/// The rule's text: a module that defines `rule`.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.star")),
        Workload::W2 => String::from(include_str!("../scripts/w2.star")),
        Workload::W3 => String::from(include_str!("../scripts/w3.star")),
        Workload::W4a => include_str!("../scripts/w4a.star").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.star")),
        Workload::W5a => String::from(include_str!("../scripts/w5a.star")),
        Workload::W5b => String::from(include_str!("../scripts/w5b.star")),
        Workload::W6 => String::from(include_str!("../scripts/w6.star")),
        Workload::W4aParsed => return None,
    })
}

struct Starlark {
    globals: Globals,
}

impl Starlark {
    fn module(&self, workload: Workload) -> Option<FrozenModule> {
        let dialect = Dialect::Standard;
        let ast =
            AstModule::parse(workload.name(), text(workload)?, &dialect).unwrap_or_else(|error| fail(error));
        let frozen = Module::with_temp_heap(|module| {
            Evaluator::new(&module).eval_module(ast, &self.globals).unwrap_or_else(|error| fail(error));
            module.freeze_named(FrozenHeapName::User(Box::new(workload.name())))
        });
        Some(frozen.unwrap_or_else(|error| fail(format!("{error:?}"))))
    }
}

impl Engine for Starlark {
    fn name(&self) -> &'static str {
        "starlark"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let rule = self.module(workload)?.get("rule").unwrap_or_else(|error| fail(error));
        Some(Box::new(Ruled { rule, exchanges: Exchange::all(requests), value: None }))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(self.module(workload)?))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(globals()))
    }
}

struct Ruled {
    rule: OwnedFrozenValue,
    exchanges: Vec<Exchange>,
    value: Option<String>,
}

impl Contender for Ruled {
    #[inline]
    #[expect(unsafe_code, reason = "the safe way counts the rule's heap up and down for each request")]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        // SAFETY: `self.rule` keeps the heap that it lives in, longer than any module below.
        let rule = unsafe { self.rule.unchecked_frozen_value() };
        self.value = current::during(exchange, || {
            Module::with_temp_heap(|module| {
                let mut evaluator = Evaluator::new(&module);
                match evaluator.eval_function(rule.to_value(), &[], &[]) {
                    Ok(value) if value.is_none() => None,
                    // The value lives no longer than its heap.
                    Ok(value) => Some(value.to_str()),
                    Err(error) => fail(error),
                }
            })
        });
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        self.exchanges[number].verdict(self.value.clone())
    }
}
