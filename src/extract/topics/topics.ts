import { topicWords } from '../../lexicon/topic-words.ts';
import { subtree, type Syntax } from '../syntax/syntax.ts';
import type { Scene } from '../meetings/scene.ts';
import type { Trigger } from '../meetings/trigger.ts';

const LONGEST = 6;
const MOST = 5;

/** What was or will be discussed: "talks on trade", "met to discuss Taiwan and fentanyl". A few words each. */
export function topicsOf(scene: Scene, trigger: Trigger): string[] {
  const { empty } = topicWords();
  const found = topicHeads(scene, trigger)
    .map((at) => topicText(scene, at))
    .filter((text) => text.length > 2 && !empty.has(text.toLowerCase()));
  return [...new Set(found)].slice(0, MOST);
}

/** The tokens that say what was discussed: whom they name was talked about. What goes with "with" is left out. */
export function subjectMatter(scene: Scene, trigger: Trigger): ReadonlySet<number> {
  const { syntax } = scene;
  const { beside } = topicWords();
  const all = topicHeads(scene, trigger).flatMap((head) => subtree(syntax, head));
  const others = all.filter((at) => beside.has(syntax.marker(at))).flatMap((at) => subtree(syntax, at));
  const left = new Set(others);
  return new Set(all.filter((at) => !left.has(at)));
}

function topicHeads(scene: Scene, { index, verb }: Trigger): number[] {
  const { syntax } = scene;
  const anchors = [index, verb].filter((at, position, all) => at >= 0 && all.indexOf(at) === position);
  const words = topicWords();
  const phrases = anchors.flatMap((at) =>
    syntax
      .childrenBy(at, 'nmod', 'obl')
      .filter((child) => words.markers.has(syntax.marker(child)) && !isTimeOrPlace(scene, child)),
  );
  const discussed = anchors
    .flatMap((at) => discussing(syntax, at, words.verbs))
    .flatMap((at) => syntax.childrenBy(at, 'obj'));
  return [...phrases, ...discussed].flatMap((at) => [at, ...syntax.childrenBy(at, 'conj')]);
}

/** Verbs of discussing below, beside or above the event. */
function discussing(syntax: Syntax, at: number, verbs: ReadonlySet<string>): number[] {
  const around = [at, syntax.head(at), ...syntax.childrenBy(at, 'advcl', 'acl', 'conj', 'xcomp', 'parataxis')];
  return around.filter((other) => other >= 0 && verbs.has(syntax.lemma(other)));
}

function isTimeOrPlace(scene: Scene, at: number): boolean {
  const inTime = scene.times.some(({ firstToken, lastToken }) => firstToken <= at && at <= lastToken);
  return inTime || scene.mentionAt(at)?.type === 'person';
}

/** The phrase without its own clauses, conjuncts, article and preposition. */
function topicText(scene: Scene, head: number): string {
  const { syntax } = scene;
  const skipped = new Set(
    [
      ...syntax.childrenBy(
        head,
        'conj',
        'acl',
        'acl:relcl',
        'cc',
        'case',
        'punct',
        'det',
        'parataxis',
        'appos',
        'nmod:poss',
        'advcl',
      ),
    ].flatMap((child) => subtree(syntax, child)),
  );
  const words = subtree(syntax, head).filter((at) => !skipped.has(at));
  const first = words[0] ?? head;
  const last = words.at(-1) ?? head;
  const contiguous = words.length === last - first + 1;
  const [from, to] = contiguous && words.length <= LONGEST ? [first, last] : [Math.max(first, head - 2), head];
  return scene.text(from, to).replace(/\s+/g, ' ').replace(/[“”"]/g, '').trim();
}
