//! The offline host: one request, perhaps its response, and a world that stands still.
//!
//! `eval`, `run` and `test` all run rules through it. It answers at once what the proxy would wait for: bodies
//! are in the files, and a sleep moves the clock.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use pointsman::{
    Answer, Body, BufferedStream, Connection, Datum, FixedWorld, HttpTransaction, Name, Node, Operation,
    Phase, Response, Side, Streaming, World,
};

use crate::message::{RequestMessage, ResponseMessage};
use crate::mock::Mocks;
use crate::network;

/// What rules run over.
#[derive(Debug)]
pub(crate) struct Scene {
    /// The request.
    pub(crate) request: RequestMessage,
    /// The response that a node gives.
    pub(crate) response: Option<ResponseMessage>,
    /// The client's connection.
    pub(crate) connection: Connection,
    /// The node that the request goes to.
    pub(crate) node: Option<String>,
    /// Our own address on the connection to it.
    pub(crate) node_local: Option<SocketAddr>,
    /// Whether that is TLS.
    pub(crate) node_tls: bool,
    /// Clock, chance, pools and the rest; requests that follow each other share it.
    pub(crate) world: Arc<FixedWorld>,
    /// What rules find when they speak to others.
    pub(crate) network: Network,
}

/// What rules find when they speak to others.
#[derive(Debug)]
pub(crate) enum Network {
    /// Stand-ins, and nothing else: it is a test.
    Mocks(Mocks),
    /// Nothing: nobody said `--allow-net`.
    Refused,
    /// The real one.
    Real(network::Network),
}

impl Network {
    /// As the command line says.
    pub(crate) fn allowed(allow_net: bool) -> Network {
        if allow_net { Network::Real(network::Network::default()) } else { Network::Refused }
    }
}

impl Default for Scene {
    fn default() -> Self {
        Scene {
            request: RequestMessage {
                method: b"GET".to_vec(),
                target: b"/".to_vec(),
                version: http::Version::HTTP_11,
                headers: vec![(b"Host".to_vec(), b"localhost".to_vec())],
                body: Bytes::new(),
            },
            response: None,
            connection: Connection::default(),
            node: None,
            node_local: None,
            node_tls: false,
            world: Arc::default(),
            network: Network::Refused,
        }
    }
}

/// A transaction of a scene.
#[derive(Debug)]
pub(crate) struct Host {
    /// What rules see.
    pub(crate) transaction: HttpTransaction,
    world: Arc<FixedWorld>,
    request_body: Bytes,
    response: Option<Response>,
    response_body: Bytes,
    stream: BufferedStream,
    network: Network,
    /// What rules had done beyond reading bodies and sleeping.
    pub(crate) performed: Vec<String>,
}

impl Host {
    /// Sets the scene. The error says which part of a message cannot be.
    pub(crate) fn new(scene: Scene) -> Result<Host, String> {
        let world = scene.world;
        let mut transaction = HttpTransaction::new(Arc::clone(&world) as Arc<dyn World>);
        transaction.set_connection(scene.connection);
        transaction.set_node(scene.node.map(|node| Node {
            addr: node.parse().ok(),
            name: Name::from(node),
            local: scene.node_local,
            tls: scene.node_tls,
        }));
        let method = http::Method::from_bytes(&scene.request.method).map_err(|_| {
            format!("`{}` is not a request method", String::from_utf8_lossy(&scene.request.method))
        })?;
        let (mut parts, ()) = http::Request::new(()).into_parts();
        parts.method = method;
        parts.version = scene.request.version;
        parts.headers = header_map(&scene.request.headers)?;
        let request_body = scene.request.body;
        transaction.set_request(parts, waiting(&request_body));
        transaction.set_raw_target(Bytes::from(scene.request.target));
        let (response, response_body) = match scene.response {
            None => (None, Bytes::new()),
            Some(message) => {
                let status = StatusCode::from_u16(message.status)
                    .map_err(|_| format!("{} is not a status code", message.status))?;
                let mut response = Response::new(status);
                if !message.reason.is_empty() {
                    response.reason = Bytes::from(message.reason);
                }
                response.version = message.version;
                response.headers = header_map(&message.headers)?;
                response.body = waiting(&message.body);
                (Some(response), message.body)
            }
        };
        Ok(Host {
            transaction,
            world,
            request_body,
            response,
            response_body,
            stream: BufferedStream::default(),
            network: scene.network,
            performed: Vec::new(),
        })
    }

    /// Moves to a phase. What a node answers is there from the response phase on, unless the rules answered
    /// in its place.
    pub(crate) fn enter(&mut self, phase: Phase) {
        self.transaction.begin_phase(phase);
        if phase != Phase::Request
            && self.transaction.response().is_none()
            && let Some(response) = self.response.take()
        {
            self.transaction.set_response(response);
        }
    }

    /// Does what a run waits for.
    pub(crate) fn perform(&mut self, operation: Operation) -> Answer {
        match operation {
            Operation::ReadBody { side, .. } => {
                let body = self.whole_body(side).clone();
                self.transaction.put_body(side, Body::Complete(body));
                Answer::Ready
            }
            Operation::Sleep(duration) => {
                self.world.set_now(self.world.now() + duration);
                Answer::Ready
            }
            other => match self.stream.perform(&mut self.transaction, &self.response_body, other) {
                Ok(answer) => answer,
                Err(other) => {
                    self.performed.push(other.to_string());
                    match &*other {
                        Operation::Queue { class, context } => self.queue(class, context),
                        other => self.speak(other),
                    }
                }
            },
        }
    }

    /// When the rules of a phase are over: a response that they streamed becomes the transaction's.
    pub(crate) fn end_stream(&mut self) -> Streaming {
        self.stream.finish(&mut self.transaction)
    }

    /// Speaks to others for a rule.
    fn speak(&mut self, operation: &Operation) -> Answer {
        match &mut self.network {
            Network::Mocks(mocks) => mocks.answer(operation).unwrap_or_else(|| {
                Answer::Failed(format!(
                    "a test has no network, and nothing stands in for `{operation}`: add a `#: mock` line"
                ))
            }),
            Network::Real(network) => network.perform(operation),
            Network::Refused => Answer::Failed(format!(
                "rulecheck uses no network unless you say --allow-net, and `{operation}` needs it"
            )),
        }
    }

    /// Waits for a place in a rate class: nobody else is here, so only the clock must move.
    fn queue(&self, class: &str, context: &[u8]) -> Answer {
        let Some(limiter) = self.world.rate(class.as_bytes()) else {
            return Answer::Failed(format!("there is no rate class `{class}`"));
        };
        while let Err(wait) = limiter.take(context, self.world.now()) {
            self.world.set_now(self.world.now() + wait);
        }
        Answer::Value(Datum::Int(1))
    }

    /// The body that a message came with.
    fn whole_body(&self, side: Side) -> &Bytes {
        match side {
            Side::Request => &self.request_body,
            Side::Response => &self.response_body,
        }
    }

    /// A message's body as the rules left it, read or not.
    pub(crate) fn final_body(&self, side: Side, body: &Body) -> Bytes {
        match body {
            Body::Complete(bytes) => bytes.clone(),
            Body::Partial(_) | Body::Unread => self.whole_body(side).clone(),
            Body::Unavailable => Bytes::new(),
        }
    }
}

/// A body that the host has not read yet, so that rules wait for it as they do in the proxy. Of an empty one
/// there is nothing to read.
fn waiting(body: &Bytes) -> Body {
    if body.is_empty() { Body::Complete(Bytes::new()) } else { Body::Unread }
}

fn header_map(lines: &[(Vec<u8>, Vec<u8>)]) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let shown = String::from_utf8_lossy(name);
        let name =
            HeaderName::from_bytes(name).map_err(|_| format!("`{shown}` is not the name of a header"))?;
        let value = HeaderValue::from_bytes(value)
            .map_err(|_| format!("the value of the header `{shown}` holds a control character"))?;
        headers.try_append(name, value).map_err(|_| "there are too many headers".to_owned())?;
    }
    Ok(headers)
}
