//! The five recipes that people write most, each with a request for which it acts and one that it lets by.
//!
//! Published rules choose pools by path and host, read and set headers, discard connections, send responses and
//! redirect, in this order; the rules in `recipes/` are these.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use pointsman::{Action, HttpTransaction, Transaction};
use pointsman_benches::{PlainRequest, Script, criterion};

const REDIRECT: &str = include_str!("recipes/redirect.ts");
const ROUTING: &str = include_str!("recipes/routing.ts");
const MAINTENANCE: &str = include_str!("recipes/maintenance.ts");
const HEADERS: &str = include_str!("recipes/headers.ts");
const BLOCKLIST: &str = include_str!("recipes/blocklist.ts");

fn request(path: &str, client: [u8; 4]) -> HttpTransaction {
    PlainRequest { host: "www.example.com".into(), path: path.into(), client: client.into() }.transaction()
}

/// The same over TLS.
fn over_tls(mut transaction: HttpTransaction) -> HttpTransaction {
    let connection = pointsman::Connection { tls: Some(Arc::default()), ..transaction.connection().clone() };
    transaction.set_connection(connection);
    transaction
}

fn status(transaction: &HttpTransaction) -> Option<u16> {
    let response = transaction.response().filter(|_| transaction.decision().action == Action::Respond)?;
    Some(response.status.as_u16())
}

fn pool(transaction: &HttpTransaction) -> Option<&str> {
    let decision = transaction.decision();
    Some(&*decision.pool.as_ref().filter(|_| decision.action == Action::Pool)?.name)
}

fn header<'t>(transaction: &'t HttpTransaction, name: &str) -> Option<&'t str> {
    transaction.request().headers.get(name)?.to_str().ok()
}

fn measure(
    criterion: &mut Criterion,
    recipe: &str,
    case: &str,
    text: &str,
    transaction: HttpTransaction,
    check: impl Fn(&HttpTransaction),
) {
    let mut script = Script::acting(text, transaction, check);
    criterion.bench_function(&format!("recipes/{recipe}/{case}"), |bencher| bencher.iter(|| script.run()));
}

fn redirect(criterion: &mut Criterion) {
    let plain = request("/shop/basket?item=7", [203, 0, 113, 9]);
    measure(criterion, "redirect", "plain", REDIRECT, plain, |transaction| {
        assert_eq!(status(transaction), Some(302));
        let location = transaction.response().and_then(|response| response.headers.get("location"));
        assert_eq!(
            location.map(|it| it.as_bytes()),
            Some(&b"https://www.example.com/shop/basket?item=7"[..])
        );
    });
    let tls = over_tls(request("/shop/basket?item=7", [203, 0, 113, 9]));
    measure(criterion, "redirect", "tls", REDIRECT, tls, |transaction| {
        assert_eq!(transaction.decision().action, Action::None);
    });
}

fn routing(criterion: &mut Criterion) {
    for (case, path, expected) in [("secure", "/secure/login", "secure"), ("default", "/news/2007/", "web")] {
        measure(criterion, "routing", case, ROUTING, request(path, [203, 0, 113, 9]), |transaction| {
            assert_eq!(pool(transaction), Some(expected));
        });
    }
}

fn maintenance(criterion: &mut Criterion) {
    let outside = request("/news/", [203, 0, 113, 9]);
    measure(criterion, "maintenance", "outside", MAINTENANCE, outside, |transaction| {
        assert_eq!(status(transaction), Some(503));
    });
    let office = request("/news/", [10, 1, 2, 3]);
    measure(criterion, "maintenance", "office", MAINTENANCE, office, |transaction| {
        assert_eq!(transaction.decision().action, Action::None);
    });
}

fn headers(criterion: &mut Criterion) {
    let numbered = request("/photo/17/large", [203, 0, 113, 9]);
    measure(criterion, "headers", "section", HEADERS, numbered, |transaction| {
        assert_eq!(header(transaction, "x-forwarded-proto"), Some("http"));
        assert_eq!(header(transaction, "x-client-chain"), Some(", 203.0.113.9"));
        assert_eq!(header(transaction, "x-section"), Some("photo-17"));
    });
    let other = request("/photo/", [203, 0, 113, 9]);
    measure(criterion, "headers", "no-section", HEADERS, other, |transaction| {
        assert_eq!(header(transaction, "x-section"), None);
    });
}

fn blocklist(criterion: &mut Criterion) {
    let blocked = request("/news/", [198, 51, 100, 3]);
    measure(criterion, "blocklist", "network", BLOCKLIST, blocked, |transaction| {
        assert_eq!(transaction.decision().action, Action::Discard);
    });
    let welcome = request("/news/", [203, 0, 113, 9]);
    measure(criterion, "blocklist", "welcome", BLOCKLIST, welcome, |transaction| {
        assert_eq!(transaction.decision().action, Action::None);
    });
}

criterion_group!(
    name = benches;
    config = criterion();
    targets = redirect, routing, maintenance, headers, blocklist
);
criterion_main!(benches);
