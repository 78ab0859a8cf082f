//! Messages: what page and worker say to each other, as JSON texts.

use crate::engine::{Report, Request, Summary};
use serde::{Deserialize, Serialize};

/// From the page to the worker. The corpus goes as a text of its own, since it may be large and is no JSON.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Tells this request from every other.
    pub number: u32,
    /// What is asked.
    pub request: Request,
}

/// From the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Tell {
    /// So many articles have been read; of so many, where that is known.
    Progress(u32, Option<u32>),
    /// The corpus is whole.
    Ready(Box<Summary>),
    /// The answer to a request.
    Report(u32, Box<Report>),
    /// It cannot go on; why.
    Failed(String),
}
