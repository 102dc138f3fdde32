//! The value that leaves a run.

/// An owned value: what is kept between runs (`data.set`, `connection.data.set`), answered by a host, or
/// compared by a test. Values inside a run are [`Value`](crate::Value)s.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A signed 64-bit integer.
    Int(i64),
    /// A double.
    Double(f64),
    /// Bytes.
    Text(Vec<u8>),
    /// Elements in order.
    Array(Vec<Datum>),
    /// Keys and values in the order of insertion; each key once.
    Hash(Vec<(Vec<u8>, Datum)>),
}

impl Datum {
    /// The empty string.
    pub const fn empty() -> Datum {
        Datum::Text(Vec::new())
    }

    /// A text.
    pub fn text(text: impl AsRef<[u8]>) -> Datum {
        Datum::Text(text.as_ref().to_vec())
    }

    /// An estimate of the bytes it takes, for stores that are bounded by bytes.
    pub fn size(&self) -> usize {
        size_of::<Datum>()
            + match self {
                Datum::Int(_) | Datum::Double(_) => 0,
                Datum::Text(text) => text.len(),
                Datum::Array(items) => items.iter().map(Datum::size).sum(),
                Datum::Hash(entries) => entries.iter().map(|(key, item)| key.len() + 24 + item.size()).sum(),
            }
    }
}
