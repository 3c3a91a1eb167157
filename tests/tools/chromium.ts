import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where the system's Chromium is: CHROMIUM_PATH, else where Debian puts it. */
export const CHROMIUM_PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export const hasChromium = existsSync(CHROMIUM_PATH);

/** Why tests of the page are skipped, for their names. */
export const noChromium = `skipped: no Chromium at ${CHROMIUM_PATH} (set CHROMIUM_PATH)`;

/** A browser with a fresh profile that asks nobody for anything. */
export const launchChromium = (...flags: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM_PATH,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  });
