//! Calls: of the library, by the types of its parameters, and of the rule's own subs.

use pointsman_model::{Builtin, Param, ParamKind, ParamType, ResultType};

use super::{Generator, Kind, Sub, VARIABLES};

impl Generator<'_> {
    /// Whether some function gives `kind`, and if so a call of it.
    pub(super) fn builtin(&mut self, kind: Kind, depth: usize) {
        let fits = |builtin: &&&'static Builtin| match kind {
            Kind::Int => matches!(builtin.result, ResultType::Int | ResultType::Bool),
            Kind::Double => builtin.result == ResultType::Double,
            Kind::Text => matches!(builtin.result, ResultType::Text | ResultType::Nothing),
            Kind::Array => matches!(builtin.result, ResultType::Array | ResultType::InPlace),
            Kind::Hash => matches!(builtin.result, ResultType::Hash | ResultType::InPlace),
            Kind::Any => true,
        };
        let fitting: Vec<&'static Builtin> = self.builtins.iter().filter(fits).copied().collect();
        match self.pick(&fitting) {
            Some(builtin) => self.call(builtin, depth),
            None => self.literal(kind),
        }
    }

    /// A call of a function that ends the rule, if there is one.
    pub(super) fn terminal(&mut self, depth: usize) {
        match self.pick(&self.terminals.clone()) {
            Some(builtin) => self.call(builtin, depth),
            None => self.write("nil"),
        }
    }

    pub(super) fn call(&mut self, builtin: &'static Builtin, depth: usize) {
        self.function_name(builtin);
        self.write("(");
        self.space();
        let mut first = true;
        for param in builtin.params {
            let times = match param.kind {
                ParamKind::Required => 1,
                ParamKind::Optional if self.once_in(2) => 1,
                ParamKind::Optional => break,
                ParamKind::Rest => self.below(4),
            };
            for _ in 0..times {
                if !first {
                    self.write(",");
                    self.space();
                }
                first = false;
                self.argument(param, depth.saturating_sub(1));
            }
        }
        self.space();
        self.write(")");
    }

    /// The name, as people write it: short, or in the wrong case.
    pub(super) fn function_name(&mut self, builtin: &'static Builtin) {
        let short = builtin.name.split_once('.').map(|(_, short)| short).filter(|_| builtin.short);
        let name = match short {
            Some(short) if self.once_in(4) => short,
            _ => builtin.name,
        };
        if self.once_in(16) {
            self.write(&name.to_ascii_lowercase());
        } else {
            self.write(name);
        }
    }

    fn argument(&mut self, param: &'static Param, depth: usize) {
        if let Some(preparation) = param.prepare {
            if self.once_in(8) {
                // Not constant, so that it is prepared at run time, and may be no good.
                return self.variable(Kind::Text);
            }
            return self.prepared(|text| (preparation.prepare)(text).is_ok());
        }
        match param.ty {
            ParamType::Text => self.expr(Kind::Text, depth),
            // Numbers say how long, how many, from where: mostly small ones are worth running.
            ParamType::Int if self.once_in(2) => {
                let small = self.below(44) as i64 - 3;
                self.write(&small.to_string());
            }
            ParamType::Int | ParamType::Bool => self.expr(Kind::Int, depth),
            ParamType::Double => self.expr(Kind::Double, depth),
            ParamType::Any => self.expr(Kind::Any, depth),
            ParamType::Array => self.expr(Kind::Array, depth),
            ParamType::Hash => self.expr(Kind::Hash, depth),
            ParamType::ArrayMut => self.in_place(Kind::Array, depth),
            ParamType::HashMut => self.in_place(Kind::Hash, depth),
        }
    }

    /// An argument that is changed in place: a variable, or an element of one.
    fn in_place(&mut self, kind: Kind, depth: usize) {
        let kind = if self.once_in(16) { Kind::Any } else { kind };
        if self.once_in(4) {
            self.element(depth);
        } else {
            self.variable(kind);
        }
    }

    pub(super) fn sub_call(&mut self, depth: usize) {
        let subs = self.subs.clone();
        let at = self.below(subs.len());
        let Some(Sub { name, params }) = subs.get(at) else { return self.literal(Kind::Any) };
        self.write(name);
        self.write("(");
        self.space();
        let given = if self.once_in(12) { self.below(params.len()) } else { params.len() };
        for (at, param) in params.iter().take(given).enumerate() {
            if at == 0 {
                // What counts the recursion down.
                if self.in_sub {
                    self.write("$n - 1");
                } else {
                    let rounds = self.below(5);
                    self.write(&rounds.to_string());
                }
                continue;
            }
            self.write(",");
            self.space();
            let kind = VARIABLES.iter().find(|(name, _)| name == param).map_or(Kind::Any, |(_, kind)| *kind);
            if self.once_in(2) {
                self.variable(kind);
            } else {
                self.expr(kind, depth.saturating_sub(1));
            }
        }
        self.space();
        self.write(")");
    }

    /// A function that can decide for a `switch`, by name; and the parameter that takes its cases.
    pub(super) fn matcher(&mut self) -> Option<&'static Param> {
        let decides = |builtin: &&&'static Builtin| {
            builtin.result == ResultType::Bool
                && builtin.min_args() <= 2
                && builtin.max_args().is_none_or(|most| most >= 2)
                && !builtin.params.iter().any(|param| param.ty.in_place())
        };
        let deciding: Vec<&'static Builtin> = self.builtins.iter().filter(decides).copied().collect();
        let sub = self.subs.iter().find(|sub| sub.params.len() == 2).map(|sub| sub.name);
        match (self.pick(&deciding), sub) {
            (_, Some(sub)) if self.once_in(4) => {
                self.write(sub);
                None
            }
            (Some(builtin), _) => {
                self.function_name(builtin);
                builtin.param(1)
            }
            (None, _) => {
                self.write("string.startsWith");
                None
            }
        }
    }
}
