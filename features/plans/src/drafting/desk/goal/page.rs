//! The form of one goal, in the order of the paper sheet.

use askama::Template;
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, Kicker, Picks, SaveState, Tell, Tone, Width, Written};
use engawa_web::{FormHead, Said, Voice, key};

use super::super::at::{Choice, Known, path, way_to};
use super::super::wrongs::Wrongs;
use super::typed::{
    ACHIEVED, BACKGROUND, BASELINE, HEADING, ISSUE, LINE_MAX, LINK, PRESENT, STEPS, STEPS_MAX, TARGET, TITLE, TypedGoal, UNIT,
    UNIT_MAX, VALUE,
};
use crate::pages::Look;
use crate::townfile::TEXT_MAX;

/// How the form came to be shown: fresh, or back with what was typed.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Came {
    pub(in super::super) typed: TypedGoal,
    pub(in super::super) seen: String,
    pub(in super::super) wrongs: Wrongs,
    /// What stands now, where someone else was quicker.
    pub(in super::super) theirs: Option<TypedGoal>,
    /// That someone else was quicker.
    pub(in super::super) late: Option<Said>,
}

/// The page `templates/draft_goal.html`.
#[derive(Template)]
#[template(path = "draft_goal.html")]
pub(in super::super) struct GoalPage {
    voice: Voice,
    pub(super) errors: ErrorSummary,
    way: Kicker,
    pub(super) title: Said,
    late: Option<Tell>,
    form: FormHead,
    seen: String,
    head: [Field; 2],
    story: [Field; 3],
    target: Field,
    figure: [Field; 3],
    achieved: Field,
    steps: Field,
    links: Option<Picks>,
    foot: FormFoot,
}

impl GoalPage {
    /// The form of a goal, or of a new one.
    pub(in super::super) fn of(look: &Look, known: &Known, goal: Option<&str>, came: &Came, form: FormHead) -> GoalPage {
        let voice = &look.voice;
        let ask = Ask { voice, came };
        let head = [
            ask.line(TITLE, key("plans-draft-goal-title"), LINE_MAX),
            ask.line(HEADING, key("plans-draft-goal-heading"), LINE_MAX).hint(voice.say("plans-draft-goal-heading-hint")),
        ];
        let story = [
            ask.lines(BACKGROUND, key("plans-draft-goal-background"), 4).optional(),
            ask.lines(PRESENT, key("plans-draft-goal-present"), 4).optional(),
            ask.lines(ISSUE, key("plans-draft-goal-issue"), 4).optional(),
        ];
        let target =
            ask.lines(TARGET, key("plans-draft-goal-target"), 2).hint(voice.say("plans-draft-goal-target-hint")).unmarked();
        let figure = ask.figure();
        let achieved = ask.lines(ACHIEVED, key("plans-draft-goal-achieved"), 3).optional();
        let steps = ask.steps();
        let links = links(voice, known, came);
        let mut asked: Vec<&dyn Asked> = head.iter().chain(&story).map(|field| field as &dyn Asked).collect();
        asked.extend([&target as &dyn Asked, &figure[0], &figure[1], &figure[2], &achieved, &steps]);
        asked.extend(links.as_ref().map(|links| links as &dyn Asked));
        let errors = ErrorSummary::of(voice, &asked).form_error(came.wrongs.of(""));
        let deed = voice.say("plans-draft-goal-save");
        let state = if errors.is_empty() { SaveState::nothing(voice, deed.clone()) } else { SaveState::refused(voice) };
        let title = if goal.is_some() { key("plans-draft-goal-change") } else { key("plans-draft-goal-new") };
        GoalPage {
            way: way_to(look, known),
            title: voice.say(title),
            late: came.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-draft-late-kept"))),
            seen: came.seen.clone(),
            foot: FormFoot::new(Button::submit(deed))
                .other(voice.say("plans-draft-back"), look.link(&path(&known.slug)))
                .state(state),
            voice: voice.clone(),
            errors,
            form,
            head,
            story,
            target,
            figure,
            achieved,
            steps,
            links,
        }
    }
}

/// Makes the questions.
struct Ask<'a> {
    voice: &'a Voice,
    came: &'a Came,
}

impl Ask<'_> {
    fn filled(&self, name: &str, field: Field) -> Field {
        let typed = self.came.typed.get(name);
        let field = field.value(typed).error(self.came.wrongs.of(name));
        let theirs = self.came.theirs.as_ref().map(|theirs| theirs.get(name)).filter(|theirs| theirs.trim() != typed.trim());
        match theirs {
            None => field,
            Some("") => {
                field.recall(Written::new(self.voice.say("plans-draft-stands"), self.voice.say("plans-draft-stands-empty")).quiet())
            }
            Some(theirs) => field.recall(Written::new(self.voice.say("plans-draft-stands"), theirs).quiet()),
        }
    }

    fn line(&self, name: &'static str, label: &str, max: usize) -> Field {
        self.filled(name, Field::text(self.voice, name, self.voice.say(label)).max(max))
    }

    fn lines(&self, name: &'static str, label: &str, rows: u8) -> Field {
        self.filled(name, Field::lines(self.voice, name, self.voice.say(label), rows).max(TEXT_MAX))
    }

    fn steps(&self) -> Field {
        let hint = self.voice.say_with("plans-draft-goal-steps-hint", &[("max", STEPS_MAX.into())]);
        self.filled(STEPS, Field::lines(self.voice, STEPS, self.voice.say("plans-draft-goal-steps"), 6)).hint(hint).optional()
    }

    /// A number, so that the goal is measured.
    fn figure(&self) -> [Field; 3] {
        let number = |name: &'static str, label: &str| {
            self.filled(name, Field::text(self.voice, name, self.voice.say(label)).width(Width::Short)).optional()
        };
        [
            number(VALUE, key("plans-draft-goal-value")).hint(self.voice.say("plans-draft-goal-value-hint")),
            number(UNIT, key("plans-draft-goal-unit")).max(UNIT_MAX).hint(self.voice.say("plans-draft-goal-unit-hint")),
            number(BASELINE, key("plans-draft-goal-baseline")).hint(self.voice.say("plans-draft-goal-baseline-hint")),
        ]
    }
}

/// The items that a goal may serve; what it serves already and is in no plan any more stands behind them.
fn links(voice: &Voice, known: &Known, came: &Came) -> Option<Picks> {
    let is_gone = |code: &&String| known.choices.iter().all(|choice| choice.code != **code);
    let standing: Vec<&String> = came.typed.links.iter().filter(is_gone).collect();
    if known.choices.is_empty() && standing.is_empty() {
        return None;
    }
    let picks = Picks::checks(voice, LINK, voice.say("plans-draft-goal-links"))
        .hint(voice.say("plans-draft-goal-links-hint"))
        .optional()
        .error(came.wrongs.of(LINK));
    let picks = known.choices.iter().fold(picks, pick);
    let picks = standing.into_iter().fold(picks, |picks, code| picks.pick(code, code.as_str()));
    let picks = came.typed.links.iter().fold(picks, |picks, code| picks.chosen(code));
    Some(theirs(voice, known, came).into_iter().fold(picks, Picks::recall))
}

fn pick(picks: Picks, choice: &Choice) -> Picks {
    picks.pick_with_hint(&choice.code, choice.title.as_str(), choice.plan.as_str())
}

fn theirs(voice: &Voice, known: &Known, came: &Came) -> Option<Written> {
    let theirs = came.theirs.as_ref().filter(|theirs| theirs.links != came.typed.links)?;
    let titles = known.choices.iter().filter(|choice| theirs.links.contains(&choice.code)).map(|choice| choice.title.as_str());
    let titles: Vec<&str> = titles.collect();
    let said: Said = if titles.is_empty() { voice.say("plans-draft-no-link") } else { titles.join("\n").into() };
    Some(Written::new(voice.say("plans-draft-stands"), said).quiet())
}
