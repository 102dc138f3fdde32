//! Loops over header names, and matches that set captures, do the same in every way they are run: the rounds that
//! the machine passes over are those that do nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

use std::sync::Arc;

use pointsman::differential::{Forms, Setting, compare, no_answers};
use pointsman::{Body, CompileOptions, Engine, FixedWorld, HttpTransaction, Limits, Phase};
use pointsman_compiler::reference::with_stack;

/// What a round may depend on.
const CONDITIONS: &[&str] = &[
    r#"string.regexmatch( http.getHeader( $name ), '\$\{(jndi|env)', "i" )"#,
    r#"string.regexmatch( http.getHeader( $name ), "x(y*)z" )"#,
    r#"!string.regexmatch( http.getHeader( $name ), "^[a-z0-9 ,./]*$" )"#,
    r#"string.regexmatch( http.getHeader( $name ), "a", "ix" )"#,
    r#"string.regexmatch( http.getHeader( $name ), "(.)(?=\\{)" )"#,
    r#"string.contains( http.getHeader( $name ), "$" )"#,
    r#"$name == "Cookie""#,
    r#""Cookie" == $name"#,
    r#"$name != "Cookie" && string.regexmatch( http.getHeader( $name ), "([b])" )"#,
    r#"string.startsWith( $name, "X-" ) || string.regexmatch( $name, "^(C)" )"#,
    r#"!( string.startsWith( $name, "X-" ) && http.getHeader( $name ) )"#,
    r#"http.getHeader( $name ) == """#,
    r#"http.getResponseHeader( $name )"#,
    r#"$1"#,
    "0",
];

/// Loops in which `COND` is a condition.
const LOOPS: &[&str] = &[
    "foreach( $name in http.listHeaderNames() ) { if( COND ) { log.info( $name . $1 ); } }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) { log.info( $name ); break; } }",
    "foreach( $name in http.listHeaderNames() ) { if( !( COND ) ) continue; log.info( $name . $1 ); }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) http.removeHeader( $name ); }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) http.setHeader( \"X-New\" . $name, \"x\" ); }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( $name ); } log.info( $name );",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) { } else { log.info( $name ); } }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( 1 ); else if( $name == \"Host\" ) log.info( 2 ); }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( 1 ); if( $name == \"Dnt\" ) log.info( 2 ); }",
    "foreach( $name in http.listHeaderNames() ) { $n += 1; if( COND ) log.info( $n ); }",
    "foreach( $k in http.listHeaderNames() ) { $name = $k; $v = http.getHeader( $name ); if( COND ) log.info( $v ); }",
    "foreach( $k in http.listHeaderNames() ) { $name = $k; if( COND ) log.info( $k ); } log.info( $name );",
    "foreach( $k in [ 1, 2 ] ) { foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( $name ); } }",
    "foreach( $name in [ \"Host\", \"x\" ] ) { foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( 1 ); } log.info( $name ); }",
    "foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( 1 ); } foreach( $name in [ 1 ] ) { log.info( $name ); }",
    "sub f( $name ) { foreach( $name in http.listHeaderNames() ) { if( COND ) return $1; } return $name; } log.info( f( 5 ) );",
    "if( string.regexmatch( http.getHeader( \"Host\" ), \"(.)(.)?\" ) ) { foreach( $name in http.listHeaderNames() ) { if( COND ) log.info( $1 . $2 ); } }",
    "$v = http.getHeader( \"Host\" ); if( string.regexmatch( $v, \"(a|x*)(q)?([.].)\" ) ) log.info( $1 . \"|\" . $2 . \"|\" . $3 ); \
     foreach( $name in http.listResponseHeaderNames() ) { if( COND ) log.info( $name ); }",
];

/// Requests, as their headers.
const REQUESTS: &[&[(&str, &str)]] = &[
    &[],
    &[("host", "a.example")],
    &[("host", "xyyz"), ("cookie", "a=${JNDI:x}"), ("x-a", "b"), ("dnt", "")],
    &[("x-a", "1"), ("x-a", "${env"), ("host", "b"), ("cookie", "xz")],
    &[("cookie", "one"), ("x-empty", ""), ("dnt", "plain"), ("connection", "close")],
];

fn transaction(headers: &[(&'static str, &'static str)]) -> HttpTransaction {
    let mut request = http::Request::new(()).into_parts().0;
    for (name, value) in headers {
        request.headers.append(*name, http::HeaderValue::from_static(value));
    }
    let mut tx = HttpTransaction::new(Arc::new(FixedWorld::new()));
    tx.set_request(request, Body::Complete(bytes::Bytes::new()));
    tx
}

fn forms(source: &str) -> Forms {
    let engine = Engine::standard();
    let forms = Forms::compile(&engine, "loop", source.as_bytes(), &CompileOptions::default());
    forms.unwrap_or_else(|diagnostics| panic!("{diagnostics}\n{source}"))
}

#[test]
fn every_loop_agrees_on_every_request() {
    let failures = with_stack(|stack| {
        let mut failures = Vec::new();
        for (shape, condition) in LOOPS.iter().flat_map(|shape| CONDITIONS.iter().map(move |c| (shape, c))) {
            // What the rounds left in the captures is seen at the end.
            let source = format!("{} log.info( \"$1=\" . $1 );", shape.replace("COND", condition));
            let forms = forms(&source);
            for headers in REQUESTS {
                let setting = Setting {
                    phase: Phase::Request,
                    limits: Limits::DEFAULT,
                    transaction: &|| transaction(headers),
                    request_body: Body::Complete(bytes::Bytes::new()),
                    response_body: Body::Unavailable,
                    answers: &no_answers,
                };
                if let Err(difference) = compare(stack, &forms, &setting) {
                    failures.push(format!("{source}\n{headers:?}\n{difference}\n{}", forms.optimised));
                }
            }
        }
        failures
    });
    let failures = failures.unwrap();
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures[0]);
}

#[test]
fn rounds_are_passed_over_however_the_loop_is_written() {
    let guard = r#"string.regexmatch( http.getHeader( $name ), '\$\{(jndi|env)', "i" )"#;
    let by_value = guard.replace("http.getHeader( $name )", "$value");
    let scanned = [
        format!("foreach( $name in http.listHeaderNames() ) {{ if( {guard} ) pool.use( \"a\" ); }}"),
        format!(
            "foreach( $name in http.listHeaderNames() ) if( !{guard} ) continue; else pool.use( \"a\" );"
        ),
        format!(
            "foreach( $name in http.listHeaderNames() ) {{ $value = http.getHeader( $name ); if( {by_value} ) pool.use( \"a\" ); }}"
        ),
        format!(
            "foreach( $name in http.listHeaderNames() ) {{ if( $name == \"Host\" ) {{ continue; }} if( {guard} ) pool.use( \"a\" ); }}"
        ),
    ];
    for source in &scanned {
        let shown = forms(source).optimised.to_string();
        assert!(shown.contains("scan "), "{source}\n{shown}");
    }
    // What the last round left in the variable is read behind the loop.
    let seen = format!("{} log.info( $name );", scanned[0]);
    assert!(!forms(&seen).optimised.to_string().contains("scan "), "{seen}");
}
