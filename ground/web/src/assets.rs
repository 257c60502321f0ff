//! Style sheet, sign and scripts: inside the program, under names that change with their content.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engawa_kernel::record::hex;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::accent;

#[derive(RustEmbed)]
#[folder = "src/assets/"]
struct Embedded;

struct Asset {
    bytes: Bytes,
    kind: &'static str,
}

struct Assets {
    by_name: BTreeMap<String, Asset>,
    style: String,
    sign: String,
    /// Name of a script, and its path.
    scripts: BTreeMap<String, String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(gather);

/// The path of the style sheet below the base of a town.
pub fn style_path() -> &'static str {
    &ASSETS.style
}

/// The path of the sign in the tab of a browser.
pub fn sign_path() -> &'static str {
    &ASSETS.sign
}

/// The path of the script with this name. A page that loads one says so in its row; without, the browser refuses it.
pub fn script_path(name: &str) -> Option<&'static str> {
    ASSETS.scripts.get(name).map(String::as_str)
}

/// The whole style sheet, for a gallery outside of the server.
pub fn style_text() -> String {
    let names = Embedded::iter().filter(|name| name.ends_with(".css"));
    // Layers are declared in the first file, so the order of the names is the order of the house.
    let mut names: Vec<_> = names.collect();
    names.sort();
    let mut css = String::new();
    for name in names {
        let Some(file) = Embedded::get(&name) else { continue };
        css.push_str(&String::from_utf8_lossy(&file.data));
    }
    css.push_str(&accent::style_rules());
    css
}

/// `GET /assets/{name}`: an asset never changes under its name, so it may be kept for ever.
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.by_name.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = Response::new(Body::from(asset.bytes.clone()));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    answer
}

fn gather() -> Assets {
    let css = style_text().into_bytes();
    let sign = Embedded::get("favicon.svg").map(|file| file.data.into_owned()).unwrap_or_default();
    let style_name = format!("engawa-{}.css", short_hash(&css));
    let sign_name = format!("favicon-{}.svg", short_hash(&sign));
    let (style, sign_at) = (format!("/assets/{style_name}"), format!("/assets/{sign_name}"));
    let mut by_name = BTreeMap::from([
        (style_name, Asset { bytes: css.into(), kind: "text/css; charset=utf-8" }),
        (sign_name, Asset { bytes: sign.into(), kind: "image/svg+xml" }),
    ]);
    let scripts = gather_scripts(&mut by_name);
    Assets { by_name, style, sign: sign_at, scripts }
}

fn gather_scripts(by_name: &mut BTreeMap<String, Asset>) -> BTreeMap<String, String> {
    let mut paths = BTreeMap::new();
    for file in Embedded::iter() {
        let Some(stem) = file.strip_prefix("js/").and_then(|name| name.strip_suffix(".js")) else { continue };
        let Some(text) = Embedded::get(&file).map(|file| file.data.into_owned()) else { continue };
        let name = format!("{stem}-{}.js", short_hash(&text));
        paths.insert(stem.to_owned(), format!("/assets/{name}"));
        by_name.insert(name, Asset { bytes: text.into(), kind: "text/javascript; charset=utf-8" });
    }
    paths
}

fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_style_sheet_is_served_under_its_hash_and_kept_for_ever() {
        let name = style_path().trim_start_matches("/assets/").to_owned();
        let answer = serve(Path(name)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(serve(Path("engawa.css".into())).await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn a_script_is_served_under_its_hash_and_fetches_from_nowhere_else() {
        let path = script_path("passkey").expect("the script of passkeys");
        let answer = serve(Path(path.trim_start_matches("/assets/").to_owned())).await;
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        let text = Embedded::get("js/passkey.js").expect("the file").data;
        assert!(!String::from_utf8_lossy(&text).contains("http"));
        assert_eq!(script_path("nothing"), None);
    }

    #[test]
    fn the_style_sheet_fetches_nothing_from_anywhere() {
        let css = style_text();
        assert!(!css.contains("@import") && !css.contains("http") && !css.contains("url("));
        assert!(css.starts_with("/* Values."), "the layers are declared first");
        assert!(css.contains(".accent-green-900 { --accent: #115a36;"));
    }
}
