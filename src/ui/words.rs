//! Words: the comparison of words.

pub mod comparison_chart;
pub mod frequency_table;
pub mod house_style_table;
pub mod map;
mod other_sides;
pub mod repetition;
pub mod side_by_side;
pub mod sides;
pub mod word_table;
pub mod words_sentence;
pub mod words_view;
