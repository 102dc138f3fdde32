//! What a virtual server ends TLS with: a certificate for each server name, and what it asks of clients.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::server::{ProducesTickets, ResolvesServerCert, WebPkiClientVerifier};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{RootCertStore, ServerConfig};
use serde::Deserialize;

use super::identity::Identity;
use super::provider::provider;
use crate::files::Loaded;

/// What is asked of clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuth {
    /// Nothing.
    #[default]
    None,
    /// A certificate, if the client has one. One that is no good ends the handshake.
    Request,
    /// A certificate; without one the handshake ends.
    Require,
}

/// All that TLS is made of, as configured.
pub(crate) struct Settings {
    /// The first one is served when no name fits.
    pub(crate) identities: Vec<Arc<Identity>>,
    pub(crate) client_auth: ClientAuth,
    /// The authorities of clients' certificates, and their file.
    pub(crate) client_ca: Option<(Arc<RootCertStore>, Loaded)>,
    /// TLS 1.2 is not spoken.
    pub(crate) only_13: bool,
}

impl Settings {
    fn is_same(&self, other: &Settings) -> bool {
        let authorities = |settings: &Settings| settings.client_ca.as_ref().map(|(_, file)| file.clone());
        self.identities == other.identities
            && self.client_auth == other.client_auth
            && authorities(self) == authorities(other)
            && self.only_13 == other.only_13
    }
}

/// Ends TLS.
pub struct Terminator {
    settings: Settings,
    /// One for each identity, in order.
    configs: Vec<Arc<ServerConfig>>,
    /// Identities by server name.
    names: HashMap<String, usize>,
}

impl fmt::Debug for Terminator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Settings { identities, client_auth, .. } = &self.settings;
        f.debug_struct("Terminator")
            .field("identities", identities)
            .field("client_auth", client_auth)
            .finish_non_exhaustive()
    }
}

/// A certificate that was chosen.
pub(crate) struct Chosen<'a> {
    pub(crate) config: &'a Arc<ServerConfig>,
    pub(crate) identity: &'a Arc<Identity>,
    /// The name that it was chosen by; `None` when none fits.
    pub(crate) site: Option<&'a str>,
}

impl Terminator {
    /// Puts it together. There is at least one identity.
    pub(crate) fn new(settings: Settings) -> Result<Terminator, String> {
        let provider = Arc::new(provider());
        // Sessions are kept by the clients, encrypted; the key is changed every few hours and with the settings.
        let tickets = rustls::crypto::ring::Ticketer::new().map_err(|error| error.to_string())?;
        let configs = settings
            .identities
            .iter()
            .map(|identity| server_config(&settings, identity, &provider, &tickets).map(Arc::new))
            .collect::<Result<_, _>>()?;
        let mut names = HashMap::new();
        for (number, identity) in settings.identities.iter().enumerate() {
            for name in &identity.names {
                // The first one that has a name keeps it.
                names.entry(name.clone()).or_insert(number);
            }
        }
        Ok(Terminator { settings, configs, names })
    }

    /// Whether it was made of the same files and settings, so that it can be kept, and with it clients' sessions.
    pub(crate) fn is_same(&self, other: &Terminator) -> bool {
        self.settings.is_same(&other.settings)
    }

    /// The files that it was made of.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Loaded> {
        let authorities = self.settings.client_ca.iter().map(|(_, file)| file);
        self.settings.identities.iter().flat_map(|identity| &identity.files).chain(authorities)
    }

    /// The certificate for a server name: one for just that name, else one for a wildcard, else the first.
    pub(crate) fn choose(&self, server_name: Option<&str>) -> Option<Chosen<'_>> {
        let found = server_name.and_then(|name| {
            let name = name.to_ascii_lowercase();
            let name = name.strip_suffix('.').unwrap_or(&name);
            self.names.get_key_value(name).or_else(|| {
                let (_, domain) = name.split_once('.')?;
                self.names.get_key_value(format!("*.{domain}").as_str())
            })
        });
        let number = found.map_or(0, |(_, number)| *number);
        Some(Chosen {
            config: self.configs.get(number)?,
            identity: self.settings.identities.get(number)?,
            site: found.map(|(name, _)| name.as_str()),
        })
    }
}

fn server_config(
    settings: &Settings,
    identity: &Identity,
    provider: &Arc<CryptoProvider>,
    tickets: &Arc<dyn ProducesTickets>,
) -> Result<ServerConfig, String> {
    let versions: &[&rustls::SupportedProtocolVersion] = if settings.only_13 {
        &[&rustls::version::TLS13]
    } else {
        &[&rustls::version::TLS13, &rustls::version::TLS12]
    };
    let builder = ServerConfig::builder_with_provider(Arc::clone(provider))
        .with_protocol_versions(versions)
        .map_err(|error| error.to_string())?;
    let builder = match (settings.client_auth, &settings.client_ca) {
        (ClientAuth::None, _) | (_, None) => builder.with_no_client_auth(),
        (auth, Some((roots, _))) => {
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::clone(roots), Arc::clone(provider));
            let verifier =
                if auth == ClientAuth::Request { verifier.allow_unauthenticated() } else { verifier };
            builder.with_client_cert_verifier(verifier.build().map_err(|error| error.to_string())?)
        }
    };
    let key: CertifiedKey = (*identity.key).clone();
    let resolver: Arc<dyn ResolvesServerCert> = Arc::new(SingleCertAndKey::from(key));
    let mut config = builder.with_cert_resolver(resolver);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config.ticketer = Arc::clone(tickets);
    // One is enough for a client that keeps its connection.
    config.send_tls13_tickets = 1;
    Ok(config)
}
