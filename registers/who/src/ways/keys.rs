//! The public half of the key with which the town signs, at an address that a provider is told when it takes us on.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_web::{Answer, Ctx, Failure};

use super::out::profile_of;
use super::profile::ClientAuth;
use super::{jose, store};

pub(super) async fn show(ctx: Ctx, Path(profile): Path<String>) -> Answer<Response> {
    let profile = profile_of(&profile)?;
    if profile.terms().auth != ClientAuth::PrivateKeyJwt {
        return Err(Failure::NotFound);
    }
    let way = ctx.town.read(move |db| store::way(db, profile)).await?.ok_or(Failure::NotFound)?;
    let fault = |error: jose::NoKey| Failure::Fault(Box::new(error));
    let keys = jose::published(&way.signing_key, &way.key_id).map_err(fault)?;
    let body = serde_json::to_vec(&keys).map_err(|error| Failure::Fault(Box::new(error)))?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/jwk-set+json"))], body).into_response())
}
