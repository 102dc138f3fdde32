//! Expressions of a wanted kind, mostly.

use super::{Generator, Kind, VARIABLES};

/// Variables that stand for the request when a rule does not assign them.
const REQUEST_VARIABLES: &[&str] = &["path", "ip", "host", "method", "url", "query"];

impl Generator<'_> {
    /// An expression; `depth` bounds how far it nests.
    pub(super) fn expr(&mut self, kind: Kind, depth: usize) {
        if depth == 0 {
            return self.leaf(kind);
        }
        let kind = if self.once_in(12) { self.any_kind() } else { kind };
        match self.below(20) {
            0..=2 => self.leaf(kind),
            3..=8 => self.operator(kind, depth - 1),
            9..=12 => self.builtin(kind, depth - 1),
            13 if !self.subs.is_empty() => self.sub_call(depth - 1),
            14 => self.ternary(kind, depth - 1),
            15 => self.element(depth - 1),
            16 => self.subscripted(depth - 1),
            17 => self.in_brackets(|g| g.assignment(depth - 1)),
            18 => self.step(depth - 1),
            _ => self.in_brackets(|g| g.expr(kind, depth - 1)),
        }
    }

    fn any_kind(&mut self) -> Kind {
        self.pick(&[Kind::Any, Kind::Int, Kind::Text, Kind::Double, Kind::Array, Kind::Hash])
            .unwrap_or(Kind::Any)
    }

    fn in_brackets(&mut self, inner: impl FnOnce(&mut Self)) {
        self.write("(");
        self.space();
        inner(self);
        self.space();
        self.write(")");
    }

    fn leaf(&mut self, kind: Kind) {
        match self.below(5) {
            0..=1 => self.literal(kind),
            2..=3 => self.variable(kind),
            _ => match self.below(4) {
                0 => {
                    let capture = self.below(9) + 1;
                    self.write(&format!("${capture}"));
                }
                1 => {
                    let name = self.pick(REQUEST_VARIABLES).unwrap_or("path");
                    self.write(&format!("${name}"));
                }
                _ => self.variable(kind),
            },
        }
    }

    /// A variable that is meant to hold `kind`.
    pub(super) fn variable(&mut self, kind: Kind) {
        let fitting: Vec<&str> = VARIABLES
            .iter()
            .filter(|(_, holds)| kind == Kind::Any || *holds == kind)
            .map(|(name, _)| *name)
            .collect();
        let name = self.pick(&fitting).unwrap_or("x");
        self.write(&format!("${name}"));
    }

    /// `$a[..]`, with one or two subscripts.
    pub(super) fn element(&mut self, depth: usize) {
        if self.once_in(24) {
            self.write("$1");
        } else {
            let kind = if self.once_in(2) { Kind::Array } else { Kind::Hash };
            let kind = if self.once_in(12) { Kind::Any } else { kind };
            self.variable(kind);
        }
        self.subscripts(depth);
    }

    fn subscripts(&mut self, depth: usize) {
        for _ in 0..1 + self.below(2) {
            self.write("[ ");
            match self.below(6) {
                0 => {
                    let index = self.below(4);
                    self.write(&index.to_string());
                }
                1 => self.write("\"k\""),
                2 => {
                    let index = self.below(3) + 1;
                    self.write(&format!("-{index}"));
                }
                3 => self.variable(Kind::Int),
                4 => self.variable(Kind::Text),
                _ => self.expr(Kind::Any, depth.min(1)),
            }
            self.write(" ]");
        }
    }

    /// A call or a literal, subscripted.
    fn subscripted(&mut self, depth: usize) {
        match self.below(3) {
            0 => self.literal(Kind::Array),
            1 => self.builtin(Kind::Array, depth),
            _ => self.in_brackets(|g| g.expr(Kind::Hash, depth)),
        }
        self.subscripts(depth);
    }

    fn ternary(&mut self, kind: Kind, depth: usize) {
        self.in_brackets(|g| {
            for _ in 0..1 + g.below(2) {
                g.condition(depth);
                g.write(" ? ");
                g.expr(kind, depth);
                g.write(" : ");
            }
            g.expr(kind, depth);
        });
    }

    /// Something that is tested.
    pub(super) fn condition(&mut self, depth: usize) {
        match self.below(6) {
            0 => self.leaf(Kind::Int),
            1 => {
                // Assignment binds tightly behind `!`.
                self.write("!");
                self.target(depth.min(1));
                self.write(" = ");
                self.leaf(Kind::Any);
            }
            2 => self.leaf(Kind::Any),
            _ => self.comparison(depth),
        }
    }

    fn comparison(&mut self, depth: usize) {
        let op = self.pick(&["==", "!=", "<", "<=", ">", ">="]).unwrap_or("==");
        let kind = self.any_kind();
        self.operand(kind, depth);
        self.write(&format!(" {op} "));
        self.operand(kind, depth);
    }

    /// Brackets around most operands; without them precedence decides, which is fine, too.
    fn operand(&mut self, kind: Kind, depth: usize) {
        if depth == 0 || self.once_in(2) {
            self.leaf(kind);
        } else {
            self.in_brackets(|g| g.expr(kind, depth - 1));
        }
    }

    fn operator(&mut self, kind: Kind, depth: usize) {
        match kind {
            Kind::Int => match self.below(10) {
                0..=2 => self.chain(&["+", "-", "*", "%", "/"], kind, depth),
                3..=4 => self.chain(&["&", "|", "^"], kind, depth),
                5 => self.chain(&["<<", ">>"], kind, depth),
                6 => self.comparison(depth),
                7 => {
                    let op = if self.once_in(2) { "&&" } else { "||" };
                    self.chain(&[op], Kind::Any, depth);
                }
                8 => self.unary("!", Kind::Any, depth),
                _ => {
                    let op = if self.once_in(2) { "~" } else { "-" };
                    self.unary(op, kind, depth);
                }
            },
            Kind::Double => self.chain(&["+", "-", "*", "/"], kind, depth),
            Kind::Text => self.chain(&[".", ".", ".", "+"], kind, depth),
            Kind::Array => {
                self.write("[ ");
                for at in 0..self.below(4) {
                    if at > 0 {
                        self.write(", ");
                    }
                    self.expr(Kind::Any, depth);
                }
                self.write(" ]");
            }
            Kind::Hash => {
                self.write("[ ");
                for at in 0..1 + self.below(3) {
                    if at > 0 {
                        self.write(", ");
                    }
                    let key = if self.once_in(2) { Kind::Any } else { Kind::Text };
                    self.operand(key, depth.min(1));
                    self.write(" => ");
                    self.expr(Kind::Any, depth);
                }
                self.write(" ]");
            }
            Kind::Any => {
                let kind = self.any_kind();
                self.expr(kind, depth);
            }
        }
    }

    fn unary(&mut self, op: &str, kind: Kind, depth: usize) {
        self.write(op);
        // A space, because two of them could read as one other operator.
        self.write(" ");
        self.operand(kind, depth);
    }

    fn chain(&mut self, ops: &[&str], kind: Kind, depth: usize) {
        self.operand(kind, depth);
        for _ in 0..1 + self.below(3) {
            let op = self.pick(ops).unwrap_or("+");
            self.space();
            self.write(op);
            self.space();
            let kind = if self.once_in(6) { self.any_kind() } else { kind };
            self.operand(kind, depth);
        }
    }

    /// Something to assign to.
    pub(super) fn target(&mut self, depth: usize) {
        match self.below(8) {
            0..=4 => self.variable(Kind::Any),
            5..=6 => self.element(depth),
            _ => {
                let capture = self.below(9) + 1;
                self.write(&format!("${capture}"));
            }
        }
    }

    /// `$x = e`, `$x .= e`: of the variable's own kind, mostly.
    pub(super) fn assignment(&mut self, depth: usize) {
        let at = self.below(VARIABLES.len());
        let (name, kind) = VARIABLES.get(at).copied().unwrap_or(("x", Kind::Any));
        match self.below(8) {
            0..=3 => {
                self.write(&format!("${name} = "));
                self.expr(kind, depth);
            }
            4 => {
                self.element(depth);
                self.write(" = ");
                self.expr(Kind::Any, depth);
            }
            5 => {
                self.target(depth);
                self.write(" = ");
                self.expr(Kind::Any, depth);
            }
            6 => {
                self.variable(Kind::Text);
                self.write(" .= ");
                self.expr(Kind::Text, depth);
            }
            _ => {
                let op = self
                    .pick(&["+=", "-=", "*=", "/=", "%=", ".=", "<<=", ">>=", "&=", "|=", "^="])
                    .unwrap_or("+=");
                self.target(depth);
                self.write(&format!(" {op} "));
                self.expr(Kind::Int, depth);
            }
        }
    }

    pub(super) fn step(&mut self, depth: usize) {
        let op = if self.once_in(2) { "++" } else { "--" };
        let prefix = self.once_in(2);
        if prefix {
            self.write(op);
        }
        if self.once_in(3) {
            self.element(depth);
        } else {
            let kind = if self.once_in(4) { Kind::Any } else { Kind::Int };
            self.variable(kind);
        }
        if !prefix {
            self.write(op);
        }
    }
}
