/** Code units of texts that are remembered: longer ones are no names, and would fill the memory. */
const LONGEST = 1000;

/**
 * A pure function of one text that remembers its answers: names come again and again. Of `most` texts the half that was
 * not asked for lately is forgotten once they are as many, so that memory stops growing early in a long run.
 */
export function remembering<Answer>(make: (text: string) => Answer, most = 10_000): (text: string) => Answer {
  let [lately, before] = [new Map<string, Answer>(), new Map<string, Answer>()];
  return (text) => {
    if (text.length > LONGEST) return make(text);
    const found = lately.get(text);
    if (found !== undefined) return found;
    const own = detached(text);
    const answer = before.get(own) ?? make(own);
    if (lately.size >= most / 2) [lately, before] = [new Map<string, Answer>(), lately];
    lately.set(own, answer);
    return answer;
  };
}

/** The same text on its own: a piece of a longer text keeps all of that in memory, for as long as it lives itself. */
const detached = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
