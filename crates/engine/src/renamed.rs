//! Renamed outlets: what was asked about an outlet before an edit is asked about the one that all its articles have after it.

use crate::edit::Renamed;
use corpus::facet::OUTLET;
use corpus::{ArticleId, Corpus, Fields};
use hashbrown::HashSet;

/// The outlets of articles as they were that no article has any more, where all of theirs have one and the same outlet now.
pub(super) fn renamed_outlets(corpus: &Corpus, former: &[(ArticleId, Fields)]) -> Vec<Renamed> {
    let mut renamed: Vec<Renamed> = Vec::new();
    let mut scattered: HashSet<&str> = HashSet::new();
    for (number, fields) in former {
        let from = &fields.outlet;
        let Some(to) = corpus.articles.get(*number).map(|article| &article.outlet) else { continue };
        match renamed.iter().find(|known| known.from == *from) {
            Some(known) if known.to != *to => _ = scattered.insert(from),
            None if from != to && corpus.outlets().find(from).is_none() => {
                renamed.push(Renamed { facet: OUTLET, from: from.clone(), to: to.clone() });
            }
            _ => {}
        }
    }
    renamed.retain(|known| !scattered.contains(known.from.as_str()));
    renamed
}
