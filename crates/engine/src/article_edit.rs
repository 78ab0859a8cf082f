//! Mending: what a mend makes of an article's fields.

use crate::edit::ArticleEdit;
use corpus::Fields;
use model::Edtf;

/// A mend made ready: what it says, once for all its articles.
#[derive(Debug)]
pub(super) struct Change<'a> {
    mend: &'a ArticleEdit,
    date: Option<Edtf>,
    outlet: Option<&'a str>,
    headline: Option<&'a str>,
    add_topics: Vec<&'a str>,
    drop_topics: Vec<&'a str>,
}

impl<'a> Change<'a> {
    /// Makes a mend ready.
    ///
    /// # Errors
    /// Everything that keeps it from being done, in words.
    pub(super) fn of(mend: &'a ArticleEdit) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let date = mend.date.as_deref().and_then(|date| match date.trim() {
            "" => None,
            date => {
                Edtf::parse(date).map_err(|fault| faults.push(format!("the date \"{date}\" is not one: {fault}"))).ok()
            }
        });
        let [outlet, headline] = [&mend.outlet, &mend.headline].map(|field| field.as_deref().map(str::trim));
        for (name, field) in [("outlet", outlet), ("headline", headline)] {
            if field == Some("") {
                faults.push(format!("an article must have its {name}"));
            }
        }
        let topics =
            |topics: &'a [String]| topics.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>();
        let (add_topics, drop_topics) = (topics(&mend.add_topics), topics(&mend.drop_topics));
        if faults.is_empty() { Ok(Self { mend, date, outlet, headline, add_topics, drop_topics }) } else { Err(faults) }
    }

    /// The fields as they are mended. What is set by hand is inferred no more.
    pub(super) fn apply(&self, mut fields: Fields) -> Fields {
        if let Some(outlet) = self.outlet {
            outlet.clone_into(&mut fields.outlet);
        }
        if let Some(headline) = self.headline {
            headline.clone_into(&mut fields.headline);
        }
        if self.mend.date.is_some() {
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
            _ if self.mend.confirm => false,
            "outlet" => self.outlet.is_none(),
            "headline" => self.headline.is_none(),
            "date" => self.mend.date.is_none(),
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

    fn fields() -> Fields {
        let names = ["date", "outlet", "topics", "url"].map(str::to_owned).to_vec();
        Fields { inferred: names, topics: vec!["a".into(), "b".into()], ..Fields::of(&article("1", "O", "2024", "x")) }
    }

    fn check(mend: ArticleEdit, wanted: Fields) {
        assert_eq!(Change::of(&mend).map(|change| change.apply(fields())), Ok(wanted), "{mend:?}");
    }

    #[test]
    fn what_is_not_said_stays() {
        let inferred = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        check(ArticleEdit::default(), fields());
        check(ArticleEdit { confirm: true, ..ArticleEdit::default() }, Fields { inferred: vec![], ..fields() });
        let mend = ArticleEdit { date: Some(" ".into()), outlet: Some(" P ".into()), ..ArticleEdit::default() };
        let wanted = Fields { date: None, outlet: "P".into(), inferred: inferred(&["topics", "url"]), ..fields() };
        check(mend, wanted);
        let mend = ArticleEdit {
            add_topics: vec!["c ".into(), "b".into()],
            drop_topics: vec!["a".into()],
            ..ArticleEdit::default()
        };
        let topics = vec!["b".into(), "c".into()];
        check(mend, Fields { topics, inferred: inferred(&["date", "outlet", "url"]), ..fields() });
    }

    #[test]
    fn every_fault_is_told() {
        let mend = ArticleEdit { date: Some("2024-13".into()), headline: Some(" ".into()), ..ArticleEdit::default() };
        let wanted = ["the date \"2024-13\" is not one: there is no month 13", "an article must have its headline"];
        assert_eq!(Change::of(&mend).err().unwrap_or_default(), wanted);
    }
}
