//! What scripts cannot show of the HTTP functions: how they wait for bodies, what they leave in the decision,
//! and that they copy no more than they must.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use pointsman::{FixedWorld, HttpTransaction, Node, Response};
use pointsman_model::{
    Action, Body, Call, Captures, Cx, Datum, Exit, Limits, Lookup, Name, Operation, Phase, PoolView, Resume,
    RunState, Side, Site, Stop, Transaction, Value, Workspace,
};

/// A run in the middle of which calls are made.
struct Bench {
    ws: Workspace,
    run: RunState,
    tx: HttpTransaction,
}

impl Bench {
    fn new(tx: HttpTransaction) -> Bench {
        let limits = Limits::DEFAULT;
        Bench { ws: Workspace::new(&limits), run: RunState::new(limits), tx }
    }

    fn call(&mut self, name: &str, args: &[Datum]) -> Result<Datum, Exit> {
        let Lookup::Found(builtin) = pointsman_builtins::library().lookup(name) else { panic!("{name}") };
        let mut args: Vec<Value> = args.iter().map(|arg| self.ws.import(arg).unwrap()).collect();
        let mut call = Call {
            args: &mut args,
            prepared: &[],
            cx: Cx { ws: &mut self.ws, run: &mut self.run, site: &Site::default() },
            captures: &mut Captures::default(),
            host: &mut self.tx,
        };
        let value = (builtin.entry)(&mut call)?;
        Ok(self.ws.export(value))
    }

    fn text(&mut self, name: &str, args: &[Datum]) -> String {
        match self.call(name, args).unwrap() {
            Datum::Text(text) => String::from_utf8(text).unwrap(),
            other => panic!("{name}: {other:?}"),
        }
    }
}

fn transaction(world: FixedWorld) -> HttpTransaction {
    HttpTransaction::new(Arc::new(world))
}

fn post(target: &str, body: Body) -> Bench {
    let mut tx = transaction(FixedWorld::new());
    tx.set_request(http::Request::post(target).body(()).unwrap().into_parts().0, body);
    Bench::new(tx)
}

fn waits_for(result: Result<Datum, Exit>, limit: Option<usize>) {
    let Err(Exit::Wait(operation, resume)) = result else { panic!("{result:?}") };
    assert_eq!(*operation, Operation::ReadBody { side: Side::Request, limit });
    assert_eq!(resume, Resume::Again);
}

#[test]
fn a_body_is_waited_for_until_there_is_enough_of_it() {
    let mut bench = post("/", Body::Unread);
    let five = [Datum::Int(5)];
    waits_for(bench.call("http.getBody", &five), Some(5));
    bench.tx.put_body(Side::Request, Body::Partial(Bytes::from_static(b"hel")));
    waits_for(bench.call("http.getBody", &five), Some(5));
    bench.tx.put_body(Side::Request, Body::Partial(Bytes::from_static(b"hello wo")));
    assert_eq!(bench.text("http.getBody", &five), "hello");
    // The beginning is here, the whole is not.
    waits_for(bench.call("http.getBody", &[]), None);
    bench.tx.put_body(Side::Request, Body::Complete(Bytes::from_static(b"hello world")));
    assert_eq!(bench.text("http.getBody", &[]), "hello world");
}

#[test]
fn a_body_is_pinned_and_its_lines_are_pieces_of_it() {
    let line = "x".repeat(999) + "\n";
    let body = Bytes::from(line.repeat(100));
    let mut bench = post("/", Body::Complete(body));
    let before = bench.ws.bytes_used();
    let Datum::Array(lines) = bench.call("http.getBodyLines", &[]).unwrap() else { panic!() };
    assert_eq!(lines.len(), 100);
    let used = bench.ws.bytes_used() - before;
    assert!((100_000..105_000).contains(&used), "{used}");
}

#[test]
fn a_body_larger_than_the_workspace_is_a_trap_and_its_beginning_is_not() {
    let mut bench = post("/", Body::Complete(Bytes::from(vec![b'x'; 9 << 20])));
    assert!(matches!(bench.call("http.getBody", &[]), Err(Exit::Trap(_))));
    assert_eq!(bench.text("http.getBody", &[Datum::Int(3)]), "xxx");
}

#[test]
fn a_form_parameter_in_the_query_string_does_not_wait_for_the_body() {
    let mut bench = post("/?a=1", Body::Unread);
    let a = Datum::text("a");
    assert_eq!(bench.text("http.getFormParam", std::slice::from_ref(&a)), "1");
    waits_for(bench.call("http.getFormParam", &[a, Datum::text(",")]), None);
    waits_for(bench.call("http.getFormParam", &[Datum::text("b")]), None);
    waits_for(bench.call("http.getFormParams", &[]), None);
    waits_for(bench.call("http.doesFormParamExist", &[Datum::text("b")]), None);
}

#[test]
fn a_response_body_is_waited_for() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let mut response = Response::new(http::StatusCode::OK);
    response.body = Body::Unread;
    bench.tx.set_response(response);
    bench.tx.begin_phase(Phase::Response);
    let result = bench.call("http.getResponseBody", &[]);
    let Err(Exit::Wait(operation, Resume::Again)) = result else { panic!("{result:?}") };
    assert_eq!(*operation, Operation::ReadBody { side: Side::Response, limit: None });
}

#[test]
fn sleeping_waits_once() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let result = bench.call("connection.sleep", &[Datum::Int(1500)]);
    let Err(Exit::Wait(operation, Resume::Result)) = result else { panic!("{result:?}") };
    assert_eq!(*operation, Operation::Sleep(Duration::from_millis(1500)));
    assert_eq!(bench.call("connection.sleep", &[Datum::Int(0)]), Ok(Datum::empty()));
}

#[test]
fn a_pool_is_chosen_and_ends_the_rules() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let stop = bench.call("pool.use", &[Datum::text("web"), Datum::text("10.0.0.7"), Datum::Int(80)]);
    assert_eq!(stop, Err(Exit::Stop(Stop::Rules)));
    let decision = bench.tx.decision();
    assert_eq!(decision.action, Action::Pool);
    assert!(decision.rules_stopped);
    let pool = decision.pool.as_ref().unwrap();
    let node = pool.node.as_ref().unwrap();
    assert_eq!((&*pool.name, &*node.host, node.port), ("web", "10.0.0.7", 80));
}

#[test]
fn using_a_pool_that_is_not_there_takes_a_choice_back_in_request_rules_only() {
    for (phase, left) in [(Phase::Request, None), (Phase::Response, Some("web"))] {
        let mut tx = transaction(FixedWorld::new().with_pool("web", PoolView::default()));
        tx.set_response(Response::new(http::StatusCode::OK));
        tx.begin_phase(phase);
        let mut bench = Bench::new(tx);
        bench.call("pool.select", &[Datum::text("web")]).unwrap();
        let stop = bench.call("pool.use", &[Datum::text("wbe")]);
        assert_eq!(stop, Err(Exit::Stop(Stop::Rules)));
        let chosen = bench.tx.decision().pool.as_ref().map(|pool| &*pool.name);
        assert_eq!((chosen, &bench.tx.decision().action), (left, &Action::None), "{phase:?}");
    }
}

#[test]
fn an_address_of_a_node_is_kept_without_its_brackets() {
    for host in ["2001:db8::7", "[2001:db8::7]"] {
        let mut bench = Bench::new(transaction(FixedWorld::new()));
        bench.call("pool.select", &[Datum::text("web"), Datum::text(host), Datum::Int(80)]).unwrap();
        let node = bench.tx.decision().pool.as_ref().and_then(|pool| pool.node.as_ref()).unwrap();
        assert_eq!((&*node.host, node.to_string().as_str()), ("2001:db8::7", "[2001:db8::7]:80"));
    }
}

#[test]
fn part_of_a_second_is_a_limit_of_a_transaction_too() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    for (milliseconds, seconds) in [(1, 1), (1000, 1), (1001, 2), (3_600_000, 3600)] {
        bench.tx.times_mut().limit = Some(Duration::from_millis(milliseconds));
        assert_eq!(bench.call("request.getMaxTransactionDuration", &[]), Ok(Datum::Int(seconds)));
    }
}

#[test]
fn a_body_is_there_in_a_response_rule_when_all_of_it_was_read() {
    for (body, text) in [
        (Body::Complete(Bytes::from_static(b"hello")), "hello"),
        (Body::Partial(Bytes::from_static(b"hel")), ""),
        (Body::Unread, ""),
    ] {
        let mut bench = post("/", body.clone());
        bench.tx.begin_phase(Phase::Response);
        assert_eq!(bench.text("http.getBody", &[]), text, "{body:?}");
        assert_eq!(bench.call("request.isResendable", &[]), Ok(Datum::Int(i64::from(text == "hello"))));
    }
}

#[test]
fn as_many_bytes_count_as_are_here() {
    for (body, bytes) in
        [(Body::Unread, 19), (Body::Partial(Bytes::from_static(b"hel")), 22), (Body::Unavailable, 19)]
    {
        let mut bench = post("/", body);
        assert_eq!(bench.call("request.getLength", &[]), Ok(Datum::Int(bytes)));
    }
}

#[test]
fn a_pool_chosen_in_a_response_rule_counts_for_a_retry_only() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    bench.call("pool.select", &[Datum::text("web")]).unwrap();
    bench.tx.set_response(Response::new(http::StatusCode::BAD_GATEWAY));
    bench.tx.set_node(Some(Node { name: Name::from("web1:80"), addr: None, local: None, tls: false }));
    bench.tx.begin_phase(Phase::Response);
    bench.tx.decision_mut().action = Action::None;
    bench.call("pool.select", &[Datum::text("spare")]).unwrap();
    assert_eq!(bench.tx.decision().action, Action::None);
    bench.call("request.avoidNode", &[Datum::text("web1:80")]).unwrap();
    bench.call("request.avoidNode", &[Datum::text("web1:80")]).unwrap();
    assert_eq!(bench.call("request.retry", &[]), Err(Exit::Stop(Stop::Rules)));
    let decision = bench.tx.decision();
    assert_eq!(decision.action, Action::Retry);
    assert_eq!(&*decision.pool.as_ref().unwrap().name, "spare");
    assert_eq!(decision.tuning.avoid_nodes, [b"web1:80".to_vec()]);
}

#[test]
fn an_unknown_pool_means_the_default_pool_and_still_ends_the_rules() {
    let world = FixedWorld::new().with_pool("web", PoolView::default());
    let mut bench = Bench::new(transaction(world));
    bench.call("pool.select", &[Datum::text("web")]).unwrap();
    assert_eq!(bench.call("pool.use", &[Datum::text("wbe")]), Err(Exit::Stop(Stop::Rules)));
    assert_eq!((&bench.tx.decision().action, &bench.tx.decision().pool), (&Action::None, &None));
    assert_eq!(bench.run.warnings[0].message, "pool.use: there is no pool `wbe`");
}

#[test]
fn settings_of_one_request_reach_the_decision() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    for (name, number) in [
        ("http.setIdempotent", 0),
        ("request.setMaxConnectionAttempts", 2),
        ("request.setMaxTimedOutConnectionAttempts", 3),
        ("request.setMaxReplyTime", 4),
        ("request.setMaxTransactionDuration", 1 << 40),
        ("request.setVirtualServerTimeout", -6),
    ] {
        bench.call(name, &[Datum::Int(number)]).unwrap();
    }
    let tuning = &bench.tx.decision().tuning;
    assert_eq!(tuning.idempotent, Some(false));
    assert_eq!(tuning.max_connection_attempts, Some(2));
    assert_eq!(tuning.max_timed_out_attempts, Some(3));
    assert_eq!(tuning.max_reply_seconds, Some(4));
    assert_eq!(tuning.max_transaction_seconds, Some(u32::MAX));
    assert_eq!(tuning.client_timeout_seconds, Some(0));
}

#[test]
fn an_answer_takes_the_place_of_the_nodes_response() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let mut response = Response::new(http::StatusCode::OK);
    response.headers.insert("x-node", http::HeaderValue::from_static("1"));
    bench.tx.set_response(response);
    bench.tx.begin_phase(Phase::Response);
    let args = [Datum::Int(418), Datum::text("text/plain"), Datum::text("teapot"), Datum::empty()];
    assert_eq!(bench.call("http.sendResponse", &args), Err(Exit::Stop(Stop::Rules)));
    assert_eq!(bench.tx.decision().action, Action::Respond);
    let response = bench.tx.take_response().unwrap();
    assert_eq!(response.status, 418);
    assert_eq!(response.body, Body::Complete(Bytes::from_static(b"teapot")));
    let headers: Vec<&str> = response.headers.keys().map(http::HeaderName::as_str).collect();
    assert_eq!(headers, ["content-type", "content-length"]);
}

#[test]
fn an_answer_without_content_has_no_length_of_it() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let args = [Datum::Int(204), Datum::empty(), Datum::empty(), Datum::empty()];
    assert_eq!(bench.call("http.sendResponse", &args), Err(Exit::Stop(Stop::Rules)));
    assert!(bench.tx.response().unwrap().headers.is_empty());
}

#[test]
fn the_clients_address_compares_with_a_normalised_one() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    for (client, shown) in [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:7:0:1:0:0:1", "2001:db8:7::1:0:0:1"),
        ("::", "::"),
        ("::1", "::1"),
        ("1::", "1::"),
        ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ] {
        bench.tx.set_client_ip(client.parse().unwrap());
        assert_eq!(bench.text("request.getRemoteIP", &[]), shown);
        assert_eq!(bench.text("string.normalizeIPAddress", &[Datum::text(shown)]), shown);
    }
}

#[test]
fn a_full_store_is_told() {
    let mut bench = Bench::new(transaction(FixedWorld::new()));
    let big = Datum::Text(vec![b'x'; 2 << 20]);
    bench.call("connection.data.set", &[Datum::text("k"), big]).unwrap();
    assert_eq!(bench.run.warnings[0].message, "connection.data.set stored nothing: there is no room");
    assert_eq!(bench.text("connection.data.get", &[Datum::text("k")]), "");
    let huge = Datum::Text(vec![b'x'; 7 << 20]);
    for (key, stored) in [("a", 1), ("b", 1), ("c", 0)] {
        bench.ws.reset();
        bench.run.fuel = u64::MAX;
        assert_eq!(
            bench.call("data.set", &[Datum::text(key), huge.clone()]),
            Ok(Datum::Int(stored)),
            "{key}"
        );
    }
}
