//! Durations, sizes and the other small words of a configuration file.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A duration: `"500ms"`, `"4s"`, `"10m"`, `"1h"`, or a whole number of seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period(pub(super) Duration);

impl Period {
    /// A day: no time-out of a proxy is longer, and sums of a few cannot overflow.
    const LONGEST: Duration = Duration::from_secs(86_400);

    fn from_text(text: &str) -> Option<Duration> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = text[..digits].parse().ok()?;
        match text[digits..].trim_start() {
            "ms" => Some(Duration::from_millis(number)),
            "s" => Some(Duration::from_secs(number)),
            "m" => number.checked_mul(60).map(Duration::from_secs),
            "h" => number.checked_mul(3600).map(Duration::from_secs),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = Period;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a duration like \"500ms\", \"4s\" or \"10m\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Period, E> {
                let period = Period::from_text(text).ok_or_else(|| {
                    E::custom(format!("`{text}` is not a duration like \"500ms\" or \"4s\""))
                })?;
                check(period)
            }

            fn visit_i64<E: Error>(self, seconds: i64) -> Result<Period, E> {
                let seconds =
                    u64::try_from(seconds).map_err(|_| E::custom("a duration cannot be negative"))?;
                check(Duration::from_secs(seconds))
            }
        }
        fn check<E: Error>(period: Duration) -> Result<Period, E> {
            if period.is_zero() {
                Err(E::custom("a duration of zero would never let anything happen"))
            } else if period > Period::LONGEST {
                Err(E::custom("a duration is at most a day"))
            } else {
                Ok(Period(period))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

/// A number of bytes: `65536`, `"64KiB"` or `"1MiB"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size(pub(super) usize);

impl Size {
    fn from_text(text: &str) -> Option<usize> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = text[..digits].parse().ok()?;
        let unit = match text[digits..].trim_start() {
            "" | "B" => 1,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            _ => return None,
        };
        number.checked_mul(unit)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = Size;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of bytes like 65536, \"64KiB\" or \"1MiB\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Size, E> {
                Size::from_text(text)
                    .map(Size)
                    .ok_or_else(|| E::custom(format!("`{text}` is not a size like \"64KiB\" or \"1MiB\"")))
            }

            fn visit_i64<E: Error>(self, bytes: i64) -> Result<Size, E> {
                usize::try_from(bytes).map(Size).map_err(|_| E::custom("a size cannot be negative"))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

/// Host and port of a node: `10.0.0.1:80`, `[::1]:80`, `app.internal:8080`.
pub(super) fn host_and_port(text: &str) -> Result<(String, u16), &'static str> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once("]:").ok_or("an IPv6 node is written \"[address]:port\"")?;
            host.parse::<std::net::Ipv6Addr>().map_err(|_| "between the brackets stands no IPv6 address")?;
            (host, port)
        }
        None => {
            let (host, port) = text.rsplit_once(':').ok_or("a node is written \"host:port\"")?;
            if host.contains(':') {
                return Err("an IPv6 node is written \"[address]:port\"");
            }
            (host, port)
        }
    };
    let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':');
    if host.is_empty() || !host.bytes().all(named) {
        return Err("a node's host is a name or an address");
    }
    let port = port.parse().map_err(|_| "a node's port is a number from 1 to 65535")?;
    if port == 0 {
        return Err("a node's port is a number from 1 to 65535");
    }
    Ok((host.to_owned(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units() {
        assert_eq!(Period::from_text("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(Period::from_text("4 s"), Some(Duration::from_secs(4)));
        assert_eq!(Period::from_text("2m"), Some(Duration::from_secs(120)));
        assert_eq!(Period::from_text("4"), None);
        assert_eq!(Period::from_text("s"), None);
        assert_eq!(Period::from_text("99999999999999999999h"), None);
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(Size::from_text("64KiB"), Some(65_536));
        assert_eq!(Size::from_text("12"), Some(12));
        assert_eq!(Size::from_text("12 potatoes"), None);
        assert_eq!(Size::from_text("99999999999GiB"), None);
    }

    #[test]
    fn nodes_are_host_and_port() {
        assert_eq!(host_and_port("10.0.0.1:80"), Ok(("10.0.0.1".into(), 80)));
        assert_eq!(host_and_port("[::1]:80"), Ok(("::1".into(), 80)));
        assert_eq!(host_and_port("app.internal:8080"), Ok(("app.internal".into(), 8080)));
        for bad in ["10.0.0.1", "::1:80", "[::1]", "a b:80", "host:0", "host:65536", ":80", "[x]:1"] {
            assert!(host_and_port(bad).is_err(), "{bad}");
        }
    }
}
