import { WhometError } from '../model/errors.ts';

/** Procedures that only read the graph. */
const ALLOWED =
  /^db\.(labels|relationshipTypes|propertyKeys|schema\.(visualization|nodeTypeProperties|relTypeProperties)|index\.fulltext\.query(Nodes|Relationships))$/i;

/** Strings, quoted names and comments, where any word may stand. */
const OPAQUE = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * Throws `query/not-allowed` where a query reads files or other databases, or calls a procedure that is not on the list
 * of those that only read: a server would do what it is asked even in a read transaction. That nothing is written, the
 * stores see to themselves.
 */
export function checkQuery(text: string): void {
  const bare = text.replace(OPAQUE, (match) => (match.startsWith('`') ? match.replaceAll('`', '') : ' '));
  if (/\bLOAD\s+CSV\b/i.test(bare)) refuse('LOAD CSV reads files and addresses');
  if (/(?:^|[\s{}();])USE\s+[\w.]/i.test(bare)) refuse('USE leaves the store');
  for (const [, name = ''] of bare.matchAll(/\bCALL\s+([A-Za-z_][\w.\s]*?)\s*(?=\(|$|\n|\bYIELD\b)/gi)) {
    if (!ALLOWED.test(name.replace(/\s/g, ''))) refuse(`the procedure ${name.trim()} is not on the list`);
  }
}

function refuse(reason: string): never {
  throw new WhometError({
    code: 'query/not-allowed',
    message: `The query was not sent: ${reason}.`,
    next: 'Ask with MATCH … RETURN; procedures may be db.labels, db.relationshipTypes, db.propertyKeys and db.schema.*.',
  });
}
