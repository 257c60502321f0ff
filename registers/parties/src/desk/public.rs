//! The form of what the public may know of an organization: the same for the clerk and for the body itself.

use engawa_kernel::Choice;
use engawa_web::ui::{Field, Picks};
use engawa_web::{Ctx, Fields, key};
use engawa_who::pages::sheet::{Sheet, Typed};

use super::forms::line;
use crate::model::{LONG_MAX, Public, Theme};
use crate::words_of;

/// Its fields.
pub const FIELDS: &[&str] =
    &["listed", "theme", "about", "about-easy", "about-en", "name-easy", "name-en", "place", "phone", "contact-mail", "web"];

/// The form with what is known now.
pub fn known(known: &Public) -> Typed {
    let mut pairs = vec![
        ("listed", if known.is_listed { "yes" } else { "" }),
        ("about", &known.about),
        ("about-easy", &known.about_easy),
        ("about-en", &known.about_en),
        ("name-easy", &known.name_easy),
        ("name-en", &known.name_en),
        ("place", &known.place),
        ("phone", &known.phone),
        ("contact-mail", &known.mail),
        ("web", &known.web),
    ];
    pairs.extend(known.themes.iter().map(|theme| ("theme", theme.code())));
    Typed::fresh(&pairs)
}

/// The questions.
pub fn questions(ctx: &Ctx, typed: &Typed, sheet: Sheet) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let listed = Picks::checks(&ctx.voice, "listed", say("parties-public-listed"))
        .pick_with_hint("yes", say("parties-public-listed-yes"), say("parties-public-listed-hint"))
        .optional()
        .chosen(typed.fields.get("listed"));
    let themes = Picks::checks(&ctx.voice, "theme", say("parties-list-theme")).optional();
    let themes = Theme::ALL.iter().fold(themes, |picks, theme| picks.pick(theme.code(), say(words_of::theme(*theme))));
    let themes = typed.fields.all("theme").into_iter().fold(themes, |picks, code| picks.chosen(code));
    let text = |name, label| {
        let field = Field::lines(&ctx.voice, name, say(label), 4).value(typed.value(name)).error(typed.wrong(name));
        field.max(LONG_MAX).optional()
    };
    // As an argument the bar is a sign, and opens no reading of its own.
    let readings = || ctx.voice.say_with("parties-public-readings", &[("bar", "｜".into())]);
    let one = |name, label| line(ctx, typed, name, label).optional();
    sheet
        .lead(say("parties-public-lead"))
        .part(listed)
        .part(themes)
        .part(text("about", key("parties-public-about")))
        .part(text("about-easy", key("parties-public-about-easy")).hint(readings()))
        .part(text("about-en", key("parties-public-about-en")))
        .part(one("name-easy", key("parties-public-name-easy")).hint(readings()))
        .part(one("name-en", key("parties-public-name-en")))
        .part(one("place", key("parties-one-place")))
        .part(one("phone", key("parties-one-phone")))
        .part(one("contact-mail", key("parties-one-mail")).error(typed.wrong("mail")))
        .part(one("web", key("parties-one-web")).hint(say("parties-public-web-hint")))
}

/// What was typed.
pub fn read(fields: &Fields) -> Public {
    let text = |name: &str| fields.trimmed(name).to_owned();
    Public {
        is_listed: fields.get("listed") == "yes",
        name_easy: text("name-easy"),
        name_en: text("name-en"),
        about: text("about"),
        about_easy: text("about-easy"),
        about_en: text("about-en"),
        place: text("place"),
        phone: text("phone"),
        mail: text("contact-mail"),
        web: text("web"),
        themes: fields.all("theme").into_iter().filter_map(Theme::from_code).collect(),
    }
}
