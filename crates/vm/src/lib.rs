//! Bytecode, its verifier and the machine that runs it.
