//! What all targets share: bytes as text, and readers that are only to come to an end.

use formats::Event;
use formats::import::ImportOptions;

/// Bytes as a reader of text gets them.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Makes an article of every record, as an import does.
pub fn complete(event: Event) {
    if let Event::Record(record) = event {
        let options = ImportOptions { outlet: Some("Outlet".to_owned()), ..ImportOptions::default() };
        let _ = formats::complete::complete(*record, &options, true);
    }
}

/// Decodes as the command line does.
pub fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    cli::encoding::decode(label, bytes)
}
