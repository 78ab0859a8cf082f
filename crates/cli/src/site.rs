//! The site: a page as a folder of files for a web server, with what keeps them in a browser for when there is no network.
//!
//! It is the same page: what a page has in its blocks, styles and scripts are files here, each but two named by its contents, so that browsers
//! can keep them for good. The two are the page itself and the service worker, which names all others.

use crate::CommandError;
use crate::icon::{self, Ground};
use crate::output::Output;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use formats::{dense, sheet};
use model::Head;
use model::fault::SheetFault;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use words::{Language, hosted};

/// What brings the parts of the page.
const LOADER: &str = include_str!("site/loader.js");

/// What keeps them in a browser, but for its list of files.
const WORKER: &str = include_str!("site/service-worker.js");

/// The page, and the service worker.
pub const PAGE: &str = "index.html";
const WORKER_FILE: &str = "service-worker.js";

/// What the service worker begins with, and what comes before its list of files.
const MARK: &str = "// Broadside\n";
const FILES: &str = "const FILES = ";

/// The policy of the page: nothing but the site's own files. A server says the same (docs/hosting).
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// A file of a site.
#[derive(Debug, PartialEq, Eq)]
struct SiteFile {
    name: String,
    bytes: Vec<u8>,
}

impl SiteFile {
    /// A file named by its contents: `corpus.1f2e….jsonl.gz`.
    fn new(name: &str, ending: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let hash = Sha256::digest(&bytes).iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
        Self { name: format!("{name}.{hash:016x}.{ending}"), bytes }
    }

    /// Its hash, as browsers check it.
    fn integrity(&self) -> String {
        ["sha256-", &STANDARD.encode(Sha256::digest(&self.bytes))].concat()
    }
}

/// Whether a name is one that [`SiteFile::new`] gives.
fn is_hashed(name: &str) -> bool {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split('.').nth(1).is_some_and(is_hash)
}

/// The files of a packed page, the two of fixed names last.
fn files(page: &str, head: &Head) -> Result<Vec<SiteFile>, SheetFault> {
    let missing = |id: &str| SheetFault::Missing { id: id.to_owned() };
    let part = |open: &str, close: &str, id: &str| inside(page, open, close).ok_or_else(|| missing(id));
    let glue = part("<script id=\"glue\">", "</script>", "glue")?;
    let boot = part("<script id=\"boot\">", "</script>", "boot")?;
    if !boot.contains("self.site") {
        return Err(SheetFault::KnowsNoSites);
    }
    let styles: Vec<&str> =
        page.split("<style>").skip(1).filter_map(|rest| Some(rest.split_once("</style>")?.0)).collect();
    let corpus = STANDARD.decode(&*sheet::block(page, sheet::CORPUS)?).unwrap_or_default();
    let program = dense::decode(&sheet::block(page, sheet::PROGRAM)?).ok_or_else(|| missing(sheet::PROGRAM))?;
    let frame = sheet::with_block(&sheet::with_block(page, sheet::CORPUS, "")?, sheet::PROGRAM, "")?;
    let icon = part("<link rel=\"icon\" href=\"data:image/svg+xml,", "\">", "icon")?;

    let icon: Vec<u8> = percent_decode_str(icon).collect();
    let drawn = icon::shapes(&String::from_utf8_lossy(&icon));
    let icon = SiteFile::new("icon", "svg", icon);
    let png = |name: &str, pixels, ground| SiteFile::new(name, "png", icon::png(&drawn, pixels, ground));
    let pictures = [png("icon-192", 192, Ground::None), png("icon-512", 512, Ground::None)];
    let maskable = png("icon-maskable", 512, Ground::Wide);
    let touch = png("icon-touch", 180, Ground::Narrow);
    let manifest = SiteFile::new("manifest", "webmanifest", manifest(head, &icon, &pictures, &maskable).to_string());
    let corpus = SiteFile::new("corpus", "jsonl.gz", corpus);
    let program = SiteFile::new("broadside", "wasm.gz", program);
    let frame = SiteFile::new("frame", "html", edition::put(&frame, ""));
    let loader = SiteFile::new("loader", "js", LOADER);
    let glue = SiteFile::new("broadside", "js", glue);
    let boot = SiteFile::new("boot", "js", boot);
    let style = SiteFile::new("styles", "css", styles.join("\n"));

    let data = [
        ("program", &*program.name),
        ("corpus", &corpus.name),
        ("bytes", &corpus.bytes.len().to_string()),
        ("frame", &frame.name),
        ("loading", &[" · ", &hosted::loading("%n", "%of")].concat()),
        ("incomplete", hosted::incomplete()),
        ("refused", hosted::refused()),
    ];
    let data = data.map(|(key, value)| format!(" data-{key}=\"{}\"", edition::escaped(value))).concat();
    let title = if head.title.is_empty() { words::sheet::untitled() } else { &head.title };
    let mut index = sheet::with_block(page, sheet::CORPUS, "")?;
    let mut put = |open: &str, close: &str, text: &str| {
        if let Some(start) = index.find(open)
            && let Some(length) = index[start..].find(close)
        {
            index.replace_range(start..start + length + close.len(), text);
        }
    };
    put(
        "<meta http-equiv=\"Content-Security-Policy\"",
        "\">",
        // The loader comes at once, so that everything is under way while the rest is read.
        &format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<script src=\"{}\"{data}></script>",
            loader.name
        ),
    );
    put("<style>", "</style>\n", "");
    put("<title>", "</title>", &format!("<title>{}</title>", edition::escaped(title)));
    let links = format!(
        "<link rel=\"icon\" href=\"{}\">\n<link rel=\"apple-touch-icon\" href=\"{}\">\n<link rel=\"manifest\" href=\"{}\">",
        icon.name, touch.name, manifest.name
    );
    put("<link rel=\"icon\"", ">", &links);
    put("<style>", "</style>", &format!("<link rel=\"stylesheet\" href=\"{}\">", style.name));
    put("<p data-stalled=\"\">", "</p>", &format!("<p data-stalled=\"\">{}</p>", edition::escaped(hosted::stalled())));
    // The worker is made of the glue's text, for which the loader needs a place.
    put(&sheet::opening(sheet::PROGRAM), "</script>", &sheet::block_of("glue", ""));
    put("<script id=\"glue\">", "</script>", &format!("<script src=\"{}\" defer></script>", glue.name));
    put("<script id=\"boot\">", "</script>", &format!("<script src=\"{}\" defer></script>", boot.name));

    let [small, large] = pictures;
    let mut files =
        vec![icon, small, large, maskable, touch, manifest, style, loader, glue, boot, frame, program, corpus];
    files.push(SiteFile { name: PAGE.to_owned(), bytes: index.into_bytes() });
    let worker = worker(&files).into_bytes();
    files.push(SiteFile { name: WORKER_FILE.to_owned(), bytes: worker });
    Ok(files)
}

/// The service worker, with the list of the other files.
fn worker(files: &[SiteFile]) -> String {
    // A page is asked for by the address of its folder.
    let name = |file: &SiteFile| if file.name == PAGE { "./".to_owned() } else { file.name.clone() };
    let list: Map<String, Value> = files.iter().map(|file| (name(file), file.integrity().into())).collect();
    let list = Value::from(list).to_string();
    let version = SiteFile::new("", "", list.as_str()).name;
    format!("{MARK}const VERSION = \"{}\";\n{FILES}{list};\n{WORKER}", version.trim_matches('.'))
}

/// What a browser needs to install the page.
fn manifest(head: &Head, icon: &SiteFile, [small, large]: &[SiteFile; 2], maskable: &SiteFile) -> Value {
    let title = if head.title.is_empty() { words::sheet::untitled() } else { &head.title };
    json!({
        "name": title,
        "lang": head.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbf7ef",
        "theme_color": "#fbf7ef",
        "icons": [
            { "src": icon.name, "type": "image/svg+xml", "sizes": "any" },
            { "src": small.name, "type": "image/png", "sizes": "192x192" },
            { "src": large.name, "type": "image/png", "sizes": "512x512" },
            { "src": maskable.name, "type": "image/png", "sizes": "512x512", "purpose": "maskable" },
        ],
    })
}

/// Writes a packed page as a site, in a folder that is missing, empty or a site. Returns the size of the files.
///
/// # Errors
/// A folder with other files in it, if it is not forced; a page of an earlier version; what the system says.
pub fn write(folder: &Path, page: &str, head: &Head, template: &str) -> Result<usize, CommandError> {
    let before = words::language();
    words::use_language(Language::by_tag(&head.language).unwrap_or_default());
    let files = files(page, head);
    words::use_language(before);
    let files = files.map_err(|fault| CommandError::Template(template.to_owned(), fault))?;
    // Those of the version before stay, for pages that are just loading.
    let mut kept = listed(folder);
    // Last the page, which names the others, and the service worker, which names the page.
    for SiteFile { name, bytes } in &files {
        Output::new(&folder.join(name), true, |_| true)?.write(bytes)?;
        kept.insert(name.clone());
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_hashed(&name) && !kept.contains(&name) {
            // What cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(files.iter().map(|file| file.bytes.len()).sum())
}

/// Holds that a folder is missing, empty but for what begins with a dot, or a site.
///
/// # Errors
/// There are other files in it.
pub fn check(folder: &Path) -> Result<(), CommandError> {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let has_files = entries.any(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    if has_files && listed(folder).is_empty() || folder.is_file() {
        return Err(CommandError::NotEmpty(folder.display().to_string()));
    }
    Ok(())
}

/// The files that the service worker of a folder lists; none where it has none of ours.
fn listed(folder: &Path) -> BTreeSet<String> {
    let worker = fs::read_to_string(folder.join(WORKER_FILE)).unwrap_or_default();
    let list = worker.strip_prefix(MARK).and_then(|text| inside(text, FILES, ";\n"));
    let list: Map<String, Value> = list.and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    list.into_iter().map(|(name, _)| name).collect()
}

/// What stands between two texts, the first time.
fn inside<'text>(text: &'text str, open: &str, close: &str) -> Option<&'text str> {
    Some(text.split_once(open)?.1.split_once(close)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with everything that the builder writes.
    fn page() -> String {
        let program = sheet::block_of(sheet::PROGRAM, &dense::encode(b"\x1f\x8bprogram"));
        let corpus = sheet::block_of(sheet::CORPUS, &STANDARD.encode("corpus"));
        format!(
            "<!doctype html>\n<html lang=\"en\"><head>\n<style>p{{}}</style>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
             <title>Broadside</title>\n<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg a='1'%3E\">\n<style>q{{}}</style>\n</head>\n<body><div id=\"app\">\
             <p data-stalled=\"\">file</p><!--edition-->news<!--/edition--></div>{corpus}\n{program}\n<script id=\"glue\">glue()</script>\n\
             <script id=\"boot\">self.site</script>\n</body></html>"
        )
    }

    fn head(title: &str) -> Head {
        Head { title: title.into(), ..Head::default() }
    }

    #[test]
    fn each_part_is_a_file_and_nothing_is_inline() {
        let files = files(&page(), &head("Talks & \"more\"")).unwrap();
        let text = |start: &str, end: &str| {
            let file = files.iter().find(|f| f.name.starts_with(start) && f.name.ends_with(end)).unwrap();
            String::from_utf8_lossy(&file.bytes).into_owned()
        };
        assert_eq!(text("icon.", ".svg"), "<svg a='1'>");
        assert_eq!(text("styles.", ".css"), "p{}\nq{}");
        assert_eq!(text("broadside.", ".js"), "glue()");
        assert_eq!(text("broadside.", ".wasm.gz"), "\u{1f}\u{fffd}program");
        assert_eq!(text("corpus.", ".gz"), "corpus");
        let frame = text("frame.", ".html");
        let filled =
            sheet::with_block(&edition::put(&frame, "news"), sheet::CORPUS, &STANDARD.encode("corpus")).unwrap();
        let program = sheet::block(&page(), sheet::PROGRAM).unwrap().into_owned();
        let empty = sheet::block_of(sheet::PROGRAM, "");
        assert_eq!(
            filled.replace(&empty, &sheet::block_of(sheet::PROGRAM, &program)),
            page(),
            "Save can put it together"
        );
        let index = text("index", ".html");
        assert!(index.contains("<title>Talks &amp; &quot;more&quot;</title>") && index.contains("news"), "{index}");
        assert!(!index.contains("<style") && !index.contains("glue()") && !index.contains("data:image/"), "{index}");
        let scripts: Vec<&str> = index.split("<script").skip(1).collect();
        assert!(
            scripts.iter().all(|tag| tag.starts_with(" src=") || tag.starts_with(" type=\"application/octet-stream\""))
        );
    }

    #[test]
    fn the_worker_lists_every_other_file_with_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &page(), &head("Talks"), "").unwrap();
        let listed = listed(folder.path());
        let there = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let there: BTreeSet<String> =
            there.filter(|name| name != WORKER_FILE).map(|name| name.replace(PAGE, "./")).collect();
        assert_eq!(listed, there);
        assert!(check(folder.path()).is_ok());
    }

    #[test]
    fn the_files_of_the_version_before_stay_and_older_ones_go() {
        let folder = tempfile::tempdir().unwrap();
        let manifests = || {
            let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
            names.filter(|name| name.to_string_lossy().starts_with("manifest.")).count()
        };
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        assert!(check(folder.path()).is_err(), "a folder with other files");
        for (title, n) in [("One", 1), ("Two", 2), ("Three", 2), ("Three", 1)] {
            write(folder.path(), &page(), &head(title), "").unwrap();
            assert_eq!(manifests(), n, "{title}");
        }
        assert!(folder.path().join("notes.txt").exists());
    }

    #[test]
    fn a_page_of_an_earlier_version_is_refused() {
        let old = page().replace("self.site", "");
        assert_eq!(files(&old, &head("")), Err(SheetFault::KnowsNoSites));
    }
}
