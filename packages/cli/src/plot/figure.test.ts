import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Locale } from '@firebreak/contract';
import { describe, expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { statisticsIn } from '../testing/run.ts';
import { type Box, type Shape } from './drawing.ts';
import { drawFigure } from './draw-figure.ts';
import { type Figure } from './figure.ts';
import { pngOf } from './png.ts';
import { svgOf } from './svg.ts';
import { textWidth, wrapText } from './text-size.ts';
import { ticksOf } from './tick.ts';

const { path } = temporaryFolder();
const example = (name: string): string => inClone(`examples/${name}`);

/** Every command with a figure. */
const figures: readonly (readonly [name: string, given: readonly string[]])[] = [
  ['two-by-two', ['measure', 'two-by-two', '--cells', '43,11,3,18']],
  ['attack-rates', ['measure', 'attack-rates', example('oswego-1940/linelist.csv')]],
  ['stratified', ['measure', 'stratified', example('oswego-1940/linelist.csv'), '--exposure', 'cakes', '--stratum', 'sex']],
  ['proportion', ['measure', 'proportion', example('oswego-1940/linelist.csv'), '--outcome', 'ill', '--by', 'sex']],
  ['offspring', ['measure', 'offspring', example('hagelloch-1861/contacts.csv'), '--from', 'from', '--to', 'to']],
  ['delay', ['measure', 'delay', example('hagelloch-1861/linelist.csv'), '--start', 'date_of_prodrome', '--end', 'date_of_rash']],
  ['pool-plan', ['pool', 'plan', '--prevalence', '0.01']],
  [
    'pool-prevalence',
    ['pool', 'prevalence', example('pools/mosquitoes.csv'), '--size', 'mosquitoes', '--result', 'positive', '--by', 'village'],
  ],
  ['rt', ['rt', example('series/flu-2009-school.csv'), '--si-mean', '2.6', '--si-sd', '1.5', '--incomplete', '3']],
  ['cohort', ['rt', example('series/flu-2009-school.csv'), '--si-mean', '2.6', '--si-sd', '1.5', '--method', 'wallinga-teunis']],
  ['growth', ['growth', example('series/flu-2009-school.csv'), '--split', 'best']],
  ['nowcast', ['nowcast', example('series/hus-2011-germany.csv'), '--event', 'hospitalised', '--when', '2011-06-02', '--D', '15']],
  ['detect', ['detect', example('series/salmonella-agona-1990-1995.csv'), '--years', '3']],
  [
    'stcd',
    [
      'detect',
      example('series/places-of-cases.csv'),
      '--method',
      'stcd',
      '--x',
      'east',
      '--y',
      'north',
      '--radius',
      '1',
      '--epsilon',
      '0.5',
      '--threshold',
      '100',
    ],
  ],
  ['scan', ['scan', example('scan/places.csv'), '--replications', '99']],
];

describe.each<readonly [Locale, RegExp]>([
  ['en', /What would make it wrong/],
  ['zh-Hans', /可能出错/],
  ['zh-Hant', /可能出錯/],
])('figures in %s', async (language, caveat) => {
  const firebreak = await statisticsIn(language);

  test.each(figures)('%s: an SVG with its title, its caveats, and no text over another or over the edge', async (name, given) => {
    const file = path(`${name}-${language}.svg`);
    const run = await firebreak(...given, '--plot', file);
    expect([run.status, run.stderr.includes(file)]).toEqual([0, true]);
    const svg = readFileSync(file, 'utf8');
    const [, width = 0, height = 0] = (/<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    expect(width).toBe(960);
    expect(height).toBeGreaterThan(200);
    expect(svg).toMatch(caveat);
    expect(svg.match(/<title>(.+)<\/title>/)?.[1]?.length).toBeGreaterThan(3);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const texts = textsOfSvg(svg);
    expect(texts.length).toBeGreaterThan(5);
    expect(
      texts.filter(({ box }) => box.x < 0 || box.x + box.width > width || box.y + box.height > height).map(({ text }) => text),
    ).toEqual([]);
    expect(overlaps(texts)).toEqual([]);
    expect(tagsLeftOpen(svg)).toEqual([]);
  });
});

/** Texts of our own SVG with the boxes they fill; a bar of measure that errs on the wide side. */
function textsOfSvg(svg: string): { text: string; box: Box }[] {
  return [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)"[^>]*?(?:text-anchor="(\w+)")?[^>]*>([^<]*)<\/text>/g)].map(
    ([whole, x, y, size, , text = '']) => {
      const anchor = /text-anchor="(\w+)"/.exec(whole)?.[1] ?? 'start';
      const width = textWidth(unescaped(text), Number(size));
      const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
      return { text, box: { x: left, y: Number(y) - Number(size) * 0.85, width, height: Number(size) * 1.05 } };
    },
  );
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&apos;', "'");

function overlaps(texts: readonly { text: string; box: Box }[]): string[] {
  return texts.flatMap((one, at) =>
    texts.slice(at + 1).flatMap((other) => (meet(one.box, other.box) ? [`${one.text} | ${other.text}`] : [])),
  );
}

const meet = (a: Box, b: Box): boolean =>
  a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && a.y + 0.5 < b.y + b.height && b.y + 0.5 < a.y + a.height;

/** Elements of an XML text that are not closed, or not in order: what a parser would refuse. */
function tagsLeftOpen(xml: string): string[] {
  const open: string[] = [];
  for (const [, closes, name = '', alone] of xml.matchAll(/<(\/?)([a-zA-Z]+)(?:\s(?:"[^"]*"|[^">])*?)?(\/?)>/g)) {
    if (alone === '/') continue;
    if (closes !== '/') open.push(name);
    else if (open.pop() !== name) return [`</${name}> without its beginning`];
  }
  return open;
}

const picture = (title: string, marks: Figure['panels'][number]['marks'] = []): Figure => ({
  title,
  subtitle: ['2026-03-01 – 2026-03-10'],
  panels: [
    { x: { kind: 'day', title: '', from: 20_513, to: 20_522 }, y: { kind: 'number', title: 'cases', from: 0, to: 10 }, height: 200, marks },
  ],
  notes: [],
});

describe('PNG', () => {
  /** Share of the pixels of a box that are dark, in a picture of double density. */
  async function darkIn(png: Buffer, box: Box): Promise<{ share: number; bits: string }> {
    const image = await loadImage(png);
    const canvas = createCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(box.x * 2, box.y * 2, box.width * 2, box.height * 2);
    let [dark, bits] = [0, ''];
    for (let at = 0; at < data.length; at += 4) {
      const isDark = (data[at] ?? 255) < 128;
      dark += isDark ? 1 : 0;
      bits += isDark ? '#' : '.';
    }
    return { share: dark / (data.length / 4), bits };
  }

  test('has the size of its drawing twice over, in the signature of PNG', async () => {
    const drawing = drawFigure(picture('Cases'), 'en');
    const png = pngOf(drawing);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([drawing.width * 2, drawing.height * 2]);
  });

  test('shows Chinese on a machine without a Chinese font: characters are drawn, and not all as the same empty box', async () => {
    const titleBox = { x: 24, y: 28, width: 22, height: 24 }; // the first character of a title
    const drawn = await Promise.all(
      ['疫', '情', '發', '灣'].map((letter) => darkIn(pngOf(drawFigure(picture(letter), 'zh-Hans')), titleBox)),
    );
    for (const { share } of drawn) expect(share).toBeGreaterThan(0.1);
    expect(new Set(drawn.map(({ bits }) => bits)).size).toBe(4);
  });

  test('is written by a command', async () => {
    const firebreak = await statisticsIn('zh-Hans');
    const file = path('rt.png');
    const run = await firebreak('rt', example('series/flu-2009-school.csv'), '--si-mean', '2.6', '--si-sd', '1.5', '--plot', file);
    expect([run.status, run.stderr]).toEqual([0, `图已写入 ${file}。\n`]);
    expect(readFileSync(file).readUInt32BE(16)).toBe(1920);
    expect((await firebreak('pool', 'plan', '--prevalence', '0.01', '--plot', path('figure.gif'))).status).toBe(2);
  });
});

test('the incomplete days are hatched over their whole height and named', () => {
  const drawing = drawFigure(
    picture('R', [{ kind: 'region', from: 20_520, to: 20_523, stroke: '#777777', name: 'last 3 days: not fully reported' }]),
    'en',
  );
  expect(drawing.shapes.some((shape) => shape.kind === 'text' && shape.text === 'last 3 days: not fully reported')).toBe(true);
  const clip = drawing.shapes.find((shape): shape is Extract<Shape, { kind: 'clip' }> => shape.kind === 'clip')!;
  const [box, ...lines] = clip.shapes as [Extract<Shape, { kind: 'rect' }>, ...Extract<Shape, { kind: 'line' }>[]];
  expect(box.box.height).toBe(200);
  expect(lines.length).toBeGreaterThan(20);
  for (const { points } of lines) {
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(box.box.x - 1e-9);
      expect(y).toBeLessThanOrEqual(box.box.y + box.box.height + 1e-9);
    }
  }
});

test('marks never leave their panel: they are clipped to it', () => {
  const high = picture('R', [{ kind: 'line', at: [20_514, 20_515], values: [5, 5000], stroke: '#000000' }]);
  const svg = svgOf(drawFigure(high, 'en'));
  expect(svg).toMatch(/<g clip-path="url\(#clip-0\)">/);
});

test('ticks are round, in order, and days of any span have few of them', () => {
  for (const to of [20_513, 20_520, 20_600, 21_500, 40_000, 80_000]) {
    const ticks = ticksOf({ kind: 'day', title: '', from: 20_513, to }, 12, 'en');
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(13);
    expect(ticks.every(({ value }, at) => at === 0 || value > ticks[at - 1]!.value)).toBe(true);
  }
  expect(ticksOf({ kind: 'number', title: '', from: 0, to: 3 }, 6, 'en').map(({ label }) => label)).toEqual([
    '0',
    '0.5',
    '1',
    '1.5',
    '2',
    '2.5',
    '3',
  ]);
  expect(ticksOf({ kind: 'number', title: '', from: 0.5, to: 20, log: true }, 8, 'en').map(({ label }) => label)).toEqual([
    '0.5',
    '1',
    '2',
    '5',
    '10',
    '20',
  ]);
});

test('lines break between words, Chinese before no closing sign, and nothing is lost', () => {
  const english = 'What would make it wrong: the last days are not fully reported.';
  expect(wrapText(english, 12, 150).join(' ')).toBe(english);
  const chinese = '最近几天的病例尚未报全，看上去的下降可能只是漏报；请用即时预报校正或去掉这些天。';
  const lines = wrapText(chinese, 12, 130);
  expect(lines.join('')).toBe(chinese);
  for (const line of lines) {
    expect(line).not.toMatch(/^[，。；：）]/u);
    expect(textWidth(line, 12)).toBeLessThanOrEqual(130 + 24);
  }
});

test('a text of the reader cannot become markup', () => {
  const svg = svgOf(drawFigure(picture('<script>alert("x")</script> & co'), 'en'));
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('&lt;script&gt;');
});
