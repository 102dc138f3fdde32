//! Chance that is the same each time.

/// Numbers that look as if they had nothing to do with each other, and are always the same (xorshift64*).
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        let mut chance = Chance { state: (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) };
        // Seeds are small and close together: their first numbers would be alike.
        for _ in 0..8 {
            chance.below(1);
        }
        chance
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let number = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        (number as usize) % end.max(1)
    }
}
