import PostalMime, { type Address, type Email } from 'postal-mime';
import { DOCUMENT_TYPE } from './documents.ts';
import { readHtml } from './html.ts';
import type { ReadText } from './make-article.ts';
import { publishedDay } from './published.ts';

export interface Mail {
  readonly name: string;
  readonly read: ReadText;
  /** Attached documents of a known type. */
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

/** One mail, or those of an mbox (RFC 4155), which begin with a line `From `. */
export async function* readMails(type: 'eml' | 'mbox', bytes: Buffer): AsyncGenerator<Mail> {
  const sources = type === 'eml' ? [bytes] : splitMailbox(bytes);
  for (const [index, source] of sources.entries()) {
    const mail = await PostalMime.parse(source);
    yield {
      name: mail.messageId?.replace(/^<|>$/g, '') ?? `mail-${index + 1}`,
      read: textOf(mail),
      attachments: attached(mail),
    };
  }
}

/** Bytes stand for themselves in latin1, so nothing is lost in the split. `>From ` at a line's head was `From `. */
function splitMailbox(bytes: Buffer): Buffer[] {
  const parts = bytes
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .split(/^From .*\n/m);
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => Buffer.from(part.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}

/**
 * The head of a mail and its body. It speaks on the day on which it was sent, as its header has it, and is published by
 * its sender: two mails of one sender are one source.
 */
function textOf({ subject, date, text, html, from, to, cc }: Email): ReadText {
  const body = text?.trim() ? text.replace(/\r\n?/g, '\n') : html ? readHtml(html).text : '';
  const head = [
    ['From', from && nameOf(from)],
    ['To', namesOf(to)],
    ['Cc', namesOf(cc)],
    ['Subject', subject],
  ].flatMap(([field, value]) => (value ? [`${field}: ${value}`] : []));
  const sender = from?.name || from?.address || null;
  return {
    text: body.trim() === '' ? '' : `${head.join('\n')}\n\n${body}`,
    title: subject ?? null,
    published: publishedDay(date),
    publisher: sender,
  };
}

const nameOf = ({ name, address }: Address): string =>
  name && address ? `${name} <${address}>` : name || (address ?? '');

const namesOf = (addresses: readonly Address[] | undefined): string => (addresses ?? []).map(nameOf).join(', ');

const attached = ({ attachments }: Email): Mail['attachments'] =>
  attachments.flatMap(({ filename, mimeType, content }) => {
    // An invitation is a part of its own, often without a name.
    const isInvitation = mimeType === 'text/calendar';
    const type = isInvitation ? 'ics' : DOCUMENT_TYPE.exec(filename ?? '')?.[1]?.toLowerCase();
    if ((filename === null && !isInvitation) || type === undefined) return [];
    return [
      {
        name: filename ?? 'invitation.ics',
        type,
        bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array),
      },
    ];
  });
