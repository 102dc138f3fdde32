//! A stylesheet's document, read into instructions. What is not supported is an error here, before anything is transformed.

use std::sync::Arc;

use uppsala::{Document, NodeId};

use super::Stop;
use super::expression::{Expression, Test};
use super::grammar;
use super::output::{Format, Method};
use super::pattern::{self, Pattern};
use super::reader::Reader;
use super::stylesheet::{Key, Rule, Space, Stylesheet, Template, Wrong, XSL};
use super::tree::{Binding, Id, Kind, Name, ROOT, Tree};

/// Prefixes that a stylesheet may bind, all in all.
const BINDINGS: usize = 500;

/// Names in `xsl:strip-space` and `xsl:preserve-space`: each text that is white space is held against all.
const SPACES: usize = 100;

/// Reads a stylesheet. The error says, as a clause, where what is wrong.
pub(super) fn read(document: &Document<'_>) -> Result<Stylesheet, String> {
    let strips = |tree: &Tree, element: Id| {
        !tree.name(element).is_some_and(|name| name.is(XSL, "text")) && !tree.keeps_space()
    };
    let (tree, origins) = Tree::of(document, &strips).map_err(|stop| match stop {
        Stop::Error(what) => what,
        Stop::Fuel | Stop::Memory => "it is too large".to_owned(),
    })?;
    sheet(&tree).map_err(|(node, what)| {
        let origin = origins.get(node as usize).copied().unwrap_or(NodeId::new(0));
        format!("line {}: {what}", document.node_line(origin))
    })
}

fn sheet(tree: &Tree) -> Result<Stylesheet, Wrong> {
    let bindings: usize = (0..tree.len() as Id).map(|node| tree.bindings(node).len()).sum();
    if bindings > BINDINGS {
        return Err((ROOT, format!("a stylesheet binds at most {BINDINGS} prefixes")));
    }
    let root = tree.children(ROOT).find(|node| tree.kind(*node) == Kind::Element);
    let Some((root, name)) = root.and_then(|root| Some((root, tree.name(root)?))) else {
        return Err((ROOT, "it has no element".to_owned()));
    };
    let scope: Arc<[Binding]> = tree.scope(root).into();
    if name.is(XSL, "stylesheet") || name.is(XSL, "transform") {
        version(root, tree.attribute_of(root, "", "version"))?;
        return Sheet { tree, made: Stylesheet::default(), reader: Reader::new(tree, root, &scope)? }
            .all(root, &scope);
    }
    // One template, written as what it makes.
    let Some(version_said) = tree.attribute_of(root, XSL, "version") else {
        return Err((
            root,
            format!(
                "this is no stylesheet: its outermost element is `xsl:stylesheet` of the namespace {XSL}"
            ),
        ));
    };
    version(root, Some(version_said))?;
    let mut made = Stylesheet::default();
    let body = vec![Reader::new(tree, root, &scope)?.literal(root, &scope)?];
    made.templates.push(Template { body });
    add_rules(&mut made, pattern::read("/", &[]).map_err(|what| (root, what))?, None, None);
    Ok(made)
}

fn version(root: Id, version: Option<&str>) -> Result<(), Wrong> {
    match version {
        Some("1.0") => Ok(()),
        Some(other) => Err((root, format!("its version is `{other}`, and only XSLT 1.0 is supported"))),
        None => Err((root, "it has no attribute `version`".to_owned())),
    }
}

fn add_rules(made: &mut Stylesheet, patterns: Vec<Pattern>, mode: Option<Name>, priority: Option<f64>) {
    let template = made.templates.len().saturating_sub(1);
    for pattern in patterns {
        let priority = priority.unwrap_or_else(|| pattern.priority());
        made.rules.push(Rule { pattern, mode: mode.clone(), priority, template });
    }
}

struct Sheet<'t> {
    tree: &'t Tree,
    made: Stylesheet,
    reader: Reader<'t>,
}

impl Sheet<'_> {
    fn all(mut self, root: Id, scope: &Arc<[Binding]>) -> Result<Stylesheet, Wrong> {
        self.reader
            .check(root, &["version", "id", "exclude-result-prefixes", "extension-element-prefixes"])?;
        // Templates are called before they are read.
        let mut named: Vec<Option<Name>> = Vec::new();
        for node in self.tree.children(root) {
            if self.reader.is_xsl(node, "template") {
                let scope = self.reader.scope(node, scope);
                let name = self.reader.qname(node, "name", &scope)?;
                if name.is_some() && named.contains(&name) {
                    return Err((node, "two templates have one name".to_owned()));
                }
                named.push(name);
            }
        }
        self.reader.templates = named;
        for node in self.tree.children(root) {
            match self.tree.kind(node) {
                Kind::Comment | Kind::Instruction => continue,
                Kind::Element => {}
                _ => return Err((node, "text stands outside of all templates".to_owned())),
            }
            let scope = self.reader.scope(node, scope);
            self.top(node, &scope)?;
        }
        // The last that is written is tried first, where priorities are the same.
        self.made.rules.reverse();
        self.made.rules.sort_by(|one, other| other.priority.total_cmp(&one.priority));
        Ok(self.made)
    }

    fn top(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<(), Wrong> {
        let Some(name) = self.tree.name(node) else { return Ok(()) };
        if &*name.uri != XSL {
            // Data of other programs is allowed here.
            return match name.uri.is_empty() {
                true => Err((node, format!("`{}` stands outside of all templates", name.written()))),
                false => Ok(()),
            };
        }
        match &*name.local {
            "template" => self.template(node, scope),
            "variable" | "param" => {
                let variable = self.reader.variable(node, scope)?;
                if self.made.globals.iter().any(|other| other.name == variable.name) {
                    return Err((node, format!("`${}` is declared twice", variable.name.written())));
                }
                self.made.globals.push(variable);
                Ok(())
            }
            "key" => {
                self.reader.check(node, &["name", "match", "use"])?;
                let name = self.reader.qname(node, "name", scope)?;
                let name = name.ok_or_else(|| (node, "xsl:key has no attribute `name`".to_owned()))?;
                let patterns = self.reader.required(node, "match")?;
                let patterns = pattern::read(patterns, scope).map_err(|what| (node, what))?;
                let value = self.reader.required_expression(node, "use", scope)?;
                self.made.keys.push(Key { name, patterns, value });
                Ok(())
            }
            "output" => self.output(node, scope),
            space @ ("strip-space" | "preserve-space") => {
                self.reader.check(node, &["elements"])?;
                for written in self.reader.required(node, "elements")?.split_ascii_whitespace() {
                    let test = match grammar::read(written, scope).map_err(|what| (node, what))? {
                        Expression::Path(path) => path.steps.into_iter().next().map(|step| step.test),
                        _ => None,
                    };
                    let Some(test @ (Test::Name(_) | Test::AnyOf(_) | Test::AnyName)) = test else {
                        return Err((node, format!("`{written}` is not the name of an element")));
                    };
                    if self.made.spaces.len() >= SPACES {
                        return Err((
                            node,
                            format!("more than {SPACES} elements are named for their white space"),
                        ));
                    }
                    self.made.spaces.push(Space { test, strip: space == "strip-space" });
                }
                Ok(())
            }
            "import" | "include" => Err((
                node,
                format!(
                    "`xsl:{}` is not supported: nothing is fetched; write all templates into one stylesheet",
                    name.local
                ),
            )),
            other => Err((node, format!("`xsl:{other}` is not supported"))),
        }
    }

    fn template(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<(), Wrong> {
        self.reader.check(node, &["match", "name", "priority", "mode"])?;
        let name = self.reader.qname(node, "name", scope)?;
        let mode = self.reader.qname(node, "mode", scope)?;
        let matched = self.tree.attribute_of(node, "", "match");
        if matched.is_none() && (name.is_none() || mode.is_some()) {
            return Err((
                node,
                "xsl:template has neither `match` nor `name`, or a mode without `match`".to_owned(),
            ));
        }
        let priority = match self.tree.attribute_of(node, "", "priority") {
            Some(written) => {
                let priority = super::number::read(written);
                if priority.is_nan() {
                    return Err((node, format!("`{written}` is not a priority")));
                }
                Some(priority)
            }
            None => None,
        };
        let patterns = match matched {
            Some(matched) => pattern::read(matched, scope).map_err(|what| (node, what))?,
            None => Vec::new(),
        };
        let body = self.reader.template_body(node, scope)?;
        self.made.templates.push(Template { body });
        add_rules(&mut self.made, patterns, mode, priority);
        Ok(())
    }

    fn output(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<(), Wrong> {
        let tree = self.tree;
        self.reader.check(
            node,
            &[
                "method",
                "version",
                "encoding",
                "omit-xml-declaration",
                "standalone",
                "doctype-public",
                "doctype-system",
                "cdata-section-elements",
                "indent",
                "media-type",
            ],
        )?;
        let yes = |name: &str| match tree.attribute_of(node, "", name) {
            None => Ok(None),
            Some("yes") => Ok(Some(true)),
            Some("no") => Ok(Some(false)),
            Some(other) => Err((node, format!("`{name}` is `yes` or `no`, not `{other}`"))),
        };
        let format: &mut Format = &mut self.made.format;
        if let Some(method) = tree.attribute_of(node, "", "method") {
            format.method = Some(match method {
                "xml" => Method::Xml,
                "html" => Method::Html,
                "text" => Method::Text,
                other => return Err((node, format!("the output method `{other}` is not supported"))),
            });
        }
        if let Some(encoding) = tree.attribute_of(node, "", "encoding")
            && !encoding.eq_ignore_ascii_case("utf-8")
        {
            return Err((node, format!("the encoding `{encoding}` is not supported: what is made is UTF-8")));
        }
        // How lines are indented is left to a processor.
        yes("indent")?;
        format.omit_declaration = yes("omit-xml-declaration")?.unwrap_or(format.omit_declaration);
        format.standalone = yes("standalone")?.or(format.standalone);
        let text = |name: &str| tree.attribute_of(node, "", name).map(str::to_owned);
        format.public = text("doctype-public").or(format.public.take());
        format.system = text("doctype-system").or(format.system.take());
        for written in text("cdata-section-elements").unwrap_or_default().split_ascii_whitespace() {
            format.cdata.push(self.reader.element_name(node, written, scope)?);
        }
        Ok(())
    }
}
