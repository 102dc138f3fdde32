//! The order in which weighted nodes take turns.

/// Each node as often as its weight (over their common divisor) says, spread as evenly as can be: at each step
/// the node that is most behind its share is next. A node of weight 0 never is.
pub(super) fn order(weights: impl Iterator<Item = u32>) -> Vec<u32> {
    let weights: Vec<u32> = weights.collect();
    let divisor = weights.iter().copied().fold(0, gcd).max(1);
    let shares: Vec<i64> = weights.iter().map(|weight| i64::from(weight / divisor)).collect();
    let total: i64 = shares.iter().sum();
    let mut behind = vec![0i64; shares.len()];
    let mut order = Vec::with_capacity(usize::try_from(total).unwrap_or(0));
    for _ in 0..total {
        for (node, share) in shares.iter().enumerate() {
            behind[node] += share;
        }
        // The first of the most behind: `max_by_key` would give the last.
        let mut next = 0;
        for node in 1..behind.len() {
            if behind[node] > behind[next] {
                next = node;
            }
        }
        behind[next] -= total;
        order.push(next as u32);
    }
    order
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { gcd(other, one % other) }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn weights_are_kept_and_mixed() {
        assert_eq!(order([1, 1].into_iter()), [0, 1]);
        assert_eq!(order([5, 1, 1].into_iter()), [0, 0, 1, 0, 2, 0, 0]);
        assert_eq!(order([100, 50].into_iter()), [0, 1, 0]);
        assert_eq!(order([0, 7, 0].into_iter()), [1]);
        assert!(order([0, 0].into_iter()).is_empty());
        assert!(order([].into_iter()).is_empty());
    }
}
