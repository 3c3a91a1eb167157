/**
 * npm run bench:plots -- [results/scale-DAY.json]: draws what `bench:scale` saved last into docs/pictures:
 * scale-questions.svg (time of each question by engine) and scale-growth.svg (how each grows with the meetings).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const results = new URL('results/', import.meta.url);
const newest = readdirSync(results)
  .filter((name) => name.startsWith('scale-'))
  .sort()
  .at(-1);
const given = process.argv[2];
const saved = JSON.parse(readFileSync(given ?? new URL(newest, results), 'utf8'));

const COLOURS = { embedded: '#0072b2', neo4j: '#d55e00', graphology: '#009e73', sqlite: '#999933' };
const NAMES = { embedded: 'embedded', neo4j: 'Neo4j', graphology: 'graphology', sqlite: 'SQLite' };
const [LEFT, WIDTH, ROW, TOP] = [250, 760, 24, 56];
const TICKS = [0.1, 1, 10, 100, 1000, 10_000];

const engines = Object.keys(COLOURS).filter((name) => saved.results.some(({ engine }) => engine === name));
const sizes = [...new Set(saved.results.map(({ meetings }) => meetings))].sort((a, b) => a - b);
const labelOf = ({ question, parameters }) => `${question} (${Object.keys(parameters).join(', ') || 'all'})`;
const questions = saved.results.find(({ engine }) => engine === 'embedded').rows.map(labelOf);
const rowOf = (engine, meetings, label) =>
  saved.results
    .find((each) => each.engine === engine && each.meetings === meetings)
    ?.rows.find((row) => labelOf(row) === label);

const scale = (from, to, start, end) => (value) =>
  start + ((Math.log(Math.max(value, from)) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (end - start);
const text = (x, y, words, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;
const line = (x1, y1, x2, y2, more) => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;
const count = (value) => value.toLocaleString('en');

const legend = (names) =>
  names
    .map(
      (name, index) =>
        `<circle cx="${LEFT + index * 110}" cy="36" r="5" fill="${COLOURS[name]}"/>` +
        text(LEFT + 10 + index * 110, 40, NAMES[name]),
    )
    .join('\n');

const picture = (width, height, title, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#222" role="img" aria-label="${title}">
<rect width="${width}" height="${height}" fill="#fff"/>
${text(10, 18, title, 'font-size="14" font-weight="bold"')}
${body.join('\n')}
</svg>
`;

/** A row a question: one dot an engine, by the median; logarithmic. */
function questionsPicture() {
  const most = sizes.at(-1);
  const x = scale(TICKS[0], TICKS.at(-1), LEFT, WIDTH - 20);
  const bottom = TOP + questions.length * ROW;
  const grid = TICKS.map(
    (tick) =>
      line(x(tick), TOP - 8, x(tick), bottom, 'stroke="#ddd"') +
      text(x(tick), bottom + 16, `${count(tick)} ms`, 'text-anchor="middle"'),
  );
  const rows = questions.flatMap((label, index) => {
    const y = TOP + index * ROW + ROW / 2;
    const dots = engines.flatMap((engine) => {
      const row = rowOf(engine, most, label);
      return row ? [`<circle cx="${x(row.median).toFixed(1)}" cy="${y}" r="5" fill="${COLOURS[engine]}"/>`] : [];
    });
    return [text(10, y + 4, label), ...dots];
  });
  const title = `Median time of a question, ${count(most)} meetings, warm`;
  return picture(WIDTH, bottom + 28, title, [legend(engines), ...grid, ...rows]);
}

/** A small picture a question: time against meetings, both logarithmic. */
function growthPicture() {
  const [columns, width, height] = [4, 190, 150];
  const body = questions.flatMap((label, index) => {
    const [left, top] = [10 + (index % columns) * width, TOP + Math.floor(index / columns) * height];
    const x = scale(sizes[0], sizes.at(-1), left + 34, left + width - 24);
    const y = scale(TICKS[0], TICKS.at(-1), top + height - 34, top + 22);
    const lines = engines.flatMap((engine) => {
      const points = sizes.flatMap((meetings) => {
        const row = rowOf(engine, meetings, label);
        return row ? [`${x(meetings).toFixed(1)},${y(row.median).toFixed(1)}`] : [];
      });
      const stroke = `fill="none" stroke="${COLOURS[engine]}" stroke-width="2"`;
      return points.length > 1 ? [`<polyline points="${points.join(' ')}" ${stroke}/>`] : [];
    });
    const ticks = TICKS.filter((tick) => tick >= 1).map(
      (tick) =>
        line(left + 34, y(tick), left + width - 24, y(tick), 'stroke="#eee"') +
        text(left + 30, y(tick) + 3, tick, 'text-anchor="end" font-size="8"'),
    );
    const ends = sizes.map((meetings) =>
      text(x(meetings), top + height - 22, count(meetings), 'text-anchor="middle" font-size="8"'),
    );
    return [text(left, top + 12, label, 'font-size="9"'), ...ticks, ...ends, ...lines];
  });
  const bottom = TOP + Math.ceil(questions.length / columns) * height;
  return picture(20 + columns * width, bottom, 'Milliseconds of a question as the meetings grow', [
    legend(engines),
    ...body,
  ]);
}

const pictures = new URL('../../docs/pictures/', import.meta.url);
writeFileSync(new URL('scale-questions.svg', pictures), questionsPicture());
if (sizes.length > 1) writeFileSync(new URL('scale-growth.svg', pictures), growthPicture());
