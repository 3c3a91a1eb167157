/** A pure function of one text that remembers its last answers: names come again and again. */
export function remembering<Answer>(make: (text: string) => Answer, most = 200_000): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
