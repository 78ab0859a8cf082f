//! The rooms: what may name what, as ARCHITECTURE.md has it, and that no files name each other in a circle.

use crate::names::{Named, named, tokens};
use crate::tree::{assert_none, files, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Where one file names another: by file, the files that it names with the line and the name.
type Arrows = BTreeMap<String, BTreeMap<String, (usize, String)>>;

/// A room of the house: a folder or a file, and the rooms that it may name.
struct Room {
    path: String,
    may_use: Vec<String>,
}

/// The table of rooms in ARCHITECTURE.md: `| \`path\` | noun | may use |`, where the last is a list of paths, or `nothing`.
fn rooms() -> Vec<Room> {
    let page = files("ARCHITECTURE.md", "").remove(0).1;
    let paths = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let table = page.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let path = paths(cells.first()?).into_iter().next()?;
        Some(Room { path, may_use: paths(cells.get(2)?) })
    });
    let rooms: Vec<Room> = rows.collect();
    assert!(rooms.len() > 10, "ARCHITECTURE.md has a table of rooms");
    rooms
}

/// The room of a file: the one whose path is the longest of those that hold it.
fn room_of<'a>(rooms: &'a [Room], file: &str) -> Option<&'a Room> {
    let holds = |room: &&Room| {
        file.strip_prefix(room.path.as_str())
            .is_some_and(|rest| rest.starts_with('/') || rest == ".rs" || rest.is_empty())
    };
    rooms.iter().filter(holds).max_by_key(|room| room.path.len())
}

/// The crates of the workspace by the names that sources give them, and the folders of their sources.
fn crates(sources: &[(String, String)]) -> BTreeMap<String, String> {
    let folder = |file: &str| file.strip_suffix("src/lib.rs").map(|folder| format!("{folder}src"));
    let libraries = sources.iter().filter_map(|(file, _)| folder(file));
    libraries
        .map(|folder| {
            let name = folder.strip_suffix("/src").and_then(|path| path.rsplit('/').next()).unwrap_or("broadside");
            (name.replace('-', "_"), folder.clone())
        })
        .collect()
}

/// The folder of a crate's sources, and the module that a file is in it.
fn place_of(file: &str) -> (String, Vec<String>) {
    let (folder, inner) = file.split_once("src/").unwrap_or_default();
    let inner = inner.trim_end_matches(".rs");
    let module =
        if ["lib", "main"].contains(&inner) { Vec::new() } else { inner.split('/').map(str::to_owned).collect() };
    (format!("{folder}src"), module)
}

/// Every file of the sources with what it names.
struct House {
    names: BTreeMap<String, Vec<Named>>,
    crates: BTreeMap<String, String>,
}

impl House {
    fn of(sources: &[(String, String)]) -> Self {
        let crates = crates(sources);
        let known: Vec<String> = crates.keys().cloned().collect();
        let names = sources.iter().map(|(file, source)| {
            let mut found = Vec::new();
            named(tokens(file, source), &place_of(file).1, &known, &mut found);
            (file.clone(), found)
        });
        Self { names: names.collect(), crates }
    }

    /// The file of a module, if it is one of its own.
    fn file(&self, folder: &str, module: &[String]) -> Option<String> {
        let candidates = match module {
            [] => vec![format!("{folder}/lib.rs"), format!("{folder}/main.rs")],
            _ => vec![format!("{folder}/{}.rs", module.join("/"))],
        };
        candidates.into_iter().find(|file| self.names.contains_key(file))
    }

    /// The folder that a path begins in, seen from a file, and the rest of the path.
    fn start<'a>(&self, from: &str, path: &'a [String]) -> Option<(String, &'a [String])> {
        let (root, rest) = path.split_first()?;
        let folder = if root == "crate" { place_of(from).0 } else { self.crates.get(root)?.clone() };
        Some((folder, rest))
    }

    /// The file in which what a path names is defined, followed through what files give on.
    fn target(&self, from: &str, path: &[String], depth: usize) -> Option<String> {
        let (folder, rest) = self.start(from, path)?;
        let n = (0..=rest.len()).rev().find(|n| self.file(&folder, &rest[..*n]).is_some())?;
        let file = self.file(&folder, &rest[..n])?;
        let is_given = |named: &&Named| named.given_on_as.is_some() && named.given_on_as.as_ref() == rest.get(n);
        match self.names[&file].iter().find(is_given).filter(|_| depth < 8) {
            Some(given) => self.target(&file, &[&given.path, &rest[n + 1..]].concat(), depth + 1),
            None => Some(file),
        }
    }

    /// Which file names which. A module may name what the files above it define, since it is a part of them.
    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (file, names) in &self.names {
            let (folder, module) = place_of(file);
            let of_file = arrows.entry(file.clone()).or_default();
            for named in names {
                let Some(target) = self.target(file, &named.path, 0) else { continue };
                let (target_folder, target_module) = place_of(&target);
                let is_above = folder == target_folder && module.starts_with(&target_module);
                if !is_above {
                    of_file.entry(target).or_insert((named.line, named.path.join("::")));
                }
            }
        }
        arrows
    }
}

/// Files that can be reached from themselves, each with those in its circle.
fn circles(arrows: &Arrows) -> BTreeSet<Vec<String>> {
    let reached = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![start.to_owned()];
        while let Some(file) = next.pop() {
            for target in arrows.get(&file).into_iter().flat_map(BTreeMap::keys) {
                if seen.insert(target.clone()) {
                    next.push(target.clone());
                }
            }
        }
        seen
    };
    let from: BTreeMap<&String, BTreeSet<String>> = arrows.keys().map(|file| (file, reached(file))).collect();
    let circle = |file: &String| {
        let both = from.iter().filter(|(other, seen)| from[file].contains(**other) && seen.contains(file));
        both.map(|(other, _)| (*other).clone()).collect::<Vec<_>>()
    };
    arrows.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
}

#[test]
fn rooms_name_only_those_before_them() {
    let rooms = rooms();
    for (i, room) in rooms.iter().enumerate() {
        for wanted in &room.may_use {
            assert!(rooms[..i].iter().any(|before| before.path == *wanted), "{wanted} is not before {}", room.path);
        }
    }
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (file, targets) in House::of(&sources()).arrows() {
        let Some(room) = room_of(&rooms, &file) else {
            faults.push(format!("{file} is in no room of ARCHITECTURE.md"));
            continue;
        };
        for (target, (line, name)) in targets {
            let Some(other) = room_of(&rooms, &target).filter(|other| other.path != room.path) else { continue };
            used.insert((room.path.clone(), other.path.clone()));
            if !room.may_use.contains(&other.path) {
                faults.push(format!("{file}:{line}: {} may not name {name} of {}", room.path, other.path));
            }
        }
    }
    for room in &rooms {
        let unused = room.may_use.iter().filter(|other| !used.contains(&(room.path.clone(), (*other).clone())));
        faults
            .extend(unused.map(|other| format!("ARCHITECTURE.md lets {} name {other}, which it does not", room.path)));
    }
    assert_none(faults, "the arrows of the house point one way");
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let arrows = House::of(&sources()).arrows();
    let shown = circles(&arrows).into_iter().map(|circle| {
        let inside = |file: &String| {
            let targets = arrows[file].iter().filter(|(target, _)| circle.contains(target));
            targets.map(|(target, (line, name))| format!("{file}:{line} names {name} in {target}")).collect::<Vec<_>>()
        };
        circle.iter().flat_map(inside).collect::<Vec<_>>().join("\n    ")
    });
    assert_none(shown, "files that name each other in a circle");
}

#[test]
fn arrows_are_followed_and_circles_found() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = [
        source("crates/a/src/lib.rs", "pub mod x; pub mod y; pub use y::Y; pub use crate::x::X; pub struct Z;"),
        source("crates/a/src/x.rs", "use crate::{Y, Z}; pub struct X;"),
        source("crates/a/src/y.rs", "use crate::x::X; pub struct Y;"),
        source("src/lib.rs", "pub mod view;"),
        source("src/view.rs", "use a::X; mod inner;"),
        source("src/view/inner.rs", "use super::Nothing; use crate::view::b;"),
    ];
    let arrows = House::of(&sources).arrows();
    let targets = |file: &str| arrows[file].keys().cloned().collect::<Vec<_>>();
    assert_eq!(targets("src/view.rs"), ["crates/a/src/x.rs"], "what a root gives on is its definer's");
    assert_eq!(targets("src/view/inner.rs"), Vec::<String>::new(), "a part may name what it is a part of");
    assert_eq!(targets("crates/a/src/y.rs"), ["crates/a/src/x.rs"]);
    let expected = vec!["crates/a/src/x.rs".to_owned(), "crates/a/src/y.rs".to_owned()];
    assert_eq!(circles(&arrows).into_iter().collect::<Vec<_>>(), [expected]);
}
