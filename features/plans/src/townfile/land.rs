//! The part of a town file that belongs to the register of areas.

use engawa_areas::{Band, Figure, Item, Kind, Land, NewArea, NewShape, ParentBefore, Sex, Shape, What};

use super::check::Check;
use super::problem::Wrong;
use super::raw;

impl Check<'_> {
    pub(super) fn land(&mut self, root: &raw::Root) -> Land {
        let land = Land {
            town_code: root.town.code.as_ref().map(|code| code.get_ref().clone()),
            kinds: root.area_kinds.iter().map(|kind| self.area_kind(kind)).collect(),
            items: root.area_items.iter().map(|item| self.area_item(item)).collect(),
            areas: root.areas.iter().map(|area| self.area(area)).collect(),
        };
        for crooked in engawa_areas::check(&land) {
            self.note_maybe(None, Wrong::Areas(crooked));
        }
        land
    }

    fn area_kind(&mut self, kind: &raw::AreaKind) -> Kind {
        Kind {
            word: self.text("the kind", &kind.word),
            rank: *kind.rank.get_ref(),
            word_easy: self.maybe("the kind", kind.easy.as_ref()),
            word_en: self.maybe("the kind", kind.en.as_ref()),
        }
    }

    fn area_item(&mut self, item: &raw::AreaItem) -> Item {
        if !engawa_areas::is_own(item.code.get_ref()) {
            self.note(item.code.span(), Wrong::OwnItem(item.code.get_ref().chars().take(60).collect()));
        }
        Item {
            code: item.code.get_ref().clone(),
            name: self.text("the name", &item.name),
            unit: self.text("the unit", &item.unit),
            counts_people: item.people,
        }
    }

    fn area(&mut self, area: &raw::Area) -> NewArea {
        let mut figures: Vec<Figure> = area.facts.iter().filter_map(|fact| self.area_fact(fact)).collect();
        for ages in &area.ages {
            figures.extend(self.area_ages(ages));
        }
        NewArea {
            code: self.address(&area.code),
            name: self.text("the name", &area.name),
            reading: self.maybe("the reading", area.reading.as_ref()),
            kind: self.text("the kind", &area.kind),
            parent: area.parent.as_ref().map(|parent| parent.get_ref().clone()),
            parents_before: area.parents_before.iter().filter_map(|before| self.parent_before(before)).collect(),
            days: self.days(area.valid_from.as_ref(), area.valid_to.as_ref()),
            successors: area.successors.iter().map(|code| code.get_ref().clone()).collect(),
            figures,
            shape: area.shape.as_ref().and_then(|shape| self.area_shape(shape)),
        }
    }

    fn parent_before(&mut self, before: &raw::ParentBefore) -> Option<ParentBefore> {
        Some(ParentBefore { code: before.code.get_ref().clone(), to: self.day(&before.to)? })
    }

    fn area_fact(&mut self, fact: &raw::AreaFact) -> Option<Figure> {
        let value = self.count(&fact.value);
        let what = What::parse(fact.what.get_ref());
        if what.is_none() {
            self.note(fact.what.span(), Wrong::What(fact.what.get_ref().chars().take(60).collect()));
        }
        Some(Figure { day: self.day(&fact.day)?, what: what?, value, source: self.text("the source", &fact.source) })
    }

    fn count(&mut self, value: &toml::Spanned<i64>) -> i64 {
        if *value.get_ref() < 0 {
            #[expect(clippy::cast_precision_loss, reason = "only shown in a sentence")]
            self.note(value.span(), Wrong::Negative(*value.get_ref() as f64));
        }
        *value.get_ref()
    }

    /// Eighteen bands of men and of women: each number, their sums by band, and the whole.
    fn area_ages(&mut self, ages: &raw::AreaAges) -> Vec<Figure> {
        let (day, source) = (self.day(&ages.day), self.text("the source", &ages.source));
        for list in [&ages.male, &ages.female] {
            if list.get_ref().len() != Band::COUNT || list.get_ref().iter().any(|count| *count < 0) {
                self.note(list.span(), Wrong::Ages(list.get_ref().len()));
                return Vec::new();
            }
        }
        let Some(day) = day else { return Vec::new() };
        let (male, female) = (ages.male.get_ref(), ages.female.get_ref());
        let figure = |what, value| Figure { day, what, value, source: source.clone() };
        let bands = Band::all().zip(male.iter().zip(female)).flat_map(|(band, (male, female))| {
            [
                figure(What::Ages(band, None), male + female),
                figure(What::Ages(band, Some(Sex::Male)), *male),
                figure(What::Ages(band, Some(Sex::Female)), *female),
            ]
        });
        let (men, women): (i64, i64) = (male.iter().sum(), female.iter().sum());
        let whole = [
            figure(What::Population(None), men + women),
            figure(What::Population(Some(Sex::Male)), men),
            figure(What::Population(Some(Sex::Female)), women),
        ];
        bands.chain(whole).collect()
    }

    fn area_shape(&mut self, shape: &raw::AreaShape) -> Option<NewShape> {
        match Shape::parse(shape.geojson.get_ref()) {
            Ok(found) => Some(NewShape { geojson: found.geojson(), source: self.text("the source", &shape.source) }),
            Err(unfit) => {
                self.note(shape.geojson.span(), Wrong::Shape(unfit));
                None
            }
        }
    }
}
