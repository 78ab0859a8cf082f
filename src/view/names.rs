//! Names: what is chosen in the view of who is named where.

use corpus::Facet;
use corpus::facet::OUTLET;
use model::ActorKind;
use reports::collocates::CollocateOrder;
use reports::names::{NameKind, NamesBy, NamesOrder, facet_of};

/// What is chosen in the view of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesState {
    /// What is listed.
    pub kind: NameKind,
    /// By what outlets are set side by side; what suits the articles where it is not said.
    pub by: Option<NamesBy>,
    /// The order of the names.
    pub order: NamesOrder,
    /// From the least up; of the alphabet, from Z.
    pub turned: bool,
    /// The name whose company is open.
    pub together: Option<String>,
    /// The order of those who are named together with it.
    pub together_order: CollocateOrder,
}

impl Default for NamesState {
    fn default() -> Self {
        Self {
            kind: Some(ActorKind::Person),
            by: None,
            order: NamesOrder::default(),
            turned: false,
            together: None,
            together_order: CollocateOrder::Near,
        }
    }
}

impl NamesState {
    /// A value of a facet goes under another name now.
    pub fn rename(&mut self, facet: Facet, from: &str, to: &str) {
        if facet == OUTLET && self.order == NamesOrder::Outlet(from.to_owned()) {
            self.order = NamesOrder::Outlet(to.to_owned());
        }
        if facet == facet_of(self.kind) && self.together.as_deref() == Some(from) {
            self.together = Some(to.to_owned());
        }
    }

    /// The same in another order; by the same column again the other way round.
    #[must_use]
    pub fn ordered(&self, order: NamesOrder) -> Self {
        Self { turned: self.order == order && !self.turned, order, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_column_again_turns_the_table_round() {
        let state = NamesState::default().ordered(NamesOrder::Name);
        assert!(!state.turned);
        assert!(state.ordered(NamesOrder::Name).turned);
        assert!(!state.ordered(NamesOrder::Name).ordered(NamesOrder::All).turned);
    }
}
