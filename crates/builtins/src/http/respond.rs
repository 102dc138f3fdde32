//! Answers of the rules' own, in place of a node's.

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use pointsman_macros::builtin;
use pointsman_model::{
    Action, Cx, Exit, Fault, HeaderName, Prepare, PrepareError, Prepared, Side, Stop, Text, Transaction,
};

use super::refusal::warn_refused;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&SEND_RESPONSE];

/// A status code and perhaps a reason: `403`, or `403 Permission Denied`.
pub(super) struct StatusLine {
    pub(super) code: u16,
    pub(super) reason: Vec<u8>,
}

impl Prepare for StatusLine {
    const WHAT: &'static str = "status code";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        const HELP: &str = "write it as 404, or as \"404 Not Found\"";
        let text = text.trim_ascii();
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (code, reason) = text.split_at(digits);
        let code: Option<u16> = std::str::from_utf8(code).ok().and_then(|code| code.parse().ok());
        match code {
            Some(code @ 200..=999) if reason.first().is_none_or(|&byte| byte == b' ') => {
                Ok(StatusLine { code, reason: reason.trim_ascii().to_vec() })
            }
            Some(100..200) => Err(PrepareError::new("a status code below 200 is not a response").help(HELP)),
            _ => {
                let shown = String::from_utf8_lossy(text);
                Err(PrepareError::new(format!("`{shown}` does not begin with a status code")).help(HELP))
            }
        }
    }
}

/// Answers the client, and ends all rules of the phase.
///
/// `code` is a status code, with or without a reason: `404`, `"404 Not Found"`. `type` is the `Content-Type`.
/// `headers` are further header lines, separated by `\r\n`; all four arguments must be given, so write "" when
/// there is none. What frames the message (`Content-Length`, `Connection`) is set by itself.
///
/// In a request rule no node sees the request; the response rules run over the answer. In a response rule the
/// answer takes the place of the node's response.
///
/// ```rule
/// if( http.getPath() == "/" ) {
///    http.sendResponse( "403 Keep Out", "text/plain", "No.", "X-Why: because\r\nX-Who: me" );
/// }
/// log.info( "not reached" );
/// # decision: respond 403
/// # response-header: X-Who: me
/// ```
#[builtin("http.sendResponse", terminal)]
fn send_response(
    code: Result<Prepared<'_, StatusLine>, PrepareError>,
    r#type: Text,
    body: Text,
    headers: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Exit> {
    if host.decision().streaming.has_begun() {
        cx.warn("http.sendResponse changed nothing: the head of the response has gone out")?;
        return answer(host);
    }
    host.begin_response();
    match code {
        Ok(line) => set_status_line(cx, host, "http.sendResponse", &line)?,
        Err(error) => {
            // The rule wants an answer instead of a node's, so there must be one.
            let outcome = host.set_status(500, b"");
            warn_refused(cx, "http.sendResponse", outcome)?;
            cx.warn(format!("http.sendResponse answers 500: {}", error.message))?;
        }
    }
    if r#type.len > 0 {
        let outcome = host.set_header(Side::Response, &CONTENT_TYPE, cx.bytes(r#type));
        warn_refused(cx, "http.sendResponse", outcome)?;
    }
    add_lines(cx, host, headers, "http.sendResponse")?;
    host.set_body(Side::Response, Bytes::copy_from_slice(cx.bytes(body)));
    answer(host)
}

/// Sets code and reason. The code counts also when the reason cannot be sent.
pub(super) fn set_status_line(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    line: &StatusLine,
) -> Result<(), Fault> {
    let Err(refused) = host.set_status(line.code, &line.reason) else { return Ok(()) };
    cx.warn(format!("{function} left out the reason: {}", refused.0))?;
    warn_refused(cx, function, host.set_status(line.code, b""))
}

/// Adds header lines to the response.
pub(super) fn add_lines(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    headers: Text,
    function: &str,
) -> Result<(), Fault> {
    let mut bad = None;
    for line in cx.bytes(headers).split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.trim_ascii().is_empty() {
            continue;
        }
        let name_and_value = line.iter().position(|&byte| byte == b':').and_then(|colon| {
            Some((HeaderName::from_bytes(&line[..colon]).ok()?, line[colon + 1..].trim_ascii()))
        });
        let outcome = match name_and_value {
            Some((name, _)) if [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION].contains(&name) => continue,
            Some((name, value)) if name == CONTENT_TYPE => host.set_header(Side::Response, &name, value),
            Some((name, value)) => host.add_header(Side::Response, &name, value),
            None => {
                bad = Some(format!("`{}` is not a header line", String::from_utf8_lossy(line)));
                continue;
            }
        };
        if let Err(refused) = outcome {
            bad = Some(refused.0.to_owned());
        }
    }
    match bad {
        Some(bad) => cx.warn(format!("{function} left out a header: {bad}")),
        None => Ok(()),
    }
}

/// The response that was begun is the answer: no further rule of the phase runs.
pub(super) fn answer(host: &mut dyn Transaction) -> Result<(), Exit> {
    let decision = host.decision_mut();
    decision.action = Action::Respond;
    decision.rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_lines_are_read() {
        for (text, code, reason) in
            [("403", 403, ""), ("404 Not Found", 404, "Not Found"), (" 200  OK ", 200, "OK")]
        {
            let line = StatusLine::prepare(text.as_bytes()).ok().unwrap();
            assert_eq!((line.code, line.reason.as_slice()), (code, reason.as_bytes()), "{text}");
        }
        for bad in ["", "OK", "99", "100", "1000", "404Not", "-1", "99999999"] {
            assert!(StatusLine::prepare(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
