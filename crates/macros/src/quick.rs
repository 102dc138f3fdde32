//! The short way of a builtin, where it follows from the signature.
//!
//! A function whose arguments are all texts or prepared operands, and which takes nothing of the run (memory,
//! captures, warnings), means the same wherever its arguments come from. So it may be bound to constant arguments
//! and called on the host's own bytes: as a field when it gives the host's bytes, as a test or a question when it
//! gives a truth value. What gives a piece of its first argument or an integer is bound to the other arguments, and
//! derives its value from a text in a register.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::{
    description::{Description, Lender},
    outcome::{Given, Outcome},
    parameter::{Argument, Cast, Parameter, Role},
};

/// The value of `Builtin::quick`, and the function that it names when that is written here.
pub(crate) fn quick(description: &Description, function: &Ident, name: &Ident) -> (TokenStream, TokenStream) {
    if let Some((kind, path)) = &description.attribute.quick {
        let variant = match kind.to_string().as_str() {
            "address" => quote!(Address),
            "field" => match &description.attribute.header {
                Some(side) => return (quote!(::pointsman_model::Quick::Header(#path, #side)), quote!()),
                None => quote!(Field),
            },
            "names" => quote!(HeaderNames),
            "matches" => quote!(Match),
            "derive" => quote!(Derive),
            "test" => quote!(Test),
            "ask" => quote!(Ask),
            _ => quote!(Act),
        };
        return (quote!(::pointsman_model::Quick::#variant(#path)), quote!());
    }
    if description.attribute.appends {
        return (quote!(::pointsman_model::Quick::Append), quote!());
    }
    if let Some(measured) = &description.attribute.measures {
        let length = quote!(::pointsman_model::Quick::Length(::pointsman_model::Measured::#measured));
        return (length, quote!());
    }
    match way(description, function, name) {
        Some((variant, way)) => (quote!(::pointsman_model::Quick::#variant(#name)), way),
        None => (quote!(::pointsman_model::Quick::None), quote!()),
    }
}

fn way(description: &Description, function: &Ident, name: &Ident) -> Option<(TokenStream, TokenStream)> {
    let Outcome { fallible: false, optional, given, .. } = &description.outcome else { return None };
    let attribute = &description.attribute;
    if attribute.waits || attribute.terminal {
        return None;
    }
    let reads_host = match description.host() {
        None => false,
        Some(false) => true,
        Some(true) => return None,
    };
    // Whether it is about its first argument, a text, of which it says yes or no or which it derives something from.
    let derives = match given {
        _ if reads_host || *optional => false,
        Given::Bytes(lifetime) => description.lender(lifetime.as_ref()) == Lender::Arguments,
        Given::Int => true,
        _ => false,
    };
    let of_text = derives || matches!((reads_host, optional, given), (false, false, Given::Bool));
    let first = description.parameters.iter().find_map(Parameter::argument);
    if of_text && !matches!(first, Some(Argument { cast: Cast::Bytes, optional: false, .. })) {
        return None;
    }
    // What is bound, and what the function is called with.
    let mut bound = Vec::new();
    let mut passed = Vec::new();
    let mut place = 0_usize;
    for parameter in &description.parameters {
        let argument = match &parameter.role {
            Role::Argument(argument) => argument,
            Role::Host { .. } => {
                passed.push(quote!(host));
                continue;
            }
            Role::Cx | Role::Captures | Role::Out => return None,
        };
        let value = format_ident!("arg{place}");
        match &argument.cast {
            // A short way is for calls that leave optional arguments out.
            _ if argument.optional && derives => passed.push(quote!(::core::option::Option::None)),
            _ if argument.optional => return None,
            Cast::Bytes if of_text && place == 0 => passed.push(quote!(text)),
            // A piece must be one of the first argument.
            Cast::Bytes | Cast::Prepared(_) if derives && matches!(given, Given::Bytes(_)) => return None,
            Cast::Bytes => {
                bound.push(quote!(let #value = operands.text(#place)?;));
                passed.push(quote!(&#value));
            }
            Cast::Int if derives => {
                bound.push(quote!(let #value = operands.int(#place)?;));
                passed.push(quote!(#value));
            }
            Cast::Prepared(operand) => {
                bound.push(quote!(let #value = operands.get::<#operand>(#place)?;));
                passed.push(quote!(::pointsman_model::Prepared::Constant(&#value)));
            }
            _ => return None,
        }
        place += 1;
    }
    let called = quote!(#function(#(#passed),*));
    let (variant, bind, given) = match given {
        Given::Bytes(_) if derives => (
            quote!(Derive),
            quote!(::pointsman_model::Derivation::Piece(::pointsman_model::Bound::piece(move |text| #called))),
            quote!(::pointsman_model::Derivation),
        ),
        Given::Int if derives => (
            quote!(Derive),
            quote!(::pointsman_model::Derivation::Number(::pointsman_model::Bound::number(move |text| #called))),
            quote!(::pointsman_model::Derivation),
        ),
        Given::Bool if of_text => (
            quote!(Test),
            quote!(::pointsman_model::BoundTest::of_text(move |text| #called)),
            quote!(::pointsman_model::BoundTest),
        ),
        Given::Bool if reads_host && !optional => (
            quote!(Ask),
            quote!(::pointsman_model::Bound::ask(move |host| #called)),
            quote!(::pointsman_model::Bound<::pointsman_model::HostTest>),
        ),
        Given::Bytes(lifetime) if description.lender(lifetime.as_ref()) == Lender::Host => {
            let called = if *optional { quote!(#called.unwrap_or_default()) } else { called };
            (
                quote!(Field),
                quote!(::pointsman_model::Bound::field(move |host| ::core::option::Option::Some(#called))),
                quote!(::pointsman_model::Bound<::pointsman_model::TextField>),
            )
        }
        _ => return None,
    };
    let operands = if bound.is_empty() { quote!(_) } else { quote!(operands) };
    let way = quote! {
        fn #name(#operands: ::pointsman_model::Operands<'_>) -> ::core::option::Option<#given> {
            #(#bound)*
            ::core::option::Option::Some(#bind)
        }
    };
    Some((variant, way))
}
