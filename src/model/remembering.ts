/**
 * A pure function of one text that remembers its last answers: names come again and again. After `most` different texts it
 * begins anew.
 */
export function remembering<Answer>(make: (text: string) => Answer, most = 50_000): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const own = detached(text);
    const made = make(own);
    known.set(own, made);
    return made;
  };
}

/** The same text on its own: a piece of a longer text keeps all of that in memory, for as long as it lives itself. */
const detached = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
