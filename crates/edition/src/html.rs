//! HTML: elements and escaped text, and nothing else. Whatever comes from an article goes through [`Html::text`] or an attribute's value.

/// HTML as it is written.
#[derive(Debug, Default)]
pub(crate) struct Html(String);

impl Html {
    /// Writes an element with what `inside` writes in it. Names are the program's own; values are escaped.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// Writes an element with a text in it.
    pub(crate) fn line(&mut self, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.element(name, attributes, |html| html.text(text));
    }

    /// Writes text. What HTML cannot hold, such as a null, becomes the sign for it.
    pub(crate) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // Read back as a line feed, or not at all.
                '\r' => self.0.push('\n'),
                '\0' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }

    /// The number of bytes written so far.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// What was written.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}
