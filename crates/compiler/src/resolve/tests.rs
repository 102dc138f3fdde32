//! Names to slots, over a small library made by hand: what the resolved rule is, and which findings there are.
//! How findings read is tested in `tests/diagnostics.rs`.

use std::collections::HashMap;

use pointsman_model::{
    Builtin, Deprecation, Effect, Library, Param, ParamKind, ParamType, Phase, Phases, Preparation,
    PrepareError, PreparedOperand, ResultType, Unsupported, Value,
};
use pointsman_syntax::{Diagnostic, SourceFile, SourceMap};

use super::*;
use crate::ir::{ExprKind, Function, Place, SlotId, StatementKind};
use crate::options::NoImports;

const fn param(name: &'static str, ty: ParamType, kind: ParamKind) -> Param {
    Param { name, ty, kind, prepare: None }
}

const BASE: Builtin = Builtin {
    name: "",
    short: false,
    params: &[],
    result: ResultType::Text,
    effect: Effect::Pure,
    captures: false,
    phases: Phases::ALL,
    terminal: false,
    waits: false,
    deprecated: None,
    doc: "",
    examples: &[],
    file: "",
    entry: |_| Ok(Value::EMPTY),
    quick: pointsman_model::Quick::None,
    compares: None,
    means: None,
    any_of: None,
    changes_fields: true,
};

const TEXT: Param = param("text", ParamType::Text, ParamKind::Required);
const REQUEST: Phases = Phases { request: true, response: false, completion: false };
const RESPONSE: Phases = Phases { request: false, response: true, completion: false };

static LEN: Builtin =
    Builtin { name: "string.len", short: true, params: &[TEXT], result: ResultType::Int, ..BASE };
static LOWER: Builtin = Builtin { name: "string.lowercase", params: &[TEXT], ..BASE };
static CONTAINS: Builtin = Builtin {
    name: "string.contains",
    short: true,
    params: &[TEXT, param("needle", ParamType::Text, ParamKind::Required)],
    result: ResultType::Bool,
    ..BASE
};
static FIND: Builtin = Builtin {
    name: "string.find",
    params: &[
        TEXT,
        param("needle", ParamType::Text, ParamKind::Required),
        param("start", ParamType::Int, ParamKind::Optional),
    ],
    result: ResultType::Int,
    ..BASE
};
static PUSH: Builtin = Builtin {
    name: "array.push",
    params: &[
        param("array", ParamType::ArrayMut, ParamKind::Required),
        param("value", ParamType::Any, ParamKind::Required),
    ],
    result: ResultType::InPlace,
    ..BASE
};
static GET_PATH: Builtin = Builtin { name: "http.getPath", effect: Effect::Reads, ..BASE };
static INFO: Builtin = Builtin {
    name: "log.info",
    params: &[TEXT],
    result: ResultType::Nothing,
    effect: Effect::Writes,
    ..BASE
};
static USE: Builtin = Builtin {
    name: "pool.use",
    params: &[Param {
        name: "pool",
        ty: ParamType::Text,
        kind: ParamKind::Required,
        prepare: Some(Preparation { what: "pool name", prepare: no_pool, caution: |_| None }),
    }],
    effect: Effect::Writes,
    terminal: true,
    phases: REQUEST,
    ..BASE
};
static RETRY: Builtin = Builtin { name: "request.retry", effect: Effect::Writes, phases: RESPONSE, ..BASE };
static OLD: Builtin = Builtin {
    name: "string.oldLower",
    params: &[TEXT],
    deprecated: Some(Deprecation { replacement: Some("string.lowercase") }),
    ..BASE
};
static STATE: Builtin = Builtin { name: "rule.getState", ..BASE };
static UNSUPPORTED: [Unsupported; 1] =
    [Unsupported { name: "java.run", because: "there is no Java", instead: "" }];

fn no_pool(_: &[u8]) -> Result<PreparedOperand, PrepareError> {
    Err(PrepareError::new("not tried here"))
}

fn library() -> Library {
    let mut library = Library::new();
    library
        .add(&[&LEN, &LOWER, &CONTAINS, &FIND, &PUSH, &GET_PATH, &INFO, &USE, &RETRY, &OLD, &STATE])
        .unwrap();
    library.add_unsupported(&UNSUPPORTED);
    library
}

struct Files(HashMap<&'static str, &'static str>);

impl Importer for Files {
    fn import(&self, _: &SourceFile, target: &str) -> Result<SourceFile, String> {
        let text = self.0.get(target).ok_or_else(|| format!("there is no file `{target}`"))?;
        Ok(SourceFile::new(target, text.as_bytes()))
    }
}

fn resolve_with(text: &str, importer: &dyn Importer, options: &CheckOptions<'_>) -> Resolved {
    let mut sources = SourceMap::new();
    let file = sources.add(SourceFile::new("main", text.as_bytes()));
    let source = Arc::clone(sources.get(file).unwrap());
    let parsed = pointsman_syntax::parse(file, &source);
    assert!(!parsed.diagnostics.iter().any(Diagnostic::is_error), "{:?}", parsed.diagnostics);
    resolve(&parsed.rule, file, &mut sources, &library(), importer, options)
}

/// The rule, which must resolve without a finding worse than a hint.
fn rule(text: &str) -> ir::Rule {
    let resolved = resolve_with(text, &NoImports, &CheckOptions::default());
    let bad: Vec<_> =
        resolved.diagnostics.iter().filter(|d| d.severity > pointsman_syntax::Severity::Info).collect();
    assert!(bad.is_empty(), "{text}: {bad:?}");
    resolved.rule
}

/// The names of the findings, in order.
fn findings(text: &str) -> Vec<&'static str> {
    names(&resolve_with(text, &NoImports, &CheckOptions::default()))
}

fn names(resolved: &Resolved) -> Vec<&'static str> {
    resolved.diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect()
}

/// Applies the fix of the first finding that has one.
fn fixed(text: &str) -> String {
    let resolved = resolve_with(text, &NoImports, &CheckOptions::default());
    let fix = resolved.diagnostics.iter().find_map(|d| d.fix.clone()).unwrap();
    let mut text = text.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

#[test]
fn variables_become_slots_of_their_sub() {
    let rule = rule("$a = 1; $b = $a; sub f( $p ) { $a = $p; return $a; } log.info( f( $b ) );");
    assert_eq!(rule.subs.len(), 2);
    let names = |sub: usize| rule.subs[sub].slots.iter().map(|slot| slot.name.as_str()).collect::<Vec<_>>();
    assert_eq!(names(0), ["a", "b"]);
    assert_eq!(names(1), ["p", "a"]);
    assert_eq!(rule.subs[1].params, 1);
    let StatementKind::Expr(assign) = &rule.subs[0].body[1].kind else { panic!() };
    let ExprKind::Assign { place: Place::Slot(SlotId(1)), value, .. } = &assign.kind else { panic!() };
    assert!(matches!(value.kind, ExprKind::Slot(SlotId(0))));
    assert_eq!((assign.site.start, assign.site.end, assign.site.line), (8, 15, 1));
}

#[test]
fn break_and_return_end_the_rule_outside_loops() {
    let rule = rule(
        "if( len( \"a\" ) ) break;\nwhile( len( \"a\" ) ) { break; }\nsub f() { if( len( \"x\" ) ) break; return; }\nf(); return;",
    );
    let body = &rule.subs[0].body;
    let StatementKind::If { arms, .. } = &body[0].kind else { panic!() };
    assert!(matches!(arms[0].1[0].kind, StatementKind::EndRule));
    let StatementKind::Loop { body: round, .. } = &body[1].kind else { panic!() };
    assert!(matches!(round[0].kind, StatementKind::Break));
    assert!(matches!(body.last().unwrap().kind, StatementKind::EndRule));
    let StatementKind::If { arms, .. } = &rule.subs[1].body[0].kind else { panic!() };
    assert!(matches!(arms[0].1[0].kind, StatementKind::EndRule));
    assert!(matches!(rule.subs[1].body[1].kind, StatementKind::Return(None)));
    assert_eq!(findings("continue;"), ["continue-outside-loop"]);
    assert_eq!(findings("switch( len( \"\" ) ) { case 1: continue; }"), ["continue-outside-loop"]);
}

#[test]
fn names_of_functions_are_found_in_any_case() {
    let rule = rule("Log.Info( LEN( \"a\" ) . F() ); sub f() { return 1; }");
    let StatementKind::Expr(call) = &rule.subs[0].body[0].kind else { panic!() };
    assert!(matches!(&call.kind, ExprKind::Builtin { builtin, .. } if std::ptr::eq(*builtin, &INFO)));
    assert_eq!(
        findings("sub string.LEN( $x ) { return $x; } log.info( string.len( 1 ) );"),
        ["sub-named-like-builtin"]
    );
    assert!(findings("sub len( $x ) { return $x; } log.info( len( 1 ) );").is_empty());
    assert_eq!(findings("sub f() { } sub F() { } f();"), ["duplicate-sub"]);
    assert_eq!(findings("sub f( $a, $a ) { return $a; } log.info( f( 1, 2 ) );"), ["duplicate-parameter"]);
}

#[test]
fn a_matcher_takes_two_arguments() {
    let rule = rule("switch( \"a\" . 1, contains ) { case \"b\": log.info( \"x\" ); }");
    let StatementKind::Switch { matcher: Some(Function::Builtin(builtin)), cases, .. } =
        &rule.subs[0].body[0].kind
    else {
        panic!()
    };
    assert!(std::ptr::eq(*builtin, &CONTAINS));
    assert_eq!(cases.len(), 1);
    assert_eq!(findings("switch( 1, len ) { case 2: log.info( 1 ); }"), ["bad-matcher"]);
    assert!(findings("switch( 1, string.find ) { case 2: log.info( 1 ); }").is_empty());
    assert_eq!(
        findings("switch( 1, f ) { case 2: log.info( 1 ); } sub f( $a ) { return $a; }"),
        ["bad-matcher"]
    );
}

#[test]
fn wrong_numbers_of_arguments_are_told() {
    assert_eq!(findings("log.info( string.find( 1 ) );"), ["too-few-arguments"]);
    assert_eq!(findings("log.info( string.find( 1, 2, 3, 4 ) );"), ["too-many-arguments"]);
    assert_eq!(
        findings("sub f( $a ) { return $a; } log.info( f() . f( 1, 2 ) );"),
        ["missing-argument", "too-many-arguments"]
    );
    assert_eq!(findings("java.run();"), ["unsupported-function"]);
}

#[test]
fn in_place_arguments_are_places_or_fresh_containers() {
    assert!(findings("array.push( $a, 1 ); log.info( $a[0] );").is_empty());
    assert!(findings("$a = []; array.push( $a[\"x\"], 1 ); log.info( $a[0] );").is_empty());
    assert!(findings("log.info( array.push( [ 1 ], 2 )[1] );").is_empty());
    assert_eq!(findings("array.push( \"a\", 1 );"), ["not-changeable"]);
}

#[test]
fn request_variables_are_calls_until_something_sets_them() {
    let calls = |text: &str| {
        let resolved = resolve_with(text, &NoImports, &CheckOptions::default());
        format!("{:?}", resolved.rule).contains("http.getPath")
    };
    assert!(calls("log.info( $path );"));
    for text in [
        "$path = 1; log.info( $path );",
        "log.info( $path ); sub f( $path ) { return $path; } log.info( f( 1 ) );",
        "foreach( $path in [ 1 ] ) log.info( $path );",
        "log.info( $path ); $path++;",
        "log.info( $path ); $path[\"a\"] = 1;",
        "array.push( $path, 1 ); log.info( $path );",
        "log.info( $ip );",
    ] {
        assert!(!calls(text), "{text}");
    }
    assert_eq!(
        findings("log.info( $path . $path ); sub f() { return $path; } log.info( f() );"),
        ["request-variable"]
    );
    assert_eq!(
        fixed("import strict;\nlog.info( $path . f() );\nsub f() {\n  return $path;\n}"),
        "import strict;\n$path = http.getPath();\nlog.info( $path . f() );\nsub f() {\n  $path = http.getPath();\n  return $path;\n}"
    );
}

#[test]
fn a_read_that_no_assignment_reaches_is_told_once() {
    assert_eq!(findings("log.info( $x . $x );"), ["unset-variable"]);
    assert_eq!(findings("log.info( $x ); $x = 1; log.info( $x );"), ["unset-variable"]);
    assert!(findings("while( len( \"a\" ) ) { log.info( $x ); $x = 1; }").is_empty());
    assert!(findings("for( ; len( \"a\" ); log.info( $x ) ) { $x = 1; }").is_empty());
    assert!(findings("$x .= \"a\"; $n++; $h[\"k\"] = 1; log.info( $x . $n . $h[\"k\"] );").is_empty());
    assert_eq!(
        findings("while( len( \"a\" ) ) { log.info( $x ); } $x = 1; log.info( $x );"),
        ["unset-variable"]
    );
    assert_eq!(fixed("$count = 1; log.info( $Count . $count );"), "$count = 1; log.info( $count . $count );");
}

#[test]
fn what_is_set_but_not_read_is_told() {
    assert_eq!(findings("$x = 1;"), ["unused-variable"]);
    assert_eq!(findings("$x = 1; $x += 1; $x[0] = 1;"), ["unused-variable"]);
    assert_eq!(findings("$x = [ 2 ]; array.push( $x, 1 );"), ["unused-variable"]);
    assert!(findings("$x = [ 2 ]; log.info( array.push( $x, 1 )[0] );").is_empty());
    assert!(findings("$_x = 1; sub f( $p ) { } f( 1 ); foreach( $i in [ 1 ] ) log.info( 1 );").is_empty());
    assert!(findings("if( $x = len( \"a\" ) ) log.info( 1 );").is_empty());
    assert_eq!(fixed("  $x = len( \"a\" );\nlog.info( 1 );"), "log.info( 1 );");
    assert_eq!(fixed("$x = f( 1 );\nsub f( $a ) { return $a; }"), "f( 1 );\nsub f( $a ) { return $a; }");
    assert_eq!(findings("sub f() { f(); } log.info( 1 );"), ["unused-sub"]);
    assert!(findings("sub f() { return 1; }").is_empty());
}

#[test]
fn imports_give_subs_and_nothing_else() {
    let files = Files(HashMap::from([
        (
            "lib",
            "log.info( 1 ); sub twice( $x ) { return helper( $x ) * 2; } sub helper( $x ) { return $x; } sub spare() { return $typo; }",
        ),
        ("a", "import b; sub f() { return b.g(); }"),
        ("b", "import a; sub g() { return a.f(); }"),
        ("broken", "sub f( { }"),
        ("wrong", "sub f() { return nothere(); } sub g() { return 1; }"),
    ]));
    let check = |text: &str| resolve_with(text, &files, &CheckOptions::default());
    let resolved = check("import lib; log.info( lib.twice( 4 ) );");
    assert!(resolved.diagnostics.is_empty(), "{:?}", resolved.diagnostics);
    let subs: Vec<&str> = resolved.rule.subs.iter().map(|sub| sub.name.as_str()).collect();
    assert_eq!(subs, ["main", "twice", "helper"]);
    assert_eq!(resolved.rule.subs[1].site.file, 1);
    assert_eq!(names(&check("import lib as l; log.info( L.Twice( 4 ) );")), [""; 0]);
    assert_eq!(names(&check("import \"lib\" as l; log.info( l.twise( 4 ) );")), ["unknown-function"]);
    assert_eq!(names(&check("import a; log.info( a.f() );")), ["import-cycle"]);
    assert!(
        check("import a; log.info( a.f() );").diagnostics[0]
            .message
            .contains("`a` imports `b`, which imports `a`")
    );
    assert_eq!(names(&check("import nothere; nothere.f();")), ["import-not-found"]);
    assert_eq!(names(&check("import lib; import lib; log.info( lib.twice( 1 ) );")), ["duplicate-import"]);
    assert_eq!(names(&check("import lib;")), ["unused-import"]);
    assert_eq!(names(&check("import wrong; log.info( wrong.g() );")), ["unknown-function"]);
    assert!(check("import broken; broken.f();").has_errors());
    let resolved = check("import strict;");
    assert!(resolved.rule.strict && resolved.diagnostics.is_empty());
}

#[test]
fn phases_are_followed_into_subs() {
    let request = CheckOptions { phase: Some(Phase::Request), ..CheckOptions::default() };
    let check = |text: &str| names(&resolve_with(text, &NoImports, &request));
    assert_eq!(check("f(); sub f() { request.retry(); }"), ["wrong-phase"]);
    assert_eq!(check("log.info( 1 ); sub f() { request.retry(); }"), ["unused-sub"]);
    assert!(check("pool.use( \"a\" );").is_empty());
    assert_eq!(findings("request.retry(); pool.use( \"a\" );"), ["no-common-phase"]);
    assert!(findings("if( rule.getState() == \"REQUEST\" ) pool.use( \"a\" ); request.retry();").is_empty());
}

#[test]
fn pools_are_looked_up_when_they_are_known() {
    let known = ["api".to_owned()];
    let pools = CheckOptions { pools: Some(&known), ..CheckOptions::default() };
    let check = |text: &str| names(&resolve_with(text, &NoImports, &pools));
    assert_eq!(check("pool.use( \"apj\" );"), ["unknown-pool"]);
    assert!(check("pool.use( \"api\" );").is_empty());
    assert!(check("pool.use( \"discard\" );").is_empty());
    assert_eq!(check("pool.use( \"a\" . 1 );"), ["variable-pool"]);
}

#[test]
fn fixes_write_what_was_meant() {
    for (text, expected) in [
        ("log.info( string.lowercas( \"A\" ) );", "log.info( string.lowercase( \"A\" ) );"),
        ("log.info( string.oldlower( \"A\" ) );", "log.info( string.lowercase( \"A\" ) );"),
        ("print 1 . 2;", "log.info( 1 . 2 );"),
        ("$h = 1; string.lowercase( $h );", "$h = 1; $h = string.lowercase( $h );"),
        ("$u = 1; log.info( \"a-$u!\" );", "$u = 1; log.info( \"a-\" . $u . \"!\" );"),
        ("$u = 1; log.info( 2 * \"$u$u\" );", "$u = 1; log.info( 2 * ( $u . $u ) );"),
        (
            "$m = 1; if( $m == \"a\" || \"b\" ) log.info( 1 );",
            "$m = 1; if( $m == \"a\" || $m == \"b\" ) log.info( 1 );",
        ),
        ("$m = 1; if( 1 < $m < 5 ) log.info( 1 );", "$m = 1; if( 1 < $m && $m < 5 ) log.info( 1 );"),
        (
            "if( contains( \"a\" . 1, \"b\" ) == \"true\" ) log.info( 1 );",
            "if( contains( \"a\" . 1, \"b\" ) ) log.info( 1 );",
        ),
        (
            "switch( len( \"\" ) ) { case 1: case 2: log.info( 1 ); }",
            "switch( len( \"\" ) ) { case 1, 2: log.info( 1 ); }",
        ),
    ] {
        assert_eq!(fixed(text), expected);
    }
}

#[test]
fn what_never_runs_is_told() {
    assert_eq!(findings("pool.use( \"a\" ); log.info( 1 );"), ["unreachable-code"]);
    assert!(findings("pool.use( \"a\" ); break;").is_empty());
    assert!(findings("break; sub f() { return 1; } import strict;").contains(&"unused-sub"));
    assert_eq!(findings("if( len( \"a\" ) ) break; else return; log.info( 1 );"), ["unreachable-code"]);
    assert_eq!(findings("while( 1 ) { log.info( 1 ); } log.info( 2 );"), ["unreachable-code"]);
    assert!(findings("while( 1 ) { if( len( \"a\" ) ) break; } log.info( 2 );").is_empty());
    assert!(findings("switch( len( \"\" ) ) { case 1: break; default: return; } log.info( 1 );").is_empty());
}

#[test]
fn findings_are_bounded_in_number() {
    let text = "nothere();\n".repeat(1000);
    let resolved = resolve_with(&text, &NoImports, &CheckOptions::default());
    assert_eq!(resolved.diagnostics.len(), 100);
    assert!(resolved.diagnostics[99].help.as_ref().unwrap().contains("900 more"));
}

#[test]
fn deep_trees_fit_a_small_stack() {
    let run = || {
        let nested = format!("{}1{}", "( [ ".repeat(120), " ] )".repeat(120));
        let blocks = format!("{}log.info( 1 );{}", "if( len( \"a\" ) ) { ".repeat(120), "}".repeat(120));
        rule(&format!("log.info( {nested} ); {blocks}"));
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}
