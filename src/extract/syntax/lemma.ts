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
  if (/(s|sh|ch|x|z|o)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[^su]s$/.test(word)) return word.slice(0, -1);
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`;
  const stem = /(ed|ing)$/.test(word) ? word.replace(/(ed|ing)$/, '') : undefined;
  return stem === undefined || !VOWEL.test(stem) ? word : withoutEnding(stem);
}

/** "plann" -> "plan", "host" -> "host", "arriv" -> "arrive". */
function withoutEnding(stem: string): string {
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  if (
    /([^aeiou][aeiou][vszcg]|[^aeiou]u[vszcg]|[aeiou][cgsvz]|[^aeioulr]l|[dln]g|[rn][cg]|[nr]s|at|in?vit|quir|ut|olv|rv|ov|iv|pos|par|hir)$/.test(
      stem,
    )
  ) {
    return /(eat|oat|[aeiou]{2}[ltn]|visit|limit|suit|spring|bring|long|hang|ing)$/.test(stem) ? stem : `${stem}e`;
  }
  return stem;
}

function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(s|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
