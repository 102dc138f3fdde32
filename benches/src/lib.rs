//! The work that is measured: requests, rules, the same decisions written by hand in Rust, and other spellings of
//! the rules.
//!
//! Workload W1 is the gallery rule, W2 is the rule of twenty virtual hosts.

mod clock;
pub mod documents;
mod native;
pub mod networks;
pub mod plain;
mod request;
mod script;
pub mod spelling;

use pointsman::{Action, Answer, Engine, HttpTransaction, Phase, Rule, Runner, Transaction};

pub use clock::{alternate, measure, median};
pub use native::{NativeGallery, Route};
pub use request::{PlainRequest, REQUESTS, host_requests, host_transactions, requests, transactions};
pub use script::{Script, criterion, script_request};

/// The gallery rule as the demonstration ships it.
pub const GALLERY: &str = include_str!("../../rules/gallery/gallery.ts");

/// The gallery rule as others would have written it: the same decisions, and about the same cost.
pub const GALLERY_SPELLINGS: [(&str, &str); 3] = [
    ("variables", include_str!("../spellings/gallery/variables.ts")),
    ("conjunction", include_str!("../spellings/gallery/conjunction.ts")),
    ("chosen", include_str!("../spellings/gallery/chosen.ts")),
];

/// Twenty virtual hosts, in three spellings.
pub const HOSTS_SPELLINGS: [(&str, &str); 3] = [
    ("switch", include_str!("../peers/engines/pointsman/rules/w2.ts")),
    ("else-if", include_str!("../spellings/hosts/else_if.ts")),
    ("ifs", include_str!("../spellings/hosts/ifs.ts")),
];

/// The gallery rule, compiled.
///
/// # Panics
///
/// When the rule that ships does not compile.
pub fn gallery_rule() -> Rule {
    rule(GALLERY)
}

/// A rule, compiled.
///
/// # Panics
///
/// When it does not compile.
#[expect(clippy::panic, reason = "a bench without its rule has nothing to measure")]
pub fn rule(text: &str) -> Rule {
    match Engine::standard().compile("rule", text) {
        Ok(rule) => rule,
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}

/// One request through the machine, with every limit on, and the pool that it goes to.
#[inline]
pub fn decide<'t>(runner: &mut Runner, transaction: &'t mut HttpTransaction) -> Option<&'t str> {
    let decision = transaction.decision_mut();
    decision.action = Action::None;
    decision.rules_stopped = false;
    runner.start(Phase::Request);
    runner.step(transaction, Answer::Ready);
    let decision = transaction.decision();
    match (&decision.action, &decision.pool) {
        (Action::Pool, Some(pool)) => Some(&pool.name),
        _ => None,
    }
}

/// One request for the gallery through the machine, and the decision read.
#[inline]
pub fn route(runner: &mut Runner, transaction: &mut HttpTransaction) -> Route {
    match decide(runner, transaction) {
        Some("Sticky Pool") => Route::Sticky,
        Some(_) => Route::Maintenance,
        None => Route::Default,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pool that each request goes to.
    fn pools(text: &str, mut transactions: Vec<HttpTransaction>) -> Vec<Option<String>> {
        let mut runner = Runner::new(&rule(text));
        transactions
            .iter_mut()
            .map(|transaction| decide(&mut runner, transaction).map(String::from))
            .collect()
    }

    #[test]
    fn all_spellings_decide_alike() {
        for (name, text) in GALLERY_SPELLINGS {
            assert_eq!(pools(text, transactions()), pools(GALLERY, transactions()), "{name}");
        }
        let [(_, first), others @ ..] = HOSTS_SPELLINGS;
        let expected = pools(first, host_transactions());
        let distinct: std::collections::HashSet<_> = expected.iter().collect();
        assert!(distinct.len() > 20, "{distinct:?}");
        for (name, text) in others {
            assert_eq!(pools(text, host_transactions()), expected, "{name}");
        }
    }

    #[test]
    fn the_machine_and_the_hand_written_rule_agree_on_every_request() {
        let native = NativeGallery::default();
        let mut runner = Runner::new(&gallery_rule());
        let mut seen = Vec::new();
        for (plain, mut transaction) in requests().into_iter().zip(transactions()) {
            let route = route(&mut runner, &mut transaction);
            assert_eq!(route, native.route(&plain), "{plain:?}");
            seen.push(route);
        }
        let count = |route| seen.iter().filter(|seen| **seen == route).count();
        assert_eq!((count(Route::Default), count(Route::Sticky), count(Route::Maintenance)), (32, 16, 16));
    }
}
