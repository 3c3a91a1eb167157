/** How much of a text is looked at, in characters. */
const ENOUGH = 3000;

/** Names outweigh the other words of a text that is shorter than this, in characters: "Merkel met Macron in Berlin". */
const SHORT = 300;
/** Such a text is English where that is nearly as likely as the likeliest language: this share of it. */
const NEARLY = 0.85;

let detector: ((text: string) => string) | undefined;

/** ISO 639-1 code of a text's language, `und` where it cannot be told. */
export async function detectLanguage(text: string): Promise<string> {
  if (!detector) {
    const { eld } = await import('eld/extrasmall');
    detector = (sample) => {
      const found = eld.detect(sample);
      const scores = found.getScores();
      const isNearlyEnglish = (scores['en'] ?? 0) >= NEARLY * (scores[found.language] ?? Infinity);
      return sample.length < SHORT && isNearlyEnglish ? 'en' : found.language;
    };
  }
  const sample = text.slice(0, ENOUGH);
  return /\p{L}{2}/u.test(sample) ? detector(sample) || 'und' : 'und';
}
