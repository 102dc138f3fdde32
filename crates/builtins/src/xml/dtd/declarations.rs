//! What the declarations say: elements, attributes, entities, notations.

use super::attributes::{Attribute, Default, Type};
use super::content::{self, Content};
use super::draft::Draft;
use super::entities::Value;
use super::tokens::{Token, Tokens, What};
use super::values;
use crate::xml::names::{is_name, is_token};

/// Reads a declaration; `tokens` are what stands behind its keyword.
pub(super) fn read(draft: &mut Draft, keyword: &str, mut tokens: Tokens) -> Result<(), String> {
    match keyword {
        "ELEMENT" => element(draft, &mut tokens),
        "ATTLIST" => attributes(draft, tokens),
        "ENTITY" => entity(draft, &mut tokens),
        "NOTATION" => notation(draft, &mut tokens),
        _ => Err(format!("`<!{keyword}` declares nothing that there is")),
    }
}

/// Checks what only all declarations together tell.
pub(super) fn finish(draft: &Draft) -> Result<(), String> {
    if let Some(missing) = draft.wanted.iter().find(|name| !draft.notations.contains(*name)) {
        return Err(format!("the notation `{missing}` is not declared"));
    }
    if draft.dtd.elements.iter().all(|element| element.content.is_none()) {
        return Err("it declares no element".to_owned());
    }
    for element in &draft.dtd.elements {
        let empty = matches!(element.content, Some(Content::Empty));
        if empty && element.attributes.has_notation() {
            return Err("an element that is EMPTY has no notation".to_owned());
        }
        element.attributes.resolve(&draft.dtd.unparsed)?;
    }
    Ok(())
}

/// `<!ELEMENT name content>`.
fn element(draft: &mut Draft, tokens: &mut Tokens) -> Result<(), String> {
    let name = name(tokens, "the element's name")?;
    let content =
        content::read(&mut draft.dtd, tokens).map_err(|what| format!("element `{name}`: {what}"))?;
    end(tokens)?;
    let element = draft.dtd.element(&name);
    if element.content.is_some() {
        return Err(format!("the element `{name}` is declared twice"));
    }
    element.content = Some(content);
    Ok(())
}

/// `<!ATTLIST element name type default ...>`.
fn attributes(draft: &mut Draft, mut tokens: Tokens) -> Result<(), String> {
    let element = name(&mut tokens, "the element's name")?;
    while !tokens.is_empty() {
        let name = name(&mut tokens, "an attribute's name")?;
        let attribute = attribute(draft, &mut tokens)
            .map_err(|what| format!("attribute `{name}` of `{element}`: {what}"))?;
        draft.dtd.element(&element).attributes.add(name, attribute, &element)?;
    }
    // An element of which only attributes are declared is none for that.
    draft.dtd.symbol(&element);
    Ok(())
}

fn attribute(draft: &mut Draft, tokens: &mut Tokens) -> Result<Attribute, String> {
    const TYPE: &str = "the attribute's type";
    let ty = match tokens.next() {
        Some(Token { what: What::Mark('('), spaced: true }) => Type::OneOf(choices(tokens, is_token)?),
        Some(Token { what: What::Word(word), spaced: true }) => match word.as_str() {
            "CDATA" => Type::Text,
            "ID" => Type::Id,
            "IDREF" => Type::IdRef,
            "IDREFS" => Type::IdRefs,
            "NMTOKEN" => Type::Token,
            "NMTOKENS" => Type::Tokens,
            "ENTITY" => Type::Entity,
            "ENTITIES" => Type::Entities,
            "NOTATION" => {
                if !tokens.mark('(') {
                    return Err("NOTATION is followed by names in parentheses".to_owned());
                }
                let names = choices(tokens, is_name)?;
                draft.wanted.extend(names.iter().cloned());
                Type::Notation(names)
            }
            other => return Err(format!("`{other}` is not a type")),
        },
        _ => return Err(format!("here {TYPE} is expected, behind white space")),
    };
    let literal =
        |tokens: &mut Tokens| tokens.literal().ok_or("a value in quotes is expected, behind white space");
    let default = match tokens.mark('#') {
        true if tokens.keyword("REQUIRED") => Default::Required,
        true if tokens.keyword("IMPLIED") => Default::Implied,
        true if tokens.keyword("FIXED") => Default::Fixed(values::attribute_value(draft, &literal(tokens)?)?),
        true => return Err("behind `#` stands REQUIRED, IMPLIED or FIXED".to_owned()),
        false => Default::Value(values::attribute_value(draft, &literal(tokens)?)?),
    };
    Attribute::new(ty, default)
}

/// `a|b)`, sorted.
fn choices(tokens: &mut Tokens, is: fn(&str) -> bool) -> Result<Vec<String>, String> {
    let mut choices = Vec::new();
    loop {
        match tokens.next() {
            Some(Token { what: What::Word(word), .. }) if is(&word) => choices.push(word),
            _ => return Err("a choice is names with `|` between them".to_owned()),
        }
        if tokens.mark(')') {
            break;
        }
        if !tokens.mark('|') {
            return Err("a choice is names with `|` between them".to_owned());
        }
    }
    choices.sort_unstable();
    match choices.array_windows().find(|[one, next]| one == next) {
        Some([twice, _]) => Err(format!("`{twice}` is listed twice")),
        None => Ok(choices),
    }
}

/// `<!ENTITY name value>` and `<!ENTITY % name value>`.
fn entity(draft: &mut Draft, tokens: &mut Tokens) -> Result<(), String> {
    let parameter = tokens.mark('%');
    let name = name(tokens, "the entity's name")?;
    if name.contains(':') {
        return Err("a colon does not stand in the name of an entity".to_owned());
    }
    let said = |what: String| format!("entity `{name}`: {what}");
    if let Some(literal) = tokens.literal() {
        end(tokens)?;
        if parameter {
            let value = values::parameter_value(&mut draft.parameters, &literal).map_err(said)?;
            draft.parameters.declare(name, Some(&value));
        } else {
            let value = values::general_value(&mut draft.parameters, &literal).map_err(said)?;
            draft.general(name, Value::Text(value));
        }
        return Ok(());
    }
    external(tokens, false).map_err(said)?;
    if parameter {
        end(tokens)?;
        draft.parameters.declare(name, None);
        return Ok(());
    }
    let unparsed = tokens.keyword("NDATA");
    if unparsed {
        draft.wanted.push(tokens.spaced_word("a notation's name").map_err(said)?);
    }
    end(tokens)?;
    draft.general(name, if unparsed { Value::Unparsed } else { Value::Elsewhere });
    Ok(())
}

/// `<!NOTATION name SYSTEM "...">`.
fn notation(draft: &mut Draft, tokens: &mut Tokens) -> Result<(), String> {
    let name = name(tokens, "the notation's name")?;
    external(tokens, true)?;
    end(tokens)?;
    if !draft.notations.insert(name.clone()) {
        return Err(format!("the notation `{name}` is declared twice"));
    }
    Ok(())
}

/// `SYSTEM "address"` or `PUBLIC "identifier" "address"`. A notation needs no address behind its identifier.
fn external(tokens: &mut Tokens, is_notation: bool) -> Result<(), String> {
    let literals = match tokens.spaced_word("SYSTEM, PUBLIC or a value in quotes")?.as_str() {
        "SYSTEM" => 1,
        "PUBLIC" => 2,
        _ => return Err("here SYSTEM, PUBLIC or a value in quotes is expected".to_owned()),
    };
    for literal in 0..literals {
        if tokens.literal().is_none() && !(is_notation && literal == 1) {
            return Err("behind SYSTEM stands one value in quotes, behind PUBLIC two".to_owned());
        }
    }
    Ok(())
}

fn name(tokens: &mut Tokens, is: &str) -> Result<String, String> {
    let word = tokens.spaced_word(is)?;
    if is_name(&word) { Ok(word) } else { Err(format!("`{word}` is not a name")) }
}

fn end(tokens: &mut Tokens) -> Result<(), String> {
    match tokens.next() {
        None => Ok(()),
        Some(Token { what: What::Word(text) | What::Literal(text), .. }) => {
            Err(format!("`{text}` stands behind the declaration's end"))
        }
        Some(Token { what: What::Mark(mark), .. }) => {
            Err(format!("`{mark}` stands behind the declaration's end"))
        }
    }
}
