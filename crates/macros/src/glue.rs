//! The entry of a builtin: casts the arguments, calls the function, makes a value of what it gives.
//!
//! This is the machine's hot path. Everything that may write to the workspace (a number cast to text) comes
//! first; then bytes are borrowed from it; then the function is called. The entry allocates nothing that the
//! function does not ask for.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::{
    description::{Description, Lender},
    outcome::{Given, Outcome},
    parameter::{Argument, Cast, Role},
};

/// The parts of an entry, in the order in which they run.
#[derive(Default)]
struct Parts {
    /// Casts that may need the workspace for themselves.
    casts: Vec<TokenStream>,
    /// Lengths of the text arguments.
    lengths: Vec<TokenStream>,
    /// Borrows.
    borrows: Vec<TokenStream>,
    /// What the function is called with.
    passed: Vec<TokenStream>,
    /// Pairs of handle and bytes that a `&[u8]` result may be a piece of.
    wholes: Vec<Whole>,
}

struct Whole {
    handle: Ident,
    bytes: Ident,
    optional: bool,
}

/// Writes the entry.
pub(crate) fn entry(description: &Description, function: &Ident, entry: &Ident) -> TokenStream {
    let mut parts = Parts::default();
    let mut place = 0_usize;
    for parameter in &description.parameters {
        match &parameter.role {
            Role::Argument(argument) => {
                parts.argument(argument, place, description);
                place += 1;
            }
            Role::Cx => parts.passed.push(quote!(&mut call.cx)),
            Role::Captures => parts.passed.push(quote!(&mut *call.captures)),
            Role::Out => parts.passed.push(quote!(&mut out)),
            Role::Host { mutable: false } => parts.passed.push(quote!(&*call.host)),
            Role::Host { mutable: true } => parts.passed.push(quote!(&mut *call.host)),
        }
    }
    let Parts { casts, lengths, borrows, passed, .. } = &parts;
    let charge = match lengths.as_slice() {
        [] => quote!(),
        lengths => quote! {
            let work: usize = #(#lengths)+*;
            call.cx.charge_bytes(work)?;
        },
    };
    let called = quote!(#function(#(#passed),*));
    let finish = finish(description, &parts, called, !lengths.is_empty());
    let (take_out, borrows) = (take_out(description), quote!(#(#borrows)*));
    quote! {
        fn #entry(
            call: &mut ::pointsman_model::Call<'_>,
        ) -> ::core::result::Result<::pointsman_model::Value, ::pointsman_model::Exit> {
            #(#casts)*
            #charge
            #take_out
            #borrows
            #finish
        }
    }
}

impl Parts {
    fn argument(&mut self, argument: &Argument, place: usize, description: &Description) {
        let handle = format_ident!("text{place}");
        let name = format_ident!("arg{place}");
        let optional = argument.optional;
        match &argument.cast {
            Cast::Bytes => {
                self.text(&handle, place, optional);
                self.borrows.push(if optional {
                    quote!(let #name = #handle.map(|text| call.cx.ws.bytes(text));)
                } else {
                    quote!(let #name = call.cx.ws.bytes(#handle);)
                });
                self.wholes.push(Whole { handle, bytes: name.clone(), optional });
                self.passed.push(quote!(#name));
            }
            Cast::Text => {
                self.text(&handle, place, optional);
                self.passed.push(quote!(#handle));
            }
            Cast::Int => self.cast(name, place, optional, quote!(call.int(#place)?)),
            Cast::Double => self.cast(name, place, optional, quote!(call.double(#place)?)),
            Cast::Bool => self.cast(name, place, optional, quote!(call.bool(#place))),
            Cast::Any => self.cast(name, place, optional, quote!(call.value(#place))),
            Cast::Rest => {
                self.passed.push(quote!(::pointsman_model::Rest::new(&*call.args, #place)));
            }
            Cast::MaybePrepared(operand) => {
                self.cast(name, place, optional, quote!(call.prepared::<#operand>(#place)?));
            }
            Cast::Prepared(operand) => {
                let failed = failed(description);
                let prepared = quote! {
                    match call.prepared::<#operand>(#place)? {
                        ::core::result::Result::Ok(operand) => operand,
                        ::core::result::Result::Err(error) => {
                            call.warn_unprepared::<#operand>(&error)?;
                            return ::core::result::Result::Ok(#failed);
                        }
                    }
                };
                self.cast(name, place, optional, prepared);
            }
            Cast::Array => self.container(name, place, optional, "array", "ArrayRef", description),
            Cast::Hash => self.container(name, place, optional, "hash", "HashRef", description),
            Cast::ArrayMut => self.container(name, place, optional, "array_mut", "ArrayMut", description),
            Cast::HashMut => self.container(name, place, optional, "hash_mut", "HashMut", description),
        }
    }

    fn text(&mut self, handle: &Ident, place: usize, optional: bool) {
        if optional {
            let text = if_given(place, quote!(call.text(#place)?));
            self.casts.push(quote!(let #handle = #text;));
            self.lengths.push(quote!(#handle.map_or(0, |text| text.len as usize)));
        } else {
            self.casts.push(quote!(let #handle = call.text(#place)?;));
            self.lengths.push(quote!(#handle.len as usize));
        }
    }

    fn cast(&mut self, name: Ident, place: usize, optional: bool, cast: TokenStream) {
        let cast = if optional { if_given(place, cast) } else { cast };
        self.casts.push(quote!(let #name = #cast;));
        self.passed.push(quote!(#name));
    }

    fn container(
        &mut self,
        name: Ident,
        place: usize,
        optional: bool,
        method: &str,
        newtype: &str,
        description: &Description,
    ) {
        let method = format_ident!("{method}");
        let newtype = format_ident!("{newtype}");
        let failed = failed(description);
        let container = quote! {
            match call.#method(#place)? {
                ::core::option::Option::Some(id) => ::pointsman_model::#newtype(id),
                ::core::option::Option::None => return ::core::result::Result::Ok(#failed),
            }
        };
        self.cast(name, place, optional, container);
    }
}

fn if_given(place: usize, cast: TokenStream) -> TokenStream {
    quote! {
        if call.count() > #place {
            ::core::option::Option::Some(#cast)
        } else {
            ::core::option::Option::None
        }
    }
}

/// What a call gives when it cannot be made, or when the function gives `None`: the empty value of its type,
/// and the argument itself when it would have been changed in place.
fn failed(description: &Description) -> TokenStream {
    match description.outcome.given {
        Given::Nothing | Given::Any | Given::Text | Given::Bytes(_) | Given::Owned => {
            quote!(::pointsman_model::Value::EMPTY)
        }
        Given::Bool => quote!(::pointsman_model::Value::FALSE),
        Given::Int => quote!(::pointsman_model::Value::Int(0)),
        Given::Double => quote!(::pointsman_model::Value::Double(0.0)),
        Given::Array => quote!(::pointsman_model::Value::Container(call.cx.ws.new_array()?)),
        Given::Hash => quote!(::pointsman_model::Value::Container(call.cx.ws.new_hash()?)),
        Given::InPlace => {
            let place = description.in_place().unwrap_or(0);
            quote!(call.value(#place))
        }
    }
}

/// The output buffer is taken before anything is borrowed from the workspace.
fn take_out(description: &Description) -> TokenStream {
    if writes_out(description) || lender(description) == Some(Lender::Both) {
        quote!(let mut out = call.cx.ws.take_out();)
    } else {
        quote!()
    }
}

fn writes_out(description: &Description) -> bool {
    description.parameters.iter().any(|parameter| matches!(parameter.role, Role::Out))
}

fn lender(description: &Description) -> Option<Lender> {
    match &description.outcome.given {
        Given::Bytes(lifetime) => Some(description.lender(lifetime.as_ref())),
        _ => None,
    }
}

/// The call and all that follows it.
fn finish(description: &Description, parts: &Parts, called: TokenStream, worked: bool) -> TokenStream {
    if writes_out(description) {
        return finish_out(&description.outcome, called, worked);
    }
    let failed = failed(description);
    let Outcome { fallible, optional, given, .. } = &description.outcome;
    // Copying needs the workspace, which the result may borrow from; only its handle outlives the borrow.
    if let Some(lender @ (Lender::Arguments | Lender::Both)) = lender(description) {
        return finish_piece(description, parts, called, lender == Lender::Both);
    }
    let called = if *fallible { quote!(#called?) } else { called };
    if matches!(given, Given::Nothing) {
        return quote! {
            #called;
            ::core::result::Result::Ok(::pointsman_model::Value::EMPTY)
        };
    }
    let called = if *optional {
        quote! {
            match #called {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => return ::core::result::Result::Ok(#failed),
            }
        }
    } else {
        called
    };
    let value = match given {
        Given::Nothing => quote!(::pointsman_model::Value::EMPTY),
        Given::Bool => quote!(::pointsman_model::Value::from_bool(given)),
        Given::Int => quote!(::pointsman_model::Value::Int(given)),
        Given::Double => quote!(::pointsman_model::Value::Double(given)),
        Given::Any => quote!(given),
        Given::Array | Given::Hash | Given::InPlace => quote!(::pointsman_model::Value::Container(given.0)),
        Given::Text => {
            let text = charged(worked);
            quote!({ let text = given; #text })
        }
        Given::Bytes(_) => {
            let text = charged(worked);
            quote!({ let text = call.cx.ws.new_text(given)?; #text })
        }
        Given::Owned => {
            let text = charged(worked);
            quote!({ let text = call.cx.ws.new_text(&given)?; #text })
        }
    };
    quote! {
        let given = #called;
        ::core::result::Result::Ok(#value)
    }
}

/// The value of `text`, charged for together with the arguments.
fn charged(worked: bool) -> TokenStream {
    let charge = if worked {
        quote!(call.cx.charge(((work + text.len as usize) / 64 - work / 64) as u64)?;)
    } else {
        quote!(call.cx.charge_bytes(text.len as usize)?;)
    };
    quote!(#charge ::pointsman_model::Value::Text(text))
}

/// The result is what was written. The buffer goes back to the workspace whatever happens.
fn finish_out(outcome: &Outcome, called: TokenStream, worked: bool) -> TokenStream {
    let called = if outcome.fallible {
        quote! {
            match #called {
                ::core::result::Result::Ok(given) => given,
                ::core::result::Result::Err(end) => {
                    call.cx.ws.return_out(out);
                    return ::core::result::Result::Err(::pointsman_model::Exit::from(end));
                }
            }
        }
    } else {
        called
    };
    let called = if outcome.optional {
        quote! {
            if #called.is_none() {
                out.truncate(0);
            }
        }
    } else {
        quote!(#called;)
    };
    let text = charged(worked);
    quote! {
        #called
        let text = call.cx.ws.finish_out(out)?;
        ::core::result::Result::Ok({ #text })
    }
}

/// The result is `&[u8]` that may be a piece of an argument: then it is shared. Anything else is copied, by
/// way of a buffer, because it may borrow from the workspace that it is copied to.
fn finish_piece(
    description: &Description,
    parts: &Parts,
    called: TokenStream,
    through_out: bool,
) -> TokenStream {
    let wholes = parts.wholes.iter().map(|Whole { handle, bytes, optional }| {
        if *optional {
            quote!((#handle.unwrap_or(::pointsman_model::Text::EMPTY), #bytes.unwrap_or_default()))
        } else {
            quote!((#handle, #bytes))
        }
    });
    let (copy, keep, finish) = if through_out {
        (
            quote!(out.push_slice(piece);),
            quote!(call.cx.ws.return_out(out);),
            quote!(call.cx.ws.finish_out(out)?),
        )
    } else {
        // A function that borrows from its arguments alone gives something else only as a constant.
        (quote!(let copied = piece.to_vec();), quote!(), quote!(call.cx.ws.new_text(&copied)?))
    };
    let copied = if through_out { quote!(()) } else { quote!(copied) };
    let located = quote! {
        if piece.is_empty() {
            ::core::result::Result::Ok(::pointsman_model::Text::EMPTY)
        } else {
            match ::pointsman_model::locate(piece, &[#(#wholes),*]) {
                ::core::option::Option::Some(text) => ::core::result::Result::Ok(text),
                ::core::option::Option::None => {
                    #copy
                    ::core::result::Result::Err(#copied)
                }
            }
        }
    };
    let Outcome { fallible, optional, .. } = &description.outcome;
    let called = match (fallible, through_out) {
        (false, _) => called,
        (true, false) => quote!(#called?),
        (true, true) => quote! {
            match #called {
                ::core::result::Result::Ok(given) => given,
                ::core::result::Result::Err(end) => {
                    call.cx.ws.return_out(out);
                    return ::core::result::Result::Err(::pointsman_model::Exit::from(end));
                }
            }
        },
    };
    let located = if *optional {
        quote! {
            match #called {
                ::core::option::Option::Some(piece) => #located,
                ::core::option::Option::None => ::core::result::Result::Ok(::pointsman_model::Text::EMPTY),
            }
        }
    } else {
        quote!({ let piece = #called; #located })
    };
    let pattern = if through_out { quote!(()) } else { quote!(copied) };
    let text = charged(true);
    quote! {
        let located = #located;
        let text = match located {
            ::core::result::Result::Ok(text) => {
                #keep
                text
            }
            ::core::result::Result::Err(#pattern) => #finish,
        };
        ::core::result::Result::Ok({ #text })
    }
}
