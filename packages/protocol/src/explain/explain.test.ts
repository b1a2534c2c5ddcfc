import { describe, expect, test } from 'vitest';
import { aCase, met, quarantined, tested, wholeQuarantine } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { dueOn, evaluate, type Fact } from '../evaluate/index.ts';
import { languages } from '../pack/index.ts';
import { timelineOf } from '../resolve/index.ts';
import { explain } from './explain.ts';

const timeline = timelineOf(shippedCatalogue(), { id: 'cn-covid19', areas: ['CN', '440000', '440100'] });
const facts = [aCase('an', '2022-07-10'), met('bo', 'an', '2022-07-10'), ...wholeQuarantine('bo')];
const words = (list: readonly Fact[], moment: string, person: string, language: (typeof languages)[number] = 'en') =>
  explain(evaluate(timeline, list, beijing(moment)), person)?.map(({ text }) => text[language]) ?? [];

describe('why somebody is in quarantine', () => {
  test('is told with rule, dates, what is met, what is missing and what ends it', () => {
    const lines = words(facts, '2022-07-15 09:00', 'bo');
    expect(lines).toContain('Class: Close contact. Last exposure on 2022-07-10.');
    expect(lines).toContain('Met: an.');
    expect(lines).toContain('Now: in quarantine or monitoring.');
    expect(lines).toContain('centralised quarantine: 2022-07-12 to 2022-07-17.');
    expect(lines).toContain('Length: 7 days from last exposure (that day is day 0).');
    expect(lines).toContain('Missing: the last day has come (2022-07-20).');
    expect(lines).toContain('Missing: all own tests are negative (2022-07-16, 2022-07-17, 2022-07-20).');
    expect(lines).toContain(
      'Last day 2022-07-20; it ends by itself at 2022-07-21T00:00+08:00. To prolong it somebody must decide and sign anew.',
    );
    expect(lines).toContain('This pack is archived: for replay and exercises only, not to be enforced.');
  });
  test('is told in official Chinese terms too, with no word of another language and nothing left to fill in', () => {
    expect(words(facts, '2022-07-15 09:00', 'bo', 'zh-Hans')).toContain('集中隔离医学观察：2022-07-12 至 2022-07-17。');
    for (const language of languages)
      for (const line of words(facts, '2022-07-15 09:00', 'bo', language)) expect(line).not.toMatch(/[{}]|undefined|null/);
    for (const line of words(facts, '2022-07-15 09:00', 'bo', 'zh-Hant')) expect(line).not.toMatch(/[们这对时触来为会过进说间门]/);
  });
  test('cites the source of each rule with its mark', () => {
    const lines = explain(evaluate(timeline, facts, beijing('2022-07-15 09:00')), 'bo')!;
    const length = lines.find(({ text }) => text.en.startsWith('Length: 7 days'));
    expect(length?.sources).toEqual([{ key: 'N9a', cite: expect.stringContaining('9th edition') as string, grade: 'B', mark: 'sourced' }]);
    expect(lines.find(({ text }) => text.en.startsWith('Met: no symptom'))?.sources[0]?.mark).toBe('fromMemory');
  });
});

test('an upgrade, a change of edition, an excluded case and a missing class are told as what they are', () => {
  const chain = [
    ...facts.slice(0, 2),
    quarantined('bo', '2022-07-12 10:00'),
    met('cy', 'bo', '2022-07-11'),
    tested('bo', '2022-07-13 11:00', 'positive'),
  ];
  expect(words(chain, '2022-07-14 09:00', 'cy')).toContain(
    'Raised from “Contact of a close contact” to “Close contact”: somebody they hang on was positive in one of the first tests.',
  );
  const autumn = [aCase('an', '2022-11-05'), met('bo', 'an', '2022-11-05'), quarantined('bo', '2022-11-06 10:00')];
  expect(words(autumn, '2022-11-12 09:00', 'bo').join('\n')).toContain('Was to end on 2022-11-15 by 9; since 20-measures came into force');
  expect(words([{ ...aCase('an', '2022-07-10'), caseClass: 'notACase' }, facts[1]!], '2022-07-12 09:00', 'bo')).toContain(
    'No recorded exposure counts; nothing is restricted.',
  );
  const silent = { ...aCase('an', '2022-07-10'), caseClass: 'confirmedNoSymptoms' } as const;
  expect(words([silent], '2022-07-12 09:00', 'an').join('\n')).toContain('A case (confirmed, no symptoms).');
  expect(explain(evaluate(timeline, facts, beijing('2022-07-15 09:00')), 'nobody')).toBeUndefined();
});

test('the list of a day holds its tests, follow-ups and releases, and what was missed', () => {
  const list = (date: string, moment: string, given: readonly Fact[] = facts) =>
    dueOn(evaluate(timeline, given, beijing(moment)), day(date));
  const fresh = [...facts.slice(0, 2), quarantined('bo', '2022-07-12 10:00')];
  expect(list('2022-07-13', '2022-07-13 08:00', fresh).tests.map(({ person, test: planned }) => [person, planned.number])).toEqual([
    ['bo', 2],
  ]);
  expect(list('2022-07-13', '2022-07-13 08:00', fresh).missed).toEqual([{ person: 'bo', days: [day('2022-07-12')] }]);
  expect(list('2022-07-15', '2022-07-15 08:00').tests).toEqual([]); // no test on day 4
  expect(list('2022-07-15', '2022-07-15 08:00').followUps).toEqual([{ person: 'bo', times: 2 }]);
  expect(list('2022-07-20', '2022-07-20 08:00').releases).toEqual(['bo']);
  expect(list('2022-07-21', '2022-07-21 08:00', fresh).reviews).toEqual(['bo']);
});
