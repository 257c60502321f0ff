//! Renders known indicators in the layouts in which plans reach us.

use super::chance::Chance;
use super::truth::{Truth, indicators, number, wide, year};
use super::{Document, prose};

/// All layouts by name.
pub const ALL: &[&str] = &[
    "bars",
    "markdown",
    "tabs-two-levels",
    "html-spans",
    "ragged-groups",
    "series",
    "interims",
    "years-in-cells",
    "turned",
    "cell-a-line",
    "row-a-line",
    "one-line",
    "glued",
    "form",
    "form-inline",
    "arrows",
    "header-each",
    "sentences",
    "wrapped",
    "labels-then-lists",
    "names-then-values",
    "numbered-halves",
    "none",
];

const NAMES: &[&str] =
    &["指標名", "指標", "成果指標", "重要業績評価指標（KPI）", "KPI", "評価指標", "まちづくり指標", "目標指標", "指標の名称"];
const BASES: &[&str] = &["現状値", "基準値", "現状", "策定時", "計画策定時", "現況値", "基準年度", "当初値"];
const TARGETS: &[&str] = &["目標値", "目標", "最終目標", "目標数値", "計画目標", "到達目標"];
const UNITS: &[&str] = &["単位"];
const SECTIONS: &[&str] = &["担当課", "所管課", "担当部署", "主管課", "所管"];
const NOTES: &[&str] = &["備考", "指標の説明", "設定の考え方", "算出方法", "出典"];
const REASONS: &[&str] = &[
    "市民意識調査による",
    "過去3年間の平均から推計した",
    "担当課調べ",
    "県の目標60％を踏まえて設定した",
    "年2件程度の増加を見込む",
    "国の統計による",
];

/// One plan: its indicators, and how this document prints years and words.
struct Plan {
    chance: Chance,
    truths: Vec<Truth>,
    base_year: i32,
    target_year: i32,
    style: usize,
    name: &'static str,
    base: &'static str,
    target: &'static str,
    wide: bool,
}

impl Plan {
    fn new(layout: &str, seed: u64) -> Plan {
        let salt: u64 = layout.bytes().map(u64::from).sum();
        let mut chance = Chance::new(seed * 131 + salt * 7919);
        let base_year = 2014 + chance.below(11) as i32;
        let target_year = base_year + 4 + chance.below(5) as i32;
        let count = 3 + chance.below(6);
        let truths = indicators(&mut chance, count, base_year, target_year);
        let (style, name, base, target) = (chance.below(9), *chance.pick(NAMES), *chance.pick(BASES), *chance.pick(TARGETS));
        let wide = chance.one_in(4);
        Plan { chance, truths, base_year, target_year, style, name, base, target, wide }
    }

    fn year(&self, wanted: i32) -> String {
        year(self.style, wanted)
    }

    /// A number, in full-width digits where this document prints them.
    fn number(&self, value: f64, truth: &Truth) -> String {
        let said = number(value, truth.decimals);
        if self.wide { said.chars().map(wide).collect() } else { said }
    }

    fn base_cell(&mut self, at: usize, unit: bool) -> String {
        if self.chance.one_in(11) {
            self.truths[at].base = None;
            self.truths[at].comparison = if matches!(self.truths[at].bound, "以下" | "未満") { "<=" } else { ">=" };
            return (*self.chance.pick(&["―", "－", "-", "—", "…", "なし"])).to_owned();
        }
        let truth = &self.truths[at];
        let value = self.number(truth.base.unwrap_or(0.0), truth);
        format!("{value}{}", if unit { truth.unit.as_deref().unwrap_or("") } else { "" })
    }

    fn target_cell(&self, at: usize, unit: bool) -> String {
        let truth = &self.truths[at];
        let value = self.number(truth.target.unwrap_or(0.0), truth);
        format!("{value}{}{}", if unit { truth.unit.as_deref().unwrap_or("") } else { "" }, truth.bound)
    }

    /// The heads for the two values, with their years.
    fn heads(&mut self) -> (String, String) {
        let (base, target) = (self.year(self.base_year), self.year(self.target_year));
        match self.chance.below(3) {
            0 => (format!("{}（{base}）", self.base), format!("{}（{target}）", self.target)),
            1 => (format!("{} {base}", self.base), format!("{} {target}", self.target)),
            _ => (format!("{base}{}", self.base), format!("{target}{}", self.target)),
        }
    }

    fn unit(&self, at: usize) -> String {
        self.truths[at].unit.clone().unwrap_or_else(|| "－".into())
    }

    fn lose(&mut self, kind: bool, department: bool) {
        for truth in &mut self.truths {
            if kind {
                truth.kind = None;
            }
            if department {
                truth.department = None;
            }
        }
    }

    /// The name with its unit in brackets.
    fn name_with_unit(&mut self, at: usize) -> String {
        let truth = &self.truths[at];
        match &truth.unit {
            Some(unit) => match self.chance.below(3) {
                0 => format!("{}（{unit}）", truth.name),
                1 => format!("{}【{unit}】", truth.name),
                _ => format!("{}（単位：{unit}）", truth.name),
            },
            None => truth.name.clone(),
        }
    }

    fn document(mut self, class: &'static str, layout: &str, seed: u64, body: &str) -> Document {
        let group = if self.chance.one_in(2) {
            Some(*self.chance.pick(&["成果指標", "数値目標", "重要業績評価指標（KPI）", "施策の指標"]))
        } else {
            None
        };
        let telling = ["成果", "重要", "KPI"].iter().any(|word| self.name.contains(word))
            && !matches!(layout, "arrows" | "sentences" | "form" | "form-inline" | "labels-then-lists" | "turned");
        for truth in &mut self.truths {
            let own = telling.then(|| self.name.trim_end_matches('名').to_owned());
            truth.group = group.map(str::to_owned).or(own);
        }
        let heading = match self.chance.below(4) {
            0 => "基本目標1 安心して暮らせるまち\n施策1-1 地域福祉の充実\n\n現状と課題\n".to_owned(),
            1 => "第2章 施策の展開\n第1節 子育て支援\n\n".to_owned(),
            2 => "１ 産業の振興\n（１）農業の振興\n".to_owned(),
            _ => String::new(),
        };
        let title = group.map_or_else(String::new, |group| match self.chance.below(3) {
            0 => format!("【{group}】\n"),
            1 => format!("■{group}\n"),
            _ => format!("◆{group}\n"),
        });
        let before = prose::sentences(&mut self.chance, 2);
        let after = prose::sentences(&mut self.chance, 1);
        let noise = prose::noise(&mut self.chance);
        let text = format!("{heading}{before}\n\n{title}{body}\n\n{noise}{after}\n");
        Document { name: format!("{layout}-{seed}"), class, text, truth: self.truths }
    }
}

/// Renders one document.
pub fn render(layout: &'static str, seed: u64) -> Document {
    if layout == "none" {
        return prose::without(seed);
    }
    let plan = Plan::new(layout, seed);
    match layout {
        "bars" | "markdown" => bars(plan, layout, seed),
        "tabs-two-levels" => tabs(plan, layout, seed),
        "html-spans" => html(plan, layout, seed),
        "ragged-groups" => ragged(plan, layout, seed),
        "series" => series(plan, layout, seed),
        "interims" => interims(plan, layout, seed),
        "years-in-cells" => years_in_cells(plan, layout, seed),
        "turned" => turned(plan, layout, seed),
        "cell-a-line" => cell_a_line(plan, layout, seed),
        "row-a-line" => row_a_line(plan, layout, seed),
        "one-line" => one_line(plan, layout, seed),
        "glued" => glued(plan, layout, seed),
        "form" | "form-inline" => form(plan, layout, seed),
        "arrows" => arrows(plan, layout, seed),
        "header-each" => header_each(plan, layout, seed),
        "sentences" => sentences(plan, layout, seed),
        "wrapped" => wrapped(plan, layout, seed),
        "labels-then-lists" => lists(plan, layout, seed),
        "names-then-values" => halves(plan, layout, seed, false),
        _ => halves(plan, layout, seed, true),
    }
}

fn bars(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let (with_unit, with_kind, with_section, with_note) =
        (plan.chance.one_in(2), plan.chance.one_in(3), plan.chance.one_in(2), plan.chance.one_in(3));
    let mut heads: Vec<String> = Vec::new();
    if with_kind {
        heads.push("指標の種類".into());
    }
    heads.push(plan.name.into());
    if with_unit {
        heads.push(UNITS[0].into());
    }
    heads.extend([base, target]);
    if with_section {
        heads.push((*plan.chance.pick(SECTIONS)).into());
    }
    if with_note {
        heads.push((*plan.chance.pick(NOTES)).into());
    }
    let mut rows = vec![heads];
    for at in 0..plan.truths.len() {
        let mut row: Vec<String> = Vec::new();
        if with_kind {
            row.push(plan.truths[at].kind.clone().unwrap_or_default());
        }
        let number = if plan.chance.one_in(3) {
            format!("{} ", ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"][at])
        } else {
            String::new()
        };
        row.push(format!("{number}{}", plan.truths[at].name));
        if with_unit {
            row.push(plan.unit(at));
        }
        row.push(plan.base_cell(at, !with_unit));
        row.push(plan.target_cell(at, !with_unit));
        if with_section {
            row.push(plan.truths[at].department.clone().unwrap_or_default());
        }
        if with_note {
            row.push((*plan.chance.pick(REASONS)).into());
        }
        rows.push(row);
    }
    plan.lose(!with_kind, !with_section);
    let width = rows[0].len();
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    if layout == "markdown" {
        lines.insert(1, format!("|{}", "---|".repeat(width)));
    }
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn tabs(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let section = plan.chance.one_in(2);
    let mut lines = vec![format!("{}\t単位\t{}\t{}{}", plan.name, plan.base, plan.target, if section { "\t担当課" } else { "" })];
    lines.push(format!("\t\t{}\t{}{}", plan.year(plan.base_year), plan.year(plan.target_year), if section { "\t" } else { "" }));
    for at in 0..plan.truths.len() {
        let department =
            if section { format!("\t{}", plan.truths[at].department.clone().unwrap_or_default()) } else { String::new() };
        let row = format!(
            "{}\t{}\t{}\t{}{department}",
            plan.truths[at].name.clone(),
            plan.unit(at),
            plan.base_cell(at, false),
            plan.target_cell(at, false)
        );
        lines.push(row);
    }
    plan.lose(true, !section);
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn html(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let middle = plan.base_year + (plan.target_year - plan.base_year) / 2;
    let mut text = format!(
        "<table>\n<tr><th rowspan=\"2\">施策</th><th rowspan=\"2\">{}</th><th rowspan=\"2\">単位</th><th>{}</th><th colspan=\"2\">{}</th></tr>\n<tr><th>{}</th><th>{}</th><th>{}</th></tr>\n",
        plan.name,
        plan.base,
        plan.target,
        plan.year(plan.base_year),
        plan.year(middle),
        plan.year(plan.target_year)
    );
    let half = plan.truths.len().div_ceil(2);
    for at in 0..plan.truths.len() {
        let item = if at == 0 {
            format!("<td rowspan=\"{half}\">交流の促進</td>")
        } else if at == half {
            format!("<td rowspan=\"{}\">定住の促進</td>", plan.truths.len() - half)
        } else {
            String::new()
        };
        let (base, target) = (plan.truths[at].base.unwrap_or(0.0), plan.truths[at].target.unwrap_or(0.0));
        let between = plan.number((base + target) / 2.0, &plan.truths[at]);
        let name = plan.truths[at].name.replace('の', if plan.chance.one_in(3) { "の<br>" } else { "の" });
        let row = format!(
            "<tr>{item}<td>{name}</td><td>{}</td><td>{}</td><td>{between}</td><td>{}</td></tr>\n",
            plan.unit(at),
            plan.base_cell(at, false),
            plan.target_cell(at, false)
        );
        text.push_str(&row);
    }
    text.push_str("</table>");
    plan.lose(true, true);
    plan.document("structured", layout, seed, &text)
}

fn ragged(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let mut lines = vec![format!("| 取組 | {} | {base} | {target} | 担当課 |", plan.name)];
    for at in 0..plan.truths.len() {
        let name = plan.name_with_unit(at);
        let row = format!(
            "{name} | {} | {} | {} |",
            plan.base_cell(at, false),
            plan.target_cell(at, false),
            plan.truths[at].department.clone().unwrap_or_default()
        );
        lines.push(if at % 3 == 0 { format!("| 取組の推進{} | {row}", at / 3 + 1) } else { format!("| {row}") });
    }
    plan.lose(true, false);
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn series(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let years: Vec<i32> = (plan.base_year + 1..plan.target_year).collect();
    let said: Vec<String> = years.iter().map(|year| plan.year(*year)).collect();
    let planned = plan.chance.one_in(2);
    let said: Vec<String> = said.iter().map(|year| if planned { format!("{year}計画") } else { year.clone() }).collect();
    let mut lines = vec![format!(
        "{}\t単位\t{}（{}）\t{}\t{}（{}）",
        plan.name,
        plan.base,
        plan.year(plan.base_year),
        said.join("\t"),
        plan.target,
        plan.year(plan.target_year)
    )];
    for at in 0..plan.truths.len() {
        let (base, target) = (plan.truths[at].base.unwrap_or(0.0), plan.truths[at].target.unwrap_or(0.0));
        let steps: Vec<String> = (1..=years.len())
            .map(|step| plan.number(base + (target - base) * step as f64 / (years.len() + 1) as f64, &plan.truths[at]))
            .collect();
        let row = format!(
            "{}\t{}\t{}\t{}\t{}",
            plan.truths[at].name.clone(),
            plan.unit(at),
            plan.base_cell(at, false),
            steps.join("\t"),
            plan.target_cell(at, false)
        );
        lines.push(row);
    }
    plan.lose(true, true);
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn interims(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let middle = plan.base_year + (plan.target_year - plan.base_year) / 2;
    let (first, last) =
        *plan.chance.pick(&[("中間目標", "最終目標"), ("中間値", "目標値"), ("前期目標", "後期目標"), ("中間目標値", "目標値")]);
    let mut lines = vec![format!(
        "| {} | {}<br>{} | {first}<br>（{}） | {last}<br>（{}） |",
        plan.name,
        plan.base,
        plan.year(plan.base_year),
        plan.year(middle),
        plan.year(plan.target_year)
    )];
    lines.push("|---|---|---|---|".into());
    for at in 0..plan.truths.len() {
        let (base, target) = (plan.truths[at].base.unwrap_or(0.0), plan.truths[at].target.unwrap_or(0.0));
        let between = plan.number((base + target) / 2.0, &plan.truths[at]);
        let unit = plan.truths[at].unit.clone().unwrap_or_default();
        let row = format!(
            "| {} | {} | {between}{unit} | {} |",
            plan.truths[at].name.clone(),
            plan.base_cell(at, true),
            plan.target_cell(at, true)
        );
        lines.push(row);
    }
    plan.lose(true, true);
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn years_in_cells(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let apart = plan.chance.one_in(2);
    let mut lines = Vec::new();
    lines.push(if apart {
        format!("No\t{}\t{}\t年度\t{}\t目標年度", plan.name, plan.base, plan.target).replace("\t年度\t", "\t現状年度\t")
    } else {
        format!("No\t{}\t{}\t{}", plan.name, plan.base, plan.target)
    });
    for at in 0..plan.truths.len() {
        let earlier = plan.base_year - plan.chance.below(2) as i32;
        plan.truths[at].base_year = Some(earlier);
        let (base, target) = (plan.base_cell(at, true), plan.target_cell(at, true));
        let (from, to) = (plan.year(earlier), plan.year(plan.target_year));
        let name = plan.truths[at].name.clone();
        lines.push(if apart {
            format!("{}\t{name}\t{base}\t{from}\t{target}\t{to}", at + 1)
        } else {
            format!("{}\t{name}\t{base}（{from}）\t{target}（{to}）", at + 1)
        });
    }
    plan.lose(true, true);
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn turned(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    plan.truths.truncate(3);
    let (base, target) = plan.heads();
    let mut rows = [vec![plan.name.to_owned()], vec!["単位".to_owned()], vec![base], vec![target]];
    for at in 0..plan.truths.len() {
        rows[0].push(plan.truths[at].name.clone());
        let unit = plan.unit(at);
        rows[1].push(unit);
        let (base, target) = (plan.base_cell(at, false), plan.target_cell(at, false));
        rows[2].push(base);
        rows[3].push(target);
    }
    plan.lose(true, true);
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    plan.document("structured", layout, seed, &lines.join("\n"))
}

fn cell_a_line(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let gap = *plan.chance.pick(&["\n", "\n\n", "\n|\n"]);
    let section = plan.chance.one_in(2);
    let mut cells = vec![plan.name.to_owned(), "単位".into(), base, target];
    if section {
        cells.push("担当課".into());
    }
    for at in 0..plan.truths.len() {
        let unit = plan.unit(at);
        cells.extend([plan.truths[at].name.clone(), unit]);
        let (base, target) = (plan.base_cell(at, false), plan.target_cell(at, false));
        cells.extend([base, target]);
        if section {
            cells.push(plan.truths[at].department.clone().unwrap_or_default());
        }
    }
    plan.lose(true, !section);
    plan.document("flat", layout, seed, &cells.join(gap))
}

fn row_a_line(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let (base, target) = (base.replace(' ', ""), target.replace(' ', ""));
    let (with_unit, section) = (plan.chance.one_in(2), plan.chance.one_in(2));
    let gap = *plan.chance.pick(&[" ", "  ", "　"]);
    let mut heads = vec![plan.name.to_owned()];
    if with_unit {
        heads.push("単位".into());
    }
    heads.extend([base, target]);
    if section {
        heads.push((*plan.chance.pick(SECTIONS)).into());
    }
    let mut lines = vec![heads.join(gap)];
    for at in 0..plan.truths.len() {
        let mut row = vec![if with_unit { plan.truths[at].name.clone() } else { plan.name_with_unit(at) }];
        if with_unit {
            row.push(plan.unit(at));
        }
        row.push(plan.base_cell(at, false));
        row.push(plan.target_cell(at, false));
        if section {
            row.push(plan.truths[at].department.clone().unwrap_or_default());
        }
        lines.push(row.join(gap));
    }
    plan.lose(true, !section);
    plan.document("flat", layout, seed, &lines.join("\n"))
}

fn one_line(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let mut words = vec![plan.name.to_owned(), "単位".into(), base.replace(' ', ""), target.replace(' ', "")];
    for at in 0..plan.truths.len() {
        let unit = plan.unit(at);
        words.extend([plan.truths[at].name.clone(), unit]);
        let (base, target) = (plan.base_cell(at, false), plan.target_cell(at, false));
        words.extend([base, target]);
    }
    plan.lose(true, true);
    let body = words.join(" ");
    let mut document = plan.document("flat", layout, seed, &body);
    document.text = document.text.replace('\n', " ");
    document
}

fn glued(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let mut text = format!("{}{}{}", plan.name, base.replace(' ', ""), target.replace(' ', ""));
    plan.truths.retain(|truth| truth.unit.is_some());
    for at in 0..plan.truths.len() {
        let truth = plan.truths[at].clone();
        let (base, target) = (plan.number(truth.base.unwrap_or(0.0), &truth), plan.target_cell(at, true));
        text.push_str(&format!("{}{base}{}{target}", truth.name, truth.unit.clone().unwrap_or_default()));
    }
    plan.lose(true, true);
    plan.document("flat", layout, seed, &text)
}

fn form(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let mark = *plan.chance.pick(&["：", "\t", ": ", "　"]);
    let mut records = Vec::new();
    for at in 0..plan.truths.len() {
        let (base, target) = (plan.base_cell(at, true), plan.target_cell(at, true));
        let (from, to) = (plan.year(plan.base_year), plan.year(plan.target_year));
        let name = plan.truths[at].name.clone();
        let department = plan.truths[at].department.clone().unwrap_or_default();
        let fields = [
            format!("{}{mark}{name}", plan.name),
            format!("{}{mark}{base}（{from}）", plan.base),
            format!("{}{mark}{target}（{to}）", plan.target),
            format!("担当課{mark}{department}"),
        ];
        let inline = layout == "form-inline";
        records.push(if inline { fields[..3].join(" ") } else { fields.join("\n") });
    }
    plan.lose(true, layout == "form-inline");
    let body = records.join(if layout == "form" { "\n\n" } else { "\n" });
    plan.document("flat", layout, seed, &body)
}

fn arrows(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (sign, arrow) = (*plan.chance.pick(&["：", "＝", " ", ": "]), *plan.chance.pick(&[" → ", "→", "⇒", " ➡ "]));
    let years = plan.chance.one_in(2);
    let mut lines = Vec::new();
    for at in 0..plan.truths.len() {
        let truth = plan.truths[at].clone();
        let unit = truth.unit.clone().unwrap_or_default();
        let (base, target) = (plan.number(truth.base.unwrap_or(0.0), &truth), plan.number(truth.target.unwrap_or(0.0), &truth));
        let (from, to) = (plan.year(plan.base_year), plan.year(plan.target_year));
        lines.push(if years {
            format!("・{}{sign}{base}{unit}（{from}）{arrow}{target}{unit}{}（{to}）", truth.name, truth.bound)
        } else {
            format!("・{}{sign}{base}{unit}{arrow}{target}{unit}{}", truth.name, truth.bound)
        });
        if !years {
            plan.truths[at].base_year = None;
            plan.truths[at].target_year = None;
        }
    }
    plan.lose(true, true);
    let body = format!("数値目標\n{}", lines.join("\n"));
    plan.document("flat", layout, seed, &body)
}

fn header_each(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let mut text = String::new();
    for at in 0..plan.truths.len() {
        let (base, target) = plan.heads();
        let (value, aim) = (plan.base_cell(at, true), plan.target_cell(at, true));
        let name = plan.truths[at].name.clone();
        text.push_str(&format!(
            "施策{} 取組の推進 {} {} {} {name} {value} {aim} ",
            at + 1,
            plan.name,
            base.replace(' ', ""),
            target.replace(' ', "")
        ));
    }
    plan.lose(true, true);
    plan.document("flat", layout, seed, &text)
}

fn sentences(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    plan.truths.retain(|truth| truth.unit.is_some() && !truth.cumulative && !truth.name.contains("延べ"));
    let mut lines = Vec::new();
    for at in 0..plan.truths.len() {
        let truth = plan.truths[at].clone();
        let unit = truth.unit.clone().unwrap_or_default();
        let (base, target) = (plan.number(truth.base.unwrap_or(0.0), &truth), plan.number(truth.target.unwrap_or(0.0), &truth));
        let (from, to) = (plan.year(plan.base_year), plan.year(plan.target_year));
        let bound = if truth.comparison == "<=" { "以下" } else { "以上" };
        let form = plan.chance.below(3);
        lines.push(match form {
            0 => format!("{}を{to}までに{target}{unit}{bound}とすることを目標とします。", truth.name),
            1 => format!("{to}までに、{}を{base}{unit}（{from}）から{target}{unit}{bound}にします。", truth.name),
            _ => format!("・{}について、{to}までに{target}{unit}{bound}を目指します。", truth.name),
        });
        if form != 1 {
            plan.truths[at].base = None;
            plan.truths[at].base_year = None;
        }
    }
    plan.lose(true, true);
    plan.document("flat", layout, seed, &lines.join("\n"))
}

fn wrapped(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let mut lines = vec![format!("{} 単位 {} {}", plan.name, base.replace(' ', ""), target.replace(' ', ""))];
    let around = plan.chance.one_in(2);
    for at in 0..plan.truths.len() {
        let name: Vec<char> = plan.truths[at].name.chars().collect();
        let (unit, value, aim) = (plan.unit(at), plan.base_cell(at, false), plan.target_cell(at, false));
        if name.len() < 9 {
            lines.push(format!("{} {unit} {value} {aim}", name.iter().collect::<String>()));
            continue;
        }
        let cut = name.len() / 2 + plan.chance.below(3);
        let (first, rest): (String, String) = (name[..cut].iter().collect(), name[cut..].iter().collect());
        lines.push(if around {
            format!("{first} {unit} {value} {aim}\n{rest}")
        } else {
            format!("{first}\n{rest} {unit} {value} {aim}")
        });
    }
    plan.lose(true, true);
    plan.document("split", layout, seed, &lines.join("\n"))
}

fn lists(mut plan: Plan, layout: &'static str, seed: u64) -> Document {
    let (base, target) = plan.heads();
    let names: Vec<String> = (0..plan.truths.len()).map(|at| plan.truths[at].name.clone()).collect();
    let bases: Vec<String> = (0..plan.truths.len()).map(|at| plan.base_cell(at, true)).collect();
    let targets: Vec<String> = (0..plan.truths.len()).map(|at| plan.target_cell(at, true)).collect();
    plan.lose(true, true);
    let body = format!("{}\n{}\n{base}\n{}\n{target}\n{}", plan.name, names.join("\n"), bases.join("\n"), targets.join("\n"));
    plan.document("split", layout, seed, &body)
}

fn halves(mut plan: Plan, layout: &'static str, seed: u64, numbered: bool) -> Document {
    let (base, target) = plan.heads();
    let marks = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"];
    let mark = |at: usize| if numbered { format!("{} ", marks[at]) } else { String::new() };
    let names: Vec<String> = (0..plan.truths.len()).map(|at| format!("{}{}", mark(at), plan.truths[at].name)).collect();
    let by_row = plan.chance.one_in(2);
    let rows: Vec<(String, String)> =
        (0..plan.truths.len()).map(|at| (plan.base_cell(at, true), plan.target_cell(at, true))).collect();
    let values: Vec<String> = if by_row {
        rows.iter().map(|(base, target)| format!("{base} {target}")).collect()
    } else {
        rows.iter().map(|row| row.0.clone()).chain(rows.iter().map(|row| row.1.clone())).collect()
    };
    plan.lose(true, true);
    let body =
        format!("{} {} {}\n{}\n{}", plan.name, base.replace(' ', ""), target.replace(' ', ""), names.join("\n"), values.join("\n"));
    plan.document("split", layout, seed, &body)
}
