//! "Did you mean": the nearest of the names that there are.

/// The names of `known` that are close to `word`, nearest first, at most three; those that hold it when none
/// is close.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_ascii_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 4);
    let known: Vec<&str> = known.into_iter().collect();
    let mut found: Vec<(usize, &str)> = known
        .iter()
        .map(|name| (distance(&word, &name.to_ascii_lowercase(), allowed), *name))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    if found.is_empty() && word.len() >= 4 {
        let holding = known.into_iter().filter(|name| name.to_ascii_lowercase().contains(&word));
        found.extend(holding.map(|name| (name.len(), name)));
    }
    found.sort();
    found.dedup_by_key(|(_, name)| *name);
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// "; did you mean `a` or `b`?", or nothing.
pub(crate) fn did_you_mean(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        names => {
            let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("; did you mean {}?", quoted.join(" or "))
        }
    }
}

/// Insertions, deletions, replacements and swaps of neighbours from one word to the other; more than
/// `limit` is as good as `limit + 1`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_come_first_and_far_ones_not_at_all() {
        let known = ["string.len", "string.left", "math.log", "expect"];
        assert_eq!(nearest("string.lne", known)[0], "string.len");
        assert_eq!(nearest("STRING.LEFT", known)[0], "string.left");
        assert_eq!(nearest("exepct", known), ["expect"]);
        assert_eq!(nearest("left", known), ["string.left"]);
        assert!(nearest("zzzz", known).is_empty());
        assert_eq!(did_you_mean(&["a", "b"]), "; did you mean `a` or `b`?");
    }
}
