//! Any bytes: parsing never panics, tokens and trivia tile the text, all diagnostics can be rendered.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pointsman_fuzz::check::parse_any(bytes));
