//! Prints `docs/bytecode.md` from the opcode table; `docs/generate` keeps it up to date.

use std::io::Write;

use pointsman_vm::opcodes::ROWS;

const HEAD: &str = "# Bytecode

Generated from the opcode table (`crates/vm/src/opcodes.rs`) by `docs/generate`; do not edit.

A program is a list of instructions of eight bytes. Each sub has a frame of at most 256 registers; its
parameters and variables come first, temporaries above them. `R[x]` is a register, `K[x]` a constant, `C[n]` a
capture (`$n`). A mnemonic ends in `.k` when its last operand is a constant. A jump backwards and a call cost
one step of fuel each. `rulecheck check --emit bytecode RULE` prints a rule's program.

Roles of operands: `Out` is written, `In` read, `InOut` both; `Base` is the first of `Count` registers in a row;
`Pair` is two registers of a loop's state; `Const` and `WideConst` number constants; `Target` is an instruction;
`Site` is a call of a builtin with its prepared operands; `Sub` is a sub; `Capture` is 1 to 9. The other roles number
what a program has beside its constants, all of it made when the rule is compiled:

| written | role | what it is |
|---|---|---|
| `Q[x]` | `Question` | a question about a field of the request, or about a text: which, and the tests that answer it |
| `T[x]` | `Table` | a jump with many targets: texts, each with the instruction to go on at |
| `L[x]` | `LookUp` | an array or hash of constants, and what is read of it |
| `A[x]` | `Choice` | a call that acts with one of a few constants, such as `pool.use`, and what it does with each |
| `D[x]` | `Derivation` | what follows from a text, or from an array, when all other arguments are constant |
| `V[x]` | `Sieve` | for the elements of a list of constants, whether the loop's body would do something |
|  | `Scan` | the same for header names, of which the host knows those that are there |

| mnemonic | operands | what it does |
|---|---|---|
";

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(HEAD.as_bytes())?;
    for row in ROWS {
        let operands: Vec<String> =
            row.operands.iter().map(|(name, role)| format!("{name}: {role}")).collect();
        writeln!(
            out,
            "| `{}` | {} | {} |",
            row.mnemonic,
            operands.join(", "),
            row.doc.trim().replace('|', "\\|")
        )?;
    }
    Ok(())
}
