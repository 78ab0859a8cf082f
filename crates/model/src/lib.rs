//! Model: articles, dates, actors and topics, and the faults they can have. Nothing here depends on files, tokens or pages.

pub mod article;
pub mod article_list;
pub mod boilerplate;
pub mod byline;
pub mod cell;
pub mod clipping;
pub mod counts;
pub mod date_note;
pub mod edtf;
pub mod fault;
pub mod file_note;
pub mod findable;
pub mod head;
pub mod mixing;
pub mod order;
pub mod outlet_names;
pub mod parallel;
pub mod random;
pub mod word_list;

pub use article::{Article, Metadata};
pub use article_list::ArticleList;
pub use boilerplate::Boilerplate;
pub use cell::{Cell, WordSums};
pub use clipping::{Clipping, ClippingKind};
pub use counts::{Counts, Pairs};
pub use edtf::{Day, Edtf};
pub use fault::{Fault, FaultKind, Place};
pub use findable::Findable;
pub use head::{Actor, ActorKind, Head, Topic};
pub use outlet_names::WrittenOutlet;
pub use word_list::WordList;
