//! HTTP requests of a rule's own.

use std::cell::RefCell;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, VIA};
use http::{HeaderValue, Method, Request, Version};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::ext::ReasonPhrase;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use pointsman::{Fetch, Reply};
use rustls::ClientConfig;

use super::names::Names;
use super::trail::{CDN_LOOP, Trail};
use crate::config;
use crate::tls::trust;

type HttpClient = Client<HttpsConnector<HttpConnector<Names>>, Full<Bytes>>;

/// The largest head of an answer.
const HEAD: usize = 64 << 10;
/// For so long an idle connection is kept.
const KEPT: Duration = Duration::from_secs(15);
/// Idle connections to one server that a worker keeps.
const KEPT_EACH: usize = 8;

/// A worker's own client.
pub(super) struct Fetcher {
    names: Names,
    body_bytes: usize,
    authorities: Option<Vec<u8>>,
    /// With connections that are kept: for http and for https.
    plain: RefCell<Option<HttpClient>>,
    secure: RefCell<Option<HttpClient>>,
}

impl Fetcher {
    pub(super) fn new(config: &config::Outbound, names: Names) -> Fetcher {
        Fetcher {
            names,
            body_bytes: config.body_bytes,
            authorities: config.authorities.clone(),
            plain: RefCell::default(),
            secure: RefCell::default(),
        }
    }

    /// Sends a request and reads the whole answer.
    pub(super) async fn fetch(
        &self,
        fetch: Fetch,
        via: Option<&str>,
        trail: &Trail,
    ) -> Result<Reply, String> {
        let client = self.client(&fetch).await?;
        let mut request = Request::new(Full::new(fetch.body.clone().unwrap_or_default()));
        *request.method_mut() = fetch.method;
        *request.uri_mut() = fetch.url;
        *request.headers_mut() = fetch.headers;
        if fetch.body.is_some_and(|body| body.is_empty()) {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        // So that a rule which asks its own proxy is found out: the one by its number of steps, the other at once.
        request.headers_mut().append(CDN_LOOP, trail.longer());
        if let Some(via) = via.and_then(|via| HeaderValue::try_from(format!("1.1 {via}")).ok()) {
            request.headers_mut().append(VIA, via);
        }
        let response = client.request(request).await.map_err(|error| {
            let what = if error.is_connect() { "cannot connect" } else { "no answer" };
            format!("{what}: {}", cause(&error))
        })?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, self.body_bytes).collect().await.map_err(|error| {
            if error.downcast_ref::<LengthLimitError>().is_some() {
                format!("the answer is longer than {} bytes", self.body_bytes)
            } else {
                format!("the answer broke off: {}", cause(&*error))
            }
        })?;
        let reason = match head.extensions.get::<ReasonPhrase>() {
            Some(reason) => Bytes::copy_from_slice(reason.as_bytes()),
            None => Bytes::from_static(head.status.canonical_reason().unwrap_or_default().as_bytes()),
        };
        Ok(Reply {
            version: if head.version == Version::HTTP_10 { "HTTP/1.0" } else { "HTTP/1.1" },
            status: head.status.as_u16(),
            reason,
            headers: head.headers,
            body: body.to_bytes(),
        })
    }

    /// A client for a request. One that changes something, and one that trusts others, has a connection of its own.
    async fn client(&self, fetch: &Fetch) -> Result<HttpClient, String> {
        let fresh = matches!(fetch.method, Method::POST | Method::PUT);
        if let Some(authorities) = &fetch.authorities {
            let trust = trust::of(authorities.iter().map(Vec::as_slice))?;
            return Ok(self.make(trust, 0));
        }
        let secure = fetch.url.scheme_str() == Some("https");
        let kept = if secure { &self.secure } else { &self.plain };
        if !fresh && let Some(client) = &*kept.borrow() {
            return Ok(client.clone());
        }
        let trust = match (&self.authorities, secure) {
            (_, false) => trust::of_nobody()?,
            (Some(authorities), true) => trust::of([authorities.as_slice()])?,
            (None, true) => trust::of_the_system().await?,
        };
        if fresh {
            return Ok(self.make(trust, 0));
        }
        Ok(kept.borrow_mut().get_or_insert_with(|| self.make(trust, KEPT_EACH)).clone())
    }

    fn make(&self, trust: Arc<ClientConfig>, kept: usize) -> HttpClient {
        let mut tcp = HttpConnector::new_with_resolver(self.names.clone());
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .with_tls_config(Arc::unwrap_or_clone(trust))
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(KEPT)
            .pool_max_idle_per_host(kept)
            .http1_max_buf_size(HEAD)
            .build(tls)
    }
}

/// What was wrong in the first place.
fn cause(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
