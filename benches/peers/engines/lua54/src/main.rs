//! Lua 5.4, by callbacks through its C interface.

fn main() {
    yardstick::program::main(&[&lua_host::Called::new("lua54")]);
}
