//! What expressions and whole stylesheets give, and how much work it is.

use pointsman_model::Prepare;

use super::{Stop, Stylesheet, number};
use crate::xml::document;

fn transform(document: &str, inside: &str, work: u64) -> (Result<String, Stop>, u64) {
    let text = format!(
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\
        <xsl:output method='text'/>{inside}</xsl:stylesheet>"
    );
    let stylesheet = Stylesheet::prepare(text.as_bytes()).unwrap();
    let document = document::parse(document.as_bytes()).unwrap();
    let (made, left) = stylesheet.transform(&document, work);
    (made, work - left)
}

/// The value of an expression at the element `here`.
fn value(document: &str, expression: &str) -> String {
    let expression = expression.replace('<', "&lt;");
    let inside = format!(
        "<xsl:template match='/'><xsl:for-each select='//here'><xsl:value-of select=\"{expression}\"/>\
        </xsl:for-each></xsl:template>"
    );
    transform(document, &inside, 1 << 20).0.unwrap()
}

#[test]
fn each_axis_leads_where_it_should_in_its_own_order() {
    let document = "<r a='1'><b><c/></b><d/><here x='2' y='3'><e><f/></e><g/></here><h><i/></h><j/></r>";
    for (axis, count, first, last) in [
        ("ancestor", 1, "r", "r"),
        ("ancestor-or-self", 2, "here", "r"),
        ("attribute", 2, "x", "y"),
        ("child", 2, "e", "g"),
        ("descendant", 3, "e", "g"),
        ("descendant-or-self", 4, "here", "g"),
        ("following", 3, "h", "j"),
        ("following-sibling", 2, "h", "j"),
        ("parent", 1, "r", "r"),
        ("preceding", 3, "d", "b"),
        ("preceding-sibling", 2, "d", "b"),
        ("self", 1, "here", "here"),
    ] {
        assert_eq!(value(document, &format!("count({axis}::*)")), count.to_string(), "{axis}");
        assert_eq!(value(document, &format!("name({axis}::*[1])")), first, "{axis}");
        assert_eq!(value(document, &format!("name({axis}::*[last()])")), last, "{axis}");
    }
}

#[test]
fn operators_bind_as_they_should_and_names_are_told_from_them() {
    let document = "<here><div>6</div><mod>4</mod><and>1</and></here>";
    for (expression, expected) in [
        ("2 + 3 * 4 - 6 div 2", "11"),
        ("-2 * -3", "6"),
        ("--2", "2"),
        ("1 < 2 = true()", "true"),
        ("3 > 2 > 1", "false"),
        ("0 or 1 and 0", "false"),
        ("div div mod", "1.5"),
        ("div mod mod", "2"),
        ("and and and", "true"),
        ("count(*) * count(*)", "9"),
        ("*[2]*2", "8"),
        ("5 mod 2 + .5", "1.5"),
        ("div-mod", ""),
        ("div -mod", "2"),
        ("div|mod = 4", "true"),
    ] {
        assert_eq!(value(document, expression), expected, "{expression}");
    }
}

#[test]
fn numbers_are_written_with_as_many_digits_as_the_pattern_says() {
    for (value, pattern, expected) in [
        (0.0, "#", "0"),
        (0.0, "#.##", "0"),
        (0.125, "0.00", "0.13"),
        (1.005, "0.00", "1.00"),
        (999.999, "#,##0.00", "1,000.00"),
        (1234567.0, "#,##0", "1,234,567"),
        (-0.4, "0", "-0"),
        (0.07, "0%", "7%"),
        (12.0, "a0b", "a12b"),
        (1e15, "0", "1000000000000000"),
        (f64::NEG_INFINITY, "0", "-Infinity"),
    ] {
        assert_eq!(number::format(value, pattern).unwrap(), expected, "{value} {pattern}");
    }
    for wrong in ["", "x", "0.0.0", "0#", "#.#0", "0x0"] {
        assert!(number::format(1.0, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn work_grows_with_what_is_looked_at() {
    let inside = "<xsl:template match='/'><xsl:value-of select='count(//a[count(//a) > 0])'/></xsl:template>";
    let work = |count: usize| {
        let (made, work) = transform(&format!("<r>{}</r>", "<a/>".repeat(count)), inside, 1 << 40);
        assert_eq!(made, Ok(count.to_string()));
        work
    };
    let (some, more) = (work(100), work(1000));
    assert!(more > 50 * some && more < 200 * some, "{some} and {more}");
    let (made, spent) = transform(&format!("<r>{}</r>", "<a/>".repeat(1000)), inside, more - 1);
    assert_eq!((made, spent), (Err(Stop::Fuel), more - 1));
}

#[test]
fn the_deepest_recursion_of_each_kind_ends_before_the_stack_does() {
    let call = "<xsl:call-template name='t'/>";
    let template = |inside: &str| format!("<xsl:template match='/' name='t'>{inside}</xsl:template>");
    let around = |before: &str, after: &str| template(&format!("{before}{call}{after}"));
    let nested = |open: &str, close: &str| {
        let globals: String = (0..100)
            .map(|at| {
                let (open, close) = (open.repeat(31), close.repeat(31));
                format!("<xsl:variable name='v{at}' select='{open}$v{}{close}'/>", at + 1)
            })
            .collect();
        format!("{globals}<xsl:template match='/'><xsl:value-of select='$v0'/></xsl:template>")
    };
    for inside in [
        template(call),
        around("<xsl:if test='1'>", "</xsl:if>"),
        around("<xsl:for-each select='/'>", "</xsl:for-each>"),
        around("<xsl:variable name='v'>", "</xsl:variable>"),
        around("<xsl:element name='e'>", "</xsl:element>"),
        around("<o><xsl:attribute name='a'>", "</xsl:attribute></o>"),
        around("<xsl:call-template name='t'><xsl:with-param name='p'>", "</xsl:with-param></xsl:call-template>"),
        "<xsl:template match='*'><xsl:apply-templates select='.'><xsl:sort/></xsl:apply-templates></xsl:template>"
            .to_owned(),
        nested("not(", ")"),
        nested("(1 + ", ")"),
        nested("/*[", "]"),
    ] {
        // Tests run on the smallest stack that anything of ours does.
        let (made, _) = transform("<a/>", &inside, 1 << 30);
        assert!(matches!(&made, Err(Stop::Error(what)) if what.contains("nested too deeply")), "{inside} {made:?}");
    }
}
