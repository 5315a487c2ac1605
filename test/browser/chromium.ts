import * as fs from 'fs';
import * as path from 'path';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The Chromium of this machine: the one in `CHROME_PATH`, or the first on `PATH`. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const folders = (env.PATH ?? '').split(path.delimiter);
  const found = env.CHROME_PATH ?? folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
  if (found === undefined) {
    throw new Error('no Chromium was found on PATH: install one (Debian: apt-get install chromium), or give its path in CHROME_PATH');
  }
  return found;
}

/** Without a sandbox: containers have no user namespaces, and the pages are our own. */
export function launch(): Promise<Browser> {
  return puppeteer.launch({ executablePath: chromiumPath(), headless: true, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'] });
}
