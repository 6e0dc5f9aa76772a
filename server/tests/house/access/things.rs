//! What addresses name, and where the owner stands.

use organisation::register::Organisation;

/// A thing that belongs to an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A county's workshop.
    Workshop,
    /// An invitation: the invited municipality's.
    Invitation,
    /// What a county is asked and answers: the county's.
    Interest,
    /// A letter: its sender's.
    Letter,
    /// A county, by its code.
    County,
    /// A duty that somebody holds: of where it is held.
    DutyHeld,
    /// A duty, as the tier above finds it.
    DutyBelow,
    /// What is asked of a second person: the asking authority's.
    Request,
    /// A personal link: of those for whom its holder acts.
    Link,
    /// A person's own means of signing in.
    Passkey,
    /// A person's own account at a provider.
    Account,
    /// One participant's day.
    ParticipantDay,
    /// A guest's day.
    GuestDay,
    /// The door of a workshop.
    Door,
    /// An address that a municipality keeps.
    Address,
    /// A mail that came to a county.
    Received,
    /// A proposal to delete: the county's.
    Disposal,
    /// What says that something was deleted: the county's.
    Certificate,
    /// A list that a county hands over.
    Disclosure,
}

/// What the parameters of addresses are: the beginning of the address, the parameter, and the thing that is asked for by
/// it. None: it is nobody's thing, or a part of the one that stands before it.
const PARAMETERS: &[(&str, &str, Option<Thing>)] = &[
    ("/adresser/", "address", Some(Thing::Address)),
    ("/anmalan/", "invitation", Some(Thing::Invitation)),
    ("/brev/", "id", Some(Thing::Letter)),
    ("/dorr/", "workshop", Some(Thing::Door)),
    ("/gast/", "guest", Some(Thing::GuestDay)),
    ("/i-forening/", "request", Some(Thing::Request)),
    ("/inkommet/", "mail", Some(Thing::Received)),
    ("/intresse/", "interest", Some(Thing::Interest)),
    ("/inbjudningar/", "workshop", Some(Thing::Workshop)),
    ("/konto/inloggningssatt/", "id", Some(Thing::Passkey)),
    ("/konto/inloggningstjanst/", "id", Some(Thing::Account)),
    // A calendar program shows a secret, and nothing else decides.
    ("/kalender/", "token", None),
    ("/l/", "token", None),
    ("/lan/", "county", Some(Thing::County)),
    ("/lankar/", "link", Some(Thing::Link)),
    // Anybody may go to any provider, and read why it did not let somebody in.
    ("/logga-in/", "provider", None),
    ("/logga-in/", "reason", None),
    ("/min-dag/", "participant", Some(Thing::ParticipantDay)),
    ("/personuppgifter/", "certificate", Some(Thing::Certificate)),
    ("/personuppgifter/", "disclosure", Some(Thing::Disclosure)),
    ("/personuppgifter/", "disposal", Some(Thing::Disposal)),
    ("/program/intresse/", "interest", Some(Thing::Interest)),
    ("/program/intresse/", "question", Some(Thing::Interest)),
    ("/turne/lan/", "county", Some(Thing::County)),
    ("/uppdrag/under/", "held", Some(Thing::DutyBelow)),
    ("/uppdrag/", "held", Some(Thing::DutyHeld)),
    ("/workshop/", "workshop", Some(Thing::Workshop)),
    ("/workshop/", "letter", None),
    ("/workshop/", "rule", None),
    ("/workshop/", "task", None),
    ("/workshop/", "whom", None),
    ("/workshop/", "guest", None),
];

impl Thing {
    /// The thing that an address names.
    ///
    /// # Panics
    /// When the address has a parameter that nobody has said the meaning of.
    pub fn named_by(path: &str) -> Option<Self> {
        let mut named = None;
        for parameter in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            let known =
                PARAMETERS.iter().find(|(begins, name, _)| path.starts_with(begins) && *name == parameter);
            let Some((.., thing)) = known else {
                panic!("say in PARAMETERS what {{{parameter}}} in {path} is, and whose");
            };
            named = named.or(*thing);
        }
        named
    }
}

/// Where an authority stands, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Own,
    /// Right below.
    Below,
    /// Beside, under the same one.
    Sibling,
    /// Right above.
    Above,
    /// Anywhere else.
    Foreign,
    /// Anywhere else, but led by whoever asks.
    Led,
    /// Of whoever asks alone, as a person or by their link.
    Mine,
}

impl Relation {
    /// In the order of the matrix.
    pub const ALL: [Self; 7] =
        [Self::Own, Self::Below, Self::Sibling, Self::Above, Self::Foreign, Self::Led, Self::Mine];

    /// In the matrix.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Below => "below",
            Self::Sibling => "sibling",
            Self::Above => "above",
            Self::Foreign => "foreign",
            Self::Led => "led",
            Self::Mine => "mine",
        }
    }

    /// Where `owner` stands, seen from `from`.
    pub fn between(from: &Organisation, owner: &Organisation) -> Self {
        if owner.id == from.id {
            Self::Own
        } else if owner.parent == Some(from.id) {
            Self::Below
        } else if from.parent == Some(owner.id) {
            Self::Above
        } else if owner.parent.is_some() && owner.parent == from.parent {
            Self::Sibling
        } else {
            Self::Foreign
        }
    }
}
