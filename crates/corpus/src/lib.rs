//! Corpus: articles, words and names in columns, laid out like the Corpus Workbench (Evert & Hardie 2011).
//!
//! The whole corpus is a column of form numbers, mostly two bytes a token, in reading order. A lexicon maps numbers to forms, an inverted index
//! maps types to positions, and article boundaries map positions to articles. An article's words are those of its headline and its text.

pub mod articles;
pub mod bags;
pub mod batch;
pub mod breaks;
pub mod builder;
mod completion;
pub mod count;
mod counted;
mod cut;
pub mod facet;
mod form_counts;
mod here;
pub mod index;
mod known;
pub mod labels;
mod language;
pub mod lexicon;
pub mod mentions;
pub mod narrow;
mod on_demand;
pub mod pairs;
pub mod pattern;
mod phrases;
pub mod query;
pub mod raw;
pub mod reading;
pub mod revision;
mod rows;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod spacing;
pub mod strings;
pub mod time_frame;

pub use articles::Articles;
use bags::CountingAll;
pub use bags::{Bags, Sizes, UnitKind};
pub use batch::{Batch, Origin};
pub use breaks::Breaks;
pub use builder::Builder;
pub use facet::Facet;
pub use index::Index;
pub use labels::Labels;
pub use lexicon::{FormId, Lexicon, TypeId};
pub use mentions::{Mention, Mentions};
pub use pairs::CountedPairs;
pub use pattern::{Pattern, Span};
pub use reading::{Chosen, ReadText, Reading};
pub use revision::{ArticleSource, Fields};
pub use spacing::Spacing;

use fixedbitset::FixedBitSet;
use index::Indexing;
use model::{Boilerplate, Head};
use on_demand::OnDemand;
use std::sync::OnceLock;

/// A token's position in the corpus, counted from 0 across all articles.
pub type Position = u32;
/// An article's number, counted from 0 in reading order.
pub type ArticleId = u32;

/// The form of each token, in reading order.
pub type Forms = narrow::Narrow<u16>;
/// The forms of tokens that follow one another.
pub type FormSlice<'a> = narrow::NarrowSlice<'a, u16>;

/// A whole corpus in memory, indexed for queries.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The title, language, actors and topics, as given.
    pub head: Head,
    /// The lines that are not counted.
    pub boilerplate: Boilerplate,
    /// The articles and their columns.
    pub articles: Articles,
    /// Forms and types.
    pub lexicon: Lexicon,
    /// The form of every token, in reading order.
    pub forms: Forms,
    /// Where paragraphs and sentences begin.
    pub breaks: Breaks,
    /// What stands between the tokens of the texts.
    pub spacing: Spacing,
    /// The mentions of each actor; labels are indices into `head.actors`.
    pub actors: Mentions,
    /// The mentions of each topic; labels are indices into `head.topics`.
    pub topic_mentions: Mentions,
    index: OnDemand<Indexing>,
    bags: [OnDemand<CountingAll>; 2],
    labels: [OnceLock<Labels>; Facet::ALL.len()],
    types_in_names: OnceLock<FixedBitSet>,
}

impl Corpus {
    /// What the texts are put together from.
    pub fn reading(&self) -> Reading<'_> {
        Reading::of(&self.articles, &self.lexicon, &self.forms, &self.spacing)
    }

    /// The number of positions, of tokens that are read and of those that are counted.
    pub fn n_positions(&self) -> u32 {
        self.forms.len()
    }

    /// The number of counted tokens.
    pub fn n_tokens(&self) -> u64 {
        let with_counts = self.articles.with_counts();
        let beside = with_counts.fold((0, 0), |(n_laid_out, n_counted), article| {
            let n_tokens = u64::from(self.articles.n_tokens(article));
            (n_laid_out + self.articles.range(article).len() as u64, n_counted + n_tokens)
        });
        u64::from(self.forms.len()) - beside.0 + beside.1
    }

    /// The type of the token at a position.
    pub fn type_at(&self, position: Position) -> TypeId {
        self.lexicon.type_of(self.forms.at(position))
    }

    /// How often each unit occurs in each article. Counted on first use.
    pub fn bags(&self, kind: UnitKind) -> &Bags {
        let kind = self.counted_kind(kind);
        self.bags[kind as usize].get(self, |corpus| CountingAll::of(corpus, kind))
    }

    /// The positions of each type. Sorted on first use.
    pub fn index(&self) -> &Index {
        self.index.get(self, |_| Indexing::default())
    }

    /// Whether the positions of each type are sorted already.
    pub fn has_index(&self) -> bool {
        self.index.is_done()
    }

    /// The number of possible units of a kind: every type, plus every actor if actors are merged.
    pub fn n_units(&self, kind: UnitKind) -> u32 {
        match kind {
            UnitKind::Words => self.lexicon.n_types(),
            UnitKind::WordsAndActors => self.lexicon.n_types() + self.head.actors.len() as u32,
        }
    }

    /// The sizes of the articles that an article stands for. Those in words are known without counting any.
    pub fn sizes(&self, kind: UnitKind, article: ArticleId) -> Sizes {
        if self.counted_kind(kind) != UnitKind::Words {
            return self.bags(kind).sizes(article);
        }
        match self.articles.cell(article) {
            Some(cell) => Sizes::of_cell(cell),
            None => Sizes::of_one(self.articles.n_tokens(article).into()),
        }
    }

    /// Does a step of what most questions need before they are asked: what comparisons count by unless other units are chosen, and what searches look in.
    /// Returns whether there are more.
    pub fn prepare(&self) -> bool {
        let kind = self.counted_kind(UnitKind::default());
        self.bags[kind as usize].step(self, |corpus| CountingAll::of(corpus, kind))
            || self.index.step(self, |_| Indexing::default())
    }

    /// Without actors, both kinds give the same counts.
    fn counted_kind(&self, kind: UnitKind) -> UnitKind {
        if self.head.actors.is_empty() { UnitKind::Words } else { kind }
    }

    /// The unit of an actor. A type's unit is its number; actors are numbered after the types.
    pub fn unit_of_actor(&self, actor: u32) -> u32 {
        self.lexicon.n_types() + actor
    }

    /// The types that are part of actors' names somewhere, a bit each. Looked for on first use.
    pub fn types_in_names(&self) -> &FixedBitSet {
        self.types_in_names.get_or_init(|| {
            let mut types = FixedBitSet::with_capacity(self.lexicon.n_types() as usize);
            for article in 0..self.articles.len() {
                for mention in self.actors.in_article(article) {
                    types.extend((mention.span.start..mention.span.end()).map(|p| self.type_at(p) as usize));
                }
            }
            types
        })
    }

    /// A unit's name as shown on the page: the actor's name, or the type as shown.
    pub fn unit_name(&self, unit: u32) -> &str {
        match unit.checked_sub(self.lexicon.n_types()) {
            Some(actor) => self.head.actors.get(actor as usize).map_or("", |actor| &actor.name),
            None => self.lexicon.shown(unit),
        }
    }
}
