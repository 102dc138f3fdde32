//! Completion rules: behind the last byte of a reply, whatever it was.

use crate::rig::{Backend, Client, Front, Next, get, pool, server};

const CONFIG: &str = "completion_rules = [\"done.ts\"]\n";
const DONE: &str = r#"log.info( rule.getState() . " " . http.getMethod() . " " . http.getPath() . " "
    . http.getResponseCode() . " type=" . http.getResponseHeader( "Content-Type" ) . " node="
    . connection.getNode() . " data=" . connection.data.get( "k" ) . " body=" . http.getResponseBody() );"#;

#[test]
fn completion_rules_see_what_the_client_got() {
    let backend = Backend::new(|exchange| {
        exchange.write("HTTP/1.1 201 Created\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\nok");
        Next::Keep
    });
    let config = server(&format!("request_rules = [\"a.ts\"]\n{CONFIG}")) + &pool("web", &[&backend], "");
    let front = Front::new(&config, &[("a.ts", "connection.data.set( \"k\", \"v\" );"), ("done.ts", DONE)]);
    let mut client = Client::connect(front.address);
    assert_eq!(client.get("/one").status, 201);
    let node = format!("node={}", backend.address);
    front.log.wait_for(&["rule=done.ts:1", "COMPLETION GET /one 201 type=a/b", &node, "data=v body="]);
    // Once for each request, and the next request on the connection begins anew.
    assert_eq!(client.get("/two").status, 201);
    front.log.wait_for(&["COMPLETION GET /two 201"]);
    assert_eq!(front.log.text().matches("/one").count(), 1, "{}", front.log.text());
}

#[test]
fn completion_rules_run_behind_answers_refusals_and_clients_that_leave() {
    let dead = crate::rig::free_port();
    let rule = r#"
        if( $path == "/own" ) http.sendResponse( 418, "text/tea", "pot", "" );
        if( $path == "/closed" ) connection.discard();
        if( $path == "/streamed" ) {
           http.stream.startResponse( 203, "text/plain" );
           http.stream.finishResponse( "s" );
        }
        if( $path == "/endless" ) {
           http.stream.startResponse( 200, "text/plain" );
           $piece = string.randomBytes( 10000 );
           while( 1 ) http.stream.writeResponse( $piece );
        }
    "#;
    let config = server(&format!("request_rules = [\"a.ts\"]\n{CONFIG}"))
        + &format!("[pools.web]\nnodes = [\"{dead}\"]\n");
    let front = Front::new(&config, &[("a.ts", rule), ("done.ts", DONE)]);
    assert_eq!(get(front.address, "/own").status, 418);
    front.log.wait_for(&["COMPLETION GET /own 418 type=text/tea"]);
    assert_eq!(get(front.address, "/streamed").text(), "s");
    front.log.wait_for(&["COMPLETION GET /streamed 203"]);
    assert_eq!(get(front.address, "/refused").status, 502);
    front.log.wait_for(&["COMPLETION GET /refused 502"]);
    let mut client = Client::connect(front.address);
    client.send("GET /closed HTTP/1.1\r\nHost: a\r\n\r\n");
    client.assert_closed();
    front.log.wait_for(&["COMPLETION GET /closed 0"]);
    let mut client = Client::connect(front.address);
    client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200);
    drop(client);
    front.log.wait_for(&["COMPLETION GET /endless 200"]);
    assert!(!front.log.text().contains("out-of-fuel"), "the rule ended because its client had left");
}

#[test]
fn a_completion_rule_may_not_change_anything() {
    let backend = Backend::named("ok");
    let config = server(CONFIG) + &pool("web", &[&backend], "");
    let mut front = Front::new(&config, &[("done.ts", "log.info( \"done\" );")]);
    front.write("done.ts", "http.setHeader( \"A\", \"b\" );");
    let Err(refused) = front.reload(&config) else { panic!("the rule cannot run there") };
    assert!(
        refused.render(false).contains("cannot be called in a completion rule"),
        "{}",
        refused.render(false)
    );
}
