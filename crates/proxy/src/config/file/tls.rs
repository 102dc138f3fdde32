//! The tables about TLS as they are written: where it ends here, and where it begins here.

use serde::Deserialize;
use toml::Spanned;

use crate::tls::ClientAuth;

/// What a virtual server ends TLS with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct TlsTable {
    #[serde(default)]
    pub(in crate::config) certificates: Vec<CertificateTable>,
    pub(in crate::config) client_auth: Option<Spanned<ClientAuth>>,
    pub(in crate::config) client_ca: Option<Spanned<String>>,
    pub(in crate::config) min_version: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct CertificateTable {
    pub(in crate::config) certificate: Spanned<String>,
    pub(in crate::config) key: Spanned<String>,
    pub(in crate::config) name: Option<String>,
    #[serde(default)]
    pub(in crate::config) names: Vec<Spanned<String>>,
}

/// What a pool begins TLS to its nodes with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct PoolTlsTable {
    pub(in crate::config) verify: Option<Spanned<bool>>,
    pub(in crate::config) ca: Option<Spanned<String>>,
    pub(in crate::config) server_name: Option<Spanned<String>>,
    pub(in crate::config) certificate: Option<Spanned<String>>,
    pub(in crate::config) key: Option<Spanned<String>>,
    pub(in crate::config) min_version: Option<Spanned<String>>,
}
