// Finds people, organisations and places with compromise, for the scorer in names.rs.
//
//     node names.mjs TOOLS CORPUS
//
// TOOLS is the folder into which scripts/need installs packages, CORPUS a file of articles, one JSON object per line. With HALF=0 or HALF=1 every
// other article is read. Prints a JSON object per article in the form of the gold standard (`id` and `entities`, each a `part`, `start_byte`,
// `end_byte` and `kind`), then one with `name` and `seconds`. Headlines and texts are analysed separately, as in the gold standard.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const KINDS = [['people', 'person'], ['organizations', 'organisation'], ['places', 'place']];
const N_RUNS = 3;

const [tools, path] = process.argv.slice(2);
const nlp = createRequire(`${tools}/compromise/`)('compromise');
const { HALF: half } = process.env;

const articles = readFileSync(path, 'utf8').split('\n')
    .map((line, i) => [line, i])
    .filter(([line, i]) => line && (!half || i % 2 === Number(half)))
    .map(([line, i]) => {
        const { id, title = '', text = '' } = JSON.parse(line);
        return { id: id || String(i), parts: [['title', title], ['text', text]] };
    });

// The mentions in a text, each with the offsets of its terms. compromise returns a list of names ("Russia, Belarus") as one match; splitting it gives
// compromise a slightly better score.
function mentions(text) {
    const doc = nlp(text);
    return KINDS.flatMap(([find, kind]) => doc[find]().json({ offset: true, terms: { offset: true } })
        .flatMap(({ terms }) => split(terms)).map((terms) => ({ kind, terms })));
}

function split(terms) {
    const comma = terms.findIndex(({ post }) => post.includes(','));
    return comma < 0 ? [terms] : [terms.slice(0, comma + 1), ...split(terms.slice(comma + 1))];
}

// Where a mention starts and ends, in UTF-16 units. In the gold standard a name has no punctuation around it and no possessive ending. A final point
// counts as part of an abbreviation, by the same rule as for ours.
function ends(text, terms) {
    const spans = terms.map(({ offset }) => offset).filter(({ length }) => length > 0);
    if (!spans.length) return undefined;
    const start = spans[0].start;
    let end = spans.at(-1).start + spans.at(-1).length;
    const name = text.slice(start, end).replace(/(['’]s|(?<=s)['’])$/i, '');
    end = start + name.length;
    return [start, name.includes('.') && text[end] === '.' ? end + 1 : end];
}

// The best of several runs, as for ours. The first ones also warm up the compiler.
let found;
let seconds = Infinity;
for (let run = 0; run < N_RUNS; run += 1) {
    const start = performance.now();
    found = articles.map(({ parts }) => parts.map(([, text]) => mentions(text)));
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
}

for (const [i, { id, parts }] of articles.entries()) {
    const entities = parts.flatMap(([part, text], nth) => found[i][nth].flatMap(({ kind, terms }) => {
        const span = ends(text, terms);
        if (!span) return [];
        const [start_byte, end_byte] = span.map((end) => Buffer.byteLength(text.slice(0, end)));
        return [{ part, start_byte, end_byte, kind }];
    }));
    console.log(JSON.stringify({ id, entities }));
}
console.log(JSON.stringify({ name: `compromise ${nlp.version}`, seconds }));
