//! Short names: what the program imports and exports is renamed, in program and glue alike.
//!
//! wasm-bindgen names each import with its method and a hash, such as `__wbg_getAttribute_c7b80d4010284561`: some 300 of them, once in the program and
//! once in the glue, where the hashes do not compress. The glue's own functions are shortened with them: 20 KB less page in all.

use std::collections::HashMap;

use walrus::Module;

use crate::scripts::is_name_char;

/// What the boot script and the worker call by name.
const KEPT: [&str; 2] = ["wasm_bindgen", "initSync"];

/// Renames the imports and exports of a program, and these and the functions of its glue in the glue. Returns the glue.
pub(crate) fn shorten(module: &mut Module, glue: &str) -> String {
    let mut names = Names { short: HashMap::new(), glue };
    for import in module.imports.iter_mut() {
        import.name = names.short(&import.name);
    }
    for export in module.exports.iter_mut() {
        // The memory and the start are known by name to others: a browser's tools, wasm-bindgen itself.
        if export.name.contains("__") {
            export.name = names.short(&export.name);
        }
    }
    for name in own_names(glue) {
        // A method of the browser may have the name of a helper.
        if !KEPT.contains(&name.as_str()) && !glue.contains(&format!(".{name}")) {
            names.short(&name);
        }
    }
    renamed(glue, &names.short)
}

/// The names of the glue's own functions and long variables, and of its parameters: `arg0`, `arg1`, and so on.
fn own_names(glue: &str) -> impl Iterator<Item = String> {
    let declared = |word: &str, least: usize| {
        let after = glue.split(word).skip(1);
        let names = after.map(|rest| rest.split(|c| !is_name_char(c)).next().unwrap_or_default().to_owned());
        names.filter(|name| name.len() >= least).collect::<Vec<_>>()
    };
    let parameters = (0..).map(|n| format!("arg{n}")).take_while(|name| glue.contains(name.as_str()));
    declared("function ", 5).into_iter().chain(declared("let ", 11)).chain(parameters)
}

/// The short names that were given.
struct Names<'a> {
    short: HashMap<String, String>,
    glue: &'a str,
}

impl Names<'_> {
    /// The short name of a name: `$0`, `$1`, and so on. A name that is not in the glue stays.
    fn short(&mut self, name: &str) -> String {
        if !self.glue.contains(name) {
            return name.to_owned();
        }
        let n = self.short.len();
        self.short.entry(name.to_owned()).or_insert_with(|| format!("${n}")).clone()
    }
}

/// A script with each of these names replaced, where it stands as a whole word.
fn renamed(script: &str, short: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_name_char) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_name_char(c)).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_renamed() {
        let short = HashMap::from([("__wbg_a_1".to_owned(), "$0".to_owned()), ("getText".to_owned(), "$1".to_owned())]);
        assert_eq!(
            renamed("{__wbg_a_1:function(){getText(getTexts,x.__wbg_a_12)}}//é", &short),
            "{$0:function(){$1(getTexts,x.__wbg_a_12)}}//é"
        );
    }

    #[test]
    fn program_and_glue_get_the_same_names() {
        let mut module = Module::default();
        let signature = module.types.add(&[], &[]);
        let (imported, _) = module.add_import_func("wbg", "__wbg_focus_d5e2fdbdb56416f0", signature);
        module.exports.add("__wbindgen_start", imported);
        module.exports.add("__other", imported);
        module.exports.add("memory", imported);
        let glue = "let wasm_bindgen=0;let aLongVariable=1;imports={__wbg_focus_d5e2fdbdb56416f0:function(arg0){focused(arg0.focus())}};\
            function focused(a){const b=function (){const c=0};wasm.__wbindgen_start(wasm.memory)} function initSync(){} x={initSync}";
        assert_eq!(
            shorten(&mut module, glue),
            "let wasm_bindgen=0;let $3=1;imports={$0:function($4){$2($4.focus())}};function $2(a){const b=function (){const c=0};wasm.$1(wasm.memory)} function initSync(){} x={initSync}"
        );
        assert_eq!(module.imports.iter().map(|import| &*import.name).collect::<Vec<_>>(), ["$0"]);
        assert_eq!(module.exports.iter().map(|export| &*export.name).collect::<Vec<_>>(), ["$1", "__other", "memory"]);
    }
}
