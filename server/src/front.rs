//! The list of towns, where several are served from one address: the demo.

use std::sync::Arc;

use askama::Template;
use axum::extract::Extension;
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Response};
use engawa_web::{Answer, Failure, Lang, Said, Site, Voice, Words, assets};

use crate::seats::Seats;

#[derive(Template)]
#[template(path = "front.html")]
struct FrontPage {
    voice: Voice,
    invented: Vec<Entry>,
    real: Vec<Entry>,
    /// Where the people of the invented town come in, in the demo.
    people: Option<String>,
}

struct Entry {
    name: Said,
    href: String,
    note: Option<String>,
}

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    voice: &'a Voice,
    title: &'a str,
    lang: &'static str,
    easy: bool,
    tongues: Vec<(Said, &'static str, &'static str, bool)>,
    style: String,
    sign: String,
    content: &'a str,
}

/// A page outside of every town.
pub fn frame(voice: &Voice, title: &str, content: &str) -> Html<String> {
    let here = voice.lang();
    let tongues = vec![
        (voice.say("web-lang-ja"), "ja", "/", here == Lang::Ja),
        (voice.say("web-lang-easy"), "ja", "/?lang=easy", here == Lang::Easy),
        (voice.say("web-lang-en"), "en", "/?lang=en", here == Lang::En),
    ];
    let frame = Frame {
        voice,
        title,
        lang: here.tag(),
        easy: here == Lang::Easy,
        tongues,
        style: assets::style_path().to_owned(),
        sign: assets::sign_path().to_owned(),
        content,
    };
    // The frame has no fallible part.
    Html(frame.render().unwrap_or_default())
}

/// `GET /`: the towns of this program.
///
/// # Errors
/// When the control file cannot be read.
pub async fn show(Extension(words): Extension<Arc<Words>>, seats: Option<Extension<Arc<Seats>>>, uri: Uri) -> Answer<Response> {
    let Some(Extension(seats)) = seats else { return Err(Failure::NotFound) };
    let lang = engawa_web::lang_of(uri.query());
    let voice = words.voice(lang, Arc::default());
    let mut sites = Vec::new();
    let control = Arc::clone(&seats);
    let listed = tokio::task::spawn_blocking(move || control.towns().control().towns()).await;
    let entries = listed.map_err(|broken| Failure::Fault(Box::new(broken)))??;
    for entry in entries {
        // A town that does not open is not on the list; its own address says why.
        if let Ok(seat) = seats.take(&entry.name, format!("/{}", entry.name), None).await {
            sites.push(seat.site);
        }
    }
    let entries = |sample: bool| sites.iter().filter(|site| site.sample == sample).map(|site| entry(site, lang)).collect();
    let people = seats.shows_people().then(|| format!("{}{}", crate::seats::SAMPLE_PEOPLE, query_of(lang)));
    let page = FrontPage { invented: entries(true), real: entries(false), people, voice };
    Ok(frame(&page.voice, &page.voice.plain("server-front-title"), &page.render()?).into_response())
}

fn query_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "",
        Lang::Easy => "?lang=easy",
        Lang::En => "?lang=en",
    }
}

fn entry(site: &Site, lang: Lang) -> Entry {
    let query = query_of(lang);
    let name = match lang {
        Lang::Easy => Said::text(&site.name),
        _ => Said::text(site.name_in(lang)),
    };
    let note = (lang == Lang::Ja).then(|| site.note.clone()).flatten();
    Entry { name, href: format!("/{}/{query}", site.slug), note }
}
