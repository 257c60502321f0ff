//! Clock and chance. Nothing inside asks the machine: units are told the moment and given the ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use engawa_kernel::{Day, Moment};
use sha2::{Digest, Sha256};

/// The clock of a town.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// That of the machine.
    #[default]
    Machine,
    /// One that stands still until it is moved: tests, and the making of sample data.
    Still(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this moment.
    pub fn standing_at(moment: Moment) -> Clock {
        Clock::Still(Arc::new(AtomicI64::new(moment.millis())))
    }

    /// The moment.
    pub fn now(&self) -> Moment {
        match self {
            Clock::Machine => Moment::of_the_machine(),
            Clock::Still(millis) => Moment::from_millis(millis.load(Ordering::SeqCst)),
        }
    }

    /// The civil day in Japan.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Moves a clock that stands still; that of the machine is not ours to move.
    pub fn set(&self, moment: Moment) {
        if let Clock::Still(millis) = self {
            millis.store(moment.millis(), Ordering::SeqCst);
        }
    }
}

/// Where random bytes come from.
#[derive(Debug, Clone, Default)]
pub enum Chance {
    /// The operating system.
    #[default]
    Machine,
    /// The same bytes in every run: snapshots and sample data. Never for anything that must not be guessed.
    Repeatable(Arc<AtomicU64>),
}

impl Chance {
    /// Repeatable bytes from the beginning.
    pub fn repeatable() -> Chance {
        Chance::Repeatable(Arc::default())
    }

    /// So many random bytes, at most 32.
    pub(crate) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match self {
            Chance::Machine => out = random_bytes(),
            Chance::Repeatable(count) => {
                let digest = Sha256::digest(count.fetch_add(1, Ordering::SeqCst).to_be_bytes());
                out.copy_from_slice(&digest[..N]);
            }
        }
        out
    }
}

/// So many random bytes, from the operating system and never from the chance of a unit: for secrets, outside of units.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without chance no secret, no id and no salt may be made; to end here is the only safe answer.
    getrandom::fill(&mut bytes).unwrap_or_else(|error| panic!("the operating system gives no random bytes: {error}"));
    bytes
}

/// Clock and chance together.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The clock.
    pub clock: Clock,
    /// Chance.
    pub chance: Chance,
}
