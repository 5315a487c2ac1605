/// <reference lib="dom" />
import * as fs from 'fs';
import * as path from 'path';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from './chromium';
import { NETWORKS } from './networks';
import { reportHtml } from '../../src/report';

/**
 * What the reports look like. New pictures are written to `.work/browser/` to be looked at; the ones that are kept are
 * small and compared coarsely, because every machine has other fonts: a part that is gone, moved or of another colour
 * is seen, a letter is not. `UPDATE_SCREENSHOTS=1` keeps the new ones.
 */
const KEPT = path.join(__dirname, 'screenshots');
const DOCS = path.resolve(__dirname, '../../docs/images');
const LOOK = path.resolve(__dirname, '../../.work/browser');
const MOST_DIFFERENCE = 0.03;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  fs.mkdirSync(LOOK, { recursive: true });
});
afterAll(() => browser?.close());

interface Shot {
  readonly network: keyof typeof NETWORKS;
  readonly selector?: string;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly print?: boolean;
  readonly step?: number;
  /** As much as a window of this height shows, not the whole page. */
  readonly height?: number;
}

const SHOTS: Readonly<Record<string, Shot>> = {
  'light': { network: 'whole' },
  'dark': { network: 'whole', scheme: 'dark' },
  'narrow': { network: 'whole', width: 390 },
  'print': { network: 'whole', width: 794, print: true },
  'broken': { network: 'broken' },
  'broken-dark': { network: 'broken', scheme: 'dark' },
  'network': { network: 'whole', selector: '#network figure' },
  'lost-packet': { network: 'broken', selector: '#packet .walk' },
  'piles': { network: 'two-hundred', selector: '#network figure' },
  'report-network': { network: 'production', width: 1240, height: 1290 },
  'report-packet': { network: 'production', selector: '#packet .walk', step: 3, width: 1240 },
  'stranger': { network: 'whole', selector: '#packet .walk', step: 9 },
  'shared': { network: 'shared' },
  'regional': { network: 'regional' },
  'dual-stack': { network: 'dual-stack' },
  'twenty': { network: 'twenty' },
  'two-hundred': { network: 'two-hundred' },
  'two-vpcs': { network: 'two-vpcs' },
  'hostile': { network: 'hostile' },
};
/** Those that say the most, and change the least; the README shows two of them. */
const STABLE: Readonly<Record<string, string>> = {
  'report-network': DOCS,
  'report-packet': DOCS,
  'network': KEPT,
  'lost-packet': KEPT,
  'piles': KEPT,
};

const pages = new Map<string, string>();
function htmlOf(network: keyof typeof NETWORKS): string {
  if (!pages.has(network)) { pages.set(network, reportHtml(NETWORKS[network](), network === 'production' ? {} : { title: network })); }
  return pages.get(network)!;
}

async function taken(shot: Shot, type: 'webp' | 'png' = 'png'): Promise<Uint8Array> {
  const { network, selector, width = 1280, scheme = 'light', print, step, height } = shot;
  const page = await browser.newPage();
  await page.setViewport({ width, height: height ?? 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  if (print) { await page.emulateMediaType('print'); }
  // A sticky bar would stand in the middle of a picture of the whole page.
  const html = htmlOf(network).replace('</style>', 'nav.toc,.stage{position:static!important}</style>');
  await page.setContent(html);
  if (step !== undefined) { await page.click(`.step:nth-child(${step}) h3 button`); }
  const part = selector === undefined ? page : (await page.$(selector))!;
  const image = await part.screenshot({ type, ...type === 'webp' ? { quality: 50 } : {}, ...selector ?? height ? {} : { fullPage: true } });
  await page.close();
  return image;
}

/** How different two images are, from 0 to 1, as somebody sees them who squints. */
async function difference(page: Page, one: Uint8Array, other: Uint8Array): Promise<number> {
  const url = (image: Uint8Array) => `data:;base64,${Buffer.from(image).toString('base64')}`;
  return page.evaluate(async (sources: string[]) => {
    const [width, height] = [64, 64];
    const pixels = await Promise.all(sources.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0, width, height);
      return context.getImageData(0, 0, width, height).data;
    }));
    return pixels[0].reduce((sum, value, i) => sum + Math.abs(value - pixels[1][i]), 0) / (pixels[0].length * 255);
  }, [url(one), url(other)]);
}

test.each(Object.keys(SHOTS))('%s', async (name) => {
  const image = await taken(SHOTS[name]);
  fs.writeFileSync(path.join(LOOK, `${name}.png`), image);
  expect(image.length).toBeGreaterThan(5_000);
  if (!Object.hasOwn(STABLE, name)) { return; }
  const kept = path.join(STABLE[name], `${name}.webp`);
  if (process.env.UPDATE_SCREENSHOTS) { fs.writeFileSync(kept, await taken(SHOTS[name], 'webp')); }
  const page = await browser.newPage();
  expect(await difference(page, fs.readFileSync(kept), image)).toBeLessThan(MOST_DIFFERENCE);
  await page.close();
});

test('the comparison sees a part that is gone', async () => {
  const page = await browser.newPage();
  const [whole, broken] = [await taken(SHOTS.network), await taken({ ...SHOTS.network, network: 'regional' })];
  expect(await difference(page, whole, broken)).toBeGreaterThan(MOST_DIFFERENCE);
  await page.close();
});
