//! The paper on which something was said: asked for with the statement, and given out to those who see the receipt.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_files::{Kept, Media, StoredFile};
use engawa_kernel::AnyId;
use engawa_web::door::Filing;
use engawa_web::ui::{Field, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Fields, files, key};
use engawa_who::pages::look;
use engawa_who::pages::sheet::{Typed as Form, Wrongs};

use crate::model::Behalf;
use crate::store::behalf as kept;

/// Both sides of two sheets, as a telephone or a scanner makes them.
pub const PAPERS: Filing = Filing { field: "copies", most: 4, bytes_each: 20 * 1024 * 1024 };

/// The question, at the very end of a form.
pub fn part(ctx: &Ctx, form: &Form) -> Field {
    let (voice, say) = (&ctx.voice, |key| ctx.voice.say(key));
    let field = Field::file(voice, PAPERS.field, say("parties-behalf-papers"), files::offered(Media::PAPER))
        .several()
        .optional()
        .hint(say("parties-behalf-papers-hint"))
        .hint(files::taken(voice, Media::PAPER, PAPERS.most, PAPERS.bytes_each));
    // A browser never sends a file a second time by itself.
    let field = if form.fields.had_file() { field.hint(say("web-held-file-hint")) } else { field };
    field.error(form.wrong(PAPERS.field))
}

/// The papers that came with a form. While anything else is wrong with it they are not kept, and are asked for again.
///
/// # Errors
/// When the disk does not take them.
pub async fn read(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Answer<Vec<Kept>> {
    let papers = if wrongs.is_empty() {
        files::kept(ctx, fields, Media::PAPER).await?
    } else {
        fields.received().map(|_| Vec::new()).map_err(|refused| files::sentence(&ctx.voice, refused, Media::PAPER))
    };
    Ok(papers.unwrap_or_else(|sentence| {
        wrongs.add(PAPERS.field, sentence);
        Vec::new()
    }))
}

/// The papers on a receipt; nothing where there are none.
pub(super) fn list(ctx: &Ctx, base: &str, papers: &[(i64, StoredFile)]) -> Option<(SectionHead, Rows)> {
    let row = |(position, file): &(i64, StoredFile)| {
        let size = ctx.voice.say_with("parties-behalf-paper-size", &[("kilobytes", file.bytes.div_ceil(1024).to_string().into())]);
        Row::new(file.name.as_str()).href(ctx.link(&format!("{base}/papers/{position}"))).below(size)
    };
    let head = SectionHead::new("papers-h", ctx.voice.say("parties-behalf-papers"));
    (!papers.is_empty()).then(|| (head, Rows::new(papers.iter().map(row).collect(), ctx.voice.say(key("parties-behalves-none")))))
}

fn read_one(db: &Db, number: i64, position: i64) -> Result<Option<(Behalf, StoredFile)>, Fault> {
    let Some(behalf) = kept::numbered(db, number)? else { return Ok(None) };
    let papers = kept::papers(db, behalf.id)?;
    Ok(papers.into_iter().find(|(at, _)| *at == position).map(|(_, file)| (behalf, file)))
}

/// The paper for city hall.
pub(super) async fn at_desk(ctx: Ctx, Path((number, position)): Path<(i64, i64)>) -> Answer<Response> {
    let found = ctx.town.read(move |db| read_one(db, number, position)).await?;
    let (behalf, file) = found.ok_or(Failure::NotFound)?;
    let shown: Vec<AnyId> = behalf.said.party.map(engawa_kernel::Id::any).into_iter().collect();
    look::note_export(&ctx, "/desk/parties/behalves/{number}/papers/{position}", shown).await?;
    files::given(&ctx, file).await
}

/// The paper for the person for whom it was typed, and for who typed it.
pub(super) async fn own(ctx: Ctx, Path((number, position)): Path<(i64, i64)>) -> Answer<Response> {
    let me = ctx.signed_in()?.account;
    let read = move |db: &Db| {
        let is_mine = kept::for_account(db, me)?.iter().any(|one| one.number == number);
        Ok::<_, Fault>(read_one(db, number, position)?.map(|found| (found, is_mine)))
    };
    let ((behalf, file), is_mine) = ctx.town.read(read).await?.ok_or(Failure::NotFound)?;
    if !is_mine && behalf.typist.any() != me {
        return Err(Failure::NotFound);
    }
    let shown = behalf.said.party.filter(|_| !is_mine).map(engawa_kernel::Id::any);
    if let Some(party) = shown {
        look::note_export(&ctx, "/my/behalves/{number}/papers/{position}", vec![party]).await?;
    }
    files::given(&ctx, file).await
}
