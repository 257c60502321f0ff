//! Invented figures for the samples of the desk: nothing, a sheet, everything at once, what should not be.

use askama::Template;
use engawa_kernel::{FiscalYear, Seq};
use engawa_web::door::Secret;
use engawa_web::ui::{Tell, Tone};
use engawa_web::{FormHead, Said};

use super::model::{Filled, Held, Line, Sheet, Typed, Whose};
use super::overview::OverviewPage;
use super::page::{Beside, Forms, SheetPage};
use super::rules::weigh_all;
use super::seen::Seen;
use crate::model::{Cadence, Indicator, SectionName, Source, Stated};
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id, indicator as printed};

const YEAR: FiscalYear = FiscalYear(2025);

/// An indicator with figures from outside.
pub(crate) fn indicator(number: u8) -> Indicator {
    printed(number, Source::External { name: "決算統計".into(), cadence: Cadence::Yearly })
}

/// A statement on the year of the samples.
pub(super) fn stated(seq: i64, value: Option<f64>, is_preliminary: bool) -> Stated {
    let source = "決算統計".into();
    Stated { seq: Seq(seq), year: YEAR, value, is_preliminary, source, reason: None, stated_on: None }
}

/// A line of a section.
pub(super) fn line(number: u8, stated: Vec<Stated>) -> Line {
    Line {
        indicator: indicator(number),
        plan: "comprehensive".into(),
        period: None,
        held: Held::Now,
        charge: vec![SectionName { id: id(90), name: "財政課".into() }],
        stated,
        before: [None, None],
        source: "決算統計".into(),
    }
}

/// The pages of the desk in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let filled = filled(case);
    let overview = OverviewPage::of(look, YEAR, &filled.sheet.lines, &Whose::all_of(&filled.sheet.lines));
    let sheet = SheetPage::of(look, &filled, forms(), beside(case));
    let shown = |name: &str, html| Shown { name: format!("{name}-{}", case.name()), html };
    Ok(vec![shown("desk_figures", overview.render()?), shown("desk_sheet", sheet.render()?)])
}

fn forms() -> Forms {
    let head = |path: &str| FormHead::new(&Secret::new(), "mihon", path, path.to_owned());
    Forms { entries: head("/entries"), paste: head("/paste") }
}

fn beside(case: Case) -> Beside {
    match case {
        Case::Empty | Case::Usual => Beside::default(),
        Case::Full => {
            Beside {
                notices: vec![Tell::new(Tone::Late, "3行目").line("ほか")], pasted: "X-2-O1\t7.9".into(), paste_error: None
            }
        }
        Case::Wrong => Beside { notices: Vec::new(), pasted: "</textarea><b>&".into(), paste_error: Some(Said::text("<b>&")) },
    }
}

fn filled(case: Case) -> Filled {
    let sheet = |lines| Sheet { year: YEAR, whose: Whose::Section(id(90)), section: Some("財政課".into()), lines };
    match case {
        Case::Empty => Filled::untouched(Sheet { whose: Whose::Nobody, section: None, ..sheet(Vec::new()) }),
        Case::Usual => Filled::untouched(sheet(usual())),
        Case::Full => full(sheet(usual())),
        Case::Wrong => {
            let mut bad = line(1, Vec::new());
            bad.indicator.name = "<script>alert(1)</script>".into();
            let typed = Typed { value: "<b>&\"'".into(), choice: "\"><i>".into(), ..Typed::shown(&bad) };
            weigh_all(sheet(vec![bad]), vec![Some(typed)], true)
        }
    }
}

/// One of each: not entered, preliminary, settled, corrected, taken back, with nobody in charge.
fn usual() -> Vec<Line> {
    let corrected = Stated { reason: Some("足し算がちがっていました".into()), ..stated(5, Some(7.9), false) };
    let gone = Stated { reason: Some("ほかの市の数字でした".into()), ..stated(7, None, false) };
    let mut lines = vec![
        line(1, Vec::new()),
        line(2, vec![stated(2, Some(7.4), true)]),
        line(3, vec![stated(3, Some(7.9), false)]),
        line(4, vec![stated(4, Some(9.7), false), corrected]),
        line(5, vec![stated(6, Some(7.9), false), gone]),
    ];
    lines[1].before = [Some(stated(1, Some(7.1), false)), Some(stated(1, Some(7.2), true))];
    lines[4].charge.clear();
    lines
}

/// Everything that can be wrong at once.
fn full(mut sheet: Sheet) -> Filled {
    let row = |line: &Line, value: &str, choice: &str| Typed { value: value.into(), choice: choice.into(), ..Typed::shown(line) };
    sheet.lines.extend((10..16).map(|number| line(number, vec![stated(3, Some(7.9), false)])));
    let met = |line: &Line| Typed { seen: Seen { at: Some(Seq(1)), ..Seen::now(line) }, ..row(line, "8.8", "settled") };
    let places = sheet.lines.iter().enumerate();
    let typed = places.map(|(place, line)| match place {
        0 => row(line, "約30万", "settled"),
        1 | 2 => row(line, "8.0", "settled"),
        3 => row(line, "", "settled"),
        4 | 5 => met(line),
        6 => row(line, "7人", "settled"),
        7 => row(line, "1,23", "settled"),
        8 => Typed { source: String::new(), ..row(line, "8", "settled") },
        9 => row(line, "8", ""),
        _ => row(line, "7.9", "take-back"),
    });
    let typed = typed.map(Some).collect();
    weigh_all(sheet, typed, false)
}
