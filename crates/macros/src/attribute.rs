//! What stands in the attribute's brackets.

use syn::{
    Expr, Ident, LitStr, Path, Token, parenthesized,
    parse::{Parse, ParseStream},
};

/// `"string.contains", short, phases(request)`.
pub(crate) struct Attribute {
    /// The dotted name.
    pub(crate) name: LitStr,
    pub(crate) short: bool,
    pub(crate) phases: Option<Phases>,
    pub(crate) waits: bool,
    pub(crate) terminal: bool,
    /// Deprecated; with what replaces it, when that is a function.
    pub(crate) deprecated: Option<Option<LitStr>>,
    /// `field = f`, `derive = f`, `matches = f`, `test = f`, `ask = f` or `act = f`: the short way, written by hand; or
    /// `names = Side::Request`.
    pub(crate) quick: Option<(Ident, Path)>,
    /// `header = Side::Request`: it is a `field`, and the value of the header that its argument names.
    pub(crate) header: Option<Path>,
    /// `appends`.
    pub(crate) appends: bool,
    /// `measures = Text`.
    pub(crate) measures: Option<Ident>,
    /// `compares = Prefix`.
    pub(crate) compares: Option<Ident>,
    /// `means = Position(&EXACT)`, `means = HasKey`.
    pub(crate) means: Option<Expr>,
    /// `any_of = F`.
    pub(crate) any_of: Option<Path>,
    /// What it changes is no field of the transaction.
    pub(crate) aside: bool,
}

/// The phases that were listed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Phases {
    pub(crate) request: bool,
    pub(crate) response: bool,
    pub(crate) completion: bool,
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> syn::Result<Attribute> {
        let name: LitStr = input.parse().map_err(|error| {
            syn::Error::new(error.span(), "the function's name comes first: `\"family.name\"`")
        })?;
        check_name(&name)?;
        let mut attribute = Attribute {
            name,
            short: false,
            phases: None,
            waits: false,
            terminal: false,
            deprecated: None,
            quick: None,
            header: None,
            appends: false,
            measures: None,
            compares: None,
            means: None,
            any_of: None,
            aside: false,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let flag: Ident = input.parse()?;
            match flag.to_string().as_str() {
                "short" => attribute.short = true,
                "waits" => attribute.waits = true,
                "aside" => attribute.aside = true,
                "terminal" => attribute.terminal = true,
                "phases" => attribute.phases = Some(parse_phases(input)?),
                "deprecated" => {
                    let replacement = match input.parse::<Option<Token![=]>>()? {
                        Some(_) => Some(input.parse()?),
                        None => None,
                    };
                    attribute.deprecated = Some(replacement);
                }
                "field" | "address" | "derive" | "names" | "matches" | "test" | "ask" | "act" => {
                    input.parse::<Token![=]>()?;
                    attribute.quick = Some((flag, input.parse()?));
                }
                "header" => {
                    input.parse::<Token![=]>()?;
                    attribute.header = Some(input.parse()?);
                }
                "appends" => attribute.appends = true,
                "measures" => {
                    input.parse::<Token![=]>()?;
                    attribute.measures = Some(input.parse()?);
                }
                "compares" => {
                    input.parse::<Token![=]>()?;
                    attribute.compares = Some(input.parse()?);
                }
                "means" => {
                    input.parse::<Token![=]>()?;
                    attribute.means = Some(input.parse()?);
                }
                "any_of" => {
                    input.parse::<Token![=]>()?;
                    attribute.any_of = Some(input.parse()?);
                }
                other => {
                    return Err(syn::Error::new(
                        flag.span(),
                        format!(
                            "unknown flag `{other}`; there are `short`, `phases(...)`, `waits`, `terminal`, `aside`, \
                             `deprecated`, `appends`, `measures` with a `Measured`, `compares` with a `Comparison`, `means` with a \
                             `Meaning`, `any_of` with a `BindAny`, and `field`, `address`, `derive`, `matches`, `test`, `ask` or `act` with the short way; `names` and `header` with a `Side`"
                        ),
                    ));
                }
            }
        }
        Ok(attribute)
    }
}

fn check_name(name: &LitStr) -> syn::Result<()> {
    let text = name.value();
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if text.contains('.') && text.split('.').all(is_part) {
        Ok(())
    } else {
        Err(syn::Error::new(name.span(), "a function's name has a family and a name: `family.name`"))
    }
}

fn parse_phases(input: ParseStream<'_>) -> syn::Result<Phases> {
    let listed;
    parenthesized!(listed in input);
    let mut phases = Phases::default();
    for phase in listed.parse_terminated(Ident::parse, Token![,])? {
        match phase.to_string().as_str() {
            "request" => phases.request = true,
            "response" => phases.response = true,
            "completion" => phases.completion = true,
            _ => {
                return Err(syn::Error::new(
                    phase.span(),
                    "a phase is `request`, `response` or `completion`",
                ));
            }
        }
    }
    Ok(phases)
}
