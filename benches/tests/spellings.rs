//! Every spelling of a rule decides as hand-written Rust does, and costs no allocation.

use std::collections::BTreeMap;

use pointsman::{HttpTransaction, Runner};
use pointsman_benches::spelling::{Form, SPELLINGS, Spelled, Spelling};
use pointsman_benches::{decide, host_requests, requests, rule};

/// How often a form may allocate for a request.
///
/// A network with a dotted mask is read anew for each request where it is in a variable.
fn may_allocate(forms: &[Form]) -> u64 {
    let has =
        |what, which: &dyn Fn(&str) -> bool| forms.iter().any(|(name, form)| *name == what && which(form));
    let read_anew =
        has("mask", &|form| form == "in a variable") && has("network", &|form| form.starts_with("/255."));
    2 * u64::from(read_anew)
}

/// Compiles a spelling, and compares what it decides. The second round must allocate nothing, or what is known.
fn check(name: &str, spelling: &Spelling) {
    let Spelling { forms, text, cases } = spelling;
    let mut runner = Runner::new(&rule(text));
    let mut transactions: Vec<HttpTransaction> =
        cases.iter().map(|(request, _)| request.transaction()).collect();
    let mut all = || {
        for (transaction, (request, pool)) in transactions.iter_mut().zip(cases) {
            let decided = decide(&mut runner, transaction);
            assert_eq!(decided, pool.as_deref(), "{name} {forms:?}: {request:?}\n{text}");
        }
    };
    all();
    let counted = allocation_counter::measure(all);
    let most = may_allocate(forms) * cases.len() as u64;
    assert!(counted.count_total <= most, "{name} {forms:?} allocates {}\n{text}", counted.count_total);
    assert!(runner.warnings().is_empty(), "{name} {forms:?}: {:?}\n{text}", runner.warnings());
}

#[test]
fn generated_spellings_decide_as_they_should() {
    for rule in Spelled::ALL {
        for number in 0..SPELLINGS {
            check(&format!("{} {number}", rule.name()), &rule.generated(number));
        }
    }
}

#[test]
fn each_form_alone_decides_as_it_should() {
    for rule in Spelled::ALL {
        for form in rule.forms() {
            let parts: Vec<&str> = form.iter().map(String::as_str).collect();
            let spelling = rule.plain_but(&parts).expect("a form that is listed");
            for part in &parts {
                let (what, which) = part.split_once('=').expect("two parts");
                assert!(spelling.forms.contains(&(what, which)), "{form:?} {:?}", spelling.forms);
            }
            check(&format!("{} {form:?}", rule.name()), &spelling);
        }
    }
}

#[test]
fn the_plain_spelling_has_the_benchmark_s_requests() {
    for (rule, benchmark) in [(Spelled::Gallery, requests()), (Spelled::Hosts, host_requests())] {
        let plain = rule.plain();
        check(rule.name(), &plain);
        let plain: Vec<_> = plain.cases.iter().map(|(request, _)| (&request.host, &request.path)).collect();
        let benchmark: Vec<_> = benchmark.iter().map(|request| (&request.host, &request.path)).collect();
        assert_eq!(plain, benchmark);
    }
}

/// How many requests go the same way, largest first, without the names of the ways.
fn shares(spelling: &Spelling) -> Vec<usize> {
    let mut shares = BTreeMap::new();
    for (_, pool) in &spelling.cases {
        *shares.entry(pool).or_insert(0) += 1;
    }
    let mut shares: Vec<usize> = shares.into_values().collect();
    shares.sort_unstable();
    shares
}

#[test]
fn the_same_share_of_requests_takes_each_way_in_every_spelling() {
    for rule in Spelled::ALL {
        let plain = shares(&rule.plain());
        for number in 0..SPELLINGS {
            assert_eq!(shares(&rule.generated(number)), plain, "{} {number}", rule.name());
        }
    }
}

#[test]
fn spellings_are_as_different_as_they_can_be_and_always_the_same() {
    for rule in Spelled::ALL {
        let texts: std::collections::HashSet<String> =
            (0..SPELLINGS).map(|number| rule.generated(number).text).collect();
        assert_eq!(texts.len(), SPELLINGS);
        assert!((0..SPELLINGS).all(|number| texts.contains(&rule.generated(number).text)));
    }
}
