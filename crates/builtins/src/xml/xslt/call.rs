//! What each function gives for its arguments.

use std::rc::Rc;

use super::Stop;
use super::functions::Function;
use super::number;
use super::run::Run;
use super::tree::XML;
use super::value::{Place, Value};

/// Calls a function. Those that take the context node when they have no argument find it among `arguments`.
pub(super) fn function(
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
