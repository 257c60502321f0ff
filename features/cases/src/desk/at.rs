//! Where one is: the programme of an address.

use engawa_kernel::{Day, Id};
use engawa_web::ui::{Kicker, Select, Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Said, key};
use engawa_who::Section;
use serde::Deserialize;

use crate::inventory;
use crate::programmes::model::Programme;
use crate::programmes::{Draft, Refused, Version, Withdrawal, file, store, timeline};

/// The address of the list of texts.
pub(super) const LIST: &str = "/desk/programmes";
/// The address of the inventory.
pub(super) const INVENTORY: &str = "/desk/inventory";

/// What was just done, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    pub(super) done: String,
}

impl Done {
    /// The sentence of it.
    pub(super) fn tells(&self, ctx: &Ctx) -> Vec<Tell> {
        let word = match self.done.as_str() {
            "saved" => key("cases-done-saved"),
            "adopted" => key("cases-done-adopted"),
            "withdrawn" => key("cases-done-withdrawn"),
            "removed" => key("cases-done-removed"),
            "stated" => key("cases-done-stated"),
            "taken" => key("cases-done-taken"),
            _ => return Vec::new(),
        };
        vec![Tell::new(Tone::Done, ctx.voice.say(word))]
    }
}

/// The address of a programme.
pub(super) fn path(slug: &str) -> String {
    format!("{LIST}/{slug}")
}

/// Everything about the texts of a programme.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    pub(super) slug: String,
    pub(super) versions: Vec<Version>,
    pub(super) withdrawals: Vec<Withdrawal>,
    pub(super) turns: Vec<timeline::Turn>,
    pub(super) draft: Option<Draft>,
}

impl Texts {
    /// The text in force on a day.
    pub(super) fn on(&self, day: Day) -> Option<&Version> {
        let number = timeline::in_force(&self.turns, day)?;
        self.versions.iter().find(|version| version.number == number)
    }

    /// What it is called: as the text says that is nearest at hand.
    pub(super) fn title(&self, ctx: &Ctx) -> Said {
        let bodies = self.on(ctx.today()).or(self.versions.first()).map(|version| version.body.as_str());
        let read = |body: &str| file::read(body).programme.map(|programme| programme.name.said(&ctx.voice));
        let draft = || self.draft.as_ref().and_then(|draft| read(&draft.body));
        bodies.and_then(read).or_else(draft).unwrap_or_else(|| Said::text(&self.slug))
    }
}

/// The texts of the programme of an address.
pub(super) async fn texts(ctx: &Ctx, slug: &str) -> Answer<Texts> {
    let slug = slug.to_owned();
    let found = ctx.town.read(move |db| {
        let Some(id) = store::by_slug(db, &slug)? else { return Ok::<_, engawa_db::Fault>(None) };
        let (versions, withdrawals) = (store::versions(db, id)?, store::withdrawals(db, id)?);
        Ok(Some(Texts { slug, versions, withdrawals, turns: store::turns(db, id)?, draft: store::draft(db, id)? }))
    });
    found.await?.ok_or(Failure::NotFound)
}

/// The draft of the programme of an address.
pub(super) async fn draft(ctx: &Ctx, slug: &str) -> Answer<(Texts, Draft)> {
    let texts = texts(ctx, slug).await?;
    let draft = texts.draft.clone().ok_or(Failure::NotFound)?;
    Ok((texts, draft))
}

/// The programme of a draft, and how it reads.
pub(super) fn programme_of(draft: &Draft) -> (Option<Programme>, Vec<file::Problem>) {
    let reading = file::read(&draft.body);
    (reading.programme, reading.problems)
}

/// The sections of today, to choose one.
pub(super) async fn sections(ctx: &Ctx) -> Answer<Vec<Section>> {
    let today = ctx.today();
    Ok(ctx.town.read(move |db| engawa_who::sections_on(db, today)).await?)
}

/// The question for a section.
pub(super) fn section_asked(ctx: &Ctx, sections: &[Section], chosen: &str, error: Option<Said>) -> Select {
    let select = Select::new(&ctx.voice, "section", ctx.voice.say("cases-ask-section")).error(error);
    sections.iter().fold(select, |select, section| select.option(section.id.to_string(), section.name.as_str())).chosen(chosen)
}

/// What was chosen there.
pub(super) fn section_of(text: &str) -> Option<Id<Section>> {
    Id::parse(text).ok()
}

/// A page for what is refused, where there is nothing to be put right.
pub(super) fn failure(ctx: &Ctx, refused: Refused) -> Failure {
    let why = |key: &'static str| Failure::Refused { why: ctx.voice.say(key) };
    match refused {
        Refused::Unknown | Refused::NoDraft => Failure::NotFound,
        Refused::Fault(fault) => fault.into(),
        Refused::Untold(untold) => of_untold(untold),
        Refused::Inventory(refused) => inventory_failure(ctx, refused),
        Refused::HasDraft => why(key("cases-wrong-has-draft")),
        Refused::Late => why(key("cases-wrong-late")),
        Refused::Address => why(key("cases-wrong-address")),
        Refused::TooLong => why(key("cases-wrong-too-long")),
        Refused::Faulty(_) => why(key("cases-wrong-faulty")),
        Refused::OtherSlug(_) => why(key("cases-wrong-other-slug")),
        Refused::Unchanged => why(key("cases-wrong-unchanged")),
        Refused::Past => why(key("cases-wrong-past")),
        Refused::NoSection => why(key("cases-wrong-section")),
        Refused::NotInForce => why(key("cases-wrong-not-in-force")),
        Refused::NoReason => why(key("cases-wrong-reason")),
    }
}

/// The same of the inventory.
pub(super) fn inventory_failure(ctx: &Ctx, refused: inventory::Refused) -> Failure {
    let why = |key: &'static str| Failure::Refused { why: ctx.voice.say(key) };
    match refused {
        inventory::Refused::Unknown => Failure::NotFound,
        inventory::Refused::Fault(fault) => fault.into(),
        inventory::Refused::Untold(untold) => of_untold(untold),
        inventory::Refused::Address => why(key("cases-wrong-address")),
        inventory::Refused::Taken => why(key("cases-wrong-taken")),
        inventory::Refused::Unfit(_) => why(key("cases-wrong-unfit")),
        inventory::Refused::NoSection => why(key("cases-wrong-section")),
        inventory::Refused::Unchanged => why(key("cases-wrong-unchanged")),
    }
}

/// Nobody reacts to these deeds, so that a refusal would be a mistake of ours.
pub(super) fn of_untold(untold: engawa_journal::Untold) -> Failure {
    match untold {
        engawa_journal::Untold::Fault(fault) => fault.into(),
        refused => Failure::Fault(Box::new(refused)),
    }
}

/// The way above the pages of texts.
pub(super) fn way(ctx: &Ctx, texts: Option<&Texts>) -> Kicker {
    let way = Kicker::new().link(ctx.voice.say("cases-desk-programmes"), ctx.link(LIST));
    match texts {
        Some(texts) => way.link(texts.title(ctx), ctx.link(&path(&texts.slug))),
        None => way,
    }
}

/// The way above the pages of the inventory.
pub(super) fn inventory_way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("cases-desk-inventory"), ctx.link(INVENTORY))
}
