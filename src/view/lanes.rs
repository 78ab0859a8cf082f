//! Lanes: articles over time in as few rows as keep their names apart.

/// Between a bar and its name, and between a name and the next bar, in px.
const GAP: f64 = 7.0;

/// Where one article stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its row, from above.
    pub lane: usize,
    /// Whether its name is left of its bar, since there is no room on the right.
    pub is_name_left: bool,
}

/// Places bars, given as (start, end) in px from the left in the order of their starts, with the widths of their names, on a timeline of this
/// width. Each goes to the first row in which bar and name touch no other.
pub fn lanes(bars: &[(f64, f64)], names: &[f64], width: f64) -> Vec<Place> {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let place = |(bar, name): (&(f64, f64), &f64)| {
        let name = name + GAP;
        let is_name_left = bar.1 + name > width && bar.0 > name;
        let own = if is_name_left { (bar.0 - name, bar.1) } else { (bar.0, bar.1 + name) };
        let is_free = |row: &Vec<(f64, f64)>| row.iter().all(|other| own.1 + GAP < other.0 || other.1 + GAP < own.0);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        match taken.get_mut(lane) {
            Some(row) => row.push(own),
            None => taken.push(vec![own]),
        }
        Place { lane, is_name_left }
    };
    bars.iter().zip(names).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bars: &[(f64, f64)], expected: &[(usize, bool)]) {
        let names = vec![80.0; bars.len()];
        let got: Vec<(usize, bool)> =
            lanes(bars, &names, 1000.0).iter().map(|place| (place.lane, place.is_name_left)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn bars_share_a_row_where_their_names_do_not_touch() {
        check(&[(0.0, 50.0), (200.0, 250.0)], &[(0, false), (0, false)]);
        check(&[(0.0, 50.0), (100.0, 150.0), (240.0, 260.0)], &[(0, false), (1, false), (0, false)]);
    }

    #[test]
    fn a_name_is_on_the_left_where_the_right_has_no_room() {
        check(&[(0.0, 50.0), (980.0, 1000.0)], &[(0, false), (0, true)]);
        // Nowhere is room: on the right, as elsewhere.
        check(&[(10.0, 990.0)], &[(0, false)]);
    }
}
