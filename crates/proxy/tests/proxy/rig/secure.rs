//! A back end behind TLS: what ends it here passes the bytes on, and remembers each handshake and each end.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::{Authority, Backend, Leaf};

/// A connection whose handshake succeeded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shaking {
    /// The name that was asked for.
    pub(crate) server_name: Option<String>,
    pub(crate) protocol: Option<String>,
    /// The certificate that the proxy showed, DER.
    pub(crate) shown: Option<Vec<u8>>,
    /// Whether the proxy said that it closes; `None` while it has not closed.
    pub(crate) told: Option<bool>,
}

type Seen = Arc<Mutex<Vec<Shaking>>>;

/// A back end that speaks TLS.
pub(crate) struct Secure {
    pub(crate) address: SocketAddr,
    pub(crate) backend: Backend,
    seen: Seen,
    /// Ends its thread when it is dropped.
    _stop: tokio::sync::oneshot::Sender<()>,
}

/// What a back end ends TLS with.
pub(crate) struct Ends<'a> {
    pub(crate) leaf: &'a Leaf,
    /// Whose clients it takes; `None` asks for no certificate.
    pub(crate) clients: Option<&'a Authority>,
    pub(crate) version: &'static rustls::SupportedProtocolVersion,
    /// When the back end closes, it says nothing, as whoever cuts a connection.
    pub(crate) cuts: bool,
}

impl<'a> Ends<'a> {
    /// This certificate, and nothing special.
    pub(crate) fn with(leaf: &'a Leaf) -> Ends<'a> {
        Ends { leaf, clients: None, version: &rustls::version::TLS13, cuts: false }
    }
}

impl Secure {
    /// A back end with this certificate.
    pub(crate) fn new(backend: Backend, leaf: &Leaf) -> Secure {
        Secure::with(backend, &Ends::with(leaf))
    }

    pub(crate) fn with(backend: Backend, ends: &Ends<'_>) -> Secure {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(&[ends.version])
            .unwrap();
        let builder = match ends.clients {
            None => builder.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                roots.add(CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap()).unwrap();
                let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
                builder.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let chain = vec![CertificateDer::from(ends.leaf.der())];
        let key = PrivateKeyDer::from_pem_slice(ends.leaf.key.as_bytes()).unwrap();
        let mut config = builder.with_single_cert(chain, key).unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let (acceptor, cuts) = (TlsAcceptor::from(Arc::new(config)), ends.cuts);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let (address, behind) = (listener.local_addr().unwrap(), backend.address);
        let seen = Seen::default();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let all = Arc::clone(&seen);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let serve = async move {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    let ends = pass(acceptor.clone(), stream, behind, Arc::clone(&all), cuts);
                    tokio::spawn(ends);
                }
            };
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    () = serve => {}
                }
            });
        });
        Secure { address, backend, seen, _stop: stop }
    }

    /// The handshakes so far.
    pub(crate) fn seen(&self) -> Vec<Shaking> {
        self.seen.lock().unwrap().clone()
    }

    /// The names that were asked for so far.
    pub(crate) fn names(&self) -> Vec<Option<String>> {
        self.seen().into_iter().map(|shaking| shaking.server_name).collect()
    }
}

async fn pass(acceptor: TlsAcceptor, stream: TcpStream, behind: SocketAddr, seen: Seen, cuts: bool) {
    stream.set_nodelay(true).unwrap();
    let Ok(stream) = acceptor.accept(stream).await else { return };
    let tls = stream.get_ref().1;
    let at = {
        let mut seen = seen.lock().unwrap();
        seen.push(Shaking {
            server_name: tls.server_name().map(str::to_owned),
            protocol: tls.alpn_protocol().map(|name| String::from_utf8(name.to_vec()).unwrap()),
            shown: tls.peer_certificates().map(|chain| chain[0].to_vec()),
            told: None,
        });
        seen.len() - 1
    };
    let plain = TcpStream::connect(behind).await.unwrap();
    plain.set_nodelay(true).unwrap();
    let ((mut from, mut to), (mut back, mut forth)) = (tokio::io::split(stream), plain.into_split());
    let there = async {
        let mut room = vec![0; 64 << 10];
        loop {
            match from.read(&mut room).await {
                Ok(count @ 1..) if forth.write_all(&room[..count]).await.is_ok() => {}
                end => {
                    seen.lock().unwrap()[at].told = Some(matches!(end, Ok(0)));
                    let _ = forth.shutdown().await;
                    return;
                }
            }
        }
    };
    let here = async {
        let mut room = vec![0; 64 << 10];
        while let Ok(count @ 1..) = back.read(&mut room).await {
            if to.write_all(&room[..count]).await.is_err() || to.flush().await.is_err() {
                return;
            }
        }
        if !cuts {
            let _ = to.shutdown().await;
        }
    };
    if cuts {
        tokio::select! {
            () = there => {}
            () = here => {}
        }
    } else {
        tokio::join!(there, here);
    }
}
