//! The values that declarations give in quotes, their references put in.

use super::draft::Draft;
use super::entities::{PREDEFINED, Value};
use super::parameters::Parameters;
use super::tokens::reference;

/// What a parameter entity stands for: its parameter entities and numbered characters are put in.
pub(super) fn parameter_value(parameters: &mut Parameters, literal: &str) -> Result<String, String> {
    let literal = general_value(parameters, literal)?;
    let mut value = String::with_capacity(literal.len());
    let mut rest = literal.as_str();
    while let Some(at) = rest.find("&#") {
        let (before, behind) = rest.split_at(at);
        let (char, after) = numbered(behind)?;
        value.push_str(before);
        value.push(char);
        rest = after;
    }
    value.push_str(rest);
    Ok(value)
}

/// The text of a general entity with its parameter entities put in. What its other references stand for is the business
/// of a document that uses it.
pub(super) fn general_value(parameters: &mut Parameters, literal: &str) -> Result<String, String> {
    let mut value = String::with_capacity(literal.len());
    put_in(parameters, literal, 0, &mut value)?;
    Ok(value)
}

fn put_in(parameters: &mut Parameters, text: &str, depth: usize, value: &mut String) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(['%', '&']) {
        let (before, behind) = rest.split_at(at);
        value.push_str(before);
        if let Some(behind) = behind.strip_prefix('%') {
            let (name, after) = reference(behind)?;
            let parameter = parameters.open(name, depth)?;
            put_in(parameters, &parameter, depth + 1, value)?;
            rest = after;
        } else {
            let after = match behind.strip_prefix("&#") {
                Some(_) => numbered(behind)?.1,
                None => reference(behind.get(1..).unwrap_or_default())?.1,
            };
            value.push_str(behind.get(..behind.len() - after.len()).unwrap_or_default());
            rest = after;
        }
    }
    value.push_str(rest);
    Ok(())
}

/// The character that `&#10;` or `&#xA;` stands for, and what stands behind it.
fn numbered(text: &str) -> Result<(char, &str), String> {
    let wrong = || "this is not the number of a character".to_owned();
    let (number, rest) = text.strip_prefix("&#").and_then(|text| text.split_once(';')).ok_or_else(wrong)?;
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    let char = u32::from_str_radix(digits, radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..));
    char.map(|char| (char, rest)).ok_or_else(wrong)
}

/// The value that a declaration gives an attribute, its references put in.
pub(super) fn attribute_value(draft: &mut Draft, literal: &str) -> Result<String, String> {
    let mut value = String::with_capacity(literal.len());
    replace(draft, literal, 0, &mut value)?;
    Ok(value)
}

fn replace(draft: &mut Draft, text: &str, depth: usize, value: &mut String) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '\t', '\r', '\n']) {
        let (before, behind) = rest.split_at(at);
        value.push_str(before);
        rest = behind.get(1..).unwrap_or_default();
        if behind.starts_with('<') {
            return Err("`<` does not stand in the value of an attribute".to_owned());
        } else if behind.starts_with("&#") {
            let (char, after) = numbered(behind)?;
            value.push(char);
            rest = after;
        } else if behind.starts_with('&') {
            let (name, after) = reference(rest)?;
            if let Some((_, char)) = PREDEFINED.iter().find(|(predefined, _)| *predefined == name) {
                value.push(*char);
            } else {
                let found = draft.general.get(name).and_then(|at| draft.dtd.entities.get(*at));
                let Some((_, Value::Text(text))) = found else {
                    return Err(format!("the entity `&{name};` is no text that is declared here"));
                };
                let text = text.clone();
                // General entities are declared as parameter entities are, and bounded with them.
                draft.parameters.grow(text.len(), depth)?;
                replace(draft, &text, depth + 1, value)?;
            }
            rest = after;
        } else {
            value.push(' ');
        }
    }
    value.push_str(rest);
    Ok(())
}
