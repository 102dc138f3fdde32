//! Bytes in the record.

use base64::Engine as _;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Bytes: a JSON string when they are UTF-8, else `{"base64": "..."}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text(pub(crate) Vec<u8>);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => {
                let encoded = base64::engine::general_purpose::STANDARD.encode(&self.0);
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("base64", &encoded)?;
                map.end()
            }
        }
    }
}
