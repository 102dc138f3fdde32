//! Compares generated rules without a fuzzer, and goes on after a difference: to see all kinds there are.
//!
//! `cargo run --release --example soak -- [FROM [COUNT]]`: rules FROM (0) to FROM + COUNT (10000) of a fixed sequence.
//! `cargo run --release --example soak -- FILE...`: what these files stand for (see `show`).

use std::io::{Write, stdout};

use pointsman_compiler::reference::{Stack, with_stack};
use pointsman_fuzz::check::{Done, case_of, machine_matches_reference, report};
use pointsman_fuzz::random;

#[derive(Default)]
struct Counts {
    ran: usize,
    refused: usize,
    differ: usize,
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u64> = args.iter().map_while(|arg| arg.parse().ok()).collect();
    let counts = with_stack(|stack| {
        let mut counts = Counts::default();
        if numbers.len() == args.len() {
            let from = numbers.first().copied().unwrap_or(0);
            for number in from..from + numbers.get(1).copied().unwrap_or(10_000) {
                counts.compare(stack, &number.to_string(), &random::bytes(number, 1500))?;
            }
        } else {
            for path in &args {
                counts.compare(stack, path, &std::fs::read(path)?)?;
            }
        }
        Ok::<_, std::io::Error>(counts)
    })??;
    let Counts { ran, refused, differ } = counts;
    writeln!(stdout(), "{ran} rules agree, {differ} do not, {refused} do not compile")
}

impl Counts {
    fn compare(&mut self, stack: &Stack, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let case = case_of(bytes);
        match machine_matches_reference(stack, &case) {
            Ok(Done::Refused) => self.refused += 1,
            Ok(Done::Ran(_)) => self.ran += 1,
            Err(difference) => {
                self.differ += 1;
                writeln!(stdout(), "=== rule {name}\n{}", report(&difference, &case))?;
            }
        }
        Ok(())
    }
}
