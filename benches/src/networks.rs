//! A thousand networks in a loop, as people write them, and a value that outlives a run.

use std::net::Ipv4Addr;

use pointsman::Datum;

use crate::plain::CALLS;
use crate::{Script, script_request};

/// A rule that counts those of a thousand networks that the client is in: none, or the last one.
pub fn rule(is_in_one: bool) -> Script {
    let mut networks: Vec<String> = (0..1000_u32)
        .map(|number| number * 389 % 1000)
        .map(|place| {
            let first = Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 0, 0, 0)) + place * 0x2000);
            format!("\"{first}/{}\"", 20 + place % 9)
        })
        .collect();
    if is_in_one {
        networks[999] = String::from("\"203.0.113.0/24\"");
    }
    let text = format!(
        "$found = 0;\n$ip = request.getRemoteIP();\nforeach( $network in [ {} ] ) {{\n   \
         if( string.ipmaskmatch( $ip, $network ) ) $found++;\n}}\n$found;",
        networks.join(", ")
    );
    Script::valued(&text, script_request(), &Datum::Int(is_in_one.into()))
}

/// A rule that reads a stored value again and again.
pub fn stored() -> Script {
    let text = format!(
        "data.set( \"visits\", \"12345\" );\nfor( $i = 0; $i < {CALLS}; $i++ ) {{ $r = data.get( \"visits\" ); }}\n$r;"
    );
    Script::valued(&text, script_request(), &Datum::text("12345"))
}
