/** How much of a text is looked at, in characters. */
const ENOUGH = 3000;

let detector: ((text: string) => string) | undefined;

/** ISO 639-1 code of a text's language, `und` where it cannot be told. */
export async function detectLanguage(text: string): Promise<string> {
  if (!detector) {
    const { eld } = await import('eld/extrasmall');
    detector = (sample) => eld.detect(sample).language;
  }
  const sample = text.slice(0, ENOUGH);
  return /\p{L}{2}/u.test(sample) ? detector(sample) || 'und' : 'und';
}
