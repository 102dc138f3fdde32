//! What the header functions of both messages share.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use http::header::{COOKIE, SET_COOKIE};
use pointsman_model::{
    ArrayRef, Cx, Fault, HashRef, HeaderLines, HeaderName, Rest, Side, Text, Transaction, Value,
    canonical_header_name, push_header_name, spell_header_name,
};

use super::refusal::{closed, warn_refused};

/// What stands between the values of a header that is there several times (RFC 9110 section 5.3). A comma would be part of
/// a cookie; HTTP/2 may bring each on a line of its own (RFC 9113 section 8.2.3).
fn separator(name: &HeaderName) -> &'static [u8] {
    if *name == COOKIE { b"; " } else { b", " }
}

/// All values of a header as one text. Empty when there is none.
pub(super) fn joined(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    side: Side,
    name: &HeaderName,
) -> Result<Text, Fault> {
    match host.header_lines(side, name) {
        HeaderLines::None => Ok(Text::EMPTY),
        HeaderLines::One(value) => cx.ws.new_text(value),
        HeaderLines::Many => cx.ws.build(|_, out| {
            let mut begun = false;
            for_each_value(host, side, name, &mut |value| {
                if begun {
                    out.push_slice(separator(name));
                }
                out.push_slice(value);
                begun = true;
            });
        }),
    }
}

/// The value of a header that is there once or not at all, where it lies.
pub(super) fn sole<'h>(host: &'h dyn Transaction, side: Side, name: &HeaderName) -> Option<&'h [u8]> {
    match host.header_lines(side, name) {
        HeaderLines::None => Some(b""),
        HeaderLines::One(value) => Some(value),
        HeaderLines::Many => None,
    }
}

/// Calls `each` with every value of a header. Linear also when there are many.
pub(super) fn for_each_value(
    host: &dyn Transaction,
    side: Side,
    name: &HeaderName,
    each: &mut dyn FnMut(&[u8]),
) {
    match host.header_lines(side, name) {
        HeaderLines::None => {}
        HeaderLines::One(value) => each(value),
        HeaderLines::Many => host.for_each_header(side, &mut |candidate, value| {
            if candidate == name {
                each(value);
            }
        }),
    }
}

/// The values of a header as an array, one for each line.
pub(super) fn values(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    side: Side,
    name: &HeaderName,
) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    let mut outcome = Ok(());
    for_each_value(host, side, name, &mut |value| {
        if outcome.is_ok() {
            outcome = cx
                .charge_bytes(value.len())
                .and_then(|()| cx.ws.new_text(value))
                .and_then(|text| cx.ws.array_push(array, Value::Text(text)));
        }
    });
    outcome.map(|()| ArrayRef(array))
}

/// A header name in the spelling that lists have.
fn spelled(cx: &mut Cx<'_>, name: &HeaderName) -> Result<Text, Fault> {
    cx.charge(1)?;
    cx.ws.new_text_edited(name.as_str().as_bytes(), spell_header_name)
}

/// The names as an array.
pub(super) fn list(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    let mut outcome = Ok(());
    host.walk_headers(side, &mut |name, _| {
        outcome = spelled(cx, name).and_then(|spelled| cx.ws.array_push(array, Value::Text(spelled)));
        if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    outcome.map(|()| ArrayRef(array))
}

/// The names as one text, with a space between two.
pub(super) fn listed(cx: &mut Cx<'_>, host: &dyn Transaction, side: Side) -> Result<Text, Fault> {
    cx.ws.build(|_, out| {
        let mut begun = false;
        host.walk_headers(side, &mut |name, _| {
            if begun {
                out.push(b' ');
            }
            push_header_name(name, |byte| out.push(byte));
            begun = true;
            ControlFlow::Continue(())
        });
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
            joined.extend_from_slice(separator(name));
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

/// Removes all headers of a name. A warning when there are some and they stay, and when there is no message.
pub(super) fn remove(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    side: Side,
    function: &str,
    name: &HeaderName,
) -> Result<(), Fault> {
    host.remove_header(side, name);
    // Cookies for a response that is still to come may be taken back.
    if *name != SET_COOKIE
        && let Err(refused) = closed(host, side)
    {
        return warn_refused(cx, function, Err(refused));
    }
    if host.header(side, name, 0).is_none() {
        return Ok(());
    }
    match closed(host, side) {
        // Cookies are not asked about before.
        Err(refused) => warn_refused(cx, function, Err(refused)),
        Ok(()) => cx.warn(format!(
            "{function} changed nothing: {} follows from how the message is sent, hop by hop",
            canonical_header_name(name)
        )),
    }
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
    if let Err(refused) = closed(host, side) {
        return warn_refused(cx, function, Err(refused));
    }
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
    let mut removed = Vec::new();
    let mut names = 0;
    host.walk_headers(side, &mut |name, _| {
        names += 1;
        if !keep.contains(name) {
            removed.push(name.clone());
        }
        ControlFlow::Continue(())
    });
    cx.charge(names)?;
    for name in removed {
        host.remove_header(side, &name);
    }
    Ok(())
}
