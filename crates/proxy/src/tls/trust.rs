//! Whose certificates are trusted when TLS is spoken to a server.

use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use super::provider::provider;

/// Those that the system trusts. Reading them takes files and milliseconds, so it is done once, not by a worker.
pub(crate) async fn of_the_system() -> Result<Arc<ClientConfig>, String> {
    static TRUST: OnceLock<Result<Arc<ClientConfig>, String>> = OnceLock::new();
    if let Some(trust) = TRUST.get() {
        return trust.clone();
    }
    let read = tokio::task::spawn_blocking(|| TRUST.get_or_init(|| client(system_roots()?)));
    read.await.map_or_else(|_| Err(String::from("the system's certificates cannot be read")), Clone::clone)
}

/// The authorities that the system trusts.
pub(crate) fn system_roots() -> Result<RootCertStore, String> {
    let loaded = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(loaded.certs);
    if roots.is_empty() {
        Err(String::from("this system trusts no certificate authority"))
    } else {
        Ok(roots)
    }
}

/// These, in PEM form.
pub(crate) fn of<'p>(pems: impl IntoIterator<Item = &'p [u8]>) -> Result<Arc<ClientConfig>, String> {
    let mut roots = RootCertStore::empty();
    for pem in pems {
        let before = roots.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|error| format!("this is no certificate: {error}"))?;
            roots.add(certificate).map_err(|error| format!("this is no certificate: {error}"))?;
        }
        if roots.len() == before {
            return Err(String::from("this is no certificate in PEM form"));
        }
    }
    client(roots)
}

/// Whether these are certificates in PEM form.
pub(crate) fn check(pem: &[u8]) -> Result<(), String> {
    of([pem]).map(drop)
}

/// Nobody: for plain HTTP.
pub(crate) fn of_nobody() -> Result<Arc<ClientConfig>, String> {
    client(RootCertStore::empty())
}

fn client(roots: RootCertStore) -> Result<Arc<ClientConfig>, String> {
    let provider = Arc::new(provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = builder.map_err(|error| error.to_string())?.with_root_certificates(roots);
    Ok(Arc::new(config.with_no_client_auth()))
}
