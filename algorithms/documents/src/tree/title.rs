//! The title of a plan: one of the first lines, which ends in a word for a plan.

use super::heading::ornaments;
use crate::decide;
use crate::draft::Plan;
use crate::layout::Page;

/// Words in which titles of plans end.
const ENDS: [&str; 8] = ["総合計画", "計画", "ビジョン", "総合戦略", "戦略", "プラン", "基本構想", "大綱"];
/// So many lines with something on them are looked at.
const LINES: usize = 12;

/// Notes title and kind, where one of the first lines says them.
pub fn read(page: &Page, plan: &mut Plan) {
    if plan.title.is_some() {
        return;
    }
    let lines = page.lines.iter().filter(|line| !line.run.is_blank()).take(LINES);
    for line in lines {
        let run = line.run.trimmed();
        let chars = run.chars();
        let start = ornaments(&chars);
        // What stands apart behind the title is a heading of this page: 「…計画　評価指標」.
        let apart = (start..chars.len()).find(|at| chars[*at].is_whitespace()).unwrap_or(chars.len());
        let found = [chars.len(), apart].map(|end| run.slice(start.min(end)..end).trimmed());
        if let Some(title) = found.into_iter().find(|title| is_title(&title.dense())) {
            plan.title = Some(title.printed());
            plan.title_span = title.span().map(|range| decide::span(&range, page));
            plan.kind = plan.kind.take().or_else(|| kind(&title.dense()));
            return;
        }
    }
}

/// 第3次見本市みどりの計画, 見本市健康づくり計画(第2次): no sentence, no heading with a number before it.
fn is_title(text: &str) -> bool {
    let bare = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(text, |(before, _)| before);
    let length = bare.chars().count();
    let begins = bare.chars().next().is_some_and(crate::glyph::is_japanese);
    let ends = ENDS.iter().any(|word| bare.ends_with(word) && length > word.chars().count() + 2);
    let chapter =
        bare.starts_with('第') && ["章", "節", "編", "部"].iter().any(|word| bare.chars().take(5).any(|c| word.contains(c)));
    (5..=40).contains(&length) && begins && ends && !chapter && !text.contains(['。', '、', ':', '|']) && !bare.ends_with("本計画")
}

fn kind(text: &str) -> Option<String> {
    let said = if text.contains("総合計画") {
        "comprehensive"
    } else if text.contains("ビジョン") {
        "vision"
    } else if text.contains("戦略") {
        "strategy"
    } else {
        return None;
    };
    Some(said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Option<String>, Option<String>) {
        let mut plan = Plan::default();
        read(&Page::of_text(text), &mut plan);
        (plan.title, plan.kind)
    }

    #[test]
    fn a_title_is_one_of_the_first_lines() {
        assert_eq!(said("# 第2次見本市みどりの計画\n\n## 基本目標1 みどり\n").0.as_deref(), Some("第2次見本市みどりの計画"));
        assert_eq!(said("見本町総合戦略　数値目標\n").1.as_deref(), Some("strategy"));
        for text in ["この計画は、5年間の計画です。\n", "第4章 推進計画\n", "施策の目標\n", "計画\n"] {
            assert_eq!(said(text).0, None, "{text}");
        }
    }
}
