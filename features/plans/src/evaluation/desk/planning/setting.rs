//! Who is asked in a round, and by when: the questions that preparing it and changing it have in common.

use engawa_kernel::{Day, FiscalYear};
use engawa_web::ui::{Asked, Field, Picks, read_day};
use engawa_web::{Fields, Said, Voice};

use super::refusals::Wrongs;
use crate::evaluation::model::Setting;
use crate::model::Plan;

/// Names of the fields.
pub(super) const LEVEL: &str = "level";
const STEP: &str = "step";
const SECTION_BY: &str = "section-by";
const DEPARTMENT_BY: &str = "department-by";
const PLANNING_BY: &str = "planning-by";

/// Values of the steps that can be switched on.
const DEPARTMENT: &str = "department";
const OUTSIDE: &str = "outside";

/// Month and day after the year by which the sections and the planning section are usually done.
const SECTION_USUAL: (u32, u32) = (6, 30);
const PLANNING_USUAL: (u32, u32) = (7, 31);
/// Days from today, where the usual day has passed.
const SECTION_DAYS: i64 = 14;
const PLANNING_DAYS: i64 = 28;

/// Who is asked and by when, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedSetting {
    levels: Vec<String>,
    has_department: bool,
    has_outside: bool,
    section_by: String,
    department_by: String,
    planning_by: String,
}

impl TypedSetting {
    /// What is usual for a plan and a year: the level of the policies, from the section straight to the planning section.
    pub(super) fn usual(voice: &Voice, plan: &Plan, year: FiscalYear, today: Day) -> TypedSetting {
        let section_by = after(year, SECTION_USUAL).max(today.plus_days(SECTION_DAYS));
        let planning_by = after(year, PLANNING_USUAL).max(section_by.plus_days(PLANNING_DAYS - SECTION_DAYS));
        let department_by = section_by.plus_days(section_by.days_until(planning_by) / 2);
        TypedSetting {
            levels: usual_level(voice, plan).into_iter().collect(),
            has_department: false,
            has_outside: false,
            section_by: section_by.to_string(),
            department_by: department_by.to_string(),
            planning_by: planning_by.to_string(),
        }
    }

    /// As it stands.
    pub(super) fn of(setting: &Setting) -> TypedSetting {
        TypedSetting {
            levels: setting.levels.clone(),
            has_department: setting.has_department,
            has_outside: setting.has_outside,
            section_by: setting.section_by.to_string(),
            department_by: setting.department_by.map(|day| day.to_string()).unwrap_or_default(),
            planning_by: setting.planning_by.to_string(),
        }
    }

    /// As it was sent.
    pub(super) fn read(fields: &Fields) -> TypedSetting {
        let all = |name: &str| fields.all(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let steps = all(STEP);
        TypedSetting {
            levels: all(LEVEL),
            has_department: steps.iter().any(|step| step == DEPARTMENT),
            has_outside: steps.iter().any(|step| step == OUTSIDE),
            section_by: fields.get(SECTION_BY).to_owned(),
            department_by: fields.get(DEPARTMENT_BY).to_owned(),
            planning_by: fields.get(PLANNING_BY).to_owned(),
        }
    }

    /// The setting that is meant.
    ///
    /// # Errors
    /// Each day that cannot be read, is missing, or comes before the one of the step before it.
    pub(super) fn setting(&self, voice: &Voice) -> Result<Setting, Wrongs> {
        let mut wrongs = Wrongs::default();
        let mut day = |name: &'static str, text: &str, is_needed: bool| {
            let day = read_day(text);
            if day.is_none() && is_needed {
                wrongs.add(name, voice.say("plans-ev-planning-wrong-day"));
            }
            day
        };
        let section_by = day(SECTION_BY, &self.section_by, true);
        let department_by = day(DEPARTMENT_BY, &self.department_by, self.has_department).filter(|_| self.has_department);
        let planning_by = day(PLANNING_BY, &self.planning_by, true);
        if department_by < section_by && department_by.is_some() {
            wrongs.add(DEPARTMENT_BY, voice.say("plans-ev-planning-wrong-backwards"));
        } else if planning_by.is_some() && planning_by < department_by.or(section_by) {
            wrongs.add(PLANNING_BY, voice.say("plans-ev-planning-wrong-backwards"));
        }
        match (section_by, planning_by) {
            (Some(section_by), Some(planning_by)) if wrongs.is_empty() => Ok(Setting {
                levels: self.levels.clone(),
                has_department: self.has_department,
                has_outside: self.has_outside,
                section_by,
                department_by,
                planning_by,
            }),
            _ => Err(wrongs),
        }
    }
}

fn after(year: FiscalYear, (month, day): (u32, u32)) -> Day {
    let end = year.last_day();
    Day::new(end.year(), month, day).unwrap_or(end)
}

/// The level of the policies where a plan has it, else the last but one.
fn usual_level(voice: &Voice, plan: &Plan) -> Option<String> {
    let usual = voice.plain("plans-ev-planning-usual-level");
    let last_but_one = plan.levels.iter().rev().nth(1).or(plan.levels.last());
    plan.levels.iter().find(|level| **level == usual).or(last_but_one).cloned()
}

/// The questions.
pub(super) struct SettingParts {
    pub(super) levels: Picks,
    pub(super) steps: Picks,
    pub(super) section_by: Field,
    pub(super) department_by: Field,
    pub(super) planning_by: Field,
}

impl SettingParts {
    /// The questions, as they were answered.
    pub(super) fn of(voice: &Voice, plan: &Plan, typed: &TypedSetting, wrongs: &Wrongs) -> SettingParts {
        let say = |key: &str| voice.say(key);
        let day = |name: &'static str, label: Said, value: &str| Field::day(voice, name, label).value(value).error(wrongs.of(name));
        SettingParts {
            levels: levels(voice, plan, typed).error(wrongs.of(LEVEL)),
            steps: steps(voice, typed),
            section_by: day(SECTION_BY, say("plans-ev-planning-section-by"), &typed.section_by),
            department_by: day(DEPARTMENT_BY, say("plans-ev-planning-department-by"), &typed.department_by)
                .hint(say("plans-ev-planning-department-by-hint"))
                .unmarked(),
            planning_by: day(PLANNING_BY, say("plans-ev-planning-planning-by"), &typed.planning_by),
        }
    }

    /// For the list of what is to be put right, in the order of the page.
    pub(super) fn asked(&self) -> [&dyn Asked; 5] {
        [&self.levels, &self.steps, &self.section_by, &self.department_by, &self.planning_by]
    }
}

fn levels(voice: &Voice, plan: &Plan, typed: &TypedSetting) -> Picks {
    let picks = Picks::checks(voice, LEVEL, voice.say("plans-ev-planning-levels"))
        .hint(voice.say("plans-ev-planning-levels-hint"))
        .beside();
    let picks = plan.levels.iter().fold(picks, |picks, level| picks.pick(level, level.as_str()));
    typed.levels.iter().fold(picks, |picks, level| picks.chosen(level))
}

fn steps(voice: &Voice, typed: &TypedSetting) -> Picks {
    let say = |key: &str| voice.say(key);
    let picks = Picks::checks(voice, STEP, say("plans-ev-planning-steps"))
        .hint(say("plans-ev-planning-steps-hint"))
        .pick_with_hint(DEPARTMENT, say("plans-ev-planning-steps-department"), say("plans-ev-planning-steps-department-hint"))
        .pick_with_hint(OUTSIDE, say("plans-ev-planning-steps-outside"), say("plans-ev-planning-steps-outside-hint"))
        .optional();
    let chosen = [(DEPARTMENT, typed.has_department), (OUTSIDE, typed.has_outside)];
    chosen.into_iter().filter(|(_, is)| *is).fold(picks, |picks, (value, _)| picks.chosen(value))
}

#[cfg(test)]
mod tests {
    use engawa_web::{Lang, samples};

    use super::*;
    use crate::pages::sample::{Case, plans};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn voice() -> Voice {
        samples::site().voice(&samples::words_with(&crate::WORD_FILES), Lang::Ja)
    }

    fn usual(today: &str) -> TypedSetting {
        let (book, _) = plans(Case::Usual).swap_remove(0);
        TypedSetting::usual(&voice(), &book.plan, FiscalYear(2025), day(today))
    }

    #[test]
    fn the_usual_days_are_june_and_july_or_two_and_four_weeks_where_they_have_passed() {
        let spring = usual("2026-04-20");
        assert_eq!((spring.section_by.as_str(), spring.planning_by.as_str()), ("2026-06-30", "2026-07-31"));
        let autumn = usual("2026-11-21");
        assert_eq!((autumn.section_by.as_str(), autumn.planning_by.as_str()), ("2026-12-05", "2026-12-19"));
        assert_eq!(spring.levels, ["施策"]);
    }

    #[test]
    fn days_that_run_backwards_stand_at_the_later_one() {
        let typed = TypedSetting { planning_by: "2026-06-01".into(), ..usual("2026-04-20") };
        let wrongs = typed.setting(&voice()).expect_err("backwards");
        assert!(wrongs.of(PLANNING_BY).is_some() && wrongs.of(SECTION_BY).is_none());
        let typed = TypedSetting { has_department: true, department_by: String::new(), ..usual("2026-04-20") };
        assert!(typed.setting(&voice()).expect_err("a day is missing").of(DEPARTMENT_BY).is_some());
        let typed = TypedSetting { department_by: "あした".into(), ..usual("2026-04-20") };
        assert_eq!(typed.setting(&voice()).expect("the department is not asked").department_by, None);
        let typed = TypedSetting { has_department: true, ..usual("2026-04-20") };
        assert_eq!(typed.setting(&voice()).expect("in order").department_by, Some(day("2026-07-15")));
    }

    #[test]
    fn what_stands_is_what_is_typed_again() {
        let setting =
            TypedSetting { has_department: true, has_outside: true, ..usual("2026-04-20") }.setting(&voice()).expect("days");
        assert_eq!(TypedSetting::of(&setting).setting(&voice()).expect("days"), setting);
    }
}
