//! The stable text form of a program, for `rulecheck check --emit bytecode` and for tests of the compiler.

use std::fmt::{self, Write};

use pointsman_model::{Text, Value};

use crate::opcodes::{END, Operand};
use crate::{Derived, Given, Op, Program, Question, Table, TableSubject};

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        for sub in &parts.subs {
            writeln!(f, "{}: {} parameters, {} registers", sub.name, sub.params, sub.registers)?;
            for at in sub.start as usize..sub.end as usize {
                let line = self.site(at).line;
                writeln!(f, "{at:5}  {:40}# line {line}", self.op_text(parts.ops[at]))?;
            }
        }
        Ok(())
    }
}

/// Where a jump leads.
struct Goal(u32);

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}{}", self.0 & !END, if self.0 & END == 0 { "" } else { " (end)" })
    }
}

impl Program {
    fn op_text(&self, op: Op) -> String {
        let parts = self.parts();
        let mut text = format!("{:18}", op.mnemonic());
        let mut separator = "";
        op.operands(|operand| {
            text.push_str(separator);
            separator = ", ";
            // Writing to a String does not fail.
            let _ = match operand {
                Operand::Out(reg)
                | Operand::In(reg)
                | Operand::InOut(reg)
                | Operand::Base(reg)
                | Operand::Pair(reg) => {
                    write!(text, "r{reg}")
                }
                Operand::Int(int) => write!(text, "{int}"),
                Operand::Count(count) => write!(text, "{count}"),
                Operand::ConstCount(count) => write!(text, "{count}"),
                Operand::Const(number) => {
                    text.push_str(&self.constant_text(number as usize));
                    Ok(())
                }
                Operand::Target(target) => write!(text, "{}", Goal(target)),
                Operand::Site(number) => {
                    let call = &parts.calls[usize::from(number)];
                    let prepared = match &call.given {
                        Given::Prepared(prepared) => prepared.iter().flatten().count(),
                        Given::Act(_) => 1,
                    };
                    text.push_str(call.builtin.name);
                    if prepared > 0 { write!(text, " ({prepared} prepared)") } else { Ok(()) }
                }
                Operand::Question(number) => {
                    let Question { asked, name, tests, sense, over } = &parts.questions[usize::from(number)];
                    if let Some(field) = asked.field() {
                        text.push_str(field.name);
                        text.push(' ');
                    }
                    text.push_str(name);
                    if *tests > 1 {
                        let _ = write!(text, " any of {tests}");
                    }
                    write!(text, " is {}, else {}", i32::from(*sense), Goal(*over))
                }
                Operand::Table(number) => {
                    let Table { subject, entries, over, .. } = &parts.tables[usize::from(number)];
                    let name = match subject {
                        TableSubject::Field(field) => field.name,
                        TableSubject::Register => "text",
                    };
                    write!(text, "{name} of {}, else {}", entries.count(), Goal(*over))
                }
                Operand::Scan(number) => {
                    let checks = parts.scans[usize::from(number)].checks.iter().rev();
                    let names: Vec<&str> = checks.map(|check| check.name).collect();
                    write!(text, "{}", names.join(", "))
                }
                Operand::Sieve(number) => {
                    let sieve = &parts.sieves[usize::from(number)];
                    write!(text, "{} of {} runs of {}", sieve.name, sieve.runs.len(), sieve.run)
                }
                Operand::LookUp(number) => {
                    let lookup = &parts.lookups[usize::from(number)];
                    let kind = if lookup.map.is_hash() { "hash" } else { "array" };
                    let field = lookup.field.as_ref().map_or("", |field| field.name);
                    write!(text, "{kind} of {} {field}", lookup.map.len())
                }
                Operand::Derivation(number) => {
                    let Derived { name, over, .. } = &parts.derivations[usize::from(number)];
                    write!(text, "{name}, and on at {}", Goal(*over))
                }
                Operand::Choice(number) => {
                    let choice = &parts.choices[usize::from(number)];
                    write!(text, "{} of {}", choice.name, choice.count())
                }
                Operand::Sub(number) => write!(text, "{}", parts.subs[usize::from(number)].name),
                Operand::Capture(number) => write!(text, "${number}"),
            };
        });
        text
    }

    fn constant_text(&self, number: usize) -> String {
        let parts = self.parts();
        match parts.constants.get(number) {
            Some(Value::Int(int)) => int.to_string(),
            Some(Value::Double(double)) => format!("{double:?}"),
            Some(Value::Text(Text { start, len, .. })) => {
                let bytes = &parts.text[*start as usize..(*start + *len) as usize];
                format!("\"{}\"", bytes.escape_ascii())
            }
            _ => format!("K[{number}]"),
        }
    }
}
