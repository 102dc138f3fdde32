//! All that is known of a builtin, put together; what does not fit together is rejected here.

use syn::{Error, GenericParam, Ident, ItemFn, spanned::Spanned};

use crate::{
    attribute::Attribute,
    documentation::Documentation,
    outcome::{Given, Outcome},
    parameter::{Cast, Parameter, Role},
};

/// A builtin that makes sense.
pub(crate) struct Description {
    pub(crate) attribute: Attribute,
    pub(crate) documentation: Documentation,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) outcome: Outcome,
}

/// Where a `&[u8]` result may point into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lender {
    /// Neither arguments nor host: constants of the function's own.
    Nobody,
    /// Text arguments.
    Arguments,
    /// The host.
    Host,
    /// Either.
    Both,
}

impl Description {
    /// Puts together what was written.
    pub(crate) fn new(attribute: Attribute, function: &ItemFn) -> syn::Result<Description> {
        let signature = &function.sig;
        if let Some(token) = &signature.asyncness {
            return Err(Error::new(token.span(), "a builtin does not wait: it returns `Exit::wait_again`"));
        }
        if let Some(generic) =
            signature.generics.params.iter().find(|param| !matches!(param, GenericParam::Lifetime(_)))
        {
            return Err(Error::new(generic.span(), "a builtin has no type parameters"));
        }
        let documentation = Documentation::new(&function.attrs)?;
        if documentation.text.is_empty() {
            return Err(Error::new(
                signature.ident.span(),
                "a builtin needs a doc comment; its first sentence is the summary that users read",
            ));
        }
        let parameters = signature.inputs.iter().map(Parameter::new).collect::<syn::Result<Vec<_>>>()?;
        let outcome = Outcome::new(&signature.output)?;
        let description = Description { attribute, documentation, parameters, outcome };
        description.check_order()?;
        description.check_memory()?;
        description.check_effect(&signature.ident)?;
        description.check_quick()?;
        Ok(description)
    }

    /// Required, then optional, then the rest; one of each of the machine's parts.
    fn check_order(&self) -> syn::Result<()> {
        let mut optional = false;
        let mut rest = false;
        for (place, (parameter, argument)) in self
            .parameters
            .iter()
            .filter_map(|parameter| parameter.argument().map(|argument| (parameter, argument)))
            .enumerate()
        {
            if rest {
                return Err(Error::new(parameter.span, "nothing can follow `Rest<'_>`"));
            }
            rest = matches!(argument.cast, Cast::Rest);
            if optional && !argument.optional && !rest {
                return Err(Error::new(parameter.span, "a required argument cannot follow an optional one"));
            }
            optional |= argument.optional;
            if argument.cast.in_place() && (place > 0 || argument.optional) {
                return Err(Error::new(parameter.span, "only the first argument can be changed in place"));
            }
        }
        let mut seen = Vec::new();
        for parameter in &self.parameters {
            let Some(part) = parameter.role.part() else { continue };
            if seen.contains(&part) {
                return Err(Error::new(parameter.span, format!("a builtin takes one `{part}`")));
            }
            seen.push(part);
        }
        Ok(())
    }

    /// Bytes borrowed from the workspace cannot live beside a workspace that changes.
    fn check_memory(&self) -> syn::Result<()> {
        let has = |is: fn(&Role) -> bool| self.parameters.iter().any(|parameter| is(&parameter.role));
        let cx = has(|role| matches!(role, Role::Cx));
        let bytes = self.parameters.iter().find(|parameter| {
            parameter.argument().is_some_and(|argument| matches!(argument.cast, Cast::Bytes))
        });
        if let (true, Some(bytes)) = (cx, bytes) {
            return Err(Error::new(
                bytes.span,
                "`&[u8]` is borrowed from the workspace, which `&mut Cx` may change: take `Text` here and read it \
                 with `cx.bytes( text )`",
            ));
        }
        if let (true, Given::Bytes(lifetime)) = (cx, &self.outcome.given)
            && self.lender(lifetime.as_ref()) != Lender::Host
            && lifetime.as_ref().is_none_or(|lifetime| lifetime != "static")
        {
            return Err(Error::new(
                self.outcome.span,
                "`&[u8]` as a result would be borrowed from the workspace that `&mut Cx` may change: give `Text`, \
                 a piece of an argument by `text.slice( start, len )` or a new one by `cx.ws.new_text( bytes )`",
            ));
        }
        if has(|role| matches!(role, Role::Out)) && !matches!(self.outcome.given, Given::Nothing) {
            return Err(Error::new(
                self.parameters
                    .iter()
                    .find(|p| matches!(p.role, Role::Out))
                    .map_or_else(proc_macro2::Span::call_site, |parameter| parameter.span),
                "what is written to `&mut Out` is the result, so the function returns `()`",
            ));
        }
        if matches!(self.outcome.given, Given::InPlace) && self.in_place().is_none() {
            return Err(Error::new(
                self.attribute.name.span(),
                "`ArrayMut` and `HashMut` as a result are the first argument, changed in place: take it as such",
            ));
        }
        Ok(())
    }

    /// A function that waits or ends the rule is not pure: the compiler would fold it away.
    fn check_effect(&self, ident: &Ident) -> syn::Result<()> {
        let flag = match (self.attribute.waits, self.attribute.terminal) {
            (true, _) => "waits",
            (_, true) => "terminal",
            _ => return Ok(()),
        };
        if self.host().is_some() {
            return Ok(());
        }
        Err(Error::new(
            ident.span(),
            format!(
                "a function that is `{flag}` is not pure: it takes `&dyn Transaction` or `&mut dyn Transaction`"
            ),
        ))
    }

    /// A short way must give what the function gives.
    fn check_quick(&self) -> syn::Result<()> {
        if let Some(measured) = &self.attribute.measures
            && (!matches!(self.outcome.given, Given::Int)
                || self.parameters.iter().filter_map(Parameter::argument).count() != 1
                || self.host().is_some())
        {
            return Err(Error::new(
                measured.span(),
                "a length is what a pure function of one argument gives, as an integer",
            ));
        }
        let Some((kind, _)) = &self.attribute.quick else { return Ok(()) };
        let given = &self.outcome.given;
        let writes = self.parameters.iter().any(|parameter| matches!(parameter.role, Role::Out));
        let (fits, what) = match kind.to_string().as_str() {
            "field" => (
                writes || matches!(given, Given::Text | Given::Bytes(_) | Given::Owned),
                "a `field` is of a function that gives a text and reads the host",
            ),
            "address" => (
                matches!(given, Given::Text),
                "an `address` is of a function that gives a text and reads the host",
            ),
            "names" => (
                matches!(given, Given::Array),
                "`names` is of a function that gives an array and reads the host",
            ),
            "derive" => (
                matches!(given, Given::Bool | Given::Int | Given::Text | Given::Bytes(_)),
                "a `derive` is of a function that gives a piece of its first argument, a number or a truth value and does \
                 not see the host",
            ),
            "matches" => (
                matches!(given, Given::Bool)
                    && self.parameters.iter().any(|parameter| matches!(parameter.role, Role::Captures)),
                "a `matches` is of a function that gives a truth value and sets captures",
            ),
            "test" => (
                matches!(given, Given::Bool),
                "a `test` is of a function that gives a truth value and does not see the host",
            ),
            "ask" => (
                matches!(given, Given::Bool),
                "an `ask` is of a function that gives a truth value and reads the host",
            ),
            _ => (
                matches!(given, Given::Nothing) && !writes,
                "an `act` is of a function that gives nothing and changes the host",
            ),
        };
        let host = match kind.to_string().as_str() {
            "test" | "matches" | "derive" => None,
            "act" => Some(true),
            _ => Some(false),
        };
        if fits && self.host() == host { Ok(()) } else { Err(Error::new(kind.span(), what)) }
    }

    /// Whether it takes the host, and if so, to change it.
    pub(crate) fn host(&self) -> Option<bool> {
        self.parameters.iter().find_map(|parameter| match parameter.role {
            Role::Host { mutable } => Some(mutable),
            _ => None,
        })
    }

    /// The place of the argument that is changed in place.
    pub(crate) fn in_place(&self) -> Option<usize> {
        self.parameters.iter().filter_map(Parameter::argument).position(|argument| argument.cast.in_place())
    }

    /// Where a `&[u8]` result points into, by the rules of lifetime elision.
    pub(crate) fn lender(&self, lifetime: Option<&Ident>) -> Lender {
        let lends = |is: fn(&Role) -> bool| {
            self.parameters
                .iter()
                .filter(|parameter| is(&parameter.role))
                .any(|parameter| lifetime.is_none_or(|lifetime| parameter.mentions(lifetime)))
        };
        let arguments =
            lends(|role| matches!(role, Role::Argument(argument) if matches!(argument.cast, Cast::Bytes)));
        let host = lends(|role| matches!(role, Role::Host { .. }));
        match (arguments, host) {
            (false, false) => Lender::Nobody,
            (true, false) => Lender::Arguments,
            (false, true) => Lender::Host,
            (true, true) => Lender::Both,
        }
    }
}
