//! Plans, their items, indicators, figures and what was done: types that cannot be wrong.

mod action;
mod figure;
mod heir;
mod indicator;
mod node;
mod plan;

pub use action::{Action, ActionKind, ActionParty, AreaName, Milestone, NoParty, PartyKind, Role};
pub use figure::{AreaTable, Audience, Availability, Behind, Origin, Progress, Series, Standing, State, Stated, Why, YearFigure};
pub use heir::Heir;
pub use indicator::{Asked, Cadence, Indicator, IndicatorLimit, Over, Printed, Side, Source};
pub use node::{Goal, Node, Part, PartKind, RoleText, SectionName};
pub use plan::{Band, Grade, Period, Plan, PlanKind, RelatedPlan, Scale};
