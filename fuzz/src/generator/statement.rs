//! Statements, subs, and the rule around them.

use super::{Generator, Kind, SUB_NAMES, Sub, VARIABLES};

/// How deep expressions of a statement nest.
const DEPTH: usize = 3;
/// How deep statements nest.
const BLOCKS: usize = 3;

impl Generator<'_> {
    /// A whole rule.
    pub(super) fn rule(&mut self) {
        if self.once_in(24) {
            self.write("import strict;\n");
        }
        for name in SUB_NAMES.iter().take(self.below(SUB_NAMES.len() + 1)) {
            let mut params = vec!["n"];
            for _ in 0..self.below(4) {
                let at = self.below(VARIABLES.len());
                let (param, _) = VARIABLES[at];
                if !params.contains(&param) {
                    params.push(param);
                }
            }
            self.subs.push(Sub { name, params });
        }
        let before = self.below(self.subs.len() + 1);
        for sub in self.subs.clone().iter().take(before) {
            self.sub(sub);
        }
        // Before anything is assigned, when a rule that only asks needs no memory yet.
        if self.once_in(2) {
            self.routing(1);
        }
        for (name, kind) in VARIABLES {
            // A variable that nothing was stored in is worth running, too.
            if self.below(4) < 3 {
                self.write(&format!("${name} = "));
                self.literal(*kind);
                self.write(";\n");
            }
        }
        for _ in 0..2 + self.below(14) {
            self.statement(BLOCKS);
        }
        for sub in self.subs.clone().iter().skip(before) {
            self.sub(sub);
        }
        self.report();
    }

    /// What all variables hold in the end.
    fn report(&mut self) {
        for (name, _) in VARIABLES {
            self.write(&format!("log.info( \"{name} \" . lang.dump( ${name} ) );\n"));
        }
    }

    fn sub(&mut self, sub: &Sub) {
        self.write(&format!("sub {}( ${} ) {{", sub.name, sub.params.join(", $")));
        self.in_sub = true;
        self.indent += 1;
        self.line();
        self.write("if( $n <= 0 ) return ");
        self.expr(Kind::Any, 1);
        self.write(";");
        self.line();
        for _ in 0..1 + self.below(5) {
            self.statement(BLOCKS - 1);
        }
        if self.once_in(2) {
            self.write("return ");
            self.expr(Kind::Any, DEPTH);
            self.write(";");
        }
        self.indent -= 1;
        self.in_sub = false;
        self.line();
        self.write("}\n");
    }

    fn body(&mut self, blocks: usize) {
        if self.once_in(4) {
            self.write(" ");
            return self.statement(blocks);
        }
        self.write(" {");
        self.indent += 1;
        self.line();
        for _ in 0..self.below(4) {
            self.statement(blocks);
        }
        self.indent -= 1;
        self.write("}");
        self.line();
    }

    fn statement(&mut self, blocks: usize) {
        let choices = if blocks == 0 || self.statements_left == 0 { 10 } else { 27 };
        self.statements_left = self.statements_left.saturating_sub(1);
        match self.below(choices) {
            0..=2 => {
                self.assignment(DEPTH);
                self.write(";");
            }
            3..=5 => self.log(),
            6..=7 => {
                self.builtin(Kind::Any, DEPTH);
                self.write(";");
            }
            8 => self.small(),
            9 => {
                if self.subs.is_empty() {
                    self.step(DEPTH);
                } else {
                    self.sub_call(DEPTH);
                }
                self.write(";");
            }
            10..=13 => self.choice(blocks - 1),
            14..=18 => self.repetition(blocks - 1),
            19..=21 => self.switch(blocks - 1),
            22 => self.body(blocks - 1),
            23..=25 => self.routing(blocks - 1),
            _ => {
                self.step(DEPTH);
                self.write(";");
            }
        }
        self.line();
    }

    fn log(&mut self) {
        let level = self.pick(&["log.info", "log.info", "log.info", "log.warn", "log.error"]);
        self.write(level.unwrap_or("log.info"));
        self.write("(");
        self.space();
        if self.once_in(3) {
            self.write("lang.dump( ");
            self.expr(Kind::Any, DEPTH);
            self.write(" )");
        } else {
            self.expr(Kind::Text, DEPTH);
        }
        self.space();
        self.write(");");
    }

    /// What leaves something, and other short things.
    fn small(&mut self) {
        match self.below(24) {
            0..=5 => {
                self.step(DEPTH);
                self.write(";");
            }
            6 => self.write(";"),
            7..=10 if self.loops > 0 => {
                let word = if self.once_in(2) { "continue;" } else { "break;" };
                self.write("if( ");
                self.condition(1);
                self.write(" ) ");
                self.write(word);
            }
            11..=13 if self.in_sub => {
                self.write("if( ");
                self.condition(1);
                self.write(" ) return ");
                self.expr(Kind::Any, DEPTH);
                self.write(";");
            }
            14 => {
                self.write("if( ");
                self.condition(1);
                self.write(if self.in_sub { " ) return;" } else { " ) break;" });
            }
            15 if !self.in_sub => {
                self.write("if( ");
                self.condition(1);
                self.write(" ) return;");
            }
            16 => {
                self.write("if( ");
                self.condition(1);
                self.write(" ) ");
                self.terminal(1);
                self.write(";");
            }
            17 => {
                self.write("print ");
                self.expr(Kind::Text, DEPTH);
                self.write(";");
            }
            _ => {
                self.expr(Kind::Any, DEPTH);
                self.write(";");
            }
        }
    }

    fn choice(&mut self, blocks: usize) {
        for at in 0..1 + self.below(3) {
            self.write(if at == 0 { "if( " } else { "else if( " });
            self.condition(DEPTH);
            self.write(" )");
            // A body without braces would take the next `else` for its own.
            self.write(" {");
            self.indent += 1;
            self.line();
            for _ in 0..self.below(3) {
                self.statement(blocks);
            }
            self.indent -= 1;
            self.write("} ");
        }
        if self.once_in(2) {
            self.write("else");
            self.body(blocks);
        }
    }

    /// A loop. Each but `foreach` counts its rounds in a variable that nothing else assigns.
    fn repetition(&mut self, blocks: usize) {
        self.counters += 1;
        let counter = format!("$c{}", self.counters);
        let rounds = 1 + self.below(6);
        self.loops += 1;
        match self.below(5) {
            0 => {
                self.write(&format!("{counter} = 0; while( {counter}++ < {rounds}"));
                if self.once_in(3) {
                    self.write(" && ");
                    self.operand_condition();
                }
                self.write(" )");
                self.body(blocks);
            }
            1 => {
                self.write(&format!("for( {counter} = 0; {counter} < {rounds}; {counter}++ )"));
                self.body(blocks);
            }
            2 => {
                self.write(&format!("{counter} = {rounds}; do {{"));
                for _ in 0..self.below(3) {
                    self.statement(blocks);
                }
                self.write(&format!("}} while( --{counter} > 0 );"));
            }
            _ => {
                self.write("foreach( ");
                self.variable(Kind::Any);
                self.write(" in ");
                let kind = self.pick(&[Kind::Array, Kind::Hash, Kind::Array, Kind::Any]);
                self.expr(kind.unwrap_or(Kind::Array), DEPTH - 1);
                self.write(" )");
                self.body(blocks);
            }
        }
        self.loops -= 1;
    }

    fn operand_condition(&mut self) {
        self.write("( ");
        self.condition(1);
        self.write(" )");
    }

    fn switch(&mut self, blocks: usize) {
        let kind = self.pick(&[Kind::Text, Kind::Int, Kind::Text, Kind::Any]).unwrap_or(Kind::Text);
        self.write("switch( ");
        self.expr(kind, 1);
        let mut prepare = None;
        if self.once_in(3) {
            self.write(", ");
            prepare = self.matcher().and_then(|param| param.prepare);
        }
        self.write(" ) {");
        self.indent += 1;
        self.line();
        let cases = self.below(5);
        let default = if self.once_in(2) { self.below(cases + 1) } else { cases + 1 };
        for at in 0..=cases {
            if at == default {
                self.write("default: ");
                self.case_body(blocks);
            }
            if at == cases {
                break;
            }
            self.write("case ");
            for value in 0..1 + self.below(3) {
                if value > 0 {
                    self.write(", ");
                }
                // Constants mostly: those are what becomes a table.
                match prepare {
                    Some(preparation) => self.prepared(|text| (preparation.prepare)(text).is_ok()),
                    None if self.once_in(5) => self.expr(kind, 1),
                    None => self.literal(kind),
                }
            }
            self.write(": ");
            self.case_body(blocks);
        }
        self.indent -= 1;
        self.write("}");
    }

    fn case_body(&mut self, blocks: usize) {
        for _ in 0..self.below(3) {
            self.statement(blocks);
        }
        if self.once_in(6) {
            self.write("break;");
        }
        self.line();
    }
}
