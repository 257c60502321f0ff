//! The vertical axis: where it begins and ends, and its round steps.

use crate::words::Voice;

/// Beyond this a number is drawn at the edge: its digits would not be legible anyway.
pub(super) const DRAWN_MAX: f64 = 1e15;

/// An axis with round ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
}

impl Axis {
    /// An axis over these values. Bars begin at 0; a line may begin elsewhere when it hardly moves.
    pub(super) fn over(values: impl Iterator<Item = f64>, from_zero: bool, steps: f64) -> Axis {
        let (mut low, mut high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if !low.is_finite() {
            (low, high) = (0.0, 1.0);
        }
        let hardly_moves = low > 0.0 && (high - low) < high * 0.25 && !from_zero;
        if hardly_moves {
            let room = (high - low).max(high.abs() * 0.02);
            low = (low - room * 0.5).max(0.0);
        } else {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if high - low < high.abs().max(low.abs()) * 1e-6 || high <= low {
            high = low + low.abs().max(1.0) * 0.1;
        }
        let step = round_step((high - low) / steps);
        Axis { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// The values that get a line and a number, from below.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 12.0);
        let mut index = 0.0;
        std::iter::from_fn(move || {
            let value = self.low + self.step * index;
            index += 1.0;
            (index <= count + 1.0).then_some(value)
        })
    }

    /// The number of a tick: large ones in 万 and 億.
    pub(super) fn tick_text(self, voice: &Voice, value: f64) -> String {
        let top = self.high.abs().max(self.low.abs());
        if value == 0.0 {
            return voice.number(0.0, 0);
        }
        if top >= 1e12 {
            return format!("{value:.0e}");
        }
        if top >= 1e9 {
            let args = [("hundreds", parts(value, 1e8, self.step).into()), ("millions", parts(value, 1e6, self.step).into())];
            return voice.plain_with("web-chart-hundred-millions", &args);
        }
        if top >= 1e5 {
            let args = [("tens", parts(value, 1e4, self.step).into()), ("thousands", parts(value, 1e3, self.step).into())];
            return voice.plain_with("web-chart-ten-thousands", &args);
        }
        voice.number(value, decimals_of(self.step))
    }
}

fn parts(value: f64, unit: f64, step: f64) -> (f64, u8) {
    (value / unit, decimals_of(step / unit))
}

/// 1, 2 or 5 with zeros, not smaller than asked.
fn round_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let part = raw / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|round| part <= *round + 1e-9).unwrap_or(10.0);
    round * power
}

fn decimals_of(step: f64) -> u8 {
    (0..6)
        .find(|decimals| {
            let scaled = step * 10f64.powi(i32::from(*decimals));
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::samples::voice;

    fn ticks(values: &[f64], from_zero: bool) -> Vec<f64> {
        Axis::over(values.iter().copied(), from_zero, 4.0).ticks().collect()
    }

    #[test]
    fn steps_are_round_and_bars_begin_at_zero() {
        assert_eq!(ticks(&[6.0, 17.0, 15.0], true), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(ticks(&[37.6, 30.2, 50.0], false), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(ticks(&[-3.0, 5.0], true), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn a_line_that_hardly_moves_may_begin_elsewhere() {
        let axis = Axis::over([66.4, 60.8, 70.0].into_iter(), false, 4.0);
        assert!(axis.low > 0.0 && axis.low < 60.8, "{axis:?}");
        assert_eq!(Axis::over([66.4, 60.8, 70.0].into_iter(), true, 4.0).low, 0.0);
    }

    #[test]
    fn equal_or_no_values_still_give_an_axis() {
        for values in [vec![], vec![0.0], vec![5.0, 5.0], vec![-7.0]] {
            let axis = Axis::over(values.iter().copied(), false, 4.0);
            assert!(axis.high > axis.low && axis.step > 0.0, "{values:?} {axis:?}");
        }
    }

    #[test]
    fn large_numbers_are_short_on_the_axis() {
        let axis = Axis::over([4_597_752.0, 5_000_000.0].into_iter(), true, 4.0);
        assert_eq!(axis.tick_text(&voice(Lang::Ja), 2_000_000.0), "200万");
        assert_eq!(axis.tick_text(&voice(Lang::En), 2_000_000.0), "2,000k");
        assert_eq!(axis.tick_text(&voice(Lang::Ja), 0.0), "0");
    }
}
