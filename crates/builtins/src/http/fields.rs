//! What the header functions of both messages share.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use pointsman_model::{
    ArrayRef, Cx, Fault, HashRef, HeaderName, Rest, Side, Subject, Text, Transaction, Value, push_header_name,
};

/// All values of a header as one text: duplicates joined by ", " (RFC 9110 section 5.3). Empty when there is
/// none.
pub(super) fn joined(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    side: Side,
    name: &HeaderName,
) -> Result<Text, Fault> {
    let Some(first) = host.header(side, name, 0) else { return Ok(Text::EMPTY) };
    if host.header(side, name, 1).is_none() {
        return cx.ws.new_text(first);
    }
    cx.ws.build(|_, out| {
        let mut begun = false;
        for_each_value(host, side, name, &mut |value| {
            if begun {
                out.push_slice(b", ");
            }
            out.push_slice(value);
            begun = true;
        });
    })
}

/// The value of a header that is there once or not at all, where it lies.
pub(super) fn sole<'h>(host: &'h dyn Transaction, side: Side, name: &HeaderName) -> Option<Subject<'h>> {
    let Some(first) = host.header(side, name, 0) else { return Some(Subject::Text(b"")) };
    host.header(side, name, 1).is_none().then_some(Subject::Text(first))
}

/// Calls `each` with every value of a header. Linear also when there are many.
pub(super) fn for_each_value(
    host: &dyn Transaction,
    side: Side,
    name: &HeaderName,
    each: &mut dyn FnMut(&[u8]),
) {
    let Some(first) = host.header(side, name, 0) else { return };
    if host.header(side, name, 1).is_none() {
        return each(first);
    }
    host.for_each_header(side, &mut |candidate, value| {
        if candidate == name {
            each(value);
        }
    });
}

/// The names of all headers, each once, in the order in which they first stand.
fn names(host: &dyn Transaction, side: Side) -> Vec<HeaderName> {
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    host.for_each_header(side, &mut |name, _| {
        if seen.insert(name.clone()) {
            names.push(name.clone());
        }
    });
    names
}

/// A header name in the spelling that lists have.
fn spelled(cx: &mut Cx<'_>, name: &HeaderName) -> Result<Text, Fault> {
    cx.charge(1)?;
    cx.ws.build(|_, out| push_header_name(name, |byte| out.push(byte)))
}

/// The names as an array.
pub(super) fn list(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    for name in names(host, side) {
        let spelled = spelled(cx, &name)?;
        cx.ws.array_push(array, Value::Text(spelled))?;
    }
    Ok(ArrayRef(array))
}

/// The names as one text, with a space between two.
pub(super) fn listed(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<Text, Fault> {
    let names = names(host, side);
    cx.ws.build(|_, out| {
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                out.push(b' ');
            }
            push_header_name(name, |byte| out.push(byte));
        }
    })
}

/// A hash from names to values, duplicates joined.
pub(super) fn hash(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<HashRef, Fault> {
    let mut places = HashMap::new();
    let mut headers: Vec<(HeaderName, Vec<u8>)> = Vec::new();
    host.for_each_header(side, &mut |name, value| match places.entry(name.clone()) {
        Entry::Vacant(vacant) => {
            vacant.insert(headers.len());
            headers.push((name.clone(), value.to_vec()));
        }
        Entry::Occupied(place) => {
            let joined = &mut headers[*place.get()].1;
            joined.extend_from_slice(b", ");
            joined.extend_from_slice(value);
        }
    });
    let hash = cx.ws.new_hash()?;
    for (name, value) in headers {
        let key = spelled(cx, &name)?;
        cx.charge_bytes(value.len())?;
        let value = cx.ws.new_text(&value)?;
        cx.ws.hash_set(hash, key, Value::Text(value))?;
    }
    Ok(HashRef(hash))
}

/// Removes every header that is not named. Names stand in separate arguments, or several in one, with spaces
/// between them.
pub(super) fn scrub(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    side: Side,
    function: &str,
    header: Text,
    more: Rest<'_>,
) -> Result<(), Fault> {
    let mut keep = HashSet::new();
    let mut bad = None;
    let mut read = |cx: &Cx<'_>, text: Text| {
        for word in cx.bytes(text).split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
            match HeaderName::from_bytes(word) {
                Ok(name) => {
                    keep.insert(name);
                }
                Err(_) => bad = Some(String::from_utf8_lossy(word).into_owned()),
            }
        }
    };
    read(cx, header);
    for &argument in more.iter() {
        let text = cx.to_text(argument)?;
        cx.charge_bytes(text.len as usize)?;
        read(cx, text);
    }
    if let Some(bad) = bad {
        cx.warn(format!("{function}: `{bad}` is not a header name"))?;
    }
    for name in names(host, side) {
        cx.charge(1)?;
        if !keep.contains(&name) {
            host.remove_header(side, &name);
        }
    }
    Ok(())
}
