//! Name words: English words that tell where a name begins and what it names. In other languages they find nothing, and guesses are poorer.

use corpus::Corpus;
use corpus::query::all_articles;
use text::segment::is_number;

/// Stands before a person's name and is no part of it.
const TITLES: &str = "ambassador candidate capt captain ceo chairman chairwoman chancellor chief col colonel commissioner congressman \
    congresswoman democrat democratic deputy detective director dr gen gov governor judge justice leader lt madam mayor minister mr mrs ms officer \
    premier president prof professor rep representative republican reps sec secretary sen senator sens sgt sheriff sir speaker spokesman \
    spokeswoman treasurer";
/// A title only behind another word, as in "Attorney General"; "General Motors" is none.
const SECOND_TITLES: &str = "general state defense treasury elect";
/// The last word of what people founded; what `of` may follow.
const ORGANISATIONS: &str = "academy administration agency airlines alliance army assembly associates association authority bank board brotherhood \
    brothers bureau cabinet center centre chamber church club coalition college commission committee community companies company conference congress convention \
    corporation corps council court courts daily department directorate federation force forces foundation front fund gazette group guard herald \
    hospital house images inc institute institution investigation journal laboratory league ltd magazine media ministry motors movement museum network news \
    office organization organisation parliament party police post press project reserve research school senate service services society street \
    studios survey television times trust union university watch";
/// The last word of where something is.
const PLACES: &str = "airport avenue bay beach bridge canyon cape city coast county district desert gulf harbor heights hill hills island islands \
    isle kingdom lake mountain mountains ocean park peninsula province region republic river sea square states strait strip territory town valley \
    village";
/// The first word of where something is.
const PLACE_BEGINNINGS: &str =
    "central east eastern fort lake los mount new north northern port saint san santa south southern st west western";
const PARTICLES: &str = "al bin bint da de del della den der di dos du el ibn la le ten van von";
const CALENDAR: &str = "january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct \
    nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas thanksgiving easter";
/// Stands behind names and is none.
const SUFFIXES: &str = "co corp esq ii iii inc iv jr llc ltd phd sr";
const BEFORE_PLACES: &str = "in near across throughout outside inside into";
const SPEECH: &str = "said says told added wrote tweeted argued asked announced testified explained insisted replied";

/// What a word may be; a bit each.
pub(super) mod flag {
    pub(crate) const STOP: u32 = 1;
    pub(crate) const TITLE: u32 = 1 << 1;
    pub(crate) const SECOND_TITLE: u32 = 1 << 2;
    pub(crate) const ORGANISATION: u32 = 1 << 3;
    pub(crate) const PLACE: u32 = 1 << 4;
    pub(crate) const PLACE_BEGINNING: u32 = 1 << 5;
    pub(crate) const PARTICLE: u32 = 1 << 6;
    pub(crate) const CALENDAR: u32 = 1 << 7;
    pub(crate) const BEFORE_PLACE: u32 = 1 << 8;
    pub(crate) const SPEECH: u32 = 1 << 9;
    pub(crate) const OF: u32 = 1 << 10;
    pub(crate) const THE: u32 = 1 << 11;
    pub(crate) const SUFFIX: u32 = 1 << 15;
    /// The form begins with a capital.
    pub(crate) const CAPITAL: u32 = 1 << 12;
    /// The form has two letters or more, all of them capitals.
    pub(crate) const CAPITALS: u32 = 1 << 13;
    /// The form is one letter.
    pub(crate) const LETTER: u32 = 1 << 14;
}

/// What each form of a corpus may be.
pub(super) fn of_forms(corpus: &Corpus) -> Vec<u32> {
    let lexicon = &corpus.lexicon;
    let mut of_type = vec![0_u32; lexicon.n_types() as usize];
    let mut mark = |words: &mut dyn Iterator<Item = &str>, flag: u32| {
        for word in words {
            if let Some(flags) = lexicon.find_type(word).and_then(|t| of_type.get_mut(t as usize)) {
                *flags |= flag;
            }
        }
    };
    for (words, flag) in [
        (TITLES, flag::TITLE),
        (SECOND_TITLES, flag::SECOND_TITLE),
        (ORGANISATIONS, flag::ORGANISATION),
        (PLACES, flag::PLACE),
        (PLACE_BEGINNINGS, flag::PLACE_BEGINNING),
        (PARTICLES, flag::PARTICLE),
        (CALENDAR, flag::CALENDAR),
        (BEFORE_PLACES, flag::BEFORE_PLACE),
        (SPEECH, flag::SPEECH),
        (SUFFIXES, flag::SUFFIX),
        ("of", flag::OF),
        ("the", flag::THE),
    ] {
        mark(&mut words.split_whitespace(), flag);
    }
    for type_id in corpus.stop_words(&all_articles(corpus.articles.len())).ones() {
        if let Some(flags) = of_type.get_mut(type_id) {
            *flags |= flag::STOP;
        }
    }
    let of_form = |form| {
        let text = lexicon.form(form);
        let mut flags = of_type.get(lexicon.type_of(form) as usize).copied().unwrap_or_default();
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        if text.starts_with(char::is_uppercase) {
            flags |= flag::CAPITAL;
            let n_letters = letters.clone().count();
            if n_letters == 1 && !text.contains(char::is_numeric) {
                flags |= flag::LETTER;
            } else if n_letters > 1 && letters.all(char::is_uppercase) {
                flags |= flag::CAPITALS;
            }
        } else if is_number(text) {
            flags |= flag::STOP;
        }
        flags
    };
    (0..lexicon.n_forms()).map(of_form).collect()
}
