//! The doors: faces, rows, who may, sessions and forms. What a feature declares of its routes stands in rows.

mod desk;
mod doorway;
mod face;
mod fields;
mod filing;
mod held;
mod origin;
mod pass;
mod rooms;
mod row;
mod secret;
mod token;
mod upload;
mod visitor;

pub use desk::{
    AreaBodies, AreaBody, AreaTimeline, BodiesIn, BodyPart, BodyParts, Desk, DeskEntry, Happened, Holding, Holdings, OwnRow,
    OwnRows, RecordWord, RecordWords, Stage, Timeline, ToDo, ToDos,
};
pub use doorway::Doorway;
pub use face::{Face, May, Permission};
pub use fields::{Fields, Upload};
pub(crate) use held::see_other;
pub use origin::is_own as is_from_own_page;
pub(crate) use pass::Entered;
pub use rooms::Rooms;
pub use row::{Filing, Method, RouteRow};
pub use secret::{Cookie, Cookies, Secret};
pub use token::{FIELD as FORM_TOKEN, FormHead};
pub use visitor::{Acting, Denied, Strength, Visitor, WhoIs};
