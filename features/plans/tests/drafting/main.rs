//! 部局マニフェスト through its pages: written, adopted, amended; two who write at once, strangers, a draft that nobody sees. And
//! the acts on drafts: whatever is changed, what is adopted stays as it is. On both engines.

mod acts;
#[path = "../evaluation_planning/hall.rs"]
#[expect(dead_code, reason = "a year of judgement needs more of this city hall")]
mod hall;
mod meeting;
#[path = "../evaluation_site/site.rs"]
#[expect(dead_code, reason = "its readers also open workbooks")]
mod site;
mod writing;
#[path = "../evaluation/year.rs"]
#[expect(dead_code, reason = "the stories of judgement need more of this town")]
mod year;

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_who::{Days, NewOffice, NewSection, Settlement};

use crate::hall::{Form, Hall, Person, Seen};

const OK: StatusCode = StatusCode::OK;
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const LATE: StatusCode = StatusCode::CONFLICT;
const NOT_THERE: StatusCode = StatusCode::NOT_FOUND;
const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;

const LIST: &str = "/desk/manifestos";
const PLAN: &str = "/desk/manifestos/manifesto-2026-1";

/// A post of a section, without anybody in it.
fn make_post(hall: &Hall, section: &str, title: &str) {
    let (section, title) = (section.to_owned(), title.to_owned());
    let made = hall.town.write_now(Key::none(), move |tx| {
        let town = engawa_who::town(tx)?.expect("a settled town");
        let office = NewOffice { section: section.clone(), title: title.clone(), days: Days::default() };
        let found = engawa_who::section_by_code(tx, &section)?.expect("a section");
        let same = NewSection { code: found.code, name: found.name, parent: None, days: found.days, successors: Vec::new() };
        let more = Settlement { town, sections: vec![same], offices: vec![office] };
        engawa_who::settle(tx, &more)
    });
    made.expect("a post");
}

/// An empty manifesto of the running year.
fn begin(hall: &Hall, person: &Person) {
    hall.asked(person, "/desk/manifestos/new", &[("year", "2026"), ("from", "empty")]).goes_on("manifesto-2026-1?done=begun");
}

/// The form of a new goal, filled in.
fn new_goal(hall: &Hall, person: &Person, fields: &[(&str, &str)]) -> Seen {
    let path = format!("{PLAN}/goals/new");
    hall.post(person, &path, &filled(hall.form(person, &path, &path), fields))
}

fn filled(form: Form, fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(form, |form, (name, value)| form.with(name, value))
}

/// Codes of the goals of a draft, in the order of the page.
fn goals(hall: &Hall, person: &Person) -> Vec<String> {
    let html = hall.get(person, PLAN).is(OK).html;
    let codes = html.split("aria-labelledby=\"goal-").skip(1).filter_map(|piece| piece.split('"').next());
    codes.map(str::to_owned).collect()
}

const FIRST: [(&str, &str); 9] = [
    ("title", "集いやすいまち"),
    ("heading", "集いの場を開く"),
    ("background", "十年前に始めました。"),
    ("issue", "場所が足りません。"),
    ("target", "集いを20回開く"),
    ("value", "２０"),
    ("unit", "回"),
    ("baseline", "12"),
    ("steps", "場所を借りる\n\n 知らせを配る "),
];
const SECOND: [(&str, &str); 3] = [("title", "見守るまち"), ("heading", "見守りの輪"), ("target", "見守る人の名簿を作る")];
