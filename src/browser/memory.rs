//! Memory: whether the browser has enough of it left, before it is needed: where it runs out, the program ends.

/// In what blocks memory is asked for. For one that is large it would grow by all of it, whatever is free.
const BLOCK: usize = 4 << 20;

/// Whether there is so much memory left.
pub fn has_room(n_bytes: usize) -> bool {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    (0..n_bytes.div_ceil(BLOCK)).all(|_| {
        let mut block = Vec::new();
        let is_there = block.try_reserve_exact(BLOCK).is_ok();
        // Kept, and as if it were used: what is not is never asked for.
        blocks.push(std::hint::black_box(block));
        is_there
    })
}
