//! Many networks at once: sorted ranges of addresses, so that a thousand networks cost about ten comparisons.

use std::net::IpAddr;

use pointsman_model::Prepare;

use super::Network;

/// The union of networks.
#[derive(Debug)]
pub struct NetworkSet {
    v4: Box<[(u32, u32)]>,
    v6: Box<[(u128, u128)]>,
}

impl NetworkSet {
    /// The union of the networks that these texts name; `None` when one of them names none.
    pub fn new(networks: &[&[u8]]) -> Option<NetworkSet> {
        let mut v4 = Vec::new();
        let mut v6 = Vec::new();
        for network in networks {
            match Network::prepare(network).ok()? {
                Network::V4(net) => v4.push((u32::from(net.network()), u32::from(net.broadcast()))),
                Network::V6(net) => v6.push((u128::from(net.network()), u128::from(net.broadcast()))),
            }
        }
        Some(NetworkSet { v4: union(v4).into(), v6: union(v6).into() })
    }

    /// Whether any of the networks contains the address, as [`Network::contains`] says of each.
    pub fn contains(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(v4) => is_in(&self.v4, u32::from(v4)),
            IpAddr::V6(v6) => {
                is_in(&self.v6, u128::from(v6))
                    || v6.to_ipv4_mapped().is_some_and(|v4| is_in(&self.v4, u32::from(v4)))
            }
        }
    }
}

/// The same addresses in ranges that are sorted and do not touch each other's insides.
fn union<T: Copy + Ord>(mut ranges: Vec<(T, T)>) -> Vec<(T, T)> {
    ranges.sort_unstable();
    let mut merged: Vec<(T, T)> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn is_in<T: Copy + Ord>(ranges: &[(T, T)], address: T) -> bool {
    let behind = ranges.partition_point(|(start, _)| *start <= address);
    behind.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, end)| address <= *end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_contains_what_any_of_its_networks_contains() {
        let texts = [
            "10.0.0.0/8",
            "10.1.0.0/16",
            "192.168.1.7",
            "192.168.1.8/31",
            "0.0.0.0/32",
            "255.255.255.255",
            "172.16.",
            "2001:db8::/32",
            "2001:db8:1::/48",
            "::1",
            "::ffff:198.51.100.0/120",
            "fe80::/10",
        ];
        let networks: Vec<Network> =
            texts.iter().map(|text| Network::prepare(text.as_bytes()).unwrap()).collect();
        let bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
        let set = NetworkSet::new(&bytes).unwrap();
        for address in [
            "9.255.255.255",
            "10.0.0.0",
            "10.1.2.3",
            "10.255.255.255",
            "11.0.0.0",
            "192.168.1.6",
            "192.168.1.7",
            "192.168.1.9",
            "192.168.1.10",
            "0.0.0.0",
            "0.0.0.1",
            "255.255.255.254",
            "255.255.255.255",
            "172.16.9.9",
            "172.17.0.0",
            "2001:db7:ffff::",
            "2001:db8::",
            "2001:db8:1::9",
            "2001:db9::",
            "::",
            "::1",
            "::2",
            "198.51.100.3",
            "::ffff:198.51.100.3",
            "::ffff:10.9.9.9",
            "::ffff:11.0.0.0",
            "fe80::1",
            "ff00::",
        ] {
            let address: IpAddr = address.parse().unwrap();
            let expected = networks.iter().any(|network| network.contains(address));
            assert_eq!(set.contains(address), expected, "{address}");
        }
        assert!(NetworkSet::new(&[b"10.0.0.0/8", b"10.0.0.0/33"]).is_none());
        assert!(!NetworkSet::new(&[]).unwrap().contains("::1".parse().unwrap()));
    }
}
