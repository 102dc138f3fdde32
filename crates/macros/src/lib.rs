//! The `#[builtin]` attribute: from one documented Rust function to a [`Builtin`] of the library.
//!
//! ```ignore
//! /// Whether `haystack` contains `needle`. Bytes are compared as they are.
//! ///
//! /// ```rule
//! /// string.contains( "/gallery/2007", "gallery" ); # -> 1
//! /// ```
//! #[builtin("string.contains", short)]
//! fn contains(haystack: &[u8], needle: Prepared<'_, Needle>) -> bool { ... }
//! ```
//!
//! The function stays as it is, for tests to call. Beside it appear a static `CONTAINS` that describes it
//! and a private entry that casts the arguments, charges fuel and makes a value of the result.
//!
//! The work is done in the order of the files: [`attribute`], [`documentation`], [`parameter`] and [`outcome`] read
//! what was written; [`description`] puts it together and rejects what does not fit; [`render`], [`glue`]
//! and [`quick`] write the static, the entry and the short way. Nothing here knows a function of the library.
//!
//! [`Builtin`]: https://docs.rs/pointsman-model

mod attribute;
mod description;
mod documentation;
mod glue;
mod outcome;
mod parameter;
mod quick;
mod render;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::ItemFn;

use crate::{attribute::Attribute, description::Description};

/// Describes the function to the library. See the crate's documentation for the form, and `pointsman-model`'s
/// `Builtin` for what is described.
///
/// In the brackets stand the name that rules call it by, then any of `short` (it is also called without
/// its family), `phases(request, response, completion)` (where it may be called), `waits` (it may suspend
/// the run), `terminal` (it ends the rule), `aside` (what it changes is no field of the transaction: a log, a
/// store), `appends` (it makes its second argument the last element of its first, and that is all), `measures = Text` and
/// the like (it says how long its only argument is; see `Measured`), `compares = Prefix`
/// and the like (its two arguments are compared, and that is all; see `Comparison`), `means = M` (what its result tells when it is compared; see
/// `Meaning`), `any_of = F` (see `BindAny`),
/// `deprecated` or `deprecated = "the.replacement"`, and one of
/// `field`, `address`, `derive`, `matches`, `test`, `ask` or `act` with the function that is its short way (`pointsman-model`'s `Quick`), where none
/// follows from the signature.
#[proc_macro_attribute]
pub fn builtin(attribute: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let item = TokenStream::from(item);
    let expanded = expand(attribute.into(), item.clone());
    expanded
        .unwrap_or_else(|error| {
            // The function is kept, so that one mistake is one message.
            let error = error.into_compile_error();
            quote::quote!(#item #error)
        })
        .into()
}

fn expand(attribute: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let attribute: Attribute = syn::parse2(attribute)?;
    let function: ItemFn = syn::parse2(item)?;
    let description = Description::new(attribute, &function)?;
    Ok(render::render(&description, &function))
}
