//! Which line a rule says that it ended at: operators are told by it which line decided.

#![allow(clippy::unwrap_used, reason = "a failure here is a failure of the test")]

use std::sync::Arc;

use http::Request;
use pointsman::{Answer, Body, Engine, FixedWorld, HttpTransaction, Phase, Runner, Step, Stop};

/// The line that a rule ends at for a request of this path.
fn line(text: &str, path: &str) -> u32 {
    let rule = Engine::standard().compile("t", text).unwrap();
    let mut transaction = HttpTransaction::new(Arc::new(FixedWorld::default()));
    let (parts, ()) = Request::get(path).body(()).unwrap().into_parts();
    transaction.set_request(parts, Body::Unread);
    let mut runner = Runner::new(&rule);
    runner.start(Phase::Request);
    let step = runner.step(&mut transaction, Answer::Ready);
    assert!(matches!(step, Step::Done(Stop::Rule | Stop::Rules)), "{step:?}");
    runner.ended_at().line
}

#[test]
fn a_rule_ends_at_the_statement_that_ends_it() {
    let asks = "if( ! string.startsWith( http.getPath(), \"/a\" ) )\n   break;\nif( http.getPath() == \"/ab\" )\n   \
                pool.use( \"x\" );\nlog.info( \"here\" );\n";
    let chooses =
        "switch( http.getPath() ) {\ncase \"/a\":\n   pool.use( \"a\" );\ncase \"/b\":\n   break;\n}";
    let in_a_sub =
        "sub f( $n ) {\n   if( $n < 3 )\n      break;\n}\nf( string.length( http.getPath() ) );\n\n$r = 1;";
    for (text, path, wanted) in [
        (asks, "/b", 2),
        (asks, "/ab", 4),
        (chooses, "/a", 3),
        (in_a_sub, "/a", 3),
        // No statement ended it: it came to its end.
        (asks, "/aa", 5),
        (chooses, "/b", 6),
        (chooses, "/c", 6),
        (in_a_sub, "/abc", 7),
        ("# Nothing to do.", "/", 1),
    ] {
        assert_eq!(line(text, path), wanted, "{path}: {text}");
    }
}
