//! The #[builtin] attribute.
