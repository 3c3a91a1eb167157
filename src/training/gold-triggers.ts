import { frameRules } from '../lexicon/frames.ts';
import type { LanguageModel } from '../language/contract.ts';
import { viewsOf } from '../extract/links/link.ts';
import type { TriggerView } from '../extract/links/features.ts';
import { sceneMaker } from '../extract/meetings/scene.ts';
import type { Trigger } from '../extract/meetings/trigger.ts';
import { syntaxOf } from '../extract/syntax/syntax.ts';
import type { MeetingKind } from '../model/claim.ts';
import { searchName } from '../model/schema.ts';
import type { GoldArticle, GoldMeeting } from './gold-articles.ts';
import { defaultStages } from '../pipeline/default-stages.ts';
import { makeArticle } from '../read/make-article.ts';

/** A trigger with what gold says of it: the meetings whose evidence it stands in. */
export interface GoldTrigger {
  readonly document: string;
  readonly view: TriggerView;
  readonly meetings: readonly GoldMeeting[];
  /** Only doubtful meetings are told here: it teaches nothing. */
  readonly doubtful: boolean;
}

/** Every trigger of an article beside its gold. */
export async function goldTriggers(language: LanguageModel, gold: GoldArticle): Promise<GoldTrigger[]> {
  const { id, title, text, published } = gold;
  const article = await makeArticle(id, null, { text, title, published });
  const document = defaultStages(language).run(article);
  const rules = frameRules();
  const makeScene = sceneMaker(document);
  const spans = gold.meetings.flatMap((meeting) =>
    meeting.evidence.flatMap((quote) => {
      const start = text.indexOf(quote);
      return start < 0 ? [] : [{ meeting, start, end: start + quote.length }];
    }),
  );
  return document.sentences.flatMap((sentence) => {
    const tree = document.trees[sentence.index];
    if (!tree) return [];
    const scene = makeScene(sentence, syntaxOf(sentence, tree));
    const views = viewsOf(scene, rules);
    const triggers = views.map(({ trigger }) => trigger);
    const startOf = ({ index }: Trigger): number => sentence.tokens[index]?.start ?? 0;
    const inside = (trigger: Trigger, { start, end }: { start: number; end: number }): boolean =>
      start <= startOf(trigger) && startOf(trigger) < end;
    return views.map((view): GoldTrigger => {
      const { trigger } = view;
      const here = spans.filter((span) => inside(trigger, span));
      const shortest = Math.min(...here.map(({ start, end }) => end - start));
      const close = here.filter(({ start, end }) => end - start <= shortest * 1.3);
      const leading = close.filter((span) =>
        triggers.every((other) => !inside(other, span) || rank(other, span.meeting) <= rank(trigger, span.meeting)),
      );
      const told = [...new Set(leading.map(({ meeting }) => meeting))];
      const sure = told.filter(({ doubtful }) => !doubtful);
      return { document: id, view, meetings: sure, doubtful: sure.length === 0 && told.length > 0 };
    });
  });
}

const remote = (kind: MeetingKind): boolean => kind === 'call' || kind === 'video';

/** Of the triggers in one quote, those that tell of the meeting most plainly: a word for its kind, and no weak one but of attendance. */
function rank({ frame, kind }: Trigger, meeting: GoldMeeting): number {
  const fits = kind === meeting.kind || (remote(kind) && remote(meeting.kind));
  return Number(!frame.weak || frame.attendance) * 2 + Number(fits) * 2;
}

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word));

/** Does a name, or one of its forms here, mean a gold participant? */
export function meansParticipant(
  party: { readonly name: string; readonly type: string; readonly as: string },
  gold: GoldMeeting['participants'][number],
): boolean {
  const forms = [gold.name, ...(gold.aliases ?? [])].map(searchName);
  const own = [party.name, party.as].map(searchName).filter(Boolean);
  if (own.some((name) => forms.includes(name))) return true;
  if (gold.type !== 'any' && (party.type === 'person') !== (gold.type === 'person')) return false;
  const [words = []] = own.map((name) => name.split(' '));
  const full = (forms[0] ?? '').split(' ');
  return words.length > 1 && full.length > 1 && (within(words, full) || within(full, words));
}
