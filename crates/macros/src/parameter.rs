//! One parameter of the Rust function, recognised by how its type is written.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{
    FnArg, GenericArgument, Ident, Pat, PathArguments, PathSegment, Type, TypeParamBound, spanned::Spanned,
};

/// A parameter: either one that the rule's author sees, or something that the machine hands in.
pub(crate) struct Parameter {
    pub(crate) role: Role,
    pub(crate) span: Span,
    /// The type as written, for finding lifetimes in it.
    pub(crate) ty: Type,
}

pub(crate) enum Role {
    /// An argument of the call.
    Argument(Argument),
    /// `&mut Cx<'_>`.
    Cx,
    /// `&mut Captures`.
    Captures,
    /// `&mut Out`.
    Out,
    /// `&dyn Transaction` or `&mut dyn Transaction`.
    Host { mutable: bool },
}

impl Role {
    /// The type of what the machine hands in.
    pub(crate) fn part(&self) -> Option<&'static str> {
        match self {
            Role::Argument(_) => None,
            Role::Cx => Some("Cx"),
            Role::Captures => Some("Captures"),
            Role::Out => Some("Out"),
            Role::Host { .. } => Some("Transaction"),
        }
    }
}

pub(crate) struct Argument {
    /// In camelCase.
    pub(crate) name: String,
    pub(crate) cast: Cast,
    /// `Option<...>`: it may be left out.
    pub(crate) optional: bool,
}

/// What an argument is made into.
pub(crate) enum Cast {
    /// `&[u8]`.
    Bytes,
    /// `Text`.
    Text,
    /// `i64`.
    Int,
    /// `f64`.
    Double,
    /// `bool`.
    Bool,
    /// `Value`.
    Any,
    /// `Rest<'_>`.
    Rest,
    /// `Prepared<'_, T>`.
    Prepared(Box<Type>),
    /// `Result<Prepared<'_, T>, PrepareError>`.
    MaybePrepared(Box<Type>),
    /// `ArrayRef`.
    Array,
    /// `HashRef`.
    Hash,
    /// `ArrayMut`.
    ArrayMut,
    /// `HashMut`.
    HashMut,
}

impl Cast {
    pub(crate) fn in_place(&self) -> bool {
        matches!(self, Cast::ArrayMut | Cast::HashMut)
    }
}

const ALLOWED: &str = "a builtin cannot take this type. Arguments are `&[u8]`, `Text`, `i64`, `f64`, `bool`, \
    `Value`, `Prepared<'_, T>`, `Result<Prepared<'_, T>, PrepareError>`, `ArrayRef`, `HashRef`, `ArrayMut`, \
    `HashMut`, an `Option` of one of these, or `Rest<'_>`; beside them stand `&mut Cx<'_>`, `&mut Captures`, \
    `&mut Out`, `&dyn Transaction` and `&mut dyn Transaction`";

impl Parameter {
    /// Recognises a parameter.
    pub(crate) fn new(input: &FnArg) -> syn::Result<Parameter> {
        let FnArg::Typed(typed) = input else {
            return Err(syn::Error::new(input.span(), "a builtin is a free function"));
        };
        let Pat::Ident(pattern) = &*typed.pat else {
            return Err(syn::Error::new(typed.pat.span(), "a builtin's parameter is a plain name"));
        };
        let role =
            recognise(&typed.ty, &pattern.ident).ok_or_else(|| syn::Error::new(typed.ty.span(), ALLOWED))?;
        Ok(Parameter { role, span: typed.ty.span(), ty: (*typed.ty).clone() })
    }

    pub(crate) fn argument(&self) -> Option<&Argument> {
        match &self.role {
            Role::Argument(argument) => Some(argument),
            _ => None,
        }
    }

    /// Whether the type mentions a lifetime of this name (without its quote).
    pub(crate) fn mentions(&self, lifetime: &Ident) -> bool {
        mentions(self.ty.to_token_stream(), lifetime)
    }
}

fn mentions(tokens: proc_macro2::TokenStream, lifetime: &Ident) -> bool {
    let mut after_quote = false;
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Punct(punct) => {
            after_quote = punct.as_char() == '\'';
            false
        }
        proc_macro2::TokenTree::Ident(ident) => std::mem::take(&mut after_quote) && ident == *lifetime,
        proc_macro2::TokenTree::Group(group) => mentions(group.stream(), lifetime),
        proc_macro2::TokenTree::Literal(_) => false,
    })
}

fn recognise(ty: &Type, ident: &Ident) -> Option<Role> {
    if let Type::Reference(reference) = ty
        && let Some(role) = machine_part(&reference.elem, reference.mutability.is_some())
    {
        return Some(role);
    }
    let (optional, inner) = match generic(ty, "Option") {
        Some(inner) => (true, inner),
        None => (false, ty),
    };
    let cast = cast(inner)?;
    if optional && matches!(cast, Cast::Rest) {
        return None;
    }
    Some(Role::Argument(Argument { name: camel_case(ident), cast, optional }))
}

fn machine_part(ty: &Type, mutable: bool) -> Option<Role> {
    match ty {
        Type::Path(path) if mutable => match path.path.segments.last()?.ident.to_string().as_str() {
            "Cx" => Some(Role::Cx),
            "Captures" => Some(Role::Captures),
            "Out" => Some(Role::Out),
            _ => None,
        },
        Type::TraitObject(object) => match object.bounds.first()? {
            TypeParamBound::Trait(bound) if bound.path.segments.last()?.ident == "Transaction" => {
                Some(Role::Host { mutable })
            }
            _ => None,
        },
        Type::Paren(paren) => machine_part(&paren.elem, mutable),
        _ => None,
    }
}

fn cast(ty: &Type) -> Option<Cast> {
    if is_bytes(ty) {
        return Some(Cast::Bytes);
    }
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    match segment.ident.to_string().as_str() {
        "Text" => Some(Cast::Text),
        "i64" => Some(Cast::Int),
        "f64" => Some(Cast::Double),
        "bool" => Some(Cast::Bool),
        "Value" => Some(Cast::Any),
        "Rest" => Some(Cast::Rest),
        "Prepared" => type_argument(segment).cloned().map(Box::new).map(Cast::Prepared),
        "Result" => {
            let Type::Path(prepared) = type_argument(segment)? else { return None };
            let prepared = prepared.path.segments.last().filter(|segment| segment.ident == "Prepared")?;
            type_argument(prepared).cloned().map(Box::new).map(Cast::MaybePrepared)
        }
        "ArrayRef" => Some(Cast::Array),
        "HashRef" => Some(Cast::Hash),
        "ArrayMut" => Some(Cast::ArrayMut),
        "HashMut" => Some(Cast::HashMut),
        _ => None,
    }
}

/// Whether the type is `&[u8]`, with or without a lifetime.
pub(crate) fn is_bytes(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    let Type::Slice(slice) = &*reference.elem else { return false };
    let Type::Path(element) = &*slice.elem else { return false };
    reference.mutability.is_none() && element.path.is_ident("u8")
}

/// `T` of `Name<T>` or `Name<T, ...>`.
pub(crate) fn generic<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == name)?;
    type_argument(segment)
}

/// The first type among a path segment's generic arguments.
fn type_argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// `default_value` as `defaultValue`; a leading underscore (an argument that is not used) is dropped.
fn camel_case(ident: &Ident) -> String {
    let snake = ident.to_string();
    let mut camel = String::new();
    for part in snake.trim_start_matches("r#").split('_').filter(|part| !part.is_empty()) {
        if camel.is_empty() {
            camel.push_str(part);
        } else {
            let mut chars = part.chars();
            camel.extend(chars.next().map(|first| first.to_ascii_uppercase()));
            camel.push_str(chars.as_str());
        }
    }
    camel
}
