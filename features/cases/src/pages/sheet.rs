//! What a resident reads of a programme before anything is asked of them; the preview at the desk shows the same.

use engawa_kernel::{Calendar, Day};
use engawa_web::ui::{Definitions, Row, Rows, SampleMark, Tell, Tone};
use engawa_web::{Ctx, Said, Voice};

use crate::inventory::Known;
use crate::inventory::model::{Online, Statement};
use crate::programmes::model::{Programme, Season, Way};
use crate::words_of;

/// The parts of the page; `templates/_sheet.html` lays them out.
pub(crate) struct Sheet {
    pub(crate) title: Said,
    pub(crate) lead: Said,
    pub(crate) tells: Vec<Tell>,
    pub(crate) who_title: Said,
    pub(crate) eligible: Option<Said>,
    pub(crate) facts_title: Said,
    pub(crate) facts: Definitions,
    pub(crate) ways_title: Said,
    pub(crate) ways: Rows,
    pub(crate) when_title: Said,
    pub(crate) situations: Vec<Said>,
}

impl Sheet {
    /// Of a programme of the list.
    pub(crate) fn of_known(ctx: &Ctx, known: &Known, calendar: &Calendar) -> Sheet {
        let (voice, said) = (&ctx.voice, &known.listed.statement);
        let around = Around { voice, calendar, today: ctx.today(), section: &known.section, sample: ctx.sample_mark() };
        let mut sheet = match known.programme() {
            Some(programme) => around.sheet(programme, Some(said)),
            None => around.bare(said),
        };
        if said.is_gone {
            sheet.tells.push(Tell::new(Tone::Late, voice.say("cases-one-gone")));
        } else if known.is_ended {
            sheet.tells.push(Tell::new(Tone::Late, voice.say("cases-one-ended")));
        }
        if let Some(day) = known.changes_on {
            sheet.tells.push(Tell::info(voice.say_with("cases-one-changes", &[("day", voice.full_day(day).into())])));
        }
        sheet
    }

    /// Of a text that is not adopted.
    pub(crate) fn of_text(ctx: &Ctx, programme: &Programme, calendar: &Calendar) -> Sheet {
        let (voice, today) = (&ctx.voice, ctx.today());
        let section = programme.section.said(voice).plain();
        Around { voice, calendar, today, section: &section, sample: ctx.sample_mark() }.sheet(programme, None)
    }
}

struct Around<'a> {
    voice: &'a Voice,
    calendar: &'a Calendar,
    today: Day,
    section: &'a str,
    sample: Option<SampleMark>,
}

impl Around<'_> {
    fn titles(&self, title: Said, lead: Said, facts: Definitions, ways: Vec<Row>) -> Sheet {
        let voice = self.voice;
        Sheet {
            title,
            lead,
            tells: Vec::new(),
            who_title: voice.say("cases-one-who"),
            eligible: None,
            facts_title: voice.say("cases-one-facts"),
            facts,
            ways_title: voice.say("cases-one-ways"),
            ways: Rows::new(ways, voice.say("cases-one-no-way")),
            when_title: voice.say("cases-one-when"),
            situations: Vec::new(),
        }
    }

    fn sheet(&self, programme: &Programme, said: Option<&Statement>) -> Sheet {
        let voice = self.voice;
        let mut ways: Vec<Row> = said.and_then(|said| self.elsewhere(said)).into_iter().collect();
        ways.extend(programme.ways.iter().map(|way| self.way(*way)));
        let sheet = self.titles(programme.name.said(voice), programme.summary.said(voice), self.facts(programme), ways);
        Sheet {
            eligible: Some(programme.eligible.said(voice)),
            situations: programme.situations.iter().map(|speech| speech.said(voice)).collect(),
            tells: self.out_of_season(programme.season).into_iter().collect(),
            ..sheet
        }
    }

    /// Of which the town has said no more than that there is such a thing.
    fn bare(&self, said: &Statement) -> Sheet {
        let voice = self.voice;
        let facts = Definitions::new()
            .wide()
            .pair(voice.say("cases-one-section"), self.section)
            .maybe(voice.say("cases-one-basis"), said.basis.as_deref());
        let mut ways: Vec<Row> = self.elsewhere(said).into_iter().collect();
        if said.is_at_counter {
            ways.push(self.way(Way::Counter));
        }
        if said.is_by_post {
            ways.push(self.way(Way::Paper));
        }
        self.titles(Said::text(&said.name), Said::text(&said.about), facts, ways)
    }

    fn way(&self, way: Way) -> Row {
        let voice = self.voice;
        let row = Row::new(voice.say(words_of::way(way))).sample(self.sample.clone());
        match way {
            Way::Online => row.below(voice.say("cases-way-online-soon")),
            Way::Counter => row.below(self.section),
            Way::Paper => row.below(voice.say("cases-way-paper-how")),
            Way::Helper => row.below(voice.say("cases-way-helper-how")),
        }
    }

    fn elsewhere(&self, said: &Statement) -> Option<Row> {
        let link = said.link.as_deref().filter(|_| said.online == Online::Elsewhere)?;
        let row = Row::new(self.voice.say("cases-way-elsewhere")).href(link).below(link);
        Some(row.sample(self.sample.clone()))
    }

    fn out_of_season(&self, season: Option<Season>) -> Option<Tell> {
        let season = season.filter(|season| !season.holds(self.today.month(), self.today.day()))?;
        Some(Tell::new(Tone::Late, self.season(season)))
    }

    fn season(&self, season: Season) -> Said {
        // A day of every year has no weekday.
        let day =
            |(month, day): (u32, u32)| self.voice.say_with("cases-month-day", &[("month", month.into()), ("day", day.into())]);
        self.voice.say_with("cases-one-season-span", &[("from", day(season.from).into()), ("to", day(season.to).into())])
    }

    fn facts(&self, programme: &Programme) -> Definitions {
        let voice = self.voice;
        let documents: Vec<Said> = programme.documents.iter().map(|speech| speech.said(voice)).collect();
        let documents = if documents.is_empty() { vec![voice.say("cases-one-documents-none")] } else { documents };
        let season = programme.season.map_or_else(|| voice.say("cases-one-season-always"), |season| self.season(season));
        let facts = Definitions::new()
            .wide()
            .lines(voice.say("cases-one-for"), programme.who.iter().map(|who| voice.say(words_of::who(*who))).collect())
            .lines(voice.say("cases-one-documents"), documents)
            .pair(voice.say("cases-one-minutes"), voice.say_with("cases-one-minutes-count", &[("count", programme.minutes.into())]))
            .pair(voice.say("cases-one-fee"), programme.fee.said(voice))
            .pair(voice.say("cases-one-season"), season)
            .lines(voice.say("cases-one-term"), self.terms(programme))
            .pair(voice.say("cases-one-decides"), programme.decides.said(voice))
            .pair(voice.say("cases-one-assurance"), voice.say(words_of::assurance(programme.assurance)));
        let months: Vec<String> = programme.follow_up_months.iter().map(ToString::to_string).collect();
        let follow =
            (!months.is_empty()).then(|| voice.say_with("cases-one-follow-up-months", &[("months", months.join("・").into())]));
        facts
            .maybe(voice.say("cases-one-follow-up"), follow)
            .pair(voice.say("cases-one-section"), self.section)
            .pair(voice.say("cases-one-basis"), programme.basis.as_str())
    }

    /// The usual time with the day on which it would end, and that of the law.
    fn terms(&self, programme: &Programme) -> Vec<Said> {
        let voice = self.voice;
        let mut lines = Vec::new();
        if let Some(term) = programme.standard {
            let last = self.calendar.last_day(self.today, term);
            let args = [("term", words_of::term(voice, term).into()), ("day", voice.full_day(last).into())];
            lines.push(voice.say_with("cases-one-term-standard", &args));
        }
        if let Some(statutory) = &programme.statutory {
            let term = words_of::term(voice, statutory.term);
            lines.push(voice.say_with("cases-one-term-law", &[("term", term.into()), ("law", statutory.law.as_str().into())]));
        }
        if lines.is_empty() { vec![voice.say("cases-one-term-none")] } else { lines }
    }
}
