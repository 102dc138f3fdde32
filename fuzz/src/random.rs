//! Bytes that are the same every time: in place of a fuzzer, for the programs that only count or compare.

/// `len` bytes, the `number`th of a fixed sequence.
pub fn bytes(number: u64, len: usize) -> Vec<u8> {
    // SplitMix64 from a state that no two numbers share.
    let mut state = number.wrapping_mul(0xd134_2543_de82_ef95);
    std::iter::repeat_with(|| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 56) as u8
    })
    .take(len)
    .collect()
}
