// Expected values: domain brief sections 3.3–3.5, 3.9, 3.11, 3.12 and 4; dates worked out by hand in the comments.
import { describe, expect, test } from 'vitest';
import { aCase } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue, written } from '../../fixture/packs.ts';
import { onDay } from '../plan/index.ts';
import { resolvePack, type ResolvedPack } from '../resolve/index.ts';
import { arrivalAnswer } from './arrival.ts';
import { classifyCase } from './case-definition.ts';
import { clusterFindings } from './cluster.ts';
import { forbiddenFindings } from './forbidden.ts';
import { occupationTestsDue } from './occupation.ts';
import { outbreakEnd } from './outbreak-over.ts';
import { retentionOf } from './retention.ts';
import { ringAround } from './ring.ts';
import { screeningState } from './screening.ts';

const catalogue = shippedCatalogue();
const rules = (id: string, date = '2022-07-12', areas = ['CN', '440000', '440100']): ResolvedPack =>
  resolvePack(catalogue, { id, areas, at: beijing(`${date} 12:00`), zone: '+08:00' })!;
const ninth = rules('cn-covid19');

describe('the nine don’ts', () => {
  const verdict = (proposal: Parameters<typeof forbiddenFindings>[1], number: number) =>
    forbiddenFindings(ninth, proposal).find((finding) => finding.number === number)?.verdict;
  const evidence = { evidenceRecorded: true, authorityRecorded: true, hasEnd: true };

  test.each([
    [1, { kind: 'travelLimit', insideHighOrMedium: false }, { kind: 'travelLimit', insideHighOrMedium: true }],
    [
      2,
      { kind: 'quarantine', originRisk: 'low', isContactOrCase: false },
      { kind: 'quarantine', originRisk: 'high', isContactOrCase: false },
    ],
    [3, { zoneDaysBeyondPack: 2, newInfectionInZone: false, hasEnd: false }, { zoneDaysBeyondPack: 0 }],
    [4, { classInPack: false, criteriaWidened: false }, { classInPack: true, criteriaWidened: false }],
    [5, { personDaysBeyondPack: 3 }, { personDaysBeyondPack: 0 }],
    [7, { kind: 'quarantine', isStudent: true, eligibleToReturn: true }, { kind: 'quarantine', isStudent: true, eligibleToReturn: false }],
    [
      8,
      { kind: 'checkPoint', authorityRecorded: false, hasEnd: true, stopsEligibleVehicles: false },
      { kind: 'checkPoint', authorityRecorded: true, hasEnd: true, stopsEligibleVehicles: false },
    ],
    [9, { kind: 'closure', placeRisk: 'low', placeEssential: true }, { kind: 'closure', placeRisk: 'high', placeEssential: true }],
  ])('number %i blocks what it forbids and lets pass what it does not', (number, bad, good) => {
    expect([verdict(bad, number), verdict(good, number)]).toEqual(['block', undefined]);
  });

  test('number 6, refusing care, is told at once instead of being blocked', () => {
    expect(verdict({ kind: 'careRefusal', careUrgency: 'emergency' }, 6)).toBe('alert');
    expect(verdict({ kind: 'closure' }, 6)).toBeUndefined();
  });

  test('a recorded excuse turns a block into an approval; an excuse nobody recorded does not', () => {
    expect(verdict({ personDaysBeyondPack: 3, ...evidence }, 5)).toBe('needsApproval');
    expect(verdict({ personDaysBeyondPack: 3, evidenceRecorded: true }, 5)).toBe('block');
    expect(verdict({ zoneDaysBeyondPack: 2, newInfectionInZone: true }, 3)).toBe('needsApproval');
  });

  test('what is not known is asked for, never passed over', () => {
    const finding = forbiddenFindings(ninth, { kind: 'travelLimit' }).find(({ number }) => number === 1);
    expect(finding).toMatchObject({ verdict: 'incomplete', missing: ['insideHighOrMedium'] });
  });

  test('they begin on 5 June 2022, and every pack refuses a measure without criterion, scope or end', () => {
    const before = forbiddenFindings(rules('cn-covid19', '2022-06-04'), { kind: 'travelLimit', insideHighOrMedium: false });
    expect(before.map(({ number }) => number)).not.toContain(1);
    expect(
      forbiddenFindings(rules('measles'), { hasCriterion: true, hasScope: true, hasEnd: false }).map(({ rule, verdict: found }) => [
        rule,
        found,
      ]),
    ).toContainEqual(['noCriterion', 'block']);
  });
});

describe('a suspect of cholera', () => {
  const cholera = rules('cholera');
  test('needs severe dehydration or death before an outbreak is declared, and any watery diarrhoea after', () => {
    const mild = { culture: 'pending', pcr: 'pending', acuteWateryDiarrhoea: true, ageYears: 30, severeDehydration: false, died: false };
    expect(classifyCase(cholera, mild, 'noneDeclared').class).toBe('notClassified');
    expect(classifyCase(cholera, mild, 'declared').class).toBe('suspected');
    expect(classifyCase(cholera, { ...mild, severeDehydration: true }, 'noneDeclared').class).toBe('suspected');
    expect(classifyCase(cholera, { ...mild, severeDehydration: true, ageYears: 1 }, 'noneDeclared').class).toBe('notClassified');
    expect(classifyCase(cholera, { ...mild, culture: 'positive' }, 'declared').class).toBe('confirmed');
  });
  test('with an unknown age is neither made nor excluded: the age is asked for', () => {
    const unknown = classifyCase(
      cholera,
      { culture: 'negative', pcr: 'negative', acuteWateryDiarrhoea: true, severeDehydration: true },
      'noneDeclared',
    );
    expect(unknown).toMatchObject({ class: 'notClassified', missing: ['ageYears'] });
  });
});

describe('region-wide screening', () => {
  const area = { chainClear: false, manyRiskPlaces: true, peopleMobile: true, sourceClear: false, communitySpread: true };
  const state = (moment: string, rounds: readonly (readonly [string, number])[], facts: Parameters<typeof screeningState>[2] = area) => {
    const found = screeningState(
      ninth,
      'region',
      facts,
      rounds.map(([date, communityCases]) => ({ day: day(date), communityCases })),
      beijing(moment),
    )!;
    return [found.state, found.nextRound === null ? null : found.nextRound - day('2022-07-01') + 1];
  };
  test('is not needed when source and chain are clear and nothing spreads', () => {
    expect(state('2022-07-10', [], { sourceClear: true, chainClear: true, communitySpread: false })).toEqual(['notNeeded', null]);
    expect(state('2022-07-10', [], {})).toEqual(['undecided', null]);
  });
  test('runs daily to three clean rounds, pauses three days, tests once more and stops', () => {
    const three = [
      ['2022-07-10', 0],
      ['2022-07-11', 0],
      ['2022-07-12', 0],
    ] as const;
    expect(state('2022-07-11 12:00', three.slice(0, 2))).toEqual(['running', 12]);
    // Pause 13, 14, 15; the confirming round is on the 16th.
    expect(state('2022-07-13 12:00', three)).toEqual(['pausing', 16]);
    expect(state('2022-07-16 12:00', three)).toEqual(['confirming', 16]);
    expect(state('2022-07-16 22:00', [...three, ['2022-07-16', 0]])).toEqual(['stopped', null]);
  });
  test('a community case starts again, also in the confirming round, and a round during the pause does not confirm', () => {
    const dirty = [
      ['2022-07-10', 0],
      ['2022-07-11', 2],
      ['2022-07-12', 0],
    ] as const;
    expect(state('2022-07-12 22:00', dirty)).toEqual(['running', 13]);
    const three = [
      ['2022-07-10', 0],
      ['2022-07-11', 0],
      ['2022-07-12', 0],
    ] as const;
    expect(state('2022-07-16 22:00', [...three, ['2022-07-16', 1]])).toEqual(['running', 17]);
    expect(state('2022-07-14 22:00', [...three, ['2022-07-14', 0]])).toEqual(['pausing', 16]);
  });
  test('a round is done within two days in 2021, three above five million people, and within 24 hours from 22 March 2022', () => {
    const hours = (date: string, name: string, population: number) => {
      const found = screeningState(rules('cn-covid19', date), name, { chainClear: false, population }, [], beijing(`${date} 08:00`))!;
      return found.nextDeadline === null ? null : (found.nextDeadline - beijing(date)) / 3_600_000;
    };
    expect([
      hours('2021-09-20', 'region', 3e6),
      hours('2021-09-20', 'largeRegion', 12e6),
      hours('2022-04-01', 'largeRegion', 12e6),
    ]).toEqual([48, 72, 24]);
    expect(hours('2021-09-20', 'largeRegion', 3e6)).toBeNull();
  });
});

describe('the end of an outbreak', () => {
  const end = (id: string, facts: Parameters<typeof outbreakEnd>[1], moment: string, alternative = 0) =>
    outbreakEnd(rules(id, moment.slice(0, 10)), facts, beijing(moment), alternative)!;

  test('Ebola: 42 days from the day after the second negative, then 90 days of watch', () => {
    const survivor = aCase('an', '2015-03-01', { secondNegativeDay: day('2015-03-28') });
    const buried = aCase('bo', '2015-03-05', { deathDay: day('2015-03-10'), safeBurialDay: day('2015-03-11') });
    // 28 March is day 0, 29 March day 1; day 42 = 28 + 42 = 9 May. Over at the midnight after; watch day 90 = 9 May + 90 = 7 August.
    expect(end('ebola', { cases: [survivor, buried] }, '2015-05-09 23:59')).toMatchObject({
      state: 'counting',
      anchorPerson: 'an',
      daysLeft: 1,
      endsAt: beijing('2015-05-10'),
    });
    expect(end('ebola', { cases: [survivor, buried] }, '2015-05-10 00:00')).toMatchObject({
      state: 'watch',
      watchEndsAt: beijing('2015-08-08'),
    });
    expect(end('ebola', { cases: [survivor, buried] }, '2015-08-08 00:00').state).toBe('over');
  });
  test('Ebola: counting does not begin while one patient has neither negatives nor a burial', () => {
    const open = aCase('cy', '2015-03-20');
    expect(
      end('ebola', { cases: [aCase('an', '2015-03-01', { secondNegativeDay: day('2015-03-28') }), open] }, '2015-06-30'),
    ).toMatchObject({ state: 'open', missing: ['cy'], endsAt: null });
  });
  test('SARS: 20 days since the last local case was isolated, or died outside isolation', () => {
    const cases = [
      aCase('an', '2003-04-20', { isolatedAt: beijing('2003-04-22 15:00'), deathDay: day('2003-05-10') }),
      aCase('bo', '2003-04-21', { deathDay: day('2003-04-25') }),
      aCase('cy', '2003-05-01', { isolatedAt: beijing('2003-05-02 10:00'), origin: 'imported' }),
    ];
    // An was isolated on 22 April (the later death does not count), Bo died on the 25th; + 20 = 15 May.
    expect(end('sars', { cases }, '2003-05-15 12:00')).toMatchObject({
      state: 'counting',
      anchorPerson: 'bo',
      endsAt: beijing('2003-05-16'),
    });
    expect(end('sars', { cases }, '2003-05-16 00:00').state).toBe('watch');
  });
  test('measles: 42 days since the rash of the last case, over a leap day', () => {
    // 20 January 2024 + 42: 11 days to 31 January, 29 in February make 40, so 2 March.
    expect(end('measles', { cases: [aCase('an', '2024-01-20')] }, '2024-03-02 12:00')).toMatchObject({
      daysLeft: 1,
      endsAt: beijing('2024-03-03'),
    });
  });
  test('cholera: two whole weeks on end in which samples were tested and none was positive', () => {
    const weeks = (list: readonly (readonly [string, number, number])[]) => ({
      cases: [],
      sampledWeeks: list.map(([from, tested, positive]) => ({ from: day(from), tested, positive })),
    });
    const good = weeks([
      ['2024-06-03', 12, 1],
      ['2024-06-10', 9, 0],
      ['2024-06-17', 8, 0],
    ]);
    expect(end('cholera', good, '2024-06-23 23:59')).toMatchObject({ state: 'counting', weeks: 1 });
    expect(end('cholera', good, '2024-06-24 00:00')).toMatchObject({ state: 'over', weeks: 2, endsAt: beijing('2024-06-24') });
    expect(end('cholera', good, '2024-06-24 00:00', 1).state).toBe('counting'); // the newer rule wants four
    // A week without a sample is no negative week, and a week left out breaks the row.
    expect(
      end(
        'cholera',
        weeks([
          ['2024-06-10', 9, 0],
          ['2024-06-17', 0, 0],
        ]),
        '2024-06-25',
      ).weeks,
    ).toBe(0);
    expect(
      end(
        'cholera',
        weeks([
          ['2024-06-03', 9, 0],
          ['2024-06-17', 8, 0],
        ]),
        '2024-06-25',
      ).weeks,
    ).toBe(1);
  });
  test('dengue: 25 days are not enough while the Breteau index is above 5', () => {
    const cases = [aCase('an', '2024-09-01')];
    // 1 September + 25 = 26 September.
    expect(end('dengue', { cases, indices: { breteauIndex: 5 } }, '2024-09-27 00:00').state).toBe('over');
    expect(end('dengue', { cases, indices: { breteauIndex: 6 } }, '2024-09-27 00:00')).toMatchObject({
      state: 'counting',
      missing: ['breteauIndex'],
    });
    expect(end('dengue', { cases }, '2024-09-27 00:00').state).toBe('counting');
    expect(
      end(
        'dengue',
        { cases: [...cases, aCase('bo', '2024-09-20', { origin: 'imported' })], indices: { breteauIndex: 2 } },
        '2024-09-27 00:00',
      ).state,
    ).toBe('over');
  });
  test('COVID-19, 9th edition: when the last zone is lifted; class B has no declared end', () => {
    expect([
      end('cn-covid19', { cases: [], openZones: 1 }, '2022-07-12').state,
      end('cn-covid19', { cases: [], openZones: 0 }, '2022-07-12').state,
    ]).toEqual(['open', 'over']);
    expect(end('cn-covid19', { cases: [] }, '2022-07-12')).toMatchObject({ state: 'open', missing: ['openZones'] });
    expect(end('cn-covid19', { cases: [] }, '2023-02-01').state).toBe('noDeclaredEnd');
  });
  test('a novel pathogen: twice the longest incubation known today', () => {
    const cases = [aCase('an', '2024-05-01')];
    // 42 days while nothing is known: 12 June. With a longest incubation of 9 days 18: 19 May.
    expect(end('novel-pathogen', { cases }, '2024-05-02').endsAt).toBe(beijing('2024-06-13'));
    expect(end('novel-pathogen', { cases, longestIncubationDays: 9 }, '2024-05-02').endsAt).toBe(beijing('2024-05-20'));
  });
  test('influenza in the community needs a threshold; in a care home 7 days after the last case', () => {
    expect(end('influenza-a', { cases: [] }, '2024-02-01', 1)).toMatchObject({ state: 'open', missing: ['weeklyThreshold'] });
    expect(end('influenza-a', { cases: [aCase('an', '2024-02-01')] }, '2024-02-08').endsAt).toBe(beijing('2024-02-09'));
  });
  test('a new case starts the count again, and an excluded one does not count', () => {
    const last = aCase('an', '2024-05-01');
    expect(end('diphtheria', { cases: [last, aCase('bo', '2024-05-10')] }, '2024-05-12').anchorPerson).toBe('bo');
    expect(end('diphtheria', { cases: [last, aCase('bo', '2024-05-10', { caseClass: 'notACase' })] }, '2024-05-12').anchorPerson).toBe(
      'an',
    );
  });
});

describe('a ring', () => {
  test('by links goes two steps for Ebola', () => {
    const links = new Map([
      ['an', ['bo', 'cy']],
      ['bo', ['di', 'an']],
      ['di', ['ed']],
    ]);
    expect(ringAround(rules('ebola').pack.measures['ringVaccination']!.ring!, 'an', { links })).toEqual(['bo', 'cy', 'di']);
  });
  test('by distance goes 100 m for cholera, on a plane and on the globe', () => {
    const ring = rules('cholera').pack.measures['ringOral']!.ring!;
    expect(
      ringAround(ring, 'an', {
        points: new Map([
          ['an', [0, 0]],
          ['bo', [60, 80]],
          ['cy', [60, 81]],
        ]),
      }),
    ).toEqual(['bo']);
    // One degree of latitude is 111,195 m on this sphere: 0.0008° are 89 m, 0.0010° are 111 m.
    const points = new Map<string, readonly [number, number]>([
      ['an', [113.26, 23.13]],
      ['bo', [113.26, 23.1308]],
      ['cy', [113.26, 23.131]],
    ]);
    expect(ringAround(ring, 'an', { points, degrees: true })).toEqual(['bo']);
  });
  test('by institution takes the care home and not the workplace', () => {
    const institutions = new Map([
      [
        'an',
        [
          { kind: 'careHome', id: 'rose' },
          { kind: 'workplace', id: 'mill' },
        ],
      ],
      ['bo', [{ kind: 'careHome', id: 'rose' }]],
      ['cy', [{ kind: 'workplace', id: 'mill' }]],
    ]);
    expect(ringAround(rules('influenza-a').pack.measures['careHomeProphylaxis']!.ring!, 'an', { institutions })).toEqual(['bo']);
  });
});

describe('tests by occupation', () => {
  const post = (person: string, name: string, ...samples: string[]) => ({
    person,
    post: name,
    from: day('2022-01-01'),
    to: null,
    sampledAt: samples.map(beijing),
  });
  const due = (moment: string, ...posts: ReturnType<typeof post>[]) =>
    occupationTestsDue(ninth, posts, beijing(moment)).map(({ person, missing, due: until }) => [person, missing, until]);

  test('daily posts are due until midnight', () => {
    expect(due('2022-07-12 09:00', post('an', 'sampler', '2022-07-11 23:59'))).toEqual([['an', 1, beijing('2022-07-13')]]);
    expect(due('2022-07-12 09:00', post('an', 'sampler', '2022-07-12 00:00'))).toEqual([]);
  });
  test('twice a week means Monday to Sunday and 48 hours apart', () => {
    // 12 July 2022 is a Tuesday: the week is 11 to 17 July.
    expect(due('2022-07-15 09:00', post('bo', 'delivery', '2022-07-11 08:00', '2022-07-13 07:00'))).toEqual([
      ['bo', 1, beijing('2022-07-18')],
    ]);
    expect(due('2022-07-15 09:00', post('bo', 'delivery', '2022-07-11 08:00', '2022-07-13 08:00'))).toEqual([]);
    const [first] = occupationTestsDue(ninth, [post('bo', 'delivery', '2022-07-11 08:00')], beijing('2022-07-12'));
    expect(first?.notBefore).toBe(beijing('2022-07-13 08:00'));
  });
  test('the ten measures test high-risk posts only', () => {
    expect(
      occupationTestsDue(
        rules('cn-covid19', '2022-12-20'),
        [post('an', 'sampler'), post('bo', 'delivery')],
        beijing('2022-12-20 09:00'),
      ).map(({ person }) => person),
    ).toEqual(['an']);
  });
});

describe('arrivals in Guangdong', () => {
  const from = (areas: readonly string[], last: string) => ({
    person: 'an',
    arrivedOn: day('2022-06-27'),
    stays: [{ areas, lastDay: day(last) }],
  });
  const answer = (areas: readonly string[], last: string, date = '2022-06-27') =>
    arrivalAnswer(rules('cn-covid19', date), from(areas, last), beijing(`${date} 12:00`));

  test('from Jing’an since 14 June: 7 days of home monitoring, tests on days 1, 4 and 7', () => {
    const found = answer(['CN', '310000', '310106'], '2022-06-26');
    expect(found?.rule.id).toBe('jingan');
    // Day 1 = 27 June: 4 = 30 June, 7 = 3 July.
    expect(written(found?.plan)).toEqual({ stages: ['homeMonitoring 06-27–07-03'], tests: '06-27, 06-30, 07-03', lastDay: '07-03' });
  });
  test('who left Jing’an before that day, or comes from another district, has 2 tests in 3 days', () => {
    expect(answer(['CN', '310000', '310106'], '2022-06-13')?.rule.id).toBe('shanghai');
    expect(answer(['CN', '310000', '310101'], '2022-06-26')?.rule.id).toBe('shanghai');
  });
  test('before the rule was in force, and from elsewhere, nothing is asked', () => {
    expect(answer(['CN', '310000', '310106'], '2022-06-24', '2022-06-25')).toBeUndefined();
    expect(answer(['CN', '430000'], '2022-06-26')).toBeUndefined();
  });
});

describe('a cluster', () => {
  const cases = (...days: string[]) => days.map((date, n) => ({ person: `p${n}`, site: 'school-1', siteKind: 'school', day: day(date) }));
  test('is two cases within one week, 14 days before the 9th edition', () => {
    // Seven days with the first counted: 1 to 7 July.
    expect(clusterFindings(ninth, cases('2022-07-01', '2022-07-07'))).toHaveLength(1);
    expect(clusterFindings(ninth, cases('2022-07-01', '2022-07-08'))).toEqual([]);
    expect(clusterFindings(rules('cn-covid19', '2022-06-01'), cases('2022-06-01', '2022-06-14'))).toHaveLength(1);
  });
  test('is not one person twice', () => {
    expect(clusterFindings(ninth, [...cases('2022-07-01'), ...cases('2022-07-02')])).toEqual([]);
  });
});

test('the identity of a contact who did not become a case is deleted 28 days after release', () => {
  // 20 July + 28 = 17 August; deleted at the midnight after.
  expect(retentionOf(ninth, 'contactNotConverted', { release: onDay(day('2022-07-20')) })).toEqual({
    kind: 'contactNotConverted',
    at: beijing('2022-08-18'),
    afterwards: 'delete',
  });
  expect(retentionOf(ninth, 'caseRecord', {})).toMatchObject({ at: null, afterwards: 'archive' });
});
