//! Certificates made on the spot, and a client that speaks TLS.

use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, HandshakeKind, RootCertStore, StreamOwned};

use super::{Client, PATIENCE};

/// An authority that signs.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub(crate) pem: String,
}

/// A certificate and its key, PEM.
pub(crate) struct Leaf {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Authority {
        let mut params = CertificateParams::new(Vec::default()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Authority { issuer: Issuer::new(params, key), pem }
    }

    /// A certificate for these server names.
    pub(crate) fn sign(&self, common_name: &str, names: &[&str]) -> Leaf {
        self.sign_until(common_name, names, 4000)
    }

    /// The same, good until the beginning of this year.
    pub(crate) fn sign_until(&self, common_name: &str, names: &[&str], year: i32) -> Leaf {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name.push(DnType::CommonName, common_name);
        params.not_after = rcgen::date_time_ymd(year, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Leaf { certificate: certificate.pem(), key: key.serialize_pem() }
    }
}

/// A client's settings. Sessions that it resumes are kept in it.
pub(crate) struct TlsClient {
    config: Arc<ClientConfig>,
}

/// What came of a handshake.
pub(crate) struct Shaken {
    pub(crate) client: Client,
    /// The certificate that was shown, DER.
    pub(crate) certificate: Vec<u8>,
    pub(crate) resumed: bool,
    pub(crate) protocol: Option<Vec<u8>>,
}

impl TlsClient {
    /// One that trusts this authority.
    pub(crate) fn new(trusted: &Authority) -> TlsClient {
        TlsClient::with(trusted, None, &[b"http/1.1"])
    }

    /// One with a certificate of its own, which speaks these protocols.
    pub(crate) fn with(trusted: &Authority, own: Option<&Leaf>, protocols: &[&[u8]]) -> TlsClient {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(trusted.pem.as_bytes()).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots);
        let mut config = match own {
            None => builder.with_no_client_auth(),
            Some(own) => {
                let chain = CertificateDer::pem_slice_iter(own.certificate.as_bytes());
                let key = PrivateKeyDer::from_pem_slice(own.key.as_bytes()).unwrap();
                builder.with_client_auth_cert(chain.map(Result::unwrap).collect(), key).unwrap()
            }
        };
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
        TlsClient { config: Arc::new(config) }
    }

    /// Connects and shakes hands.
    pub(crate) fn connect(&self, address: SocketAddr, name: &str) -> std::io::Result<Shaken> {
        let mut tcp = TcpStream::connect(address)?;
        tcp.set_read_timeout(Some(PATIENCE))?;
        tcp.set_nodelay(true)?;
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let mut tls = ClientConnection::new(Arc::clone(&self.config), name).map_err(std::io::Error::other)?;
        while tls.is_handshaking() {
            tls.complete_io(&mut tcp)?;
        }
        let shown = tls.peer_certificates().unwrap()[0].to_vec();
        let resumed = tls.handshake_kind() == Some(HandshakeKind::Resumed);
        let protocol = tls.alpn_protocol().map(<[u8]>::to_vec);
        let client = Client::on(StreamOwned::new(tls, tcp));
        Ok(Shaken { client, certificate: shown, resumed, protocol })
    }
}

impl Leaf {
    /// The certificate, DER.
    pub(crate) fn der(&self) -> Vec<u8> {
        CertificateDer::from_pem_slice(self.certificate.as_bytes()).unwrap().to_vec()
    }
}
