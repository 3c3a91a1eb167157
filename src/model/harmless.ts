/**
 * What commands a terminal (control characters, ESC among them) or changes how other text looks: marks that turn the
 * direction of writing for what follows, separators of lines, invisible tags. A line end and a tab are kept.
 */
const COMMANDS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]|\r(?!\n)|\udb40[\udc00-\udc7f]/g;

/** A text that may be shown anywhere: each such character becomes U+FFFD, so that offsets stay what they were. */
export const harmless = (text: string): string => text.replace(COMMANDS, (found) => '\ufffd'.repeat(found.length));

/** The same text where the format has a way to write any character: `escape` gets each UTF-16 code unit. */
export const escaped = (text: string, escape: (unit: number) => string): string =>
  text.replace(COMMANDS, (found) =>
    Array.from({ length: found.length }, (_, at) => escape(found.charCodeAt(at))).join(''),
  );
