//! Share: which lines of a corpus each of several hands takes, so that each cuts only its own articles into words. The first is sent all bytes; to the
//! others, the lines of others may be sent as blank ones.
//!
//! The lines behind the head are dealt in blocks, one hand after the other.

/// How many lines a block has.
const BLOCK: u32 = 128;

/// The hand that puts the corpus together.
const FIRST: u32 = 0;

/// Others' lines, as many as there may be at once.
const BLANK: [u8; BLOCK as usize] = [b'\n'; BLOCK as usize];

/// What one of several hands takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share {
    n_hands: u32,
    hand: u32,
    is_past_head: bool,
    /// How many lines have passed behind the head.
    line: u32,
    /// Whether a line is under way.
    is_inside: bool,
}

/// A stretch of bytes within a block.
#[derive(Debug)]
pub(crate) struct ByteRun<'a> {
    pub(crate) bytes: &'a [u8],
    /// The block; `None` for the head.
    pub(crate) block: Option<u32>,
    pub(crate) is_mine: bool,
    pub(crate) n_lines: u32,
}

impl Share {
    /// The share of one hand.
    pub(crate) fn of(hand: u32, n_hands: u32) -> Self {
        Self { n_hands: n_hands.max(1), hand, is_past_head: false, line: 0, is_inside: false }
    }

    /// Whether the head, which is everybody's, has passed.
    pub(crate) fn is_past_head(&self) -> bool {
        self.is_past_head
    }

    /// The block that comes next, or is under way.
    pub(crate) fn block(&self) -> u32 {
        self.line / BLOCK
    }

    /// How many blocks have begun.
    pub(crate) fn n_begun(&self) -> u32 {
        (self.line + u32::from(self.is_inside)).div_ceil(BLOCK)
    }

    /// Whether nothing of the next block has passed.
    pub(crate) fn is_between(&self) -> bool {
        self.n_begun() == self.block()
    }

    /// Whether a block is this hand's.
    pub(crate) fn is_mine(&self, block: u32) -> bool {
        self.hand_of(block) == self.hand
    }

    /// The hand that takes a block.
    pub(crate) fn hand_of(&self, block: u32) -> u32 {
        block % self.n_hands
    }

    /// Takes the bytes up to the end of the block, and gives those behind it.
    pub(crate) fn cut<'a>(&mut self, bytes: &'a [u8]) -> (ByteRun<'a>, &'a [u8]) {
        let (block, is_mine) = (self.block(), self.is_mine(self.block()));
        let most = if self.is_past_head { BLOCK - self.line % BLOCK } else { 1 };
        let (mut end, mut n_lines) = (0, 0);
        while n_lines < most {
            let Some(length) = memchr::memchr(b'\n', &bytes[end..]) else {
                end = bytes.len();
                break;
            };
            end += length + 1;
            n_lines += 1;
        }
        let (taken, rest) = bytes.split_at(end);
        if self.is_past_head {
            self.line += n_lines;
            self.is_inside = !taken.ends_with(b"\n");
            return (ByteRun { bytes: taken, block: Some(block), is_mine, n_lines }, rest);
        }
        self.is_past_head = n_lines > 0;
        (ByteRun { bytes: taken, block: None, is_mine: true, n_lines }, rest)
    }

    /// The share of the hand that puts the corpus together.
    pub(crate) fn first(n_hands: u32) -> Self {
        Self::of(FIRST, n_hands)
    }
}

/// Deals the lines of a corpus to the hands that help.
#[derive(Debug)]
pub struct Dealer(Share);

impl Dealer {
    /// A dealer to so many hands, of which the first gets all of it from elsewhere.
    pub fn new(n_hands: u32) -> Self {
        Self(Share::first(n_hands))
    }

    /// Deals the next bytes: gives each hand that helps, by its number, the head and its own lines, and for each line of another a blank one.
    pub fn deal(&mut self, bytes: &[u8], give: &mut dyn FnMut(u32, &[u8])) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (stretch, behind) = self.0.cut(rest);
            rest = behind;
            for hand in 1..self.0.n_hands {
                let is_its = stretch.block.is_none_or(|block| self.0.hand_of(block) == hand);
                give(hand, if is_its { stretch.bytes } else { &BLANK[..stretch.n_lines as usize] });
            }
        }
    }
}
