//! "Did you mean": the name that was probably meant.
//!
//! Runs only on the way to a diagnostic, and only for so many names of one file, so that a file full of
//! mistakes is still checked in linear time.

/// Finds the candidate that `name` was probably meant to be, letter case aside.
pub(crate) fn closest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name = name.to_ascii_lowercase();
    let mut best: Option<(usize, &'c str)> = None;
    for candidate in candidates {
        let bound = best.map_or(allowance(name.len()) + 1, |(distance, _)| distance);
        if bound == 0 || name.len().abs_diff(candidate.len()) >= bound.max(1) {
            continue;
        }
        let distance = distance(name.as_bytes(), candidate.to_ascii_lowercase().as_bytes());
        if distance < bound {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many slips a name of this length may have: about one in three letters, one in a short name.
fn allowance(len: usize) -> usize {
    match len {
        0..=1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that make `a` into `b`.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        (before, last, row) = (last, row, before);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_slips_win() {
        assert_eq!(distance(b"regexmacth", b"regexmatch"), 1);
        assert_eq!(distance(b"", b"abc"), 3);
        let names = ["string.startsWith", "string.startsWithI", "string.len", "http.getHeader"];
        assert_eq!(closest("string.startwith", names), Some("string.startsWith"));
        assert_eq!(closest("STRING.LEN", names), Some("string.len"));
        assert_eq!(closest("http.getheadr", names), Some("http.getHeader"));
        assert_eq!(closest("pool.use", names), None);
        assert_eq!(closest("x", ["y"]), None);
    }
}
