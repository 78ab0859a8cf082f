//! Model: articles, dates, actors and topics, and what may be wrong with them. It knows nothing of files, text or pages.

pub mod article;
pub mod edtf;
pub mod fault;
pub mod head;
pub mod order;

pub use article::Article;
pub use edtf::{Day, Edtf};
pub use fault::{Fault, FaultKind, Place};
pub use head::{Actor, ActorKind, Head, Topic};
