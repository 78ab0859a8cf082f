//! Name words: English words that tell where a name begins and what it names. In other languages they find nothing, and guesses are poorer.

use corpus::Corpus;
use corpus::query::all_articles;
use text::segment::is_number;
use text::{Writing, tokens};

/// Stands before a person's name and is no part of it.
const TITLES: &str = "adviser advisor ambassador analyst archbishop bishop candidate capt captain ceo chairman chairwoman chancellor chief col colonel commissioner congressman \
    congresswoman correspondent democrat democratic deputy detective director dr editor envoy fellow gen gov governor judge justice leader lt madam mayor minister mr mrs ms officer \
    premier president prof professor rep representative republican reps rev sec secretary sen senator sens sgt sheriff sir speaker spokesman \
    spokesperson spokeswoman treasurer";
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
/// What is a month and may be a name too; in other languages there are others.
const MONTHS: &str = "april august jan january june may march";
/// Stands before a month.
const BEFORE_MONTHS: &str = "in since until till last next early late mid this through during by from on";
/// Stands behind names and is none.
const SUFFIXES: &str = "co corp esq ii iii inc iv jr llc ltd phd sr";
const BEFORE_PLACES: &str = "in near across throughout outside inside into";
const SPEECH: &str = "said says told added wrote tweeted argued asked announced testified explained insisted replied";
/// The last word of what happens, is given or is in force: a name, but of nobody and of no place.
const EVENTS: &str = "accord accords act age agreement amendment award awards bowl championship championships crisis cup day deal era festival games holocaust \
    open olympics pact prize protocol revolution security treaty trial war wars week";
/// Of a people, a country or a faith: an adjective, or who belongs to it, and no name by itself.
const PEOPLES: &str = "afghan african albanian algerian american andalusian anglican angolan arab arabian arabic argentine argentinian armenian asian australian \
    austrian azerbaijani azeri bahraini baltic bangladeshi basque bavarian belarusian belarussian belgian bengali berber bolivian bosnian brazilian briton british buddhist \
    bulgarian burmese burundian cambodian cameroonian canadian catalan catholic caucasian chadian chechen chilean chinese christian colombian congolese \
    corsican croat croatian cuban cypriot czech dane danish dominican dutch ecuadorean egyptian emirati english englishman eritrean estonian ethiopian european fijian filipino \
    finn finnish flemish french frenchman frenchwoman gaelic gambian georgian german ghanaian greek guatemalan guinean haitian hebrew hindu hispanic honduran hungarian hutu \
    icelandic indian indonesian iranian iraqi irish irishman islamic islamist israeli italian ivorian jamaican japanese jew jewish jordanian kazakh kenyan korean kosovar \
    kurd kurdish kuwaiti kyrgyz lao laotian latin latino latvian lebanese liberian libyan lithuanian macedonian malagasy malawian malay malaysian maltese maori mexican \
    moldovan mongolian montenegrin moroccan moslem mozambican muslim namibian nepalese nicaraguan nigerian nordic norwegian omani orthodox ottoman pakistani \
    palestinian panamanian paraguayan pashtun persian peruvian pole polish portuguese presbyterian protestant punjabi qatari roman romanian russian rwandan salvadoran saudi \
    scandinavian scot scottish senegalese serb serbian serbo shiite sikh sinhalese slav slavic slovak slovakian slovene slovenian somali soviet spaniard spanish \
    sudanese sunni swede swedish swiss syrian taiwanese tajik tamil tanzanian tartar tatar thai tibetan tunisian turk turkish turkmen tutsi ugandan ukrainian uruguayan uzbek \
    venezuelan vietnamese welsh welshman yemeni yugoslav zairean zambian zimbabwean zionist zulu";
/// Abbreviations that name nobody.
const NO_NAMES: &str = "ai aids am ok et est edt gmt utc pst pdt tv ceo cfo phd hiv covid covid-19 dna rna gdp pm mr mrs sms vip dvd pc faq id iq diy pdf \
    latest previous actual article chapter amendment special senior former exclusive photo
    photos ki ngo ngos mps celsius fahrenheit earth allah god";
/// What newspapers write beside what the lists have, and what was a country once.
const MORE_PLACES: &str = "uk us usa america britain holland burma zaire yugoslavia czechoslovakia ussr chechnya kurdistan kosovo crimea dagestan transylvania \
    catalonia flanders wallonia bavaria saxony brittany normandy sicily sardinia corsica siberia tibet kashmir punjab bengal sumatra java borneo midlands \
    cornwall midwest balkans caucasus caribbean scandinavia sovietunion england scotland wales northernireland middleeast fareast neareast westbank gaza gazastrip golanheights easttimor wallstreet \
    capitolhill eastgermany westgermany northkorea southkorea eastjerusalem latinamerica newengland ny nj nh nc sc nm dc calif mich fla conn minn okla \
    tenn wis ariz colo";
const PLACES_KNOWN: &str = include_str!("name_lists/places.txt");
const GIVEN: &str = include_str!("name_lists/given.txt");

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
    /// A people, or who belongs to one.
    pub(crate) const PEOPLE: u32 = 1 << 16;
    /// A given name.
    pub(crate) const GIVEN: u32 = 1 << 17;
    /// The name of a place that is known, in one word.
    pub(crate) const KNOWN_PLACE: u32 = 1 << 20;
    /// A number.
    pub(crate) const NUMBER: u32 = 1 << 18;
    /// A word that stands for somebody named before it: "who", "he", "his".
    pub(crate) const SOMEBODY: u32 = 1 << 19;
    /// The form begins with a capital.
    pub(crate) const CAPITAL: u32 = 1 << 12;
    /// The form has two letters or more, all of them capitals.
    pub(crate) const CAPITALS: u32 = 1 << 13;
    /// The form is two letters with a point between them, and no place.
    pub(crate) const INITIALS: u32 = 1 << 21;
    /// The last word of an event, a prize or a law.
    pub(crate) const EVENT: u32 = 1 << 22;
    /// A month that somebody may be called as.
    pub(crate) const MONTH: u32 = 1 << 23;
    /// A word that stands before months.
    pub(crate) const BEFORE_MONTH: u32 = 1 << 24;
    /// The form is one letter.
    pub(crate) const LETTER: u32 = 1 << 14;
}

/// The places that are known, by the letters of their names.
#[derive(Debug)]
pub(super) struct KnownPlaces(Vec<&'static str>);

impl KnownPlaces {
    /// Reads the lists.
    pub(super) fn read() -> Self {
        let mut all: Vec<&str> = PLACES_KNOWN.lines().chain(MORE_PLACES.split_whitespace()).collect();
        all.sort_unstable();
        Self(all)
    }

    /// Whether a place of these letters is known.
    pub(super) fn contains(&self, letters: &str) -> bool {
        self.0.binary_search(&letters).is_ok()
    }
}

/// What each form of a corpus may be.
pub(super) fn of_forms(corpus: &Corpus, places: &KnownPlaces) -> Vec<u32> {
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
        (NO_NAMES, flag::CALENDAR),
        (MONTHS, flag::MONTH),
        ("april june", flag::GIVEN),
        (BEFORE_MONTHS, flag::BEFORE_MONTH),
        (BEFORE_PLACES, flag::BEFORE_PLACE),
        (SPEECH, flag::SPEECH),
        (SUFFIXES, flag::SUFFIX),
        (EVENTS, flag::EVENT),
        ("who whose he she his her", flag::SOMEBODY),
        ("of", flag::OF),
        ("the", flag::THE),
    ] {
        mark(&mut words.split_whitespace(), flag);
    }
    for word in PEOPLES.split_whitespace() {
        for word in [word, &[word, "s"].concat()] {
            mark(&mut std::iter::once(word), flag::PEOPLE);
        }
    }
    let given: Vec<&str> = GIVEN.lines().collect();
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
            if given.binary_search(&lexicon.folded(lexicon.type_of(form))).is_ok() {
                flags |= flag::GIVEN;
            }
            if (text.len() > 3 || letters.clone().all(char::is_uppercase)) && places.contains(&self::letters(text)) {
                flags |= flag::KNOWN_PLACE;
            }
            let n_letters = letters.clone().count();
            if n_letters == 1 && !text.contains(char::is_numeric) {
                flags |= flag::LETTER;
            } else if n_letters > 1 && letters.all(char::is_uppercase) {
                flags |= flag::CAPITALS;
                if n_letters == 2 && text.contains('.') && flags & flag::KNOWN_PLACE == 0 {
                    flags |= flag::INITIALS;
                }
            }
            // "Zelenskyy.He": two sentences without a space between them.
            if text
                .split_once('.')
                .is_some_and(|(before, after)| before.chars().count() > 2 && after.starts_with(char::is_uppercase))
            {
                flags &= !flag::CAPITAL;
            }
        } else if is_number(text) {
            flags |= flag::STOP | flag::NUMBER;
        }
        flags
    };
    (0..lexicon.n_forms()).map(of_form).collect()
}

/// The letters and digits of a name, folded: what its spellings share whatever the case, spaces and marks.
pub(super) fn letters(name: &str) -> String {
    let words = tokens(name, Writing::Plain).filter_map(|token| name.get(token.start..token.end));
    words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
