import { cutRules, type CutRule, type CutScope } from '../../lexicon/boilerplate.ts';
import type { Cut, Span } from '../../model/article.ts';
import type { Stage } from '../../model/document.ts';

/** Finds what is not the article's own: nothing is deleted, the ranges are recorded with the rules that found them. */
export const cleanStage: Stage<never, 'cuts'> = {
  name: 'clean',
  needs: [],
  adds: ['cuts'],
  run: ({ article }) => ({ cuts: findCuts(article.text) }),
};

export function findCuts(text: string): Cut[] {
  const lines = linesOf(text);
  const cuts = [
    ...matching(text, lines, 'line'),
    ...matching(text, lines.slice(0, HEAD_LINES), 'head'),
    ...matching(text, lines, 'paragraph'),
    ...inline(text),
    ...tail(text, lines),
  ];
  return disjoint(cuts);
}

const HEAD_LINES = 3;
/** A biography stands in the last part of a text. */
const TAIL_FROM = 0.6;

const rulesOf = (scope: CutScope): CutRule[] => cutRules().filter((rule) => rule.scope === scope);

/** Lines that are not empty, without the white space around them. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    const start = match.index + (line.length - line.trimStart().length);
    const end = match.index + line.trimEnd().length;
    if (end > start) lines.push({ start, end });
  }
  return lines;
}

function matching(text: string, spans: readonly Span[], scope: CutScope): Cut[] {
  const rules = rulesOf(scope);
  return spans.flatMap((span) => {
    const part = text.slice(span.start, span.end);
    const rule = rules.find(({ pattern, longest }) => part.length <= longest && pattern.test(part));
    return rule ? [{ ...span, rule: rule.id }] : [];
  });
}

function inline(text: string): Cut[] {
  return rulesOf('inline').flatMap(({ id, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, rule: id })),
  );
}

/** A biography with what stands around it: a short line above it is the author's name, what follows is no news. */
function tail(text: string, lines: readonly Span[]): Cut[] {
  const rules = rulesOf('tail');
  const from = lines.findIndex(
    ({ start, end }) =>
      start >= text.length * TAIL_FROM &&
      rules.some(({ pattern, longest }) => end - start <= longest && pattern.test(text.slice(start, end))),
  );
  const first = lines[from];
  const last = lines.at(-1);
  if (!first || !last) return [];
  const above = lines[from - 1];
  const name =
    above && above.end - above.start < 40 && !/[.!?:”"]$/.test(text.slice(above.start, above.end)) ? above : first;
  return [{ start: name.start, end: last.end, rule: rules[0]?.id ?? '' }];
}

/** In order, without overlaps: the longer range wins. */
function disjoint(cuts: readonly Cut[]): Cut[] {
  const kept: Cut[] = [];
  for (const cut of [...cuts].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some(({ start, end }) => cut.start < end && start < cut.end)) kept.push(cut);
  }
  return kept.sort((a, b) => a.start - b.start);
}
