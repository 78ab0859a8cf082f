//! Filters: search, facets, chips and the timeline.

pub mod date_fields;
pub mod facet_list;
pub mod filter_chips;
pub mod search_options;
pub mod timeline;
