//! `broadside count`: nothing of a text leaves with its counts.

use std::fs;
use std::process::Command;

#[test]
fn nothing_that_is_cited_from_a_text_goes_with_its_counts() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.jsonl");
    let lines = concat!(
        r#"{"broadside":1,"title":"T","boilerplate":["Sign up now"],"clippings":[{"id":"1","kind":"passage","text":"peace near"}]}"#,
        "\n",
        r#"{"id":"a","headline":"War","outlet":"O","text":"Peace, peace near.\nSign up now"}"#,
        "\n",
    );
    fs::write(&input, lines).unwrap();
    let count = |arguments: &[&str]| {
        let run =
            Command::new(env!("CARGO_BIN_EXE_broadside")).arg("count").arg(&input).args(arguments).output().unwrap();
        assert!(run.status.success(), "{run:?}");
        String::from_utf8(run.stdout).unwrap()
    };
    let counts = count(&[]);
    assert!(counts.contains(r#""words":{"1":"Peace War near peace"}"#), "{counts}");
    for cited in ["Sign up", "peace near.", "clippings", r#""text""#] {
        assert!(!counts.contains(cited), "{cited} in {counts}");
    }
    assert!(count(&["--keep-text"]).contains("peace near."));
    // What stands for many stays as it is, with whatever stands beside.
    let sum = r#"{"id":"c","headline":"Sum","outlet":"O","cell":{"articles":2,"length":3,"length_squared":5,"words":{"war":[2,3,5,5]}},"text":"On war"}"#;
    fs::write(&input, [r#"{"broadside":2}"#, "\n", sum, "\n"].concat()).unwrap();
    assert!(count(&["--keep-text"]).contains("On war") && !count(&[]).contains("On war"));
}
