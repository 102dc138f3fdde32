//! The thousand networks of W4a and W4b.

use std::net::Ipv4Addr;

/// How many there are.
pub const NETWORKS: u32 = 1000;

/// The networks as (first address, prefix length), disjoint, in no order that helps anybody.
pub fn networks() -> impl Iterator<Item = (u32, u8)> {
    let base = u32::from(Ipv4Addr::new(10, 0, 0, 0));
    // 389 and 1000 have no common divisor, so each number comes once.
    (0..NETWORKS).map(move |number| number * 389 % NETWORKS).map(move |place| {
        let bits = 20 + (place % 9) as u8;
        (base + place * 0x2000, bits)
    })
}

/// The networks as people write them: `10.0.0.0/20`.
pub fn texts() -> Vec<String> {
    networks().map(|(first, bits)| format!("{}/{bits}", Ipv4Addr::from(first))).collect()
}

/// The texts as a list of string literals, for the scripts.
pub fn literals() -> String {
    let quoted: Vec<String> = texts().iter().map(|text| format!("\"{text}\"")).collect();
    quoted.join(", ")
}

/// Sorted, inclusive ranges of addresses: what a set is made of.
pub fn ranges() -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> =
        networks().map(|(first, bits)| (first, first + (u32::MAX >> bits))).collect();
    ranges.sort_unstable();
    ranges
}

/// Whether a sorted list of ranges holds an address.
#[inline]
pub fn in_ranges(ranges: &[(u32, u32)], address: u32) -> bool {
    let after = ranges.partition_point(|range| range.0 <= address);
    after > 0 && address <= ranges[after - 1].1
}
