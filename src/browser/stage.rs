//! Stage: where the page is drawn. It stands behind the readable edition of the file until it has something to show, and then takes its place.

use web_sys::Element;

/// The attribute of the stage, and its value while the stage is out of sight. It is as wide there as it will be, so that pictures are drawn to their
/// measure.
const STAGE: &str = "data-stage";
const BEHIND: &str = "behind";

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// Makes the stage in the page's root, in the place of everything there but an edition. Returns what to draw in.
pub fn set(root: &Element) -> Element {
    let stage = root.owner_document().and_then(|document| document.create_element("div").ok());
    match stage {
        Some(stage) if find(".edition").is_some() => {
            let _ = stage.set_attribute(STAGE, BEHIND);
            let _ = root.append_child(&stage);
            stage
        }
        _ => {
            root.set_text_content(None);
            root.clone()
        }
    }
}

/// Says in the edition how far the page has come.
pub fn say(words: &str) {
    if let Some(status) = find(".edition [role=status]") {
        status.set_text_content(Some(words));
    }
}

/// Shows the stage in the place of the edition, if it is not there yet.
pub fn raise() {
    if let Some(stage) = find("[data-stage=behind]") {
        while let Some(before) = stage.previous_sibling() {
            let _ = before.parent_node().map(|parent| parent.remove_child(&before));
        }
        let _ = stage.remove_attribute(STAGE);
    }
}
