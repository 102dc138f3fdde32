//! What a pool begins TLS to its nodes with: whom it trusts, the name that they must prove, the certificate that it shows.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use pointsman::Name;
use rustls::client::ResolvesClientCert;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::sign::SingleCertAndKey;
use rustls::{ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::identity::Identity;
use super::provider::provider;
use super::unshaken;
use crate::files::Loaded;

/// All that TLS to nodes is made of, as configured.
pub(crate) struct Origin {
    /// Whose certificates are trusted; `None` is anybody's.
    pub(crate) trust: Option<Trust>,
    /// The name that nodes are asked for and must prove; `None` is each node's own host.
    pub(crate) server_name: Option<Name>,
    /// What nodes are shown that ask for a certificate.
    pub(crate) identity: Option<Identity>,
    /// TLS 1.2 is not spoken.
    pub(crate) only_13: bool,
}

/// Authorities, and the file that they were read from; `None` is the system's own.
pub(crate) struct Trust {
    pub(crate) roots: Arc<RootCertStore>,
    pub(crate) file: Option<Loaded>,
}

impl PartialEq for Trust {
    fn eq(&self, other: &Trust) -> bool {
        self.roots.roots == other.roots.roots && self.file == other.file
    }
}

/// Begins TLS.
pub struct Originator {
    origin: Origin,
    config: Arc<ClientConfig>,
    /// Its own in this process: connections made with other settings are told from ours by it.
    number: u64,
}

impl fmt::Debug for Originator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Originator")
            .field("verify", &self.origin.trust.is_some())
            .field("server_name", &self.origin.server_name)
            .field("identity", &self.origin.identity)
            .finish_non_exhaustive()
    }
}

impl Originator {
    /// Puts it together.
    pub(crate) fn new(origin: Origin) -> Result<Originator, String> {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let provider = Arc::new(provider());
        let versions: &[&rustls::SupportedProtocolVersion] = if origin.only_13 {
            &[&rustls::version::TLS13]
        } else {
            &[&rustls::version::TLS13, &rustls::version::TLS12]
        };
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(versions)
            .map_err(|error| error.to_string())?;
        let builder = match &origin.trust {
            Some(trust) => builder.with_root_certificates(Arc::clone(&trust.roots)),
            None => {
                let anybody = Arc::new(Anybody(Arc::clone(&provider)));
                builder.dangerous().with_custom_certificate_verifier(anybody)
            }
        };
        let mut config = match &origin.identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let own: Arc<dyn ResolvesClientCert> =
                    Arc::new(SingleCertAndKey::from(Arc::clone(&identity.key)));
                builder.with_client_cert_resolver(own)
            }
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Ok(Originator { origin, config: Arc::new(config), number })
    }

    /// Whether it was made of the same files and settings, so that it can be kept, and with it connections and sessions.
    pub(crate) fn is_same(&self, other: &Originator) -> bool {
        let (one, other) = (&self.origin, &other.origin);
        one.trust == other.trust
            && one.server_name == other.server_name
            && one.identity == other.identity
            && one.only_13 == other.only_13
    }

    /// The files that it was made of.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Loaded> {
        let authorities = self.origin.trust.iter().filter_map(|trust| trust.file.as_ref());
        self.origin.identity.iter().flat_map(|identity| &identity.files).chain(authorities)
    }

    /// What no other one has.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The name that a node of this host must prove. A rule's choice goes first; "" is the host itself.
    pub(crate) fn name(&self, host: &Name, by_rule: Option<&str>) -> Name {
        match by_rule {
            Some("") => host.clone(),
            Some(name) => Name::from(name),
            None => self.origin.server_name.as_ref().unwrap_or(host).clone(),
        }
    }

    /// Shakes hands with a node that must prove to be `name`. The error says why not, in words.
    pub(crate) async fn shake(&self, name: &str, stream: TcpStream) -> Result<TlsStream<TcpStream>, String> {
        let asked = server_name(name).ok_or_else(|| format!("`{name}` cannot be the name of a server"))?;
        let connector = TlsConnector::from(Arc::clone(&self.config));
        connector.connect(asked, stream).await.map_err(|error| unshaken::explain(&error))
    }
}

/// A name that a certificate can be for: a host's or an address.
pub(crate) fn server_name(name: &str) -> Option<ServerName<'static>> {
    ServerName::try_from(name).ok().map(|name| name.to_owned())
}

/// Takes any certificate, whoever signed it and whatever it is for. Its key must still be the node's own.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
