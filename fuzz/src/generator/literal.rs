//! Literals: the values that programs trip over.

use super::{Generator, Kind};

const INTS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "7",
    "10",
    "63",
    "64",
    "65",
    "100",
    "255",
    "0x2c",
    "0xffff",
    "1000",
    "65536",
    "2147483648",
    "9007199254740993",
    "9223372036854775807",
    "( -1 )",
    "( -2 )",
    "( -7 )",
    "( -9223372036854775807 - 1 )",
    "true",
    "false",
];

const DOUBLES: &[&str] = &[
    "0.5",
    "0.0",
    "1.0",
    "2.5",
    "3.14157",
    "3.75",
    "100.25",
    "1e3",
    "1.5e300",
    "123456789012345.678",
    "0.00001",
    "( -0.5 )",
    "( -2.5 )",
    "( 1.0 / 3 )",
];

const TEXTS: &[&str] = &[
    "",
    "a",
    "0",
    "12",
    "3.75",
    "-0.5",
    "14str",
    " 7 ",
    "abc",
    "ABC",
    "a,b,,c",
    "/gallery/2007/a.jpg",
    "10.0.1.7",
    "2001:200:0:8002::1",
    "www.example.com:8080",
    "key=value; other=2",
    "name=%41&b=c%20d+e",
    "Foo: bar",
    "text/html",
    "<b>&amp;",
    "{\"a\":[1,2.5,\"x\"]}",
    "[1,[2],{}]",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "%s-%d",
    "%3d|%f|%c",
    "9223372036854775808",
    "1e5",
    "ffEE",
    "aGVsbG8=",
    "$1-$2",
    "\u{e9}t\u{e9}",
];

/// What they may be where only a document will do: a schema, a DTD, a stylesheet.
const DOCUMENTS: &[&str] = &[
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:string'/></xs:schema>",
    "<!ELEMENT a (#PCDATA)>",
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
];

/// What constant arguments that are prepared at compile time may be: for each parameter, those that can be.
const PREPARABLE: &[&str] = &[
    "a",
    "^/gallery",
    "([a-z]+)=([^;&]*)",
    "(a)(b)?",
    "[0-9]+",
    "\\.jpg$",
    "(?i)foo",
    "^(.*?)(a.*?)(.*)$",
    "(?<=a)b",
    "(\\w)\\1",
    "x*",
    "10.0.1.0/24",
    "10.0.1.0/255.255.255.0",
    "10.0.1.",
    "10.0.1.1",
    "2001:200:0:8002::/64",
    "%s",
    "%d:%s",
    "%3d|%f",
    "gallery",
    "",
    "*.jpg",
    "a?c",
    "i",
    "g",
    "gi",
    "Host",
    "Content-Type",
    "X-Test",
    "Sticky Pool",
    "discard",
    "webserver01",
    "%Y-%m-%d",
    "/gallery",
    "http://www.example.com/",
    "200",
    "session",
];

impl Generator<'_> {
    pub(super) fn literal(&mut self, kind: Kind) {
        match kind {
            Kind::Int => {
                if self.once_in(3) {
                    let small = self.below(12);
                    self.write(&small.to_string());
                } else {
                    let literal = self.pick(INTS).unwrap_or("0");
                    self.write(literal);
                }
            }
            Kind::Double => {
                let literal = self.pick(DOUBLES).unwrap_or("0.5");
                self.write(literal);
            }
            Kind::Text => {
                let text = self.pick(TEXTS).unwrap_or_default();
                self.text(text.as_bytes());
            }
            Kind::Array => match self.below(4) {
                0 => self.write("[]"),
                1 => self.write("[ 1, \"b\", 2.5 ]"),
                2 => self.write("[ [ 1, 2 ], [ \"k\" => [] ], \"\" ]"),
                _ => self.write("[ \"10\", 9, \"a\", \"9\" ]"),
            },
            Kind::Hash => match self.below(4) {
                0 => self.write("[]"),
                1 => self.write("[ \"k\" => 1, \"a\" => \"x\" ]"),
                2 => self.write("[ 1 => [ 2, 3 ], \"h\" => [ \"k\" => \"v\" ] ]"),
                _ => self.write("[ 2.5 => \"d\", \"k\" => \"\", \"k\" => 7 ]"),
            },
            Kind::Any => match self.below(8) {
                0 => self.write("nil"),
                1..=2 => self.literal(Kind::Int),
                3 => self.literal(Kind::Double),
                4..=5 => self.literal(Kind::Text),
                6 => self.literal(Kind::Array),
                _ => self.literal(Kind::Hash),
            },
        }
    }

    /// A string literal, in one of the two kinds of quotes.
    pub(super) fn text(&mut self, text: &[u8]) {
        let plain = !text.iter().any(|byte| matches!(byte, b'\'' | b'\\'));
        if plain && self.once_in(4) {
            self.write("'");
            self.out.extend_from_slice(text);
            self.write("'");
            return;
        }
        self.write("\"");
        for &byte in text {
            match byte {
                b'"' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
                b'\n' => self.write("\\n"),
                // An escape that means the byte itself now and then.
                _ if byte.is_ascii_alphanumeric() && self.once_in(96) => {
                    self.write(&format!("\\{byte:03o}"));
                }
                _ => self.out.push(byte),
            }
        }
        if self.once_in(32) {
            self.write("\\n\\t\\201");
        }
        self.write("\"");
    }

    /// A constant that `prepare` accepts.
    pub(super) fn prepared(&mut self, accepts: impl Fn(&[u8]) -> bool) {
        let from = self.below(PREPARABLE.len());
        let accepted = (0..PREPARABLE.len())
            .map(|step| PREPARABLE[(from + step) % PREPARABLE.len()])
            .chain(DOCUMENTS.iter().copied())
            .find(|text| accepts(text.as_bytes()));
        self.text(accepted.unwrap_or_default().as_bytes());
    }
}
