//! How much of the machine generated rules reach: the share of them that compiles, and for each opcode how
//! many rules have it, optimised and not.
//!
//! `cargo run --release --example coverage -- [COUNT | FOLDER]...`: COUNT rules from a fixed sequence of bytes
//! (1000 without arguments), or those that the files of FOLDER (a corpus) stand for.

use std::collections::BTreeMap;

use pointsman::differential::Forms;
use pointsman_fuzz::check::{case_of, engine, options};
use pointsman_fuzz::random;
use pointsman_vm::Program;
use pointsman_vm::opcodes::ROWS;

#[derive(Default)]
struct Counts {
    rules: usize,
    compiled: usize,
    optimised: BTreeMap<&'static str, usize>,
    plain: BTreeMap<&'static str, usize>,
    functions: BTreeMap<&'static str, usize>,
    refusals: BTreeMap<String, usize>,
}

fn main() -> std::io::Result<()> {
    let mut counts = Counts::default();
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.is_empty() {
        counts.generated(1000);
    }
    for arg in args {
        match arg.parse() {
            Ok(count) => counts.generated(count),
            Err(_) => {
                for entry in std::fs::read_dir(arg)? {
                    counts.add(&std::fs::read(entry?.path())?);
                }
            }
        }
    }
    counts.print();
    Ok(())
}

impl Counts {
    fn generated(&mut self, count: usize) {
        for number in 0..count {
            self.add(&random::bytes(number as u64, 1500));
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        let case = case_of(bytes);
        self.rules += 1;
        match Forms::compile(engine(), "fuzz", &case.source, &options(&case)) {
            Ok(forms) => {
                self.compiled += 1;
                count(&mut self.optimised, &forms.optimised);
                count(&mut self.plain, &forms.plain);
                let mut functions: Vec<&str> =
                    forms.plain.parts().calls.iter().map(|call| call.builtin.name).collect();
                functions.sort_unstable();
                functions.dedup();
                for function in functions {
                    *self.functions.entry(function).or_default() += 1;
                }
            }
            Err(diagnostics) => {
                for error in diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).take(1) {
                    let what = format!("{} {}", error.code.id, error.message);
                    *self.refusals.entry(what).or_default() += 1;
                }
            }
        }
    }

    fn print(&self) {
        let share = 100.0 * self.compiled as f64 / self.rules.max(1) as f64;
        println!("rules\t{}", self.rules);
        println!("compile\t{}\t{share:.1} %", self.compiled);
        for (what, count) in &self.refusals {
            println!("refused\t{count}\t{what}");
        }
        println!("\nopcode\toptimised\tplain");
        let mut reached = 0;
        for row in ROWS {
            let of = |counts: &BTreeMap<&str, usize>| counts.get(row.mnemonic).copied().unwrap_or(0);
            let (optimised, plain) = (of(&self.optimised), of(&self.plain));
            reached += usize::from(optimised + plain > 0);
            println!("{}\t{optimised}\t{plain}", row.mnemonic);
        }
        println!("\nopcodes reached\t{reached} of {}", ROWS.len());
        let library = engine().library().builtins();
        println!("functions reached\t{} of {}", self.functions.len(), library.len());
        for builtin in library.iter().filter(|builtin| !self.functions.contains_key(builtin.name)) {
            println!("not reached\t{}", builtin.name);
        }
    }
}

/// Counts the program once for each opcode that it has.
fn count(counts: &mut BTreeMap<&'static str, usize>, program: &Program) {
    let mut mnemonics: Vec<&str> = program.parts().ops.iter().map(|op| op.mnemonic()).collect();
    mnemonics.sort_unstable();
    mnemonics.dedup();
    for mnemonic in mnemonics {
        *counts.entry(mnemonic).or_default() += 1;
    }
}
