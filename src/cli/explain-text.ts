import type { ArticleTrace, ClaimTrace } from '../extract/claims/explain.ts';
import type { Reasons } from '../extract/links/reasons.ts';
import type { TriggerTrace } from '../extract/links/trace.ts';
import type { DocumentDate } from '../model/article.ts';
import type { Claim } from '../model/claim.ts';

/** An article's trace with what a reader needs to know of the article. */
export interface ExplainedArticle extends ArticleTrace {
  readonly article: {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly published: string | null;
    /** A day that it bears, which is none of publication. */
    readonly documentDate?: DocumentDate;
  };
}

/** The trace as lines for a terminal; `tree` adds the words of each sentence with their place in its tree. */
export function explainLines({ article, claims, others }: ExplainedArticle, tree: boolean): string[] {
  const { name, published, documentDate, title } = article;
  const head = [
    name,
    published ?? 'no day of publication',
    ...(documentDate ? [`document date ${documentDate.day} (${documentDate.basis})`] : []),
    ...(title ? [title] : []),
  ];
  return [
    head.join(' · '),
    ...claims.flatMap((claim) => ['', ...claimLines(claim, tree)]),
    ...(claims.length === 0 ? ['', 'No claims.'] : []),
    ...(others.length > 0 ? ['', 'Weighed, and told of no claim:', ...others.map(otherLine)] : []),
  ];
}

function claimLines({ claim, triggers }: ClaimTrace, tree: boolean): string[] {
  const { id, confidence, by } = claim;
  return [
    `${id} · ${summary(claim)}`,
    `confidence ${confidence.toFixed(2)}, by ${by.join(', ')}`,
    ...triggers.flatMap((trigger) => ['', ...triggerLines(trigger, tree)]),
    ...(triggers.length === 0 ? fieldLines(claim) : []),
  ];
}

/** An entry of a register or calendar: its fields say what the claim is, nothing was weighed. */
const fieldLines = ({ evidence }: Claim): string[] =>
  evidence.flatMap(({ quote, start, end }) => [
    '',
    `  [${start}-${end}]`,
    ...quote.split('\n').map((line) => `  ${line}`),
  ]);

function summary({ kind, status, participants, places, date }: Claim): string {
  const who = participants.map(({ name }) => name).join(', ');
  const where = places.map(({ names }) => names.join(', ')).join(' or ');
  return [`${kind}, ${status}`, who, where || 'place unknown', date ?? 'date unknown'].join(' · ');
}

function triggerLines(trigger: TriggerTrace, tree: boolean): string[] {
  const { text, start, end, word, by, kind, status, negated, event, parties, apart, times, places, listed } = trigger;
  return [
    `  [${start}-${end}] ${flat(text)}`,
    ...(tree ? treeLines(trigger) : []),
    `  ${word}: ${kind}, ${status}${negated ? ', negated' : ''}, by ${by.join(', ')}`,
    ...decision('event', event.yes ? 'an encounter' : 'no encounter', event),
    ...parties.flatMap((party) => {
      const outcome = party.taken ? 'taken by another word' : party.yes ? 'takes part' : 'left out';
      const how = `${party.how} "${party.as}", ${party.slot === null ? 'not seen by the rules' : `${party.slot} by the rules`}`;
      return decision(`link   ${party.name}`, `${outcome} (${how})`, party);
    }),
    ...(apart ? decision('apart', apart.yes ? 'met one by one' : 'met together', apart) : []),
    ...times.flatMap((time) =>
      decision(`time   "${time.text}"`, `${chosen(time)} (${time.date}, ${from(time.back)})`, time),
    ),
    ...places.flatMap((place) =>
      decision(`place  ${place.names.join(', ')}`, `${chosen(place)} (${from(place.back)})`, place),
    ),
    ...(listed.length > 0 ? [`    place  listed by the rules: ${listed.join('; ')}`] : []),
  ];
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What another sentence or the dateline suggests counts where no sentence of the meeting itself gives a time or place. */
const chosen = ({ yes, back }: { readonly yes: boolean; readonly back: number }): string =>
  yes ? (back === 0 ? 'chosen' : 'chosen unless a sentence of the meeting gives one') : 'not chosen';

/** Where the text names a time or place, seen from the event. */
const from = (back: number): string =>
  back < 0
    ? 'dateline'
    : back === 0
      ? 'this sentence'
      : back === 1
        ? 'the sentence before'
        : `${back} sentences before`;

function decision(what: string, outcome: string, reasons: Reasons): string[] {
  const { chance, least } = reasons;
  return [
    `    ${what}  ${chance.toFixed(2)} of ${least.toFixed(2)}: ${outcome}`,
    ...reasonLine('for', reasons.for),
    ...reasonLine('against', reasons.against),
  ];
}

const reasonLine = (side: string, reasons: Reasons['for']): string[] =>
  reasons.length === 0
    ? []
    : [`      ${side.padEnd(8)} ${reasons.map(({ feature, weight }) => `${feature} ${signed(weight)}`).join('  ')}`];

const signed = (weight: number): string => `${weight < 0 ? '' : '+'}${weight.toFixed(2)}`;

function treeLines({ tree }: TriggerTrace): string[] {
  const width = Math.max(...tree.map(({ text }) => text.length));
  return tree.map(({ text, upos, relation, head }, at) => {
    const above = head < 0 ? '' : `${tree[head]?.text ?? ''} (${head})`;
    return `    ${`${at}`.padStart(3)} ${text.padEnd(width)} ${upos.padEnd(6)}${relation.padEnd(12)} ${above}`.trimEnd();
  });
}

function otherLine({ word, text, event, negated, parties, by, start, end }: TriggerTrace): string {
  const sure = parties.filter(({ yes, taken }) => yes && !taken).length;
  const why = !event.yes ? 'no encounter' : negated ? 'negated' : `an encounter, ${sure} taking part`;
  return `  ${word}  ${event.chance.toFixed(2)} of ${event.least.toFixed(2)}: ${why}, by ${by.join(', ')} [${start}-${end}] ${flat(text)}`;
}
