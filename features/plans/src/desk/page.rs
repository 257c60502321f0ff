//! The page of a sheet: a way to paste, the grid, one deed. The same page comes back when something is to be put right.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::FiscalYear;
use engawa_web::ui::{Button, Choices, EntryGrid, ErrorSummary, FormFoot, PasteBox, SaveState, Tell};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice};

use super::due::{enter_by, settle_by, years};
use super::grid::grid;
use super::model::{Filled, Line, Sheet, Typed, name, overview_path, sheet_path};
use super::rules::Weighed;
use crate::pages::Look;

/// The page `templates/desk_sheet.html`.
#[derive(Template)]
#[template(path = "desk_sheet.html")]
pub(crate) struct SheetPage {
    voice: Voice,
    errors: ErrorSummary,
    notices: Vec<Tell>,
    title: Said,
    lead: Said,
    years: Choices,
    paste_form: FormHead,
    paste: PasteBox,
    form: FormHead,
    /// What each row shows, for the form to carry it along.
    seen: Vec<(String, String)>,
    grid: EntryGrid,
    foot: FormFoot,
    is_empty: bool,
}

/// The heads of the two forms of the page.
pub(crate) struct Forms {
    pub(crate) entries: FormHead,
    pub(crate) paste: FormHead,
}

/// What the page says beside the grid.
#[derive(Default)]
pub(super) struct Beside {
    /// On top.
    pub(super) notices: Vec<Tell>,
    /// What stands in the place for pasting.
    pub(super) pasted: String,
    /// What is wrong with it.
    pub(super) paste_error: Option<Said>,
}

impl SheetPage {
    /// The page of a sheet.
    pub(super) fn of(look: &Look, filled: &Filled, forms: Forms, beside: Beside) -> SheetPage {
        let (voice, sheet) = (&look.voice, &filled.sheet);
        let grid = grid(look, filled);
        let paste = paste(voice, beside.pasted, beside.paste_error);
        let strangers = filled.has_strangers.then(|| voice.say("plans-desk-wrong-strangers"));
        let errors = ErrorSummary::of(voice, &[&paste, &grid]).form_error(strangers);
        let deed = voice.say("plans-desk-save");
        let state = if errors.is_empty() { SaveState::nothing(voice, deed.clone()) } else { SaveState::refused(voice) };
        SheetPage {
            notices: beside.notices,
            title: title(voice, sheet),
            lead: lead(voice, sheet.year),
            years: choices(look, sheet.year, |year| sheet_path(year, sheet.whose)),
            paste_form: forms.paste,
            paste,
            form: forms.entries,
            seen: seen(filled),
            foot: FormFoot::new(Button::submit(deed))
                .other(voice.say("plans-desk-back"), look.link(&overview_path(sheet.year)))
                .state(state),
            is_empty: sheet.lines.is_empty(),
            voice: voice.clone(),
            errors,
            grid,
        }
    }
}

/// The finished page.
pub(super) fn show(ctx: &Ctx, filled: &Filled, beside: Beside, usual: StatusCode) -> Answer<Response> {
    let path = sheet_path(filled.sheet.year, filled.sheet.whose);
    let forms = Forms { entries: ctx.form(&format!("{path}/entries"))?, paste: ctx.form(&format!("{path}/paste"))? };
    let page = SheetPage::of(&Look::of(ctx), filled, forms, beside);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = if page.errors.is_empty() { usual } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(answer)
}

/// The name of a section, or that nobody has these figures.
pub(super) fn section(voice: &Voice, sheet: &Sheet) -> Said {
    sheet.section.as_deref().map_or_else(|| voice.say("plans-desk-nobody"), Said::text)
}

fn title(voice: &Voice, sheet: &Sheet) -> Said {
    let args = [("section", section(voice, sheet).into()), ("year", voice.fiscal_year(sheet.year).into())];
    voice.say_with("plans-desk-sheet-title", &args)
}

/// By when the figures of a year are entered and settled.
pub(super) fn lead(voice: &Voice, year: FiscalYear) -> Said {
    let (enter, settle) = (voice.full_day(enter_by(year)), voice.full_day(settle_by(year)));
    voice.say_with("plans-desk-sheet-lead", &[("enter", enter.into()), ("settle", settle.into())])
}

/// The same for other years.
pub(super) fn choices(look: &Look, shown: FiscalYear, path: impl Fn(FiscalYear) -> String) -> Choices {
    let link = |choices: Choices, year| choices.link(look.voice.fiscal_year(year), look.link(&path(year)), year == shown);
    years(look.today).fold(Choices::new(look.voice.plain("plans-desk-years")), link)
}

fn paste(voice: &Voice, pasted: String, error: Option<Said>) -> PasteBox {
    let columns = vec![
        voice.say("plans-desk-paste-name"),
        voice.say("plans-desk-paste-value"),
        voice.say("plans-desk-paste-state"),
        voice.say("plans-desk-paste-source"),
    ];
    let read = Button::submit(voice.say("plans-desk-paste-read")).outline();
    PasteBox::new(voice, "paste", columns).value(pasted).error(error).button(read)
}

fn seen(filled: &Filled) -> Vec<(String, String)> {
    let pair = |(line, (typed, _)): (&Line, &(Typed, Weighed))| (name("seen", line.indicator.id), typed.seen.to_string());
    filled.sheet.lines.iter().zip(&filled.rows).map(pair).collect()
}
