//! Corpus: articles, words and names in columns, laid out as the Corpus Workbench does (Evert & Hardie 2011).
//!
//! One `u32` a token holds the whole corpus in reading order; a lexicon says which form a number is; a reversed index says where each type stands;
//! boundaries say which token is whose. An article's words are those of its headline and of its text.

pub mod articles;
pub mod bags;
pub mod builder;
pub mod facet;
pub mod index;
pub mod labels;
pub mod lexicon;
pub mod mentions;
pub mod pattern;
pub mod query;
pub mod revision;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
pub mod strings;

pub use articles::Articles;
pub use bags::{Bags, UnitKind};
pub use builder::Builder;
pub use facet::Facet;
pub use index::Index;
pub use labels::Labels;
pub use lexicon::{FormId, Lexicon, TypeId};
pub use mentions::{Mention, Mentions};
pub use pattern::{Pattern, Span};
pub use revision::{Fields, Part};

use model::Head;
use std::cell::OnceCell;

/// A token's place in the corpus, counted from 0 through all articles.
pub type Position = u32;
/// An article's number, counted from 0 in reading order.
pub type ArticleId = u32;

/// Everything that can be asked, in memory.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Title, language and the lexicon of names as they were given.
    pub head: Head,
    /// The articles and their columns.
    pub articles: Articles,
    /// Forms and types.
    pub lexicon: Lexicon,
    /// The form of every token, in reading order.
    pub forms: Vec<FormId>,
    /// Where each type stands.
    pub index: Index,
    /// Where each actor is named; labels are indices into `head.actors`.
    pub actors: Mentions,
    /// Where each topic is spoken of; labels are indices into `head.topics`.
    pub topic_mentions: Mentions,
    bags: [OnceCell<Bags>; 2],
    labels: [OnceCell<Labels>; Facet::ALL.len()],
}

impl Corpus {
    /// The number of tokens.
    pub fn n_tokens(&self) -> u32 {
        self.forms.len() as u32
    }

    /// The type of the token at a position.
    pub fn type_at(&self, position: Position) -> TypeId {
        self.lexicon.type_of(self.forms[position as usize])
    }

    /// How often each unit stands in each article, counted when first asked for.
    pub fn bags(&self, kind: UnitKind) -> &Bags {
        // Without actors both ways of counting are one.
        let kind = if self.head.actors.is_empty() { UnitKind::Words } else { kind };
        self.bags[kind as usize].get_or_init(|| Bags::count(self, kind))
    }

    /// The unit of a type or of an actor is its number; actors stand behind the types.
    pub fn unit_of_actor(&self, actor: u32) -> u32 {
        self.lexicon.n_types() + actor
    }

    /// A unit's name as the page shows it: an actor's name, or the type as it is shown.
    pub fn unit_name(&self, unit: u32) -> &str {
        match unit.checked_sub(self.lexicon.n_types()) {
            Some(actor) => self.head.actors.get(actor as usize).map_or("", |actor| &actor.name),
            None => self.lexicon.shown(unit),
        }
    }
}
