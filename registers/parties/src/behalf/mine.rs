//! What was typed for oneself, and what one typed for others.

use askama::Template;
use engawa_db::{Db, Fault};
use engawa_web::ui::{Button, Kicker, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, OwnRow, Said, Visitor, Voice, key};

use super::{printed, what_word};
use crate::model::Behalf;
use crate::store::behalf as kept;

/// The page `templates/behalves.html`.
#[derive(Template)]
#[template(path = "behalves.html")]
struct ListPage {
    is_desk: bool,
    way: Kicker,
    title: Said,
    lead: Said,
    main: Option<Button>,
    mine: Option<(SectionHead, Rows)>,
    typed: Option<(SectionHead, Rows)>,
}

fn rows(ctx: &Ctx, all: &[Behalf], base: &str, nothing: &'static str) -> Rows {
    let row = |one: &Behalf| {
        Row::new(ctx.voice.say(what_word(one.what)))
            .href(ctx.link(&format!("{base}/{}", one.number)))
            .above(ctx.voice.moment(one.typed_at))
            .below(printed(&ctx.voice, one.number))
    };
    Rows::new(all.iter().map(row).collect(), ctx.voice.say(nothing))
}

/// What was typed for a party, on its sheet; nothing where nobody did.
pub(crate) fn of_party(ctx: &Ctx, all: &[Behalf]) -> Option<(SectionHead, Rows)> {
    let head = SectionHead::new("behalves-h", ctx.voice.say("parties-behalves"));
    (!all.is_empty()).then(|| (head, rows(ctx, all, "/desk/parties/behalves", key("parties-behalves-none"))))
}

/// What was typed for me, and by me as an officer or a proxy.
pub(super) async fn own(ctx: Ctx) -> Answer<axum::response::Response> {
    let account = ctx.signed_in()?.account;
    let read = move |db: &Db| Ok::<_, Fault>((kept::for_account(db, account)?, kept::typed_by(db, account)?));
    let (mine, typed) = ctx.town.read(read).await?;
    let (base, say) = ("/my/behalves", |key| ctx.voice.say(key));
    let mine = rows(&ctx, &mine, base, key("parties-behalves-none"));
    let typed = (!typed.is_empty()).then(|| {
        let head = SectionHead::new("typed-h", say("parties-behalves-typed"));
        (head, rows(&ctx, &typed, base, key("parties-behalves-none")))
    });
    let content = ListPage {
        is_desk: false,
        way: Kicker::new().link(say("parties-behalves-my"), ctx.link("/my")),
        title: say("parties-behalves"),
        lead: say("parties-behalves-lead"),
        main: None,
        mine: Some((SectionHead::new("mine-h", say("parties-behalves-mine")), mine)),
        typed,
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

/// What the visitor typed at city hall.
pub(super) async fn at_desk(ctx: Ctx) -> Answer<axum::response::Response> {
    let account = ctx.signed_in()?.account;
    let typed = ctx.town.read(move |db| kept::typed_by(db, account)).await?;
    let say = |key| ctx.voice.say(key);
    let may_edit = ctx.visitor().is_some_and(|visitor| visitor.holds(crate::EDIT));
    let rows = rows(&ctx, &typed, "/desk/parties/behalves", key("parties-behalves-none"));
    let content = ListPage {
        is_desk: true,
        way: Kicker::new().link(say("parties-desk-entry"), ctx.link("/desk/parties")),
        title: say("parties-behalves"),
        lead: say("parties-behalves-lead-desk"),
        main: may_edit.then(|| Button::link(say("parties-behalf-join"), ctx.link("/desk/parties/behalves/join"))),
        mine: None,
        typed: Some((SectionHead::new("typed-h", say("parties-behalves-typed")), rows)),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

/// The row of one's own page.
///
/// # Errors
/// When the database cannot be read.
pub fn mine(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<OwnRow>, Fault> {
    let count = kept::for_account(db, visitor.account)?.len();
    let below = match count {
        0 => voice.say("parties-behalves-none"),
        count => voice.say_with("parties-behalves-count", &[("count", count.into())]),
    };
    Ok(vec![OwnRow { what: voice.say("parties-behalves"), below, path: "/my/behalves".to_owned() }])
}
