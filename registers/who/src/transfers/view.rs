//! A list as its pages see it: lines, how things stand, and the names of everything in them.

use axum::response::Response;
use engawa_db::{Db, Fault, Key, Tx};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Confirm, Kicker};
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::find::Directory;
use super::model::{LINES_MAX, Phase, Plan, State, Transfer};
use super::store;
use crate::accounts::{self, Account, Mail};
use crate::model::{Office, Section};
use crate::pages::confirm::ConfirmPage;
use crate::pages::look;
use crate::pages::sheet::Sheet;

/// A list with its lines, and how things stand.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) transfer: Transfer,
    pub(super) plan: Plan,
    pub(super) state: State,
}

impl View {
    /// Reads a list.
    pub(super) fn read(db: &Db, id: Id<Transfer>) -> Result<Option<View>, Fault> {
        let Some(transfer) = store::transfer(db, id)? else { return Ok(None) };
        let (plan, state) = (store::plan(db, &transfer)?, store::state(db, &transfer)?);
        Ok(Some(View { transfer, plan, state }))
    }

    /// The list of an address.
    pub(super) async fn of(ctx: &Ctx, id: &str) -> Answer<View> {
        let id: Id<Transfer> = look::id(id)?;
        ctx.town.read(move |db| View::read(db, id)).await?.ok_or(Failure::NotFound)
    }

    /// The list of an address, while it is being prepared.
    pub(super) async fn draft(ctx: &Ctx, id: &str) -> Answer<View> {
        let view = View::of(ctx, id).await?;
        if view.transfer.adoption.is_none() { Ok(view) } else { Err(Unwritten::NotDraft.failure(ctx)) }
    }

    /// Its page.
    pub(super) fn path(&self) -> String {
        path(self.transfer.id)
    }

    /// A page below its own.
    pub(super) fn below(&self, page: &str) -> String {
        format!("{}/{page}", self.path())
    }

    /// The way above the title of a page below its own.
    pub(super) fn way(&self, ctx: &Ctx) -> Kicker {
        way(ctx).link(title(&ctx.voice, self.plan.day), ctx.link(&self.path()))
    }

    /// A form that adds lines, sent to a page below its own.
    pub(super) fn sheet(&self, ctx: &Ctx, title: Said, page: &str, deed: Said) -> Answer<Sheet> {
        let sheet = Sheet::new(ctx, self.way(ctx), title, &self.below(page), deed)?;
        Ok(sheet.back_to(ctx.voice.say("who-transfers-back"), ctx.link(&self.path())))
    }

    /// A page that asks once more before a deed.
    pub(super) fn confirmed(&self, ctx: &Ctx, title: Said, confirm: Confirm) -> Answer<Response> {
        let confirm = confirm.back(ctx.link(&self.path()));
        ConfirmPage { way: self.way(ctx), title, tell: None, confirm }.answer(ctx)
    }

    /// Where it stands today.
    pub(super) fn phase(&self) -> Phase {
        self.transfer.phase(self.state.today)
    }

    /// Everyone and every office that words can mean. Those whose addresses were typed are looked up.
    pub(super) async fn directory(&self, ctx: &Ctx, typed: Vec<String>) -> Answer<Directory> {
        let none = ctx.voice.plain("who-desk-none");
        let (plan, state) = (self.plan.clone(), self.state.clone());
        let read = ctx.town.read(move |db| -> Result<Directory, Fault> {
            let mut directory = Directory::of(&plan, &state, &store::staff(db)?, &none);
            for mail in typed.iter().filter_map(|text| Mail::parse(text).ok()) {
                if let Some(account) = accounts::account_by_mail(db, &mail.key)? {
                    directory.with_mail(&mail, account.id);
                }
            }
            Ok(directory)
        });
        Ok(read.await?)
    }

    /// The name of a section, that of one that begins, too.
    pub(super) fn section(&self, voice: &Voice, section: Id<Section>) -> Said {
        self.section_name(section).map_or_else(|| voice.say("who-transfers-unknown-section"), Said::text)
    }

    fn section_name(&self, section: Id<Section>) -> Option<&str> {
        let there = self.state.sections.iter().find(|other| other.id == section).map(|other| other.name.as_str());
        there.or_else(|| self.plan.sections.iter().find(|other| other.id == section).map(|other| other.name.as_str()))
    }

    /// The name of an office with its section.
    pub(super) fn office(&self, voice: &Voice, office: Id<Office>) -> Said {
        let Some((section, title)) = self.place(office) else { return voice.say("who-transfers-unknown-office") };
        look::office(voice, self.section(voice, section), title)
    }

    /// The section and the title of an office.
    pub(super) fn place(&self, office: Id<Office>) -> Option<(Id<Section>, &str)> {
        let there = self.state.offices.iter().map(|seat| &seat.office).find(|other| other.id == office);
        let there = there.map(|other| (other.section, other.title.as_str()));
        there.or_else(|| {
            self.plan.offices.iter().find(|other| other.id == office).map(|other| (other.section, other.title.as_str()))
        })
    }

    /// The name of a person.
    pub(super) fn person(&self, voice: &Voice, account: Id<Account>) -> Said {
        let name = self.state.people.get(&account).map(|person| person.name.as_str()).filter(|name| !name.is_empty());
        name.map_or_else(|| voice.say("who-transfers-unknown-person"), Said::text)
    }

    /// The offices of an ending section on the eve.
    pub(super) fn offices_of(&self, section: Id<Section>) -> Vec<&super::model::Seat> {
        let eve = self.plan.eve();
        self.state.offices.iter().filter(|seat| seat.office.section == section && seat.office.days.hold(eve)).collect()
    }
}

/// The page of a list.
pub(super) fn path(transfer: Id<Transfer>) -> String {
    format!("/admin/transfers/{transfer}")
}

/// The way above the title of a page of lists.
pub(super) fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("who-transfers-title"), ctx.link("/admin/transfers"))
}

/// The title of a list.
pub(super) fn title(voice: &Voice, day: Day) -> Said {
    voice.say_with("who-transfers-of-day", &[("day", voice.full_day(day).into())])
}

/// Why a draft takes nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritten {
    /// There is no such list.
    #[error("there is no such list")]
    NoList,
    /// It is adopted.
    #[error("the list is adopted; withdraw it first")]
    NotDraft,
    /// It has as many lines as it can have.
    #[error("the list is full")]
    Full,
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Unwritten {
    /// The page that says so.
    pub(super) fn failure(self, ctx: &Ctx) -> Failure {
        match self {
            Unwritten::NoList => Failure::NotFound,
            Unwritten::NotDraft => Failure::Refused { why: ctx.voice.say("who-transfers-not-draft") },
            Unwritten::Full => Failure::Refused { why: ctx.voice.say_with("who-transfers-full", &[("count", LINES_MAX.into())]) },
            Unwritten::Fault(fault) => fault.into(),
        }
    }
}

/// Writes lines into a draft. What would make it longer than it can be is not written.
pub(super) async fn into_draft(
    ctx: &Ctx,
    key: Key,
    id: Id<Transfer>,
    write: impl Fn(&mut Tx) -> Result<(), Fault> + Send + 'static,
) -> Answer<()> {
    let written = ctx.town.write(key, move |tx| -> Result<(), Unwritten> {
        let transfer = store::transfer(tx, id)?.ok_or(Unwritten::NoList)?;
        if transfer.adoption.is_some() {
            return Err(Unwritten::NotDraft);
        }
        write(tx)?;
        if store::plan(tx, &transfer)?.lines() > LINES_MAX { Err(Unwritten::Full) } else { Ok(()) }
    });
    written.await.map_err(|unwritten| unwritten.failure(ctx))
}
