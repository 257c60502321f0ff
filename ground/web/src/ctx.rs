//! What an act needs to know of the world: which town, whose face, which language, when; and how to make links.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::Extensions;
use axum::http::request::Parts;
use axum::response::Response;
use engawa_db::{Clock, Town};
use engawa_kernel::{Actor, Day, Moment};

use crate::door::{self, Acting, Cookies, Desk, Doorway, Entered, Face, Fields, FormHead, Secret, Visitor};

use crate::failure::{Answer, Failure};
use crate::lang::Lang;
use crate::link::{Links, lang_of, without_lang};
use crate::shell::{Shell, page};
use crate::site::Site;
use crate::ui::SampleMark;
use crate::words::{Said, Voice, Words};

/// What the server puts into a request once it knows the town.
#[derive(Clone)]
pub struct TownSeat {
    /// The town's data.
    pub town: Town,
    /// The town's face.
    pub site: Arc<Site>,
    /// Empty for a town with a host of its own, `/suzaka` for a town on a path.
    pub base: String,
    /// The town's clock.
    pub clock: Clock,
    /// Scheme and host of the town, where the server is sure of them: what links in mails and passkeys are bound to.
    pub origin: Option<String>,
}

/// The context of an act; an extractor.
#[derive(Clone)]
pub struct Ctx {
    /// The town's data.
    pub town: Town,
    /// The town's face.
    pub site: Arc<Site>,
    /// The speaker of the page.
    pub voice: Voice,
    /// The maker of links.
    pub links: Links,
    here: String,
    path: String,
    clock: Clock,
    entered: Option<Entered>,
    desk: Option<Arc<Desk>>,
    origin: Option<String>,
}

impl Ctx {
    /// The context of a request of this town in this language.
    pub fn new(seat: &TownSeat, words: &Arc<Words>, lang: Lang, here: impl Into<String>) -> Ctx {
        Ctx {
            town: seat.town.clone(),
            site: Arc::clone(&seat.site),
            voice: seat.site.voice(words, lang),
            links: Links::new(&seat.base, lang),
            here: here.into(),
            path: String::new(),
            clock: seat.clock.clone(),
            entered: None,
            desk: None,
            origin: seat.origin.clone(),
        }
    }

    /// The context of a request that has not reached its act.
    pub(crate) fn at_the_door(seat: &TownSeat, words: &Arc<Words>, request: &Request) -> Ctx {
        Ctx::of(seat, words, request.uri(), request.extensions())
    }

    fn of(seat: &TownSeat, words: &Arc<Words>, uri: &axum::http::Uri, extensions: &Extensions) -> Ctx {
        let query = uri.query();
        let entered = extensions.get::<Entered>().cloned();
        let at_desk = entered.as_ref().is_some_and(|entered| entered.row.face == Face::Staff);
        // City hall speaks Japanese; residents choose.
        let lang = if at_desk { Lang::Ja } else { lang_of(query) };
        let mut ctx = Ctx::new(seat, words, lang, without_lang(uri.path(), query));
        ctx.path = crate::limits::decoded_path(uri.path());
        ctx.desk = extensions.get::<Arc<Desk>>().cloned();
        ctx.entered = entered;
        ctx
    }

    /// Scheme and host of the town, where the server is sure of them.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    /// The whole address of a page for a mail; `None` where the server is not sure of its own name.
    pub fn whole_link(&self, path: &str) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{}", self.link(path)))
    }

    /// The path of this request inside the town, without its question.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Who is here, where the row asks for a session.
    pub fn visitor(&self) -> Option<&Visitor> {
        self.entered.as_ref().and_then(|entered| entered.visitor.as_deref())
    }

    /// Who is here, where the row lets nobody else through.
    ///
    /// # Errors
    /// When the row asks for no session, which is a mistake of its feature.
    pub fn signed_in(&self) -> Answer<&Visitor> {
        self.visitor().ok_or_else(|| Failure::Fault("an act asks for a visitor whom its row does not".into()))
    }

    /// The office in which the visitor acts.
    ///
    /// # Errors
    /// The visitor holds no office today.
    pub fn acting(&self) -> Answer<&Acting> {
        self.signed_in()?.acting().ok_or(Failure::Forbidden)
    }

    /// Who acts, as the record says it.
    ///
    /// # Errors
    /// As [`Ctx::signed_in`].
    pub fn actor(&self) -> Answer<Actor> {
        Ok(self.signed_in()?.actor())
    }

    /// The secret that the browser carries on this page.
    pub fn secret(&self) -> Option<&Secret> {
        self.entered.as_ref().and_then(|entered| entered.secret.as_ref())
    }

    /// The secret of the browser itself, on rows for anyone; it is there before, during and after a session.
    pub fn browser_secret(&self) -> Option<&Secret> {
        self.entered.as_ref().and_then(|entered| entered.browser.as_ref())
    }

    /// Through which listener the request came.
    pub fn doorway(&self) -> Doorway {
        self.entered.as_ref().map_or(Doorway::NOWHERE, |entered| entered.doorway)
    }

    /// The face of the page.
    pub fn face(&self) -> Face {
        self.entered.as_ref().map_or(Face::Public, |entered| entered.row.face)
    }

    /// The cookies of the town.
    pub fn cookies(&self) -> Cookies {
        Cookies::new(self.town.name(), self.links.base(), self.doorway().is_tls)
    }

    /// The head of a form that is sent to this path.
    ///
    /// # Errors
    /// When the row gives the browser no secret, which is a mistake of its feature.
    pub fn form(&self, path: &str) -> Answer<FormHead> {
        self.form_if_known(path).ok_or_else(|| Failure::Fault("a form on a page whose row knows no browser".into()))
    }

    pub(crate) fn form_if_known(&self, path: &str) -> Option<FormHead> {
        let bare = path.split('?').next().unwrap_or(path);
        self.secret().map(|secret| FormHead::new(secret, self.town.name(), &crate::limits::decoded_path(bare), self.link(path)))
    }

    /// On to another page after a deed.
    ///
    /// # Errors
    /// A path that is no address.
    pub fn see_other(&self, path: &str) -> Answer<Response> {
        door::see_other(self, path)
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.voice.lang()
    }

    /// The address of a page inside the town, in the reader's language.
    pub fn link(&self, path: &str) -> String {
        self.links.link(path)
    }

    /// The civil day in Japan.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// The moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The frame of this page.
    pub fn shell(&self, title: impl Into<Said>) -> Shell {
        let shell = Shell::new(title, Arc::clone(&self.site), self.voice.clone(), self.links.clone(), self.here.clone());
        if self.face() == Face::Staff { shell.at_desk(self) } else { shell }
    }

    /// The entries of the desk that the visitor sees.
    pub(crate) fn desk_entries(&self) -> Vec<door::DeskEntry> {
        let whole = self.visitor().filter(|visitor| visitor.strength == door::Strength::Whole);
        let (Some(desk), Some(visitor)) = (&self.desk, whole) else { return Vec::new() };
        desk.entries.iter().filter(|entry| entry.is_for(visitor)).copied().collect()
    }

    /// What the features offer to the desk.
    pub fn desk(&self) -> Arc<Desk> {
        self.desk.clone().unwrap_or_default()
    }

    /// The mark 見本, in an invented town only.
    pub fn sample_mark(&self) -> Option<SampleMark> {
        self.site.sample.then(|| SampleMark::new(&self.voice))
    }

    /// The finished page: the feature's template in the frame.
    pub fn page(&self, shell: &Shell, content: &impl Template) -> Answer<Response> {
        Ok(page(shell, &content.render()?))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Ctx, Failure> {
        let missing = || Failure::Fault("a request without town or words reached an act".into());
        let seat = parts.extensions.get::<TownSeat>().ok_or_else(missing)?;
        let words = parts.extensions.get::<Arc<Words>>().ok_or_else(missing)?;
        Ok(Ctx::of(seat, words, &parts.uri, &parts.extensions))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Fields {
    type Rejection = Failure;

    /// The door has read them; no act reads a body of its own.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Fields, Failure> {
        parts.extensions.remove::<Fields>().ok_or_else(|| Failure::Fault("an act asks for fields whose row is no deed".into()))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use engawa_db::EngineKind;
    use engawa_testkit::Kit;

    use super::*;
    use crate::samples;

    /// Making a town blocks, so it happens before the runtime begins.
    fn ctx_of(address: &str) -> Ctx {
        let nothing: engawa_db::Attachment = Arc::new(());
        let kit = Kit::new(EngineKind::Sqlite, &[], &nothing);
        let seat = TownSeat {
            town: kit.town("mihon"),
            site: samples::site(),
            base: "/mihon".into(),
            clock: kit.clock.clone(),
            origin: None,
        };
        let request = Request::builder().uri(address).extension(seat).extension(samples::words()).body(Body::empty());
        let (mut parts, _) = request.expect("a request").into_parts();
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(Ctx::from_request_parts(&mut parts, &())).expect("a context")
    }

    #[test]
    fn a_context_speaks_the_language_of_the_address_and_keeps_it_in_links() {
        let ctx = ctx_of("/plans/sogo?lang=easy&year=2025");
        assert_eq!(ctx.lang(), Lang::Easy);
        assert_eq!(ctx.link("/plans"), "/mihon/plans?lang=easy");
        assert_eq!(ctx.today().to_string(), engawa_testkit::TODAY);
        assert!(ctx.sample_mark().is_some());
    }

    #[test]
    fn the_switch_of_languages_leads_back_to_the_same_page() {
        let ctx = ctx_of("/plans/sogo?lang=en&year=2025");
        let page = crate::page_text(&ctx.shell("A plan").crumb("Plans", "/plans"), "");
        assert!(
            page.contains("href=\"/mihon/plans/sogo?year=2025\"") && page.contains("/mihon/plans/sogo?year=2025&#38;lang=easy"),
            "{page}"
        );
        assert!(page.contains("<title>A plan | Mihon City | Engawa</title>") && page.contains("aria-current=\"page\">A plan<"));
    }

    #[tokio::test]
    async fn a_request_without_a_town_is_a_fault_of_ours() {
        let (mut parts, ()) = axum::http::Request::builder().body(()).expect("a request").into_parts();
        assert!(matches!(Ctx::from_request_parts(&mut parts, &()).await, Err(Failure::Fault(_))));
    }
}
