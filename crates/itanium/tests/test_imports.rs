//! The imports between the engine's folders form no cycle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders and files directly in `src`, each with those that it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// All files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The code of a file, without comments and without the unit tests at its end. Unit tests may import anything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The identifier that `code` begins with.
fn identifier(code: &str) -> &str {
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    &code[..end]
}

/// The names after each `root` in `code`: `a` of `crate::a::B`, `a` and `b` of `crate::{a::B, b}`.
fn names_after(root: &str, code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(root) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
            continue;
        }
        let rest = &code[at + root.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(identifier(rest).to_owned());
            continue;
        };
        let mut depth = 1;
        let mut begins = true;
        for (index, c) in group.char_indices() {
            if begins && depth == 1 && !c.is_whitespace() && c != '}' {
                names.push(identifier(&group[index..]).to_owned());
                begins = false;
            }
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// The folders and files of `src` with their imports. An item that `lib.rs` re-exports counts for its module.
fn imports(src: &Path) -> Imports {
    let root = code(&src.join("lib.rs"));
    let modules: BTreeSet<String> =
        root.lines().filter_map(|line| line.strip_prefix("mod ")).map(|rest| identifier(rest).to_owned()).collect();
    let exported_by = |name: &str| {
        let exports = root.lines().filter_map(|line| line.strip_prefix("pub use ")?.split_once("::"));
        let words = |list: &str| list.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
        exports.filter(|(_, list)| words(list)).map(|(module, _)| module.to_owned()).next()
    };
    let mut imports: Imports = modules.iter().map(|module| (module.clone(), BTreeSet::new())).collect();
    for file in files(src) {
        let path = file.strip_prefix(src).unwrap();
        let module = path.with_extension("").components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        if module == "lib" || path.ends_with("tests.rs") {
            continue;
        }
        let levels = path.components().count() - usize::from(path.ends_with("mod.rs"));
        let code = code(&file);
        for name in names_after("crate::", &code).into_iter().chain(names_after(&"super::".repeat(levels), &code)) {
            let imported = if modules.contains(&name) { Some(name.clone()) } else { exported_by(&name) };
            let imported = imported.unwrap_or_else(|| panic!("{}: no module has crate::{name}", path.display()));
            imports.get_mut(&module).unwrap_or_else(|| panic!("lib.rs has no module {module}")).insert(imported);
        }
        imports.get_mut(&module).unwrap().remove(&module);
    }
    imports
}

/// The modules on cycles of imports. Repeatedly removes modules that import no other or that no other imports.
fn cycles(mut imports: Imports) -> Imports {
    loop {
        let before = imports.clone();
        let imported: BTreeSet<String> = imports.values().flatten().cloned().collect();
        imports.retain(|module, theirs| !theirs.is_empty() && imported.contains(module));
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        for theirs in imports.values_mut() {
            theirs.retain(|module| left.contains(module));
        }
        if imports == before {
            return imports;
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "reads the sources")]
fn the_imports_form_no_cycle() {
    let imports = imports(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(imports["grammar"].contains("ast") && imports["demangler"].contains("grammar"), "{imports:?}");
    assert_eq!(cycles(imports), Imports::new());
}

#[test]
fn imports_are_found() {
    let code = "use crate::a;\nuse crate::{b::{C, D}, e, F};\nlet x = crate::g::h();\nuse xcrate::i;\n";
    assert_eq!(names_after("crate::", code), ["a", "b", "e", "F", "g"]);
    assert_eq!(names_after("super::super::", "use super::super::a::B; use super::c;"), ["a"]);
    assert_eq!(names_after("super::", "use super::super::a::B;"), ["super"]);
}

#[test]
fn cycles_are_found() {
    let imports = |all: &[(&str, &[&str])]| -> Imports {
        let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        all.iter().map(|&(module, imported)| (module.to_owned(), set(imported))).collect()
    };
    let all = [("a", &["b", "d"][..]), ("b", &["c"]), ("c", &["a", "d"]), ("d", &[]), ("e", &["a"])];
    assert_eq!(cycles(imports(&all)), imports(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"])]));
    assert_eq!(cycles(imports(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])), Imports::new());
}
