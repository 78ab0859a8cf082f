//! Lanes: articles over time in as few rows as keep their names apart.

/// Between a bar and its name, and between a name and the next bar, in px.
const GAP: f64 = 7.0;

/// Where the name of an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePlace {
    /// Right of its bar.
    Right,
    /// Left of it, since there is no room on the right.
    Left,
    /// On it, since there is room on neither side.
    OnBar,
}

/// Where one article stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanePlace {
    /// Its row, from above.
    pub lane: usize,
    /// Where its name stands.
    pub name: NamePlace,
}

/// Places bars, given as (start, end) in px from the left in the order of their starts, with the widths of their names, on a timeline of this
/// width. Each goes to the first row in which bar and name touch no other.
pub fn lanes(bars: &[(f64, f64)], names: &[f64], width: f64) -> Vec<LanePlace> {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let place = |(bar, name): (&(f64, f64), &f64)| {
        let name = name + GAP;
        let (place, own) = if bar.1 + name <= width {
            (NamePlace::Right, (bar.0, bar.1 + name))
        } else if bar.0 > name {
            (NamePlace::Left, (bar.0 - name, bar.1))
        } else {
            (NamePlace::OnBar, (bar.0, bar.1.max(bar.0 + name)))
        };
        let is_free = |row: &Vec<(f64, f64)>| row.iter().all(|other| own.1 + GAP < other.0 || other.1 + GAP < own.0);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        match taken.get_mut(lane) {
            Some(row) => row.push(own),
            None => taken.push(vec![own]),
        }
        LanePlace { lane, name: place }
    };
    bars.iter().zip(names).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bars: &[(f64, f64)], expected: &[(usize, NamePlace)]) {
        let names = vec![80.0; bars.len()];
        let got: Vec<(usize, NamePlace)> =
            lanes(bars, &names, 1000.0).iter().map(|place| (place.lane, place.name)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn bars_share_a_row_where_their_names_do_not_touch() {
        check(&[(0.0, 50.0), (200.0, 250.0)], &[(0, NamePlace::Right), (0, NamePlace::Right)]);
        let right = |lane| (lane, NamePlace::Right);
        check(&[(0.0, 50.0), (100.0, 150.0), (240.0, 260.0)], &[right(0), right(1), right(0)]);
    }

    #[test]
    fn a_name_is_where_there_is_room() {
        check(&[(0.0, 50.0), (980.0, 1000.0)], &[(0, NamePlace::Right), (0, NamePlace::Left)]);
        check(&[(10.0, 990.0)], &[(0, NamePlace::OnBar)]);
    }
}
