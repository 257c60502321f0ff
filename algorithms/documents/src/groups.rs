//! Titles that say what kind of indicators follow: 【成果指標】, ■数値目標, 重要業績評価指標（KPI）.

use crate::layout::items::{Gap, Item, Kind};

/// A title and where it stands, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// Where it begins.
    pub at: usize,
    /// Its words.
    pub text: String,
}

/// All titles among the pieces of a document.
pub fn titles(items: &[Item]) -> Vec<Title> {
    let mut titles = Vec::new();
    for (place, item) in items.iter().enumerate() {
        if !matches!(item.kind, Kind::Text | Kind::Label(_)) {
            continue;
        }
        let text = item.run.dense();
        let (core, framed) = bare(&text);
        let alone = item.gap == Gap::Line && items.get(place + 1).is_none_or(|next| next.gap == Gap::Line);
        if (framed || alone)
            && is_title(core)
            && let Some(span) = item.run.span()
        {
            titles.push(Title { at: span.start, text: core.to_owned() });
        }
    }
    titles
}

/// Without the signs around it, and whether there were any.
fn bare(text: &str) -> (&str, bool) {
    let framed = text.starts_with(['【', '■', '◆', '●', '〈', '《', '□', '▼', '○', '◎', '[', '<', '◇', '★']);
    let core = text.trim_matches(|c| {
        matches!(
            c,
            '【' | '】'
                | '■'
                | '◆'
                | '●'
                | '〈'
                | '〉'
                | '《'
                | '》'
                | '□'
                | '▼'
                | '○'
                | '◎'
                | '['
                | ']'
                | '<'
                | '>'
                | ':'
                | '#'
                | '◇'
                | '★'
        )
    });
    (core, framed)
}

fn is_title(core: &str) -> bool {
    let length = core.chars().count();
    let ends = ["指標", "KPI", "(KPI)", "数値目標", "評価指標(KPI)"].iter().any(|end| core.ends_with(end));
    let generic = ["指標", "目標値", "目標", "指標名", "評価", "目標指標"].contains(&core);
    (3..=24).contains(&length) && ends && !generic && !core.contains(['。', '、'])
}

/// A title as the group of an indicator: 施策目標の実現に関する指標 is the group 施策目標.
pub fn plain(title: &str) -> String {
    ["の実現に関する指標", "の達成に関する指標", "の実現を測る指標", "の達成度を測る指標", "を測る指標", "に関する指標"]
        .iter()
        .find_map(|end| title.strip_suffix(end))
        .unwrap_or(title)
        .to_owned()
}
