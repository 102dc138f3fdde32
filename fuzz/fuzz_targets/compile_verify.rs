//! Any bytes, rules that people wrote among the seeds: what compiles passes the verifier.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pointsman_fuzz::check::compile_any(bytes));
