//! The return type of the Rust function.

use proc_macro2::Span;
use syn::{Ident, ReturnType, Type, spanned::Spanned};

use crate::parameter::{generic, is_bytes};

/// What a call gives back.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// `Result<...>`: it may end otherwise.
    pub(crate) fallible: bool,
    /// `Option<...>`: it may fail, and give its type's empty value.
    pub(crate) optional: bool,
    pub(crate) given: Given,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum Given {
    /// `()`.
    Nothing,
    /// `bool`.
    Bool,
    /// `i64`.
    Int,
    /// `f64`.
    Double,
    /// `Value`.
    Any,
    /// `Text`.
    Text,
    /// `&[u8]`, with its lifetime if it is written.
    Bytes(Option<Ident>),
    /// `Vec<u8>`.
    Owned,
    /// `ArrayRef`.
    Array,
    /// `HashRef`.
    Hash,
    /// `ArrayMut` or `HashMut`.
    InPlace,
}

const ALLOWED: &str = "a builtin cannot give this type. Results are `()`, `bool`, `i64`, `f64`, `Value`, `Text`, \
    `&[u8]`, `Vec<u8>`, `ArrayRef`, `HashRef`, `ArrayMut` and `HashMut`, or an `Option` of one of these; each also inside \
    `Result<_, Exit>` or `Result<_, Fault>`";

impl Outcome {
    /// Recognises a return type.
    pub(crate) fn new(output: &ReturnType) -> syn::Result<Outcome> {
        let ReturnType::Type(_, ty) = output else {
            return Ok(Outcome {
                fallible: false,
                optional: false,
                given: Given::Nothing,
                span: Span::call_site(),
            });
        };
        let (fallible, inner) = match generic(ty, "Result") {
            Some(inner) => (true, inner),
            None => (false, &**ty),
        };
        let (optional, inner) = match generic(inner, "Option") {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let given = given(inner).ok_or_else(|| syn::Error::new(ty.span(), ALLOWED))?;
        Ok(Outcome { fallible, optional, given, span: ty.span() })
    }
}

fn given(ty: &Type) -> Option<Given> {
    if is_bytes(ty) {
        let Type::Reference(reference) = ty else { return None };
        return Some(Given::Bytes(reference.lifetime.as_ref().map(|lifetime| lifetime.ident.clone())));
    }
    if let Type::Tuple(tuple) = ty {
        return tuple.elems.is_empty().then_some(Given::Nothing);
    }
    if let Some(Type::Path(element)) = generic(ty, "Vec") {
        return element.path.is_ident("u8").then_some(Given::Owned);
    }
    let Type::Path(path) = ty else { return None };
    match path.path.segments.last()?.ident.to_string().as_str() {
        "bool" => Some(Given::Bool),
        "i64" => Some(Given::Int),
        "f64" => Some(Given::Double),
        "Value" => Some(Given::Any),
        "Text" => Some(Given::Text),
        "ArrayRef" => Some(Given::Array),
        "HashRef" => Some(Given::Hash),
        "ArrayMut" | "HashMut" => Some(Given::InPlace),
        _ => None,
    }
}
