import { expect, test } from 'vitest';
import { checkBrowser, checkMemory, checkNode, checkTesseract } from '../../src/cli/doctor-checks.ts';

test('Node is as package.json wants it', async () => {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  expect(manifest.engines.node).toBe('^20.19.0 || >=22.12.0');
  const states = ['18.20.0', '20.18.3', '20.19.0', '21.7.0', '22.11.0', '22.12.0', '24.1.0'].map(
    (version) => checkNode(version).state,
  );
  expect(states).toEqual(['bad', 'bad', 'ok', 'bad', 'bad', 'ok', 'ok']);
});

test('little memory asks for fewer threads', () => {
  expect(checkMemory(16e9, 8).state).toBe('ok');
  expect(checkMemory(2e9, 16)).toMatchObject({ state: 'note', next: expect.stringContaining('--workers 7') as string });
});

test('without a display, what to do instead', () => {
  const surroundings = { store: 's', platform: 'linux', environment: {} } as const;
  expect(checkBrowser(surroundings)).toMatchObject({ state: 'note', found: 'this session has no display' });
  const shown = { ...surroundings, environment: { DISPLAY: ':0', PATH: '/nowhere' } };
  expect(checkBrowser(shown)).toMatchObject({ state: 'note', found: 'there is no xdg-open' });
  expect(checkBrowser({ ...surroundings, platform: 'darwin' }).state).toBe('ok');
});

test('tesseract is only needed for --ocr', () => {
  const surroundings = { store: 's', platform: 'linux', environment: { PATH: '/nowhere' } } as const;
  expect(checkTesseract(surroundings)).toMatchObject({ state: 'note', found: 'not installed' });
});
