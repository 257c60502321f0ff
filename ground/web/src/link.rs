//! Links are made here and nowhere else: they keep the base of the town and the language of the reader.

use std::sync::Arc;

use crate::lang::Lang;

/// Makes the addresses of one town in one language.
#[derive(Clone, Debug)]
pub struct Links {
    base: Arc<str>,
    lang: Lang,
}

impl Links {
    /// `base` is empty for a town with a host of its own, `/suzaka` for a town on a path.
    pub fn new(base: &str, lang: Lang) -> Links {
        Links { base: base.trim_end_matches('/').into(), lang }
    }

    /// The same town in another language.
    pub fn in_lang(&self, lang: Lang) -> Links {
        Links { base: Arc::clone(&self.base), lang }
    }

    /// The address of a page: `link("/plans/sogo")`. A question or a fragment in the path is kept.
    pub fn link(&self, path: &str) -> String {
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let mut address = format!("{}{path}", self.base);
        if address.is_empty() {
            address.push('/');
        }
        if self.lang != Lang::Ja {
            address.push(if path.contains('?') { '&' } else { '?' });
            address.push_str("lang=");
            address.push_str(self.lang.code());
        }
        if let Some(fragment) = fragment {
            address.push('#');
            address.push_str(fragment);
        }
        address
    }

    /// The address of an asset, which has no language.
    pub fn asset(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The base alone.
    pub fn base(&self) -> &str {
        &self.base
    }
}

/// A path with its question, without the language: what the switch of languages leads back to.
pub(crate) fn without_lang(path: &str, query: Option<&str>) -> String {
    let kept: Vec<&str> =
        query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The language that the question of an address asks for.
pub fn lang_of(query: Option<&str>) -> Lang {
    let code = query.unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    code.and_then(Lang::from_code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_town_language_question_and_fragment() {
        let links = Links::new("/suzaka", Lang::Easy);
        assert_eq!(links.link("/plans/sogo"), "/suzaka/plans/sogo?lang=easy");
        assert_eq!(links.link("/plans?year=2025#top"), "/suzaka/plans?year=2025&lang=easy#top");
        assert_eq!(Links::new("", Lang::Ja).link("/"), "/");
        assert_eq!(Links::new("/suzaka/", Lang::Ja).link("/"), "/suzaka/");
        assert_eq!(links.asset("/assets/x.css"), "/suzaka/assets/x.css");
    }

    #[test]
    fn the_language_is_read_and_taken_out_again() {
        assert_eq!(lang_of(Some("a=1&lang=en")), Lang::En);
        assert_eq!(lang_of(Some("lang=klingon")), Lang::Ja);
        assert_eq!(lang_of(None), Lang::Ja);
        assert_eq!(without_lang("/plans", Some("lang=en&a=1&b=2")), "/plans?a=1&b=2");
        assert_eq!(without_lang("/plans", Some("lang=en")), "/plans");
    }
}
