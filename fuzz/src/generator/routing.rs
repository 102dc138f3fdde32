//! What most rules consist of: questions about the request, with constants for the rest.

use super::{Generator, Kind};

/// Fields of the request, and a variable or two that may hold a text.
const SUBJECTS: &[&str] = &[
    "$path",
    "http.getPath()",
    "http.getHostHeader()",
    "$host",
    "http.getMethod()",
    "http.getRawURL()",
    "http.getHeader( \"Host\" )",
    "http.getHeader( \"accept\" )",
    "http.getHeader( \"x-test\" )",
    "http.getResponseHeader( \"etag\" )",
    "$ip",
    "$s",
    "$x",
    "$field",
    "$field",
];

/// Texts that some request has, or nearly.
const TEXTS: &[&str] = &[
    "/",
    "/gallery",
    "/gallery/2007/a.jpg",
    ".jpg",
    "/api",
    "*",
    "/abs",
    "www.example.com",
    "www.",
    "WWW.",
    "example.com",
    ".COM",
    "GET",
    "get",
    "POST",
    "P",
    "",
    "html",
    "text/html",
    "127.0.0.1",
    "127.",
    "10.0.0.0/8",
    "127.0.0.0/8",
    "::1",
    "7",
];

const NETWORKS: &[&str] =
    &["127.0.0.1", "127.0.0.0/8", "10.0.0.0/8", "10.", "::1", "2001:db8::/32", "0.0.0.0/0", "192.0.2.7/31"];

const TESTS: &[&str] = &[
    "string.startsWith",
    "string.startsWithI",
    "string.endsWith",
    "string.endsWithI",
    "string.contains",
    "string.containsI",
    "startsWith",
];

impl Generator<'_> {
    /// A few of them.
    pub(super) fn routing(&mut self, blocks: usize) {
        for _ in 0..1 + self.below(3) {
            if self.once_in(2) {
                let call = self.pick(&["http.getPath()", "http.getHeader( \"x-test\" )", "http.getMethod()"]);
                self.write(&format!("$field = {};", call.unwrap_or("http.getPath()")));
                self.line();
            }
            match self.below(7) {
                0..=1 => self.routing_chain(blocks),
                2 => self.routing_switch(blocks),
                3 => self.routing_list(blocks),
                4 => self.header_loop(blocks),
                _ => {
                    self.write("if( ");
                    let subject = self.subject();
                    self.question(subject);
                    self.write(" ) ");
                    self.outcome(blocks);
                }
            }
            self.line();
        }
    }

    fn subject(&mut self) -> &'static str {
        self.pick(SUBJECTS).unwrap_or("$path")
    }

    fn plain_text(&mut self) -> &'static str {
        self.pick(TEXTS).unwrap_or("/")
    }

    /// One question, or several with `||` or `&&` between them.
    fn question(&mut self, subject: &'static str) {
        let more = self.below(4);
        let between = if self.once_in(4) { " && " } else { " || " };
        let networks = self.once_in(4);
        for at in 0..=more {
            if at > 0 {
                self.write(between);
            }
            if networks {
                let network = self.pick(NETWORKS).unwrap_or("::1");
                self.write(&format!("string.ipmaskmatch( {subject}, \"{network}\" )"));
            } else {
                self.single_question(subject);
            }
        }
    }

    fn single_question(&mut self, subject: &'static str) {
        let subject = if self.once_in(8) { self.subject() } else { subject };
        let text = self.plain_text();
        let text = match self.below(8) {
            0 => "7".to_owned(),
            1 => "$s".to_owned(),
            _ => format!("\"{text}\""),
        };
        let written = match self.below(14) {
            10..=13 => self.other_words(subject, &text),
            0..=2 => format!("{subject} == {text}"),
            3 => format!("{text} == {subject}"),
            4 => format!("{subject} != {text}"),
            5 => format!("! string.startsWith( {subject}, {text} )"),
            6 => subject.to_owned(),
            7 => "http.headerExists( \"x-test\" )".to_owned(),
            _ => {
                let test = self.pick(TESTS).unwrap_or("string.contains");
                format!("{test}( {subject}, {text} )")
            }
        };
        self.write(&written);
    }

    /// What others of the questions say in other words, or nearly.
    fn other_words(&mut self, subject: &str, text: &str) -> String {
        let relation = self.pick(&["==", "!=", "<", "<=", ">", ">="]).unwrap_or("==");
        let number = self.pick(&["-1", "0", "1", "1", "2"]).unwrap_or("0");
        let plain = text.trim_matches('"');
        let length = plain.len() + usize::from(self.once_in(8));
        let call = match self.below(9) {
            0 => format!("string.find( {subject}, {text} )"),
            1 => format!("string.findI( {subject}, {text} )"),
            2 => format!("string.count( {subject}, {text} )"),
            3 => format!("string.contains( {subject}, {text} )"),
            4 => return format!("string.left( {subject}, {length} ) {relation} {text}"),
            5 => return format!("{text} {relation} string.right( {subject}, {length} )"),
            6 => return format!("string.substring( {subject}, 0, {} ) == {text}", length as i64 - 1),
            7 => format!("string.wildmatch( {subject}, \"{plain}*\" )"),
            _ => format!("string.regexmatch( {subject}, \"^{}\" )", plain.trim_start_matches('*')),
        };
        match self.below(4) {
            0 => call,
            1 => format!("! {call}"),
            2 => format!("{number} {relation} {call}"),
            _ => format!("!( {call} {relation} {number} )"),
        }
    }

    /// `if`, `else if`, or one `if` behind the other, about one subject mostly.
    fn routing_chain(&mut self, blocks: usize) {
        let subject = self.subject();
        let with_else = self.once_in(2);
        for at in 0..2 + self.below(4) {
            if at > 0 && with_else {
                self.write("else ");
            }
            self.write("if( ");
            self.question(subject);
            self.write(" ) ");
            self.outcome(blocks);
            self.line();
        }
    }

    fn routing_switch(&mut self, blocks: usize) {
        let subject = self.subject();
        let matcher = self.pick(&["", ", string.startsWith", ", string.endsWithI", ", string.contains"]);
        self.write(&format!("switch( {subject}{} ) {{", matcher.unwrap_or_default()));
        self.line();
        for _ in 0..2 + self.below(5) {
            let (first, second) = (self.plain_text(), self.plain_text());
            self.write(&format!("case \"{first}\", \"{second}\": "));
            self.outcome(blocks);
            self.line();
        }
        if self.once_in(2) {
            self.write("default: ");
            self.outcome(blocks);
        }
        self.write("}");
    }

    /// A list that is searched.
    fn routing_list(&mut self, blocks: usize) {
        let subject = self.subject();
        let networks = self.once_in(2);
        let mut list = String::new();
        let count = 1 + self.below(4);
        for at in 0..count {
            let item = if networks { self.pick(NETWORKS).unwrap_or("::1") } else { self.plain_text() };
            list.push_str(if at > 0 { ", " } else { "" });
            list.push_str(&format!("\"{item}\""));
            if networks && count == 4 {
                // A long list, which the machine goes through in runs.
                list.extend((0..17).map(|number| format!(", \"10.{}.0.0/16\"", 17 * at + number)));
            }
        }
        let test =
            if networks { "string.ipmaskmatch" } else { self.pick(TESTS).unwrap_or("string.contains") };
        let iterable = if self.once_in(2) {
            self.write(&format!("$listed = [ {list} ];"));
            self.line();
            "$listed".to_owned()
        } else {
            format!("[ {list} ]")
        };
        self.write(&format!("foreach( $item in {iterable} ) {{ if( {test}( {subject}, $item ) ) {{ "));
        self.outcome(blocks);
        if self.once_in(2) {
            self.write(" break;");
        }
        self.write(" } }");
        if self.once_in(3) {
            self.write(" log.info( $item );");
        }
    }

    /// A loop over header names that asks about names and values.
    fn header_loop(&mut self, blocks: usize) {
        let names = self.pick(&["http.listHeaderNames()", "http.listResponseHeaderNames()"]);
        self.write(&format!("foreach( $name in {} ) {{ ", names.unwrap_or("http.listHeaderNames()")));
        let get = self.pick(&["http.getHeader", "http.getHeader", "http.getResponseHeader"]);
        let mut value = format!("{}( $name )", get.unwrap_or("http.getHeader"));
        if self.once_in(3) {
            self.write(&format!("$value = {value}; "));
            value = "$value".to_owned();
        }
        for _ in 0..1 + self.below(2) {
            let text = self.plain_text();
            let about = if self.once_in(3) { "$name" } else { &*value };
            let not = if self.once_in(4) { "! " } else { "" };
            let asked = match self.below(5) {
                0 => format!("{about} == \"{text}\""),
                1 => format!("{not}string.regexmatch( {about}, \"(w+)[.]|Mozilla/([0-9])\" )"),
                2 => format!("{not}string.regexmatch( {about}, \"MOZ\", \"i\" )"),
                3 => about.to_owned(),
                _ => format!("{not}string.contains( {about}, \"{text}\" )"),
            };
            self.write(&format!("if( {asked} ) "));
            match self.below(4) {
                0 => self.write("continue; "),
                1 => self.write("log.info( $name . $1 ); "),
                _ => self.outcome(blocks),
            }
        }
        self.write(" }");
        if self.once_in(4) {
            self.write(" log.info( $name );");
        }
    }

    /// What is done then.
    fn outcome(&mut self, blocks: usize) {
        match self.below(12) {
            0 => self.write("pool.use( \"Sticky Pool\" );"),
            1 => self.write("pool.use( \"no such pool\" );"),
            2 => self.write("pool.select( \"Maintenance\" );"),
            3 => self.write("connection.discard();"),
            4 => self.write("return;"),
            5 if blocks > 0 => self.small_body(),
            6 => self.write("http.setPath( \"/gallery/2007/a.jpg\" );"),
            7 => self.write("http.setHeader( \"x-test\", \"7\" );"),
            8 => self.write("log.info( $field );"),
            _ => {
                self.write("log.info( ");
                self.expr(Kind::Text, 1);
                self.write(" );");
            }
        }
    }

    fn small_body(&mut self) {
        self.write("{ ");
        self.assignment(1);
        self.write("; log.warn( \"there\" ); }");
    }
}
