//! The three faces of the program, and what a visitor must be to come in by a row.

use engawa_kernel::Choice;

/// Which face a route belongs to. Each face may have its own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Residents, officers of bodies, anyone.
    Public,
    /// City hall: `/desk` and `/admin`.
    Staff,
    /// Whoever runs the program: health.
    Operator,
}

/// The code stands in cookies, sessions and access rows.
impl Choice for Face {
    const ALL: &'static [Self] = &[Face::Public, Face::Staff, Face::Operator];

    fn code(self) -> &'static str {
        match self {
            Face::Public => "public",
            Face::Staff => "staff",
            Face::Operator => "operator",
        }
    }
}

impl Face {
    /// The page on which one signs in to this face.
    pub fn sign_in_path(self) -> &'static str {
        match self {
            Face::Staff => "/desk/sign-in",
            Face::Public | Face::Operator => "/sign-in",
        }
    }

    /// The first page of a visitor of this face.
    pub fn home_path(self) -> &'static str {
        match self {
            Face::Staff => "/desk",
            Face::Public | Face::Operator => "/my",
        }
    }
}

/// Something that an office may do: `feature.deed`. Declared by the front door of the feature; never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission(pub &'static str);

/// What a visitor must be. Whose object it is, the act itself asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// Anyone; no session is looked at.
    Anyone,
    /// Anyone, with a cookie of the browser so that forms hold before there is a session.
    Browser,
    /// Who has passed the first step of signing in, and maybe the second.
    HalfIn,
    /// Who is signed in to this face.
    SignedIn,
    /// Who is signed in as staff and acts in one of these permissions.
    Holds(&'static [Permission]),
}
