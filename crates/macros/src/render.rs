//! The static that describes a builtin, written out.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, ItemFn};

use crate::{
    description::Description,
    glue,
    outcome::Given,
    parameter::{Argument, Cast, Parameter, Role},
    quick,
};

/// The function as it was, its description, and its entry.
pub(crate) fn render(description: &Description, function: &ItemFn) -> TokenStream {
    let ident = &function.sig.ident;
    let plain = ident.to_string();
    let plain = plain.trim_start_matches("r#");
    let description_name = Ident::new(&plain.to_ascii_uppercase(), ident.span());
    let entry_name = format_ident!("__{plain}_entry");
    let entry = glue::entry(description, ident, &entry_name);
    let fields = fields(description);
    let (quick, quick_way) = quick::quick(description, ident, &format_ident!("__{plain}_quick"));
    let compares = match &description.attribute.compares {
        None => quote!(::core::option::Option::None),
        Some(comparison) => {
            quote!(::core::option::Option::Some(::pointsman_model::Comparison::#comparison))
        }
    };
    let means = match &description.attribute.means {
        None => quote!(::core::option::Option::None),
        Some(meaning) => quote!(::core::option::Option::Some(::pointsman_model::Meaning::#meaning)),
    };
    let changes_fields = description.host() == Some(true) && !description.attribute.aside;
    let any_of = match &description.attribute.any_of {
        None => quote!(::core::option::Option::None),
        Some(any_of) => quote!(::core::option::Option::Some(#any_of)),
    };
    let doc = format!("The description of `{}`.", description.attribute.name.value());
    quote! {
        #function

        #[doc = #doc]
        #[allow(unreachable_pub, reason = "whether the library is public is up to the crate that lists it")]
        pub static #description_name: ::pointsman_model::Builtin = ::pointsman_model::Builtin {
            #fields
            file: ::core::file!(),
            entry: #entry_name,
            quick: #quick,
            compares: #compares,
            means: #means,
            any_of: #any_of,
            changes_fields: #changes_fields,
        };

        #entry

        #quick_way
    }
}

fn fields(description: &Description) -> TokenStream {
    let attribute = &description.attribute;
    let name = &attribute.name;
    let short = attribute.short;
    let waits = attribute.waits;
    let terminal = attribute.terminal;
    let params = description.parameters.iter().filter_map(Parameter::argument).map(param);
    let result = result(description);
    let effect = match description.host() {
        None => quote!(Pure),
        Some(false) => quote!(Reads),
        Some(true) => quote!(Writes),
    };
    let captures = description.parameters.iter().any(|parameter| matches!(parameter.role, Role::Captures));
    let phases = match (attribute.phases, description.host()) {
        (Some(phases), _) => {
            let (request, response, completion) = (phases.request, phases.response, phases.completion);
            quote!(::pointsman_model::Phases {
                request: #request,
                response: #response,
                completion: #completion,
            })
        }
        (None, Some(true)) => quote!(::pointsman_model::Phases::ACTIVE),
        (None, _) => quote!(::pointsman_model::Phases::ALL),
    };
    let deprecated = match &attribute.deprecated {
        None => quote!(::core::option::Option::None),
        Some(replacement) => {
            let replacement = match replacement {
                None => quote!(::core::option::Option::None),
                Some(name) => quote!(::core::option::Option::Some(#name)),
            };
            quote!(::core::option::Option::Some(::pointsman_model::Deprecation { replacement: #replacement }))
        }
    };
    let doc = &description.documentation.text;
    let examples = &description.documentation.examples;
    quote! {
        name: #name,
        short: #short,
        params: &[#(#params),*],
        result: ::pointsman_model::ResultType::#result,
        effect: ::pointsman_model::Effect::#effect,
        captures: #captures,
        phases: #phases,
        terminal: #terminal,
        waits: #waits,
        deprecated: #deprecated,
        doc: #doc,
        examples: &[#(::pointsman_model::Example { source: #examples }),*],
    }
}

fn param(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let kind = match argument {
        Argument { cast: Cast::Rest, .. } => quote!(Rest),
        Argument { optional: true, .. } => quote!(Optional),
        _ => quote!(Required),
    };
    let ty = match &argument.cast {
        Cast::Bytes | Cast::Text | Cast::Prepared(_) | Cast::MaybePrepared(_) => quote!(Text),
        Cast::Int => quote!(Int),
        Cast::Double => quote!(Double),
        Cast::Bool => quote!(Bool),
        Cast::Any | Cast::Rest => quote!(Any),
        Cast::Array => quote!(Array),
        Cast::Hash => quote!(Hash),
        Cast::ArrayMut => quote!(ArrayMut),
        Cast::HashMut => quote!(HashMut),
    };
    let prepare = match &argument.cast {
        Cast::Prepared(operand) | Cast::MaybePrepared(operand) => quote! {
            ::core::option::Option::Some(::pointsman_model::Preparation {
                what: <#operand as ::pointsman_model::Prepare>::WHAT,
                prepare: ::pointsman_model::PreparedOperand::of::<#operand>,
                caution: ::pointsman_model::PreparedOperand::caution::<#operand>,
            })
        },
        _ => quote!(::core::option::Option::None),
    };
    quote! {
        ::pointsman_model::Param {
            name: #name,
            ty: ::pointsman_model::ParamType::#ty,
            kind: ::pointsman_model::ParamKind::#kind,
            prepare: #prepare,
        }
    }
}

fn result(description: &Description) -> TokenStream {
    let writes = description.parameters.iter().any(|parameter| matches!(parameter.role, Role::Out));
    match description.outcome.given {
        Given::Nothing if writes => quote!(Text),
        Given::Nothing => quote!(Nothing),
        Given::Bool => quote!(Bool),
        Given::Int => quote!(Int),
        Given::Double => quote!(Double),
        Given::Any => quote!(Any),
        Given::Text | Given::Bytes(_) | Given::Owned => quote!(Text),
        Given::Array => quote!(Array),
        Given::Hash => quote!(Hash),
        Given::InPlace => quote!(InPlace),
    }
}
