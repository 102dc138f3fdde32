//! Responses that pass through a rule piece by piece, so that neither body has to be held.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use pointsman_macros::builtin;
use pointsman_model::{
    Action, Cx, Exit, Fault, HeaderName, Operation, Phase, PrepareError, Prepared, Side, Stop, Streaming,
    Take, Text, Transaction,
};

use super::refusal::warn_refused;
use super::respond::{StatusLine, add_lines, set_status_line};
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &START_RESPONSE,
    &WRITE_RESPONSE,
    &FINISH_RESPONSE,
    &CONTINUE_FROM_BACKEND,
    &READ_RESPONSE,
    &READ_BULK_RESPONSE,
];

const START: &str = "http.stream.startResponse";
const WRITE: &str = "http.stream.writeResponse";
const FINISH: &str = "http.stream.finishResponse";
const CONTINUE: &str = "http.stream.continueFromBackend";

/// Sends the head of a response; its body follows with `http.stream.writeResponse`.
///
/// `respCode` is a status code, with or without a reason; `contentType` the `Content-Type`. `contentLength` is the
/// length of the body, and the most that is sent of it; 0, "" or nothing when it is not known. `headers` are
/// further header lines, separated by `\r\n`. In a response rule they take the place of the node's headers, which
/// stay when there are none. A transaction has one response, so this works once; nothing of its head can be changed
/// afterwards.
///
/// ```rule
/// http.stream.startResponse( 200, "text/plain", "", "X-Way: by rule" );
/// http.stream.writeResponse( "one, " );
/// http.stream.writeResponse( "two, " );
/// http.stream.finishResponse( "three" );
/// # decision: respond 200
/// # response-header: X-Way: by rule
/// # response-header: Content-Type: text/plain
/// # response-body: one, two, three
/// ```
#[builtin("http.stream.startResponse", waits)]
fn start_response(
    resp_code: Result<Prepared<'_, StatusLine>, PrepareError>,
    content_type: Text,
    content_length: Option<i64>,
    headers: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Exit> {
    if host.decision().streaming.has_begun() {
        return Ok(cx.warn(format!("{START} did nothing: the response has begun already"))?);
    }
    match headers {
        _ if host.status() == 0 || host.phase() == Phase::Request => host.begin_response(),
        Some(headers) if headers.len > 0 => remove_all(host),
        _ => {}
    }
    match resp_code {
        Ok(line) => set_status_line(cx, host, START, &line)?,
        Err(error) => {
            let outcome = host.set_status(500, b"");
            warn_refused(cx, START, outcome)?;
            cx.warn(format!("{START} begins a 500: {}", error.message))?;
        }
    }
    if content_type.len > 0 {
        let outcome = host.set_header(Side::Response, &CONTENT_TYPE, cx.bytes(content_type));
        warn_refused(cx, START, outcome)?;
    }
    if let Some(headers) = headers {
        add_lines(cx, host, headers, START)?;
    }
    let decision = host.decision_mut();
    decision.action = Action::Respond;
    decision.streaming = Streaming::Started;
    let length = content_length.and_then(|length| u64::try_from(length).ok()).filter(|&length| length > 0);
    Err(Exit::wait_result(Operation::StartResponse { length }))
}

/// Takes all headers off the response, but for those that frame it: they are the host's.
fn remove_all(host: &mut dyn Transaction) {
    let mut names: Vec<HeaderName> = Vec::new();
    host.for_each_header(Side::Response, &mut |name, _| names.push(name.clone()));
    for name in names {
        host.remove_header(Side::Response, &name);
    }
}

/// Sends a piece of the response that was begun.
///
/// The rule waits until the client takes it, so a slow client slows the rule down and nothing piles up. Before
/// `http.stream.startResponse` this warns and does nothing.
///
/// ```rule
/// http.stream.startResponse( 200, "text/plain" );
/// foreach( $n in [ 1, 2, 3 ] ) { http.stream.writeResponse( $n . ";" ); }
/// http.stream.finishResponse();
/// # decision: respond 200
/// # response-body: 1;2;3;
/// ```
#[builtin("http.stream.writeResponse", waits)]
fn write_response(data: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Exit> {
    if host.decision().streaming != Streaming::Started {
        return Ok(not_begun(cx, WRITE)?);
    }
    if data.len == 0 {
        return Ok(());
    }
    Err(Exit::wait_result(Operation::WriteResponse(cx.ws.share(data))))
}

/// Ends the response that was begun, and all rules.
///
/// `data` is its last piece.
///
/// ```rule
/// http.stream.startResponse( 200, "text/plain" );
/// http.stream.finishResponse( "all" );
/// log.info( "not reached" );
/// # decision: respond 200
/// # response-body: all
/// ```
#[builtin("http.stream.finishResponse", terminal)]
fn finish_response(data: Option<Text>, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Exit> {
    end(cx, host, FINISH, data, Streaming::Finished)
}

/// Sends all that the node still sends as the rest of the response that was begun, and ends all rules.
///
/// `data` goes out before it. In a request rule there is no node's body, and this is
/// `http.stream.finishResponse`.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body head,body and tail
/// http.stream.startResponse( 200, "text/plain" );
/// $head = http.stream.readResponse( 100, "," );
/// http.stream.writeResponse( string.uppercase( $head ) );
/// http.stream.continueFromBackend( " the " );
/// # decision: respond 200
/// # response-body: HEAD, the body and tail
/// ```
#[builtin("http.stream.continueFromBackend", terminal)]
fn continue_from_backend(
    data: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Exit> {
    let how = if host.phase() == Phase::Request { Streaming::Finished } else { Streaming::Continued };
    end(cx, host, CONTINUE, data, how)
}

fn end(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    data: Option<Text>,
    how: fn(Bytes) -> Streaming,
) -> Result<(), Exit> {
    if host.decision().streaming == Streaming::Started {
        host.decision_mut().streaming = how(data.map_or_else(Bytes::new, |data| cx.ws.share(data)));
    } else {
        not_begun(cx, function)?;
    }
    host.decision_mut().rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

#[cold]
fn not_begun(cx: &mut Cx<'_>, function: &str) -> Result<(), Fault> {
    cx.warn(format!("{function} sent nothing: {START} was not called"))
}

/// Takes up to `count` bytes off the front of the node's body.
///
/// With a `delimiter`, they end behind its first place, when it begins among them; so a delimiter is never cut in
/// two, even if that makes the piece longer than `count`. "" when the body has come to its end. The rule waits
/// until the bytes are there. What is taken is gone: the client gets only what a rule writes, or what is left. In
/// a request rule there is no response, and this warns and gives "".
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body "one\ntwo\n"
/// http.stream.readResponse( 100, "\n" ); # -> "one\n"
/// http.stream.readResponse( 2 ); # -> tw
/// http.stream.readResponse( 100 ); # -> "o\n"
/// http.stream.readResponse( 100 ) . "!"; # -> !
/// ```
#[builtin("http.stream.readResponse", waits, phases(request, response))]
fn read_response(
    count: i64,
    delimiter: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    take(cx, host, "http.stream.readResponse", count, delimiter, false)
}

/// As `http.stream.readResponse`, but up to the last `delimiter` among the bytes.
///
/// So whole lines are read many at a time. A piece without a delimiter has `count` bytes.
///
/// ```rule
/// #: phase response
/// #: response 200
/// #: response-body "one\ntwo\nthree"
/// http.stream.readBulkResponse( 10, "\n" ); # -> "one\ntwo\n"
/// http.stream.readBulkResponse( 10, "\n" ); # -> three
/// ```
#[builtin("http.stream.readBulkResponse", waits, phases(request, response))]
fn read_bulk_response(
    count: i64,
    delimiter: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<Text, Exit> {
    take(cx, host, "http.stream.readBulkResponse", count, delimiter, true)
}

fn take(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    count: i64,
    delimiter: Option<Text>,
    last: bool,
) -> Result<Text, Exit> {
    if host.phase() == Phase::Request {
        cx.warn(format!("{function} read nothing: there is no response in a request rule"))?;
        return Ok(Text::EMPTY);
    }
    let count = match usize::try_from(count) {
        Ok(0) => return Ok(Text::EMPTY),
        Ok(count) => count,
        Err(_) => {
            cx.warn(format!("{function} read nothing: {count} is not a number of bytes"))?;
            return Ok(Text::EMPTY);
        }
    };
    let delimiter = delimiter.map_or_else(Bytes::new, |delimiter| cx.ws.share(delimiter));
    Err(Exit::wait_result(Operation::ReadResponse(Take { count, delimiter, last })))
}
