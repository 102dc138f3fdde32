//! What is to be known of a function beside its text: parameters, result, phases, effect.

use pointsman::{Builtin, Effect, ParamKind, ParamType, ResultType};

/// Each with the word for what it is about.
pub(super) fn facts(builtin: &Builtin) -> Vec<(&'static str, String)> {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    for param in builtin.params {
        let kind = match param.kind {
            ParamKind::Required => "",
            ParamKind::Optional => ", optional",
            ParamKind::Rest => ", any number",
        };
        let prepared = param.prepare.map_or(String::new(), |prepare| format!(" ({})", prepare.what));
        facts.push((param.name, format!("{}{prepared}{kind}", param_type(param.ty))));
    }
    facts.push(("result", result_type(builtin.result).to_owned()));
    if builtin.short {
        let short = builtin.name.split_once('.').map_or(builtin.name, |(_, short)| short);
        facts.push(("short name", short.to_owned()));
    }
    facts.push(("phases", builtin.phases.names().join(", ")));
    let mut does = vec![match builtin.effect {
        Effect::Pure => "depends on its arguments alone",
        Effect::Reads => "reads the transaction",
        Effect::Writes => "changes the transaction",
    }];
    does.extend(builtin.captures.then_some("sets $1 to $9"));
    does.extend(builtin.waits.then_some("may wait"));
    does.extend(builtin.terminal.then_some("ends the rule"));
    facts.push(("effect", does.join("; ")));
    facts
}

fn param_type(ty: ParamType) -> &'static str {
    match ty {
        ParamType::Text => "string",
        ParamType::Int => "integer",
        ParamType::Double => "double",
        ParamType::Bool => "true or false",
        ParamType::Any => "any value",
        ParamType::Array => "array",
        ParamType::Hash => "hash",
        ParamType::ArrayMut => "array, changed in place",
        ParamType::HashMut => "hash, changed in place",
    }
}

fn result_type(ty: ResultType) -> &'static str {
    match ty {
        ResultType::Nothing => "nothing",
        ResultType::Bool => "1 or 0",
        ResultType::Int => "integer",
        ResultType::Double => "double",
        ResultType::Text => "string",
        ResultType::Array => "array",
        ResultType::Hash => "hash",
        ResultType::InPlace => "the container that was changed",
        ResultType::Any => "any value",
    }
}
