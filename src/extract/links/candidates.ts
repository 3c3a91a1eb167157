import { fromEntity, fromGroup, fromMention, type Party } from '../meetings/party.ts';
import type { Scene } from '../meetings/scene.ts';

/** Somebody whom a sentence names, and the tokens of the name: who may or may not take part in what it tells of. */
export interface Candidate {
  readonly party: Party;
  readonly first: number;
  readonly last: number;
  /** The token of the name that hangs outside it. */
  readonly head: number;
}

/**
 * Everyone in a sentence who could take part in a meeting, in the order of the text; `ruled` are those whom the rules of
 * a frame have found, some in words that name nobody by themselves: "Greek-Turkish talks".
 */
export function candidatesIn(scene: Scene, ruled: readonly Party[] = []): Candidate[] {
  const found: Candidate[] = [];
  const covered = new Set<number>();
  for (const mention of scene.mentions) {
    for (let at = mention.firstToken; at <= mention.lastToken; at++) covered.add(at);
    const head = headOf(scene, mention.firstToken, mention.lastToken);
    for (const party of fromMention(scene, mention))
      found.push({ party, first: mention.firstToken, last: mention.lastToken, head });
  }
  scene.sentence.tokens.forEach(({ upos }, at) => {
    if (covered.has(at)) return;
    const referents = scene.referents(at);
    const parties =
      referents.length > 0
        ? referents.flatMap((entity) => fromEntity(scene, entity, at, 'reference'))
        : upos === 'NOUN' || upos === 'PROPN'
          ? fromGroup(scene, at, []).filter(({ type, key }) => type !== 'person' || key.startsWith('holder:'))
          : [];
    if (names(scene, at)) return;
    for (const party of parties) found.push({ party, first: at, last: at, head: at });
  });
  for (const party of ruled) {
    const known = found.some(
      ({ party: { key }, first, last }) => key === party.key || (first <= party.token && party.token <= last),
    );
    if (!known) found.push({ party, first: party.token, last: party.token, head: party.token });
  }
  return found.sort((a, b) => a.first - b.first || (a.party.key < b.party.key ? -1 : 1));
}

/** A title in front of a name, or behind it as apposition, names nobody but the bearer. */
function names(scene: Scene, at: number): boolean {
  const { syntax } = scene;
  const head = syntax.head(at);
  const relation = syntax.relation(at);
  const beside = head >= 0 && ['nmod:desc', 'compound', 'flat', 'appos'].includes(syntax.fullRelation(at)) ? head : -1;
  const below = syntax.childrenBy(at, 'appos', 'flat').find((child) => scene.mentionAt(child)?.type === 'person');
  return (
    scene.mentionAt(at + 1)?.type === 'person' ||
    below !== undefined ||
    (beside >= 0 && relation !== 'conj' && scene.mentionAt(beside)?.type === 'person')
  );
}

function headOf({ syntax }: Scene, first: number, last: number): number {
  for (let at = first; at <= last; at++) {
    const head = syntax.head(at);
    if (head < first || head > last) return at;
  }
  return last;
}
