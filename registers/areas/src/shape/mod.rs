//! Outlines and places: GeoJSON that is checked before it is kept, and written again in one way.

mod outline;

use serde::{Deserialize, Serialize};

pub use outline::{Outline, outline};

/// A place on the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// 経度.
    pub lon: f64,
    /// 緯度.
    pub lat: f64,
}

/// A closed line: the first point stands again at the end.
pub type Ring = Vec<Point>;

/// Where an area is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A place: a building.
    Place(Point),
    /// Surfaces, each with its outer line and its holes.
    Land(Vec<Vec<Ring>>),
}

/// Why a text is no outline of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// More than an outline needs.
    #[error("it is longer than {max} bytes; make it simpler in the program that drew it", max = BYTES_MAX)]
    TooLong,
    /// No GeoJSON, or a line where a surface is meant.
    #[error("it is no GeoJSON geometry of the type Polygon, MultiPolygon or Point")]
    NoGeometry,
    /// More points than a page can draw.
    #[error("it has more than {max} points; make it simpler in the program that drew it", max = POINTS_MAX)]
    TooManyPoints,
    /// A line that does not come back to where it began.
    #[error("a ring is not closed; its last position must be its first")]
    Open,
    /// A line around nothing.
    #[error("a ring encloses nothing; it needs three different corners at least")]
    Flat,
    /// Latitude and longitude have changed places.
    #[error("latitude and longitude stand the wrong way round; GeoJSON writes the longitude first")]
    Swapped,
    /// Not in Japan.
    #[error("a position is not in Japan; longitudes lie between 122 and 154, latitudes between 20 and 46")]
    Elsewhere,
}

/// The longest text that is read.
pub const BYTES_MAX: usize = 400_000;
/// The most points of one area.
pub const POINTS_MAX: usize = 10_000;

#[derive(Deserialize, Serialize)]
#[serde(tag = "type")]
pub(crate) enum Geometry {
    Point { coordinates: Vec<f64> },
    Polygon { coordinates: Vec<Vec<Vec<f64>>> },
    MultiPolygon { coordinates: Vec<Vec<Vec<Vec<f64>>>> },
}

impl Shape {
    /// Reads a geometry.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn parse(text: &str) -> Result<Shape, Unfit> {
        if text.len() > BYTES_MAX {
            return Err(Unfit::TooLong);
        }
        Shape::of(serde_json::from_str(text).map_err(|_| Unfit::NoGeometry)?)
    }

    pub(crate) fn of(geometry: Geometry) -> Result<Shape, Unfit> {
        match geometry {
            Geometry::Point { coordinates } => Ok(Shape::Place(point(&coordinates)?)),
            Geometry::Polygon { coordinates } => land(&[coordinates]),
            Geometry::MultiPolygon { coordinates } => land(&coordinates),
        }
    }

    /// The same as GeoJSON, with six digits: a tenth of a metre.
    pub fn geojson(&self) -> String {
        // Numbers that were checked are always writable.
        serde_json::to_string(&self.geometry()).unwrap_or_default()
    }

    pub(crate) fn geometry(&self) -> Geometry {
        match self {
            Shape::Place(point) => Geometry::Point { coordinates: pair(*point) },
            Shape::Land(surfaces) => match surfaces.as_slice() {
                [one] => Geometry::Polygon { coordinates: rings(one) },
                several => Geometry::MultiPolygon { coordinates: several.iter().map(|one| rings(one)).collect() },
            },
        }
    }

    /// All its points.
    pub fn points(&self) -> Vec<Point> {
        match self {
            Shape::Place(point) => vec![*point],
            Shape::Land(surfaces) => surfaces.iter().flatten().flatten().copied().collect(),
        }
    }
}

fn pair(point: Point) -> Vec<f64> {
    let six = |value: f64| (value * 1e6).round() / 1e6;
    vec![six(point.lon), six(point.lat)]
}

fn rings(rings: &[Ring]) -> Vec<Vec<Vec<f64>>> {
    rings.iter().map(|ring| ring.iter().map(|point| pair(*point)).collect()).collect()
}

fn point(position: &[f64]) -> Result<Point, Unfit> {
    // A height may stand third; it is not kept.
    let [lon, lat, ..] = position else { return Err(Unfit::NoGeometry) };
    let is_here = |lon: f64, lat: f64| (122.0..=154.0).contains(&lon) && (20.0..=46.0).contains(&lat);
    match (is_here(*lon, *lat), is_here(*lat, *lon)) {
        (true, _) => Ok(Point { lon: *lon, lat: *lat }),
        (false, true) => Err(Unfit::Swapped),
        (false, false) => Err(Unfit::Elsewhere),
    }
}

fn land(surfaces: &[Vec<Vec<Vec<f64>>>]) -> Result<Shape, Unfit> {
    if surfaces.is_empty() || surfaces.iter().any(Vec::is_empty) {
        return Err(Unfit::NoGeometry);
    }
    if surfaces.iter().flatten().map(Vec::len).sum::<usize>() > POINTS_MAX {
        return Err(Unfit::TooManyPoints);
    }
    let surface = |rings: &Vec<Vec<Vec<f64>>>| rings.iter().map(|positions| ring(positions)).collect::<Result<Vec<Ring>, Unfit>>();
    surfaces.iter().map(surface).collect::<Result<_, _>>().map(Shape::Land)
}

fn ring(positions: &[Vec<f64>]) -> Result<Ring, Unfit> {
    let ring = positions.iter().map(|position| point(position)).collect::<Result<Ring, Unfit>>()?;
    if ring.first() != ring.last() || ring.is_empty() {
        return Err(Unfit::Open);
    }
    if ring.len() < 4 || surface(&ring).abs() < 1e-12 {
        return Err(Unfit::Flat);
    }
    Ok(ring)
}

/// Twice the surface in square degrees; the sign says which way round.
fn surface(ring: &[Point]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let at = |point: &Point| (point.lon - origin.lon, point.lat - origin.lat);
    ring.windows(2).map(|pair| (at(&pair[0]), at(&pair[1]))).map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[138.0,36.0],[138.1,36.0],[138.1,36.1],[138.0,36.1],[138.0,36.0]]]}"#;

    #[test]
    fn a_square_is_kept_as_it_is_written() {
        assert_eq!(Shape::parse(SQUARE).expect("a shape").geojson(), SQUARE);
        let place = r#"{"type":"Point","coordinates":[138.25,36.5]}"#;
        assert_eq!(Shape::parse(place).expect("a place").geojson(), place);
    }

    #[test]
    fn what_is_no_outline_is_refused_with_its_reason() {
        let wrong = |text: &str| Shape::parse(text).expect_err("refused");
        assert_eq!(wrong("{}"), Unfit::NoGeometry);
        assert_eq!(wrong(r#"{"type":"LineString","coordinates":[[138,36],[139,36]]}"#), Unfit::NoGeometry);
        assert_eq!(wrong(r#"{"type":"Polygon","coordinates":[]}"#), Unfit::NoGeometry);
        assert_eq!(wrong(r#"{"type":"Point","coordinates":[36.5,138.25]}"#), Unfit::Swapped);
        assert_eq!(wrong(r#"{"type":"Point","coordinates":[2.3,48.8]}"#), Unfit::Elsewhere);
        assert_eq!(wrong(&SQUARE.replace(",[138.0,36.0]]]", "]]")), Unfit::Open);
        assert_eq!(wrong(r#"{"type":"Polygon","coordinates":[[[138,36],[138.1,36],[138,36]]]}"#), Unfit::Flat);
        let many = format!(r#"{{"type":"Polygon","coordinates":[[{}[138,36]]]}}"#, "[138,36],".repeat(POINTS_MAX + 1));
        assert_eq!(wrong(&many), Unfit::TooManyPoints);
        assert_eq!(wrong(&" ".repeat(BYTES_MAX + 1)), Unfit::TooLong);
        assert_eq!(wrong(&"[".repeat(100_000)), Unfit::NoGeometry);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in r#"[\[\]{}":,a-zA-Z0-9.eE+-]{0,80}"#) {
            let _ = Shape::parse(&text);
        }

        #[test]
        fn what_is_written_is_read_back(corners in prop::collection::vec((122.1..153.9_f64, 20.1..45.9_f64), 3..12)) {
            let mut ring: Ring = corners.iter().map(|(lon, lat)| Point { lon: *lon, lat: *lat }).collect();
            ring.push(ring[0]);
            if let Ok(shape) = Shape::parse(&Shape::Land(vec![vec![ring]]).geojson()) {
                let again = Shape::parse(&shape.geojson()).expect("our own writing");
                prop_assert_eq!(&again, &shape);
                prop_assert_eq!(shape.points().len(), corners.len() + 1);
            }
        }
    }
}
