import { metWords, partWords } from '../../../src/view/counts.ts';
import { linkOf, nodeOf } from '../../../src/view/scene.ts';
import { linksOf } from '../../../src/view/walk.ts';
import { MOST_COLOURS } from '../model/drawing.ts';
import type { Model } from '../model/model.ts';

/** What a screen reader says of a node: `Reza Jalali, person, 9 held, pinned`. */
export function nodeWords(model: Model, id: string): string {
  const node = nodeOf(model.scene.value, id);
  if (!node) return id;
  const { source, tally } = model.drawn.value;
  const number = source.index.nodeAt.get(id);
  const isParty = number !== undefined && number < source.index.parties;
  const circle = node.community >= 0 && node.community < MOST_COLOURS ? `circle ${node.community + 1}` : null;
  const parts = [
    node.label,
    node.about,
    isParty ? partWords(tally.ofParty(number)) : null,
    circle,
    node.pinned ? 'pinned' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** `Marta Alder and Reza Jalali, met 5× · 1 planned`. */
export function linkWords(model: Model, id: string): string {
  const { nodes } = model.scene.value;
  const link = linkOf(model.scene.value, id);
  if (!link) return id;
  const { source, tally } = model.drawn.value;
  const number = source.index.linkAt.get(id);
  const counts = number === undefined || link.crowd ? 'attendance' : metWords(tally.ofLink(number));
  return `${nodes[link.a]?.label ?? ''} and ${nodes[link.b]?.label ?? ''}, ${counts}`;
}

/** The whole name of the keyboard's place: on a node, or on one of its links. */
export function placeWords(model: Model, node: string, link: string | null): string {
  const links = linksOf(model.scene.value, node);
  if (link === null) return `${nodeWords(model, node)}, ${links.length} links`;
  const index = links.findIndex(({ id }) => id === link);
  return `${linkWords(model, link)}, link ${index + 1} of ${links.length}`;
}
