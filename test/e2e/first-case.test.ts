import { beforeAll, describe, expect, test } from 'vitest';
import { expectNoFaults, phone, wide } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectFits } from './readable.ts';
import { keepScreen } from './screen.ts';

/** The first hour of an outbreak: nothing is recorded yet, then one case is. Every page of the menu must read right at both. */
const demo = serveDemo();

const lists = ['cases', 'contacts', 'persons', 'exposures', 'follow-ups', 'places', 'visits', 'specimens', 'households', 'tasks'];
const analyses = ['curve', 'rt', 'growth', 'surveillance', 'clusters', 'delays', 'attack-rates', 'two-by-two'].map(
  (name) => `analysis/${name}`,
);
const work = ['task-board', 'testing', 'roster', 'scheduled-tests', 'sampling-points', 'laboratory', 'pools', 'due', 'tubes'];
/** Pages that count, and the widest. */
const figures = ['overview', 'chains', 'quality', 'board', ...analyses.slice(0, 4)];
const pages = ['today', ...figures, 'imports', ...work, 'close-out', ...analyses.slice(4), ...lists];

describe.each([
  { cases: 0, locale: 'en', size: wide, pages },
  { cases: 1, locale: 'en', size: wide, pages },
  { cases: 1, locale: 'zh-Hans', size: phone, pages: figures },
] as const)('an outbreak of $cases, in $locale', ({ cases, locale, size, pages: seen }) => {
  let outbreak: string;
  beforeAll(async () => {
    const desk = await demo.actor('epidemiologist');
    const opened = {
      name: `First hour ${cases} ${locale}`,
      disease: 'covid19',
      area: '440100',
      startDate: '2026-11-20',
      asOf: '2026-11-26',
    };
    outbreak = (await desk.post<{ id: string }>('/api/outbreaks', opened)).id;
    if (cases === 0) return;
    const person = await desk.post<{ id: string }>(`/api/outbreaks/${outbreak}/persons`, {
      name: 'Testperson Eins',
      sex: 'male',
      ageYears: 34,
    });
    const first = { person: person.id, caseClass: 'confirmed', onsetDate: '2026-11-22', reportDate: '2026-11-24' };
    await desk.post(`/api/outbreaks/${outbreak}/cases`, first);
  });

  test('no page shows a number that is none, a plural of one, or is wider than the screen', { timeout: 400_000 }, async () => {
    const watched = await demo.open('epidemiologist', locale, { viewport: size });
    const { page } = watched;
    const wrong: string[] = [];
    for (const path of seen) {
      await demo.visit(page, `/outbreaks/${outbreak}/${path}`);
      const text = await page.locator('body').innerText();
      wrong.push(...[...text.matchAll(NO_NUMBER)].map(([found]) => `${path}: ${found}`));
      if (locale === 'en') wrong.push(...[...text.matchAll(ONE_OF_MANY)].map(([found]) => `${path}: ${found.trim()}`));
      await expectFits(page);
      if (path === 'overview' || path === 'analysis/rt') await keepScreen(page, `first-case-${cases}-${locale}-${path.replace('/', '-')}`);
    }
    expect(wrong).toEqual([]);
    expectNoFaults(watched);
  });
});

const NO_NUMBER = /.{0,20}(?:\bNaN\b|Infinity|\bundefined\b|\{\{|\[object).{0,20}/g;
/** "1 cases"; what is counted out of one ("0 of 1 cases") is many, and "1 days" may end a name no more than a sentence. */
const ONE_OF_MANY = /(?<!of )(?<![\d.,:/–-])\b1 (?!is\b|was\b|this\b|has\b)(?:[a-z]+ )?[a-z]{3,}s\b/g;
