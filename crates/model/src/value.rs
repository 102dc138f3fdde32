//! What a register holds: sixteen bytes, `Copy`, no reference counts and no lifetimes.
//!
//! A text or a container is a handle into the [`Workspace`](crate::Workspace) of one run, so a value means
//! nothing outside its run; what leaves a run is a [`Datum`](crate::Datum).

/// One value of a running rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A signed 64-bit integer; arithmetic wraps.
    Int(i64),
    /// A double.
    Double(f64),
    /// Bytes: a handle into the constants, the workspace or a pinned buffer.
    Text(Text),
    /// An array or a hash. Which of the two is the container's own affair, because `[]` becomes a hash when
    /// a key is stored in it, under every handle that names it.
    Container(ContainerId),
}

impl Value {
    /// The empty string: what an unset variable, a missing key and `nil` read as.
    pub const EMPTY: Value = Value::Text(Text::EMPTY);
    /// What truth-valued operators and functions give for true.
    pub const TRUE: Value = Value::Int(1);
    /// What truth-valued operators and functions give for false.
    pub const FALSE: Value = Value::Int(0);

    /// 1 or 0.
    #[inline]
    pub const fn from_bool(truth: bool) -> Value {
        Value::Int(truth as i64)
    }

    /// Whether this is the empty string (an unset variable, for one).
    #[inline]
    pub const fn is_empty_text(self) -> bool {
        matches!(self, Value::Text(Text { len: 0, .. }))
    }
}

/// A handle to bytes: which buffer, where, how many. See [`Workspace::bytes`](crate::Workspace::bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// [`Text::CONSTANTS`], [`Text::SCRATCH`], or a pinned buffer's number plus [`Text::FIRST_PINNED`].
    pub buffer: u32,
    /// Byte offset of the first byte in that buffer.
    pub start: u32,
    /// Length in bytes.
    pub len: u32,
}

impl Text {
    /// The buffer that holds the program's constants.
    pub const CONSTANTS: u32 = 0;
    /// The buffer that a run writes new text to.
    pub const SCRATCH: u32 = 1;
    /// The number of the first buffer pinned from the host.
    pub const FIRST_PINNED: u32 = 2;
    /// The empty string, valid in every workspace.
    pub const EMPTY: Text = Text { buffer: Text::CONSTANTS, start: 0, len: 0 };

    /// The part of this text from byte `start` (of the text) with `len` bytes, cut to what there is.
    #[inline]
    pub fn slice(self, start: usize, len: usize) -> Text {
        let start = start.min(self.len as usize) as u32;
        let len = len.min((self.len - start) as usize) as u32;
        Text { buffer: self.buffer, start: self.start + start, len }
    }
}

/// A handle to an array or a hash in one run's workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContainerId(pub u32);

/// What a container is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerKind {
    /// Elements numbered from 0. An empty array becomes a hash when a text key is stored in it.
    Array,
    /// Text keys to values, in the order of insertion.
    Hash,
}

/// The types that inference and documentation speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A signed 64-bit integer.
    Int,
    /// A double.
    Double,
    /// Bytes.
    Text,
    /// An array or a hash.
    Container,
    /// Not known before the run.
    Any,
}

impl Type {
    /// The smallest type that has room for both.
    pub fn join(self, other: Type) -> Type {
        if self == other { self } else { Type::Any }
    }

    /// The word for it in messages and documentation.
    pub fn name(self) -> &'static str {
        match self {
            Type::Int => "integer",
            Type::Double => "double",
            Type::Text => "string",
            Type::Container => "array or hash",
            Type::Any => "any value",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_sixteen_bytes() {
        assert_eq!(size_of::<Value>(), 16);
        assert_eq!(size_of::<Option<Value>>(), 16);
    }

    #[test]
    fn a_slice_is_cut_to_what_there_is() {
        let text = Text { buffer: 1, start: 10, len: 5 };
        assert_eq!(text.slice(1, 3), Text { buffer: 1, start: 11, len: 3 });
        assert_eq!(text.slice(4, 9), Text { buffer: 1, start: 14, len: 1 });
        assert_eq!(text.slice(9, 1), Text { buffer: 1, start: 15, len: 0 });
    }
}
