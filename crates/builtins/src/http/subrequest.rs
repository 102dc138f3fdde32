//! HTTP requests of a rule's own, to any server. The rule waits for the answer, and no other request does.
//!
//! The host sends, bounds and times them. A redirect is an answer like any other: following it would let the server
//! choose where the proxy connects to.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, Uri};
use pointsman_macros::builtin;
use pointsman_model::{
    Answer, ArrayRef, Captures, Cx, Exit, Fault, Fetch, Operation, Reply, Text, Transaction, Value,
};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET, &HEAD, &DELETE, &POST, &PUT, &SSL_GET];

/// Header lines that a sub-request may have.
const MOST_HEADERS: usize = 100;

/// Sends a `GET` request to a URL and gives the body of the answer.
///
/// `$1` is the status code, `$2` the `Content-Type`, `$3` the header lines (each ends in `\r\n`) and `$4` the status
/// line. When there is no answer (no such host, no connection, time is up, the body is too long), this gives "" with a
/// warning, `$1` is 0 and `$2` says why. A redirect is an answer; it is not followed.
///
/// `headers` are header lines with line feeds between them. `timeout` is in seconds, and for all of it; without it, the
/// host's own limit holds. An https server must have a certificate that the host trusts.
///
/// ```rule
/// #: mock http.request.get "http://api.test/hello" 200 hello
/// http.request.get( "http://api.test/hello" ); # -> hello
/// $1;                                          # -> 200
/// http.request.get( "/hello" ) . $1;           # -> 0
/// # warning: not an absolute URL
/// ```
#[builtin("http.request.get", waits)]
fn get(
    url: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.get", method: Method::GET, url, headers, timeout };
    ask.send(cx, captures, None, None)
}

/// Sends a `HEAD` request to a URL. The answer has no body, so this gives ""; `$1` to `$4` are set as by
/// `http.request.get`.
///
/// ```rule
/// #: mock http.request.head "http://api.test/" 204
/// http.request.head( "http://api.test/" );
/// $4; # -> HTTP/1.1 204 No Content
/// ```
#[builtin("http.request.head", waits)]
fn head(
    url: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.head", method: Method::HEAD, url, headers, timeout };
    ask.send(cx, captures, None, None)
}

/// Sends a `DELETE` request to a URL and gives the body of the answer; `$1` to `$4` are set as by `http.request.get`.
///
/// ```rule
/// #: mock http.request.delete "http://api.test/item/7" 200 gone
/// http.request.delete( "http://api.test/item/7" ); # -> gone
/// ```
#[builtin("http.request.delete", waits)]
fn delete(
    url: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.delete", method: Method::DELETE, url, headers, timeout };
    ask.send(cx, captures, None, None)
}

/// Sends a `POST` request with a body to a URL and gives the body of the answer; `$1` to `$4` are set as by
/// `http.request.get`.
///
/// Without a `Content-Type` in `headers`, it is `application/x-www-form-urlencoded`. The connection is a new one: a
/// request that changes something must not be lost on an old one.
///
/// ```rule
/// #: mock http.request.post "http://api.test/items" 201 "made it"
/// http.request.post( "http://api.test/items", "colour=red" ); # -> made it
/// $1;                                                         # -> 201
/// # performs: POST http://api.test/items [content-type: application/x-www-form-urlencoded] "colour=red"
/// ```
#[builtin("http.request.post", waits)]
fn post(
    url: Text,
    post_data: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.post", method: Method::POST, url, headers, timeout };
    ask.send(cx, captures, Some(post_data), None)
}

/// Sends a `PUT` request with a body to a URL and gives the body of the answer; `$1` to `$4` are set as by
/// `http.request.get`.
///
/// The connection is a new one, as with `http.request.post`.
///
/// ```rule
/// #: mock http.request.put "http://api.test/item/7" 204
/// http.request.put( "http://api.test/item/7", "red", "Content-Type: text/plain" );
/// $1; # -> 204
/// # performs: PUT http://api.test/item/7 [content-type: text/plain] "red"
/// ```
#[builtin("http.request.put", waits)]
fn put(
    url: Text,
    put_data: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.put", method: Method::PUT, url, headers, timeout };
    ask.send(cx, captures, Some(put_data), None)
}

/// Sends a `GET` request to an https URL whose server must have a certificate that goes back to one of these
/// authorities; `$1` to `$4` are set as by `http.request.get`.
///
/// `ca_certificates` is an array of certificates in PEM form. An empty array trusts nobody: this gives "", and `$1` is 0.
/// The connection is a new one.
///
/// ```rule
/// http.request.ssl.get( "https://api.test/", [] ) . $1; # -> 0
/// # warning: no certificate authority
/// ```
#[builtin("http.request.ssl.get", waits)]
fn ssl_get(
    url: Text,
    ca_certificates: ArrayRef,
    headers: Option<Text>,
    timeout: Option<f64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    let ask = Ask { function: "http.request.ssl.get", method: Method::GET, url, headers, timeout };
    let mut authorities = Vec::new();
    for item in 0..cx.ws.len(ca_certificates.0) {
        let Some(&item) = cx.ws.items(ca_certificates.0).get(item) else { break };
        let text = cx.to_text(item)?;
        cx.charge_bytes(text.len as usize)?;
        authorities.push(cx.bytes(text).to_vec());
    }
    ask.send(cx, captures, None, Some(authorities))
}

/// A sub-request as a rule asks for it.
struct Ask {
    function: &'static str,
    method: Method,
    url: Text,
    headers: Option<Text>,
    timeout: Option<f64>,
}

impl Ask {
    fn send(
        self,
        cx: &mut Cx<'_>,
        captures: &mut Captures,
        body: Option<Text>,
        authorities: Option<Vec<Vec<u8>>>,
    ) -> Result<Text, Exit> {
        let function = self.function;
        let answer = match cx.take_answer() {
            Some(answer) => answer,
            None => match self.fetch(cx, body, authorities)? {
                Ok(fetch) => return Err(Exit::wait_again(Operation::Fetch(Box::new(fetch)))),
                Err(message) => Answer::Error(message),
            },
        };
        match answer {
            Answer::Reply(reply) => Ok(hand_over(cx, captures, *reply)?),
            Answer::Error(message) => Ok(failed(cx, captures, function, &message)?),
            _ => Ok(failed(cx, captures, function, "the host gave no answer")?),
        }
    }

    /// What is to be sent; or why it cannot be.
    fn fetch(
        self,
        cx: &mut Cx<'_>,
        body: Option<Text>,
        authorities: Option<Vec<Vec<u8>>>,
    ) -> Result<Result<Fetch, String>, Fault> {
        let url = match url(cx.bytes(self.url)) {
            Ok(url) => url,
            Err(message) => return Ok(Err(message)),
        };
        if let Some(authorities) = &authorities {
            if url.scheme_str() != Some("https") {
                return Ok(Err(format!("{url} is not an https URL")));
            }
            if authorities.is_empty() {
                return Ok(Err(String::from("no certificate authority was given, so no server is trusted")));
            }
        }
        let mut headers = self.headers(cx)?;
        let body = body.map(|body| Bytes::copy_from_slice(cx.bytes(body)));
        if body.is_some() && self.method == Method::POST && !headers.contains_key(http::header::CONTENT_TYPE)
        {
            let form = HeaderValue::from_static("application/x-www-form-urlencoded");
            headers.insert(http::header::CONTENT_TYPE, form);
        }
        let seconds = self.timeout.filter(|seconds| *seconds > 0.0);
        let timeout = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Ok(Ok(Fetch { method: self.method, url, headers, body, timeout, authorities }))
    }

    /// The header lines that a rule gave. A line that cannot be sent is left out, with a warning.
    fn headers(&self, cx: &mut Cx<'_>) -> Result<HeaderMap, Fault> {
        let given = cx.bytes(self.headers.unwrap_or(Text::EMPTY)).to_vec();
        let mut headers = HeaderMap::new();
        for line in given.split(|&byte| byte == b'\n') {
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            let because = match header(line) {
                Ok((name, _)) if is_the_hosts(&name) => "is the host's to set",
                Ok(_) if headers.len() >= MOST_HEADERS => "is one too many",
                Ok((name, value)) => {
                    headers.append(name, value);
                    continue;
                }
                Err(because) => because,
            };
            let shown = String::from_utf8_lossy(&line[..line.len().min(100)]).into_owned();
            cx.warn(format!("{}: the header `{shown}` {because}", self.function))?;
        }
        Ok(headers)
    }
}

fn header(line: &[u8]) -> Result<(HeaderName, HeaderValue), &'static str> {
    let colon = memchr::memchr(b':', line).ok_or("has no colon")?;
    let name = HeaderName::from_bytes(&line[..colon]).map_err(|_| "has a bad name")?;
    let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
    Ok((name, value.map_err(|_| "has a control character in its value")?))
}

/// Framing and the connection follow from what is sent.
fn is_the_hosts(name: &HeaderName) -> bool {
    const NAMES: [&str; 8] = [
        "connection",
        "content-length",
        "expect",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    NAMES.contains(&name.as_str())
}

/// An absolute URL of a server.
fn url(text: &[u8]) -> Result<Uri, String> {
    let shown = || String::from_utf8_lossy(&text[..text.len().min(200)]).into_owned();
    let absolute = ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    });
    if !absolute {
        return Err(format!("`{}` is not an absolute URL with http or https", shown()));
    }
    let url = Uri::try_from(text).map_err(|error| format!("`{}` is not a URL: {error}", shown()))?;
    let authority = url.authority().map_or("", |authority| authority.as_str());
    if authority.contains('@') {
        return Err(format!("`{}` holds a user name; send an Authorization header instead", shown()));
    }
    let port = authority.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map(|(_, port)| port);
    if port.is_some() && url.port_u16().is_none_or(|port| port == 0) {
        return Err(format!("`{}` has no valid port", shown()));
    }
    if url.host().is_none_or(str::is_empty) {
        return Err(format!("`{}` names no host", shown()));
    }
    Ok(url)
}

fn hand_over(cx: &mut Cx<'_>, captures: &mut Captures, reply: Reply) -> Result<Text, Fault> {
    captures.clear();
    let content_type = reply.headers.get(http::header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let content_type = cx.text(content_type.unwrap_or_default())?;
    let mut lines = Vec::new();
    for (name, value) in &reply.headers {
        lines.extend_from_slice(pointsman_model::canonical_header_name(name).as_bytes());
        lines.extend_from_slice(b": ");
        lines.extend_from_slice(value.as_bytes());
        lines.extend_from_slice(b"\r\n");
    }
    cx.charge_bytes(lines.len())?;
    let lines = cx.text(&lines)?;
    let mut status = format!("{} {} ", reply.version, reply.status).into_bytes();
    status.extend_from_slice(&reply.reason);
    let status = cx.text(status.trim_ascii_end())?;
    captures.set(1, Value::Int(reply.status.into()));
    captures.set(2, content_type);
    captures.set(3, lines);
    captures.set(4, status);
    if reply.body.is_empty() { Ok(Text::EMPTY) } else { cx.ws.pin(reply.body) }
}

fn failed(cx: &mut Cx<'_>, captures: &mut Captures, function: &str, message: &str) -> Result<Text, Fault> {
    captures.clear();
    let text = cx.text(message.as_bytes())?;
    captures.set(1, Value::Int(0));
    captures.set(2, text);
    cx.warn(format!("{function}: {message}"))?;
    Ok(Text::EMPTY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_urls_of_servers_are_urls() {
        for good in ["http://a", "https://a:8443/b?c", "http://[::1]/", "http://[::1]:80/x"] {
            assert!(url(good.as_bytes()).is_ok(), "{good}");
        }
        for (bad, words) in [
            ("/path", "absolute"),
            ("a:80", "absolute"),
            ("ftp://a/", "absolute"),
            ("http://a b/", "not a URL"),
            ("http://u:p@a/", "user name"),
            ("http://a:99999/", "port"),
            ("http://a:0/", "port"),
            ("http://a:/", "port"),
        ] {
            let error = url(bad.as_bytes()).unwrap_err();
            assert!(error.contains(words), "{bad}: {error}");
        }
        assert!(url(b"http://").is_err() && url(b"").is_err() && url(b"http://\xff/").is_err());
    }
}
