//! The TrafficScript function library.
//!
//! A family (`string.*`) is a folder, a subject of it (`string/search.rs`) a file. A function is one documented
//! Rust function under `#[builtin]`; everything else (arity, types, effect, documentation, examples) is read
//! off it. A function exists for rules once it stands in its file's `FUNCTIONS`, the file in its family's
//! `FILES`, and the family in [`FAMILIES`]; `tests/registration.rs` finds those that were forgotten.
//!
//! Nothing here does IO: time, randomness, files and sockets are asked of the
//! [`Transaction`](pointsman_model::Transaction). Nothing here knows how rules are compiled or run.

use pointsman_model::{Builtin, Library};

mod address;
mod array;
mod auth;
mod connection;
mod counter;
mod counter64;
mod data;
mod event;
mod geo;
mod hash;
mod http;
mod json;
mod jwt;
mod keep;
mod lang;
mod lines;
mod log;
mod marking;
mod math;
mod net;
pub mod network;
mod order;
pub mod pattern;
mod pool;
mod rate;
mod received;
mod recentconns;
mod request;
mod requestlog;
mod resource;
mod response;
mod rule;
mod slm;
mod ssl;
mod stats;
mod string;
mod sys;
mod tally;
mod tcp;
mod udp;
mod unsupported;
mod wait;
mod wide;
mod xml;

/// The functions of one file.
type Functions = &'static [&'static Builtin];

/// All families in the order of the reference.
static FAMILIES: &[&[Functions]] = &[
    lang::FILES,
    string::FILES,
    math::FILES,
    array::FILES,
    hash::FILES,
    json::FILES,
    jwt::FILES,
    sys::FILES,
    log::FILES,
    rule::FILES,
    request::FILES,
    response::FILES,
    connection::FILES,
    pool::FILES,
    http::FILES,
    data::FILES,
    slm::FILES,
    stats::FILES,
    requestlog::FILES,
    recentconns::FILES,
    counter::FILES,
    counter64::FILES,
    event::FILES,
    resource::FILES,
    ssl::FILES,
    rate::FILES,
    net::FILES,
    tcp::FILES,
    udp::FILES,
    auth::FILES,
    geo::FILES,
    xml::FILES,
];

/// All functions of TrafficScript that Pointsman has, and the names of those that it has not.
#[expect(
    clippy::expect_used,
    reason = "two functions of one name are a mistake of ours, and fail every test"
)]
pub fn library() -> Library {
    let mut library = Library::new();
    for functions in FAMILIES.iter().copied().flatten() {
        library.add(functions).expect("each function has a name of its own");
    }
    for table in unsupported::TABLES {
        library.add_unsupported(table);
    }
    library
}
