//! What an act needs to know of the world: which town, whose face, which language, when; and how to make links.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use engawa_db::{Clock, Town};
use engawa_kernel::{Day, Moment};

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
    clock: Clock,
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
            clock: seat.clock.clone(),
        }
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
        Shell::new(title, Arc::clone(&self.site), self.voice.clone(), self.links.clone(), self.here.clone())
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
        let query = parts.uri.query();
        Ok(Ctx::new(seat, words, lang_of(query), without_lang(parts.uri.path(), query)))
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
        let seat = TownSeat { town: kit.town("mihon"), site: samples::site(), base: "/mihon".into(), clock: kit.clock.clone() };
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
