//! What was made, written as `xsl:output` says (XSLT 1.0, section 16).

use std::collections::HashMap;
use std::sync::Arc;

use super::Stop;
use super::tree::{Id, Kind, Name, ROOT, Tree, XML};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Xml,
    Html,
    Text,
}

/// How it is written.
#[derive(Debug, Default)]
pub(super) struct Format {
    /// `None` is HTML when the outermost element is `html`, and XML otherwise.
    pub(super) method: Option<Method>,
    pub(super) omit_declaration: bool,
    pub(super) standalone: Option<bool>,
    pub(super) public: Option<String>,
    pub(super) system: Option<String>,
    /// Elements whose text is written in CDATA sections.
    pub(super) cdata: Vec<Name>,
}

/// Elements of HTML that have no end tag.
const VOID: [&str; 15] = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link",
    "meta", "param", "wbr",
];
/// Attributes of HTML that are there or not.
const SWITCHES: [&str; 12] = [
    "checked", "compact", "declare", "defer", "disabled", "ismap", "multiple", "nohref", "noshade", "nowrap",
    "readonly", "selected",
];

/// Writes a tree, in at most so many bytes.
pub(super) fn write(tree: &Tree, format: &Format, room: usize) -> Result<String, Stop> {
    let first = tree.children(ROOT).find(|node| tree.kind(*node) == Kind::Element);
    let name = first.and_then(|first| tree.name(first));
    let text_before = tree
        .children(ROOT)
        .take_while(|node| Some(*node) != first)
        .any(|node| matches!(tree.kind(node), Kind::Text | Kind::Raw) && !tree.value(node).trim().is_empty());
    let looks_html = !text_before
        && name.is_some_and(|name| name.uri.is_empty() && name.local.eq_ignore_ascii_case("html"));
    let method = format.method.unwrap_or(if looks_html { Method::Html } else { Method::Xml });
    let mut writer =
        Writer { tree, format, method, out: String::new(), scope: HashMap::new(), open: Vec::new(), room };
    writer.all(first)?;
    Ok(writer.out)
}

struct Open {
    /// Where the element ends in its tree.
    end: Id,
    /// Its end tag; "" for elements without one.
    tag: String,
    /// What it binds: each prefix, to be given up at its end.
    bound: Vec<Arc<str>>,
    cdata: bool,
    /// Its text is written as it is: `script` and `style`.
    verbatim: bool,
}

struct Writer<'t> {
    tree: &'t Tree,
    format: &'t Format,
    method: Method,
    out: String,
    /// What each prefix stands for, the innermost binding last.
    scope: HashMap<Arc<str>, Vec<Arc<str>>>,
    open: Vec<Open>,
    room: usize,
}

impl Writer<'_> {
    fn all(&mut self, first: Option<Id>) -> Result<(), Stop> {
        let tree = self.tree;
        if self.method == Method::Xml && !self.format.omit_declaration {
            self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"");
            match self.format.standalone {
                Some(true) => self.out.push_str(" standalone=\"yes\""),
                Some(false) => self.out.push_str(" standalone=\"no\""),
                None => {}
            }
            self.out.push_str("?>\n");
        }
        for node in 1..tree.len() as Id {
            self.close_before(node);
            if self.out.len() > self.room {
                return Err(Stop::Memory);
            }
            let value = tree.value(node);
            match tree.kind(node) {
                Kind::Text | Kind::Raw if self.method == Method::Text => self.out.push_str(value),
                _ if self.method == Method::Text => {}
                Kind::Root | Kind::Attribute => {}
                Kind::Element => {
                    if Some(node) == first {
                        self.doctype(node);
                    }
                    self.element(node);
                }
                Kind::Raw => self.out.push_str(value),
                Kind::Text => match self.open.last() {
                    Some(open) if open.verbatim => self.out.push_str(value),
                    Some(open) if open.cdata => {
                        self.out.push_str("<![CDATA[");
                        self.out.push_str(&value.replace("]]>", "]]]]><![CDATA[>"));
                        self.out.push_str("]]>");
                    }
                    _ => escape(&mut self.out, value, false, false),
                },
                Kind::Comment => {
                    self.out.push_str("<!--");
                    self.out.push_str(value);
                    self.out.push_str("-->");
                }
                Kind::Instruction => {
                    self.out.push_str("<?");
                    self.out.push_str(tree.name(node).map(|name| &*name.local).unwrap_or_default());
                    if !value.is_empty() {
                        self.out.push(' ');
                        self.out.push_str(value);
                    }
                    self.out.push_str(if self.method == Method::Html { ">" } else { "?>" });
                }
            }
        }
        self.close_before(Id::MAX);
        if self.out.len() > self.room { Err(Stop::Memory) } else { Ok(()) }
    }

    /// Ends the elements that end before `node`.
    fn close_before(&mut self, node: Id) {
        while self.open.last().is_some_and(|open| open.end <= node) {
            let Some(open) = self.open.pop() else { return };
            self.out.push_str(&open.tag);
            for prefix in open.bound {
                if let Some(uris) = self.scope.get_mut(&prefix) {
                    uris.pop();
                }
            }
        }
    }

    fn doctype(&mut self, node: Id) {
        let Format { public, system, .. } = self.format;
        let html = self.method == Method::Html;
        if system.is_none() && (public.is_none() || !html) {
            return;
        }
        let name = self.tree.name(node).map(Name::written).unwrap_or_default();
        self.out.push_str(&format!("<!DOCTYPE {name}"));
        match public {
            Some(public) => self.out.push_str(&format!(" PUBLIC \"{public}\"")),
            None => self.out.push_str(" SYSTEM"),
        }
        if let Some(system) = system {
            let quote = if system.contains('"') { '\'' } else { '"' };
            self.out.push_str(&format!(" {quote}{system}{quote}"));
        }
        self.out.push_str(">\n");
    }

    fn bound(&self, prefix: &str) -> &str {
        self.scope.get(prefix).and_then(|uris| uris.last()).map_or("", |uri| uri)
    }

    fn element(&mut self, node: Id) {
        let tree = self.tree;
        let Some(name) = tree.name(node) else { return };
        let html = self.method == Method::Html && name.uri.is_empty();
        let mut bound: Vec<Arc<str>> = Vec::new();
        let mut declared = String::new();
        // Its own name first, then what it says, then what its attributes need.
        self.bind(&name.prefix, &name.uri, &mut bound, &mut declared);
        for (prefix, uri) in tree.bindings(node) {
            if !bound.contains(prefix)
                && **prefix != *name.prefix
                && !(prefix.is_empty() && name.uri.is_empty())
            {
                self.bind(prefix, uri, &mut bound, &mut declared);
            }
        }
        let mut attributes = String::new();
        for attribute in tree.attributes(node) {
            let Some(name) = tree.name(attribute) else { continue };
            let written = match &*name.uri {
                "" => name.local.to_string(),
                XML => format!("xml:{}", name.local),
                uri => {
                    let prefix = self.prefix_for(name, uri, &mut bound, &mut declared);
                    format!("{prefix}:{}", name.local)
                }
            };
            attributes.push(' ');
            attributes.push_str(&written);
            let value = tree.value(attribute);
            let switch = html && SWITCHES.iter().any(|switch| switch.eq_ignore_ascii_case(&written));
            if !(switch && value.eq_ignore_ascii_case(&written)) {
                attributes.push_str("=\"");
                escape(&mut attributes, value, true, html);
                attributes.push('"');
            }
        }
        let written = name.written();
        self.out.push('<');
        self.out.push_str(&written);
        self.out.push_str(&declared);
        self.out.push_str(&attributes);
        let end = tree.behind(node);
        let empty = tree.children(node).next().is_none();
        let is = |names: &[&str]| html && names.iter().any(|known| known.eq_ignore_ascii_case(&written));
        let tag = if is(&VOID) {
            self.out.push('>');
            String::new()
        } else if empty && !html {
            self.out.push_str("/>");
            String::new()
        } else {
            self.out.push('>');
            format!("</{written}>")
        };
        if is(&["head"]) {
            self.out.push_str("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">");
        }
        let cdata = !html && self.format.cdata.contains(name);
        self.open.push(Open { end, tag, bound, cdata, verbatim: is(&["script", "style"]) });
    }

    /// Binds a prefix, unless it stands for that already.
    fn bind(&mut self, prefix: &Arc<str>, uri: &Arc<str>, bound: &mut Vec<Arc<str>>, declared: &mut String) {
        if self.bound(prefix) == &**uri || **prefix == *"xml" {
            return;
        }
        declared.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
        declared.push_str(prefix);
        declared.push_str("=\"");
        escape(declared, uri, true, false);
        declared.push('"');
        self.scope.entry(Arc::clone(prefix)).or_default().push(Arc::clone(uri));
        bound.push(Arc::clone(prefix));
    }

    /// The prefix for the name of an attribute: its own, where that is free, or a new one.
    fn prefix_for(
        &mut self,
        name: &Name,
        uri: &str,
        bound: &mut Vec<Arc<str>>,
        declared: &mut String,
    ) -> Arc<str> {
        if !name.prefix.is_empty() && self.bound(&name.prefix) == uri {
            return Arc::clone(&name.prefix);
        }
        let mut prefix = Arc::clone(&name.prefix);
        let mut number = 0;
        while prefix.is_empty() || !self.bound(&prefix).is_empty() {
            if self.bound(&prefix) == uri && !prefix.is_empty() {
                return prefix;
            }
            prefix = format!("ns{number}").into();
            number += 1;
        }
        self.bind(&prefix, &uri.into(), bound, declared);
        prefix
    }
}

/// Writes text so that it is read as it is.
fn escape(out: &mut String, text: &str, in_attribute: bool, in_html: bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' if in_html && in_attribute && text.as_bytes().get(at + 1) == Some(&b'{') => continue,
            b'&' => "&amp;",
            b'<' if in_html && in_attribute => continue,
            b'<' => "&lt;",
            b'>' if in_html && in_attribute => continue,
            b'>' => "&gt;",
            b'"' if in_attribute => "&quot;",
            b'\r' => "&#13;",
            b'\n' if in_attribute && !in_html => "&#10;",
            b'\t' if in_attribute && !in_html => "&#9;",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
}
