//! `check`, `eval`, `run`, `explain` and `doc` as a user meets them: what is printed where, and the exit status.

mod tool;

use tool::Folder;

fn none() -> Folder {
    Folder::new(&[])
}

#[test]
fn help_and_version_are_no_errors() {
    let help = none().run(&["--help"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    for command in ["check", "eval", "run", "test", "explain", "doc"] {
        assert!(help.out.contains(command), "{}", help.out);
        let page = none().run(&[command, "--help"]);
        assert!(page.status == 0 && page.out.contains("rulecheck "), "{}", page.out);
    }
    let version = none().run(&["--version"]);
    assert_eq!((version.status, version.out), (0, format!("rulecheck {}\n", env!("CARGO_PKG_VERSION"))));
    let usage = none().run(&["chek"]);
    assert_eq!((usage.status, usage.out.as_str()), (2, ""));
    assert!(usage.err.contains("check"), "{}", usage.err);
}

#[test]
fn check_reports_all_problems_of_all_files() {
    let folder = Folder::new(&[
        ("rules/a.ts", "$x = 1\n$y = strng.len( \"a\" );\n"),
        ("rules/b.ts", "pool.use( \"api\" );\n"),
    ]);
    let output = folder.run(&["check", "rules"]);
    assert_eq!((output.status, output.err.as_str()), (1, ""));
    assert!(output.out.contains("rules/a.ts:1:7"), "{}", output.out);
    assert!(output.out.contains("PM0102") && output.out.contains("string.len"), "{}", output.out);
    assert!(output.out.contains("2 files checked: 2 errors"), "{}", output.out);
    assert!(!output.out.contains('\x1b'));
    assert!(folder.run(&["check", "rules", "--color", "always"]).out.contains('\x1b'));

    let clean = folder.run(&["check", "rules/b.ts"]);
    assert_eq!((clean.status, clean.out.as_str()), (0, "1 file checked: no problems\n"));
}

#[test]
fn check_speaks_every_format() {
    let folder = Folder::new(&[("a.ts", "$x = \"é\"\n$y = $x;\n")]);
    let json = folder.run(&["check", "a.ts", "--format", "json"]);
    assert_eq!(json.status, 1);
    let line = json.out.lines().find(|line| line.contains("PM0102")).unwrap();
    assert!(line.starts_with("{\"file\":\"a.ts\",\"code\":\"PM0102\",\"name\":\"missing-semicolon\",\"severity\":\"error\",\"message\":"), "{line}");
    assert!(line.contains("\"start\":{\"line\":1,\"column\":9,\"offset\":9}"), "{line}");
    let sarif = folder.run(&["check", "a.ts", "--format", "sarif"]);
    assert!(sarif.out.contains("\"version\": \"2.1.0\"") && sarif.out.contains("PM0102"), "{}", sarif.out);
    let github = folder.run(&["check", "a.ts", "--format", "github"]);
    assert!(github.out.starts_with("::error file=a.ts,line=1,"), "{}", github.out);
    let junit = folder.run(&["check", "a.ts", "--format", "junit"]);
    assert!(junit.out.starts_with("<?xml") && junit.out.contains("failures=\"1\""), "{}", junit.out);
}

#[test]
fn check_reads_standard_input() {
    let output = none().run_with(&["check", "-", "--stdin-filename", "in.ts"], b"$x = 1\n$y = 2;");
    assert_eq!(output.status, 1);
    assert!(output.out.contains("in.ts:1:7"), "{}", output.out);
}

#[test]
fn warnings_fail_only_when_denied() {
    let folder = Folder::new(&[("a.ts", "log.info( $never );\n")]);
    let allowed = folder.run(&["check", "a.ts"]);
    assert_eq!(allowed.status, 0, "{}", allowed.out);
    assert!(allowed.out.contains("1 file checked: 1 warning"), "{}", allowed.out);
    assert_eq!(folder.run(&["check", "a.ts", "--deny", "warnings"]).status, 1);
}

#[test]
fn check_knows_phases_and_the_configuration() {
    let folder = Folder::new(&[
        (
            "web.toml",
            "[pools.web]\nnodes = [\"127.0.0.1:1\"]\n[virtual_servers.a]\nrequest_rules = [\"r.ts\"]\n",
        ),
        ("r.ts", "pool.use( \"wbe\" );\n"),
    ]);
    assert_eq!(folder.run(&["check", "r.ts"]).status, 0);
    let output = folder.run(&["check", "--config", "web.toml"]);
    assert!(output.out.contains("`wbe`") && output.out.contains("`web`"), "{}", output.out);
    assert!(output.out.contains("r.ts:1:"), "{}", output.out);
    let bad = folder.run(&["check", "--config", "r.ts"]);
    assert_eq!(bad.status, 2);
    assert!(bad.err.contains("r.ts: TOML parse error at line 1"), "{}", bad.err);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_checked() {
    let folder = Folder::new(&[("a.ts", "log.info( 1 );\n"), ("empty/readme", "")]);
    let output = folder.run(&["check", "a.ts", "b.ts"]);
    assert_eq!((output.status, output.err.as_str()), (2, "error: cannot read b.ts: there is no such file\n"));
    assert_eq!(output.out, "1 file checked: no problems\n");
    let nothing = folder.run(&["check", "empty"]);
    assert_eq!((nothing.status, nothing.err.as_str()), (2, "error: there is no rule file (.ts) to check\n"));
    assert_eq!(folder.run(&["check"]).status, 2);
}

#[test]
fn check_emits_what_each_stage_made() {
    let folder = Folder::new(&[("a.ts", "$x = 1 + 2; log.info( $x );\n")]);
    for stage in ["tokens", "tree", "ir", "bytecode"] {
        let output = folder.run(&["check", "--emit", stage, "a.ts"]);
        assert_eq!((output.status, output.err.as_str()), (0, ""), "{stage}");
        assert!(output.out.lines().count() >= 2, "{stage}: {}", output.out);
    }
}

#[test]
fn the_resolved_tree_is_shown_whole() {
    let rule = r#"
$a = [ "x" => [ 1, 2.5 ] ];
sub twice( $n ) { if( $n > 1 && !$n ) return $n * 2 - 1; else return; }
for( $i = 0; $i < 3; $i++ ) { if( $i == 1 ) continue; $a["k"][$i] .= twice( $i ) ? $1 : "no"; }
foreach( $v in $a ) switch( $v, string.startsWith ) { case "a", "b": break; default: log.info( -$v ); }
do { break; } while( 1 );
return;
"#;
    let output = Folder::new(&[("r.ts", rule)]).run(&["check", "--emit", "ir", "r.ts"]);
    assert_eq!((output.status, output.err.as_str()), (0, ""));
    insta::assert_snapshot!(output.out);
}

#[test]
fn eval_prints_the_last_value() {
    for (program, value) in [
        ("1 + 1/2", "1.5\n"),
        ("-7 % 3", "-1\n"),
        ("$p = string.split( \"a,b\", \",\" ); $p[-1]", "b\n"),
        ("string.len( \"abc\" );", "3\n"),
        ("\"a\\n\"", "a\n\n"),
        ("$x = 1; if( $x ) { $x = 2; }", "\n"),
    ] {
        let output = none().run(&["eval", program]);
        assert_eq!((output.status, output.out.as_str()), (0, value), "{program}: {}", output.err);
    }
}

#[test]
fn eval_keeps_standard_output_for_the_value() {
    let output = none().run(&["eval", "log.info( \"hello\" ); $x = 1; $x / 0"]);
    assert_eq!((output.status, output.out.as_str()), (0, "0\n"));
    assert_eq!(output.err, "info: hello\nwarning: Division by zero (line 1)\n");
    let container = none().run(&["eval", "[ 1, 2 ]"]);
    assert_eq!((container.status, container.out.as_str()), (0, "0\n"));
    assert!(container.err.contains("Cannot convert array to string value"), "{}", container.err);
    let broken = none().run(&["eval", "strng.len( 1 )"]);
    assert_eq!((broken.status, broken.out.as_str()), (1, ""));
    assert!(broken.err.contains("string.len"), "{}", broken.err);
    let trap = none().run(&["eval", "while( 1 ) { }"]);
    assert_eq!((trap.status, trap.out.as_str()), (1, ""));
    assert!(trap.err.contains("too many steps"), "{}", trap.err);
}

#[test]
fn eval_sees_a_request() {
    let folder = Folder::new(&[("r.http", "GET /a?b HTTP/1.1\nHost: example.com\nX-A: b\n\n")]);
    let output = folder.run(&["eval", "--request", "r.http", "http.getPath() . http.getHeader( \"X-A\" )"]);
    assert_eq!((output.status, output.out.as_str()), (0, "/ab\n"), "{}", output.err);
    let missing = folder.run(&["eval", "--request", "none.http", "1"]);
    assert_eq!(
        (missing.status, missing.err.as_str()),
        (2, "error: cannot read none.http: there is no such file\n")
    );
}

const GALLERY: &str = include_str!("../../../rules/gallery/gallery.ts");

#[test]
fn run_prints_the_decision_record() {
    let folder = Folder::new(&[
        ("gallery.ts", GALLERY),
        ("r.http", "GET /gallery/2007 HTTP/1.1\nHost: example.com\n\n"),
    ]);
    let output = folder.run(&["run", "gallery.ts", "--request", "r.http", "--client", "203.0.113.7:5000"]);
    assert_eq!((output.status, output.err.as_str()), (0, ""));
    assert!(output.out.starts_with("decision  pool \"Sticky Pool\"\n"), "{}", output.out);

    let json = folder.run(&[
        "run",
        "gallery.ts",
        "--request",
        "r.http",
        "--client",
        "127.0.0.2:1",
        "--format",
        "json",
    ]);
    let record: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(record["version"], 1);
    assert_eq!(record["action"], "pool");
    assert_eq!(record["pool"], "Maintenance");
    assert_eq!(record["request"]["target"], "/gallery/2007");
    assert_eq!(record["request"]["headers"][0][1], "example.com");
    assert_eq!(record["trap"], serde_json::Value::Null);
    assert!(record["fuel"].as_u64().unwrap() > 0);

    let input = folder.run_with(&["run", "gallery.ts", "--request", "-"], b"GET /other HTTP/1.1\n\n");
    assert!(input.out.starts_with("decision  none"), "{}", input.out);
}

#[test]
fn run_goes_through_the_phases() {
    let folder = Folder::new(&[
        ("in.ts", "http.setHeader( \"X-In\", \"1\" );\n"),
        (
            "out.ts",
            "http.setResponseHeader( \"X-Out\", http.getResponseCode() );\nlog.warn( http.getResponseBody() );\n",
        ),
        ("resp.http", "HTTP/1.1 404 Not Found\nServer: s\n\nbody\n"),
    ]);
    let output =
        folder.run(&["run", "in.ts", "response:out.ts", "--response", "resp.http", "--format", "json"]);
    assert_eq!((output.status, output.err.as_str()), (0, ""));
    let record: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(record["request"]["headers"], serde_json::json!([["Host", "localhost"], ["X-In", "1"]]));
    assert_eq!(record["response"]["status"], 404);
    assert_eq!(record["response"]["headers"], serde_json::json!([["Server", "s"], ["X-Out", "404"]]));
    assert_eq!(record["log"][0]["message"], "body\n");
    assert_eq!(record["log"][0]["level"], "warn");
}

#[test]
fn run_prints_the_record_after_a_trap_too() {
    let folder = Folder::new(&[
        ("r.ts", "log.info( \"a\" );\n  while( 1 ) { }\n"),
        ("later.ts", "pool.use( \"p\" );\n"),
    ]);
    let output = folder.run(&["run", "r.ts", "later.ts", "--format", "json"]);
    assert_eq!(output.status, 1);
    let record: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(record["trap"]["kind"], "out-of-fuel");
    assert_eq!(record["trap"]["line"], 2);
    assert_eq!(record["log"][0]["message"], "a");
    assert_eq!(record["pool"], "p");
    let text = folder.run(&["run", "r.ts"]);
    assert!(text.out.contains("trap  out-of-fuel"), "{}", text.out);
}

#[test]
fn run_says_what_is_wrong_with_its_files() {
    let folder =
        Folder::new(&[("r.ts", "$x = 1\n$y = 2;\n"), ("ok.ts", "log.info( 1 );\n"), ("bad.http", "GET\n")]);
    let broken = folder.run(&["run", "r.ts"]);
    assert_eq!((broken.status, broken.out.as_str()), (1, ""));
    assert!(broken.err.contains("PM0102"), "{}", broken.err);
    let bad = folder.run(&["run", "ok.ts", "--request", "bad.http"]);
    assert_eq!(bad.status, 2);
    assert_eq!(bad.err, "error: bad.http:1: `GET` is not a request line; write it as `GET /path HTTP/1.1`\n");
    assert_eq!(folder.run(&["run", "missing.ts"]).status, 2);
}

#[test]
fn explain_prints_a_page() {
    let page = none().run(&["explain", "pm0102"]);
    assert_eq!(page.status, 0);
    assert!(page.out.starts_with("# PM0102: missing-semicolon\n"), "{}", page.out);
    assert_eq!(none().run(&["explain", "missing-semicolon"]).out, page.out);
    let unknown = none().run(&["explain", "mising-semicolon"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    assert_eq!(
        unknown.err,
        "error: there is no diagnostic `mising-semicolon`; did you mean `missing-semicolon`?\n"
    );
}

#[test]
fn doc_prints_functions_families_and_lists() {
    let page = none().run(&["doc", "string.ipmaskmatch"]);
    assert_eq!(page.status, 0);
    assert!(page.out.starts_with("string.ipmaskmatch( "), "{}", page.out);
    assert!(page.out.contains("# -> "), "{}", page.out);
    let family = none().run(&["doc", "string"]);
    assert!(family.out.contains("string.len") && !family.out.contains("http."), "{}", family.out);
    let all = none().run(&["doc", "--format", "json"]);
    let mut statuses = std::collections::BTreeSet::new();
    for line in all.out.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(entry["name"].is_string() && entry["summary"].is_string(), "{line}");
        statuses.insert(entry["status"].as_str().unwrap().to_owned());
    }
    assert_eq!(statuses.into_iter().collect::<Vec<_>>(), ["deprecated", "supported", "unsupported"]);
    let unknown = none().run(&["doc", "string.lne"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean `string.len`"), "{}", unknown.err);
}
