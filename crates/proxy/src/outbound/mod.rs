//! What rules have done beyond their own request: sub-requests, names, sockets, logins, places in a rate class.
//!
//! Everything here is bounded: in time by the configuration and by what is left of the transaction's own, in bytes, and
//! in number for each request. What goes wrong outside is told to the rule. Nothing here blocks the worker's thread. What a
//! configuration lets rules have done comes as [`Services`]; whose request it is nobody here knows.

mod fetch;
mod names;
mod sockets;
mod trail;

use std::cell::RefCell;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use pointsman::{Answer, Datum, Operation};
use tokio::net::UdpSocket;

use crate::authentication::Desk;
use crate::config::{self, ByName, Destinations};
use crate::rate::Queues;
use fetch::Fetcher;
use names::{Names, not_listed};
use sockets::Sockets;

pub(crate) use trail::Trail;

/// What a configuration lets rules have done.
pub(crate) struct Services {
    /// How far they may go outside.
    pub(crate) config: config::Outbound,
    pub(crate) queues: Arc<Queues>,
    pub(crate) desk: Desk,
}

/// A worker's own means to speak to others: connections that are kept, and names that are known.
#[derive(Default)]
pub(crate) struct Outbound {
    means: RefCell<Option<Rc<Means>>>,
}

/// Made for one configuration.
struct Means {
    config: config::Outbound,
    names: Names,
    fetcher: Fetcher,
}

impl Outbound {
    /// The means for a configuration: the ones at hand when it has not changed.
    fn means(&self, config: &config::Outbound) -> Rc<Means> {
        let mut slot = self.means.borrow_mut();
        if let Some(means) = &*slot
            && means.config == *config
        {
            return Rc::clone(means);
        }
        let names = Names::new(config);
        let fetcher = Fetcher::new(config, names.clone());
        let means = Rc::new(Means { config: config.clone(), names, fetcher });
        *slot = Some(Rc::clone(&means));
        means
    }
}

/// What the rules of one request have had done; what they left open is closed with it.
#[derive(Default)]
pub(crate) struct Errands {
    count: u32,
    sockets: Sockets,
    trail: Trail,
}

impl Errands {
    /// For a request that came along this trail.
    pub(crate) fn set_trail(&mut self, trail: Trail) {
        self.trail = trail;
    }

    /// Does something for a rule. `left` is what is left of the transaction's time; `via` is what this proxy calls itself.
    pub(crate) async fn perform(
        &mut self,
        outbound: &Outbound,
        services: &Services,
        operation: Operation,
        left: Duration,
        via: Option<&str>,
    ) -> Answer {
        let config = &services.config;
        self.count += 1;
        if self.count > config.per_request {
            let most = config.per_request;
            return Answer::Failed(format!("the rules of a request may ask others {most} times at most"));
        }
        let means = outbound.means(config);
        let limit = |asked: Option<Duration>| asked.unwrap_or(config.timeout).min(config.timeout).min(left);
        if let Some(refused) = config.allow.as_ref().and_then(|allow| refusal(allow, &operation)) {
            return Answer::Error(refused);
        }
        match operation {
            Operation::Fetch(fetch) => {
                let limit = limit(fetch.timeout);
                let fetched = means.fetcher.fetch(*fetch, via, &self.trail);
                told(limit, fetched, |reply| Answer::Reply(Box::new(reply))).await
            }
            Operation::Resolve { host, family } => {
                told(limit(None), means.names.resolve(&host, family), |ip| text(ip.to_string())).await
            }
            Operation::NameOf(ip) => told(limit(None), means.names.name_of(ip), text).await,
            Operation::Connect { ip, port, timeout } => {
                let connect = self.sockets.connect(SocketAddr::new(ip, port), config.sockets);
                told(limit(timeout), connect, integer).await
            }
            Operation::Receive { socket, most, timeout } => {
                let read = self.sockets.read(socket, most);
                told(limit(timeout), read, |bytes| Answer::Value(Datum::Text(bytes))).await
            }
            Operation::Send { socket, data, timeout } => {
                match self.sockets.write(socket, &data, limit(timeout)).await {
                    Ok(written) => integer(written as i64),
                    Err(message) => Answer::Error(message),
                }
            }
            Operation::CloseSocket { socket } => match self.sockets.close(socket) {
                Ok(()) => integer(1),
                Err(message) => Answer::Error(message),
            },
            Operation::SendDatagram { host, port, data } => {
                let send = async {
                    let ip = means.names.any(&host).await?;
                    send_datagram(SocketAddr::new(ip, port), &data).await.map_err(|error| error.to_string())
                };
                told(limit(None), send, |sent| integer(sent as i64)).await
            }
            Operation::Authenticate { authenticator, user, password } => {
                services.desk.query(&authenticator, user, password, limit(None)).await
            }
            Operation::Queue { class, context } => match services.queues.get(&class) {
                Some(queue) => queue.wait(context, left).await,
                None => Answer::Failed(format!("there is no rate class `{class}`")),
            },
            other => Answer::Failed(format!("this proxy cannot do that: {other}")),
        }
    }
}

/// Why something is not done where only some destinations are allowed. A host whose addresses decide is refused when they
/// are known.
fn refusal(allow: &Destinations, operation: &Operation) -> Option<String> {
    let (host, port) = match operation {
        Operation::Fetch(fetch) => {
            let secure = fetch.url.scheme_str() == Some("https");
            (fetch.url.host()?, fetch.url.port_u16().unwrap_or(if secure { 443 } else { 80 }))
        }
        Operation::SendDatagram { host, port, .. } => (&**host, *port),
        Operation::Connect { ip, port, .. } => {
            let to = SocketAddr::new(*ip, *port);
            return (!allow.allow(to)).then(|| not_listed(to));
        }
        _ => return None,
    };
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let allowed = match literal.parse() {
        Ok(ip) => allow.allow(SocketAddr::new(ip, port)),
        Err(_) => allow.by_name(host, port) != ByName::Refused,
    };
    (!allowed).then(|| not_listed(format_args!("{host}:{port}")))
}

/// What came of something within a time.
async fn told<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, String>>,
    answer: impl FnOnce(T) -> Answer,
) -> Answer {
    match tokio::time::timeout(limit, work).await {
        Ok(Ok(done)) => answer(done),
        Ok(Err(message)) => Answer::Error(message),
        Err(_) => Answer::Error(String::from("timeout")),
    }
}

fn text(text: String) -> Answer {
    Answer::Value(Datum::Text(text.into_bytes()))
}

fn integer(number: i64) -> Answer {
    Answer::Value(Datum::Int(number))
}

async fn send_datagram(to: SocketAddr, data: &[u8]) -> std::io::Result<usize> {
    let any: IpAddr = match to {
        SocketAddr::V4(_) => std::net::Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => std::net::Ipv6Addr::UNSPECIFIED.into(),
    };
    UdpSocket::bind((any, 0)).await?.send_to(data, to).await
}
