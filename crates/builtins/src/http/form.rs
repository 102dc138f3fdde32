//! Form parameters: in the query string, and in the body of a POST.
//!
//! A body is a form's when the method is POST and the `Content-Type` is `application/x-www-form-urlencoded` or
//! missing. It is read only when the query string does not answer the question. Parameters are separated by `&` and
//! by nothing else (URL Standard, section 5.1), as for the nodes behind.

use std::collections::HashSet;

use http::header::CONTENT_TYPE;
use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Cx, Exit, Fault, HashRef, Out, Side, Text, Transaction, Value};

use super::body::received;
use super::percent;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &GET_FORM_PARAM,
    &DOES_FORM_PARAM_EXIST,
    &GET_FORM_PARAMS,
    &LIST_FORM_PARAM_NAMES,
    &GET_FORM_PARAM_NAMES,
];

/// A parameter of the request's form, decoded; "" when it is missing.
///
/// It is looked for in the query string first, then in the body of a POST whose `Content-Type` is
/// `application/x-www-form-urlencoded` or missing; the rule waits for that body. Parameters are separated by `&`, `+`
/// is a space, and a `%` without two hex digits behind it becomes `_`. Of a parameter that is repeated the
/// first value counts; with a `separator`, all values are joined by it, those of the query string first.
///
/// ```rule
/// #: request POST /form?a=1&b=two+words&a=2
/// #: body a=3&c=%26
/// http.getFormParam( "a" ); # -> 1
/// http.getFormParam( "a", "," ); # -> 1,2,3
/// http.getFormParam( "b" ); # -> two words
/// http.getFormParam( "c" ); # -> &
/// ```
#[builtin("http.getFormParam", waits)]
fn get_form_param(
    parameter: Text,
    separator: Option<Text>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<Text, Exit> {
    let wanted = cx.bytes(parameter).to_vec();
    let mut values = Vec::new();
    let query = host.query().unwrap_or_default();
    collect(cx, query, &wanted, &mut values)?;
    if values.is_empty() || separator.is_some() {
        let body = body(cx, host)?;
        collect(cx, &body, &wanted, &mut values)?;
    }
    let text = cx.ws.build(|ws, out| match separator {
        None => out.push_slice(values.first().map_or(&[], Vec::as_slice)),
        Some(separator) => join(&values, ws.bytes(separator), out),
    })?;
    Ok(text)
}

/// Whether the request's form has a parameter, be it without a value. What a form is: see `http.getFormParam`.
///
/// ```rule
/// #: request GET /form?debug&x=1
/// http.doesFormParamExist( "debug" ); # -> 1
/// http.doesFormParamExist( "y" ); # -> 0
/// ```
#[builtin("http.doesFormParamExist", waits)]
fn does_form_param_exist(parameter: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<bool, Exit> {
    let wanted = cx.bytes(parameter).to_vec();
    let mut values = Vec::new();
    collect(cx, host.query().unwrap_or_default(), &wanted, &mut values)?;
    if values.is_empty() {
        let body = body(cx, host)?;
        collect(cx, &body, &wanted, &mut values)?;
    }
    Ok(!values.is_empty())
}

/// A hash of the request's form parameters: from name to value, or to an array of values when the parameter is
/// repeated.
///
/// Parameters of the query string and of a POST's body are in it, in this order. What a form is: see
/// `http.getFormParam`.
///
/// ```rule
/// #: request GET /form?a=1&b=2&a=3
/// $form = http.getFormParams();
/// $form["b"]; # -> 2
/// array.join( $form["a"], "," ); # -> 1,3
/// ```
#[builtin("http.getFormParams", waits)]
fn get_form_params(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<HashRef, Exit> {
    let body = body(cx, host)?;
    let hash = cx.ws.new_hash()?;
    for (name, value) in both(host, &body) {
        cx.charge(1)?;
        cx.charge_bytes(name.len() + value.len())?;
        let value = Value::Text(cx.ws.new_text(&value)?);
        match cx.ws.hash_get(hash, &name) {
            None => {
                let name = cx.ws.new_text(&name)?;
                cx.ws.hash_set(hash, name, value)?;
            }
            Some(Value::Container(array)) => cx.ws.array_push(array, value)?,
            Some(first) => {
                let array = cx.ws.new_array()?;
                cx.ws.array_push(array, first)?;
                cx.ws.array_push(array, value)?;
                let name = cx.ws.new_text(&name)?;
                cx.ws.hash_set(hash, name, Value::Container(array))?;
            }
        }
    }
    Ok(HashRef(hash))
}

/// An array of the names of the request's form parameters, each once.
///
/// ```rule
/// #: request GET /form?a=1&b=2&a=3
/// array.join( http.listFormParamNames(), " " ); # -> a b
/// ```
#[builtin("http.listFormParamNames", waits)]
fn list_form_param_names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<ArrayRef, Exit> {
    let array = cx.ws.new_array()?;
    for name in names(cx, host)? {
        let name = cx.ws.new_text(&name)?;
        cx.ws.array_push(array, Value::Text(name))?;
    }
    Ok(ArrayRef(array))
}

/// The names of the request's form parameters, each once, in one string: write
/// `array.join( http.listFormParamNames(), separator )`.
///
/// ```rule
/// #: request GET /form?a=1&b=2&a=3
/// http.getFormParamNames( "," ); # -> a,b
/// ```
#[builtin("http.getFormParamNames", waits, deprecated)]
fn get_form_param_names(separator: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Exit> {
    let names = names(cx, host)?;
    Ok(cx.ws.build(|ws, out| join(&names, ws.bytes(separator), out))?)
}

fn join(pieces: &[Vec<u8>], separator: &[u8], out: &mut Out) {
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            out.push_slice(separator);
        }
        out.push_slice(piece);
    }
}

fn names(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Vec<Vec<u8>>, Exit> {
    let body = body(cx, host)?;
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for (name, _) in both(host, &body) {
        cx.charge(1)?;
        cx.charge_bytes(name.len())?;
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Adds the values of a parameter.
fn collect(cx: &mut Cx<'_>, form: &[u8], wanted: &[u8], values: &mut Vec<Vec<u8>>) -> Result<(), Fault> {
    cx.charge_bytes(form.len())?;
    values.extend(parameters(form).filter(|(name, _)| name == wanted).map(|(_, value)| value));
    Ok(())
}

/// The parameters of query string and body, in this order.
fn both<'a>(host: &'a dyn Transaction, body: &'a [u8]) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + use<'a> {
    parameters(host.query().unwrap_or_default()).chain(parameters(body))
}

/// The decoded parameters of a form.
fn parameters(form: &[u8]) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + use<'_> {
    form.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let equals = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
        let value = pair.get(equals + 1..).unwrap_or_default();
        (percent::decode_form(&pair[..equals]), percent::decode_form(value))
    })
}

/// The body, when it is a form's; waits for it.
fn body(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<bytes::Bytes, Exit> {
    let urlencoded = || {
        host.header(Side::Request, &CONTENT_TYPE, 0).is_none_or(|value| {
            let essence = value.split(|&byte| byte == b';').next().unwrap_or_default();
            essence.trim_ascii().eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
        })
    };
    if host.method() != b"POST" || !urlencoded() {
        return Ok(bytes::Bytes::new());
    }
    received(cx, host, Side::Request, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_and_empty_ones_skipped() {
        let read: Vec<(Vec<u8>, Vec<u8>)> = parameters(b"a=1&&b&c=x=y&d+e=%20%zz&").collect();
        let expected = [("a", "1"), ("b", ""), ("c", "x=y"), ("d e", " _zz")];
        assert_eq!(read.len(), expected.len());
        for ((name, value), (n, v)) in read.iter().zip(expected) {
            assert_eq!((name.as_slice(), value.as_slice()), (n.as_bytes(), v.as_bytes()));
        }
    }
}
