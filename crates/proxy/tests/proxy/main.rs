//! The proxy over real sockets on loopback: in this process, or as the binary that people run.
//!
//! Nothing sleeps for luck: what must become true is waited for, with a deadline that only a broken proxy meets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod caching;
mod caching_renewal;
mod caching_together;
mod completion;
mod compression;
mod config_check;
mod data;
mod failures;
mod forwarding;
mod gallery;
mod hygiene;
mod layers;
mod logins;
mod nodes_tls;
mod nodes_tls_refused;
mod observed;
mod outbound;
mod outbound_tls;
mod places;
mod rates;
mod recipes;
mod refusals;
mod reload;
mod rig;
mod rules;
mod sessions;
mod shutdown;
mod stream_choices;
mod streams;
mod tls;
mod upgrade;
