//! Rooms: checks dependencies against the table in ARCHITECTURE.md, and that there are no cycles between files.

use crate::names::{Named, named, tokens};
use crate::tree::{assert_none, files, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Dependencies: for each file, the files it uses, with the line and the name.
type Dependencies = BTreeMap<String, BTreeMap<String, (usize, String)>>;

/// A room: a folder or a file, and the rooms it may use.
struct Room {
    path: String,
    may_use: Vec<String>,
}

/// Reads the table of rooms in ARCHITECTURE.md. A row is `| path | noun | may use |`, with paths in backticks; the last cell is a list of
/// paths, or `nothing`.
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
    assert!(rooms.len() > 10, "ARCHITECTURE.md has no table of rooms");
    rooms
}

/// Returns the room of a file: the most specific one that contains it.
fn room_of<'a>(rooms: &'a [Room], file: &str) -> Option<&'a Room> {
    let holds = |room: &&Room| {
        file.strip_prefix(room.path.as_str())
            .is_some_and(|rest| rest.starts_with('/') || rest == ".rs" || rest.is_empty())
    };
    rooms.iter().filter(holds).max_by_key(|room| room.path.len())
}

/// Returns the crates of the workspace, by the names used in code, with their source folders.
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

/// Returns a file's source folder and its module path there.
fn place_of(file: &str) -> (String, Vec<String>) {
    let (folder, inner) = file.split_once("src/").unwrap_or_default();
    let inner = inner.trim_end_matches(".rs");
    let module =
        if ["lib", "main"].contains(&inner) { Vec::new() } else { inner.split('/').map(str::to_owned).collect() };
    (format!("{folder}src"), module)
}

/// Every source file with the paths it uses.
struct Sources {
    names: BTreeMap<String, Vec<Named>>,
    crates: BTreeMap<String, String>,
}

impl Sources {
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

    /// Returns the file of a module, if it has one.
    fn file(&self, folder: &str, module: &[String]) -> Option<String> {
        let candidates = match module {
            [] => vec![format!("{folder}/lib.rs"), format!("{folder}/main.rs")],
            _ => vec![format!("{folder}/{}.rs", module.join("/"))],
        };
        candidates.into_iter().find(|file| self.names.contains_key(file))
    }

    /// Returns the source folder where a path used in a file begins, and the rest of the path.
    fn start<'a>(&self, from: &str, path: &'a [String]) -> Option<(String, &'a [String])> {
        let (root, rest) = path.split_first()?;
        let folder = if root == "crate" { place_of(from).0 } else { self.crates.get(root)?.clone() };
        Some((folder, rest))
    }

    /// Returns the file that defines what a path names, following re-exports.
    fn target(&self, from: &str, path: &[String], depth: usize) -> Option<String> {
        let (folder, rest) = self.start(from, path)?;
        let n = (0..=rest.len()).rev().find(|n| self.file(&folder, &rest[..*n]).is_some())?;
        let file = self.file(&folder, &rest[..n])?;
        let is_reexport = |named: &&Named| named.reexported_as.is_some() && named.reexported_as.as_ref() == rest.get(n);
        match self.names[&file].iter().find(is_reexport).filter(|_| depth < 8) {
            Some(reexport) => self.target(&file, &[&reexport.path, &rest[n + 1..]].concat(), depth + 1),
            None => Some(file),
        }
    }

    /// Returns the dependencies between files. A module may use what its parents define, since it is part of them.
    fn dependencies(&self) -> Dependencies {
        let mut dependencies = Dependencies::new();
        for (file, names) in &self.names {
            let (folder, module) = place_of(file);
            let of_file = dependencies.entry(file.clone()).or_default();
            for named in names {
                let Some(target) = self.target(file, &named.path, 0) else { continue };
                let (target_folder, target_module) = place_of(&target);
                let is_above = folder == target_folder && module.starts_with(&target_module);
                if !is_above {
                    of_file.entry(target).or_insert((named.line, named.path.join("::")));
                }
            }
        }
        dependencies
    }
}

/// Returns the groups of files that depend on each other in a cycle.
fn cycles(dependencies: &Dependencies) -> BTreeSet<Vec<String>> {
    let reached = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![start.to_owned()];
        while let Some(file) = next.pop() {
            for target in dependencies.get(&file).into_iter().flat_map(BTreeMap::keys) {
                if seen.insert(target.clone()) {
                    next.push(target.clone());
                }
            }
        }
        seen
    };
    let from: BTreeMap<&String, BTreeSet<String>> = dependencies.keys().map(|file| (file, reached(file))).collect();
    let cycle = |file: &String| {
        let both = from.iter().filter(|(other, seen)| from[file].contains(**other) && seen.contains(file));
        both.map(|(other, _)| (*other).clone()).collect::<Vec<_>>()
    };
    dependencies.keys().map(cycle).filter(|cycle| !cycle.is_empty()).collect()
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let rooms = rooms();
    for (i, room) in rooms.iter().enumerate() {
        for wanted in &room.may_use {
            assert!(
                rooms[..i].iter().any(|before| before.path == *wanted),
                "{wanted} does not come before {}",
                room.path
            );
        }
    }
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (file, targets) in Sources::of(&sources()).dependencies() {
        let Some(room) = room_of(&rooms, &file) else {
            faults.push(format!("{file} is in no room of ARCHITECTURE.md"));
            continue;
        };
        for (target, (line, name)) in targets {
            let Some(other) = room_of(&rooms, &target).filter(|other| other.path != room.path) else { continue };
            used.insert((room.path.clone(), other.path.clone()));
            if !room.may_use.contains(&other.path) {
                faults.push(format!("{file}:{line}: {} may not use {name} from {}", room.path, other.path));
            }
        }
    }
    for room in &rooms {
        let unused = room.may_use.iter().filter(|other| !used.contains(&(room.path.clone(), (*other).clone())));
        faults.extend(unused.map(|other| format!("ARCHITECTURE.md lets {} use {other}, but it does not", room.path)));
    }
    assert_none(faults, "dependencies between rooms follow the table in ARCHITECTURE.md");
}

#[test]
fn there_are_no_cycles_between_files() {
    let dependencies = Sources::of(&sources()).dependencies();
    let shown = cycles(&dependencies).into_iter().map(|cycle| {
        let inside = |file: &String| {
            let targets = dependencies[file].iter().filter(|(target, _)| cycle.contains(target));
            targets.map(|(target, (line, name))| format!("{file}:{line} uses {name} from {target}")).collect::<Vec<_>>()
        };
        cycle.iter().flat_map(inside).collect::<Vec<_>>().join("\n    ")
    });
    assert_none(shown, "files depend on each other in a cycle");
}

#[test]
fn follows_reexports_and_finds_cycles() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = [
        source("crates/a/src/lib.rs", "pub mod x; pub mod y; pub use y::Y; pub use crate::x::X; pub struct Z;"),
        source("crates/a/src/x.rs", "use crate::{Y, Z}; pub struct X;"),
        source("crates/a/src/y.rs", "use crate::x::X; pub struct Y;"),
        source("src/lib.rs", "pub mod view;"),
        source("src/view.rs", "use a::X; mod inner;"),
        source("src/view/inner.rs", "use super::Nothing; use crate::view::b;"),
    ];
    let dependencies = Sources::of(&sources).dependencies();
    let targets = |file: &str| dependencies[file].keys().cloned().collect::<Vec<_>>();
    assert_eq!(targets("src/view.rs"), ["crates/a/src/x.rs"], "a re-export counts as its definition");
    assert_eq!(targets("src/view/inner.rs"), Vec::<String>::new(), "a module may use its parents");
    assert_eq!(targets("crates/a/src/y.rs"), ["crates/a/src/x.rs"]);
    let expected = vec!["crates/a/src/x.rs".to_owned(), "crates/a/src/y.rs".to_owned()];
    assert_eq!(cycles(&dependencies).into_iter().collect::<Vec<_>>(), [expected]);
}
