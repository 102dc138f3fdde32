//! What both Luas have in common: the rules, and the host functions through the C interface.

use mlua::{Function, Lua, Result, Value};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, address_in_ranges, address_matches,
    current, fail, networks, patterns,
};

/// A Lua whose host functions are Rust closures.
#[derive(Debug)]
pub struct Called {
    name: &'static str,
    /// Rules are compiled here when it is compiling that is measured.
    lua: Lua,
}

impl Called {
    /// The engine of this name.
    pub fn new(name: &'static str) -> Called {
        Called { name, lua: machine() }
    }
}

/// The rule's text. Each text gives a function, with what it calls in locals of its own.
pub fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.lua")),
        Workload::W2 => String::from(include_str!("../scripts/w2.lua")),
        Workload::W3 => String::from(include_str!("../scripts/w3.lua")),
        Workload::W4a => include_str!("../scripts/w4a.lua").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.lua")),
        Workload::W5a => String::from(include_str!("../scripts/w5a.lua")),
        Workload::W5b => String::from(include_str!("../scripts/w5b.lua")),
        Workload::W6 => String::from(include_str!("../scripts/w6.lua")),
        Workload::W4aParsed => return None,
    })
}

/// A Lua with the host functions. Texts are copied both ways: mlua's own string handles cost more than that,
/// for strings as short as these.
fn machine() -> Lua {
    let lua = Lua::new();
    bind(&lua).unwrap_or_else(|error| fail(error));
    lua
}

fn bind(lua: &Lua) -> Result<()> {
    let globals = lua.globals();
    globals.set("path", lua.create_function(|_, ()| Ok(current::with(|host| host.path().to_owned())))?)?;
    globals.set("client", lua.create_function(|_, ()| Ok(current::with(|host| host.client.clone())))?)?;
    globals.set(
        "header",
        lua.create_function(|_, name: String| Ok(current::with(|host| host.header(&name).to_owned())))?,
    )?;
    globals
        .set("header_count", lua.create_function(|_, ()| Ok(current::with(|host| host.header_count())))?)?;
    globals.set(
        "header_at",
        lua.create_function(|_, number: usize| {
            Ok(current::with(|host| host.header_at(number.wrapping_sub(1)).to_owned()))
        })?,
    )?;
    globals.set(
        "set_header",
        lua.create_function(|_, (name, value): (String, String)| {
            let (name, value) = (name, value);
            current::with(|host| host.set_header(&name, &value));
            Ok(())
        })?,
    )?;
    globals.set(
        "remove_header",
        lua.create_function(|_, name: String| {
            let name = name;
            current::with(|host| host.remove_header(&name));
            Ok(())
        })?,
    )?;
    globals.set(
        "use_pool",
        lua.create_function(|_, name: String| {
            let name = name;
            current::with(|host| host.use_pool(&name));
            Ok(())
        })?,
    )?;
    globals.set(
        "address_matches",
        lua.create_function(|_, (address, network): (String, String)| {
            Ok(address_matches(&address, &network))
        })?,
    )?;
    let ranges = networks::ranges();
    globals.set(
        "blocked",
        lua.create_function(move |_, address: String| Ok(address_in_ranges(&address, &ranges)))?,
    )?;
    globals.set(
        "matches",
        lua.create_function(|_, (text, pattern): (String, String)| Ok(patterns::is_match(&pattern, &text)))?,
    )?;
    globals.set(
        "groups",
        lua.create_function(|_, (text, pattern): (String, String)| {
            let found =
                patterns::two_groups(&pattern, &text, |name, version| (name.to_owned(), version.to_owned()));
            Ok(found.unzip())
        })?,
    )
}

impl Engine for Called {
    fn name(&self) -> &'static str {
        self.name
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let lua = machine();
        let rule = compile(&lua, workload.name(), &text(workload)?);
        Some(Box::new(Ruled::new(lua, rule, requests)))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(compile(&self.lua, workload.name(), &text(workload)?)))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(machine()))
    }
}

/// The function that a rule's text gives.
pub fn compile(lua: &Lua, name: &str, text: &str) -> Function {
    lua.load(text).set_name(name).eval().unwrap_or_else(|error| fail(error))
}

/// A Lua function with the exchanges that it decides.
#[derive(Debug)]
pub struct Ruled {
    _lua: Lua,
    rule: Function,
    exchanges: Vec<Exchange>,
    value: Value,
}

impl Ruled {
    /// A rule that lives in this Lua.
    pub fn new(lua: Lua, rule: Function, requests: &[Request]) -> Ruled {
        Ruled { _lua: lua, rule, exchanges: Exchange::all(requests), value: Value::Nil }
    }
}

impl Contender for Ruled {
    #[inline]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        match current::during(exchange, || self.rule.call(())) {
            Ok(value) => self.value = value,
            Err(error) => fail(error),
        }
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        let value = match &self.value {
            Value::Nil => None,
            value => Some(value.to_string().unwrap_or_else(|error| fail(error))),
        };
        self.exchanges[number].verdict(value)
    }
}
