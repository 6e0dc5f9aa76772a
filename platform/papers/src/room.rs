//! The little world that Typst sees: two templates, two JSON files, six fonts, one date.

use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const HOUSE: &str = include_str!("../typst/house.typ");

/// Basic Latin stands before extended Latin for each cut: of two fonts that fit equally well Typst takes the first.
const FONT_FILES: [&[u8]; 6] = [
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-400-normal.ttf"),
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-ext-400-normal.ttf"),
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-400-italic.ttf"),
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-ext-400-italic.ttf"),
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-700-normal.ttf"),
    include_bytes!("../fonts/atkinson-hyperlegible-next-latin-ext-700-normal.ttf"),
];

pub(crate) fn fonts() -> Vec<Font> {
    FONT_FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
}

/// What all papers share; made once.
pub(crate) struct Stock {
    library: LazyHash<Library>,
    pub(crate) book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    house: Source,
    main: FileId,
    data: FileId,
    sheet: FileId,
}

impl Stock {
    pub(crate) fn new() -> Self {
        let fonts = fonts();
        // Header cells for rows are behind this flag in Typst 0.15; the lists by name need them.
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            house: Source::new(file_id("/house.typ"), HOUSE.into()),
            main: file_id("/main.typ"),
            data: file_id("/data.json"),
            sheet: file_id("/sheet.json"),
        }
    }
}

fn file_id(path: &str) -> FileId {
    // Holds: the four paths above are constants without dots, backslashes or drive letters.
    let path = VirtualPath::new(path).expect("a plain path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One paper on its way: the stock plus this sheet's own files.
pub(crate) struct Room<'a> {
    pub(crate) stock: &'a Stock,
    main: Source,
    data: Bytes,
    sheet: Bytes,
    made_at: DateTime<Utc>,
}

impl<'a> Room<'a> {
    pub(crate) fn new(
        stock: &'a Stock,
        template: &str,
        data: Vec<u8>,
        sheet: Vec<u8>,
        made_at: DateTime<Utc>,
    ) -> Self {
        let main = Source::new(stock.main, template.into());
        Self { stock, main, data: Bytes::new(data), sheet: Bytes::new(sheet), made_at }
    }
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stock.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stock.book
    }

    fn main(&self) -> FileId {
        self.stock.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.stock.main {
            Ok(self.main.clone())
        } else if id == self.stock.house.id() {
            Ok(self.stock.house.clone())
        } else {
            Err(missing(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.stock.data {
            Ok(self.data.clone())
        } else if id == self.stock.sheet {
            Ok(self.sheet.clone())
        } else {
            Err(missing(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stock.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        datetime(self.made_at)
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

/// `None` outside the years that a PDF can carry.
pub(crate) fn datetime(at: DateTime<Utc>) -> Option<Datetime> {
    if !(0..=9999).contains(&at.year()) {
        return None;
    }
    // Holds: chrono's month, day, hour, minute and second all lie below 256.
    let small = |number: u32| u8::try_from(number).expect("a part of a date fits a byte");
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
    )
}
