//! The outline of an area as a small picture: the area itself, what lies in it, each with its name in the list beside.

use std::fmt::Write as _;

use askama::filters::HtmlSafe;

use super::{Point, Ring, Shape};

/// The longer side of the picture.
const SIDE: f64 = 480.0;
/// Space around it.
const EDGE: f64 = 12.0;

/// A picture that is safe to print: it holds only numbers and escaped words.
#[derive(Debug, Clone)]
pub struct Outline(String);

impl HtmlSafe for Outline {}

impl std::fmt::Display for Outline {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// Draws an area and the areas in it. `title` is what the picture is called by those who cannot see it.
pub fn outline(id: &str, title: &str, whole: &Shape, inside: &[Shape]) -> Option<Outline> {
    let frame = Frame::around(whole.points().into_iter().chain(inside.iter().flat_map(Shape::points)))?;
    let (width, height) = frame.size();
    let mut svg = format!(
        r#"<svg class="outline" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-labelledby="{id}-t"><title id="{id}-t">"#
    );
    svg.push_str(&engawa_web::Said::text(title).to_string());
    svg.push_str("</title>");
    frame.draw(&mut svg, whole, "whole");
    inside.iter().for_each(|shape| frame.draw(&mut svg, shape, "part"));
    svg.push_str("</svg>");
    Some(Outline(svg))
}

/// From the ground to the paper: near enough for one town.
struct Frame {
    west: f64,
    north: f64,
    east: f64,
    south: f64,
    /// A degree of longitude is shorter than one of latitude.
    narrow: f64,
    scale: f64,
}

impl Frame {
    fn around(points: impl Iterator<Item = Point>) -> Option<Frame> {
        let mut all = points.peekable();
        let first = *all.peek()?;
        let mut frame = Frame { west: first.lon, east: first.lon, north: first.lat, south: first.lat, narrow: 1.0, scale: 1.0 };
        for point in all {
            frame.west = frame.west.min(point.lon);
            frame.east = frame.east.max(point.lon);
            frame.south = frame.south.min(point.lat);
            frame.north = frame.north.max(point.lat);
        }
        frame.narrow = ((frame.north + frame.south) / 2.0).to_radians().cos();
        let longer = ((frame.east - frame.west) * frame.narrow).max(frame.north - frame.south);
        // A single place has no extent; it stands in a frame of some two hundred metres.
        frame.scale = SIDE / longer.max(0.002);
        Some(frame)
    }

    fn size(&self) -> (f64, f64) {
        let side = |span: f64| (span * self.scale).max(120.0) + 2.0 * EDGE;
        (side((self.east - self.west) * self.narrow), side(self.north - self.south))
    }

    fn at(&self, point: Point) -> (f64, f64) {
        let (width, height) = self.size();
        let spare = |side: f64, span: f64| (side - span * self.scale) / 2.0;
        let x = (point.lon - self.west) * self.narrow * self.scale + spare(width, (self.east - self.west) * self.narrow);
        let y = (self.north - point.lat) * self.scale + spare(height, self.north - self.south);
        (x, y)
    }

    fn draw(&self, svg: &mut String, shape: &Shape, class: &str) {
        // Writing into a String cannot fail.
        let _ = match shape {
            Shape::Place(point) => {
                let (x, y) = self.at(*point);
                write!(svg, r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="7"/>"#)
            }
            Shape::Land(surfaces) => {
                let lines: String = surfaces.iter().flatten().map(|ring| self.line(ring)).collect();
                write!(svg, r#"<path class="{class}" fill-rule="evenodd" d="{lines}"/>"#)
            }
        };
    }

    fn line(&self, ring: &Ring) -> String {
        let mut line = String::new();
        for (number, point) in ring.iter().enumerate() {
            let (x, y) = self.at(*point);
            let _ = write!(line, "{}{x:.1} {y:.1}", if number == 0 { 'M' } else { 'L' });
        }
        line.push('Z');
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Shape {
        let at = |lon: f64, lat: f64| Point { lon, lat };
        let (east, north) = (west + side, south + side);
        Shape::Land(vec![vec![vec![at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]]])
    }

    #[test]
    fn a_picture_has_a_name_and_stays_inside_its_frame() {
        let picture =
            outline("o", "<b>", &square(138.0, 36.0, 0.1), &[square(138.02, 36.02, 0.03)]).expect("a picture").to_string();
        assert!(picture.contains("&lt;b&gt;") && picture.contains("aria-labelledby=\"o-t\""), "{picture}");
        assert_eq!(picture.matches("<path").count(), 2);
        let size = picture.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).expect("a frame");
        let most: f64 = size.split(' ').filter_map(|side| side.parse().ok()).fold(0.0, f64::max);
        let numbers =
            picture.split(" d=\"").skip(1).flat_map(|part| part.split('"').next().unwrap_or_default().split(['M', 'L', ' ', 'Z']));
        assert!(numbers.filter_map(|text| text.parse::<f64>().ok()).all(|number| (0.0..=most).contains(&number)), "{picture}");
    }

    #[test]
    fn a_single_place_is_drawn_in_the_middle() {
        let picture = outline("o", "t", &Shape::Place(Point { lon: 138.0, lat: 36.0 }), &[]).expect("a picture").to_string();
        assert!(picture.contains("cx=\"72.0\" cy=\"72.0\""), "{picture}");
    }
}
