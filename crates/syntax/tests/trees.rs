//! Every construct of the language becomes the tree that it means.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says by a panic what is wrong")]

use pointsman_syntax::ast::{ExprKind, StatementKind};
use pointsman_syntax::{FileId, SourceFile, dump_expr, dump_tree, parse};

/// The tree of a rule in which nothing is wrong.
fn tree(text: &[u8]) -> String {
    let parsed = parse(FileId(0), &SourceFile::new("test.ts", text));
    assert_eq!(parsed.diagnostics, [], "{}", text.escape_ascii());
    dump_tree(&parsed.rule)
}

/// The tree of one expression.
fn expr(text: &str) -> String {
    let text = format!("{text};");
    let parsed = parse(FileId(0), &SourceFile::new("test.ts", text.as_bytes()));
    assert_eq!(parsed.diagnostics, [], "{text}");
    match parsed.rule.statements.as_slice() {
        [statement] => match &statement.kind {
            StatementKind::Expr(expr) => dump_expr(expr),
            other => panic!("{text} is {other:?}"),
        },
        other => panic!("{text} is {} statements", other.len()),
    }
}

#[test]
fn whole_rules() {
    insta::assert_snapshot!("gallery", tree(include_bytes!("rules/gallery.ts")));
    insta::assert_snapshot!("comments", tree(include_bytes!("rules/comments.ts")));
    insta::assert_snapshot!("blanks", tree(include_bytes!("rules/blanks.ts")));
    insta::assert_snapshot!("statements", tree(include_bytes!("rules/statements.ts")));
    insta::assert_snapshot!("expressions", tree(include_bytes!("rules/expressions.ts")));
}

#[test]
fn dots_belong_to_names_or_join_text() {
    assert_eq!(expr("$a.$b"), "(. $a $b)");
    assert_eq!(expr(r#"". ".$1.", ""#), r#"(. ". " $1 ", ")"#);
    assert_eq!(expr(r#""x: ".string.len($x)"#), r#"(. "x: " (call string.len $x))"#);
    assert_eq!(expr("f().g.h()"), "(. (call f) (call g.h))");
    assert_eq!(expr("$h[0].x()"), "(. (index $h 0) (call x))");
    assert_eq!(expr("1.5.sys.time.hour()"), "(. 1.5 (call sys.time.hour))");
    assert_eq!(expr("10 . 2.71828"), "(. 10 2.71828)");
    assert_eq!(expr("$1.5"), "(. $1 5)");
    assert_eq!(expr("($a).b()"), "(. (paren $a) (call b))");
}

#[test]
fn each_level_of_operators_binds_tighter_than_the_next() {
    let levels: [&[&str]; 10] = [
        &["||"],
        &["&&"],
        &["|"],
        &["^"],
        &["&"],
        &["==", "!="],
        &["<", "<=", ">", ">="],
        &["<<", ">>"],
        &["+", "-", "."],
        &["*", "/", "%"],
    ];
    for pair in levels.windows(2) {
        for loose in pair[0] {
            for tight in pair[1] {
                assert_eq!(
                    expr(&format!("$a {loose} $b {tight} $c {loose} $d")),
                    format!("({loose} $a ({tight} $b $c) $d)")
                );
                assert_eq!(
                    expr(&format!("$a {tight} $b {loose} $c {tight} $d")),
                    format!("({loose} ({tight} $a $b) ({tight} $c $d))")
                );
            }
        }
    }
    for level in levels {
        for one in level {
            for other in level.iter().filter(|other| *other != one) {
                assert_eq!(
                    expr(&format!("$a {one} $b {other} $c {one} $d")),
                    format!("(chain $a {one} $b {other} $c {one} $d)")
                );
            }
        }
    }
}

#[test]
fn unary_step_and_subscript_bind_tighter_than_operators() {
    assert_eq!(expr("-$a * ~$b"), "(* (neg $a) (~ $b))");
    assert_eq!(expr("!$a && !$b"), "(&& (! $a) (! $b))");
    assert_eq!(expr("-$a++"), "(neg (_++ $a))");
    assert_eq!(expr("!--$a[1]"), "(! (--_ (index $a 1)))");
    assert_eq!(expr("-$a[1][2]"), "(neg (index $a 1 2))");
    assert_eq!(expr("- - $a - -1"), "(- (neg (neg $a)) (neg 1))");
}

#[test]
fn the_ternary_is_looser_than_operators_and_a_list() {
    assert_eq!(expr("$a || $b ? 1 : 2"), "(? (|| $a $b) 1 2)");
    assert_eq!(expr("$a ? $b ? 1 : 2 : 3"), "(? $a (? $b 1 2) 3)");
    assert_eq!(expr("$a ? 1 : $b ? 2 : 3"), "(? $a 1 $b 2 3)");
    assert_eq!(expr("$a ? $x = 1 : 2"), "(? $a (= $x 1) 2)");
    assert_eq!(expr("$x = $a ? 1 : $y = 2"), "(= $x (? $a 1 (= $y 2)))");
}

#[test]
fn an_assignment_binds_to_the_variable_just_read() {
    assert_eq!(expr("!$p = f()"), "(! (= $p (call f)))");
    assert_eq!(expr("$a && $b = f() || 1"), "(&& $a (= $b (|| (call f) 1)))");
    assert_eq!(expr("1 + -$a[0] .= 2 * $b -= 3"), "(+ 1 (neg (.= (index $a 0) (* 2 (-= $b 3)))))");
    assert_eq!(expr("$a = $b = $c"), "(= $a (= $b $c))");
    for op in ["=", "+=", "-=", "*=", "/=", "%=", ".=", "<<=", ">>=", "&=", "|=", "^="] {
        assert_eq!(expr(&format!("$a {op} 1")), format!("({op} $a 1)"));
    }
}

#[test]
fn a_chain_in_brackets_is_its_own() {
    assert_eq!(expr("$a - ($b - $c)"), "(- $a (paren (- $b $c)))");
    assert_eq!(expr("($a - $b) - $c"), "(- (paren (- $a $b)) $c)");
    assert_eq!(expr("(3 . 4) . 5"), "(. (paren (. 3 4)) 5)");
}

#[test]
fn an_else_belongs_to_the_nearest_if() {
    let tree = tree(b"if( $a ) if( $b ) x(); else if( $c ) y(); else z();");
    assert!(tree.contains("  9..51 if $b\n"), "{tree}");
    assert!(tree.contains("\n  else if $c\n") && tree.contains("\n  else\n"), "{tree}");
    assert!(!tree.contains("\nelse"), "{tree}");
}

#[test]
fn places_cover_what_was_written() {
    let text = b" $x = ( 1 + 2 ) ; ";
    let parsed = parse(FileId(0), &SourceFile::new("test.ts", text.as_slice()));
    let statement = &parsed.rule.statements[0];
    assert_eq!((statement.span.start, statement.span.end), (1, 17));
    let StatementKind::Expr(expr) = &statement.kind else { panic!("{statement:?}") };
    assert_eq!((expr.span.start, expr.span.end), (1, 15));
    let ExprKind::Assign { op_span, value, .. } = &expr.kind else { panic!("{expr:?}") };
    assert_eq!((op_span.start, op_span.end), (4, 5));
    assert_eq!((value.span.start, value.span.end), (6, 15));
    let ExprKind::Paren(inner) = &value.kind else { panic!("{value:?}") };
    assert_eq!((inner.span.start, inner.span.end), (8, 13));
}

#[test]
fn comments_are_kept_without_the_line_break() {
    let file = SourceFile::new("test.ts", b"# one\r\n$a = \"# no\"; # two\n#".as_slice());
    let parsed = parse(FileId(0), &file);
    let comments: Vec<_> = parsed.rule.comments.iter().map(|comment| file.slice(comment.span)).collect();
    assert_eq!(comments, [b"# one".as_slice(), b"# two", b"#"]);
}
