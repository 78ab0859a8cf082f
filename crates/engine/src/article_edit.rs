//! The edit of articles: what it makes of an article's fields.

use crate::edit::{ArticleEdit, EditFault};
use corpus::Fields;
use model::Edtf;

/// An edit made ready: what it says, once for all its articles.
#[derive(Debug)]
pub(super) struct Change<'a> {
    edit: &'a ArticleEdit,
    date: Option<Edtf>,
    outlet: Option<&'a str>,
    headline: Option<&'a str>,
    add_topics: Vec<&'a str>,
    drop_topics: Vec<&'a str>,
}

impl<'a> Change<'a> {
    /// Makes an edit ready.
    ///
    /// # Errors
    /// Everything that keeps it from being done.
    pub(super) fn of(edit: &'a ArticleEdit) -> Result<Self, Vec<EditFault>> {
        let mut faults = Vec::new();
        let date = edit.date.as_deref().map(str::trim).filter(|date| !date.is_empty()).and_then(|date| {
            let fault = |fault| EditFault::Date { text: date.to_owned(), fault };
            Edtf::parse(date).map_err(|why| faults.push(fault(why))).ok()
        });
        let [outlet, headline] = [&edit.outlet, &edit.headline].map(|field| field.as_deref().map(str::trim));
        for (field, fault) in [(outlet, EditFault::NoOutlet), (headline, EditFault::NoHeadline)] {
            if field == Some("") {
                faults.push(fault);
            }
        }
        let topics =
            |topics: &'a [String]| topics.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>();
        let (add_topics, drop_topics) = (topics(&edit.add_topics), topics(&edit.drop_topics));
        if faults.is_empty() { Ok(Self { edit, date, outlet, headline, add_topics, drop_topics }) } else { Err(faults) }
    }

    /// The fields as they are edited. What is set by hand is inferred no more.
    pub(super) fn apply(&self, mut fields: Fields) -> Fields {
        if let Some(outlet) = self.outlet {
            outlet.clone_into(&mut fields.outlet);
        }
        if let Some(headline) = self.headline {
            headline.clone_into(&mut fields.headline);
        }
        if self.edit.date.is_some() {
            fields.date.clone_from(&self.date);
        }
        fields.topics.retain(|topic| !self.drop_topics.contains(&topic.as_str()));
        for topic in &self.add_topics {
            if !fields.topics.iter().any(|known| known == topic) {
                fields.topics.push((*topic).to_owned());
            }
        }
        let names_topics = !self.add_topics.is_empty() || !self.drop_topics.is_empty();
        fields.inferred.retain(|name| match name.as_str() {
            _ if self.edit.confirm => false,
            "outlet" => self.outlet.is_none(),
            "headline" => self.headline.is_none(),
            "date" => self.edit.date.is_none(),
            "topics" => !names_topics,
            _ => true,
        });
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::article;
    use model::edtf::DateFault;

    fn fields() -> Fields {
        let names = ["date", "outlet", "topics", "url"].map(str::to_owned).to_vec();
        Fields { inferred: names, topics: vec!["a".into(), "b".into()], ..Fields::of(&article("1", "O", "2024", "x")) }
    }

    fn check(edit: ArticleEdit, wanted: Fields) {
        assert_eq!(Change::of(&edit).map(|change| change.apply(fields())), Ok(wanted), "{edit:?}");
    }

    #[test]
    fn what_is_not_said_stays() {
        let inferred = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        check(ArticleEdit::default(), fields());
        check(ArticleEdit { confirm: true, ..ArticleEdit::default() }, Fields { inferred: vec![], ..fields() });
        let edit = ArticleEdit { date: Some(" ".into()), outlet: Some(" P ".into()), ..ArticleEdit::default() };
        let wanted = Fields { date: None, outlet: "P".into(), inferred: inferred(&["topics", "url"]), ..fields() };
        check(edit, wanted);
        let edit = ArticleEdit {
            add_topics: vec!["c ".into(), "b".into()],
            drop_topics: vec!["a".into()],
            ..ArticleEdit::default()
        };
        let topics = vec!["b".into(), "c".into()];
        check(edit, Fields { topics, inferred: inferred(&["date", "outlet", "url"]), ..fields() });
    }

    #[test]
    fn every_fault_is_found() {
        let edit = ArticleEdit { date: Some("2024-13".into()), headline: Some(" ".into()), ..ArticleEdit::default() };
        let wanted = [EditFault::Date { text: "2024-13".into(), fault: DateFault::Month(13) }, EditFault::NoHeadline];
        assert_eq!(Change::of(&edit).err().unwrap_or_default(), wanted);
    }
}
