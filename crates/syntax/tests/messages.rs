//! What people read when a rule is wrong: a snapshot of every message made for a mistake, and the promise that
//! a fix mends what it is offered for.

use pointsman_syntax::{Diagnostic, FileId, SourceFile, SourceMap, parse, render};

/// A mistake by name, and a rule that makes it.
const MISTAKES: &[(&str, &str)] = &[
    ("stray_character", "$user = @http.getHeader( \"X-User\" );"),
    ("stray_invisible_character", "$a = 1\u{200B};"),
    ("backquotes", "$a = `b`;"),
    ("unclosed_string", "$pool = \"api;\npool.use( $pool );\nlog.info( \"done\" );"),
    ("unclosed_string_in_a_call", "if( $path == \"/ ) {\n   pool.use( \"api\" );\n}"),
    ("unclosed_single_quotes", "$a = 'it;\n$b = 2;"),
    ("string_closed_typographically", "pool.use( \"api\u{201D} );\n$a = 1;"),
    ("integer_too_large", "$big = 9223372036854775808;"),
    ("smallest_integer", "$small = -9223372036854775808;"),
    ("hexadecimal_too_large", "$mask = 0x10000000000000000;"),
    ("malformed_number", "$limit = 10kb;"),
    ("grouped_digits", "$limit = 1_000;"),
    ("hexadecimal_without_digits", "$mask = 0x;"),
    ("typographic_quotes", "pool.use( \u{201C}api\u{201D} );"),
    ("typographic_single_quotes", "pool.use( \u{2018}api\u{2019} );"),
    ("typographic_quote_alone", "$a = 1 . \u{201D};"),
    ("dollar_alone", "$ = 1;"),
    ("variable_with_digit", "$2nd = 1;"),
    ("variable_in_braces", "log.info( \"at \" . ${path} );"),
    ("unknown_escape", r#"$ok = string.regexmatch( $path, "\.php$" );"#),
    ("hexadecimal_escape", r#"$byte = "\xC4";"#),
    ("octal_escape_too_large", r#"$byte = "\777";"#),
    ("quotes_inside_quotes", "$link = \"<a href=\"/next\">next</a>\";\n$b = 1;"),
    ("word_inside_quotes", "$a = \"say \"hello\" to\";"),
    ("address_inside_quotes", "$link = \"<a href=\"http://example.com/\">\";\n$b = 1;"),
    ("apostrophe", "$s = 'it's';\n$t = \"x\";"),
    ("line_comment", "// send the API elsewhere\npool.use( \"api\" );"),
    ("block_comment", "/* send the API\n   elsewhere */\npool.use( \"api\" );"),
    ("unquoted_address", "$gateway = 10.1.2.3;"),
    ("missing_operand", "$total = $a + * $b;"),
    ("two_operands", "log.info( \"path: \" $path );"),
    ("arrow_as_comparison", "if( $n => 3 ) break;"),
    ("condition_ends_too_early", "if( $a ) && ( $b ) break;"),
    ("block_behind_a_call", "check( $a ) { break; }"),
    ("string_over_several_lines", "$a = \"one;\n$b = \";two\";"),
    ("empty_condition", "if( ) break;"),
    ("end_of_file", "if( $a )"),
    ("missing_semicolon", "$pool = \"api\"\npool.use( $pool );"),
    ("missing_semicolon_before_brace", "if( $a ) { break }"),
    ("missing_semicolon_at_the_end", "pool.use( \"api\" )"),
    ("missing_semicolon_before_else", "if( $a ) x() else y();"),
    ("missing_colon", "switch( $a ) {\n   case 1\n      x();\n}"),
    ("unclosed_round", "if( $path == \"/\" {\n   pool.use( \"api\" );\n}"),
    ("unclosed_round_at_semicolon", "log.info( string.len( $a );"),
    ("unclosed_square", "$a = [ 1, 2;\n$b = 1;"),
    ("unclosed_brace", "if( $a ) {\n   x();\n"),
    ("unclosed_brace_by_indentation", "sub f() {\n   if( $a ) {\n      x();\n}\ny();\n"),
    ("stray_round", "pool.use( \"api\" ) );"),
    ("stray_brace", "if( $a ) {\n   x();\n}\n}\ny();"),
    ("wrong_closer", "$a = [ 1, 2 );"),
    ("else_if_in_one_word", "if( $a ) x(); elsif( $b ) y();"),
    ("word_operator", "if( $a and not $b ) x();"),
    ("word_comparison", "if( $a eq \"x\" ) x();"),
    ("triple_equals", "if( $a === 1 ) x();"),
    ("pointed_inequality", "if( $a <> 1 ) x();"),
    ("match_operator", "if( $path =~ \"^/api\" ) x();"),
    ("power", "$a = 2 ** 8;"),
    ("left_out", "if( $a ) { ... }"),
    ("missing_dollar", "count = 1;"),
    ("missing_dollar_in_a_step", "count++;"),
    ("missing_dollar_in_parameters", "sub twice( x ) { return 2 * $x; }"),
    ("missing_dollar_in_foreach", "foreach( x in $list ) y();"),
    ("function_without_brackets", "$path = http.getPath;"),
    ("function_with_bare_arguments", "log.info $path;"),
    ("bare_word", "pool.use( api );"),
    ("null", "$a = null;"),
    ("for_in", "for( $name in http.listHeaderNames() ) log.info( $name );"),
    ("foreach_as", "foreach( $list as $x ) y( $x );"),
    ("braces_around_a_hash", "$a = { \"k\" => 1, \"l\" => { \"m\" => 2 } };"),
    ("colon_in_a_hash", "$a = [ \"k\": 1 ];"),
    ("braces_in_a_case", "switch( $a ) {\n   case 1 { x(); }\n   default: y();\n}"),
    ("unclosed_brace_before_else", "if( $a ) {\n   x();\nelse {\n   y();\n}\n"),
    ("then", "if( $a ) then x();"),
    ("unless", "unless( $a ) { x(); }"),
    ("keyword_in_capitals", "IF( $a ) Break; Else x();"),
    ("declared_variable", "var $n = 1;"),
    ("declared_function", "function twice( $x ) { return 2 * $x; }"),
    ("assigned_call", "http.getPath() = \"/\";"),
    ("assigned_function", "http.path = \"/\";"),
    ("counted_number", "3++;"),
    ("assigned_brackets", "( $a ) = 1;"),
    ("assignment_in_condition", "if( $host = \"example.com\" ) x();"),
    ("call_assigned_in_condition", "if( http.getPath() = \"/\" ) x();"),
    ("assignment_behind_and", "while( $a == 1 && $b = 2 ) x();"),
    ("assignment_before_or", "if( $a = \"x\" || $a == \"y\" ) x();"),
    ("assignment_in_loop", "for( $i = 0; $i = 10; $i++ ) x();"),
    ("case_outside", "case 1: x();"),
    ("statement_before_case", "switch( $a ) {\n   x();\n   case 1: y();\n}"),
    ("two_defaults", "switch( $a ) {\n   default: x();\n   default: y();\n}"),
    ("else_without_if", "else x();"),
    ("else_behind_semicolon", "if( $a ) { x(); };\nelse { y(); }"),
    ("nested_sub", "if( $a ) {\n   sub f() { return 1; }\n}"),
    ("nested_import", "{ import strict; }"),
    ("condition_without_brackets", "if $a == 1 {\n   x();\n}"),
    ("loop_without_brackets", "foreach $x in $y {\n   x();\n}"),
];

fn check(text: &str) -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let id = sources.add(SourceFile::new("rule.ts", text.as_bytes()));
    let diagnostics = sources.get(id).map(|file| parse(id, file).diagnostics).unwrap_or_default();
    (sources, diagnostics)
}

#[test]
fn every_mistake_has_its_message() {
    for (name, text) in MISTAKES {
        let (sources, diagnostics) = check(text);
        let shown: Vec<_> = diagnostics.iter().map(|found| render::render(found, &sources, false)).collect();
        insta::assert_snapshot!(*name, shown.concat(), text);
    }
}

#[test]
fn every_mistake_is_found_once() {
    let twice = ["word_operator", "keyword_in_capitals"];
    for (name, text) in MISTAKES {
        let (_, diagnostics) = check(text);
        let found: Vec<_> = diagnostics.iter().map(|found| (found.code.id, &found.message)).collect();
        assert!(!found.is_empty(), "{name}");
        assert!(found.len() == 1 || twice.contains(name), "{name}: {found:?}");
    }
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    let mut mended = 0;
    for (name, text) in MISTAKES {
        let (_, diagnostics) = check(text);
        if diagnostics.is_empty() || diagnostics.iter().any(|found| found.fix.is_none()) {
            continue;
        }
        let mut edits: Vec<_> =
            diagnostics.iter().filter_map(|found| found.fix.clone()).flat_map(|fix| fix.edits).collect();
        edits.sort_by_key(|edit| edit.span);
        let mut fixed = text.as_bytes().to_vec();
        for edit in edits.iter().rev() {
            fixed.splice(edit.span.start as usize..edit.span.end as usize, edit.text.bytes());
        }
        let fixed = String::from_utf8(fixed).unwrap();
        let (_, left) = check(&fixed);
        assert_eq!(left, [], "{name}: {fixed}");
        mended += 1;
    }
    assert!(mended > 30, "{mended}");
}

#[test]
fn five_errors_are_five_messages_each_at_its_place() {
    let text = "$a = 1\n$b = ;\nif( $a == \"x ) {\n   y();\n}\nfoo( $a ;\nBREAK;\nz();\n";
    let (sources, diagnostics) = check(text);
    let file = sources.get(FileId(0)).unwrap();
    let found: Vec<_> =
        diagnostics.iter().map(|found| (found.code.id, file.line(found.span.start))).collect();
    assert_eq!(found, [("PM0102", 1), ("PM0101", 2), ("PM0002", 3), ("PM0103", 6), ("PM0112", 7)]);
}

#[test]
fn an_error_in_a_block_hides_nothing_around_it() {
    let text = "sub f() {\n   $a = ;\n   $b = * 2;\n}\nif( + ) {\n   $c = );\n   $d = [ 1 2 ];\n}\n";
    let (sources, diagnostics) = check(text);
    let file = sources.get(FileId(0)).unwrap();
    let lines: Vec<_> = diagnostics.iter().map(|found| file.line(found.span.start)).collect();
    assert_eq!(lines, [2, 3, 5, 6, 7]);
}
