//! One deed typed at the command line moves one public figure, and its correction moves it back.

use crate::command_line::engawa;
use crate::http::Demo;

fn latest(demo: &Demo) -> i64 {
    let (status, _, body) = demo.get("/mihon/api/v1/indicators?limit=100");
    assert_eq!(status, 200, "{body}");
    let all: serde_json::Value = serde_json::from_str(body.trim()).unwrap_or_else(|error| panic!("{error}: {body}"));
    let items = all["items"].as_array().expect("a list");
    let item = items.iter().find(|item| item["code"] == COLLABORATIONS).expect("the indicator");
    item["latest"]["value"].as_f64().map(|value| value as i64).expect("a figure")
}

/// The 協働事業 of みほん市: 取組 that the city and at least one outside party hold.
const COLLABORATIONS: &str = "MH-2-O1";

#[test]
fn one_deed_at_the_command_line_moves_one_public_figure() {
    let demo = Demo::start();
    let data = demo.folder.path().to_str().expect("a path").to_owned();
    let before = latest(&demo);
    let add = [
        "plan",
        "action",
        "add",
        "--town",
        "mihon",
        "--title",
        "川の掃除（見本）",
        "--node",
        "MH-2-1",
        "--held-on",
        "today",
        "--partner",
        "organization:host:西校区まちづくり協議会（見本）",
        "--data",
        &data,
    ];
    let (ok, said, wrong) = engawa(&add);
    assert!(ok, "{wrong}");
    assert_eq!(latest(&demo), before + 1, "{said}");
    let id = said.split_whitespace().find(|word| word.len() == 36).expect("the id of the action").to_owned();
    let (ok, _, wrong) =
        engawa(&["plan", "action", "correct", "--town", "mihon", "--action", &id, "--without-partners", "--data", &data]);
    assert!(ok, "{wrong}");
    assert_eq!(latest(&demo), before, "held by the city alone it is no 協働事業");
    assert!(engawa(&["journal", "verify", "mihon", "--data", &data]).0);
}
