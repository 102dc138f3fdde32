//! Writes the database of places that the tests read:
//! `cargo run -p pointsman --example places > crates/engine/tests/places.mmdb`.
//!
//! Its networks are those for documentation (RFC 5737, RFC 3849). A binary tree over address bits, sixteen zero bytes,
//! the records, and the metadata behind their marker, as version 2.0 of MaxMind's format has it.

use std::io::Write as _;

/// A value of a record.
enum Item {
    Text(&'static str),
    Double(f64),
    Uint16(u16),
    Uint32(u32),
    Uint64(u64),
    Map(Vec<(&'static str, Item)>),
    Array(Vec<Item>),
}

use Item::{Array, Double, Map, Text, Uint16, Uint32, Uint64};

/// The byte or two in front of a value. Types are numbered by the format; those from eight on take a byte of their own.
fn control(kind: u8, size: usize, out: &mut Vec<u8>) {
    assert!(size < 29, "this writer knows short values only");
    let size = size as u8;
    if kind < 8 {
        out.push(kind << 5 | size);
    } else {
        out.extend([size, kind - 7]);
    }
}

fn write(item: &Item, out: &mut Vec<u8>) {
    match item {
        Text(text) => {
            control(2, text.len(), out);
            out.extend_from_slice(text.as_bytes());
        }
        Double(double) => {
            control(3, 8, out);
            out.extend(double.to_be_bytes());
        }
        Uint16(number) => {
            control(5, 2, out);
            out.extend(number.to_be_bytes());
        }
        Uint32(number) => {
            control(6, 4, out);
            out.extend(number.to_be_bytes());
        }
        Uint64(number) => {
            control(9, 8, out);
            out.extend(number.to_be_bytes());
        }
        Map(entries) => {
            control(7, entries.len(), out);
            for (key, item) in entries {
                write(&Text(key), out);
                write(item, out);
            }
        }
        Array(items) => {
            control(11, items.len(), out);
            items.iter().for_each(|item| write(item, out));
        }
    }
}

/// Where a branch of the tree leads.
#[derive(Clone, Copy)]
enum Branch {
    Nowhere,
    Node(usize),
    /// An offset into the records.
    Record(usize),
}

fn named(name: &'static str) -> Item {
    Map(vec![("names", Map(vec![("en", Text(name))]))])
}

fn coded(code: &'static str, name: &'static str) -> Item {
    Map(vec![("iso_code", Text(code)), ("names", Map(vec![("en", Text(name))]))])
}

fn at(latitude: f64, longitude: f64) -> Item {
    Map(vec![("latitude", Double(latitude)), ("longitude", Double(longitude))])
}

/// The networks: an address, the bits of its prefix, and what is known. IPv4 lies in `::/96`.
fn networks() -> Vec<(u128, usize, Item)> {
    let v4 = |a: u32, b: u32, c: u32| u128::from(a << 24 | b << 16 | c << 8);
    vec![
        (
            v4(203, 0, 113),
            120,
            Map(vec![
                ("city", named("London")),
                ("country", coded("GB", "United Kingdom")),
                ("location", at(51.5, -0.125)),
                ("subdivisions", Array(vec![coded("ENG", "England"), coded("WSM", "Westminster")])),
            ]),
        ),
        (
            v4(198, 51, 100),
            120,
            Map(vec![
                ("city", named("Sydney")),
                ("country", coded("AU", "Australia")),
                ("location", at(-33.875, 151.25)),
                ("subdivisions", Array(vec![coded("NSW", "New South Wales")])),
            ]),
        ),
        (v4(192, 0, 2), 120, Map(vec![("country", coded("DE", "Germany"))])),
        (0x2001_0db8 << 96, 32, Map(vec![("country", coded("JP", "Japan"))])),
    ]
}

/// The whole file.
pub(crate) fn database() -> Vec<u8> {
    let mut records = Vec::new();
    let mut nodes = vec![[Branch::Nowhere; 2]];
    for (address, bits, item) in networks() {
        let record = Branch::Record(records.len());
        write(&item, &mut records);
        let mut node = 0;
        for bit in 0..bits {
            let side = (address >> (127 - bit) & 1) as usize;
            if bit + 1 == bits {
                nodes[node][side] = record;
            } else if let Branch::Node(next) = nodes[node][side] {
                node = next;
            } else {
                nodes.push([Branch::Nowhere; 2]);
                nodes[node][side] = Branch::Node(nodes.len() - 1);
                node = nodes.len() - 1;
            }
        }
    }
    let mut out = Vec::new();
    for branch in nodes.iter().flatten() {
        let number = match branch {
            Branch::Nowhere => nodes.len(),
            Branch::Node(node) => *node,
            Branch::Record(offset) => nodes.len() + 16 + offset,
        };
        out.extend(&(number as u32).to_be_bytes()[1..]);
    }
    out.extend([0; 16]);
    out.extend(records);
    out.extend(b"\xab\xcd\xefMaxMind.com");
    let metadata = Map(vec![
        ("binary_format_major_version", Uint16(2)),
        ("binary_format_minor_version", Uint16(0)),
        ("build_epoch", Uint64(1_195_776_000)),
        ("database_type", Text("Made-City")),
        ("description", Map(vec![("en", Text("Places for tests"))])),
        ("ip_version", Uint16(6)),
        ("languages", Array(vec![Text("en")])),
        ("node_count", Uint32(nodes.len() as u32)),
        ("record_size", Uint16(24)),
    ]);
    write(&metadata, &mut out);
    out
}

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(&database())
}
