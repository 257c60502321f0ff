//! The accesses as a file for a spreadsheet. Taking it is noted as an export of everyone in it.

use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::access::{Page, between};
use engawa_kernel::Moment;
use engawa_web::tables::{Cell, Column, Row as TableRow, Table, csv_answer};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow as Row, Voice};

use super::super::AUDITS;
use super::ask::{self, Asked, Question};
use super::known::{self, Look, Names};
use super::{list, patiently};
use crate::pages::look;

/// The file.
pub(super) const SHOW: Row = Row::get("/admin/access.csv", Face::Staff, AUDITS).asks(&ask::NAMES).shows(&["who_accounts.name"]);

/// The most accesses of one file; more are asked for by shorter spans.
const ROWS_MAX: i64 = 10_000;

/// Hands out the file. A question that cannot be answered leads back to where it is put right.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let asked = asked.or_usual(ctx.today());
    let Ok((from, to)) = ask::moments(&ctx.voice, &asked) else { return ctx.see_other(&asked.at(list::SHOW.path)) };
    let (voice, question) = (ctx.voice.clone(), asked.clone());
    let found = patiently(&ctx, move |db| match ask::filter(db, &voice, &question)? {
        Err(_) => Ok(None),
        Ok(filter) => find(db, &Question { from, to, filter }).map(Some),
    });
    let Some((looks, names)) = found.await? else { return ctx.see_other(&asked.at(list::SHOW.path)) };
    if looks.len() as i64 > ROWS_MAX {
        return Err(Failure::Refused { why: ctx.voice.say_with("who-access-csv-many", &[("max", ROWS_MAX.into())]) });
    }
    look::note_export(&ctx, SHOW.path, known::people(&looks)).await?;
    let name = ctx.voice.plain_with(
        "who-access-csv-name",
        &[("from", look::typed(from.day()).into()), ("to", look::typed(to.plus_millis(-1).day()).into())],
    );
    csv_answer(&table(&ctx.voice, &looks, &names), &name)
}

fn find(db: &Db, question: &Question) -> Result<(Vec<Look>, Names), Fault> {
    let page = Page { before: None, limit: Limit(ROWS_MAX + 1) };
    let all = between(db, question.from, question.to, &question.filter, page)?;
    let mut names = Names::default();
    if all.len() as i64 > ROWS_MAX {
        let bare = |noted| Look { noted, subjects: Vec::new(), section: None };
        return Ok((all.into_iter().map(bare).collect(), names));
    }
    Ok((known::looks(db, all, &mut names)?, names))
}

/// A moment that a spreadsheet sorts.
fn sortable(moment: Moment) -> String {
    let (hour, minute, second) = moment.clock();
    format!("{} {hour:02}:{minute:02}:{second:02}", look::typed(moment.day()))
}

fn table(voice: &Voice, looks: &[Look], names: &Names) -> Table {
    let labels = [
        voice.say("who-access-when"),
        voice.say("who-access-by"),
        voice.say("who-access-number"),
        voice.say("who-office-section"),
        voice.say("who-access-what"),
        voice.say("who-access-purpose"),
        voice.say("who-access-reason"),
        voice.say("who-access-where"),
        voice.say("who-access-face"),
        voice.say("who-access-count"),
        voice.say("who-access-whom"),
    ];
    let mut table = Table::new(voice, voice.say("who-access-title"), labels.into_iter().map(Column::text).collect());
    for look in looks {
        table.push(row(voice, look, names));
    }
    table
}

fn row(voice: &Voice, look: &Look, names: &Names) -> TableRow {
    let noted = &look.noted;
    let who = noted.who.map_or_else(|| voice.say("who-access-unknown"), |who| names.say(voice, who));
    // A thousand names go together here; a sentence would be made anew for each.
    let whom: Vec<String> = look.subjects.iter().map(|id| names.say(voice, *id).plain()).collect();
    TableRow::new(vec![
        Cell::text(sortable(noted.noted_at)),
        Cell::text(who),
        Cell::text(noted.who.map_or_else(String::new, |who| who.to_string())),
        Cell::text(look.section.clone().unwrap_or_default()),
        Cell::text(voice.say(ask::kind_word(noted.kind))),
        Cell::text(known::purpose(voice, &noted.purpose)),
        Cell::text(noted.reason.clone().unwrap_or_default()),
        Cell::text(noted.route.as_str()),
        Cell::text(noted.face.as_str()),
        Cell::number(voice, Some(noted.persons as f64), 0),
        Cell::text(whom.join("; ")),
    ])
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Choice;

    use super::*;

    #[test]
    fn every_kind_has_a_word_and_a_code() {
        for kind in engawa_journal::access::Kind::ALL {
            assert!(ask::kind_word(*kind).ends_with(kind.code()));
        }
    }
}
