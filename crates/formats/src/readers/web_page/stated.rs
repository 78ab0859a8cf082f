//! Stated: the text of an article as the page's data have it, and what the page shows below the article that is no part of it.

use crate::boilerplate::letters_of;
use crate::readers::web_page::paragraphs::weight;
use crate::sentence;

/// How many letters of a paragraph are looked for in the stated text.
const BEGINNING: usize = 40;

/// What the lines say with which sites close their articles, in small letters. It is said to the reader, as no report says it.
const CLOSING: [&str; 39] = [
    "subscribe to our",
    "subscribe now",
    "please subscribe",
    "our newsletter",
    "sign up to ",
    "sign up for ",
    "sign up here",
    "follow us on",
    "follow our",
    "like us on",
    "join our",
    "download our",
    "download the app",
    "all rights reserved",
    "copyrighted property",
    "support our journalism",
    "submit your letter",
    "newsletter abonnieren",
    "unseren newsletter",
    "unserem newsletter",
    "folgen sie uns",
    "folgt uns",
    "alle rechte vorbehalten",
    "abonnez-vous",
    "inscrivez-vous",
    "suivez-nous",
    "tous droits réservés",
    "suscríbete",
    "suscríbase",
    "síguenos",
    "siguenos",
    "síganos",
    "todos los derechos reservados",
    "siga-nos",
    "inscreva-se",
    "todos os direitos reservados",
    "seguici su",
    "iscriviti alla",
    "tutti i diritti riservati",
];

/// How the headings begin under which sites put what belongs to an article and is no part of it, in small letters.
const LEADING: [&str; 38] = [
    "about the author",
    "auch interessant",
    "das könnte",
    "for more information",
    "further information",
    "leia mais",
    "lesen sie auch",
    "media contact",
    "meer informatie",
    "mehr zu",
    "mehr zum",
    "more from",
    "more information",
    "more on",
    "más información",
    "notes to editors",
    "noticias relacionadas",
    "passend zum",
    "per saperne di più",
    "potrebbe interessarti",
    "pour en savoir plus",
    "press contact",
    "pressekontakt",
    "read more",
    "saiba mais",
    "support our",
    "também te puede interesar",
    "te puede interesar",
    "unsere partner",
    "unterstütze uns",
    "unterstützen sie uns",
    "weitere informationen",
    "weiterführende",
    "you might also",
    "zum weiterlesen",
    "à propos de l’auteur",
    "über den autor",
    "über die autorin",
];

/// What such headings say that say no more.
const WHOLE: [&str; 29] = [
    "bronnen",
    "comentarios",
    "commentaires",
    "comments",
    "contact",
    "contacto",
    "contacts",
    "contatti",
    "contexto de la noticia",
    "downloads",
    "fonti",
    "fuentes",
    "further reading",
    "kilder",
    "kommentare",
    "kontakt",
    "källor",
    "literatur",
    "quelle",
    "quellen",
    "quellenangaben",
    "recommended",
    "references",
    "related",
    "source",
    "sources",
    "weiterlesen",
    "zusatzinformationen",
    "źródło",
];

/// The longest such heading, in characters of an alphabet.
const LONGEST_HEADING: usize = 60;

/// The longest closing line, in characters of an alphabet.
const LONGEST: usize = 300;
/// Of a text, at most one part in so many is closing lines.
const ONE_IN: usize = 5;

/// The fewest and the most characters of an alphabet in what is shown above a stated text, and the most paragraphs.
const ABOVE: (usize, usize, usize) = (40, 1200, 4);

/// What a page shows above the first paragraph that the stated text has: its lead, or what a live blog says above its entries. Nothing where it shows none
/// of that text.
pub fn above<'a>(shown: &'a str, stated: &str) -> Vec<&'a str> {
    let stated = letters_of(stated);
    let is_long = |line: &&str| weight(line) >= ABOVE.0 && sentence::ends_or_quotes(line);
    let lines: Vec<&str> = shown.lines().collect();
    let first = lines.iter().position(|line| letters_of(line).chars().count() >= BEGINNING && has(&stated, line));
    let above = lines.get(..first.unwrap_or_default()).unwrap_or_default();
    let is_lead = above.len() <= ABOVE.2 && above.iter().map(|line| weight(line)).sum::<usize>() <= ABOVE.1;
    above.iter().copied().filter(|line| is_lead && is_long(line)).collect()
}

/// Takes off a text what closes it: lines about the site, and those that the stated text does not have where it has the others. Returns these lines.
pub fn cut_closing(text: &mut String, stated: &str) -> Vec<String> {
    let stated = if is_whole(text, stated) { letters_of(stated) } else { String::new() };
    let n_before = text.len();
    let mut cut = cut_from_heading(text);
    cut.reverse();
    while let Some((rest, last)) = text.rsplit_once('\n') {
        let said = last.to_lowercase();
        let is_site = weight(last) <= LONGEST && CLOSING.iter().any(|words| said.contains(words));
        let is_other = !stated.is_empty() && !has(&stated, last);
        let n_kept = rest.len();
        if !(is_site || is_other) || (n_before - n_kept) * ONE_IN > n_before {
            break;
        }
        cut.push(last.to_owned());
        text.truncate(n_kept);
    }
    cut.reverse();
    cut
}

/// Cuts a text at the first heading of its last part that leads to something beside the article.
fn cut_from_heading(text: &mut String) -> Vec<String> {
    let n_bytes = text.len();
    let mut at = 0;
    for line in text.split('\n') {
        if at > 0 && (n_bytes - at) * ONE_IN <= n_bytes && is_heading(line) {
            let cut = text.get(at..).unwrap_or_default().lines().map(str::to_owned).collect();
            text.truncate(at - 1);
            return cut;
        }
        at += line.len() + 1;
    }
    Vec::new()
}

fn is_heading(line: &str) -> bool {
    if weight(line) > LONGEST_HEADING || line.ends_with(['.', ',', ';']) {
        return false;
    }
    let said = line.to_lowercase();
    let behind = |words: &&str| said.strip_prefix(*words).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    LEADING.iter().any(behind) || WHOLE.contains(&said.trim_end_matches([':', ' ']))
}

/// Whether a stated text is as good as all that is shown: it does not break off, and most of the shown paragraphs are in it.
fn is_whole(shown: &str, stated: &str) -> bool {
    let all = weight(shown);
    if weight(stated) * 10 < all * 8 || stated.trim_end().ends_with(['…', ']']) || stated.trim_end().ends_with("...")
    {
        return false;
    }
    let stated = letters_of(stated);
    let in_both: usize = shown.lines().filter(|line| has(&stated, line)).map(weight).sum();
    in_both * 10 >= all * 8
}

fn has(stated: &str, line: &str) -> bool {
    let beginning: String = letters_of(line).chars().take(BEGINNING).collect();
    stated.contains(&beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "The ferry was late again on Tuesday, and nobody on the pier was surprised by that any more.";
    const TWO: &str = "It left at noon with all who had waited, and came back with none of them, as it does in winter.";

    fn check(lines: &[&str], stated: &str, n_kept: usize) {
        let mut text = lines.join("\n");
        let cut = cut_closing(&mut text, stated);
        assert_eq!(
            (text, cut),
            (lines[..n_kept].join("\n"), lines[n_kept..].iter().map(ToString::to_string).collect())
        );
    }

    #[test]
    fn lines_about_the_site_close_no_text() {
        check(&[ONE, TWO, ONE, "Sign up for our letter.", "Follow us on the radio."], "", 3);
        check(&[ONE, "Follow us on the radio.", TWO], "", 3);
        check(&[ONE, TWO, "She told her readers on the radio."], "", 3);
        check(&["Sign up for our letter."], "", 1);
        check(&["Short.", "Sign up for our letter."], "", 2);
    }

    #[test]
    fn what_is_shown_above_the_stated_text_is_its_lead() {
        let shown = |lines: &[&str]| lines.join("\n");
        assert_eq!(above(&shown(&[TWO, "8:00", ONE]), ONE), [TWO]);
        assert_eq!(above(&shown(&[TWO, ONE]), TWO), [""; 0]);
        assert_eq!(above(&shown(&["Log in to read all of this article today.", TWO]), ONE), [""; 0]);
        assert_eq!(above(&shown(&[TWO, TWO, TWO, TWO, TWO, ONE]), ONE), [""; 0]);
    }

    #[test]
    fn a_heading_leads_to_what_closes_the_text() {
        let lines = [ONE, TWO, ONE, TWO, ONE, TWO, "Further reading:", "A history of ferries"];
        check(&lines, "", 6);
        check(&[ONE, TWO, "Further reading:", ONE, TWO], "", 5);
        check(&[ONE, TWO, ONE, TWO, ONE, "Contact tracing ends", ONE], "", 7);
        check(&[ONE, TWO, ONE, TWO, ONE, "More on this story", "Late"], "", 5);
    }

    #[test]
    fn what_the_data_do_not_have_closes_no_text() {
        let stated = format!("{ONE} {TWO}");
        check(&[ONE, TWO, "Ann Lee writes of ferries."], &stated, 2);
        check(&[ONE, TWO, "Ann Lee writes of ferries."], &format!("{stated}…"), 3);
        check(&[ONE, TWO, "Ann Lee writes of ferries."], ONE, 3);
        check(&["A lead.", ONE, TWO], &stated, 3);
    }
}
