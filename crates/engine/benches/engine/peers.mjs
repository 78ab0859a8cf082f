// Measures one JavaScript library on the first articles of a corpus, for the table in peers.rs.
//
//     node peers.mjs TOOLS CORPUS N PEER < questions.json
//
// TOOLS is the folder into which scripts/need installs packages, CORPUS a file of JSON Lines, gzipped or not, N the number of articles. Prints one
// JSON object: `name`, the fewest `seconds` from the bytes of the articles to an index that answers, `times` of all answers in ms, and `found`, the
// number of articles (or words) in each answer. Libraries run with their defaults; an article must have all words of a search.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';

const [tools, path, n, peer] = process.argv.slice(2);
const { n_loads: nLoads, n_rounds: nRounds, n_listed: nListed, ...questions } = JSON.parse(readFileSync(0, 'utf8'));
const library = (folder, name = folder) => createRequire(`${tools}/${folder}/`)(name);
const version = (folder, name = folder) => JSON.parse(readFileSync(`${tools}/${folder}/node_modules/${name}/package.json`)).version;

// Each peer: its name, its questions, and `build`, which indexes the articles and returns a function from a question to the number of results.
const PEERS = {
    minisearch: {
        name: () => `MiniSearch ${version('minisearch')}`,
        asked: questions.searches,
        build(articles) {
            const MiniSearch = library('minisearch');
            const index = new MiniSearch({ fields: ['title', 'text'] });
            index.addAll(articles.map(({ title, text }, id) => ({ id, title, text })));
            return (search) => index.search(search, { combineWith: 'AND' }).length;
        },
    },
    flexsearch: {
        name: () => `FlexSearch ${version('flexsearch')}`,
        asked: questions.searches,
        build(articles) {
            const { Index } = library('flexsearch');
            const index = new Index();
            articles.forEach(({ title, text }, id) => index.add(id, `${title}\n${text}`));
            return (search) => index.search(search, { limit: articles.length }).length;
        },
    },
    orama: {
        name: () => `Orama ${version('orama', '@orama/orama')}`,
        asked: questions.searches,
        build(articles) {
            const { create, insert, search } = library('orama', '@orama/orama');
            const index = create({ schema: { title: 'string', text: 'string' } });
            for (const { title, text } of articles) insert(index, { title, text });
            // Also matches words that only begin with the search.
            return (term) => search(index, { term, threshold: 0, limit: nListed }).count;
        },
    },
    lunr: {
        name: () => `Lunr ${version('lunr')}`,
        asked: questions.searches,
        build(articles) {
            const lunr = library('lunr');
            const index = lunr(function fill() {
                this.field('title');
                this.field('text');
                articles.forEach(({ title, text }, id) => this.add({ id, title, text }));
            });
            return (search) => index.search(search.split(' ').map((word) => `+${word}`).join(' ')).length;
        },
    },
    crossfilter2: {
        name: () => `crossfilter2 ${version('crossfilter2')}`,
        asked: questions.outlets,
        build(articles) {
            const facts = library('crossfilter2')(articles);
            const outlets = facts.dimension(({ outlet }) => outlet);
            const others = [facts.dimension(({ author }) => author), facts.dimension(({ date }) => date.slice(0, 7))];
            const groups = [outlets, ...others].map((facet) => facet.group());
            return (outlet) => {
                outlets.filterExact(outlet);
                groups.forEach((group) => group.all());
                return facts.allFiltered().length;
            };
        },
    },
    keyness: { name: () => 'typed arrays', asked: questions.pairs, build: keyness },
};

// Compares all words of two outlets by log-likelihood: word counts in flat typed arrays, added up over the articles of each side. Ours also needs
// Σx², Σx·n, a design effect, p and an interval for each word, because it takes articles as the sample.
function keyness(articles) {
    const types = new Map();
    const ofOutlet = new Map();
    const [starts, units, counts] = [[0], [], []];
    articles.forEach(({ outlet, title, text }, i) => {
        const bag = new Map();
        for (const [word] of `${title}\n${text}`.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
            if (!types.has(word)) types.set(word, types.size);
            const unit = types.get(word);
            bag.set(unit, (bag.get(unit) ?? 0) + 1);
        }
        for (const [unit, count] of bag) {
            units.push(unit);
            counts.push(count);
        }
        starts.push(units.length);
        if (!ofOutlet.has(outlet)) ofOutlet.set(outlet, []);
        ofOutlet.get(outlet).push(i);
    });
    const [flatUnits, flatCounts] = [Uint32Array.from(units), Uint32Array.from(counts)];
    const added = (outlet, ranges) => {
        const sums = new Uint32Array(types.size);
        let size = 0;
        for (const article of ofOutlet.get(outlet)) {
            for (let at = starts[article]; at < starts[article + 1]; at += 1) {
                sums[flatUnits[at]] += flatCounts[at];
                ranges[flatUnits[at]] += 1;
                size += flatCounts[at];
            }
        }
        return [sums, size];
    };
    const part = (count, expected) => (count ? count * Math.log(count / expected) : 0);
    return ([target, reference]) => {
        const ranges = new Uint32Array(types.size);
        const [[a, sizeA], [b, sizeB]] = [added(target, ranges), added(reference, ranges)];
        const share = sizeA / (sizeA + sizeB);
        const rows = [];
        for (let unit = 0; unit < a.length; unit += 1) {
            if (ranges[unit] >= questions.min_articles) {
                const both = a[unit] + b[unit];
                rows.push([2 * (part(a[unit], both * share) + part(b[unit], both * (1 - share))), unit]);
            }
        }
        return rows.sort(([x], [y]) => y - x).length;
    };
}

const bytes = readFileSync(path);
const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
const lines = text.split('\n').filter((line) => line).slice(0, Number(n));
const megabytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) / 1e6;
const { name, asked, build } = PEERS[peer];
const fields = ['title', 'text', 'outlet', 'author', 'date'];
const article = (line) => {
    const given = JSON.parse(line);
    return Object.fromEntries(fields.map((field) => [field, String(given[field] ?? '')]));
};
let answer;
let seconds = Infinity;
for (let load = 0; load < nLoads; load += 1) {
    const start = performance.now();
    answer = build(lines.map(article));
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
}
const found = asked.map(answer);
const times = [];
for (let round = 0; round < nRounds; round += 1) {
    for (const question of asked) {
        const from = performance.now();
        answer(question);
        times.push(performance.now() - from);
    }
}
console.log(JSON.stringify({ name: name(), n_articles: lines.length, megabytes, seconds, times, found }));
