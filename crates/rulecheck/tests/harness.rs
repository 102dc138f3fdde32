//! The test runner, tested: a right expectation passes; a wrong one, one that never fires, and anything that
//! nobody expected fail.

mod tool;

use tool::Folder;

/// A script that must pass.
fn passes(script: &str) {
    let output = Folder::new(&[("rules/t.ts", script)]).run(&["test"]);
    assert_eq!((output.status, output.out.as_str()), (0, "1 passed, 0 failed, 0 skipped\n"), "{script}");
}

/// A script that must fail, with these words in the display.
fn fails(script: &str, words: &[&str]) {
    let output = Folder::new(&[("rules/t.ts", script)]).run(&["test"]);
    assert_eq!(output.status, 1, "{script}\n{}", output.out);
    assert!(output.out.ends_with("0 passed, 1 failed, 0 skipped\n"), "{script}\n{}", output.out);
    for words in words {
        assert!(output.out.contains(words), "{script}\n{}\nlacks: {words}", output.out);
    }
}

#[test]
fn log_lines() {
    passes("log.info( 1 + 2 ); # expect: 3\n");
    fails(
        "log.info( 1 + 2 ); # expect: 4\n",
        &["rules/t.ts:1: another log line", "expected: 4", "actual: 3"],
    );
    fails("if( 0 ) log.info( 1 ); # expect: 1\n", &["never fired", "expected: expect: 1"]);
    fails(
        "# expect: 1\nlog.info( 1 );\nlog.info( 2 );\n",
        &["rules/t.ts:3: an unexpected log line", "actual: 2"],
    );
    passes("foreach( $x in [ 1, 2 ] ) { log.info( $x ); } # expect: 1\n   # expect: 2\n");
    fails("foreach( $x in [ 1, 2 ] ) { log.info( $x ); } # expect: 2\n   # expect: 1\n", &["expected: 2"]);
    passes("log.info(\n   \"a\"\n); # expect: a\n");
    passes("log.warn( \" a\\n\" ); # expect[warn]: \" a\\n\"\n");
    fails("log.warn( 1 ); # expect[error]: 1\n", &["expected: [error] 1", "actual: [warn] 1"]);
}

#[test]
fn values() {
    passes("1 + 2; # -> 3\n");
    fails("1 + 2; # -> 4\n", &["another value", "expected: 4", "actual: 3"]);
    fails("log.info( 1 ); # expect: 1\nif( 0 ) { } # -> 1\n", &["no expression statement ends on this line"]);
    fails("if( 0 ) {\n1; # -> 1\n}\n", &["never fired"]);
    passes("$a = [ 1, \"x\" ]; # -> [ 1, \"x\" ]\n$a[0]; # -> 1\n");
    passes("\"\"; # ->\n");
}

#[test]
fn warnings() {
    passes("$x = 1;\nif( $x / 0 ) { } # warning: Division by zero\n");
    fails("$x = 1;\nif( $x / 0 ) { } # warning: overflow\n", &["an unexpected warning", "never fired"]);
    fails(
        "$x = 1; # warning: Division\n$x / 0;\n",
        &["rules/t.ts:2: an unexpected warning", "rules/t.ts:1: this exp"],
    );
    fails("$x = 1; # -> 1\nif( $x / 0 ) { }\n", &["an unexpected warning"]);
    passes("$x = 1;\nif( $x / 0 ) { }\n\n# warning: Division by zero\n");
}

#[test]
fn traps() {
    passes("while( 1 ) { } # trap: out-of-fuel\n");
    fails("while( 1 ) { } # trap: out-of-memory\n", &["an unexpected trap", "never fired"]);
    fails("while( 1 ) { }\n# decision: none\n", &["an unexpected trap", "out-of-fuel"]);
    fails("$x = 1; # trap: out-of-fuel\n", &["never fired"]);
    passes("lang.assert( 0, \"no way\" ); # trap: no way\n");
}

#[test]
fn diagnostics() {
    passes("log.info( 0 ) # error[PM0102]: ;\nlog.info( 1 );\n");
    passes("log.info( 0 ) # error[missing-semicolon]: \nlog.info( 1 );\n");
    fails("$x = 1\n$y = 2;\n# decision: none\n", &["an unexpected error", "error[PM0102]"]);
    fails("$x = 1; # error[PM0102]:\n", &["never fired"]);
    fails("$x = 1; # error[PM0999]:\n", &["there is no diagnostic `PM0999`"]);
    fails("log.info( nothing( 1 ) ); # expect: 1\n", &["an unexpected error"]);
}

#[test]
fn decisions() {
    passes("pool.use( \"api\" );\n# decision: pool \"api\"\n");
    fails(
        "pool.use( \"api\" );\n# decision: pool \"web\"\n",
        &["decision: pool \"web\"", "actual: decision: pool \"api\""],
    );
    fails("pool.use( \"api\" );\n# decision: none\n", &["actual: decision: pool \"api\""]);
    fails("$x = 1;\n# decision: discard\n", &["actual: decision: none"]);
    passes("connection.discard();\n# decision: discard\n");
    passes("http.redirect( \"/new\" );\n# decision: redirect \"/new\"\n");
    fails("http.redirect( \"/new\" );\n# decision: redirect \"/old\"\n", &["redirect \"/new\""]);
}

#[test]
fn nodes_that_are_avoided() {
    passes("request.avoidNode( \"web1:80\" );\nrequest.avoidNode( \"web2:80\" );\n# avoids: web2:80\n");
    fails("request.avoidNode( \"web1:80\" );\n# avoids: web2:80\n", &["actual: avoided: web1:80"]);
}

#[test]
fn what_is_observed() {
    let gold = "#: service-level gold 87 50\nconnection.setServiceLevelClass( \"gold\" );\n";
    passes(&format!("{gold}# service-level: gold\n"));
    fails(&format!("{gold}# service-level: lead\n"), &["actual: service level: gold"]);
    fails("$x = 1;\n# service-level: gold\n", &["actual: service level: none"]);
    passes("requestlog.include();\n# request-log: on\n");
    fails("requestlog.exclude();\n# request-log: on\n", &["actual: request log: off"]);
    fails("$x = 1;\n# request-log: off\n", &["actual: request log: nothing was said of it"]);
}

#[test]
fn the_messages_at_the_end() {
    passes("http.setHeader( \"X-A\", \"b\" );\n# request-header: X-A: b\n# request-header-absent: X-B\n");
    fails(
        "http.setHeader( \"X-A\", \"b\" );\n# request-header: X-A: c\n",
        &["expected: X-A: c", "actual: X-A: b"],
    );
    fails("http.setHeader( \"X-A\", \"b\" );\n# request-header-absent: x-a\n", &["actual: X-A: b"]);
    fails("$x = 1;\n# response-header: X-A: c\n", &["there is no header `X-A`"]);
    passes(
        "#: phase response  #: response 404 Gone  #: response-body abc\nhttp.getResponseBody(); # -> abc\n# status: 404  # reason: Gone  # body: abc\n",
    );
}

#[test]
fn cookies_of_a_request_rule_are_in_the_response() {
    let rule = "http.setResponseCookie( \"a\", \"1\" );\nlog.info( http.getResponseCode() ); # expect: 0\n";
    passes(&format!(
        "#: response 404\n{rule}# response-header: Set-Cookie: a=1\n# status: 404\n# decision: none\n"
    ));
    fails(
        &format!("#: response 200\n{rule}# response-header-absent: Set-Cookie\n"),
        &["actual: Set-Cookie: a=1"],
    );
    fails(&format!("{rule}# response-header: Set-Cookie: a=1\n"), &["there is no header `Set-Cookie`"]);
}

#[test]
fn the_set_up_is_what_the_rule_sees() {
    passes(
        "#: request POST /a?b=c    #: header host: example.com    #: body xyz\n\
         #: client 203.0.113.7:5000    #: time 1195776000\n\
         http.getMethod(); # -> POST\nhttp.getPath(); # -> /a\nhttp.getBody(); # -> xyz\n\
         http.getHeader( \"Host\" ); # -> example.com\nrequest.getRemoteIP(); # -> 203.0.113.7\n\
         sys.time(); # -> 1195776000\n",
    );
    fails("#: requets GET /  #: skip x\n", &["`requets` sets nothing up; did you mean `request`?"]);
}

#[test]
fn misspelt_expectations_fail() {
    fails(
        "#: seed 1\nlog.info( 3 ); # exepct: 3\n",
        &["`exepct:` is no expectation; did you mean `expect`?"],
    );
}

#[test]
fn a_test_of_another_rule_runs_each_case() {
    let rule = "if( http.getPath() == \"/a\" ) pool.use( \"a\" );\n";
    let test = "#: rule r.ts\n#: case a  #: request GET /a\n# decision: pool \"a\"\n#: case b  #: request GET /b\n# decision: pool \"a\"\n";
    let output = Folder::new(&[("rules/r.ts", rule), ("rules/r.test.ts", test)]).run(&["test"]);
    assert_eq!(output.status, 1);
    assert!(output.out.contains("FAIL rules/r.test.ts (b)\n"), "{}", output.out);
    assert!(output.out.ends_with("1 passed, 1 failed, 0 skipped\n"), "{}", output.out);
}

#[test]
fn what_is_skipped_is_counted_and_not_run() {
    let output = Folder::new(&[("rules/t.ts", "#: skip not yet\n# decision: discard\n")]).run(&["test"]);
    assert_eq!(
        (output.status, output.out.as_str()),
        (0, "skip rules/t.ts: not yet\n0 passed, 0 failed, 1 skipped\n")
    );
}

#[test]
fn tests_are_filtered_listed_and_missed() {
    let folder = Folder::new(&[
        ("rules/a/one.ts", "1; # -> 1\n"),
        ("rules/b/two.ts", "1; # -> 2\n"),
        ("rules/plain.ts", "pool.use( \"a\" );\n"),
    ]);
    assert_eq!(folder.run(&["test", "--list"]).out, "rules/a/one.ts\nrules/b/two.ts\n");
    assert_eq!(folder.run(&["test", "--filter", "one"]).out, "1 passed, 0 failed, 0 skipped\n");
    assert_eq!(folder.run(&["test", "rules/b"]).status, 1);
    let none = folder.run(&["test", "rules/plain.ts"]);
    assert_eq!(none.status, 1);
    assert!(none.err.starts_with("no test found"), "{}", none.err);
    let missing = folder.run(&["test", "elsewhere"]);
    assert_eq!(
        (missing.status, missing.err.as_str()),
        (2, "error: cannot read elsewhere: there is no such file\n")
    );
}

#[test]
fn a_failure_is_shown_with_its_line_and_the_log() {
    let script = "#: request GET /a\nlog.info( \"before\" ); # expect: before\nlog.info( 1 + 2 ); # expect: 4\n# decision: discard\n";
    insta::assert_snapshot!(Folder::new(&[("rules/t.ts", script)]).run(&["test"]).out);
}

#[test]
fn a_case_may_come_after_others() {
    let rule = "if( !rate.use.noQueue( \"api\", request.getRemoteIP() ) ) connection.discard();\n";
    let first =
        "#: rule r.ts\n#: rate \"api\" 2/m\n#: case a first call  #: client 203.0.113.7\n# decision: none\n";
    let run = |second: &str| {
        let test = format!("{first}#: case a later call  #: client 203.0.113.7  {second}\n");
        Folder::new(&[("rules/r.ts", rule), ("rules/r.test.ts", &test)]).run(&["test"])
    };
    for passing in [
        "#: after a first call\n# decision: none",
        "#: after 2 times a first call\n# decision: discard",
        "#: after a first call  #: after a first call\n# decision: discard",
        "#: after 2 times a first call  #: time 29\n# decision: discard",
        "#: after 2 times a first call  #: time 30\n# decision: none",
    ] {
        let output = run(passing);
        assert_eq!((output.status, output.out.as_str()), (0, "2 passed, 0 failed, 0 skipped\n"), "{passing}");
    }
    let failing = run("#: after 2 times a first call\n# decision: none");
    assert!(failing.out.contains("actual: decision: discard"), "{}", failing.out);
    let unknown = run("#: after a frist call\n# decision: none");
    assert!(
        unknown.out.contains("there is no case `a frist call` to come before; did you mean `a first call`?"),
        "{}",
        unknown.out
    );
}
