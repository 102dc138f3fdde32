//! Names of hosts, asked of name servers without blocking: the system's, or those of the configuration.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;
use hyper_util::client::legacy::connect::dns::Name;
use pointsman::Family;
use tower_service::Service;

use crate::config::{self, Destinations};

/// A worker's own resolver, with what it has learned. `Err` is why there is none.
#[derive(Clone)]
pub(super) struct Names {
    resolver: Arc<Result<TokioResolver, String>>,
    allow: Option<Arc<Destinations>>,
}

impl Names {
    pub(super) fn new(config: &config::Outbound) -> Names {
        let builder = if config.name_servers.is_empty() {
            TokioResolver::builder_tokio()
        } else {
            let servers = config.name_servers.iter().map(|server| name_server(*server)).collect();
            let config = ResolverConfig::from_parts(None, Vec::new(), servers);
            Ok(TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()))
        };
        let resolver = builder.and_then(|builder| builder.build());
        let resolver = resolver.map_err(|error| format!("there are no name servers to ask: {error}"));
        Names { resolver: Arc::new(resolver), allow: config.allow.clone().map(Arc::new) }
    }

    fn resolver(&self) -> Result<&TokioResolver, String> {
        self.resolver.as_ref().as_ref().map_err(Clone::clone)
    }

    /// An address of one kind.
    pub(super) async fn resolve(&self, host: &str, family: Family) -> Result<IpAddr, String> {
        let resolver = self.resolver()?;
        let found = match family {
            Family::V4 => resolver.ipv4_lookup(host).await,
            Family::V6 => resolver.ipv6_lookup(host).await,
        };
        let found = found.map_err(|error| explain(&error))?;
        let address = found.answers().iter().find_map(|record| match &record.data {
            RData::A(address) => Some(IpAddr::V4(address.0)),
            RData::AAAA(address) => Some(IpAddr::V6(address.0)),
            _ => None,
        });
        address.ok_or_else(|| String::from(NO_ADDRESS))
    }

    /// An address of any kind to go to; an address is its own.
    pub(super) async fn any(&self, host: &str) -> Result<IpAddr, String> {
        if let Ok(ip) = host.parse() {
            return Ok(ip);
        }
        self.all(host).await?.first().copied().ok_or_else(|| String::from(NO_ADDRESS))
    }

    /// The addresses of a host that may be gone to.
    async fn all(&self, host: &str) -> Result<Vec<IpAddr>, String> {
        let found = self.resolver()?.lookup_ip(host).await.map_err(|error| explain(&error))?;
        let all: Vec<IpAddr> = found.iter().collect();
        match &self.allow {
            Some(allow) if !allow.list(host) => {
                let allowed: Vec<_> = all.into_iter().filter(|ip| allow.allow_any_port(*ip)).collect();
                if allowed.is_empty() { Err(not_listed(host)) } else { Ok(allowed) }
            }
            _ => Ok(all),
        }
    }

    /// The name of an address.
    pub(super) async fn name_of(&self, ip: IpAddr) -> Result<String, String> {
        let found = self.resolver()?.reverse_lookup(ip).await.map_err(|error| explain(&error))?;
        let name = found.answers().iter().find_map(|record| match &record.data {
            RData::PTR(name) => Some(name.0.to_ascii()),
            _ => None,
        });
        let name = name.ok_or("the address has no name")?;
        Ok(name.strip_suffix('.').map(str::to_owned).unwrap_or(name))
    }
}

/// What a rule is told that goes where it may not.
pub(super) fn not_listed(to: impl std::fmt::Display) -> String {
    format!("`outbound.allow` does not list {to}")
}

const NO_ADDRESS: &str = "the host has no such address";

fn name_server(address: SocketAddr) -> NameServerConfig {
    let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
    for connection in &mut connections {
        connection.port = address.port();
    }
    NameServerConfig::new(address.ip(), true, connections)
}

fn explain(error: &NetError) -> String {
    match error {
        error if error.is_nx_domain() => String::from("there is no such host"),
        error if error.is_no_records_found() => String::from(NO_ADDRESS),
        NetError::Timeout => String::from("timeout"),
        other => other.to_string(),
    }
}

/// For the HTTP client.
impl Service<Name> for Names {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, io::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let names = self.clone();
        Box::pin(async move {
            let found = names.all(name.as_str()).await.map_err(io::Error::other)?;
            let addresses: Vec<SocketAddr> = found.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect();
            Ok(addresses.into_iter())
        })
    }
}
