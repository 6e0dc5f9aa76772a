//! Pages compared with the pictures that are kept of them.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::tools::poppler;

/// Levels (of 255) by which a dot may differ: versions of Poppler smooth edges a little differently.
const DOT: u8 = 80;
/// Colour values of ten thousand that may differ by more than that; a changed word is about three.
const PER_TEN_THOUSAND: usize = 2;

/// Where pictures are kept, and where new ones go when they differ.
pub struct Album {
    /// In the tree.
    pub kept: PathBuf,
    /// In the target folder.
    pub new: PathBuf,
}

impl Album {
    /// Compares each page with the picture kept under `name`. Returns what differs. With `UPDATE_PICTURES=1` in the
    /// environment the new pictures are kept instead.
    pub fn compare(&self, name: &str, pdf: &[u8]) -> Vec<String> {
        let folder = self.new.join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for new pictures");
        std::fs::write(folder.join("paper.pdf"), pdf).expect("room for a paper");
        poppler("pdftoppm", &["-r", "50", "-png", "paper.pdf", "page"], &folder);

        let kept = self.kept.join(name);
        let new_pages = pages(&folder);
        if std::env::var_os("UPDATE_PICTURES").is_some_and(|value| value == "1") {
            keep(&new_pages, &kept);
            return Vec::new();
        }
        let old_pages = pages(&kept);
        let mut differences = Vec::new();
        if old_pages.len() != new_pages.len() {
            differences.push(format!("{} pages, kept are {}", new_pages.len(), old_pages.len()));
        }
        for (old, new) in old_pages.iter().zip(&new_pages) {
            differences.extend(difference(old, new));
        }
        if !differences.is_empty() {
            differences.push(format!(
                "look at {}; if it is as it should be: UPDATE_PICTURES=1 and the same command",
                folder.display()
            ));
        }
        differences.into_iter().map(|line| format!("{name}: {line}")).collect()
    }
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut pages: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .collect();
    pages.sort();
    pages
}

fn keep(new_pages: &[PathBuf], kept: &Path) {
    let _ = std::fs::remove_dir_all(kept);
    std::fs::create_dir_all(kept).expect("a folder for kept pictures");
    for page in new_pages {
        std::fs::copy(page, kept.join(page.file_name().expect("a page has a name")))
            .expect("room for a picture");
    }
}

fn difference(old: &Path, new: &Path) -> Option<String> {
    let name = new.file_name().expect("a page has a name").to_string_lossy();
    let ((old_size, old), (new_size, new)) = (dots(old), dots(new));
    if old_size != new_size {
        return Some(format!("{name} is {new_size:?} dots, kept is {old_size:?}"));
    }
    let differing = old.iter().zip(&new).filter(|(old, new)| old.abs_diff(**new) > DOT).count();
    (differing * 10_000 > PER_TEN_THOUSAND * old.len())
        .then(|| format!("{name} differs in {differing} of {} values", old.len()))
}

fn dots(path: &Path) -> ((u32, u32), Vec<u8>) {
    let file = BufReader::new(File::open(path).expect("a picture"));
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a png");
    let mut dots = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut dots).expect("a whole png");
    assert_eq!(info.color_type, png::ColorType::Rgb, "{}", path.display());
    dots.truncate(info.buffer_size());
    ((info.width, info.height), dots)
}
