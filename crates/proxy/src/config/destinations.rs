//! Where rules may go: what `outbound.allow` lists.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;

/// What is allowed. Anything else is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destinations {
    networks: Vec<IpNet>,
    addresses: Vec<SocketAddr>,
    /// Names in lower case, with the port that they are allowed at; `None` is any.
    names: Vec<(String, Option<u16>)>,
}

/// What is known of a host by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByName {
    /// It is listed, with this port: whatever address it has.
    Allowed,
    /// It is not listed, but networks are: its addresses decide.
    ByAddress,
    /// Nothing that is listed can be meant.
    Refused,
}

impl Destinations {
    /// Adds an entry: a network, an address, an address with a port, a name, a name with a port. False when it is none
    /// of these.
    pub(super) fn add(&mut self, written: &str) -> bool {
        if let Ok(network) = written.parse() {
            self.networks.push(network);
        } else if let Ok(ip) = written.parse::<IpAddr>() {
            self.networks.push(ip.into());
        } else if let Ok(address) = written.parse() {
            self.addresses.push(address);
        } else {
            let (name, port) = match written.split_once(':') {
                Some((name, port)) => match port.parse() {
                    Ok(port @ 1..) => (name, Some(port)),
                    _ => return false,
                },
                None => (written, None),
            };
            let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
            // What ends in a number is an address to whoever connects, and this is none.
            let numeric =
                name.rsplit('.').next().is_none_or(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
            if numeric || !name.bytes().all(named) {
                return false;
            }
            self.names.push((plain(name), port));
        }
        true
    }

    /// Whether an address may be gone to as such.
    pub(crate) fn allow(&self, to: SocketAddr) -> bool {
        let to = SocketAddr::new(to.ip().to_canonical(), to.port());
        self.addresses.contains(&to) || self.allow_any_port(to.ip())
    }

    /// Whether an address is in a network that is listed.
    pub(crate) fn allow_any_port(&self, ip: IpAddr) -> bool {
        let ip = ip.to_canonical();
        self.networks.iter().any(|network| network.contains(&ip))
    }

    /// What is known of a host by its name alone. One that is listed with a port is allowed at that port only.
    pub(crate) fn by_name(&self, host: &str, port: u16) -> ByName {
        let host = plain(host);
        let mut listed = self.names.iter().filter(|(name, _)| *name == host).peekable();
        if listed.peek().is_none() && !self.networks.is_empty() {
            return ByName::ByAddress;
        }
        if listed.any(|(_, at)| at.is_none_or(|at| at == port)) { ByName::Allowed } else { ByName::Refused }
    }

    /// Whether a name is listed, with whatever port.
    pub(crate) fn list(&self, host: &str) -> bool {
        let host = plain(host);
        self.names.iter().any(|(name, _)| *name == host)
    }
}

/// A name in the one form that it is compared in.
fn plain(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn destinations(list: &[&str]) -> Destinations {
        let mut all = Destinations::default();
        for written in list {
            assert!(all.add(written), "{written}");
        }
        all
    }

    #[test]
    fn what_is_listed_is_allowed_and_nothing_else() {
        let all = destinations(&[
            "10.0.0.0/8",
            "192.0.2.7",
            "192.0.2.8:443",
            "[2001:db8::1]:80",
            "2001:db8:1::/48",
        ]);
        for yes in [
            "10.1.2.3:1",
            "192.0.2.7:99",
            "192.0.2.8:443",
            "[2001:db8::1]:80",
            "[2001:db8:1::9]:7",
            "[::ffff:10.0.0.1]:5",
        ] {
            assert!(all.allow(yes.parse().unwrap()), "{yes}");
        }
        for no in
            ["11.1.2.3:1", "192.0.2.8:80", "192.0.2.9:443", "[2001:db8::1]:81", "[::1]:80", "127.0.0.1:443"]
        {
            assert!(!all.allow(no.parse().unwrap()), "{no}");
        }
    }

    #[test]
    fn names_are_allowed_where_they_are_listed() {
        let all = destinations(&["API.example.com:443", "any.example.com"]);
        assert_eq!(all.by_name("api.example.com.", 443), ByName::Allowed);
        assert_eq!(all.by_name("api.example.com", 80), ByName::Refused);
        assert_eq!(all.by_name("ANY.example.com", 80), ByName::Allowed);
        assert_eq!(all.by_name("x.any.example.com", 80), ByName::Refused);
        let all = destinations(&["api.example.com:443", "10.0.0.0/8"]);
        assert_eq!(all.by_name("api.example.com", 80), ByName::Refused, "a network does not lift its port");
        assert_eq!(all.by_name("other.example.com", 80), ByName::ByAddress);
    }

    #[test]
    fn an_entry_is_an_address_or_a_name() {
        for wrong in [
            "",
            "a b",
            "http://a",
            "a:0",
            "a:x",
            "a:99999",
            "10.0.0.0/33",
            "10.0.0",
            "1.2.3.4.5",
            "*.a",
            "[::1",
            "a/b",
            ".",
        ] {
            assert!(!Destinations::default().add(wrong), "{wrong}");
        }
    }
}
