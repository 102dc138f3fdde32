//! The part of a configuration about TLS to nodes.

use std::sync::Arc;

use pointsman::Name;
use toml::Spanned;

use super::Check;
use crate::config::file::PoolTlsTable;
use crate::config::{Node, Problem};
use crate::tls::{Identity, Origin, Originator, Trust, server_name, trust};

impl Check<'_> {
    /// What a pool begins TLS to its nodes with. `None` when something is wrong with it, which was said.
    pub(super) fn origination(
        &mut self,
        pool: &str,
        table: &Spanned<PoolTlsTable>,
        nodes: &[Node],
    ) -> Option<Arc<Originator>> {
        let (span, table) = (table.span(), table.as_ref());
        let server_name = self.asked_name(table, nodes, span.clone());
        let only_13 = self.only_13(table.min_version.as_ref());
        let (trust, identity) = (self.trust(pool, table, span.clone()), self.own_certificate(table));
        match Originator::new(Origin { trust: trust?, server_name, identity: identity?, only_13 }) {
            Ok(originator) => Some(Arc::new(originator)),
            Err(error) => {
                self.say(Problem::at(span, format!("TLS cannot be set up: {error}")));
                None
            }
        }
    }

    /// Whose certificates are trusted: inside, `None` is anybody's.
    fn trust(
        &mut self,
        pool: &str,
        table: &PoolTlsTable,
        span: std::ops::Range<usize>,
    ) -> Option<Option<Trust>> {
        match (&table.verify, &table.ca) {
            (Some(verify), Some(ca)) if !verify.as_ref() => {
                let message = "nodes are not verified, so `ca` means nothing";
                self.say(Problem::at(ca.span(), message).help("take `verify = false` away"));
                None
            }
            (Some(verify), None) if !verify.as_ref() => {
                let message = format!(
                    "the pool `{pool}` does not verify its nodes: whoever is between can pass for one of them"
                );
                let help = "give `ca = \"ca.pem\"` with the certificate of who signed theirs, and take `verify` away";
                self.say(Problem::warning(verify.span(), message).help(help));
                Some(None)
            }
            (_, Some(ca)) => {
                let (roots, file) = self.authorities(ca, "the authorities' certificates")?;
                Some(Some(Trust { roots, file: Some(file) }))
            }
            (_, None) => match trust::system_roots() {
                Ok(roots) => Some(Some(Trust { roots: Arc::new(roots), file: None })),
                Err(error) => {
                    let help = "give `ca = \"ca.pem\"` with the certificate of who signed those of the nodes";
                    self.say(Problem::at(span, error).help(help));
                    None
                }
            },
        }
    }

    /// What nodes are shown that ask for a certificate: inside, `None` is nothing.
    fn own_certificate(&mut self, table: &PoolTlsTable) -> Option<Option<Identity>> {
        match (&table.certificate, &table.key) {
            (None, None) => Some(None),
            (Some(certificate), Some(key)) => self.identity(certificate, key, None, Vec::new()).map(Some),
            (Some(alone), None) => {
                let message = "a certificate is shown with its key, and there is none";
                self.say(Problem::at(alone.span(), message).help("add `key = \"client.key\"`"));
                None
            }
            (None, Some(alone)) => {
                let message = "a key alone shows nothing: there is no certificate";
                self.say(Problem::at(alone.span(), message).help("add `certificate = \"client.pem\"`"));
                None
            }
        }
    }

    /// The name that nodes must prove, when it is not their own.
    fn asked_name(
        &mut self,
        table: &PoolTlsTable,
        nodes: &[Node],
        span: std::ops::Range<usize>,
    ) -> Option<Name> {
        let Some(name) = &table.server_name else {
            for node in nodes.iter().filter(|node| server_name(&node.host).is_none()) {
                let message = format!("no certificate can be for `{}`", node.host);
                let help = "add `server_name` with the name that stands in the nodes' certificates";
                self.say(Problem::at(span.clone(), message).help(help));
            }
            return None;
        };
        if server_name(name.as_ref()).is_none() {
            let message = format!("`{}` is not a server name", name.as_ref());
            let help = "write one name like \"app.example.com\", or an address, without a port";
            self.say(Problem::at(name.span(), message).help(help));
        }
        Some(Name::from(name.as_ref().to_ascii_lowercase()))
    }
}
