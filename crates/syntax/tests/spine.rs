//! The rules of the gallery and of the language's documents parse into the tree that they mean.

use pointsman_syntax::{FileId, SourceFile, dump_tree, parse};

fn tree(text: &str) -> String {
    let parsed = parse(FileId(0), &SourceFile::new("test.ts", text.as_bytes()));
    assert_eq!(parsed.diagnostics, [], "{text}");
    dump_tree(&parsed.rule)
}

#[test]
fn the_rule_of_the_article() {
    let text = r#"if( ! string.contains( $path, "gallery" ) ) break;
if ( ! string.ipmaskmatch( $ip, "my.ip.address/32" ) ) {
pool.use( "Sticky Pool" );
} else {
pool.use( "Maintenance" ); }
"#;
    assert_eq!(
        tree(text),
        r#"0..50 if (! (call string.contains $path "gallery"))
  44..50 break
51..172 if (! (call string.ipmaskmatch $ip "my.ip.address/32"))
  106..136 block
    108..134 expr (call pool.use "Sticky Pool")
else
  142..172 block
    144..170 expr (call pool.use "Maintenance")
"#
    );
}
