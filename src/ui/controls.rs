//! Controls: small parts that every view uses.

pub mod choice;
pub mod date_field;
pub mod draft_field;
pub mod figure;
pub mod marked;
pub mod notice;
pub mod paging;
pub mod sentence;
pub mod table_twin;
pub mod take_away;
