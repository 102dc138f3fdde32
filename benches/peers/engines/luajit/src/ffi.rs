//! The host functions as C functions, which LuaJIT's FFI calls without the Lua stack: what OpenResty's own
//! library does. Texts go over as pointer and length, and become Lua strings only where a rule needs one.
#![allow(unsafe_code, reason = "LuaJIT calls these with pointers")]

use std::ffi::c_void;
use std::ptr::null;

use mlua::{Lua, Table};
use yardstick::{address_in_ranges, address_matches, current, fail, networks, patterns};

/// What the rules see of these functions; `host` is a table of their addresses.
const DECLARATIONS: &str = include_str!("../scripts/host.lua");

/// Sorted ranges behind `blocked`.
static RANGES: std::sync::OnceLock<Vec<(u32, u32)>> = std::sync::OnceLock::new();

/// A text for LuaJIT: good until the exchange changes.
#[repr(C)]
struct Borrowed {
    start: *const u8,
    length: usize,
}

impl Borrowed {
    fn new(text: &str) -> Borrowed {
        Borrowed { start: text.as_ptr(), length: text.len() }
    }
}

/// The text that LuaJIT gives.
///
/// # Safety
///
/// `start` must point to `length` bytes that stay as they are while the result is used.
unsafe fn text<'a>(start: *const u8, length: usize) -> &'a str {
    // SAFETY: the caller vouches for the bytes.
    let bytes = unsafe { std::slice::from_raw_parts(start, length) };
    std::str::from_utf8(bytes).unwrap_or_default()
}

extern "C" fn path(out: &mut Borrowed) {
    current::with(|host| *out = Borrowed::new(host.path()));
}

extern "C" fn client(out: &mut Borrowed) {
    current::with(|host| *out = Borrowed::new(&host.client));
}

unsafe extern "C" fn header(name: *const u8, length: usize, out: &mut Borrowed) {
    // SAFETY: a Lua string's own bytes.
    let name = unsafe { text(name, length) };
    current::with(|host| *out = Borrowed::new(host.header(name)));
}

extern "C" fn header_count() -> u32 {
    current::with(|host| host.header_count() as u32)
}

extern "C" fn header_at(index: u32, out: &mut Borrowed) {
    current::with(|host| *out = Borrowed::new(host.header_at(index as usize)));
}

unsafe extern "C" fn set_header(name: *const u8, name_length: usize, value: *const u8, length: usize) {
    // SAFETY: two Lua strings' own bytes.
    let (name, value) = unsafe { (text(name, name_length), text(value, length)) };
    current::with(|host| host.set_header(name, value));
}

unsafe extern "C" fn remove_header(name: *const u8, length: usize) {
    // SAFETY: a Lua string's own bytes.
    let name = unsafe { text(name, length) };
    current::with(|host| host.remove_header(name));
}

unsafe extern "C" fn use_pool(name: *const u8, length: usize) {
    // SAFETY: a Lua string's own bytes.
    let name = unsafe { text(name, length) };
    current::with(|host| host.use_pool(name));
}

unsafe extern "C" fn matches_network(
    address: *const u8,
    length: usize,
    network: *const u8,
    network_length: usize,
) -> bool {
    // SAFETY: bytes of the exchange, or of a Lua string.
    let (address, network) = unsafe { (text(address, length), text(network, network_length)) };
    address_matches(address, network)
}

unsafe extern "C" fn blocked(address: *const u8, length: usize) -> bool {
    // SAFETY: bytes of the exchange.
    let address = unsafe { text(address, length) };
    address_in_ranges(address, RANGES.get_or_init(networks::ranges))
}

unsafe extern "C" fn matches(
    start: *const u8,
    length: usize,
    pattern: *const u8,
    pattern_length: usize,
) -> bool {
    // SAFETY: bytes of the exchange, and a Lua string's own.
    let (subject, pattern) = unsafe { (text(start, length), text(pattern, pattern_length)) };
    patterns::is_match(pattern, subject)
}

/// Two groups of a match, as pieces of the text.
unsafe extern "C" fn groups(
    start: *const u8,
    length: usize,
    pattern: *const u8,
    pattern_length: usize,
    out: &mut [Borrowed; 2],
) -> bool {
    // SAFETY: bytes of the exchange, and a Lua string's own.
    let (subject, pattern) = unsafe { (text(start, length), text(pattern, pattern_length)) };
    let found = patterns::two_groups(pattern, subject, |first, second| {
        *out = [Borrowed::new(first), Borrowed::new(second)];
    });
    found.is_some()
}

/// A LuaJIT in which `host` has these functions.
pub(crate) fn machine() -> Lua {
    // SAFETY: the FFI is what this engine is about; the rules are our own.
    let lua = unsafe { Lua::unsafe_new() };
    let bound =
        host(&lua).and_then(|functions| lua.load(DECLARATIONS).set_name("host").call::<()>(functions));
    bound.unwrap_or_else(|error| fail(error));
    lua
}

fn host(lua: &Lua) -> mlua::Result<Table> {
    let table = lua.create_table()?;
    let functions: [(&str, *const c_void); 12] = [
        ("path", path as *const c_void),
        ("client", client as *const c_void),
        ("header", header as *const c_void),
        ("header_count", header_count as *const c_void),
        ("header_at", header_at as *const c_void),
        ("set_header", set_header as *const c_void),
        ("remove_header", remove_header as *const c_void),
        ("use_pool", use_pool as *const c_void),
        ("address_matches", matches_network as *const c_void),
        ("blocked", blocked as *const c_void),
        ("matches", matches as *const c_void),
        ("groups", groups as *const c_void),
    ];
    for (name, function) in functions {
        debug_assert_ne!(function, null());
        table.set(name, mlua::LightUserData(function.cast_mut()))?;
    }
    Ok(table)
}
