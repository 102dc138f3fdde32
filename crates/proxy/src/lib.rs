//! A thin reverse proxy that lets rules decide where traffic goes.
//!
//! A configuration ([`config`]) becomes a generation: pools ([`balance`], [`persistence`]) and compiled rules.
//! Worker threads serve it, each with a runtime and connections of its own. A request's rules run, their decision
//! is applied, the request goes to a node, the reply comes back; nothing is held that a rule did not ask for. A
//! reload swaps the generation under all of that.
//!
//! Its rooms lie in layers, and none names one above it: the ground (`wire`, `node`, `link`, `tls`, `files`), the
//! configuration, services (`rules`, `balance`, `rate`, `outbound`, `cache`), a generation of them, a client's `session`,
//! `forward`, `exchange`, `serve`, and the commands. docs/architecture.md has the table.
//!
//! The engine decides, this crate does: rules never touch a socket, and nothing here knows the language.

mod answer;
mod attendance;
pub mod authentication;
pub mod balance;
mod cache;
pub mod cli;
mod clock;
mod compress;
pub mod config;
mod demo;
mod exchange;
mod files;
mod forward;
mod generation;
mod link;
pub mod log;
pub mod node;
mod observation;
mod outbound;
pub mod persistence;
mod process;
mod rate;
mod record;
mod rules;
mod serve;
mod session;
mod target;
mod terminal;
pub mod tls;
mod wire;
mod world;

pub use process::{Options, Pools, Proxy, Refused, Reloaded};
pub use record::{Observer, Record, Verdict};
