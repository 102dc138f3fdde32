//! The part of a configuration about TLS: files read, certificates and keys made to fit, names checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::RootCertStore;
use toml::Spanned;

use super::Check;
use crate::config::Problem;
use crate::config::file::{CertificateTable, TlsTable};
use crate::files::Loaded;
use crate::tls::{ClientAuth, Identity, Settings, Terminator, Wrong, authorities};

/// A file that was read.
type Read = (PathBuf, Vec<u8>);

impl Check<'_> {
    /// What a virtual server ends TLS with. `None` when something is wrong with it, which was said.
    pub(super) fn tls(&mut self, server: &str, table: &Spanned<TlsTable>) -> Option<Arc<Terminator>> {
        let (span, table) = (table.span(), table.as_ref());
        if table.certificates.is_empty() {
            let example = "add `certificates = [{ certificate = \"site.pem\", key = \"site.key\" }]`";
            let message = format!("the virtual server `{server}` ends TLS without a certificate");
            self.say(Problem::at(span.clone(), message).help(example));
        }
        let identities: Vec<_> =
            table.certificates.iter().filter_map(|table| self.identity_of(table).map(Arc::new)).collect();
        let client_auth = table.client_auth.as_ref().map_or(ClientAuth::None, |auth| *auth.as_ref());
        let mut client_ca = None;
        match (&table.client_ca, &table.client_auth) {
            (Some(file), _) if client_auth != ClientAuth::None => {
                client_ca = self.authorities(file, "the authorities' certificates");
            }
            (Some(file), _) => {
                let message = "no client is asked for a certificate, so `client_ca` means nothing";
                let help = "add `client_auth = \"request\"` or \"require\"";
                self.say(Problem::at(file.span(), message).help(help));
            }
            (None, Some(auth)) if client_auth != ClientAuth::None => {
                let message = "clients are asked for certificates, but nobody is trusted to have signed them";
                let help = "add `client_ca = \"ca.pem\"` with the certificates of the authorities";
                self.say(Problem::at(auth.span(), message).help(help));
            }
            _ => {}
        }
        let only_13 = self.only_13(table.min_version.as_ref());
        if identities.len() != table.certificates.len() || identities.is_empty() {
            return None;
        }
        if client_auth != ClientAuth::None && client_ca.is_none() {
            return None;
        }
        match Terminator::new(Settings { identities, client_auth, client_ca, only_13 }) {
            Ok(terminator) => Some(Arc::new(terminator)),
            Err(error) => {
                self.say(Problem::at(span, format!("TLS cannot be set up: {error}")));
                None
            }
        }
    }

    fn identity_of(&mut self, table: &CertificateTable) -> Option<Identity> {
        let names = table.names.iter().filter_map(|name| self.certificate_name(name)).collect();
        self.identity(&table.certificate, &table.key, table.name.clone(), names)
    }

    /// A certificate and its key. `None` when they are no good, which was said.
    pub(super) fn identity(
        &mut self,
        certificate: &Spanned<String>,
        key: &Spanned<String>,
        name: Option<String>,
        names: Vec<String>,
    ) -> Option<Identity> {
        let read = (self.pem(certificate, "the certificate"), self.pem(key, "the key"));
        let (Some((path, pem)), Some((key_path, key_pem))) = read else { return None };
        match Identity::read(name, names, (&path, &pem), (&key_path, &key_pem)) {
            Ok(identity) => {
                if identity.expires < jiff::Timestamp::now().as_second() {
                    let message = format!("the certificate in {} has expired", path.display());
                    self.say(Problem::warning(certificate.span(), message));
                }
                Some(identity)
            }
            Err(wrong) => {
                self.wrong(if wrong.key { key } else { certificate }, wrong);
                None
            }
        }
    }

    /// Authorities in a file, with what was read.
    pub(super) fn authorities(
        &mut self,
        file: &Spanned<String>,
        what: &str,
    ) -> Option<(Arc<RootCertStore>, Loaded)> {
        let (path, pem) = self.pem(file, what)?;
        match authorities(&path, &pem) {
            Ok(roots) => Some((Arc::new(roots), Loaded::new(&path, &pem))),
            Err(wrong) => {
                self.wrong(file, wrong);
                None
            }
        }
    }

    /// Whether TLS 1.2 is not to be spoken.
    pub(super) fn only_13(&mut self, min_version: Option<&Spanned<String>>) -> bool {
        match min_version.map(|version| (version, version.as_ref().as_str())) {
            None | Some((_, "1.2")) => false,
            Some((_, "1.3")) => true,
            Some((version, _)) => {
                self.say(
                    Problem::at(version.span(), "`min_version` is \"1.2\" or \"1.3\"")
                        .help("older versions are broken and are not spoken"),
                );
                false
            }
        }
    }

    fn wrong(&mut self, file: &Spanned<String>, wrong: Wrong) {
        self.say(Problem::at(file.span(), wrong.message).help(wrong.help));
    }

    /// The text of a file that the configuration names.
    fn pem(&mut self, file: &Spanned<String>, what: &str) -> Option<Read> {
        let path: PathBuf = self.folder.join(Path::new(file.as_ref()));
        match self.source.read(&path) {
            Ok(pem) => Some((path, pem)),
            Err(error) => {
                let message = format!("{what} cannot be read: {error}");
                let help = format!("the file is looked for beside the configuration: {}", path.display());
                self.say(Problem::at(file.span(), message).help(help));
                None
            }
        }
    }

    /// A server name in lower case; the first label may be `*`.
    fn certificate_name(&mut self, name: &Spanned<String>) -> Option<String> {
        let lower = name.as_ref().to_ascii_lowercase();
        let rest = lower.strip_prefix("*.").unwrap_or(&lower);
        let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if rest.is_empty() || rest.starts_with('.') || !rest.bytes().all(named) {
            let message = format!("`{}` is not a server name", name.as_ref());
            let help = "write names like \"www.example.com\" or \"*.example.com\"";
            self.say(Problem::at(name.span(), message).help(help));
            return None;
        }
        Some(lower)
    }
}
