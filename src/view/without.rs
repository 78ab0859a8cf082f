//! The parts of a page inside another that can be left out.

/// The parts that are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// The timeline.
    pub timeline: bool,
    /// The search and the facets.
    pub filters: bool,
    /// The tabs of the views.
    pub views: bool,
}

impl Without {
    /// Every part with its name in an address.
    fn parts(&mut self) -> [(&'static str, &mut bool); 3] {
        [("timeline", &mut self.timeline), ("filters", &mut self.filters), ("views", &mut self.views)]
    }

    /// The parts of these names, which stand apart by spaces or commas; names of no part mean nothing.
    pub fn named(names: &str) -> Self {
        let mut without = Self::default();
        for (name, is_left_out) in without.parts() {
            *is_left_out = names.split([' ', ',']).any(|given| given == name);
        }
        without
    }

    /// The names of the parts that are left out, apart by spaces.
    pub fn names(mut self) -> String {
        let left_out = self.parts().into_iter().filter(|(_, is_left_out)| **is_left_out);
        left_out.map(|(name, _)| name).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_in_any_order_and_what_is_none_means_nothing() {
        let without = Without { timeline: true, filters: false, views: true };
        assert_eq!(Without::named("views,timeline,masthead"), without);
        assert_eq!(without.names(), "timeline views");
        assert_eq!(Without::named(&without.names()), without);
        assert_eq!(Without::named(""), Without::default());
    }
}
