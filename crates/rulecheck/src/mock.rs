//! Stand-ins for what rules wait for: servers, name servers, authenticators. A script sets them up in its comments, and
//! the offline host answers from them.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use pointsman::{Answer, Datum, Family, Operation, Reply};

use crate::test::words;

/// A stand-in: which operation it is for, and what is answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mock {
    function: &'static str,
    /// What it must be asked for: a URL, a host, an address and a port.
    key: String,
    outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Answer(Answer),
    /// What reads from a connection give, one after another.
    Connection(Vec<Piece>),
    /// How many bytes a connection takes before it is stuck.
    Room(usize),
    /// The password, and what is known of the user.
    Login(Vec<u8>, Vec<(Vec<u8>, Datum)>),
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Bytes(Vec<u8>),
    Timeout,
}

/// The functions that can be stood in for.
const FUNCTIONS: [&str; 13] = [
    "http.request.get",
    "http.request.head",
    "http.request.post",
    "http.request.put",
    "http.request.delete",
    "http.request.ssl.get",
    "net.dns.resolveHost",
    "net.dns.resolveHost6",
    "net.dns.resolveIP",
    "tcp.connect",
    "tcp.write",
    "udp.sendTo",
    "auth.query",
];

impl Mock {
    /// Reads `http.request.get "http://api.test/" 200 body`.
    pub(crate) fn parse(text: &str) -> Result<Mock, String> {
        let (name, rest) = take(text).ok_or("a mock names a function first")?;
        let Some(function) = FUNCTIONS.into_iter().find(|function| *function == name) else {
            let near = crate::suggest::nearest(&name, FUNCTIONS.iter().copied());
            let meant = crate::suggest::did_you_mean(&near);
            return Err(format!("`{name}` cannot be mocked{meant}"));
        };
        let (key, rest) = take(rest).ok_or_else(|| format!("{function} of what? {}", usage(function)))?;
        let rest = rest.trim();
        let wrong = || usage(function).to_owned();
        if let Some(("error", why)) = rest.split_once(' ').or(Some((rest, "")))
            && function != "auth.query"
        {
            let why = words::whole(why.trim());
            let why = if why.is_empty() { "no answer".into() } else { String::from_utf8_lossy(&why) };
            return Ok(Mock { function, key, outcome: Outcome::Answer(Answer::Error(why.into_owned())) });
        }
        if rest == "timeout" && function != "tcp.connect" {
            let outcome = Outcome::Answer(Answer::Error("timeout".to_owned()));
            return Ok(Mock { function, key, outcome });
        }
        let (key, outcome) = match function {
            "net.dns.resolveHost" | "net.dns.resolveHost6" | "net.dns.resolveIP" => {
                let (answer, rest) = take(rest).ok_or_else(wrong)?;
                if !rest.trim().is_empty() {
                    return Err(wrong());
                }
                (key, Outcome::Answer(Answer::Value(Datum::text(answer))))
            }
            "tcp.connect" => (key, Outcome::Connection(pieces(rest).ok_or_else(wrong)?)),
            "tcp.write" => (key, Outcome::Room(rest.parse().map_err(|_| wrong())?)),
            "udp.sendTo" if rest.is_empty() => (key, Outcome::Answer(Answer::Ready)),
            "udp.sendTo" => return Err(wrong()),
            "auth.query" => login(&key, rest).ok_or_else(wrong)?,
            _ => {
                let url = Uri::try_from(&key).map_err(|_| format!("`{key}` is not a URL"))?;
                (url.to_string(), Outcome::Answer(reply(rest).ok_or_else(wrong)?))
            }
        };
        Ok(Mock { function, key, outcome })
    }

    /// Adds a header to the response that is answered.
    pub(crate) fn add_header(&mut self, name: &str, value: &[u8]) -> Result<(), String> {
        let Outcome::Answer(Answer::Reply(reply)) = &mut self.outcome else {
            return Err("only a mocked HTTP response has headers".to_owned());
        };
        let name = HeaderName::try_from(name).map_err(|_| format!("`{name}` is not the name of a header"))?;
        let value = HeaderValue::from_bytes(value).map_err(|_| "this is no header's value".to_owned())?;
        reply.headers.append(name, value);
        Ok(())
    }
}

fn usage(function: &str) -> &'static str {
    match function {
        "net.dns.resolveHost" => "write `#: mock net.dns.resolveHost api.test 192.0.2.7`",
        "net.dns.resolveHost6" => "write `#: mock net.dns.resolveHost6 api.test 2001:db8::7`",
        "net.dns.resolveIP" => "write `#: mock net.dns.resolveIP 192.0.2.7 api.test`",
        "tcp.connect" => {
            "write `#: mock tcp.connect 192.0.2.7:25 \"what is read first\" \"then\" timeout \"then\"`"
        }
        "tcp.write" => "write `#: mock tcp.write 192.0.2.7:25 BYTES` with how many bytes it takes",
        "udp.sendTo" => "write `#: mock udp.sendTo log.test:514`",
        "auth.query" => {
            "write `#: mock auth.query authenticator user password ok name=value`, or `error why`"
        }
        _ => "write `#: mock http.request.get \"http://api.test/\" 200 body`",
    }
}

/// A word or a quoted text, as text.
fn take(text: &str) -> Option<(String, &str)> {
    let (word, rest) = words::take(text)?;
    Some((String::from_utf8_lossy(&word).into_owned(), rest))
}

fn pieces(mut rest: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    while !rest.trim().is_empty() {
        let quoted = rest.trim_start().starts_with('"');
        let (piece, more) = words::take(rest)?;
        pieces.push(if !quoted && piece == b"timeout" { Piece::Timeout } else { Piece::Bytes(piece) });
        rest = more;
    }
    Some(pieces)
}

fn reply(rest: &str) -> Option<Answer> {
    let (code, body) = rest.split_once(' ').unwrap_or((rest, ""));
    let status = StatusCode::from_bytes(code.as_bytes()).ok()?;
    Some(Answer::Reply(Box::new(Reply {
        version: "HTTP/1.1",
        status: status.as_u16(),
        reason: Bytes::from_static(status.canonical_reason().unwrap_or_default().as_bytes()),
        headers: HeaderMap::new(),
        body: words::whole(body.trim()).into(),
    })))
}

fn login(authenticator: &str, rest: &str) -> Option<(String, Outcome)> {
    let (user, rest) = take(rest)?;
    let (password, rest) = words::take(rest)?;
    let key = format!("{authenticator} {user}");
    let (word, rest) = words::take(rest)?;
    match &*word {
        b"ok" => {
            let mut known = vec![(b"OK".to_vec(), Datum::Int(1))];
            let mut rest = rest;
            while !rest.trim().is_empty() {
                let (pair, more) = words::take(rest)?;
                let equals = pair.iter().position(|&byte| byte == b'=')?;
                known.push((pair[..equals].to_vec(), Datum::text(&pair[equals + 1..])));
                rest = more;
            }
            Some((key, Outcome::Login(password, known)))
        }
        b"error" => {
            let why = String::from_utf8_lossy(&words::whole(rest.trim())).into_owned();
            Some((key, Outcome::Answer(Answer::Error(why))))
        }
        _ => None,
    }
}

/// The stand-ins of one run, and what became of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mocks {
    mocks: Vec<Mock>,
    /// How often each was asked.
    asked: HashMap<(&'static str, String), usize>,
    open: HashMap<i64, Open>,
    opened: i64,
}

/// A connection that a rule opened.
#[derive(Clone, Debug)]
struct Open {
    pieces: VecDeque<Piece>,
    room: Option<usize>,
}

impl Mocks {
    /// A run's stand-ins.
    pub(crate) fn new(mocks: Vec<Mock>) -> Mocks {
        Mocks { mocks, ..Mocks::default() }
    }

    /// What is answered; `None` when there is no stand-in for it.
    pub(crate) fn answer(&mut self, operation: &Operation) -> Option<Answer> {
        match operation {
            Operation::Fetch(fetch) => {
                let function = match fetch.method {
                    _ if fetch.authorities.is_some() => "http.request.ssl.get",
                    Method::HEAD => "http.request.head",
                    Method::POST => "http.request.post",
                    Method::PUT => "http.request.put",
                    Method::DELETE => "http.request.delete",
                    _ => "http.request.get",
                };
                let mut answer = self.given(function, fetch.url.to_string())?;
                if let Answer::Reply(reply) = &mut answer
                    && fetch.method == Method::HEAD
                {
                    reply.body = Bytes::new();
                }
                Some(answer)
            }
            Operation::Resolve { host, family: Family::V4 } => {
                self.given("net.dns.resolveHost", host.clone())
            }
            Operation::Resolve { host, family: Family::V6 } => {
                self.given("net.dns.resolveHost6", host.clone())
            }
            Operation::NameOf(ip) => self.given("net.dns.resolveIP", ip.to_string()),
            Operation::Connect { ip, port, .. } => self.connect(SocketAddr::new(*ip, *port)),
            Operation::Receive { socket, most, .. } => Some(self.read(*socket, *most)),
            Operation::Send { socket, data, .. } => Some(self.write(*socket, data.len())),
            Operation::CloseSocket { socket } => Some(match self.open.remove(socket) {
                Some(_) => Answer::Value(Datum::Int(1)),
                None => not_open(*socket),
            }),
            Operation::SendDatagram { host, port, data } => {
                Some(match self.given("udp.sendTo", format!("{host}:{port}"))? {
                    Answer::Ready => Answer::Value(Datum::Int(data.len() as i64)),
                    other => other,
                })
            }
            Operation::Authenticate { authenticator, user, password } => {
                let prefix = format!("{authenticator} ");
                if !self
                    .mocks
                    .iter()
                    .any(|mock| mock.function == "auth.query" && mock.key.starts_with(&prefix))
                {
                    return None;
                }
                let key = format!("{prefix}{}", String::from_utf8_lossy(user));
                Some(match self.next("auth.query", key) {
                    Some(Outcome::Login(right, known))
                        if password.as_ref().is_none_or(|given| *given == right) =>
                    {
                        Answer::Value(Datum::Hash(known))
                    }
                    Some(Outcome::Answer(answer)) => answer,
                    _ => Answer::Value(Datum::Hash(vec![(b"OK".to_vec(), Datum::Int(0))])),
                })
            }
            _ => None,
        }
    }

    /// The next outcome for a key: in the order of the script, the last one again and again.
    fn next(&mut self, function: &'static str, key: String) -> Option<Outcome> {
        let of_key = self.mocks.iter().filter(|mock| mock.function == function && mock.key == key);
        let outcomes: Vec<&Outcome> = of_key.map(|mock| &mock.outcome).collect();
        let asked = self.asked.entry((function, key)).or_default();
        let outcome = (*outcomes.get(*asked).or(outcomes.last())?).clone();
        *asked += 1;
        Some(outcome)
    }

    fn given(&mut self, function: &'static str, key: String) -> Option<Answer> {
        match self.next(function, key)? {
            Outcome::Answer(answer) => Some(answer),
            _ => None,
        }
    }

    fn connect(&mut self, to: SocketAddr) -> Option<Answer> {
        let pieces = match self.next("tcp.connect", to.to_string())? {
            Outcome::Connection(pieces) => pieces.into(),
            Outcome::Answer(answer) => return Some(answer),
            _ => return None,
        };
        let room = match self.next("tcp.write", to.to_string()) {
            Some(Outcome::Room(room)) => Some(room),
            _ => None,
        };
        self.opened += 1;
        self.open.insert(self.opened, Open { pieces, room });
        Some(Answer::Value(Datum::Int(self.opened)))
    }

    fn read(&mut self, socket: i64, most: usize) -> Answer {
        let Some(open) = self.open.get_mut(&socket) else { return not_open(socket) };
        match open.pieces.pop_front() {
            None => Answer::Value(Datum::empty()),
            Some(Piece::Timeout) => Answer::Error("timeout".to_owned()),
            Some(Piece::Bytes(mut bytes)) => {
                if bytes.len() > most {
                    open.pieces.push_front(Piece::Bytes(bytes.split_off(most)));
                }
                Answer::Value(Datum::Text(bytes))
            }
        }
    }

    fn write(&mut self, socket: i64, len: usize) -> Answer {
        let Some(open) = self.open.get_mut(&socket) else { return not_open(socket) };
        let written = open.room.map_or(len, |room| room.min(len));
        if let Some(room) = &mut open.room {
            *room -= written;
        }
        Answer::Value(Datum::Int(written as i64))
    }
}

fn not_open(socket: i64) -> Answer {
    Answer::Error(format!("{socket} is no open connection"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Mock::parse(text).unwrap_err()
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        for (text, words) in [
            ("", "names a function"),
            ("http.request.gett \"http://a/\" 200", "did you mean `http.request.get`"),
            ("http.request.get", "of what?"),
            ("http.request.get http://a/", "200 body"),
            ("http.request.get http://a/ 99 x", "200 body"),
            ("net.dns.resolveHost a", "api.test 192.0.2.7"),
            ("net.dns.resolveHost a 1.2.3.4 5.6.7.8", "api.test 192.0.2.7"),
            ("tcp.connect 1.2.3.4:5 \"open", "what is read first"),
            ("tcp.write 1.2.3.4:5 many", "how many bytes"),
            ("udp.sendTo a:1 what", "log.test:514"),
            ("auth.query staff alice secret maybe", "ok name=value"),
        ] {
            assert!(refused(text).contains(words), "{text}: {}", refused(text));
        }
        let mut mock = Mock::parse("net.dns.resolveHost a 1.2.3.4").unwrap();
        assert!(mock.add_header("A", b"b").is_err());
    }

    #[test]
    fn the_last_outcome_stays() {
        let mocks = ["1.1.1.1", "error gone", "2.2.2.2"]
            .map(|outcome| Mock::parse(&format!("net.dns.resolveHost a {outcome}")).unwrap());
        let mut mocks = Mocks::new(mocks.to_vec());
        let operation = Operation::Resolve { host: "a".to_owned(), family: Family::V4 };
        let answers: Vec<Answer> = (0..4).map(|_| mocks.answer(&operation).unwrap()).collect();
        assert_eq!(
            answers,
            [
                Answer::Value(Datum::text("1.1.1.1")),
                Answer::Error("gone".to_owned()),
                Answer::Value(Datum::text("2.2.2.2")),
                Answer::Value(Datum::text("2.2.2.2")),
            ]
        );
        assert_eq!(mocks.answer(&Operation::Resolve { host: "b".to_owned(), family: Family::V4 }), None);
    }
}
