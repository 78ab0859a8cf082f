//! Incoming: articles on their way into a corpus, read one by one.

use crate::edit::EditFault;
use crate::loading::still_needs;
use crate::payload::Payload;
use formats::readers::json_lines::{JsonLine, LineReader};
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Head};
use std::collections::VecDeque;

/// The name of a payload in faults.
const NAME: &str = "articles";

/// After how many bytes there is a look at the memory that is left.
const LOOK_EVERY: usize = 4 << 20;

/// The articles of a payload of JSON Lines, each once.
pub(super) struct Incoming<'p> {
    payload: &'p mut dyn Payload,
    /// `None` once nothing more is read.
    reader: Option<LineReader>,
    head: Option<Head>,
    /// How many articles the head announces.
    n_announced: Option<u32>,
    articles: VecDeque<Article>,
    faults: Vec<EditFault>,
    /// How many bytes of text there are, with those that the corpus has.
    n_bytes: usize,
    /// How many articles the corpus has, and how many came.
    n_here: u32,
    n_come: u32,
    next_look: usize,
}

impl<'p> Incoming<'p> {
    /// Begins to read a payload, up to its first article. `here` is how many articles the corpus keeps, and how many bytes they have.
    pub(super) fn begin(payload: &'p mut dyn Payload, here: (u32, usize)) -> Self {
        let reader = Some(LineReader::new(NAME));
        let (n_here, n_bytes) = here;
        let (head, n_announced, articles, faults) = Default::default();
        let (n_come, next_look) = (0, LOOK_EVERY);
        let mut incoming =
            Self { payload, reader, head, n_announced, articles, faults, n_bytes, n_here, n_come, next_look };
        incoming.read_on();
        incoming
    }

    /// How many bytes the payload has.
    pub(super) fn n_bytes(&self) -> usize {
        self.payload.n_bytes()
    }

    /// What could not be read.
    pub(super) fn into_faults(self) -> Vec<EditFault> {
        self.faults
    }

    /// The next article.
    pub(super) fn next(&mut self) -> Option<Article> {
        let next = self.articles.pop_front();
        self.read_on();
        next
    }

    /// Reads until there is an article, or nothing more.
    fn read_on(&mut self) {
        while self.articles.is_empty()
            && let Some(mut reader) = self.reader.take()
        {
            let Self { payload, head, n_announced, articles, faults, .. } = self;
            let mut take = |line| match line {
                JsonLine::Head(given) => {
                    *n_announced = given.articles;
                    *head = Some(*given).filter(says_something);
                }
                JsonLine::Article(article) => articles.push_back(*article),
                JsonLine::Faults(more) => faults.extend(more.into_iter().map(EditFault::Unread)),
            };
            match payload.next() {
                Ok(Some(bytes)) => {
                    reader.push(&bytes, &mut take);
                    self.reader = Some(reader);
                    self.look(bytes.len());
                }
                Ok(None) => {
                    reader.finish(&mut take);
                    let n = self.n_come + self.articles.len() as u32;
                    self.payload.tell(n, Some(n));
                }
                // A line of which a part has come is among what the fault is of.
                Err(kind) => self.fault(kind),
            }
        }
    }

    /// Reads no more where there is no room for it.
    fn look(&mut self, n_read: usize) {
        self.n_bytes += n_read;
        self.n_come += self.articles.len() as u32;
        let of = self.n_announced.filter(|n| *n >= self.n_come);
        self.payload.tell(self.n_come, of);
        self.next_look = self.next_look.saturating_sub(n_read);
        if self.next_look == 0 {
            self.next_look = LOOK_EVERY;
            if !self.payload.has_room(still_needs(self.n_bytes + LOOK_EVERY)) {
                self.reader = None;
                self.fault(FaultKind::NoRoom { n_held: self.n_here + self.n_come, of: of.map(|n| self.n_here + n) });
            }
        }
    }

    fn fault(&mut self, kind: FaultKind) {
        self.faults.push(EditFault::Unread(Fault { place: Place::file(NAME), kind }));
    }

    /// The head of the corpus that these articles come into. In an empty one their own is taken, and where articles take the place of all others;
    /// else what the corpus lacks: a title, a lexicon. Where articles without a head take the place of others, what was said of those goes.
    pub(super) fn head_for(&mut self, here: &Head, is_empty: bool, replace: bool) -> Head {
        let has_lexicon = !here.actors.is_empty() || !here.topics.is_empty();
        match self.head.take() {
            None if replace => {
                let mut other = here.other.clone();
                other.remove("view");
                Head {
                    title: String::new(),
                    note: None,
                    boilerplate: Vec::new(),
                    clippings: Vec::new(),
                    other,
                    ..here.clone()
                }
            }
            None => here.clone(),
            Some(head) if replace => head,
            Some(head) => {
                let mut taken = here.clone();
                if taken.title.is_empty() {
                    (taken.title, taken.note) = (head.title, taken.note.or(head.note));
                }
                if !has_lexicon {
                    (taken.actors, taken.topics) = (head.actors, head.topics);
                }
                if taken.clippings.is_empty() {
                    taken.clippings = head.clippings;
                }
                if is_empty {
                    taken.language = head.language;
                    taken.stop_words = head.stop_words;
                    taken.also_hidden = head.also_hidden;
                    taken.never_hidden = head.never_hidden;
                    taken.boilerplate = head.boilerplate;
                    for (name, value) in head.other {
                        taken.other.entry(name).or_insert(value);
                    }
                }
                taken
            }
        }
    }
}

/// Whether a head says more than that articles follow.
fn says_something(head: &Head) -> bool {
    let Head {
        title, note, stop_words, also_hidden, never_hidden, boilerplate, actors, topics, clippings, other, ..
    } = head;
    let lists = [also_hidden, never_hidden, boilerplate];
    !(title.is_empty()
        && note.is_none()
        && stop_words.is_none()
        && actors.is_empty()
        && topics.is_empty()
        && clippings.is_empty()
        && other.is_empty()
        && lists.iter().all(|list| list.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Loading;
    use crate::edit::Edit;
    use std::cell::RefCell;

    /// Pieces of lines, of which so many can be read, and which leave so much room.
    struct Pieces {
        left: Vec<Vec<u8>>,
        n_readable: usize,
        room: usize,
        told: RefCell<Vec<(u32, Option<u32>)>>,
    }

    impl Payload for Pieces {
        fn n_bytes(&self) -> usize {
            self.left.iter().map(Vec::len).sum()
        }

        fn next(&mut self) -> Result<Option<Vec<u8>>, FaultKind> {
            self.n_readable = self.n_readable.checked_sub(1).ok_or(FaultKind::FileGone)?;
            Ok(self.left.pop())
        }

        fn has_room(&self, n_bytes: usize) -> bool {
            n_bytes < self.room
        }

        fn tell(&self, n_taken: u32, of: Option<u32>) {
            self.told.borrow_mut().push((n_taken, of));
        }
    }

    /// How many articles are added, and why not all.
    fn added(n_readable: usize, room: usize) -> (u32, u32, Vec<EditFault>) {
        let text = "word ".repeat(1 << 18);
        let line = |n: u32| format!("{{\"id\":\"{n}\",\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{n} {text}\"}}\n");
        let lines = (0..9).map(line).collect::<String>();
        let lines = [r#"{"broadside":1,"articles":9}"#, "\n", &lines].concat();
        // Pieces end within lines.
        let left = lines.as_bytes().chunks(1 << 20).rev().map(<[u8]>::to_vec).collect();
        let (mut engine, _) = Loading::default().finish();
        engine.edit(Edit::Add { replace: false }, r#"{"headline":"H","outlet":"O","text":"One."}"#.as_bytes());
        let mut pieces = Pieces { left, n_readable, room, told: RefCell::default() };
        let edited = engine.edit_from(Edit::Add { replace: false }, &mut pieces);
        let told = pieces.told.take();
        assert!(told.is_sorted() && told.iter().all(|(n, of)| *n <= 9 && *of == Some(9)), "{told:?}");
        (edited.n_changed, edited.summary.n_articles, edited.faults)
    }

    #[test]
    fn articles_are_added_as_far_as_they_can_be_read_and_held() {
        let fault = |kind| EditFault::Unread(Fault { place: Place::file(NAME), kind });
        assert_eq!(added(99, usize::MAX), (9, 10, vec![]));
        assert_eq!(added(4, usize::MAX), (3, 4, vec![fault(FaultKind::FileGone)]));
        // There is a look at the memory after four pieces, before the fifth.
        assert_eq!(added(99, 0), (3, 4, vec![fault(FaultKind::NoRoom { n_held: 4, of: Some(10) })]));
        assert_eq!(added(0, 0), (0, 1, vec![fault(FaultKind::FileGone)]));
    }
}
