//! The numbers that a search works on.

/// What it costs to touch someone who may not be moved: above every sum of gains, and small enough that adding
/// a few of them stays within 32 bits.
pub(super) const BAR: i32 = 1 << 29;

/// The largest absolute sum of one person's gains to one group that is allowed. The terms of a
/// step's score, six such sums at most, and its noise ([`LARGEST_NOISE`]) stay below [`BAR`].
pub(crate) const LARGEST_SUM: i64 = 1 << 25;

/// Noise is cut off here, which only happens to gains near [`LARGEST_SUM`].
pub(super) const LARGEST_NOISE: f64 = 268_435_456.0;

/// The numbers that a search works on. Gains are whole numbers; the caller scales them so that no sum of one
/// person's gains to a group passes [`LARGEST_SUM`].
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// How many people.
    pub people: usize,
    /// Least and most size of each group.
    pub sizes: Vec<(usize, usize)>,
    /// Gain of each pair, `people` × `people`, symmetric, 0 on the diagonal.
    pub gain: Vec<i32>,
    /// What each group (row) is worth to each person (column) by itself, `groups` × `people`.
    pub seat: Vec<i32>,
    /// People who move one by one.
    pub movers: Vec<u32>,
    /// People whom rules bind and who may move.
    pub clusters: Vec<Cluster>,
    /// The cluster of each person, if they are in one.
    pub cluster_of: Vec<Option<usize>>,
    /// For each person: true if moved one by one.
    pub moves_alone: Vec<bool>,
    /// Differences from here on are broken rules, not quality: they are left out when temperatures are learnt.
    pub wall: i64,
    /// Gains are of different scales, large ones that decide between valleys and small ones within them: then
    /// the search begins as hot as the large ones ask for.
    pub scales: bool,
}

/// People who sit together, or one person who sits apart from somebody.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    /// The people, always in one group.
    pub people: Vec<u32>,
    /// Those whom any of them is to be kept apart from.
    pub foes: Vec<u32>,
}

impl Case {
    /// A case in which everyone moves alone and no seat is worth more than another.
    pub(crate) fn free(sizes: Vec<(usize, usize)>, gain: Vec<i32>, people: usize) -> Self {
        let groups = sizes.len();
        Self {
            people,
            sizes,
            gain,
            seat: vec![0; groups * people],
            movers: (0..people).filter_map(|person| u32::try_from(person).ok()).collect(),
            clusters: Vec::new(),
            cluster_of: vec![None; people],
            moves_alone: vec![true; people],
            wall: i64::MAX,
            scales: false,
        }
    }

    /// The number of groups.
    pub(crate) fn groups(&self) -> usize {
        self.sizes.len()
    }

    /// The gains of one person to everyone.
    pub(crate) fn gains(&self, person: usize) -> &[i32] {
        &self.gain[person * self.people..(person + 1) * self.people]
    }
}
