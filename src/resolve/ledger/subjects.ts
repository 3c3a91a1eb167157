import type { Judgement, Subject } from '../../model/judgement.ts';

/** What a judgement is about, each by the part that it has in it. */
export function subjectsOf(judgement: Judgement): (readonly [side: string, subject: Subject])[] {
  switch (judgement.kind) {
    case 'sameness':
      return [
        ['left', judgement.left],
        ['right', judgement.right],
      ];
    case 'split':
      return [
        ['part', judgement.part],
        ['rest', judgement.rest],
      ];
    case 'correction':
      return judgement.field === 'participant'
        ? [
            ['subject', judgement.subject],
            ['participant', judgement.value],
          ]
        : [['subject', judgement.subject]];
    case 'undo':
      return [];
    default:
      return [['subject', judgement.subject]];
  }
}
