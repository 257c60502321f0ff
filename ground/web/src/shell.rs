//! What stands around every page: head, way back, foot; and the one function that makes a page of it.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};

use crate::assets;
use crate::ctx::Ctx;
use crate::door::{Strength, Visitor};
use crate::lang::Lang;
use crate::link::Links;
use crate::site::Site;
use crate::ui::{ActingBar, Button, Crumbs, Link, PostButton};
use crate::words::{Said, Voice, key};
use std::sync::Arc;

/// The verbs in the head of a page: what one comes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// 知る: plans, money, what happens.
    Know,
    /// 声を届ける: opinions, surveys, proposals.
    Voice,
    /// 申し込む: procedures, grants, bookings.
    Apply,
    /// 参加する: communities, bodies, occasions.
    Join,
}

/// An entry that exists: a verb and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The verb.
    pub nav: Nav,
    /// The path inside the town.
    pub path: &'static str,
    /// The door of the town behind which it leads; nothing for what every town has.
    pub door: Option<&'static str>,
}

/// The entries of this version. A verb appears when there is something behind it.
pub const ENTRIES: &[Entry] = &[
    Entry { nav: Nav::Know, path: "/plans", door: None },
    Entry { nav: Nav::Apply, path: "/programmes", door: Some("programmes") },
    Entry { nav: Nav::Join, path: "/organizations", door: Some("organizations") },
];

/// What stands at the foot of every page of a town whose door is open: the door, the word, the path.
const FOOT: &[(&str, &str, &str)] = &[("areas", key("web-foot-areas"), "/areas")];

fn foot_of(site: &Site, voice: &Voice, links: &Links) -> Vec<Link> {
    let open = FOOT.iter().filter(|(door, _, _)| site.is_open(door));
    open.map(|(_, word, path)| Link::new(voice.say(word), links.link(path))).collect()
}

impl Nav {
    fn word(self, voice: &Voice) -> Said {
        voice.say(match self {
            Nav::Know => key("web-nav-know"),
            Nav::Voice => key("web-nav-voice"),
            Nav::Apply => key("web-nav-apply"),
            Nav::Join => key("web-nav-join"),
        })
    }
}

/// Everything that the frame of a page needs.
#[derive(Clone)]
pub struct Shell {
    title: Said,
    window: Option<Said>,
    site: Arc<Site>,
    voice: Voice,
    links: Links,
    /// The path of this page with its question, without base and language.
    here: String,
    entries: &'static [Entry],
    current: Option<Nav>,
    crumbs: Vec<Link>,
    foot: Vec<Link>,
    desk: Option<DeskHead>,
}

/// The head of the staff pages: who acts as what, and where to go.
#[derive(Clone)]
struct DeskHead {
    label: String,
    entries: Vec<(Said, String, bool)>,
    acting: Option<ActingBar>,
}

struct Tongue {
    name: Said,
    tag: &'static str,
    href: String,
    current: bool,
}

struct Verb {
    word: Said,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "_layout.html")]
struct Layout<'a> {
    title: String,
    html_class: String,
    lang: &'static str,
    style: String,
    sign: String,
    home: String,
    town: Said,
    tongues: Vec<Tongue>,
    verbs: Vec<Verb>,
    crumbs: Option<Crumbs>,
    my: Option<(Said, String)>,
    shell: &'a Shell,
    voice: &'a Voice,
    content: &'a str,
}

impl Shell {
    /// A frame for the page with this title; `here` is its own path inside the town.
    pub fn new(title: impl Into<Said>, site: Arc<Site>, voice: Voice, links: Links, here: impl Into<String>) -> Shell {
        let foot = foot_of(&site, &voice, &links);
        Shell {
            title: title.into(),
            window: None,
            site,
            voice,
            links,
            here: here.into(),
            entries: ENTRIES,
            current: None,
            crumbs: Vec::new(),
            foot,
            desk: None,
        }
    }

    /// With the head of the staff pages.
    #[must_use]
    pub(crate) fn at_desk(mut self, ctx: &Ctx) -> Shell {
        let here = ctx.path();
        let entries = ctx.desk_entries();
        let longest = entries.iter().map(|entry| entry.path).filter(|path| here.starts_with(path)).max_by_key(|path| path.len());
        let entries = entries
            .iter()
            .map(|entry| (self.voice.say(entry.word), self.links.link(entry.path), Some(entry.path) == longest))
            .collect();
        let acting = ctx.visitor().map(|visitor| acting_bar(ctx, visitor));
        let label = self.voice.plain("web-desk-label");
        self.desk = Some(DeskHead { label, entries, acting });
        self
    }

    /// What the window is called where it says more than the page, as that a form came back.
    #[must_use]
    pub fn window(mut self, title: impl Into<Said>) -> Shell {
        self.window = Some(title.into());
        self
    }

    /// One step of the way from the top to this page. The top itself and the page stand there by themselves.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<Said>, path: &str) -> Shell {
        let href = self.links.link(path);
        self.crumbs.push(Link::new(label, href));
        self
    }

    /// The verb under which this page stands.
    #[must_use]
    pub fn current(mut self, nav: Nav) -> Shell {
        self.current = Some(nav);
        self
    }

    /// A link at the foot of the page, such as open data or a downloadable table.
    #[must_use]
    pub fn foot(mut self, label: impl Into<Said>, path: &str) -> Shell {
        let href = self.links.link(path);
        self.foot.push(Link::new(label, href));
        self
    }

    fn is_home(&self) -> bool {
        self.here == "/"
    }

    fn whole_title(&self) -> String {
        if self.is_home() {
            return self.voice.plain("web-title-home");
        }
        let args = [("page", self.window.as_ref().unwrap_or(&self.title).into())];
        if self.site.is_town() {
            self.voice.plain_with("web-title", &args)
        } else {
            self.voice.plain_with("web-title-house", &args)
        }
    }

    fn way(&self) -> Option<Crumbs> {
        if self.is_home() || self.desk.is_some() {
            return None;
        }
        let mut way = vec![Link::new(self.voice.say("web-top"), self.links.link("/"))];
        way.extend(self.crumbs.iter().cloned());
        Some(Crumbs::new(&self.voice, way, self.title.clone()))
    }

    fn tongues(&self) -> Vec<Tongue> {
        if self.desk.is_some() {
            return Vec::new();
        }
        Lang::ALL.into_iter().map(|lang| self.tongue(lang)).collect()
    }

    fn tongue(&self, lang: Lang) -> Tongue {
        let name = self.voice.say(match lang {
            Lang::Ja => key("web-lang-ja"),
            Lang::Easy => key("web-lang-easy"),
            Lang::En => key("web-lang-en"),
        });
        Tongue { name, tag: lang.tag(), href: self.links.in_lang(lang).link(&self.here), current: lang == self.voice.lang() }
    }

    /// The way to one's own page, where residents may have one.
    fn my(&self) -> Option<(Said, String)> {
        let is_there = self.desk.is_none() && self.site.is_open("accounts");
        is_there.then(|| (self.voice.say("web-my"), self.links.link("/my")))
    }

    fn verbs(&self) -> Vec<Verb> {
        let verb = |entry: &Entry| Verb {
            word: entry.nav.word(&self.voice),
            href: self.links.link(entry.path),
            current: self.current == Some(entry.nav),
        };
        let is_open = |entry: &&Entry| entry.door.is_none_or(|door| self.site.is_open(door));
        self.entries.iter().filter(|_| self.site.is_town() && self.desk.is_none()).filter(is_open).map(verb).collect()
    }
}

/// Who is here and as what; another office, if there are several; the way out.
fn acting_bar(ctx: &Ctx, visitor: &Visitor) -> ActingBar {
    // Half in, the page says nothing of whose door this is.
    let is_whole = visitor.strength == Strength::Whole;
    let mut bar = ActingBar::new(&ctx.voice, if is_whole { visitor.name.as_str() } else { "" });
    if let Some(acting) = visitor.acting().filter(|_| is_whole) {
        bar = bar.office(format!("{} {}", acting.section_name, acting.title));
    }
    if is_whole {
        bar = bar.own(ctx.link("/desk/me"));
    }
    if is_whole && visitor.offices.len() > 1 {
        bar = bar.change(ctx.link("/desk/offices"));
    }
    match ctx.form_if_known("/desk/sign-out") {
        Some(form) => {
            let out = Button::submit(ctx.voice.say("web-desk-sign-out")).text();
            bar.sign_out(PostButton::of(&form, out))
        }
        None => bar,
    }
}

/// The page as text: the frame with the content of `<main>` in it.
pub fn page_text(shell: &Shell, content: &str) -> String {
    let lang = shell.voice.lang();
    let easy = if lang == Lang::Easy { " easy" } else { "" };
    let layout = Layout {
        title: shell.whole_title(),
        html_class: format!("accent accent-{}{easy}", shell.site.accent.name()),
        lang: lang.tag(),
        style: shell.links.asset(assets::style_path()),
        sign: shell.links.asset(assets::sign_path()),
        home: shell.links.link("/"),
        town: shell.voice.say("web-town"),
        tongues: shell.tongues(),
        verbs: shell.verbs(),
        crumbs: shell.way(),
        my: shell.my(),
        shell,
        voice: &shell.voice,
        content,
    };
    // The frame has no fallible part: a fault here would be one of the formatter itself.
    layout.render().unwrap_or_default()
}

/// A finished page around the content of `<main>`, as a feature's template renders it.
pub fn page(shell: &Shell, content: &str) -> Response {
    let mut answer = Html(page_text(shell, content)).into_response();
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}
