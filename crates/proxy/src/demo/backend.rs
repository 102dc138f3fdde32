//! A web server for the demonstration: it tells who it is, what it was asked, and how many sessions it has.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::process::Pools;

/// What a back end knows of the proxy in front of it, once that runs.
pub(super) type Front = Arc<OnceLock<Pools>>;

/// A back end that has its address and does not serve yet.
pub(super) struct Backend {
    pub(super) name: &'static str,
    pub(super) address: SocketAddr,
    listener: StdListener,
}

impl Backend {
    /// Takes the port, or a free one when somebody has it.
    pub(super) fn bind(name: &'static str, wanted: SocketAddr) -> io::Result<Backend> {
        let listener =
            StdListener::bind(wanted).or_else(|_| StdListener::bind(SocketAddr::new(wanted.ip(), 0)))?;
        listener.set_nonblocking(true)?;
        Ok(Backend { name, address: listener.local_addr()?, listener })
    }

    /// Serves for as long as the process lives, in a thread of its own.
    pub(super) fn serve(self, front: Front) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let Backend { name, address, listener } = self;
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            runtime.block_on(async {
                // It was just bound; should it not listen, the proxy says that the node failed.
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                loop {
                    let Ok((stream, _)) = listener.accept().await else { continue };
                    let front = Arc::clone(&front);
                    let service = hyper::service::service_fn(move |request| {
                        let response = answer(name, address, &front, &request);
                        async move { Ok::<_, Infallible>(response) }
                    });
                    let serve = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service);
                    tokio::spawn(serve);
                }
            });
        })?;
        Ok(())
    }
}

fn answer(
    name: &str,
    address: SocketAddr,
    front: &Front,
    request: &Request<Incoming>,
) -> Response<Full<Bytes>> {
    let sessions = front.get().and_then(|pools| pools.sessions("Sticky Pool", &address.to_string()));
    let sessions = sessions.unwrap_or_default();
    let last = match sessions.idle_seconds {
        None => String::from("none yet"),
        Some(seconds) => format!("last one seen {seconds} s ago"),
    };
    let text = format!(
        "{name}\n{} {} {:?}\nsessions in \"Sticky Pool\": {} ({last})\n",
        request.method(),
        request.uri(),
        request.version(),
        sessions.ten_minutes,
    );
    Response::new(Full::new(Bytes::from(text)))
}
