//! A draft for a person at a terminal: the tree, the indicators with the line of the document beside them, and what to look at.

use std::fmt::Write;

use crate::draft::{Draft, Indicator, Node, Warning};

impl Draft {
    /// The draft in Japanese, line by line. Numbers of lines are those of the text that was read.
    #[must_use]
    pub fn sheet(&self) -> String {
        let mut sheet = String::new();
        let _ = self.write(&mut sheet);
        sheet
    }

    fn write(&self, sheet: &mut String) -> std::fmt::Result {
        if let Some(title) = &self.plan.title {
            writeln!(sheet, "計画　{title}")?;
        }
        writeln!(sheet, "項目　{}件", self.plan.nodes.len())?;
        for node in &self.plan.nodes {
            let depth = self.depth(node);
            let departments =
                if node.departments.is_empty() { String::new() } else { format!("　［{}］", node.departments.join("、")) };
            let draft = if node.is_draft { "　（検討中）" } else { "" };
            writeln!(sheet, "{:>6}行 {}{}{departments}{draft}", node.span.line, "　".repeat(depth), node.label())?;
        }
        writeln!(sheet, "\n指標　{}件", self.indicators.len())?;
        for indicator in &self.indicators {
            write_indicator(sheet, indicator, self.line(indicator.span.line))?;
        }
        if !self.warnings.is_empty() {
            writeln!(sheet, "\n確かめてください")?;
        }
        for warning in &self.warnings {
            writeln!(sheet, "  {}", said(warning))?;
        }
        Ok(())
    }

    fn depth(&self, node: &Node) -> usize {
        let mut depth = 0;
        let mut at = node;
        while let Some(parent) =
            at.parents.first().and_then(|id| self.plan.nodes.iter().find(|node| node.id == *id)).filter(|_| depth < 12)
        {
            depth += 1;
            at = parent;
        }
        depth
    }

    /// A line of the text, counted from 1.
    fn line(&self, number: usize) -> &str {
        self.text.lines().nth(number.saturating_sub(1)).unwrap_or("")
    }
}

fn write_indicator(sheet: &mut String, indicator: &Indicator, line: &str) -> std::fmt::Result {
    let unit = indicator.unit.as_deref().unwrap_or("");
    let cumulative = if indicator.cumulative { "　累計" } else { "" };
    writeln!(sheet, "\n  {}　（確からしさ {:.0}％）{cumulative}", indicator.name, indicator.confidence * 100.0)?;
    let base = value(indicator.baseline_value, unit, indicator.baseline_raw.as_deref());
    let target = value(indicator.target_value, unit, indicator.target_raw.as_deref());
    let bound = match (indicator.comparison.as_str(), indicator.strict) {
        ("set", _) => "",
        ("<=", true) => "未満",
        ("<=", false) => "以下",
        (_, true) => "超",
        _ => "以上",
    };
    writeln!(
        sheet,
        "    現状 {base}{}　→　目標 {target}{}{}",
        year(indicator.baseline_year),
        if indicator.target_value.is_some() { bound } else { "" },
        year(indicator.target_year)
    )?;
    for (word, text) in [("種類", &indicator.kind), ("区分", &indicator.group)] {
        if let Some(text) = text {
            writeln!(sheet, "    {word} {text}")?;
        }
    }
    if !indicator.owner.is_empty() {
        writeln!(sheet, "    担当 {}", indicator.owner.join("、"))?;
    }
    if !indicator.policy_path.is_empty() {
        writeln!(sheet, "    項目 {}", indicator.policy_path.join(" ＞ "))?;
    }
    let shown: String = line.trim().chars().map(|c| if c.is_control() || c == '\u{2028}' { ' ' } else { c }).take(80).collect();
    writeln!(sheet, "    {}行 「{shown}」", indicator.span.line)
}

fn value(number: Option<f64>, unit: &str, raw: Option<&str>) -> String {
    match (number, raw) {
        (Some(number), _) => format!("{number}{unit}"),
        (None, Some(raw)) => raw.to_owned(),
        (None, None) => "なし".to_owned(),
    }
}

fn year(year: Option<i32>) -> String {
    year.map_or_else(String::new, |year| format!("（{year}年度）"))
}

fn said(warning: &Warning) -> String {
    let place = warning.line.map_or_else(String::new, |line| format!("（{line}行）"));
    match warning.code.as_str() {
        "truncated" => "文書が長いため、終わりの部分は読んでいません。".to_owned(),
        "budget" => "文書がこみいっているため、表の一部は読んでいません。".to_owned(),
        "unit-from-text" => format!("「{}」の単位は、表ではなく本文から取りました{place}。", warning.about),
        "year-from-text" => format!("「{}」の年は、表ではなく前書きや注から取りました{place}。", warning.about),
        _ => format!("{} {}{place}", warning.code, warning.about),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_draft_is_said_with_its_lines() {
        let sheet =
            crate::read_text("施策1 交流の促進\n指標名 現状値（R2） 目標値（R7）\n自治会加入率（％） 65.3 70.0以上\n").sheet();
        assert!(sheet.contains("現状 65.3％（2020年度）　→　目標 70％以上（2025年度）"), "{sheet}");
        assert!(sheet.contains("3行 「自治会加入率"), "{sheet}");
        assert!(crate::read_text("本文").sheet().contains("指標　0件"));
    }
}
