import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  // The empty argument is the window's title: `start` takes the first quoted one as that.
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the default browser; false where there is none. */
export function openBrowser(url: string): Promise<boolean> {
  const [command = '', ...rest] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...rest, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.once('spawn', () => setTimeout(() => resolve(child.exitCode === null || child.exitCode === 0), 1500).unref());
    child.unref();
  });
}
