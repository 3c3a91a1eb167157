import type { EdgeName, EdgeRow, NodeLabel, PropertyValue } from '../model/schema.ts';

const LABELS: Readonly<Record<string, NodeLabel>> = {
  per: 'Person',
  org: 'Organization',
  plc: 'Place',
  mtg: 'Meeting',
  jdg: 'Judgement',
  top: 'Topic',
  nam: 'Name',
  art: 'Article',
  clm: 'Claim',
};

/** The label that an id's prefix stands for. */
export function labelOf(id: string): NodeLabel {
  const label = LABELS[id.slice(0, id.indexOf('_'))];
  if (!label) throw new TypeError(`no label for the id ${id}`);
  return label;
}

const NONE: Readonly<Record<string, PropertyValue>> = {};

/** An edge row; the labels of its ends follow from their ids. */
export function edge(
  type: EdgeName,
  from: string,
  to: string,
  properties: Readonly<Record<string, PropertyValue>> = NONE,
): EdgeRow {
  return { type, fromLabel: labelOf(from), from, toLabel: labelOf(to), to, properties };
}
