//! The functions of XPath 1.0, and those that XSLT 1.0 adds.

use std::rc::Rc;

use super::Stop;
use super::evaluate::{Place, Value};
use super::number;
use super::run::Run;
use super::tree::{Kind, XML};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Last,
    Position,
    Count,
    LocalName,
    NamespaceUri,
    Name,
    String,
    Concat,
    StartsWith,
    Contains,
    SubstringBefore,
    SubstringAfter,
    Substring,
    StringLength,
    NormalizeSpace,
    Translate,
    Boolean,
    Not,
    True,
    False,
    Lang,
    Number,
    Sum,
    Floor,
    Ceiling,
    Round,
    Current,
    GenerateId,
    FormatNumber,
    SystemProperty,
}

/// Each with the fewest and the most arguments that it takes.
const ALL: [(&str, Function, usize, usize); 30] = [
    ("last", Function::Last, 0, 0),
    ("position", Function::Position, 0, 0),
    ("count", Function::Count, 1, 1),
    ("local-name", Function::LocalName, 0, 1),
    ("namespace-uri", Function::NamespaceUri, 0, 1),
    ("name", Function::Name, 0, 1),
    ("string", Function::String, 0, 1),
    ("concat", Function::Concat, 2, usize::MAX),
    ("starts-with", Function::StartsWith, 2, 2),
    ("contains", Function::Contains, 2, 2),
    ("substring-before", Function::SubstringBefore, 2, 2),
    ("substring-after", Function::SubstringAfter, 2, 2),
    ("substring", Function::Substring, 2, 3),
    ("string-length", Function::StringLength, 0, 1),
    ("normalize-space", Function::NormalizeSpace, 0, 1),
    ("translate", Function::Translate, 3, 3),
    ("boolean", Function::Boolean, 1, 1),
    ("not", Function::Not, 1, 1),
    ("true", Function::True, 0, 0),
    ("false", Function::False, 0, 0),
    ("lang", Function::Lang, 1, 1),
    ("number", Function::Number, 0, 1),
    ("sum", Function::Sum, 1, 1),
    ("floor", Function::Floor, 1, 1),
    ("ceiling", Function::Ceiling, 1, 1),
    ("round", Function::Round, 1, 1),
    ("current", Function::Current, 0, 0),
    ("generate-id", Function::GenerateId, 0, 1),
    ("format-number", Function::FormatNumber, 2, 2),
    ("system-property", Function::SystemProperty, 1, 1),
];

impl Function {
    /// The function of this name. The error says, as a clause, why there is none.
    pub(super) fn find(name: &str, arguments: usize) -> Result<Function, String> {
        let found = ALL.iter().find(|(known, ..)| *known == name);
        match found {
            Some((_, function, least, most)) if (*least..=*most).contains(&arguments) => Ok(*function),
            Some((_, _, least, _)) if arguments < *least => Err(format!("`{name}()` takes more arguments")),
            Some(_) => Err(format!("`{name}()` takes fewer arguments")),
            None if name == "document" => Err("`document()` is not supported: nothing is fetched".to_owned()),
            None => Err(format!("the function `{name}()` is not supported")),
        }
    }

    pub(super) fn gives_truth_or_text(self) -> bool {
        !matches!(
            self,
            Function::Last
                | Function::Position
                | Function::Count
                | Function::StringLength
                | Function::Number
                | Function::Sum
                | Function::Floor
                | Function::Ceiling
                | Function::Round
                | Function::SystemProperty
        )
    }

    pub(super) fn asks_place(self) -> bool {
        matches!(self, Function::Last | Function::Position)
    }
}

/// Calls a function. Those that take the context node when they have no argument find it among `arguments`.
pub(super) fn call(
    run: &Run<'_>,
    function: Function,
    mut arguments: Vec<Value>,
    place: &Place,
) -> Result<Value, Stop> {
    use Function as F;
    let defaults = [
        F::LocalName,
        F::NamespaceUri,
        F::Name,
        F::String,
        F::StringLength,
        F::NormalizeSpace,
        F::Number,
        F::GenerateId,
    ];
    if arguments.is_empty() && defaults.contains(&function) {
        arguments.push(Value::Nodes(vec![place.node]));
    }
    let mut arguments = arguments.into_iter();
    let mut next = || arguments.next().unwrap_or(Value::Truth(false));
    Ok(match function {
        F::Last => Value::Number(place.size as f64),
        F::Position => Value::Number(place.position as f64),
        F::Count => Value::Number(next().nodes("count()")?.len() as f64),
        F::LocalName | F::NamespaceUri | F::Name => {
            let nodes = next().nodes("local-name(), namespace-uri() and name()")?;
            let name = nodes.first().and_then(|node| run.tree.name(*node));
            let text = name.map(|name| match function {
                F::LocalName => name.local.to_string(),
                F::NamespaceUri => name.uri.to_string(),
                _ => name.written(),
            });
            run.text(text.unwrap_or_default())?
        }
        F::String => Value::Text(next().text(run)?),
        F::Concat => {
            let mut text = next().text(run)?.to_string();
            for value in arguments {
                text.push_str(&value.text(run)?);
            }
            run.text(text)?
        }
        F::StartsWith => Value::Truth(next().text(run)?.starts_with(&*next().text(run)?)),
        F::Contains => Value::Truth(next().text(run)?.contains(&*next().text(run)?)),
        F::SubstringBefore => {
            let (text, part) = (next().text(run)?, next().text(run)?);
            run.text(text.split_once(&*part).map_or("", |(before, _)| before).to_owned())?
        }
        F::SubstringAfter => {
            let (text, part) = (next().text(run)?, next().text(run)?);
            run.text(text.split_once(&*part).map_or("", |(_, behind)| behind).to_owned())?
        }
        F::Substring => {
            let (text, from) = (next().text(run)?, number::round(next().number(run)?));
            let to = match arguments.next() {
                Some(count) => from + number::round(count.number(run)?),
                None => f64::INFINITY,
            };
            let within = |position: usize| position as f64 >= from && (position as f64) < to;
            let chars = text.chars().enumerate().filter(|(at, _)| within(at + 1));
            run.text(chars.map(|(_, char)| char).collect())?
        }
        F::StringLength => Value::Number(next().text(run)?.chars().count() as f64),
        F::NormalizeSpace => {
            let text = next().text(run)?;
            let words: Vec<&str> =
                text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
            run.text(words.join(" "))?
        }
        F::Translate => {
            let (text, from, to) = (next().text(run)?, next().text(run)?, next().text(run)?);
            run.work((text.len() + from.len()) as u64 / 2)?;
            let mut map = std::collections::HashMap::new();
            let mut to = to.chars();
            for char in from.chars() {
                let other = to.next();
                map.entry(char).or_insert(other);
            }
            run.text(text.chars().filter_map(|char| map.get(&char).copied().unwrap_or(Some(char))).collect())?
        }
        F::Boolean => Value::Truth(next().truth()),
        F::Not => Value::Truth(!next().truth()),
        F::True => Value::Truth(true),
        F::False => Value::Truth(false),
        F::Lang => {
            let wanted = next().text(run)?.to_ascii_lowercase();
            let mut lang = None;
            let mut up = Some(place.node);
            while let Some(node) = up.filter(|_| lang.is_none()) {
                run.work(2 + run.tree.attributes(node).len() as u64)?;
                lang = run.tree.attribute_of(node, XML, "lang");
                up = run.tree.parent(node);
            }
            let lang = lang.unwrap_or_default().to_ascii_lowercase();
            let rest = lang.strip_prefix(&wanted);
            Value::Truth(
                !lang.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
            )
        }
        F::Number => Value::Number(next().number(run)?),
        F::Sum => {
            let mut sum = 0.0;
            for node in next().nodes("sum()")? {
                sum += number::read(&run.string(node)?);
            }
            Value::Number(sum)
        }
        F::Floor => Value::Number(next().number(run)?.floor()),
        F::Ceiling => Value::Number(next().number(run)?.ceil()),
        F::Round => Value::Number(number::round(next().number(run)?)),
        F::Current => Value::Nodes(vec![place.current]),
        F::GenerateId => match next().nodes("generate-id()")?.first() {
            Some(node) => run.text(format!("n{node}"))?,
            None => run.text(String::new())?,
        },
        F::FormatNumber => {
            let (value, pattern) = (next().number(run)?, next().text(run)?);
            run.text(number::format(value, &pattern).map_err(Stop::Error)?)?
        }
        F::SystemProperty => match &*next().text(run)? {
            "xsl:version" => Value::Number(1.0),
            "xsl:vendor" => Value::Text(Rc::from("Pointsman")),
            "xsl:vendor-url" => run.text(String::new())?,
            other => return Err(Stop::Error(format!("there is no system property `{other}`"))),
        },
    })
}

/// Whether an attribute, where an axis has one, is what `*` selects.
pub(super) fn principal(is_attribute_axis: bool) -> Kind {
    if is_attribute_axis { Kind::Attribute } else { Kind::Element }
}
