//! What is said of faults in the input.

use crate::{date_fault, faults, list};
use model::fault::{
    ArchiveFault, BoilerplateKind, CountsFault, Fault, FaultKind, FieldType, LeftOut, LexiconFault, Place, SheetFault,
    UnreadKind,
};

/// What is wrong and what to do.
pub fn fault(kind: &FaultKind) -> String {
    let text = match kind {
        FaultKind::OnlyHeadlines(n) => return faults::only_headlines((*n).into()),
        FaultKind::LongLine(megabytes) => return faults::long_line((*megabytes).into()),
        FaultKind::Toml(why) => return faults::toml(why),
        FaultKind::Json(why) => return faults::json(&cited(why)),
        FaultKind::Xml(why) => return faults::xml(why),
        FaultKind::Package(n) => return faults::package((*n).into()),
        FaultKind::Table(why) => return faults::table(why),
        FaultKind::Ragged { n_cells, n_columns } => return faults::ragged((*n_cells).into(), (*n_columns).into()),
        FaultKind::LargeSheet(name) => return faults::large_sheet(name),
        FaultKind::NoOutletButFolder(folder) => return faults::no_outlet_but_folder(folder),
        FaultKind::NoTextColumn(headings) => {
            return faults::no_text_column(&list(&headings.iter().map(|heading| cited(heading)).collect::<Vec<_>>()));
        }
        FaultKind::Archive(fault) => return archive_fault(fault),
        FaultKind::Salvaged { n_read, of: None } => return faults::salvaged((*n_read).into()),
        FaultKind::Salvaged { n_read, of: Some(of) } => return faults::salvaged_of((*n_read).into(), (*of).into()),
        FaultKind::NoRoom { n_held, of } => {
            return faults::no_room((*n_held).into(), of.unwrap_or(*n_held).into());
        }
        FaultKind::Sheet(fault) => return sheet_fault(fault),
        FaultKind::Missing(field) => return faults::missing(field),
        FaultKind::Type { field, wanted: FieldType::Text } => return faults::not_a_text(field),
        FaultKind::Type { field, wanted: FieldType::Texts } => return faults::not_a_list(field),
        FaultKind::Date { text, fault } => return faults::not_a_date(&cited(text), &date_fault(fault)),
        FaultKind::NoSuchFile(name) => return faults::no_such_file(name),
        FaultKind::Head(why) => return faults::head(why),
        FaultKind::Clippings(n) => return crate::clippings::left_out((*n).into()),
        FaultKind::Lexicon(fault) => return lexicon_fault(fault),
        FaultKind::NewerFormat(number) => return faults::newer_format(&number.to_string()),
        FaultKind::Unreadable(why) => return faults::unreadable(why),
        FaultKind::NotUtf8 => faults::not_utf8(),
        FaultKind::Nul => faults::nul(),
        FaultKind::EmptyFile => faults::empty_file(),
        FaultKind::NoFrontMatter => faults::no_front_matter(),
        FaultKind::OpenFrontMatter => faults::open_front_matter(),
        FaultKind::XmlCutShort => faults::xml_cut_short(),
        FaultKind::NoArticles => faults::no_articles(),
        FaultKind::NoArticle => faults::no_article(),
        FaultKind::UnknownXml => faults::unknown_xml(),
        FaultKind::TooDeep => faults::too_deep(),
        FaultKind::Unread(kind) => return unread(kind),
        FaultKind::StrayQuote => faults::stray_quote(),
        FaultKind::NoWebArchive => faults::no_web_archive(),
        FaultKind::PackedPage => faults::packed_page(),
        FaultKind::NoOutlet => faults::no_outlet(),
        FaultKind::Type { wanted: FieldType::Object, .. } => faults::not_an_object(),
        FaultKind::NoText => faults::no_text(),
        FaultKind::SecondLexicon => faults::second_lexicon(),
        FaultKind::FileGone => faults::file_gone(),
        FaultKind::NoMemory => faults::no_memory(),
        FaultKind::NoMemoryForRest(n_read) => return faults::no_memory_for_rest((*n_read).into()),
        FaultKind::Counts(fault) => return counts_fault(fault),
    };
    text.to_owned()
}

/// Where something is: a file, and a line or record of it.
pub fn place(place: &Place) -> String {
    match (place.line, place.record) {
        (Some(line), _) => faults::line(&place.file, line.into()),
        (None, Some(record)) => faults::record(&place.file, record.into()),
        (None, None) => place.file.clone(),
    }
}

/// What is wrong and what to do, after where it is.
pub fn fault_at(wrong: &Fault) -> String {
    faults::at(&place(&wrong.place), &fault(&wrong.kind))
}

/// Why an archive gives nothing, or no more.
pub fn archive_fault(fault: &ArchiveFault) -> String {
    match fault {
        ArchiveFault::TooLarge(megabytes) => faults::too_large(*megabytes),
        ArchiveFault::Damaged(why) => faults::damaged(why),
        ArchiveFault::Locked => faults::locked().to_owned(),
        ArchiveFault::Method(method) => faults::method(method),
    }
}

/// Why the corpus of a page, or its program, cannot be read or written.
pub fn sheet_fault(fault: &SheetFault) -> String {
    match fault {
        SheetFault::Missing { id } => faults::sheet_missing(id),
        SheetFault::Twice { id } => faults::sheet_twice(id),
        SheetFault::CutShort { id } => faults::sheet_cut_short(id),
        SheetFault::KnowsNoEmbedders => faults::sheet_knows_no_embedders().to_owned(),
        SheetFault::KnowsNoSites => faults::sheet_knows_no_sites().to_owned(),
        SheetFault::NotBase64 { id, found, at } => faults::sheet_not_base64(id, &found.to_string(), *at as u64),
    }
}

/// Why the counts of an article cannot be taken.
fn counts_fault(fault: &CountsFault) -> String {
    match fault {
        CountsFault::NotCounts => faults::counts_shape("words"),
        CountsFault::Missing(field) => faults::counts_shape(field),
        CountsFault::Version(number) => faults::counts_version(&number.to_string()),
        CountsFault::Number(text) => faults::counts_number(text),
        CountsFault::Twice(word) => faults::counts_twice(word),
        CountsFault::Length { stated, counted } => faults::counts_length(*counted, stated),
        CountsFault::TooLong(n) => faults::counts_too_long(*n),
        CountsFault::Pair(pair) => faults::counts_pair(pair),
        CountsFault::Pairs { n, length } => faults::counts_pairs(*n, *length),
        CountsFault::NotInVocabulary(number) => faults::counts_vocabulary(&number.to_string()),
        CountsFault::Sums(word) if word.is_empty() => faults::cell_sums().to_owned(),
        CountsFault::Sums(word) => faults::word_sums(word),
        CountsFault::TooMany(n) => faults::counts_too_many((*n).into()),
    }
}

/// What in a lexicon cannot work.
pub fn lexicon_fault(fault: &LexiconFault) -> String {
    match fault {
        LexiconFault::UnnamedActor => faults::unnamed_actor().to_owned(),
        LexiconFault::ActorTwice(name) => faults::actor_twice(name),
        LexiconFault::UnnamedTopic => faults::unnamed_topic().to_owned(),
        LexiconFault::NoPhrases(name) => faults::no_phrases(name),
        LexiconFault::Unreadable(why) => faults::lexicon_entry(why),
    }
}

/// What a file is that is not read, and what to do with it.
fn unread(kind: &UnreadKind) -> String {
    let text = match kind {
        UnreadKind::Packed(name) => return faults::packed(name),
        UnreadKind::Database(name) if name == "BibTeX" => faults::bibtex(),
        UnreadKind::Database(name) => return faults::database(name),
        UnreadKind::Pdf => faults::pdf(),
        UnreadKind::PdfWithoutText => faults::pdf_without_text(),
        UnreadKind::LargePdf => faults::large_pdf(),
        UnreadKind::LockedPdf => faults::locked_pdf(),
        UnreadKind::OldOffice => faults::old_office(),
        UnreadKind::Works => faults::works(),
        UnreadKind::Slides => faults::slides(),
        UnreadKind::Pages => faults::pages(),
        UnreadKind::Office => faults::office(),
        UnreadKind::Ebook => faults::ebook(),
        UnreadKind::Outlook => faults::outlook(),
        UnreadKind::Picture => faults::picture(),
        UnreadKind::Recording => faults::recording(),
        UnreadKind::Spreadsheet => faults::spreadsheet(),
        UnreadKind::Binary => faults::binary(),
    };
    text.to_owned()
}

/// A line that was left out of an article, after the reason.
pub fn left_out(line: &LeftOut) -> String {
    match line.why {
        BoilerplateKind::Headline => faults::repeats_headline(&line.text),
        BoilerplateKind::Site => faults::boilerplate(&line.text),
        BoilerplateKind::AuthorBox => faults::author_box(&line.text),
        BoilerplateKind::Export => faults::export_line(&line.text),
        BoilerplateKind::Attachment => faults::attachment(&line.text),
        BoilerplateKind::PageNumber => faults::page_number(&line.text),
        BoilerplateKind::PageHead => faults::page_head(&line.text),
        BoilerplateKind::OutsideTable => faults::outside_table(&line.text),
        BoilerplateKind::EmptySheet => faults::empty_sheet(&line.text),
    }
}

/// How much of a value is cited, in characters.
const MOST_CITED: usize = 160;

/// The beginning of a value that may be long.
fn cited(value: &str) -> String {
    let end = value.char_indices().nth(MOST_CITED).map(|(at, _)| at);
    let beginning = end.and_then(|end| value.get(..end));
    beginning.map_or_else(|| value.to_owned(), |beginning| format!("{beginning}…"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::edtf::DateFault;

    #[test]
    fn a_fault_says_what_happened_and_what_to_do() {
        let check = |kind: FaultKind, said: &str| assert_eq!(fault(&kind), said);
        check(FaultKind::EmptyFile, "This file is empty. Add an article to it, or remove it.");
        check(FaultKind::Missing("outlet".into()), "The outlet is missing. Add it as outlet = \"…\".");
        check(
            FaultKind::Unread(UnreadKind::Database("BibTeX".into())),
            "BibTeX files are not read. Export the references, with their abstracts, as RIS.",
        );
        check(
            FaultKind::Ragged { n_cells: 1, n_columns: 12 },
            "This row has 1 cell, but the table has 12 columns, so it was skipped. Put quotation marks around cells that contain separators.",
        );
        check(
            FaultKind::Date { text: "2024-13".into(), fault: DateFault::Month(13) },
            "“2024-13” is not a date. There is no month 13.",
        );
        check(
            FaultKind::NoTextColumn(vec!["Kop".into(), "Krant".into()]),
            "None of these columns is known to hold the articles’ text: Kop and Krant. Say which column is which.",
        );
    }

    #[test]
    fn a_long_value_is_cited_in_part() {
        let said = fault(&FaultKind::Date { text: "é".repeat(100_000), fault: DateFault::Form });
        assert!(said.contains("é…”") && said.chars().count() < 400, "{said}");
    }

    #[test]
    fn a_place_comes_before_its_fault() {
        let fault = |place| fault_at(&Fault { place, kind: FaultKind::Lexicon(LexiconFault::UnnamedTopic) });
        let said = "A topic has no name. Give it one, or remove it.";
        assert_eq!(fault(Place::line("a.toml", 1200)), format!("a.toml, line 1,200: {said}"));
        assert_eq!(fault(Place::record("a.json", 3)), format!("a.json, record 3: {said}"));
        assert_eq!(fault(Place::file("a.toml")), format!("a.toml: {said}"));
    }
}
