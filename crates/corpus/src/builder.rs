//! Builder: adds articles one by one as they are read, then makes the corpus.

use crate::articles::Extent;
use crate::completion::{self, Completion};
use crate::counted::text_tokens;
use crate::cut::{Columns, Cut};
use crate::known::{At, Known, Numbers, Words};
use crate::language::language_of;
use crate::phrases::Ground;
use crate::{ArticleId, Articles, Breaks, Corpus, CountedPairs, FormId, Forms, Lexicon, Position, Reading, Spacing};
use model::{Article, ArticleList, Boilerplate, Cell, Counts, Head, Metadata, WordList};
use std::mem::take;
use std::sync::Arc;
use std::sync::OnceLock;
use text::{Language, Writing, tokens};

/// How few bytes two words take with the spaces behind them: twelve in English, more in most other languages.
const BYTES_OF_TWO_WORDS: usize = 11;

/// A corpus under construction.
#[derive(Debug)]
pub struct Builder {
    articles: Articles,
    lexicon: Lexicon,
    forms: Forms,
    breaks: Breaks,
    spacing: Spacing,
    boilerplate: Boilerplate,
    cut: Cut,
    /// How many forms were spelled out where its articles were handed out.
    n_told: FormId,
    /// The words that cells have numbers of, and the form of each that occurred.
    shared: (Arc<WordList>, Vec<Option<FormId>>),
    /// What was done of what follows the last article.
    completion: Completion,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            articles: Articles::none(),
            lexicon: Lexicon::default(),
            forms: Forms::default(),
            breaks: Breaks::default(),
            spacing: Spacing::default(),
            boilerplate: Boilerplate::default(),
            cut: Cut::default(),
            n_told: 0,
            shared: Default::default(),
            completion: Completion::default(),
        }
    }
}

impl Builder {
    /// A builder that counts none of the boilerplate of the corpus whose head this is.
    pub fn under(head: &Head) -> Self {
        Self { boilerplate: Boilerplate::of(head), ..Self::default() }
    }

    /// The corpus of these articles.
    pub fn build(head: Head, articles: impl IntoIterator<Item = Article>) -> Corpus {
        let (mut builder, articles) = (Self::under(&head), articles.into_iter());
        builder.articles.all.reserve(articles.size_hint().0);
        for article in articles {
            builder.add(article);
        }
        builder.finish(head)
    }

    /// Makes room for the words of texts of so many bytes, so that the column does not have to grow, for which a browser keeps half as much again.
    pub fn expect(&mut self, n_bytes: usize) {
        let n = 2 * n_bytes / BYTES_OF_TWO_WORDS;
        self.forms.reserve_exact(n);
        self.spacing.expect(n);
    }

    /// Appends an article.
    pub fn add(&mut self, article: Article) {
        let language = language_of(&article);
        let writing = language.map_or(Writing::Plain, Language::writing);
        let Article { metadata: article, text } = article;
        let Self { lexicon, forms, breaks, spacing, cut, .. } = self;
        let mut columns = Columns { lexicon, forms, breaks };
        let headline = &article.headline;
        cut.lay_out(headline, tokens(headline, writing), writing, &mut columns, None);
        let extent = Extent { start: columns.forms.len(), n_bytes: u32::try_from(text.len()).unwrap_or(u32::MAX) };
        spacing.skip_to(extent.start);
        let counted = text_tokens(&text, writing, &self.boilerplate);
        let end = cut.lay_out(&text, counted, writing, &mut columns, Some(spacing));
        let n_other = article.counts.as_ref().map(|counts| {
            let start = self.forms.len();
            self.lay_out(counts, writing);
            (start, counts.other)
        });
        let n_other = n_other.or_else(|| article.cell.as_ref().map(|cell| (self.lay_out_cell(cell), 0)));
        self.spacing.end(&text[end..], self.forms.len());
        self.end(article, extent, language, n_other);
    }

    /// Lays out the words of added-up articles, each once and a paragraph of its own, and returns where they begin.
    fn lay_out_cell(&mut self, cell: &Cell) -> Position {
        let start = self.forms.len();
        if !Arc::ptr_eq(&self.shared.0, &cell.vocabulary) {
            self.shared = (cell.vocabulary.clone(), vec![None; cell.vocabulary.len()]);
        }
        let (vocabulary, known) = &mut self.shared;
        for (&number, sums) in cell.words.iter().zip(&*cell.sums) {
            self.breaks.paragraph(self.forms.len());
            let Some(known) = known.get_mut(number as usize) else { continue };
            let form = *known.get_or_insert_with(|| {
                self.lexicon.know(vocabulary.get(number as usize).unwrap_or_default(), Writing::Plain)
            });
            self.lexicon.count_more(form, sums.count);
            self.forms.push(form);
        }
        for (form, times) in &cell.forms {
            self.lexicon.count_written(form, *times);
        }
        start
    }

    /// Lays words out that were counted elsewhere, each as often as it occurs and a paragraph of its own, so that it is found and counted as in
    /// a text and nothing is found that needs words in their order. The words of a phrase are together.
    fn lay_out(&mut self, counts: &Counts, writing: Writing) {
        let words = counts.words.iter().flat_map(|(n, words)| words.split(' ').map(|word| (*n, word)));
        let phrases = counts.phrases.iter().flat_map(|(n, list)| list.iter().map(|phrase| (*n, phrase.as_str())));
        for (n, run) in words.chain(phrases) {
            let first = self.forms.len();
            for word in run.split(' ') {
                let form = self.lexicon.know(word, writing);
                self.forms.push(form);
            }
            let run = first..self.forms.len();
            self.breaks.paragraph(first);
            for _ in 1..n {
                self.breaks.paragraph(self.forms.len());
                for at in run.clone() {
                    let form = self.forms.at(at);
                    self.forms.push(form);
                }
            }
        }
    }

    /// Appends an article of another corpus without segmenting it again.
    pub(super) fn add_known(&mut self, article: Metadata, there: &Known<'_>, at: &At, here: &mut Numbers) {
        let At { number, range, text, counts } = at;
        let start = self.forms.len();
        let here_now = |position: Position| start + position.saturating_sub(range.start);
        let counted_from = counts.map_or(range.start, |(counted_from, _)| counted_from);
        self.breaks.extend_from(there.breaks, range.clone(), start);
        let text_end = counts.map_or(range.end, |(counted_from, _)| counted_from);
        self.spacing.skip_to(here_now(text.start));
        self.spacing.extend_from(there.spacing, text.start..text_end, &mut here.gaps);
        let forms = there.forms.within(range.clone());
        for (form, position) in forms.iter().zip(range.clone()) {
            let known = here.forms.of(form, || self.lexicon.know_of(there.spellings, form));
            let in_cell = article.cell.as_ref().zip(position.checked_sub(counted_from));
            if let Some((cell, at)) = in_cell {
                self.lexicon.count_more(known, cell.sums.get(at as usize).map_or(0, |sums| sums.count));
            }
            self.forms.push(known);
        }
        self.spacing.end(there.spacing.behind(*number), self.forms.len());
        for (form, times) in article.cell.iter().flat_map(|cell| &cell.forms) {
            self.lexicon.count_written(form, *times);
        }
        let counts = counts.map(|(counted_from, n_other)| (here_now(counted_from), n_other));
        let text = Extent { start: here_now(text.start), ..*text };
        self.end(article, text, there.language, counts);
    }

    /// Ends an article; `counts` says where its counts begin and how many words they do not name.
    fn end(&mut self, article: Metadata, text: Extent, language: Option<Language>, counts: Option<(Position, u32)>) {
        if let Some((start, n_other)) = counts {
            self.articles.has_cells |= article.cell.is_some();
            self.articles.with_counts.push((self.articles.len(), start, n_other));
        }
        if let Some(pairs) = article.counts.as_ref().and_then(|counts| counts.pairs.as_ref()) {
            let pairs = self.know_pairs(pairs, language.map_or(Writing::Plain, Language::writing));
            self.articles.with_pairs.push((self.articles.len(), pairs));
        }
        self.completion = Completion::default();
        self.articles.push(article, text, language, self.forms.len());
    }

    fn know_pairs(&mut self, pairs: &model::Pairs, writing: Writing) -> CountedPairs {
        let mut known = CountedPairs { n_other: pairs.other, ..CountedPairs::default() };
        for (n, pair) in pairs.named.iter().flat_map(|(n, list)| list.iter().map(move |pair| (*n, pair))) {
            if let Some((first, second)) = pair.split_once(' ') {
                known.named.push(([first, second].map(|word| self.lexicon.know(word, writing)), n));
            }
        }
        known
    }

    /// Hands out its articles and their words. It knows these words from then on, and spells them no more.
    pub(super) fn take_columns(&mut self) -> (Articles, Words) {
        let n_told = std::mem::replace(&mut self.n_told, self.lexicon.n_forms());
        let spellings = self.lexicon.spellings().from(n_told);
        let Self { articles, forms, breaks, spacing, .. } = self;
        let words = Words { forms: take(forms), spellings, breaks: take(breaks), spacing: take(spacing) };
        (std::mem::replace(articles, Articles::none()), words)
    }

    /// Appends articles that were cut elsewhere, all of whose words these are: of each where its text is and its words end among them, and its language.
    /// `known` has the number here of each form there, as far as its words came before.
    pub(super) fn append(
        &mut self,
        words: Words,
        known: &mut Vec<FormId>,
        articles: impl Iterator<Item = (Extent, Option<Language>, Position, Metadata)>,
    ) {
        let Words { forms, spellings, breaks, spacing } = words;
        let here = self.forms.len();
        // Each in the order in which it occurred, as if it were cut here.
        known.extend((0..spellings.len()).map(|form| self.lexicon.know_of(&spellings, form)));
        self.forms.extend(forms.all().iter().map(|form| known.get(form as usize).copied().unwrap_or_default()));
        self.breaks.extend_from(&breaks, 0..Position::MAX, here);
        self.spacing.append(&spacing);
        for (text, language, end, article) in articles {
            self.articles.push(article, Extent { start: here + text.start, ..text }, language, here + end);
        }
        self.completion = Completion::default();
    }

    /// The number of articles so far.
    pub fn n_articles(&self) -> u32 {
        self.articles.len()
    }

    /// What is known of the articles so far.
    pub fn metadata(&self) -> &[Metadata] {
        self.articles.all()
    }

    /// Their ids, which may be others.
    pub fn ids(&mut self) -> impl Iterator<Item = &mut String> {
        self.articles.all.iter_mut().map(|article| &mut article.id)
    }

    /// An article that was added.
    pub fn article(&self, number: ArticleId) -> Option<Article> {
        let reading = Reading::of(&self.articles, &self.lexicon, &self.forms, &self.spacing);
        (number < self.articles.len()).then(|| reading.article(number as usize).into_owned())
    }

    /// Does a part of what [`Self::finish`] does, which takes a browser some milliseconds. Returns whether there are more parts. `head` is that of the
    /// corpus; where another article follows, all parts are done again.
    pub fn prepare(&mut self, head: &Head) -> bool {
        let Self { articles, lexicon, forms, breaks, spacing, completion, .. } = self;
        let columns = completion::Columns { head, articles, lexicon, forms, breaks, spacing };
        let (next, is_more) = take(completion).step(columns);
        *completion = next;
        is_more
    }

    /// Sorts the words, finds the actors and topics, and returns the corpus.
    pub fn finish(mut self, head: Head) -> Corpus {
        while self.prepare(&head) {}
        let Self { articles, lexicon, forms, breaks, spacing, boilerplate, completion, .. } = self;
        let ground = Ground { forms: &forms, lexicon: &lexicon, paragraphs: breaks.paragraphs() };
        let (actors, topic_mentions) = completion.done(ground, articles.starts());
        let (index, bags, labels) = Default::default();
        Corpus {
            head,
            boilerplate,
            articles,
            lexicon,
            forms,
            breaks,
            spacing,
            index,
            actors,
            topic_mentions,
            bags,
            labels,
            types_in_names: OnceLock::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::facet::TOPIC;
    use crate::pattern::{Case, Pattern};
    use crate::samples::{actor, article, corpus};
    use crate::{Builder, UnitKind};
    use model::{Actor, Head, Topic};

    fn named(texts: &[&str], actors: Vec<Actor>) -> Vec<Vec<(u32, u32, u32)>> {
        let articles = texts.iter().map(|text| article(text, "O", "2024", text)).collect();
        let corpus = corpus(articles, actors, vec![]);
        (0..corpus.articles.len())
            .map(|a| {
                let start = corpus.articles.range(a).start;
                let mentions = corpus.actors.in_article(a).iter();
                mentions.map(|m| (m.label, m.span.start - start, m.span.n_tokens)).collect()
            })
            .collect()
    }

    #[test]
    fn the_longest_name_wins_and_exclusions_are_not_mentions() {
        let actors = vec![
            actor("António Costa", &["Costa", "Antonio Costa"], &["Costa Rica"]),
            actor("United States", &["US", "U.S.", "USA"], &[]),
        ];
        let found = named(&["Antonio Costa met Costa in Costa Rica.", "The U.S.'s ally told us: US and Us"], actors);
        assert_eq!(found[0], [(0, 0, 2), (0, 3, 1)]);
        assert_eq!(found[1], [(1, 1, 1), (1, 6, 1)]);
    }

    #[test]
    fn what_was_prepared_is_done_again_where_an_article_follows() {
        let head = Head { actors: vec![actor("Costa", &[], &[])], ..Head::default() };
        let mut builder = Builder::under(&head);
        builder.expect(10);
        builder.add(article("a", "O", "", "Costa left"));
        while builder.prepare(&head) {}
        builder.add(article("b", "O", "", "They met Costa"));
        assert!(builder.prepare(&head));
        let corpus = builder.finish(head);
        let starts = |spans: &[crate::Mention]| spans.iter().map(|mention| mention.span.start).collect::<Vec<_>>();
        assert_eq!([0, 1].map(|a| starts(corpus.actors.in_article(a))), [[0], [4]]);
        assert_eq!(
            corpus.lexicon.find_type("met").map(|word| corpus.index().positions(word).collect::<Vec<_>>()),
            Some(vec![3])
        );
        assert_eq!(corpus.breaks.paragraphs(), [0, 2, 5]);
    }

    #[test]
    fn a_name_does_not_span_two_articles() {
        let found = named(&["They met White", "House of Lords White House"], vec![actor("White House", &[], &[])]);
        assert_eq!(found, [vec![], vec![(0, 3, 2)]]);
    }

    #[test]
    fn stems_match_what_begins_with_them() {
        let found =
            named(&["ceasefires Ceasefire cease Zelenskyy Zelenska"], vec![actor("ceasefire*", &["Zelensky*"], &[])]);
        assert_eq!(found[0], [(0, 0, 1), (0, 1, 1), (0, 3, 1)]);
    }

    #[test]
    fn topics_need_their_minimum_number_of_mentions() {
        let topic = |name: &str, phrase: &str, at_least| Topic {
            name: name.into(),
            phrases: vec![phrase.into()],
            at_least,
            other: serde_json::Map::new(),
        };
        let mut second = article("b", "O", "2024", "peace Peace deal");
        second.topics = vec!["given".into(), "peace".into()];
        let corpus = corpus(
            vec![article("a", "O", "2024", "Peace"), second],
            vec![],
            vec![topic("peace", "peace", 2), topic("deal", "peace deal", 1)],
        );
        let topics = corpus.labels(TOPIC);
        let names = |a| topics.of_article(a).iter().map(|&t| topics.name(t)).collect::<Vec<_>>();
        assert_eq!(names(0), Vec::<&str>::new());
        assert_eq!(names(1), ["peace", "deal", "given"]);
    }

    #[test]
    fn bags_count_words_and_merge_actors() {
        let corpus = corpus(
            vec![article("a", "O", "2024", "President Volodymyr Zelensky met Zelenskyy's president")],
            vec![actor("Zelensky", &["Zelenskyy", "Volodymyr Zelensky"], &[])],
            vec![],
        );
        let bag = |kind| {
            let bags = corpus.bags(kind);
            let units = bags.of(0).map(|(u, n)| format!("{}:{n}", corpus.unit_name(u))).collect::<Vec<_>>().join(" ");
            (units, bags.size(0))
        };
        assert_eq!(bag(UnitKind::Words), ("president:2 Volodymyr:1 Zelensky:1 met:1 Zelenskyy:1 's:1".into(), 7));
        assert_eq!(bag(UnitKind::WordsAndActors), ("president:2 Zelensky:2 met:1 's:1".into(), 6));
    }

    #[test]
    fn a_pattern_finds_every_occurrence() {
        let corpus =
            corpus(vec![article("a", "O", "2024", "a B a b"), article("b", "O", "2024", "b a")], vec![], vec![]);
        let find = |phrase, case| {
            let pattern = Pattern::new(&corpus.lexicon, phrase, case);
            pattern.map(|p| p.find(&corpus).iter().map(|s| s.start).collect::<Vec<_>>())
        };
        assert_eq!(find("b", Case::AsWritten), Some(vec![1, 3, 4]));
        assert_eq!(find("B", Case::AsWritten), Some(vec![1]));
        assert_eq!(find("B", Case::Ignored), Some(vec![1, 3, 4]));
        assert_eq!(find("a b", Case::Ignored), Some(vec![0, 2]));
        assert_eq!(find("b a", Case::Ignored), Some(vec![1, 4]));
        assert_eq!(find("c", Case::Ignored), None);
    }
}
