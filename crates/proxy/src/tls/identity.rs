//! A certificate with its chain and its key, as read from PEM files.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use rustls::RootCertStore;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::provider::provider;
use crate::files::Loaded;

/// A certificate that can be served.
pub struct Identity {
    /// What it is called.
    pub name: String,
    /// The server names that it is served for, in lower case; `*.` stands for one label.
    pub names: Vec<String>,
    /// The certificate and the chain behind it, DER.
    pub chain: Vec<Bytes>,
    /// Until when it is good, as Unix time.
    pub expires: i64,
    pub(crate) key: Arc<CertifiedKey>,
    pub(crate) files: [Loaded; 2],
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("name", &self.name)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Identity) -> bool {
        self.name == other.name && self.names == other.names && self.files == other.files
    }
}

/// Why files make no identity.
pub(crate) struct Wrong {
    /// It is the key's file that is wrong.
    pub(crate) key: bool,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

const CHAIN: &str = "the file holds the certificate in PEM form, then the chain behind it: \
                     -----BEGIN CERTIFICATE----- ...";

/// The certificates of a PEM file, in order.
fn certificates(path: &Path, pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Wrong> {
    let wrong =
        |what: String| Wrong { key: false, message: format!("{} {what}", path.display()), help: CHAIN };
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(format!("is no PEM file: {error}")))?;
    if certificates.is_empty() { Err(wrong(String::from("holds no certificate"))) } else { Ok(certificates) }
}

impl Identity {
    /// Reads the texts of a certificate's and its key's file. Without `names` the certificate itself says for which
    /// it is.
    pub(crate) fn read(
        name: Option<String>,
        names: Vec<String>,
        certificate: (&Path, &[u8]),
        key: (&Path, &[u8]),
    ) -> Result<Identity, Wrong> {
        let chain = certificates(certificate.0, certificate.1)?;
        let of_certificate = |what: String| Wrong {
            key: false,
            message: format!("{} {what}", certificate.0.display()),
            help: CHAIN,
        };
        let of_key =
            |what: String, help| Wrong { key: true, message: format!("{} {what}", key.0.display()), help };
        let private = PrivateKeyDer::from_pem_slice(key.1).map_err(|error| {
            let help = "the file holds the private key in PEM form, without a passphrase: \
                        -----BEGIN PRIVATE KEY----- ...";
            of_key(format!("holds no private key: {error}"), help)
        })?;
        let first = chain.first().map_or(&[][..], |certificate| certificate.as_ref());
        let (own_names, expires) = facts(first).map_err(of_certificate)?;
        let ders = chain.iter().map(|certificate| Bytes::copy_from_slice(certificate)).collect();
        let key_pair = CertifiedKey::from_der(chain, private, &provider());
        let key_pair = key_pair.map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => of_key(
                format!("is not the key of the certificate in {}", certificate.0.display()),
                "give the key that the certificate was made for",
            ),
            error => of_key(
                format!("cannot be used: {error}"),
                "use an RSA (from 2048 bits), P-256, P-384 or Ed25519 key",
            ),
        })?;
        let stem = || certificate.0.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Identity {
            name: name.unwrap_or_else(stem),
            names: if names.is_empty() { own_names } else { names },
            chain: ders,
            expires,
            key: Arc::new(key_pair),
            files: [Loaded::new(certificate.0, certificate.1), Loaded::new(key.0, key.1)],
        })
    }
}

/// The names that a certificate is for, and until when it is good.
fn facts(der: &[u8]) -> Result<(Vec<String>, i64), String> {
    let (_, certificate) = X509Certificate::from_der(der)
        .map_err(|error| format!("begins with something that is no certificate: {error}"))?;
    let mut names = Vec::new();
    // A certificate whose extensions cannot be read is good for no name; it may still be the one for all others.
    if let Ok(Some(alternatives)) = certificate.subject_alternative_name() {
        for name in &alternatives.value.general_names {
            if let GeneralName::DNSName(name) = name {
                names.push(name.to_ascii_lowercase());
            }
        }
    }
    Ok((names, certificate.validity().not_after.timestamp()))
}

/// The authorities of a PEM file.
pub(crate) fn authorities(path: &Path, pem: &[u8]) -> Result<RootCertStore, Wrong> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates(path, pem)? {
        roots.add(certificate).map_err(|error| Wrong {
            key: false,
            message: format!("{} holds a certificate that is no authority's: {error}", path.display()),
            help: "the file holds the certificates of the authorities that are trusted, in PEM form",
        })?;
    }
    Ok(roots)
}
