//! Find a programme: by words, also of one character, by scene of life, by section, by how it can be brought.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::text::nfkc;
use engawa_kernel::{AnyId, Day, Id};
use engawa_who::Section;

use super::model::{Listed, Online};
use super::store;
use crate::programmes::model::{Programme, Scene};
use crate::programmes::timeline::{in_force, next_change};
use crate::programmes::{file, store as texts};

/// The longest that is looked for, in characters.
const WORDS_MAX: usize = 100;

/// What is known of a programme of the list on a day.
#[derive(Debug, Clone)]
pub struct Known {
    /// As the list says it.
    pub listed: Listed,
    /// The name of its section.
    pub section: String,
    /// The text in force, and its number.
    pub text: Option<(i64, Programme)>,
    /// The next day on which another text holds, or none any more.
    pub changes_on: Option<Day>,
    /// There was a text, and it holds no longer.
    pub is_ended: bool,
}

impl Known {
    /// The text in force.
    pub fn programme(&self) -> Option<&Programme> {
        self.text.as_ref().map(|(_, programme)| programme)
    }

    /// The scenes under which it is found.
    pub fn scenes(&self) -> Vec<Scene> {
        self.programme().map_or_else(|| vec![self.listed.statement.scene], |programme| programme.scenes.clone())
    }

    fn all_words(&self) -> String {
        let said = &self.listed.statement;
        let mut all = vec![said.name.as_str(), &said.about, said.basis.as_deref().unwrap_or_default(), &self.section];
        if let Some(programme) = self.programme() {
            all.extend([&programme.name, &programme.summary, &programme.eligible].into_iter().flat_map(|speech| speech.all()));
            all.extend(programme.situations.iter().flat_map(|speech| speech.all()));
            all.extend(programme.words.iter().map(String::as_str));
        }
        key(&all.join(" "))
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words; all of them must be found.
    pub words: String,
    /// A scene of life.
    pub scene: Option<Scene>,
    /// A section.
    pub section: Option<Id<Section>>,
    /// Only what is done on a screen, or only what is not.
    pub is_online: Option<bool>,
}

/// Everything that the list says on a day, gone ones left out.
///
/// # Errors
/// When the database cannot be read.
pub fn known(db: &Db, day: Day) -> Result<Vec<Known>, Fault> {
    let mut names: HashMap<AnyId, String> = HashMap::new();
    let mut all = Vec::new();
    for listed in store::listed(db)?.into_iter().filter(|listed| !listed.statement.is_gone) {
        let section = listed.statement.section;
        let name = match names.get(&section.any()) {
            Some(name) => name.clone(),
            None => engawa_who::section(db, section)?.map(|section| section.name).unwrap_or_default(),
        };
        names.insert(section.any(), name.clone());
        all.push(around(db, listed, name, day)?);
    }
    Ok(all)
}

/// One programme of the list.
///
/// # Errors
/// When the database cannot be read.
pub fn one(db: &Db, slug: &str, day: Day) -> Result<Option<Known>, Fault> {
    let Some(id) = texts::by_slug(db, slug)? else { return Ok(None) };
    let Some(statement) = store::statement(db, id)? else { return Ok(None) };
    let name = engawa_who::section(db, statement.section)?.map(|section| section.name).unwrap_or_default();
    around(db, Listed { id, slug: slug.to_owned(), statement }, name, day).map(Some)
}

fn around(db: &Db, listed: Listed, section: String, day: Day) -> Result<Known, Fault> {
    let turns = texts::turns(db, listed.id)?;
    let number = in_force(&turns, day);
    let text = match number {
        // What was adopted was read without a fault, and is read so again.
        Some(number) => texts::version(db, listed.id, number)?.and_then(|version| file::read(&version.body).programme),
        None => None,
    };
    let is_ended = number.is_none() && turns.iter().any(|turn| turn.from <= day);
    Ok(Known { listed, section, text: number.zip(text), changes_on: next_change(&turns, day), is_ended })
}

/// Those that somebody looks for, in the order of the list. Pure.
pub fn found<'k>(all: &'k [Known], wish: &Wish) -> Vec<&'k Known> {
    let words: Vec<String> = wish.words.chars().take(WORDS_MAX).collect::<String>().split_whitespace().map(key).collect();
    let fits = |known: &&Known| {
        let said = &known.listed.statement;
        let is_online = said.online == Online::Elsewhere;
        wish.scene.is_none_or(|scene| known.scenes().contains(&scene))
            && wish.section.is_none_or(|section| said.section == section)
            && wish.is_online.is_none_or(|wished| wished == is_online)
            && (words.is_empty() || has_all(&known.all_words(), &words))
    };
    all.iter().filter(fits).collect()
}

fn has_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// One form for what sounds or looks alike: NFKC, lower case, kana as hiragana, without marks of readings.
fn key(text: &str) -> String {
    let hiragana = |sign: char| match sign {
        'ァ'..='ヶ' => char::from_u32(u32::from(sign) - 0x60).unwrap_or(sign),
        other => other,
    };
    nfkc(text).to_lowercase().chars().filter(|sign| !"|｜《》".contains(*sign)).map(hiragana).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::model::Statement;
    use crate::programmes::shipped;

    fn known_as(name: &str, slug: &str, scene: Scene, online: Online) -> Known {
        let statement = Statement {
            name: name.into(),
            section: Id::random([1; 16]),
            scene,
            about: String::new(),
            online,
            link: None,
            is_by_post: true,
            is_at_counter: true,
            is_national: false,
            is_inside: false,
            basis: None,
            yearly_count: None,
            is_gone: false,
        };
        let text = shipped::text_of(slug).and_then(|text| file::read(text).programme).map(|programme| (1, programme));
        let listed = Listed { id: Id::random([2; 16]), slug: slug.into(), statement };
        Known { listed, section: "市民課".into(), text, changes_on: None, is_ended: false }
    }

    #[test]
    fn a_programme_is_found_by_one_character_by_kana_of_either_kind_and_by_how_a_neighbour_says_it() {
        let all = [
            known_as("移住相談", "ijuu", Scene::Moving, Online::No),
            known_as("犬の登録", "inu", Scene::Papers, Online::Elsewhere),
            known_as("施設・道路の破損の報告", "hason-hokoku", Scene::Places, Online::No),
        ];
        let slugs = |words: &str| -> Vec<String> {
            let wish = Wish { words: words.into(), ..Wish::default() };
            found(&all, &wish).iter().map(|known| known.listed.slug.clone()).collect()
        };
        assert_eq!(slugs("犬"), ["inu"]);
        assert_eq!(slugs("移住"), ["ijuu"]);
        assert_eq!(slugs("穴"), ["hason-hokoku"]);
        assert_eq!(slugs("ｶｰﾌﾞﾐﾗｰ"), ["hason-hokoku"]);
        assert_eq!(slugs("かーぶみらー"), ["hason-hokoku"]);
        assert_eq!(slugs("uターン　仕事"), ["ijuu"]);
        assert_eq!(slugs("street lamp"), ["hason-hokoku"]);
        assert_eq!(slugs("市民課").len(), 3);
        assert!(slugs("ない言葉").is_empty());
        let wish = Wish { scene: Some(Scene::Work), ..Wish::default() };
        assert_eq!(found(&all, &wish).len(), 1, "a programme is found under each of its scenes");
        let wish = Wish { is_online: Some(true), ..Wish::default() };
        assert_eq!(found(&all, &wish).iter().map(|known| known.listed.slug.as_str()).collect::<Vec<_>>(), ["inu"]);
    }
}
