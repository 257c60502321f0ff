//! Writes the manual of the parts as static pages, to be looked at: `cargo run -p engawa-web --example gallery -- FOLDER`.

use std::fs;
use std::path::PathBuf;

use askama::Template;
use engawa_web::{Lang, assets, components::ComponentsPage, page_text, samples};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/gallery".into()));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("engawa.css"), assets::style_text())?;
    for lang in Lang::ALL {
        let voice = samples::voice(lang);
        let content = ComponentsPage::new(&voice).render()?;
        let page = page_text(&samples::shell(lang, voice.say("web-components-title"), "/components"), &content);
        fs::write(folder.join(format!("components-{}.html", lang.code())), page.replace(assets::style_path(), "engawa.css"))?;
    }
    Ok(())
}
