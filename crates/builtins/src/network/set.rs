//! Many networks at once: sorted ranges of addresses, so that a thousand networks cost about ten comparisons.

use std::net::{IpAddr, Ipv4Addr};

use pointsman_model::Prepare;

use super::Network;

/// The union of networks.
#[derive(Debug)]
pub struct NetworkSet {
    v4: Ranges<u32>,
    v6: Ranges<u128>,
}

/// Ranges of addresses, first and last, that are sorted and do not touch each other's insides.
#[derive(Debug)]
struct Ranges<T> {
    ranges: Box<[(T, T)]>,
    /// For each leading byte of an address, how many ranges begin below it: the search is between two of these. Empty
    /// when there are too few ranges for it to be worth while.
    below: Box<[u32]>,
}

/// From how many ranges on the leading byte is looked at first.
const BY_LEADING_BYTE: usize = 32;

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
        let v4 = Ranges::new(union(v4), |leading| u32::from(leading) << 24);
        let v6 = Ranges::new(union(v6), |leading| u128::from(leading) << 120);
        Some(NetworkSet { v4, v6 })
    }

    /// Whether any of the networks contains the address, as [`Network::contains`] says of each.
    pub fn contains(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(v4) => self.has_v4(v4),
            IpAddr::V6(v6) => {
                self.v6.contain(u128::from(v6), v6.octets()[0])
                    || v6.to_ipv4_mapped().is_some_and(|v4| self.has_v4(v4))
            }
        }
    }

    #[inline]
    fn has_v4(&self, v4: Ipv4Addr) -> bool {
        self.v4.contain(u32::from(v4), v4.octets()[0])
    }
}

impl<T: Copy + Ord> Ranges<T> {
    /// `first` is the first address with a leading byte.
    fn new(ranges: Vec<(T, T)>, first: impl Fn(u8) -> T) -> Ranges<T> {
        let below = |leading| ranges.partition_point(|(start, _)| *start < first(leading)) as u32;
        let below = match ranges.len() {
            0..BY_LEADING_BYTE => Box::default(),
            count => (0..=u8::MAX).map(below).chain([count as u32]).collect(),
        };
        Ranges { ranges: ranges.into(), below }
    }

    /// Whether a range has this address, which begins with the byte `leading`.
    #[inline]
    fn contain(&self, address: T, leading: u8) -> bool {
        let leading = usize::from(leading);
        // The range that has it may begin below its leading byte.
        let (from, to) = match (self.below.get(leading), self.below.get(leading + 1)) {
            (Some(from), Some(to)) => (*from as usize, *to as usize),
            _ => (0, self.ranges.len()),
        };
        let Some(among) = self.ranges.get(from..to) else { return false };
        let behind = from + among.partition_point(|(start, _)| *start <= address);
        behind.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|(_, end)| address <= *end)
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
        // Enough of them that the leading byte is looked at first, within one and over several.
        let mut many: Vec<String> = texts.iter().map(|text| String::from(*text)).collect();
        many.extend((0..200_u32).map(|number| format!("{}.7.{}.0/24", number * 7 % 250, number)));
        many.extend((0..100).map(|number| format!("2001:{number:x}::/40")));
        many.extend(["64.0.0.0/2", "4000::/3"].map(String::from));
        let networks: Vec<Network> =
            many.iter().map(|text| Network::prepare(text.as_bytes()).unwrap()).collect();
        let bytes: Vec<&[u8]> = many.iter().map(|text| text.as_bytes()).collect();
        let set = NetworkSet::new(&bytes).unwrap();
        assert!(!set.v4.below.is_empty() && !set.v6.below.is_empty());
        let mut held = 0;
        for number in 0..20_000_u32 {
            let v4 =
                IpAddr::from((number.wrapping_mul(0x9e37_79b9) & 0xff00_ff00 | 0x0007_0001).to_be_bytes());
            let v6 = IpAddr::from([(number % 256 * 256) as u16, 5, 0x2001, number as u16, 0, 0, 0, 1]);
            for address in
                [v4, v6, IpAddr::from([0x2001, (number % 150) as u16, number as u16, 0, 0, 0, 0, 1])]
            {
                let expected = networks.iter().any(|network| network.contains(address));
                held += u32::from(expected);
                assert_eq!(set.contains(address), expected, "{address}");
            }
        }
        assert!(held > 1_000, "{held}");
        assert!(NetworkSet::new(&[b"10.0.0.0/8", b"10.0.0.0/33"]).is_none());
        assert!(!NetworkSet::new(&[]).unwrap().contains("::1".parse().unwrap()));
    }
}
