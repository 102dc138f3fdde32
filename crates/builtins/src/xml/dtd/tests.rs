//! Which constraint a document breaks, and how much work it is to see that.

use pointsman_model::Prepare;

use super::Dtd;
use super::judge::{Breach, Work};
use crate::xml::document;

fn judge(dtd: &str, document: &str, work: u64) -> Option<(Result<(), Breach>, u64)> {
    let dtd = Dtd::prepare(dtd.as_bytes()).unwrap();
    let text = dtd.complete(document);
    let mut work = Work { left: work };
    let all = work.left;
    let verdict = dtd.judge(&document::tree(&text).unwrap(), &mut work).ok()?;
    Some((verdict, all - work.left))
}

#[test]
fn each_constraint_is_told_from_the_others() {
    let dtd = "<!NOTATION gif SYSTEM ''><!ENTITY pic SYSTEM '' NDATA gif><!ELEMENT r (a, b?)><!ELEMENT a ANY>\
        <!ATTLIST a id ID #IMPLIED to IDREFS #IMPLIED must CDATA #REQUIRED one CDATA #FIXED '1' \
        kind (x|y) 'x' as NOTATION (gif) #IMPLIED of ENTITY #IMPLIED>";
    for (document, expected) in [
        ("<r><a must=''/></r>", Ok(())),
        ("<a must='' id='x' to=' x  x ' one='1' kind='y' as='gif' of='pic'><a must=''/></a>", Ok(())),
        ("<!DOCTYPE a><r><a must=''/></r>", Err(Breach::RootElementType)),
        ("<r><a must=''/><b/></r>", Err(Breach::ElementDeclared)),
        ("<r><a must=''/><a must=''/></r>", Err(Breach::ElementContent)),
        ("<a must='' other=''/>", Err(Breach::AttributeDeclared)),
        ("<a must='' kind='z'/>", Err(Breach::AttributeValue)),
        ("<a must='' id='1'/>", Err(Breach::AttributeValue)),
        ("<a/>", Err(Breach::RequiredAttribute)),
        ("<a must='' one='01'/>", Err(Breach::FixedAttribute)),
        ("<a must='' id='x'><a must='' id='x'/></a>", Err(Breach::UniqueId)),
        ("<a must='' id='x' to='x y'/>", Err(Breach::IdRef)),
        ("<a must='' of='gif'/>", Err(Breach::EntityName)),
        ("<a must='' as='png'/>", Err(Breach::Notation)),
    ] {
        assert_eq!(judge(dtd, document, 1000).unwrap().0, expected, "{document}");
    }
}

#[test]
fn work_grows_with_children_and_not_with_ways() {
    let nested = (0..20).fold("a?".to_owned(), |model, _| format!("(a|({model})*)*"));
    let dtd = format!("<!ELEMENT r ({nested})><!ELEMENT a EMPTY>");
    let work = |count: usize| {
        let (verdict, work) = judge(&dtd, &format!("<r>{}</r>", "<a/>".repeat(count)), 1 << 30).unwrap();
        assert_eq!(verdict, Ok(()));
        work
    };
    let (some, more) = (work(100), work(1000));
    assert!(more < 11 * some, "{some} and {more}");
    assert!(judge(&dtd, "<r><a/><a/></r>", 50).is_none(), "so little work is not enough");
}
