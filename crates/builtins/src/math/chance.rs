//! Randomness, which is the host's: a test fixes it.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Transaction};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&RANDOM];

/// A random integer from 0 to one less than `range`, each as likely as the others.
///
/// A range below 1 gives 0, with a warning.
///
/// ```rule
/// math.random( 1 );                       # -> 0
/// $n = math.random( 6 );
/// $n >= 0 && $n < 6;                      # -> 1
/// math.floor( $n ) == $n;                 # -> 1
/// ```
#[builtin("math.random", short, phases(request, response, completion))]
fn random(range: i64, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<i64, Fault> {
    match u64::try_from(range) {
        Ok(range) if range > 0 => Ok(below(range, || host.random()) as i64),
        _ => {
            cx.warn(format!("math.random takes a range of at least 1, not {range}"))?;
            Ok(0)
        }
    }
}

/// A number below `range`: the high half of a product with 64 random bits (Lemire 2019). Without the rejection,
/// the first few of `2^64 mod range` numbers would come up more often.
fn below(range: u64, mut random: impl FnMut() -> u64) -> u64 {
    /// A host whose bits never change must not hang a rule; one with real bits is rejected less than every
    /// other time, so hardly ever this often.
    const ATTEMPTS: usize = 64;
    let mut product = 0_u128;
    for _ in 0..ATTEMPTS {
        product = u128::from(random()) * u128::from(range);
        let low = product as u64;
        if low >= range || low >= range.wrapping_neg() % range {
            break;
        }
    }
    (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn all_of_the_bits_are_mapped_evenly_onto_the_range() {
        // The whole range of bits, in steps: each of three results a third of the time.
        let mut counts = [0; 3];
        for step in 0..300_u64 {
            counts[below(3, || (2 * step + 1) * (u64::MAX / 600)) as usize] += 1;
        }
        assert_eq!(counts, [100, 100, 100]);
    }

    #[test]
    fn bits_that_would_favour_a_number_are_drawn_again() {
        // 2^64 mod 3 is 1: the bits that give the low half 0 are one too many for the number 0.
        let mut bits = [0, u64::MAX].into_iter();
        assert_eq!(below(3, || bits.next().unwrap()), 2);
        assert_eq!(below(3, || 0), 0, "a host without randomness still gets an answer");
    }
}
