//! Loading: a corpus arriving in pieces, article by article, until it is whole.
//!
//! What is said of articles comes first, in the head of a large corpus or else as all of them arrive, and their words are counted afterwards. In between, an
//! outline answers what needs no words.

use crate::assistant::Handful;
use crate::outline::Outline;
use crate::share::Share;
use crate::{Engine, Report, Request, Summary};
use corpus::{Batch, Builder, Origin};
use formats::contents::LEAST;
use formats::readers::json_lines::{JsonLine, LineReader};
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Head};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// For how many bytes of text room is made ahead, where only a head says that they will come: so many where there may be little, and where there is enough.
const MOST_EXPECTED: usize = 1 << 28;
const MOST_IN_PLENTY: usize = 1 << 30;

/// What the rest of the work on a corpus takes at most, beside what it has already, in bytes: of every four bytes of its lines, and for the first answers.
/// Columns double where they grow, and the index and the counts of each article come last.
const MORE_OF_FOUR_BYTES: usize = 5;
const FOR_ANSWERS: usize = 64 << 20;

/// A corpus on its way in.
#[derive(Debug)]
pub struct Loading {
    /// How many bytes have come.
    n_bytes: usize,
    /// Whether there is no room for more.
    is_full: bool,
    reader: LineReader,
    arrived: Arrived,
    is_damaged: bool,
    has_arrived: bool,
    /// Where others help: what is read here.
    share: Option<Share>,
    outline: Option<Outline>,
}

/// What has arrived of a corpus.
#[derive(Debug, Default)]
struct Arrived {
    head: Option<Rc<Head>>,
    faults: Vec<Fault>,
    /// The articles whose words are counted.
    builder: Builder,
    /// Those that follow them, each with its block.
    waiting: VecDeque<(u32, Article)>,
    /// What others have read, by block, and of each hand what came before.
    handfuls: BTreeMap<u32, Batch>,
    origins: BTreeMap<u32, Origin>,
    /// The block whose words are counted next.
    block: u32,
    /// Some that came ahead, each with its number.
    ahead: Vec<(u32, Article)>,
}

/// How much more memory it takes to finish a corpus of so many bytes of lines and to answer, at most.
pub(super) fn still_needs(n_bytes: usize) -> usize {
    FOR_ANSWERS.saturating_add(n_bytes.saturating_mul(MORE_OF_FOUR_BYTES) / 4)
}

impl Default for Loading {
    fn default() -> Self {
        let (reader, arrived) = (LineReader::new("corpus"), Arrived::default());
        let (n_bytes, is_full, is_damaged, has_arrived) = Default::default();
        Self { n_bytes, is_full, reader, arrived, is_damaged, has_arrived, share: None, outline: None }
    }
}

impl Loading {
    /// A corpus of which others read a part each, if its head has contents: so many hands with this one.
    pub fn shared(n_hands: u32) -> Self {
        Self { share: Some(Share::first(n_hands)), ..Self::default() }
    }

    /// What could be read of a damaged corpus, up to its last whole line.
    pub fn of_damaged(bytes: &[u8]) -> Self {
        let mut loading = Self { is_damaged: true, ..Self::default() };
        let end = bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
        loading.push(&bytes[..end]);
        loading
    }

    /// Takes the next bytes of the JSON Lines.
    pub fn push(&mut self, bytes: &[u8]) {
        self.n_bytes += bytes.len();
        let mut rest = if self.is_full { &[][..] } else { bytes };
        while !rest.is_empty() {
            let Self { reader, arrived, share, .. } = self;
            let Some(own) = share else { return reader.push(rest, |line| arrived.take(line, 0)) };
            let (stretch, behind) = own.cut(rest);
            rest = behind;
            if stretch.is_mine {
                reader.push(stretch.bytes, |line| arrived.take(line, stretch.block.unwrap_or_default()));
            } else {
                reader.skip(stretch.n_lines);
            }
            if stretch.block.is_none() && own.is_past_head() && !reader.has_contents() {
                *share = None;
            }
        }
    }

    /// How much more memory it takes to go on with so many bytes and to answer, at most.
    pub fn still_needs(&self, n_bytes: usize) -> usize {
        still_needs(self.n_bytes + n_bytes)
    }

    /// From now on, takes no more: the articles that have come are the corpus, and it says that there was no room for others.
    pub fn close(&mut self) {
        if !std::mem::replace(&mut self.is_full, true) {
            // A line that has come in part is no article.
            self.reader = LineReader::new("corpus");
        }
    }

    /// Takes what another hand has read, where there is room for it.
    pub fn take_handful(&mut self, handful: Handful) {
        let has_room = !self.is_full || handful.block < self.n_blocks();
        if self.share.is_some() && has_room {
            self.arrived.faults.extend(handful.faults);
            self.arrived.handfuls.insert(handful.block, handful.batch);
        }
    }

    /// Whether everything has arrived but what others read, which is counted in its turn.
    pub fn is_waiting(&self) -> bool {
        self.has_arrived && self.n_blocks() > self.arrived.block
    }

    /// How many blocks there are so far.
    fn n_blocks(&self) -> u32 {
        self.share.map_or(0, |share| share.n_begun())
    }

    /// How many articles have arrived.
    pub fn n_articles(&self) -> u32 {
        let n_read_elsewhere: u32 = self.arrived.handfuls.values().map(Batch::n_articles).sum();
        self.n_counted() + self.arrived.waiting.len() as u32 + n_read_elsewhere
    }

    /// How many articles the head announces, where it does.
    pub fn n_announced(&self) -> Option<u32> {
        self.arrived.head.as_ref()?.articles
    }

    /// How many articles have their words counted.
    pub fn n_counted(&self) -> u32 {
        self.arrived.builder.n_articles()
    }

    /// Once the head has arrived, if it has contents: makes the outline and sums it up. `None` from then on. `has_room` tells whether there is so much
    /// memory left, in bytes.
    pub fn outline_ahead(&mut self, has_room: impl Fn(usize) -> bool) -> Option<Summary> {
        let contents = self.reader.take_contents()?;
        let n_bytes = contents.n_bytes().min(MOST_IN_PLENTY);
        // Columns that have to grow take twice the memory for a while.
        let is_plenty = n_bytes > MOST_EXPECTED && has_room(self.still_needs(n_bytes));
        let Self { arrived, outline, .. } = self;
        let head = arrived.head.clone()?;
        arrived.builder.expect(if is_plenty { n_bytes } else { n_bytes.min(MOST_EXPECTED) });
        let ahead = contents.newest();
        let made = Outline::ahead(head, &contents, &ahead);
        arrived.ahead = ahead;
        Some(outline.insert(made).summary(&arrived.faults))
    }

    /// Whether there is an outline. From then on words are counted while articles arrive.
    pub fn is_outlined(&self) -> bool {
        self.outline.is_some()
    }

    /// Once everything has arrived: makes the outline, if there is none, and sums it up. `None` where it is not worth the while.
    pub fn outline(&mut self) -> Option<Summary> {
        let Self { reader, arrived, outline, has_arrived, share, .. } = self;
        // Its last line may have no end.
        let block = share.map_or(0, |share| share.block());
        std::mem::replace(reader, LineReader::new("corpus")).finish(|line| arrived.take(line, block));
        *has_arrived = true;
        let articles = arrived.waiting.iter().map(|(_, article)| article);
        if outline.is_some() || (articles.len() as u32) < LEAST {
            return None;
        }
        arrived.builder.expect(articles.clone().map(|article| article.headline.len() + article.text.len()).sum());
        let made = Outline::of(arrived.head.clone().unwrap_or_default(), articles)?;
        Some(outline.insert(made).summary(&arrived.faults))
    }

    /// What the outline knows, if there is one and it knows it.
    pub fn answer(&mut self, request: &Request) -> Option<Report> {
        let Self { arrived, outline, share, .. } = self;
        let is_shared = share.is_some();
        outline.as_mut()?.answer(request, |number| arrived.article(number, is_shared))
    }

    /// Counts the words of the next articles that have arrived, up to `n`. Once all have arrived and are counted, does a part of the work that is left for
    /// [`Self::finish`]. Returns whether there is more to do for now. Where `n` is small, a call takes a browser
    /// some milliseconds, and one of them, which sorts the words, some forty.
    pub fn count(&mut self, n: usize) -> bool {
        let Some(share) = self.share else {
            if self.arrived.waiting.is_empty() {
                return self.has_arrived && self.arrived.prepare();
            }
            self.arrived.count(n);
            return true;
        };
        let (block, n_blocks) = (self.arrived.block, self.n_blocks());
        let is_passed = self.has_arrived || share.block() > block;
        if block >= n_blocks && self.has_arrived {
            return self.arrived.prepare();
        }
        if share.is_mine(block) {
            let is_counted = self.arrived.count_block(n);
            let is_done = is_counted && is_passed && block < n_blocks;
            self.arrived.block += u32::from(is_done);
            return is_done || !is_counted;
        }
        let Some(batch) = self.arrived.handfuls.remove(&block) else { return false };
        let Arrived { builder, origins, block, .. } = &mut self.arrived;
        batch.append_to(builder, origins.entry(share.hand_of(*block)).or_default());
        *block += 1;
        true
    }

    /// Counts and indexes what has arrived. Lines that could not be read are given beside the engine.
    pub fn finish(mut self) -> (Engine, Vec<Fault>) {
        while self.share.is_some() && self.count(usize::MAX) {}
        let of = self.n_announced();
        let Self { reader, mut arrived, is_damaged, is_full, outline, .. } = self;
        // It has the same head, which is then free to be taken.
        drop(outline);
        reader.finish(|line| arrived.take(line, 0));
        arrived.count(usize::MAX);
        // Those that others found came in between.
        arrived.faults.sort_by_key(|fault| fault.place.line);
        let Arrived { head, mut faults, builder, .. } = arrived;
        if is_damaged {
            let kind = FaultKind::Salvaged { n_read: builder.n_articles(), of };
            faults.insert(0, Fault { place: Place::file("corpus"), kind });
        }
        if is_full {
            let kind = FaultKind::NoRoom { n_held: builder.n_articles(), of };
            faults.insert(0, Fault { place: Place::file("corpus"), kind });
        }
        let corpus = builder.finish(head.map(Rc::unwrap_or_clone).unwrap_or_default());
        (Engine { faults: faults.clone(), ..Engine::new(corpus) }, faults)
    }
}

impl Arrived {
    fn take(&mut self, line: JsonLine, block: u32) {
        match line {
            JsonLine::Head(given) => {
                // The head is the first line.
                if self.waiting.is_empty() {
                    self.builder = Builder::under(&given);
                }
                self.head = Some(Rc::new(*given));
            }
            JsonLine::Article(article) => self.waiting.push_back((block, *article)),
            JsonLine::Faults(more) => self.faults.extend(more),
        }
    }

    fn count(&mut self, n: usize) {
        let n = n.min(self.waiting.len());
        for (_, article) in self.waiting.drain(..n) {
            self.builder.add(article);
        }
    }

    /// Counts the words of the next articles of the block, up to `n`. Returns whether none is left for now.
    fn count_block(&mut self, n: usize) -> bool {
        for _ in 0..n {
            match self.waiting.pop_front_if(|(block, _)| *block == self.block) {
                Some((_, article)) => self.builder.add(article),
                None => return true,
            }
        }
        false
    }

    fn prepare(&mut self) -> bool {
        let none = Head::default();
        self.builder.prepare(self.head.as_deref().unwrap_or(&none))
    }

    /// An article, if it is known where it is: of one that others read that is not so before it is here.
    fn article(&self, number: u32, is_shared: bool) -> Option<Article> {
        let counted = self.builder.n_articles();
        match number.checked_sub(counted) {
            None => self.builder.article(number),
            Some(behind) => {
                let waiting = self.waiting.get(behind as usize).filter(|_| !is_shared);
                let ahead = || self.ahead.iter().find(|(of, _)| *of == number);
                waiting.or_else(ahead).map(|(_, article)| article.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Assistant, Dealer};
    use formats::writers::block;
    use model::Metadata;
    use proptest::prelude::*;

    /// A corpus with contents, some of whose lines are blank or faulty.
    fn lines(n: usize, every: usize) -> String {
        let article = |i: usize| {
            let id = format!("a{i}");
            let outlet = ["Post", "Echo"][i % 2].to_owned();
            let metadata = Metadata { id, headline: format!("Harbour {i}"), outlet, ..Metadata::default() };
            metadata.with_text(format!("Berth {} of {}.\nIt’s w{} open", i % 7, i % 11, i * 7919 % 503))
        };
        let articles: Vec<Article> = (0..n).map(article).collect();
        let whole = block::lines(&Head::default(), &articles).unwrap();
        let odd = |(i, line): (usize, &str)| match i % every {
            1 => ["\n", line].concat(),
            2 => ["{\"headline\":\"No\"}\n", line].concat(),
            _ => line.to_owned(),
        };
        whole.split_inclusive('\n').enumerate().map(odd).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn several_hands_read_a_corpus_as_one_does(
            n in 1000..1400_usize, every in 90..2000_usize, n_hands in 1..5_u32, piece in 700..90_000_usize, is_late: bool, has_end: bool
        ) {
            let text = lines(n, every);
            let text = if has_end { text.as_str() } else { text.trim_end() };
            let mut alone = Loading::default();
            alone.push(text.as_bytes());
            let (alone, faults) = alone.finish();
            let mut shared = Loading::shared(n_hands);
            let mut others: Vec<Assistant> = (1..n_hands).map(|hand| Assistant::new(hand, n_hands)).collect();
            let mut dealer = Dealer::new(n_hands);
            let mut handfuls = Vec::new();
            for piece in text.as_bytes().chunks(piece) {
                shared.push(piece);
                dealer.deal(piece, &mut |hand, dealt| {
                    others[hand as usize - 1].push(dealt, &mut |handful| handfuls.push(handful));
                });
                if !is_late {
                    handfuls.drain(..).for_each(|handful| shared.take_handful(handful));
                    while shared.count(40) {}
                }
            }
            shared.outline();
            for other in others {
                other.finish(&mut |handful| handfuls.push(handful));
            }
            while shared.count(8) {}
            prop_assert_eq!(shared.is_waiting(), shared.n_counted() < n as u32);
            handfuls.drain(..).rev().for_each(|handful| shared.take_handful(handful));
            while shared.count(8) {}
            prop_assert!(!shared.is_waiting());
            prop_assert_eq!(shared.n_counted(), n as u32);
            let (shared, found) = shared.finish();
            prop_assert_eq!(found, faults);
            let (one, other) = (alone.corpus(), shared.corpus());
            prop_assert_eq!(one.articles.all(), other.articles.all());
            prop_assert_eq!(one.articles.starts(), other.articles.starts());
            prop_assert_eq!(&one.forms, &other.forms);
            prop_assert_eq!(&one.breaks, &other.breaks);
            prop_assert_eq!(one.lexicon.n_types(), other.lexicon.n_types());
        }
    }

    #[test]
    fn a_corpus_without_contents_is_read_by_one_hand() {
        let text = lines(1200, 3000).replacen("\"contents\"", "\"other\"", 1);
        let (mut shared, mut other) = (Loading::shared(2), Assistant::new(1, 2));
        shared.push(text.as_bytes());
        other.push(text.as_bytes(), &mut |_| panic!("nothing is its own"));
        other.finish(&mut |_| panic!("nothing is its own"));
        assert_eq!(shared.finish().0.corpus().articles.len(), 1200);
    }

    #[test]
    fn a_corpus_without_room_is_that_of_the_articles_that_came_before() {
        let text = lines(1300, 5000);
        let at = text.match_indices('\n').nth(1117).unwrap().0 + 20;
        let mut wanted = Loading::default();
        wanted.push(&text.as_bytes()[..at - 19]);
        let wanted = wanted.finish().0;
        let n_wanted = wanted.corpus().articles.len();
        for n_hands in [1, 2, 3] {
            let mut shared = if n_hands == 1 { Loading::default() } else { Loading::shared(n_hands) };
            shared.push(&text.as_bytes()[..at]);
            shared.close();
            shared.push(&text.as_bytes()[at..]);
            for hand in 1..n_hands {
                let mut other = Assistant::new(hand, n_hands);
                other.push(text.as_bytes(), &mut |handful| shared.take_handful(handful));
                other.finish(&mut |handful| shared.take_handful(handful));
            }
            shared.outline();
            while shared.count(8) {}
            assert!(shared.arrived.handfuls.is_empty(), "what comes after that is not kept");
            let (engine, faults) = shared.finish();
            let n_held = engine.corpus().articles.len();
            assert_eq!(faults[0].kind, FaultKind::NoRoom { n_held, of: Some(1300) });
            // The block of another hand comes whole.
            assert!((n_wanted..n_wanted + if n_hands == 1 { 1 } else { 128 }).contains(&n_held), "{n_held}");
            let n_wanted = n_wanted as usize;
            assert_eq!(engine.corpus().articles.all()[..n_wanted], wanted.corpus().articles.all()[..]);
            let wanted = wanted.corpus();
            assert_eq!(engine.corpus().forms.within(0..wanted.n_positions()), wanted.forms.all());
        }
    }

    #[test]
    fn a_damaged_corpus_gives_its_whole_lines_and_says_how_many() {
        let text = "{\"broadside\":1,\"articles\":3}\n{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}\n{\"head";
        let (engine, faults) = Loading::of_damaged(text.as_bytes()).finish();
        let kind = FaultKind::Salvaged { n_read: 1, of: Some(3) };
        assert_eq!(faults, [Fault { place: Place::file("corpus"), kind }]);
        assert_eq!(engine.corpus().articles.len(), 1);
        let (_, faults) = Loading::of_damaged(b"{\"broad").finish();
        assert_eq!(faults[0].kind, FaultKind::Salvaged { n_read: 0, of: None });
    }
}
