//! Exports: what archives of newspapers export, by the lines of its text, whatever kind of file these come from.

use crate::event::Emit;
use crate::readers::{europresse, factiva, lexis, proquest};

/// Reads a text if it is an export of an archive that is known here; returns whether it is. Each line is a paragraph.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) -> bool {
    if proquest::is(text) {
        proquest::read(file, text, emit);
    } else if lexis::is(text) {
        lexis::read_lines(file, text, false, emit);
    } else if factiva::plain::is(text) {
        factiva::plain::read(file, text, emit);
    } else if europresse::plain::is(text) {
        europresse::plain::read(file, text, emit);
    } else {
        return false;
    }
    true
}
