//! Why something was not saved or kept, in words.

use crate::browser::keep::KeepFault;
use crate::browser::{SaveFault, local_time};

/// Why no file was saved.
pub fn save_fault(fault: &SaveFault) -> String {
    match fault {
        SaveFault::Unwritable(why) => words::save::unwritable(why),
        SaveFault::NoRoom(why) if why.is_empty() => words::save::no_room().to_owned(),
        SaveFault::NoRoom(why) => words::save::no_room_why(why.trim_end_matches('.')),
        SaveFault::Stopped => words::save::stopped().to_owned(),
        SaveFault::Refused => words::save::refused().to_owned(),
        SaveFault::Altered => words::save::altered().to_owned(),
    }
}

/// Why a corpus is not kept, or not opened.
pub fn keep_fault(fault: &KeepFault) -> String {
    match fault {
        KeepFault::Refused(why) if why.is_empty() => words::save::keep_refused().to_owned(),
        KeepFault::Refused(why) => words::save::keep_refused_why(why.trim_end_matches('.')),
        KeepFault::Full => words::save::keep_full().to_owned(),
        KeepFault::Newer(kept) => words::save::keep_newer(kept.n_articles.into(), &local_time(kept.time)),
    }
}
