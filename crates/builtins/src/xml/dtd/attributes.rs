//! The attributes of an element: their types and defaults (XML 1.0, section 3.3).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::xml::names::{is_name, is_token};

/// The type of an attribute's value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// `CDATA`.
    Text,
    Id,
    IdRef,
    IdRefs,
    Token,
    Tokens,
    Entity,
    Entities,
    /// One of these names, sorted.
    Notation(Vec<String>),
    /// One of these tokens, sorted.
    OneOf(Vec<String>),
}

/// What holds for an attribute that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Default {
    Required,
    Implied,
    /// It has this value, and no other.
    Fixed(String),
    Value(String),
}

/// What is declared of an attribute.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) ty: Type,
    pub(super) default: Default,
}

/// The attributes of an element, by name.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    all: HashMap<Box<str>, Attribute>,
    /// Those that must be looked for where they are not: required ones, and references to IDs with a default.
    always: Vec<Box<str>>,
    has_id: bool,
    has_notation: bool,
}

impl Type {
    /// A value as a document means it: only text keeps its white space.
    pub(super) fn normal<'v>(&self, value: &'v str) -> Cow<'v, str> {
        let spaced = value.starts_with(' ') || value.ends_with(' ') || value.contains("  ");
        if *self == Type::Text || !spaced {
            return Cow::Borrowed(value);
        }
        let words: Vec<&str> = value.split(' ').filter(|word| !word.is_empty()).collect();
        Cow::Owned(words.join(" "))
    }

    /// Whether a value, made normal, is one of this type. What it refers to is not looked for.
    pub(super) fn admits(&self, value: &str) -> bool {
        match self {
            Type::Text => true,
            Type::Id | Type::IdRef | Type::Entity => is_name(value),
            Type::IdRefs | Type::Entities => value.split(' ').all(is_name),
            Type::Token => is_token(value),
            Type::Tokens => value.split(' ').all(is_token),
            Type::Notation(names) | Type::OneOf(names) => {
                names.binary_search_by(|name| name.as_str().cmp(value)).is_ok()
            }
        }
    }
}

impl Attribute {
    /// The error says what is wrong, as a clause.
    pub(super) fn new(ty: Type, default: Default) -> Result<Attribute, String> {
        let default = match default {
            Default::Fixed(value) => Default::Fixed(ty.normal(&value).into_owned()),
            Default::Value(value) => Default::Value(ty.normal(&value).into_owned()),
            other => other,
        };
        match &default {
            Default::Fixed(value) | Default::Value(value) if !ty.admits(value) => {
                Err(format!("its value `{value}` is not of its type"))
            }
            Default::Fixed(_) | Default::Value(_) if ty == Type::Id => {
                Err("an ID has no value that is given beforehand".to_owned())
            }
            _ => Ok(Attribute { ty, default }),
        }
    }

    /// The value that it has where it is not written.
    pub(super) fn given(&self) -> Option<&str> {
        match &self.default {
            Default::Fixed(value) | Default::Value(value) => Some(value),
            Default::Required | Default::Implied => None,
        }
    }
}

impl Attributes {
    /// Declares one. The first declaration of a name is the one that counts.
    pub(super) fn add(&mut self, name: String, attribute: Attribute, element: &str) -> Result<(), String> {
        if self.all.contains_key(name.as_str()) {
            return Ok(());
        }
        let (had, ty) = match attribute.ty {
            Type::Id => (std::mem::replace(&mut self.has_id, true), "ID"),
            Type::Notation(_) => (std::mem::replace(&mut self.has_notation, true), "NOTATION"),
            _ => (false, ""),
        };
        if had {
            return Err(format!("`{element}` has two attributes of type {ty}"));
        }
        let refers = matches!(attribute.ty, Type::IdRef | Type::IdRefs) && attribute.given().is_some();
        if attribute.default == Default::Required || refers {
            self.always.push(name.as_str().into());
        }
        self.all.insert(name.into(), attribute);
        Ok(())
    }

    pub(super) fn get(&self, name: &str) -> Option<&Attribute> {
        self.all.get(name)
    }

    pub(super) fn has_notation(&self) -> bool {
        self.has_notation
    }

    /// Those that must be looked for in each element.
    pub(super) fn always(&self) -> impl Iterator<Item = (&str, &Attribute)> {
        self.always.iter().filter_map(|name| Some((&**name, self.all.get(name)?)))
    }

    /// Checks that what defaults name is declared.
    pub(super) fn resolve(&self, unparsed: &HashSet<Box<str>>) -> Result<(), String> {
        for attribute in self.all.values() {
            let Some(value) = attribute.given() else { continue };
            if matches!(attribute.ty, Type::Entity | Type::Entities)
                && let Some(missing) = value.split(' ').find(|name| !unparsed.contains(*name))
            {
                return Err(format!("`{missing}` is not declared as an entity with a notation"));
            }
        }
        Ok(())
    }
}
