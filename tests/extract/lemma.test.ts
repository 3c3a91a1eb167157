import { expect, test } from 'vitest';
import { lemmaOf } from '../../src/extract/syntax/lemma.ts';

const VERBS: Readonly<Record<string, string>> = {
  include: 'include includes included including',
  decide: 'decided deciding decides',
  preside: 'presided presiding',
  continue: 'continues continued continuing',
  organize: 'organizes organized organizing',
  use: 'uses used using',
  focus: 'focuses focused focusing',
  share: 'shared sharing',
  create: 'created creating',
  treat: 'treated treating',
  repeat: 'repeats repeated',
  invite: 'invited inviting',
  visit: 'visited visiting',
  vote: 'voted voting',
  intervene: 'intervened intervening',
  open: 'opened opening',
  consider: 'considered considering',
  hope: 'hoped hoping',
  drop: 'dropped dropping',
  call: 'called calling',
  handle: 'handled handling',
  need: 'need needed needs',
  agree: 'agreed agreeing',
  succeed: 'succeed succeeded',
  die: 'died dying',
  deny: 'denied denying denies',
  press: 'presses pressed pressing',
  reach: 'reaches reached',
  send: 'sent sends sending',
  write: 'wrote written writing',
  bring: 'brought bringing',
};

test.each(Object.entries(VERBS))('%s: %s', (lemma, forms) => {
  expect(forms.split(' ').map((form) => lemmaOf(form, 'VERB'))).toEqual(forms.split(' ').map(() => lemma));
});

test.each([
  ['parties', 'party'],
  ['talks', 'talks'],
  ['processes', 'process'],
  ['cases', 'case'],
  ['crisis', 'crisis'],
  ['women', 'woman'],
])('noun %s: %s', (form, lemma) => {
  expect(lemmaOf(form, 'NOUN')).toBe(lemma);
});
