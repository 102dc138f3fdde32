//! The real network, for `--allow-net`: plain blocking sockets, because nobody else waits here.
//!
//! The proxy does the same things in its own way, with its configuration's limits; those here are its defaults.

use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs, UdpSocket};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use pointsman::{Answer, Datum, Family, Fetch, Operation, Reply};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The longest that one thing may take.
const LONGEST: Duration = Duration::from_secs(30);
/// The longest body of an answer.
const BODY: u64 = 1 << 20;

/// What a run has open.
#[derive(Debug, Default)]
pub(crate) struct Network {
    open: HashMap<i64, TcpStream>,
    opened: i64,
}

impl Network {
    /// Does something for a rule.
    pub(crate) fn perform(&mut self, operation: &Operation) -> Answer {
        match operation {
            Operation::Fetch(request) => answer(fetch(request), |reply| Answer::Reply(Box::new(reply))),
            Operation::Resolve { host, family } => answer(resolve(host, *family), |ip| text(ip.to_string())),
            Operation::NameOf(ip) => {
                answer(dns_lookup::lookup_addr(ip).map_err(|error| error.to_string()), text)
            }
            Operation::Connect { ip, port, timeout } => {
                let stream = TcpStream::connect_timeout(&SocketAddr::new(*ip, *port), limit(*timeout));
                answer(stream.map_err(|error| explain(&error)), |stream| {
                    self.opened += 1;
                    self.open.insert(self.opened, stream);
                    integer(self.opened)
                })
            }
            Operation::Receive { socket, most, timeout } => match self.open.get_mut(socket) {
                None => not_open(*socket),
                Some(stream) => {
                    let mut bytes = vec![0; (*most).min(64 << 10)];
                    let read = stream
                        .set_read_timeout(Some(limit(*timeout)))
                        .and_then(|()| stream.read(&mut bytes))
                        .map_err(|error| explain(&error));
                    answer(read, |count| {
                        bytes.truncate(count);
                        Answer::Value(Datum::Text(bytes))
                    })
                }
            },
            Operation::Send { socket, data, timeout } => match self.open.get_mut(socket) {
                None => not_open(*socket),
                Some(stream) => answer(write(stream, data, limit(*timeout)), |count| integer(count as i64)),
            },
            Operation::CloseSocket { socket } => match self.open.remove(socket) {
                Some(_) => integer(1),
                None => not_open(*socket),
            },
            Operation::SendDatagram { host, port, data } => {
                answer(send(host, *port, data).map_err(|error| explain(&error)), |count| {
                    integer(count as i64)
                })
            }
            Operation::Authenticate { authenticator, .. } => Answer::Error(format!(
                "there is no authenticator `{authenticator}` here: those of a configuration are the proxy's"
            )),
            other => Answer::Failed(format!("rulecheck cannot do this: {other}")),
        }
    }
}

fn answer<T>(done: Result<T, String>, answer: impl FnOnce(T) -> Answer) -> Answer {
    done.map_or_else(Answer::Error, answer)
}

fn text(text: String) -> Answer {
    Answer::Value(Datum::Text(text.into_bytes()))
}

fn integer(number: i64) -> Answer {
    Answer::Value(Datum::Int(number))
}

fn not_open(socket: i64) -> Answer {
    Answer::Error(format!("{socket} is no open connection"))
}

fn limit(asked: Option<Duration>) -> Duration {
    asked.unwrap_or(LONGEST).min(LONGEST)
}

fn explain(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => String::from("timeout"),
        _ => error.to_string(),
    }
}

fn resolve(host: &str, family: Family) -> Result<IpAddr, String> {
    let found = (host, 0).to_socket_addrs().map_err(|error| error.to_string())?;
    let of_family = |ip: &IpAddr| ip.is_ipv4() == (family == Family::V4);
    let address = found.map(|address| address.ip()).find(of_family);
    address.ok_or_else(|| String::from("the host has no such address"))
}

fn write(stream: &mut TcpStream, data: &[u8], limit: Duration) -> Result<usize, String> {
    let begin = Instant::now();
    let mut written = 0;
    while written < data.len() {
        let left = limit.saturating_sub(begin.elapsed());
        if left.is_zero() {
            break;
        }
        stream.set_write_timeout(Some(left)).map_err(|error| explain(&error))?;
        match stream.write(&data[written..]) {
            Ok(0) => return Err(String::from("the connection takes nothing more")),
            Ok(count) => written += count,
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => break,
            Err(error) => return Err(explain(&error)),
        }
    }
    Ok(written)
}

fn send(host: &str, port: u16, data: &[u8]) -> std::io::Result<usize> {
    let to = (host, port).to_socket_addrs()?.next().ok_or(ErrorKind::NotFound)?;
    let any: SocketAddr = if to.is_ipv4() { ([0; 4], 0).into() } else { ([0u16; 8], 0).into() };
    UdpSocket::bind(any)?.send_to(data, to)
}

fn fetch(request: &Fetch) -> Result<Reply, String> {
    let certificates: Vec<Certificate<'static>> = match &request.authorities {
        Some(pems) => {
            let read = pems.iter().map(|pem| Certificate::from_pem(pem));
            read.collect::<Result<_, _>>().map_err(|error| format!("this is no certificate: {error}"))?
        }
        None if request.url.scheme_str() == Some("https") => {
            let trusted = rustls_native_certs::load_native_certs().certs;
            trusted.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect()
        }
        None => Vec::new(),
    };
    let tls = TlsConfig::builder()
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .root_certs(RootCerts::Specific(Arc::new(certificates)))
        .build();
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(limit(request.timeout)))
        .tls_config(tls);
    let agent = ureq::Agent::new_with_config(config.build());
    let mut sent = http::Request::builder().method(request.method.clone()).uri(request.url.clone());
    for (name, value) in &request.headers {
        sent = sent.header(name, value);
    }
    let wrong = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => String::from("timeout"),
        ureq::Error::BodyExceedsLimit(most) => format!("the answer is longer than {most} bytes"),
        other => other.to_string(),
    };
    let reply = match &request.body {
        Some(body) => agent.run(sent.body(&body[..]).map_err(|error| error.to_string())?),
        None => agent.run(sent.body(()).map_err(|error| error.to_string())?),
    };
    let (head, mut body) = reply.map_err(wrong)?.into_parts();
    let body = body.with_config().limit(BODY).read_to_vec().map_err(wrong)?;
    Ok(Reply {
        version: if head.version == http::Version::HTTP_10 { "HTTP/1.0" } else { "HTTP/1.1" },
        status: head.status.as_u16(),
        reason: Bytes::from_static(head.status.canonical_reason().unwrap_or_default().as_bytes()),
        headers: head.headers,
        body: body.into(),
    })
}
