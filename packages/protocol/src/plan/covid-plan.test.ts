// Every class × edition of the table in the domain brief, section 3.2. Dates are worked out by hand in the comments:
// last exposure, leaving, arrival or notification on 10 July; quarantine or management begins on 12 July.
// Length: anchor day = day 0, so 7 days end on the 17th. Tests: the day quarantine begins = day 1.
import { describe, expect, test } from 'vitest';
import { day, shippedCatalogue, written } from '../../fixture/packs.ts';
import { resolvePack } from '../resolve/index.ts';
import { parseInstant } from '../time/index.ts';
import { onDay } from './anchor-time.ts';
import { planFor } from './plan-for.ts';

const catalogue = shippedCatalogue();
const dates: Readonly<Record<string, string>> = {
  '8': '2022-05-31',
  '9': '2022-07-12',
  '20-measures': '2022-11-20',
  '10-measures': '2022-12-20',
  'class-b': '2023-02-01',
};

/** Rules of a day in Guangzhou; the test of the edition is the day it is in force. */
function rules(edition: string, areas = ['CN', '440000', '440100']) {
  const resolved = resolvePack(catalogue, { id: 'cn-covid19', areas, at: parseInstant(`${dates[edition]}T12:00+08:00`)! })!;
  expect(resolved.ref.edition).toBe(edition);
  return resolved;
}

const anchor = onDay(day('2022-07-10'));
const start = onDay(day('2022-07-12'));
const anchors = { lastExposure: anchor, leftArea: anchor, leftPost: anchor, arrival: anchor, notification: anchor, quarantineStart: start };

type Row = readonly [edition: string, name: string, stages: readonly string[], tests: string, lastDay: string];
const table: readonly Row[] = [
  // 14 central: 10 + 14 = 24 July; + 7 = 31 July. Days 1, 4, 7 = 12, 15, 18; day 14 = 25 July is past the 24th: moved to the last day, two samples.
  ['8', 'closeContact', ['centralised 07-12–07-24', 'homeMonitoring 07-25–07-31'], '07-12, 07-15, 07-18, 07-24 ×2', '07-31'],
  // 7 central: 17 July; the brief names no tests.
  ['8', 'contactOfContact', ['centralised 07-12–07-17'], '', '07-17'],
  ['8', 'highRiskSpillover', ['centralised 07-12–07-24'], '', '07-24'],
  ['8', 'mediumRiskSpillover', ['home 07-12–07-24'], '', '07-24'],
  ['8', 'inboundTraveller', ['centralised 07-12–07-24', 'homeMonitoring 07-25–07-31'], '', '07-31'],
  ['8', 'highRiskPost', ['centralised 07-12–07-24'], '', '07-24'],
  // 7 central to 17 July, 3 monitoring to 20 July. Days 1, 2, 3, 5 = 12, 13, 14, 16; day 7 = 18 is past the 17th: moved there.
  // Home day 3 = 18 + 2 = 20 July.
  ['9', 'closeContact', ['centralised 07-12–07-17', 'homeMonitoring 07-18–07-20'], '07-12, 07-13, 07-14, 07-16, 07-17, 07-20', '07-20'],
  // Days 1, 4 = 12, 15; day 7 = 18 moved to the 17th.
  ['9', 'contactOfContact', ['home 07-12–07-17'], '07-12, 07-15, 07-17', '07-17'],
  // 2 tests in 3 days from notification on the 10th, found on the 12th: one day is left, so one test.
  ['9', 'venueExposed', ['selfMonitoring 07-12–07-12'], '07-12', '07-12'],
  ['9', 'generalContact', ['selfMonitoring 07-12–07-12'], '07-12', '07-12'],
  ['9', 'highRiskSpillover', ['centralised 07-12–07-17'], '07-12, 07-13, 07-14, 07-16, 07-17', '07-17'],
  ['9', 'mediumRiskSpillover', ['home 07-12–07-17'], '07-12, 07-15, 07-17', '07-17'],
  ['9', 'lowRiskTraveller', ['selfMonitoring 07-12–07-12'], '07-12', '07-12'],
  ['9', 'inboundTraveller', ['centralised 07-12–07-17', 'homeMonitoring 07-18–07-20'], '07-12, 07-13, 07-14, 07-16, 07-17, 07-20', '07-20'],
  ['9', 'highRiskPost', ['centralised 07-12–07-17'], '', '07-17'],
  // 5 central: 15 July; + 3 home: 18 July. Days 1, 2, 3 = 12, 13, 14; day 5 = 16 moved to the 15th. Home days 1, 3 = 16, 18.
  ['20-measures', 'closeContact', ['centralised 07-12–07-15', 'home 07-16–07-18'], '07-12, 07-13, 07-14, 07-15, 07-16, 07-18', '07-18'],
  // 7 home from leaving: 17 July. Days 1, 3, 5 = 12, 14, 16; day 7 = 18 moved to the 17th.
  ['20-measures', 'highRiskSpillover', ['home 07-12–07-17'], '07-12, 07-14, 07-16, 07-17', '07-17'],
  ['20-measures', 'inboundTraveller', ['centralised 07-12–07-15', 'home 07-16–07-18'], '07-12, 07-13, 07-14, 07-15, 07-16, 07-18', '07-18'],
  // 5 monitoring: 15 July. Days 1, 3 = 12, 14; day 5 = 16 moved to the 15th.
  ['20-measures', 'highRiskPost', ['homeMonitoring 07-12–07-15'], '07-12, 07-14, 07-15', '07-15'],
  // 5 home: 15 July; test on day 5 of the exposure.
  ['10-measures', 'closeContact', ['home 07-12–07-15'], '07-15', '07-15'],
  ['10-measures', 'inboundTraveller', ['centralised 07-12–07-15', 'home 07-16–07-18'], '07-12, 07-13, 07-14, 07-15, 07-16, 07-18', '07-18'],
];

test.each(table)('%s edition, %s', (edition, name, stages, tests, lastDay) => {
  expect(written(planFor(rules(edition), { class: name, anchors }))).toEqual({ stages, tests, lastDay });
});

test.each([
  ['8', ['lowRiskTraveller', 'venueExposed', 'generalContact']],
  ['20-measures', ['contactOfContact', 'mediumRiskSpillover', 'venueExposed', 'generalContact']],
  ['10-measures', ['contactOfContact', 'highRiskSpillover', 'mediumRiskSpillover', 'lowRiskTraveller', 'highRiskPost', 'venueExposed']],
  ['class-b', ['closeContact', 'contactOfContact', 'inboundTraveller', 'case']],
] as const)('%s edition has no rule, and so no restriction, for %j', (edition, names) => {
  for (const name of names) expect(planFor(rules(edition), { class: name, anchors })).toBeUndefined();
});

test('a low-risk traveller lands under the twenty measures: one test on the day of arrival, nothing when found two days later', () => {
  const landed = { ...anchors, quarantineStart: anchor };
  expect(written(planFor(rules('20-measures'), { class: 'lowRiskTraveller', anchors: landed }))).toEqual({
    stages: ['selfMonitoring 07-10–07-10'],
    tests: '07-10',
    lastDay: '07-10',
  });
  expect(written(planFor(rules('20-measures'), { class: 'lowRiskTraveller', anchors }))).toEqual({ stages: [], tests: '', lastDay: '…' });
});

test('under control on the day of the exposure: days 1, 2, 3, 5, 7 and the last day, which is day 8 of quarantine', () => {
  // Quarantine begins on the 10th, day 1 = 10: days 1, 2, 3, 5, 7 = 10, 11, 12, 14, 16; central ends on the 17th, so the 17th too.
  const plan = planFor(rules('9'), { class: 'closeContact', anchors: { ...anchors, quarantineStart: anchor } });
  expect(written(plan)?.tests).toBe('07-10, 07-11, 07-12, 07-14, 07-16, 07-17, 07-20');
});

describe('found late', () => {
  const found = (date: string) =>
    written(planFor(rules('9'), { class: 'closeContact', anchors: { ...anchors, quarantineStart: onDay(day(date)) } }));

  test('on day 6 one central day is left, then the monitoring everybody has', () => {
    // Day 1 = 16, day 2 = 17; days 3, 5, 7 are past the 17th.
    expect(found('2022-07-16')).toEqual({
      stages: ['centralised 07-16–07-17', 'homeMonitoring 07-18–07-20'],
      tests: '07-16, 07-17, 07-20',
      lastDay: '07-20',
    });
  });
  test('on day 9 only monitoring is left; its day 3 would be past the end, so the test is on the last day', () => {
    expect(found('2022-07-19')).toEqual({ stages: ['homeMonitoring 07-19–07-20'], tests: '07-20', lastDay: '07-20' });
  });
  test('after the last day: one test, no restriction', () => {
    expect(found('2022-07-21')).toEqual({ stages: [], tests: '07-21', lastDay: '…' });
  });
});

test('Beijing, May 2022: 10 + 4 with PCR on 1, 3, 5, 7, 10 and antigen on 2, 4, 6, 8', () => {
  const beijing = rules('8', ['CN', '110000']);
  expect(beijing.ref.overlays.map(({ edition }) => edition)).toContain('beijing-10-4');
  // 10 + 10 = 20 July, + 4 = 24 July. Day 1 = 12: PCR 12, 14, 16, 18 and day 10 = 21, past the 20th: moved; antigen 13, 15, 17, 19.
  expect(written(planFor(beijing, { class: 'closeContact', anchors }))).toEqual({
    stages: ['centralised 07-12–07-20', 'home 07-21–07-24'],
    tests: '07-12, 07-13 antigen, 07-14, 07-15 antigen, 07-16, 07-17 antigen, 07-18, 07-19 antigen, 07-20',
    lastDay: '07-24',
  });
  // A new positive among those exposed together on the 15th: length and test days run again from there.
  const again = { ...anchors, lastExposure: onDay(day('2022-07-15')) };
  const plan = written(planFor(beijing, { class: 'closeContact', anchors: again }));
  expect(plan?.stages).toEqual(['centralised 07-12–07-25', 'home 07-26–07-29']); // 15 + 10 = 25, + 4 = 29
  expect(plan?.tests).toBe('07-15, 07-16 antigen, 07-17, 07-18 antigen, 07-19, 07-20 antigen, 07-21, 07-22 antigen, 07-24, 07-25');
});

test('a leap day counts as a day', () => {
  // 25 February 2024 + 7 = 3 March (26, 27, 28, 29, 1, 2, 3); + 3 = 6 March.
  const leap = { lastExposure: onDay(day('2024-02-25')), quarantineStart: onDay(day('2024-02-26')) };
  expect(written(planFor(rules('9'), { class: 'closeContact', anchors: leap }))?.stages).toEqual([
    'centralised 02-26–03-03',
    'homeMonitoring 03-04–03-06',
  ]);
});
