//! LuaJIT, by callbacks through its C interface and by its FFI.

mod ffi;

use lua_host::{Called, Ruled, compile};
use mlua::Lua;
use yardstick::{Contender, Engine, Kept, Request, Workload, networks};

fn main() {
    yardstick::program::main(&[&Called::new("luajit"), &Foreign { lua: ffi::machine() }]);
}

/// LuaJIT whose host functions are C functions.
struct Foreign {
    /// Rules are compiled here when it is compiling that is measured.
    lua: Lua,
}

/// The rule's text; workloads that call no host function would be no other than `luajit`'s.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.lua")),
        Workload::W2 => String::from(include_str!("../scripts/w2.lua")),
        Workload::W3 => String::from(include_str!("../scripts/w3.lua")),
        Workload::W4a => include_str!("../scripts/w4a.lua").replace("NETWORKS", &networks::literals()),
        Workload::W4b => String::from(include_str!("../scripts/w4b.lua")),
        Workload::W6 => String::from(include_str!("../scripts/w6.lua")),
        Workload::W4aParsed | Workload::W5a | Workload::W5b => return None,
    })
}

impl Engine for Foreign {
    fn name(&self) -> &'static str {
        "luajit-ffi"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let text = text(workload)?;
        let lua = ffi::machine();
        let rule = compile(&lua, workload.name(), &text);
        Some(Box::new(Ruled::new(lua, rule, requests)))
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        Some(Box::new(compile(&self.lua, workload.name(), &text(workload)?)))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(ffi::machine()))
    }
}
