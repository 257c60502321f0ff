//! SQL of rounds: the years of a plan, the copy of the form, publications.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Choice, Day, FiscalYear, Id, Seq};
use engawa_who::Section;

use crate::book::store::bounds;
use crate::evaluation::form::{FieldKind, Form, FormField, FormOption, Reckoning};
use crate::evaluation::model::{Publication, Round, RoundState, Setting, Step};
use crate::model::{Band, Grade, Plan, Scale};

/// A round as its row has it; levels, fields and grades are read beside it.
struct RoundRow {
    round: Round,
}

impl FromRow for RoundRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, plan, plan_slug, year) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let state: String = cells.next()?;
        let (code, title) = (cells.next()?, cells.next()?);
        let reckoning: String = cells.next()?;
        let scale = Scale { name: cells.next()?, unit: cells.next()?, evaluators: Vec::new(), grades: Vec::new() };
        let setting = Setting {
            levels: Vec::new(),
            has_department: cells.next()?,
            has_outside: cells.next()?,
            section_by: cells.next()?,
            department_by: cells.next()?,
            planning_by: cells.next()?,
        };
        let reckoning = Reckoning::from_code(&reckoning).ok_or_else(|| Fault::Row(format!("no reckoning {reckoning}")))?;
        let round = Round {
            id,
            plan,
            plan_slug,
            version: None,
            year,
            state: RoundState::from_code(&state).ok_or_else(|| Fault::Row(format!("no state {state}")))?,
            form: Form { code, title, reckoning, scale, fields: Vec::new() },
            setting,
            frozen_on: cells.next()?,
        };
        Ok(RoundRow { round: Round { version: cells.next()?, ..round } })
    }
}

/// A round.
pub(crate) fn round(db: &Db, id: Id<Round>) -> Result<Option<Round>, Fault> {
    let found: Option<RoundRow> = db.first(
        "select r.id, r.plan_id, p.slug, r.fiscal_year, r.state, r.form_code, r.form_title, r.reckoning, r.scale_name,
                r.scale_unit, r.has_department, r.has_outside, r.section_by, r.department_by, r.planning_by, r.frozen_on,
                r.version_number
           from plans_rounds r
           join plans_plans p on p.id = r.plan_id
          where r.id = $1",
        [id.into()],
    )?;
    found.map(|found| filled(db, found.round)).transpose()
}

/// All rounds, the latest year first.
pub(crate) fn rounds(db: &Db) -> Result<Vec<Round>, Fault> {
    let found: Vec<RoundRow> = db.all(
        "select r.id, r.plan_id, p.slug, r.fiscal_year, r.state, r.form_code, r.form_title, r.reckoning, r.scale_name,
                r.scale_unit, r.has_department, r.has_outside, r.section_by, r.department_by, r.planning_by, r.frozen_on,
                r.version_number
           from plans_rounds r
           join plans_plans p on p.id = r.plan_id
          order by r.fiscal_year desc, p.ordinal
          limit $1",
        [Limit::SHORT.into()],
    )?;
    found.into_iter().map(|found| filled(db, found.round)).collect()
}

/// The round of a plan for a year.
pub(crate) fn round_of(db: &Db, plan: Id<Plan>, year: FiscalYear) -> Result<Option<Round>, Fault> {
    let found: Option<(Id<Round>,)> =
        db.first("select id from plans_rounds where plan_id = $1 and fiscal_year = $2", [plan.into(), year.into()])?;
    found.map_or(Ok(None), |(id,)| round(db, id))
}

/// The latest round of a plan before a year.
pub(crate) fn round_before(db: &Db, plan: Id<Plan>, year: FiscalYear) -> Result<Option<Round>, Fault> {
    let found: Option<(Id<Round>,)> = db.first(
        "select id
           from plans_rounds
          where plan_id = $1
            and fiscal_year < $2
          order by fiscal_year desc
          limit 1",
        [plan.into(), year.into()],
    )?;
    found.map_or(Ok(None), |(id,)| round(db, id))
}

fn filled(db: &Db, mut round: Round) -> Result<Round, Fault> {
    let levels: Vec<(String,)> =
        db.all("select level from plans_round_levels where round_id = $1 order by ordinal limit 100", [round.id.into()])?;
    round.setting.levels = levels.into_iter().map(|(level,)| level).collect();
    let names: Vec<(String,)> =
        db.all("select name from plans_round_evaluators where round_id = $1 order by ordinal limit 100", [round.id.into()])?;
    round.form.scale.evaluators = names.into_iter().map(|(name,)| name).collect();
    round.form.scale.grades = db.all(
        "select grade, label, above, equals, from_value, below, is_judged
           from plans_round_grades
          where round_id = $1
          order by grade
          limit 100",
        [round.id.into()],
    )?;
    round.form.fields = fields(db, round.id)?;
    Ok(round)
}

/// A field as its row has it.
struct FieldRow {
    field: FormField,
}

impl FromRow for FieldRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (code, kind) = (cells.next()?, cells.next::<String>()?);
        let (label, help, is_required) = (cells.next()?, cells.next()?, cells.next()?);
        let (max, unit): (Option<i64>, Option<String>) = (cells.next()?, cells.next()?);
        let kind = match kind.as_str() {
            "text" => FieldKind::Text { max: max.unwrap_or_default() },
            "number" => FieldKind::Number { unit: unit.unwrap_or_default() },
            "view" => FieldKind::View { options: Vec::new() },
            "direction" => FieldKind::Direction { options: Vec::new() },
            other => return Err(Fault::Row(format!("no kind of field {other}"))),
        };
        Ok(FieldRow { field: FormField { code, label, help, is_required, kind } })
    }
}

struct OptionRow {
    field: String,
    option: FormOption,
}

impl FromRow for OptionRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let field = cells.next()?;
        Ok(OptionRow { field, option: FormOption { code: cells.next()?, label: cells.next()?, points: cells.next()? } })
    }
}

fn fields(db: &Db, round: Id<Round>) -> Result<Vec<FormField>, Fault> {
    let fields: Vec<FieldRow> = db.all(
        "select code, kind, label, help, is_required, max, unit
           from plans_round_fields
          where round_id = $1
          order by ordinal
          limit 100",
        [round.into()],
    )?;
    let mut fields: Vec<FormField> = fields.into_iter().map(|row| row.field).collect();
    let options: Vec<OptionRow> = db.all(
        "select field_code, code, label, points
           from plans_round_options
          where round_id = $1
          order by field_code, ordinal
          limit 1000",
        [round.into()],
    )?;
    for OptionRow { field, option } in options {
        let of = fields.iter_mut().find(|other| other.code == field).map(|field| &mut field.kind);
        if let Some(FieldKind::View { options } | FieldKind::Direction { options }) = of {
            options.push(option);
        }
    }
    Ok(fields)
}

/// A new round, with its form and its levels.
pub(crate) fn add_round(tx: &mut Tx, round: &Round) -> Result<(), Fault> {
    let (form, setting) = (&round.form, &round.setting);
    tx.run(
        "insert into plans_rounds
           (id, plan_id, fiscal_year, state, form_code, form_title, reckoning, scale_name, scale_unit, has_department,
            has_outside, section_by, department_by, planning_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        [
            round.id.into(),
            round.plan.into(),
            round.year.into(),
            round.state.code().into(),
            (&form.code).into(),
            (&form.title).into(),
            form.reckoning.code().into(),
            (&form.scale.name).into(),
            (&form.scale.unit).into(),
            setting.has_department.into(),
            setting.has_outside.into(),
            setting.section_by.into(),
            setting.department_by.into(),
            setting.planning_by.into(),
        ],
    )?;
    add_levels(tx, round.id, &setting.levels)?;
    add_form(tx, round.id, form)
}

fn add_levels(tx: &mut Tx, round: Id<Round>, levels: &[String]) -> Result<(), Fault> {
    for (ordinal, level) in (0i64..).zip(levels) {
        tx.run(
            "insert into plans_round_levels (round_id, ordinal, level) values ($1, $2, $3)",
            [round.into(), ordinal.into(), level.into()],
        )?;
    }
    Ok(())
}

fn add_form(tx: &mut Tx, round: Id<Round>, form: &Form) -> Result<(), Fault> {
    for (ordinal, name) in (0i64..).zip(&form.scale.evaluators) {
        tx.run(
            "insert into plans_round_evaluators (round_id, ordinal, name) values ($1, $2, $3)",
            [round.into(), ordinal.into(), name.into()],
        )?;
    }
    for grade in &form.scale.grades {
        add_grade(tx, round, grade)?;
    }
    for (ordinal, field) in (0i64..).zip(&form.fields) {
        add_field(tx, round, ordinal, field)?;
    }
    Ok(())
}

fn add_grade(tx: &mut Tx, round: Id<Round>, grade: &Grade) -> Result<(), Fault> {
    let [above, equals, from, below] = bounds(grade.band);
    tx.run(
        "insert into plans_round_grades (round_id, grade, label, above, equals, from_value, below, is_judged)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            round.into(),
            grade.grade.into(),
            (&grade.label).into(),
            above.into(),
            equals.into(),
            from.into(),
            below.into(),
            (grade.band == Band::Judged).into(),
        ],
    )?;
    Ok(())
}

fn add_field(tx: &mut Tx, round: Id<Round>, ordinal: i64, field: &FormField) -> Result<(), Fault> {
    let (kind, max, unit, options) = match &field.kind {
        FieldKind::Text { max } => ("text", Some(*max), None, &[][..]),
        FieldKind::Number { unit } => ("number", None, Some(unit.as_str()), &[][..]),
        FieldKind::View { options } => ("view", None, None, options.as_slice()),
        FieldKind::Direction { options } => ("direction", None, None, options.as_slice()),
    };
    tx.run(
        "insert into plans_round_fields (round_id, ordinal, code, kind, label, help, is_required, max, unit)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            round.into(),
            ordinal.into(),
            (&field.code).into(),
            kind.into(),
            (&field.label).into(),
            field.help.clone().into(),
            field.is_required.into(),
            max.into(),
            unit.into(),
        ],
    )?;
    for (ordinal, option) in (0i64..).zip(options) {
        tx.run(
            "insert into plans_round_options (round_id, field_code, ordinal, code, label, points)
             values ($1, $2, $3, $4, $5, $6)",
            [
                round.into(),
                (&field.code).into(),
                ordinal.into(),
                (&option.code).into(),
                (&option.label).into(),
                option.points.into(),
            ],
        )?;
    }
    Ok(())
}

/// Takes the form and the levels of a round out, and the round itself: while it is prepared, nothing hangs on it.
pub(crate) fn drop_round(tx: &mut Tx, round: Id<Round>) -> Result<(), Fault> {
    for sql in [
        "delete from plans_round_options where round_id = $1",
        "delete from plans_round_fields where round_id = $1",
        "delete from plans_round_grades where round_id = $1",
        "delete from plans_round_evaluators where round_id = $1",
        "delete from plans_round_levels where round_id = $1",
        "delete from plans_rounds where id = $1",
    ] {
        tx.run(sql, [round.into()])?;
    }
    Ok(())
}

/// A round goes on to another state.
/// The sheets of a round are dealt out, for the version of the plan in force.
pub(crate) fn put_opened(tx: &mut Tx, round: Id<Round>, version: i64) -> Result<(), Fault> {
    tx.run(
        "update plans_rounds
            set state = $1, version_number = $2
          where id = $3",
        [RoundState::Open.code().into(), version.into(), round.into()],
    )?;
    Ok(())
}

pub(crate) fn put_round_state(tx: &mut Tx, round: Id<Round>, state: RoundState) -> Result<(), Fault> {
    tx.run("update plans_rounds set state = $1 where id = $2", [state.code().into(), round.into()])?;
    Ok(())
}

/// The figures of a round are frozen.
pub(crate) fn put_frozen(tx: &mut Tx, round: Id<Round>, day: Day) -> Result<(), Fault> {
    tx.run(
        "update plans_rounds
            set state = $1, frozen_on = $2
          where id = $3",
        [RoundState::Frozen.code().into(), day.into(), round.into()],
    )?;
    Ok(())
}

impl FromRow for Publication {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Publication { number: cells.next()?, published_at: cells.next()?, withdrawn_on: cells.next()?, reason: cells.next()? })
    }
}

/// The publications of a round, the latest first.
pub(crate) fn publications(db: &Db, round: Id<Round>) -> Result<Vec<Publication>, Fault> {
    db.all(
        "select number, published_at, withdrawn_on, reason
           from plans_publications
          where round_id = $1
          order by number desc
          limit 100",
        [round.into()],
    )
}

/// A round is published.
pub(crate) fn add_publication(tx: &mut Tx, round: Id<Round>, number: i64, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into plans_publications (round_id, number, published_at, published_seq) values ($1, $2, $3, $4)",
        [round.into(), number.into(), now.into(), seq.into()],
    )?;
    Ok(())
}

/// A publication is withdrawn.
pub(crate) fn put_withdrawn(tx: &mut Tx, round: Id<Round>, number: i64, reason: &str, seq: Seq) -> Result<(), Fault> {
    let today = tx.now().day();
    tx.run(
        "update plans_publications
            set withdrawn_on = $1, withdrawn_seq = $2, reason = $3
          where round_id = $4
            and number = $5",
        [today.into(), seq.into(), reason.into(), round.into(), number.into()],
    )?;
    Ok(())
}

/// Notes that a section is reminded. False: it was before.
pub(crate) fn put_reminder(tx: &mut Tx, round: Id<Round>, step: Step, section: Id<Section>, number: i64) -> Result<bool, Fault> {
    let today = tx.now().day();
    let new = tx.run(
        "insert into plans_round_reminders (round_id, step, section_id, number, sent_on)
         values ($1, $2, $3, $4, $5)
             on conflict (round_id, step, section_id, number) do nothing",
        [round.into(), step.code().into(), section.into(), number.into(), today.into()],
    )?;
    Ok(new > 0)
}
