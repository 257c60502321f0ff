//! What waits for an administrator: too few of them, terms that end, empty offices, a town that could open.
//!
//! Nobody is named here: the list stands on the first page of the desk, and who is meant is said where it is noted.

use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_web::{ToDo, Visitor, Voice};

use super::store::{self, Tenure};
use crate::ADMINISTER;
use crate::offices::{self, too_few_on};
use crate::openings::open_doors;
use crate::pages::look;

/// So many days before a term ends it is something to do.
const AHEAD_DAYS: i64 = 60;
/// More empty offices than these are told as one number.
const LISTED_MAX: usize = 5;

/// What waits for a visitor who administers; nothing for others.
pub(crate) fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    if !visitor.holds(ADMINISTER) {
        return Ok(Vec::new());
    }
    let today = db.now().day();
    let few =
        too_few_on(&offices::store::terms_with(db, ADMINISTER)?, today).filter(|(day, _)| today.days_until(*day) <= AHEAD_DAYS);
    let is_short_today = few.is_some_and(|(day, _)| day == today);
    let mut all: Vec<ToDo> = few.map(|(day, left)| administrators(voice, today, day, left)).into_iter().collect();
    all.extend(terms(db, voice, today)?);
    all.extend(empty_offices(db, voice, today)?);
    if !is_short_today && open_doors(db)?.is_empty() {
        all.push(plain(voice, "/admin/doors", engawa_web::key("who-todo-open")));
    }
    Ok(all)
}

fn plain(voice: &Voice, path: &str, what: &'static str) -> ToDo {
    ToDo { what: voice.say(what), about: None, due: None, path: path.into() }
}

fn administrators(voice: &Voice, today: Day, day: Day, left: usize) -> ToDo {
    let what = if day == today {
        voice.say("who-todo-second-administrator")
    } else {
        voice.say_with("who-todo-administrators", &[("day", voice.full_day(day).into()), ("left", left.into())])
    };
    let due = if day == today { today } else { day.plus_days(-1) };
    ToDo { what, about: Some(voice.say("who-todo-administrators-about")), due: Some(due), path: "/admin/people".into() }
}

/// Terms that end soon and after which nothing is arranged, one thing a day: on 31 March there may be hundreds.
fn terms(db: &Db, voice: &Voice, today: Day) -> Result<Vec<ToDo>, Fault> {
    let mut all = Vec::new();
    for end in store::ends_between(db, today, today.plus_days(AHEAD_DAYS))? {
        let open = store::open_ends_on(db, end, end.plus_days(1))?;
        if !open.is_empty() {
            all.push(ending(voice, end, &open));
        }
    }
    Ok(all)
}

fn ending(voice: &Voice, end: Day, tenures: &[Tenure]) -> ToDo {
    let (what, about, path) = match tenures {
        [only] => {
            let office = look::office(voice, &only.section_name, &only.title);
            (voice.say("who-todo-term"), Some(office), format!("/admin/people/{}", only.appointment.account))
        }
        several => (voice.say_with("who-todo-terms", &[("count", several.len().into())]), None, "/admin/people".into()),
    };
    ToDo { what, about, due: Some(end), path }
}

/// Offices that may do something, and nobody sits there.
fn empty_offices(db: &Db, voice: &Voice, today: Day) -> Result<Vec<ToDo>, Fault> {
    let empty = offices::store::empty_posts_on(db, today)?;
    if empty.len() > LISTED_MAX {
        let what = voice.say_with("who-todo-empty-many", &[("count", empty.len().into())]);
        return Ok(vec![ToDo { what, about: None, due: None, path: "/admin/offices".into() }]);
    }
    let one = |post: &offices::Post| ToDo {
        what: voice.say("who-todo-empty"),
        about: Some(look::office(voice, &post.section_name, &post.office.title)),
        due: None,
        path: format!("/admin/offices/{}", post.office.id),
    };
    Ok(empty.iter().map(one).collect())
}
