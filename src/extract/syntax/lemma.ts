import { readDataYaml } from '../../lexicon/package-data.ts';

let irregular: ReadonlyMap<string, string> | undefined;

/** Irregular forms of verbs and nouns: data/rules/en/lemmas.yaml. */
function irregularForms(): ReadonlyMap<string, string> {
  if (irregular) return irregular;
  const rows = readDataYaml('rules/en/lemmas.yaml') as Record<string, readonly string[]>;
  irregular = new Map(Object.entries(rows).flatMap(([lemma, forms]) => forms.map((form) => [form, lemma] as const)));
  return irregular;
}

const VOWEL = /[aeiouy]/;

/** The dictionary form of a lower-case English word. Regular inflection by rule, the rest from data. */
export function lemmaOf(word: string, upos: string): string {
  const known = irregularForms().get(word);
  if (known) return known;
  if (upos === 'VERB' || upos === 'AUX') return verbStem(word);
  return upos === 'NOUN' ? singular(word) : word;
}

function verbStem(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz|o)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word)) return word.slice(0, -1);
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`;
  const stem = /([^e]ed|ing)$/.test(word) ? word.replace(/(ed|ing)$/, '') : undefined;
  return stem === undefined || !VOWEL.test(stem) ? word : withoutEnding(stem);
}

/** A stem has lost an "e" where a word without one would not be spelt so: "arriv", "includ", "chang", "hop". */
const LOST_E: readonly RegExp[] = [
  /[uvz]$/, // argue, arrive, organize
  /[^s]s$|[nr]c$|[aeiou]c$/, // increase, force, notice
  /[dlnr]g$|[aeiu]g$/, // judge, change, manage
  /[^aeioulrw]l$|[^aeiou]ul$|pil$|ncil$/, // handle, schedule, compile
  /(^|[^aeiou])[aiou]d$|[crs]ed$/, // include, decide, concede
  /[^ao]at$/, // create, negotiate
  /[^aeio]ut$/, // contribute
  /[^aeiou](ot|ib|ok|ik|um|im|ur|ar|ir|ap|am|in|an)$|[qu]uir$/, // vote, describe, provoke, measure, share, define
  /(com|ven|phon|pon)$/, // welcome, intervene, postpone
  /[^aeiou]or$/, // explore
  /^[^aeiou]*[aiou][bdgklmnprt]$/, // of one syllable: hope, file
];

/** What ends in these has lost none: "treat", "repeat", "float", "visit". */
const HAS_NONE = /(eat|oat|ing)$/;

/** "plann" -> "plan", "host" -> "host", "arriv" -> "arrive". */
function withoutEnding(stem: string): string {
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  const lost = LOST_E.some((form) => form.test(stem)) && (!HAS_NONE.test(stem) || stem.endsWith('creat'));
  return lost ? `${stem}e` : stem;
}

function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
