//! Dates: a date as newsrooms write them, in figures or with the month's name, becomes one in ISO form.
//!
//! Besides what [`Edtf`] accepts: `20170102T222800+0000`, `Tue, 10 Jun 2003 04:00:00 GMT`, `January 11, 2010 Monday`, `11. Januar 2010`,
//! `January 2010`, `2010/01/11`, `11.1.2010`, `13/02/2010`, `5.III.2024`, `2024-W10`, `2018年6月20日`, `令和6年3月5日`, `ngày 5 tháng 3 năm 2024`,
//! `5 มีนาคม 2567`, `۱۵ اسفند ۱۴۰۲`; months in the languages of CLDR, digits of any script. A time and a weekday are dropped. Years of two figures
//! and serial numbers are read only among the other dates of their file, by a [`Column`].

mod address;
mod calendars;
mod column;
mod doubtful;
mod iso;
mod names;
mod pattern;
mod tokens;

pub use address::in_address;
pub use column::{Column, DayOrder};
pub use doubtful::doubt;

use model::edtf::{DateFault, Edtf};

/// Reads a date; the text of the result is its ISO form, or as written where it was one already.
///
/// # Errors
/// [`DateFault`]: it is not a date, the calendar has no such day, or day and month cannot be told apart.
pub fn read(text: &str) -> Result<Edtf, DateFault> {
    read_with(text, None)
}

/// Reads a date among others, such as those of a table's column, whose order of day and month is known.
///
/// # Errors
/// As [`read`]; with an order, none is ambiguous.
pub fn read_with(text: &str, order: Option<DayOrder>) -> Result<Edtf, DateFault> {
    Column::alone(order).read(text, None).map(|(date, _)| date)
}

/// Reads a date as somebody types it whose language is known, which says what a month's name means that several languages share.
/// Besides what [`read`] reads: a month and a year in figures, `11/2024`, `11.2024`.
///
/// # Errors
/// As [`read`].
pub fn read_in(text: &str, language: &str) -> Result<Edtf, DateFault> {
    match Column::alone(None).read(text, Some(language)) {
        Err(DateFault::Form) => month_in_figures(text).ok_or(DateFault::Form).and_then(|text| Edtf::parse(&text)),
        read => read.map(|(date, _)| date),
    }
}

/// `11/2024` as `2024-11`.
fn month_in_figures(text: &str) -> Option<String> {
    let (month, year) = text.trim().split_once(['/', '.', '-'])?;
    let are_digits =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (are_digits(month, &[1, 2]) && are_digits(year, &[4])).then(|| format!("{year}-{month:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, iso: &str) {
        assert_eq!(read(text).map(|date| date.text).as_deref(), Ok(iso), "{text}");
    }

    #[test]
    fn dates_are_read_as_newsrooms_write_them() {
        check("2010-01-11", "2010-01-11");
        check("2010-01", "2010-01");
        check("20170102T222800+0000", "2017-01-02");
        check("20170102", "2017-01-02");
        check("20170102222800", "2017-01-02");
        check("Tue, 10 Jun 2003 04:00:00 GMT", "2003-06-10");
        check("Tue, 10 Jun 2003 04:00:00 -0500", "2003-06-10");
        check("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10");
        check("Tue Jun 10 04:00:00 EDT 2003", "2003-06-10");
        check("January 11, 2010 Monday", "2010-01-11");
        check("Saturday, December 27, 2014, 12:06 PM", "2014-12-27");
        check("10:46 p.m., December 27, 2014", "2014-12-27");
        check("14:30 - 2010-01-11", "2010-01-11");
        check("May 1st, 2010 at 5pm Eastern Daylight Time", "2010-05-01");
        check("11-Jan-2010", "2010-01-11");
        check("2010 January 11", "2010-01-11");
        check("January 2010", "2010-01");
        check("Jan. 2010", "2010-01");
        check("2010/01/11", "2010-01-11");
        check("2010.01.11", "2010-01-11");
        check("11.1.2010", "2010-01-11");
        check("11. 1. 2010, 14:30 Uhr", "2010-01-11");
        check("11.01.2010 14.30 Uhr", "2010-01-11");
        check("2018年6月20日星期三", "2018-06-20");
        check("2018年6月", "2018-06");
        check("2018년 6월 20일 수요일", "2018-06-20");
    }

    #[test]
    fn months_are_known_in_ten_languages() {
        for text in [
            "Jan. 11, 2010",
            "Dienstag, den 11. Januar 2010",
            "le lundi 11 janvier 2010 à 14h30",
            "lun. 11 janv. 2010",
            "11 de enero de 2010",
            "11 gennaio 2010",
            "11 de Janeiro de 2010",
            "11 januari 2010",
            "11 stycznia 2010 r.",
            "11 января 2010 г.",
            "11 січня 2010 року",
        ] {
            check(text, "2010-01-11");
        }
        check("mar. 12 janvier 2010", "2010-01-12");
        check("1er août 2010", "2010-08-01");
        check("3. März 2010", "2010-03-03");
        check("11 listopada 2010", "2010-11-11");
    }

    #[test]
    fn what_means_more_than_a_day_is_never_made_one() {
        check("March/April 2024", "2024-03/2024-04");
        check("marzo-abril de 2024", "2024-03/2024-04");
        check("2024-03-05/07", "2024-03-05/2024-03-07");
        check("2024-03-05/04-07", "2024-03-05/2024-04-07");
        check("2024-03/04", "2024-03/2024-04");
        check("2024-XX", "2024");
        check("2024-03-XX", "2024-03");
        check("2024-03-05/..", "2024-03-05?");
        check("../2024-03", "2024-03?");
        for text in ["2024-03-05/../..", "April/March 2024"] {
            assert_eq!(read(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn figures_and_marks_of_other_scripts_are_read() {
        for text in ["２０２４－０３－２５", "２０２４／０３／２５", "２０２４．３．２５"]
        {
            check(text, "2024-03-25");
        }
        check("17 בינו׳ 2024", "2024-01-17");
        check("17 जन॰ 2024", "2024-01-17");
        check("2024 թ. հունվարի 17", "2024-01-17");
    }

    #[test]
    fn figures_that_tell_day_from_month_are_read() {
        check("13/02/2010", "2010-02-13");
        check("02/13/2010 10:00", "2010-02-13");
        check("13-02-2010", "2010-02-13");
        check("03/03/2010", "2010-03-03");
        let ambiguous = read("01/02/2010").unwrap_err();
        assert_eq!(ambiguous, DateFault::Ambiguous { year: 2010, first: 1, second: 2 });
        let read_as = |order| read_with("1/2/2010", Some(order)).map(|date| date.text);
        assert_eq!(read_as(DayOrder::DayFirst), Ok("2010-02-01".to_owned()));
        assert_eq!(read_as(DayOrder::MonthFirst), Ok("2010-01-02".to_owned()));
    }

    #[test]
    fn a_column_tells_its_order() {
        let order = |texts: &[&str]| column::order_among(texts.iter().copied(), None);
        assert_eq!(order(&["1/2/2010", "", "14/2/2010"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["1/14/2010", "1/2/2010"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["1/14/2010", "14/1/2010"]), None);
        assert_eq!(order(&["1/2/2010"]), None);
    }

    #[test]
    fn what_people_type_into_a_field_is_read() {
        let check = |text: &str, language: &str, iso: &str| {
            assert_eq!(read_in(text, language).map(|date| date.text).as_deref(), Ok(iso), "{text}");
        };
        for text in ["Nov 2024", "nov 2024", "November 2024", "Nov. 2024", "2024-11", "11/2024", "11.2024", "11-2024"] {
            check(text, "en", "2024-11");
        }
        for text in
            ["3 Nov 2024", "Nov. 3, 2024", "November 3 2024", "3 november 2024", "2024-11-03", " 3rd November 2024 "]
        {
            check(text, "en", "2024-11-03");
        }
        check("2024", "en", "2024");
        check("3. März 2024", "de", "2024-03-03");
        check("Dez. 2024", "de", "2024-12");
        check("3.11.2024", "de", "2024-11-03");
        check("août 2024", "fr", "2024-08");
        check("3 nov. 2024", "fr", "2024-11-03");
        check("1er janvier 2024", "fr", "2024-01-01");
        check("3 листопада 2024", "uk", "2024-11-03");
        check("листопад 2024", "uk", "2024-11");
        check("3/2024", "en", "2024-03");
        assert_eq!(read_in("13/2024", "en"), Err(DateFault::Month(13)));
        for text in ["soon", "Nov", "11/24", "1/2/2024/3", "/2024", "٣/2024"] {
            assert!(read_in(text, "en").is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        assert_eq!(read("31.02.2024"), Err(DateFault::Day { year: 2024, month: 2, day: 31 }));
        assert_eq!(read("02.13.2010"), Err(DateFault::Month(13)));
        assert_eq!(read("02/30/2010"), Err(DateFault::Day { year: 2010, month: 2, day: 30 }));
        assert_eq!(read("20171302"), Err(DateFault::Month(13)));
        for text in [
            "",
            "yesterday",
            "11.01.10",
            "01/02/10",
            "Jan. 11, '10",
            "Jan 11",
            "2024-11T10:00",
            "January 11, 2010 - January 15, 2010",
            "1/2/2010 - 3/2/2010",
            "The talks of 11 January 2010 led to a truce that nobody kept",
            "He came back in January 2010",
            "99999999999999999999999",
            "192.168.1.1",
        ] {
            assert_eq!(read(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn months_are_known_in_the_languages_of_cldr() {
        for text in [
            "18 Nisan 2021 Pazar",
            "18 NİSAN 2021",
            "Κυριακή 18 Απριλίου 2021",
            "18 ΑΠΡΙΛΙΟΥ 2021",
            "١٨ أبريل ٢٠٢١",
            "18 نيسان/أبريل 2021",
            "۱۸ آوریل ۲۰۲۱",
            "१८ अप्रैल २०२१",
            "১৮ এপ্রিল, ২০২১",
            "18 aprilie 2021",
            "2021. április 18., vasárnap",
            "18. huhtikuuta 2021 klo 14.30",
            "neděle 18. dubna 2021",
            "18. apríla 2021",
            "18. travnja 2021.",
            "18. april 2021",
            "18. aprill 2021",
            "2021. gada 18. aprīlis",
            "2021 m. balandžio 18 d.",
            "18 Prill 2021",
            "18 април 2021 г.",
            "18 красавіка 2021 г.",
            "2021 ж. 18 сәуір",
            "2021 оны 4 сарын 18",
            "18-aprel, 2021",
            "18 აპრილი, 2021",
            "18 ապրիլի, 2021 թ.",
            "18 באפריל 2021",
            "ngày 18 tháng 4 năm 2021",
            "18 Tháng Tư, 2021",
            "18 เมษายน 2564",
            "วันอาทิตย์ที่ 18 เมษายน พ.ศ. 2564",
            "18 เม.ย. 2564",
            "๑๘ เมษายน ๒๕๖๔",
            "18 ເມສາ 2021",
            "18 មេសា 2021",
            "2021၊ ဧပြီ 18",
            "18 ஏப்ரல், 2021",
            "18 aprili 2021",
            "18 d’abril del 2021",
            "2021(e)ko apirilaren 18(a)",
            "18 de abril do 2021",
            "den 18:e april 2021",
            "1400 فروردین 29",
            "۲۹ فروردین ۱۴۰۰",
            "29 Farvardin 1400",
            "令和3年4月18日",
            "民國110年4月18日(日)",
            "二〇二一年四月十八日",
            "2021년 4월 18일 일요일",
            "2021年04月18日 23:30",
            "18/IV/2021",
            "18.IV.2021",
        ] {
            check(text, "2021-04-18");
        }
        check("18 Mei 2021", "2021-05-18");
        check("18 Ogos 2021", "2021-08-18");
        check("18 fe\u{301}vrier 2021", "2021-02-18");
        check("Nisan 2021", "2021-04");
        check("2021. április", "2021-04");
        check("dimanche 18 avril 2021 (mis à jour)", "2021-04-18");
        check("18 avril 2021, 23h30 (mar.)", "2021-04-18");
        check("18 апреля 2021, 23:30 МСК", "2021-04-18");
        check("Last edited on Sun 18 Apr 2021 11.30 EST", "2021-04-18");
        check("Published 18 April 2021, updated 20 April 2021", "2021-04-18");
        check("Mis à jour le 20 avril 2021 à 9h05 · publié le 18 avril 2021", "2021-04-18");
        check("18.04.2021 - Aktualisiert: 20.04.2021", "2021-04-18");
        check("2021-W15", "2021-04-12/2021-04-18");
        check("2021-W15-7", "2021-04-18");
    }

    #[test]
    fn every_name_of_a_month_is_read_with_its_day() {
        for (name, months) in names::tests::all() {
            let [(month, languages)] = months[..] else { continue };
            let (year, wanted) = match languages {
                names::SOLAR => (1400, (4, 18)),
                names::THAI => (2564, (2021, 0)),
                _ => (2021, (2021, 0)),
            };
            for text in [
                format!("18 {name} {year}"),
                format!("{year}. {name} 18."),
                format!("{}, 18 {year}", name.to_uppercase()),
            ] {
                let Ok(date) = read(&text) else { panic!("{text}") };
                if languages == names::SOLAR {
                    assert!(date.earliest == date.latest && !date.approximate, "{text}: {wanted:?}");
                } else {
                    assert_eq!(date.text, format!("2021-{month:02}-18"), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_other_calendars_do_not_show_is_refused() {
        for text in
            ["۱۴۰۰/۰۱/۲۹", "1400/01/29", "18 محرم 1443", "30 Esfand 1400", "18 Esfand 2021", "2021-W54", "-0044-03-15"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9]{1,4}|/|-|\\.|:|,|T|年|月|元|十|令和|May|mar|de|เม|\\s|\\PC){0,12}") {
            if let Ok(date) = read(&text) {
                proptest::prop_assert_eq!(Edtf::parse(&date.text).map(|again| again.earliest), Ok(date.earliest));
            }
        }
    }
}
