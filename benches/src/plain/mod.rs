//! Pure functions of the library beside the plain Rust calls that they stand for.
//!
//! A rule calls the function a hundred times in a loop, with a subject out of the request and constants for all else; the
//! plain call is made a hundred times, too. What a round of the loop costs is taken off the rule's time, since the Rust
//! loop costs next to nothing; what the call, its arguments and its result cost is not. Needles, patterns and networks
//! are prepared on both sides before the clock runs, and what stands before the loop is taken off with it.

mod addresses;
mod containers;
mod encodings;
mod escapes;
mod strings;

use std::hint::black_box;

use pointsman::Datum;

use crate::{Script, alternate, measure, script_request};

/// How often each rule calls its function.
pub const CALLS: usize = 100;

/// Batches of a measurement.
const BATCHES: usize = 31;

/// A function, and what a Rust program would call.
pub struct Case {
    /// The function, and a way to call it.
    pub name: &'static str,
    /// The statements before the loop.
    before: &'static str,
    /// The statement in it.
    call: &'static str,
    /// The statement after it, when what the calls made is looked at only there.
    after: &'static str,
    /// What its result is as a text.
    value: &'static str,
    plain: Box<dyn FnMut()>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("name", &self.name).field("call", &self.call).finish_non_exhaustive()
    }
}

/// `$agent` is a browser's name, `$client` an address, `$list` a few words.
const PRELUDE: &str = "$agent = http.getHeader( \"User-Agent\" );\n$client = request.getRemoteIP();\n\
                       $list = http.getHeader( \"Accept-Encoding\" );\n$name = http.getHeader( \"X-Name\" );\n\
                       $encoded = http.getHeader( \"X-Encoded\" );\n$seven = http.getHeader( \"X-Seven\" );\n";

/// The same as Rust has them.
const AGENT: &[u8] = b"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36";
const CLIENT: &[u8] = b"203.0.113.9";
const LIST: &[u8] = b"gzip, deflate, br";
const NAME: &[u8] = b"pointsman";
const ENCODED: &[u8] = b"cG9pbnRzbWFu";

fn case<T>(
    name: &'static str,
    call: &'static str,
    value: &'static str,
    mut plain: impl FnMut() -> T + 'static,
) -> Case {
    let plain = Box::new(move || {
        black_box(plain());
    });
    Case { name, before: "", call, after: "", value, plain }
}

/// A case with statements before its loop.
fn with(before: &'static str, case: Case) -> Case {
    Case { before, ..case }
}

/// A case whose calls leave nothing in `$r`.
fn then(after: &'static str, case: Case) -> Case {
    Case { after, ..case }
}

/// Every function with its plain call.
pub fn cases() -> Vec<Case> {
    let mut cases = strings::cases();
    cases.extend(addresses::cases());
    cases.extend(encodings::cases());
    cases.extend(escapes::cases());
    cases.extend(containers::cases());
    cases
}

impl Case {
    /// The rule, which has given the right value already.
    pub fn rule(&self) -> Script {
        script(self.before, self.call, self.after, self.value)
    }

    /// The rule without its call.
    pub fn empty(&self) -> Script {
        // A call that leaves nothing in `$r` leaves out what that costs, too.
        let (call, after) = if self.after.is_empty() { ("$r = $i;", "") } else { ("", "$r = 99;") };
        script(self.before, call, after, "99")
    }

    /// Makes the plain call as often as the rule makes its own.
    pub fn call_plain(&mut self) {
        for _ in 0..CALLS {
            (self.plain)();
        }
    }

    /// Nanoseconds of a plain call, those of a rule's without its loop, and how often the first goes into the second.
    pub fn measure(mut self) -> (f64, f64, f64) {
        let mut rule = self.rule();
        let mut empty = self.empty();
        let round = measure(BATCHES, |rounds| {
            for _ in 0..rounds {
                black_box(empty.run());
            }
        });
        let (plain, rule, _) = alternate(
            BATCHES,
            |rounds| {
                for _ in 0..rounds {
                    self.call_plain();
                }
            },
            |rounds| {
                for _ in 0..rounds {
                    black_box(rule.run());
                }
            },
        );
        let (plain, rule) = (plain / CALLS as f64, (rule - round).max(0.0) / CALLS as f64);
        (plain, rule, rule / plain)
    }
}

fn script(before: &str, call: &str, after: &str, value: &str) -> Script {
    let text =
        format!("{PRELUDE}{before}for( $i = 0; $i < {CALLS}; $i++ ) {{ {call} }}\n{after}\n\"\" . $r;");
    Script::valued(&text, script_request(), &Datum::text(value))
}

#[cfg(test)]
mod coverage;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_gives_what_its_case_says() {
        let wrong: Vec<String> = cases()
            .into_iter()
            .filter_map(|mut case| {
                case.call_plain();
                let rule = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| case.rule()));
                rule.is_err().then(|| String::from(case.name))
            })
            .collect();
        assert_eq!(wrong, [""; 0]);
    }
}
