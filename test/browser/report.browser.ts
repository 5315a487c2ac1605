/// <reference lib="dom" />
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { pathToFileURL } from 'url';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from './chromium';
import { NETWORKS } from './networks';
import { networkSvg, reportHtml } from '../../src/report';

type Name = keyof typeof NETWORKS;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
const pages = new Map<Name, string>();
let browser: Browser;

beforeAll(async () => { browser = await launch(); });
afterAll(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true });
});

/** The report as a file on disk, as a reviewer opens it. */
function fileOf(name: Name): string {
  const known = pages.get(name);
  if (known !== undefined) { return known; }
  const file = path.join(folder, `${name}.html`);
  fs.writeFileSync(file, reportHtml(NETWORKS[name](), { title: name }));
  pages.set(name, file);
  return file;
}

interface Opened {
  readonly page: Page;
  /** Console messages, errors, and requests for anything but the file. */
  readonly noise: string[];
}

interface Screen {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
  readonly hash?: string;
}

async function open(name: Name, { width = 1280, scheme = 'light', script = true, hash = '' }: Screen = {}): Promise<Opened> {
  const page = await browser.newPage();
  const noise: string[] = [];
  const url = pathToFileURL(fileOf(name)).href;
  page.on('console', (message) => noise.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${String(error)}`));
  page.on('request', (request) => { if (!request.url().startsWith(url)) { noise.push(`request: ${request.url()}`); } });
  page.on('dialog', (dialog) => { noise.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(url + hash);
  return { page, noise };
}

const ALL = Object.keys(NETWORKS) as Name[];
const text = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const isShown = (page: Page, selector: string) =>
  page.$$eval(selector, (elements) => elements.map((element) => element.getBoundingClientRect().height > 0));
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describe.each(ALL)('%s', (name) => {
  test.each(['light', 'dark'] as const)('%s: no noise, and axe finds nothing', async (scheme) => {
    const { page, noise } = await open(name, { scheme });
    await page.evaluate(AXE);
    expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))')).toEqual([]);
    expect(noise).toEqual([]);
    await page.close();
  });

  test('nothing sticks out on a phone', async () => {
    const { page } = await open(name, { width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  });
});

test('equal networks give equal pages, under 300 kB for three zones', () => {
  expect(reportHtml(NETWORKS.whole())).toBe(reportHtml(NETWORKS.whole()));
  expect(fs.statSync(fileOf('whole')).size).toBeLessThan(300_000);
  expect(fs.statSync(fileOf('two-hundred')).size).toBeLessThan(300_000);
});

describe('the steps of a packet', () => {
  const current = (page: Page) => text(page, '.step[aria-current=step] .no');

  test('arrow keys, Home and End', async () => {
    const { page } = await open('whole');
    await page.focus('.step:first-child h3 button');
    const walked: string[] = [await current(page)];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'ArrowRight', 'Home'] as const) {
      await page.keyboard.press(key);
      walked.push(await current(page));
    }
    expect(walked).toEqual(['1', '2', '3', '2', '9', '9', '1']);
    expect(await page.evaluate(() => document.activeElement?.closest('.step')?.id)).toBe('step-1');
    await page.close();
  });

  test('buttons move the packet, and say where it is', async () => {
    const { page } = await open('whole');
    const place = () => page.$eval('.token', (token) => (token as unknown as HTMLElement).style.transform);
    const before = await place();
    await page.click('.next');
    await page.click('.next');
    expect(await place()).not.toBe(before);
    expect(await text(page, '.live')).toMatch(/^Step 3 of 9: The gateway puts its own address in/);
    expect(await text(page, '.tk-s')).toMatch(/^10\.0\.\d+\.\d+:12077$/);
    expect(await page.$eval('.tk-s', (element) => element.classList.contains('new'))).toBe(true);
    await page.close();
  });

  test('one step is open, and every heading says whether it is', async () => {
    const { page } = await open('whole', { hash: '#step-4' });
    expect(await page.$$eval('.step h3 button', (buttons) => buttons.map((button) => button.getAttribute('aria-expanded')))).toEqual(['false', 'false', 'false', 'true', 'false', 'false', 'false', 'false', 'false']);
    expect((await isShown(page, '.step .body')).filter(Boolean)).toHaveLength(1);
    await page.close();
  });

  test('a broken network opens where the packet dies, and says what to change', async () => {
    const { page } = await open('broken');
    expect(await current(page)).toBe('6');
    expect(await text(page, '.step.on')).toContain('the packet dies here');
    expect(await text(page, '.step.on .fix')).toContain('rule 50');
    expect(await page.$$eval('.zoom .gate.bad', (gates) => gates.length)).toBe(1);
    await page.close();
  });
});

describe('without JavaScript', () => {
  test('everything is there', async () => {
    const { page, noise } = await open('whole', { script: false });
    expect(await isShown(page, '.step .body')).toEqual(Array(9).fill(true));
    expect(await isShown(page, '.loss .lp')).toEqual(Array(3).fill(true));
    expect(await isShown(page, '.num-t tbody tr')).toEqual(Array(4).fill(true));
    expect(noise).toEqual([]);
    await page.close();
  });

  test('nothing is there that does nothing', async () => {
    const { page } = await open('whole', { script: false });
    for (const selector of ['.controls', '.slider', '.bigloss', '.token', '.loss input']) {
      expect([selector, ...new Set(await isShown(page, selector))]).toEqual([selector, false]);
    }
    await page.close();
  });
});

describe('pointing, picking, sliding', () => {
  test('a subnet lights its routes as far as the internet gateway', async () => {
    const { page } = await open('whole');
    const id = await page.$$eval('a.node', (nodes) => nodes.find((node) => node.textContent!.startsWith('private subnet PrivateSubnet1'))!.id);
    await page.$eval(`#${id}`, (node) => (node as unknown as SVGElement).focus());
    expect(await page.$$eval('#net .ln.on', (lines) => lines.map((line) => line.classList.contains('up') ? 'up' : 'own'))).toEqual(['up', 'own']);
    await page.close();
  });

  test('every link leads to something', async () => {
    for (const name of ALL) {
      const { page } = await open(name);
      expect(await page.$$eval('a[href^="#"]', (links) => links.map((link) => link.getAttribute('href')!.slice(1)).filter((id) => !document.getElementById(id)))).toEqual([]);
      await page.close();
    }
  });

  test('no id is there twice', async () => {
    for (const name of ALL) {
      const { page } = await open(name);
      expect(await page.$$eval('[id]', (elements) => elements.map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i))).toEqual([]);
      await page.close();
    }
  });

  test('the loss of a zone is picked with the arrow keys', async () => {
    const { page } = await open('shared');
    const say = () => text(page, '.say');
    expect(await say()).toContain('Cut off, although their zones stand: AppB and AppC');
    await page.focus('.loss input:checked');
    await page.keyboard.press('ArrowRight');
    expect(await say()).toContain('Still on the internet: AppA and AppC');
    await page.close();
  });

  test('traffic changes what the designs cost', async () => {
    const { page } = await open('whole');
    const totals = () => page.$$eval('.total', (all) => all.map(({ textContent }) => textContent));
    expect(await totals()).toEqual(['$154.50', '$88.17', '$154.50']);
    await page.focus('.slider input');
    await page.keyboard.press('Home');
    expect(await totals()).toEqual(['$109.50', '$36.50', '$109.50']);
    expect(await page.$eval('.slider input', (slider) => slider.getAttribute('aria-valuetext'))).toContain('0 GB a month: One gateway a zone $109.50');
    await page.close();
  });
});

test('paper is light, has all steps, and nothing to press', async () => {
  const { page } = await open('whole', { scheme: 'dark' });
  await page.emulateMediaType('print');
  expect(await isShown(page, '.step .body')).toEqual(Array(9).fill(true));
  expect(await isShown(page, 'nav, .controls, .slider, .bigloss')).toEqual(Array(4).fill(false));
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
  await page.close();
});

test('names that are markup stay text', async () => {
  const { page, noise } = await open('hostile');
  expect(await page.$$eval('img, script', (elements) => elements.map(({ tagName }) => tagName))).toEqual(['SCRIPT', 'SCRIPT']);
  expect(await text(page, 'main')).toContain('<img src=x onerror=alert(1)>\\u202e"\'');
  expect(noise).toEqual([]);
  await page.close();
});

test('the picture alone is an image', async () => {
  const page = await browser.newPage();
  const source = `data:image/svg+xml,${encodeURIComponent(networkSvg(NETWORKS.hostile()))}`;
  const size = await page.evaluate((src) => new Promise<number[]>((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
    image.onerror = () => reject(new Error('not an image'));
    image.src = src;
  }), source);
  expect(size[0]).toBe(1160);
  await page.close();
});
