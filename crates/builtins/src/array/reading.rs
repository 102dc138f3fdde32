//! Looking at an array without changing it.

use pointsman_macros::builtin;
use pointsman_model::{
    ArrayRef, Builtin, Cx, Derivation, Fault, Member, Operands, Out, RunState, Text, Value, Workspace,
};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&LENGTH, &CONTAINS, &JOIN, &COPY];

/// The number of elements.
///
/// ```rule
/// array.length( [ "a", [ 1, 2 ], "" ] );  # -> 3
/// array.length( [] );                     # -> 0
/// ```
#[builtin("array.length", measures = Array)]
fn length(array: ArrayRef, cx: &mut Cx<'_>) -> i64 {
    cx.ws.len(array.0) as i64
}

/// Texts from this length on are compared at a charge of their own: they may be few, and shared by many elements.
const LONG: u32 = 1024;

/// Whether a value is an element of the array.
///
/// Values are compared as `==` compares them. Arrays inside are not searched, but may be looked for.
///
/// ```rule
/// array.contains( [ "a", "b" ], "b" );    # -> 1
/// array.contains( [ "a", "b" ], "B" );    # -> 0
/// array.contains( [ "10.0" ], 10 );       # -> 1
/// array.contains( [ [ "x" ] ], "x" );     # -> 0
/// array.contains( [ [ "x" ] ], [ "x" ] ); # -> 1
/// ```
#[builtin("array.contains", derive = has_text)]
fn contains(array: ArrayRef, value: Value, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let (ws, items) = (&*cx.ws, cx.ws.items(array.0));
    cx.run.charge(items.len() as u64 / 16)?;
    match value {
        Value::Int(wanted) => has_int(ws, items, wanted, cx.run),
        Value::Text(wanted) if wanted.len < LONG => {
            let bytes = ws.bytes(wanted);
            for item in items {
                let found = match item {
                    Value::Text(text) => text.len == wanted.len && ws.bytes(*text) == bytes,
                    other => has(ws, std::slice::from_ref(other), value, cx.run)?,
                };
                if found {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => has(ws, items, value, cx.run),
    }
}

/// A short text, which is mostly what is looked for, and among others.
fn has_text(operands: Operands<'_>) -> Option<Derivation> {
    let wanted = operands.text(1).filter(|wanted| wanted.len() < LONG as usize)?;
    Some(Derivation::Member(Member::new(&wanted)))
}

/// Most arrays hold one type, and it is the type that is looked for: integers that differ are passed over.
#[inline(never)]
fn has_int(ws: &Workspace, items: &[Value], wanted: i64, run: &mut RunState) -> Result<bool, Fault> {
    let mut rest = items;
    while let Some(at) = first(rest, |item| !matches!(item, Value::Int(int) if *int != wanted)) {
        let (one, behind) = rest[at..].split_at(1);
        if matches!(one, [Value::Int(_)]) || has(ws, one, Value::Int(wanted), run)? {
            return Ok(true);
        }
        rest = behind;
    }
    Ok(false)
}

/// Whether any element is equal, at a charge.
#[inline(never)]
fn has(ws: &Workspace, items: &[Value], value: Value, run: &mut RunState) -> Result<bool, Fault> {
    for item in items {
        if ws.equal_at_a_charge(*item, value, run)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first element that is meant: sought four at a time, as long as there are so many.
#[inline(always)]
fn first(items: &[Value], is_meant: impl Fn(&Value) -> bool) -> Option<usize> {
    let (fours, _) = items.as_chunks::<4>();
    let passed = fours.iter().position(|four| four.iter().any(&is_meant)).unwrap_or(fours.len());
    let rest = &items[passed * 4..];
    rest.iter().position(is_meant).map(|at| passed * 4 + at)
}

/// All elements as one string, with a separator between them: one space when none is given.
///
/// An array or a hash among them gives `0` and a warning.
///
/// ```rule
/// array.join( [ "a", 1, 2.50 ] );         # -> a 1 2.5
/// array.join( [ "a", "", "b" ], ", " );   # -> a, , b
/// array.join( [ 1, 2, 3 ], "" );          # -> 123
/// array.join( [] );                       # ->
/// ```
#[builtin("array.join")]
fn join(array: ArrayRef, separator: Option<Text>, cx: &mut Cx<'_>, out: &mut Out) -> Result<(), Fault> {
    let len = cx.ws.len(array.0);
    cx.charge_elements(len)?;
    for at in 0..len {
        if at > 0 {
            match separator {
                Some(separator) => out.push_slice(cx.bytes(separator)),
                None => out.push(b' '),
            }
        }
        match cx.ws.items(array.0).get(at).copied().unwrap_or(Value::EMPTY) {
            Value::Text(text) => out.push_slice(cx.bytes(text)),
            Value::Int(int) => out.push_int(int),
            Value::Double(double) => out.push_double(double),
            Value::Container(id) => {
                cx.warn_cast(id, "string")?;
                out.push(b'0');
            }
        }
    }
    Ok(())
}

/// A copy of the array.
///
/// Assignment copies too; unlike it, this gives an empty array and a warning when the argument is no array.
///
/// ```rule
/// $a = [ 3, 1, 2 ];
/// array.join( array.sort( array.copy( $a ) ) );  # -> 1 2 3
/// array.join( $a );                              # -> 3 1 2
/// ```
#[builtin("array.copy")]
fn copy(array: ArrayRef, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    Ok(match cx.own(Value::Container(array.0))? {
        Value::Container(copy) => ArrayRef(copy),
        _ => array,
    })
}
