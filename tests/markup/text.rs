//! Text of articles.

use crate::HOSTILE;
use crate::element::render;
use broadside::ui::controls::marked::marked;
use model::ActorKind;
use reports::passage::Run;
use yew::html;

#[test]
fn marked_text_is_text_whatever_it_says() {
    let run = |text: &str, hit, actor: Option<&str>, topic| Run {
        text: text.into(),
        hit,
        actor: actor.map(|name| (name.to_owned(), ActorKind::Person)),
        topic,
    };
    let runs = vec![
        run("Before ", false, None, false),
        run(HOSTILE, true, Some(HOSTILE), true),
        run("</mark></span>", false, Some("Zelensky"), false),
        run(" & after", false, None, true),
    ];
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let markup = render(move |_| html! { <p>{ marked(&runs) }</p> });
    assert_eq!(markup.text(), whole, "marks neither add nor take a letter");
    assert_eq!(markup.texts("mark"), [HOSTILE]);
    assert_eq!(
        markup.all(".actor").iter().map(|actor| (actor.get("title"), actor.text())).collect::<Vec<_>>(),
        [(HOSTILE, HOSTILE.to_owned()), ("Zelensky", "</mark></span>".to_owned())]
    );
    assert_eq!(markup.texts(".topic"), [HOSTILE, " & after"]);
    assert!(markup.one("p").elements().all(|element| ["span", "mark"].contains(&element.tag.as_str())));
    assert!(markup.all(".actor").iter().all(|actor| actor.get("data-kind") == "person"));
}
