import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SampleAnswer } from '@firebreak/contract';
import { type Rng } from '@firebreak/epi/random/index';
import { randomUUID } from 'node:crypto';
import { openTestHouse, type TestHouse } from '../../../packages/server/src/feature/registry/testing/house.ts';
import { type Book } from './book.ts';
import { countyCode, type Dwelling, makeCounty } from './county.ts';
import { type SamplingPoint, type Taken } from './sampling.ts';
import { chanceOf, Screening } from './screening.ts';

/**
 * A county of 50,000 goes through a screening of three rounds: points without a network, answers that get lost, a tube code used
 * twice, a leaking tube, a tube without a valid result, a file with a broken line, people who are not at home or refuse, visitors, and
 * infections that a pool finds. The test keeps a book of its own; at the end of every round the house must agree with it at every
 * level, person by person.
 */
const people = 50_000;
const county = makeCounty(people, 'haizhu');
/** Who is infected when the round is held; those found are isolated afterwards. The third round finds nobody. */
const infectedIn: readonly (readonly number[])[] = [[432, 1777, 1778, 3333], [4040], []];

/** Ten communities of five thousand on a machine that does other things too. */
const patience = 900_000;
vi.setConfig({ testTimeout: patience });

let house: TestHouse;
let screening: Screening;
let series: string;
const cases = new Set<number>();
/** Who came in the first round without standing on a list, and left the county afterwards. */
const visitors: { readonly member: string; readonly community: string }[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  await house.begin();
  screening = await Screening.open(house, county);
  series = randomUUID();
});
afterAll(() => house.close());

test('the register goes in, and the same register again changes nothing', async () => {
  await screening.enrol();
  expect(screening.members.map(({ resident }) => resident)).toEqual(county.residents.map(({ index }) => index));
  const again = await screening.ok(
    screening.desks.lead.post('roster/lines', {
      lines: [{ household: county.dwellings[0]!.code, areaCode: county.dwellings[0]!.community }],
    }),
  );
  expect(again).toMatchObject({ households: { new: 0 }, members: { new: 0 } });
});

describe.each([1, 2, 3])('round %i', (number) => {
  const infected = new Set(infectedIn[number - 1]);
  let round: string;
  let book: Book;
  let rng: Rng;
  /** Tubes as they are filled, with whoever is in them. */
  const tubes = new Map<string, readonly Taken[]>();

  test('is approved by somebody else, and fixes who is due', async () => {
    rng = chanceOf(number);
    book = screening.newBook();
    round = (await screening.openRound(series, number)).id;
    if (cases.size > 0) {
      const members = [...cases].map((resident) => screening.memberOf(resident).id);
      await screening.ok(screening.desks.lead.post(`test-rounds/${round}/exemptions`, { members, reason: 'knownCase' }));
      for (const resident of cases) book.set(resident, 'exempt');
      const left = visitors.map(({ member }) => member);
      await screening.ok(screening.desks.lead.post(`test-rounds/${round}/exemptions`, { members: left, reason: 'away' }));
    }
    const exempt = cases.size + visitors.length;
    const { total } = await screening.coverage(round, countyCode);
    expect(total).toMatchObject({ due: people + visitors.length, done: 0, exempt, missing: people - cases.size });
  });

  test('samples everybody who comes: with a network, without one, and at the door', async () => {
    const points = county.communities.map(({ code }) => ({ code, point: screening.point(round, `device-${code}`) }));
    for (const { code, point } of points) {
      sampleCommunity(point, dwellingsOf(code), rng);
      if (number === 1) visitorsAt(point, code);
    }
    const offline = points.slice(0, 3).map(({ point }) => point);
    for (const { point } of points.slice(3)) await screening.send(point.device, point.taken);
    await screening.comeBack(offline, rng);
    for (const { point } of points) {
      keep(point);
      for (const { resident } of point.taken) if (resident !== null) book.set(resident, 'done');
    }
    await expectBook();
  });

  test('a tube code used twice is kept, named, and put right', async () => {
    const [first] = tubes.keys();
    const [resident] = book.in('missing', screening.residentsOf(county.communities[5]!.code));
    const other = screening.point(round, 'device-mislabelled');
    other.sample([personOf(resident!)], house.database.clock.now);
    screening.later(60); // the device comes back into the network an hour later, so the swab is there and must be kept
    const mislabelled = other.taken.map((taken) => ({ ...taken, sample: { ...taken.sample, tube: first!, position: 1 } }));
    const [answer] = await screening.send('device-mislabelled', mislabelled);
    expect(answer?.outcome).toBe('conflict');
    await screening.ok(
      screening.desks.lead.post('samples/void', { samples: mislabelled.map(({ sample }) => sample.id), reason: '管号贴错，重新采样' }),
    );
    const tube = await screening.ok(screening.desks.lead.get(`tubes/${first!}`));
    for (const fault of tube['faults'] as string[]) {
      const now = await screening.ok(screening.desks.lead.get(`tubes/${first!}`));
      await screening.ok(
        screening.desks.lead.post(`tubes/${first!}/faults`, {
          version: now['version'],
          fault,
          isRight: true,
          note: '已核对，管内人员无误',
        }),
      );
    }
    await expectBook();
    await resample([resident!], 'device-mislabelled');
    await expectBook();
  });

  test('tubes travel, leak, are tested and reported; a broken line keeps nobody else back', async () => {
    const codes = [...tubes.keys()];
    const leaking = codes.filter((_, index) => index % 997 === 100).filter((tube) => !isPositive(tube));
    await screening.bring(codes, `R${number}`, leaking);
    const lost = leaking.flatMap((tube) => tubes.get(tube)!.flatMap(({ resident }) => resident ?? []));
    for (const resident of lost) book.set(resident, 'missing');
    const whole = codes.filter((tube) => !leaking.includes(tube));
    const invalid = whole.find((tube) => !isPositive(tube) && tubes.get(tube)!.every(({ resident }) => resident !== null))!;
    const broken = whole.findLast((tube) => !isPositive(tube) && tube !== invalid)!;
    const batch = await screening.upload(
      `round-${number}.csv`,
      whole.map((tube) =>
        tube === broken
          ? `${tube},看不清,,`
          : tube === invalid
            ? `${tube},无效,,`
            : isPositive(tube)
              ? `${tube},阳性,28.4,27.1`
              : `${tube},阴性,,`,
      ),
    );
    expect(batch).toMatchObject({ lines: whole.length, taken: whole.length - 1, refused: 1 });
    expect(batch.positives.toSorted()).toEqual(whole.filter(isPositive).toSorted());
    expect(batch.problems.map(({ line, value }) => [line, value])).toEqual([[whole.indexOf(broken) + 2, '看不清']]); // the head is line 1
    await screening.report(broken, 'negative');
    for (const { resident } of tubes.get(invalid)!) if (resident !== null) book.set(resident, 'missing');
    await expectBook();
    const again = [...lost, ...tubes.get(invalid)!.flatMap(({ resident }) => resident ?? [])];
    await resample(again, 'device-again');
    await expectBook();
  });

  test('everybody of a positive pool is recalled and sampled singly; positives become cases, the others are released', async () => {
    const positive = [...tubes.keys()].filter(isPositive);
    const open = (await screening.pools()).filter(({ resolvedAt }) => resolvedAt === null);
    expect(open.map(({ tube }) => tube).toSorted()).toEqual(positive.toSorted());
    for (const pool of positive) {
      const cause = encodeURIComponent(JSON.stringify([{ field: 'cause', operator: 'is', value: `positivePool:${pool}` }]));
      const tasks = (await screening.ok(screening.desks.lead.get(`tasks?filter=${cause}&limit=500`)))['rows'] as { kind: string }[];
      const inPool = tubes.get(pool)!.length;
      expect(tasks.filter(({ kind }) => kind === 'poolRecall')).toHaveLength(inPool);
      expect(tasks.filter(({ kind }) => kind === 'reTest')).toHaveLength(inPool);
      await resolve(pool);
    }
    const resolved = (await screening.pools()).filter(({ tube }) => positive.includes(tube));
    for (const { tube, state, members, cleared, positive: found } of resolved) {
      const truly = tubes.get(tube)!.filter(({ resident }) => resident !== null && infected.has(resident)).length;
      expect([tube, state, cleared, found]).toEqual([tube, 'resolved', members - truly, truly]);
    }
  });

  test('ends by its window with everybody accounted for, and every infected person who was sampled is a case', async () => {
    for (const resident of infected) if (book.of(resident) === 'done') cases.add(resident);
    screening.later(25 * 60);
    await screening.nextDay();
    const { status, outcome } = (await screening.ok(screening.desks.bureau.get(`test-rounds/${round}`))) as {
      status: string;
      outcome: string;
    };
    expect([status, outcome]).toEqual(['closed', infected.size > 0 ? 'positives' : 'incomplete']);
    await expectBook();
    const found = (await screening.ok((await epidemiologist()).get('cases/count')))['count'];
    expect(found).toBe(cases.size);
    await expectPersons();
  });

  function keep(point: SamplingPoint): void {
    for (const [code, taken] of point.tubes) tubes.set(code, taken);
  }

  const isPositive = (tube: string): boolean => tubes.get(tube)!.some(({ resident }) => resident !== null && infected.has(resident));

  /** Samples people once more, in tubes of their own, and brings those to the laboratory, which finds nothing. */
  async function resample(residents: readonly number[], device: string): Promise<void> {
    const point = screening.point(round, device);
    point.sample(residents.map(personOf), house.database.clock.now);
    await screening.send(device, point.taken);
    keep(point);
    for (const resident of residents) book.set(resident, 'done');
    if (tubes.size > 0 && device === 'device-again') {
      await screening.bring([...point.tubes.keys()], `A${number}`);
      for (const tube of point.tubes.keys()) await screening.report(tube, isPositive(tube) ? 'positive' : 'negative');
    }
  }

  /** Every member of a pool gives a swab into a single tube of their own. */
  async function resolve(pool: string): Promise<void> {
    const singles = tubes.get(pool)!.map(({ sample, resident }) => {
      const tube = screening.tubeCode();
      const who = { kind: 'member' as const, member: 'member' in sample.who ? sample.who.member : '' };
      return {
        resident,
        sample: { ...sample, id: randomUUID(), takenAt: house.database.clock.now, tube, position: 1, capacity: 1, resolves: pool, who },
      };
    });
    const answers: SampleAnswer[] = await screening.send('device-recall', singles);
    expect(answers.every(({ outcome }) => outcome === 'recorded' || outcome === 'again')).toBe(true);
    await screening.bring(
      singles.map(({ sample }) => sample.tube),
      `S${number}-${pool}`,
    );
    screening.later(60);
    for (const { sample, resident } of singles)
      await screening.report(sample.tube, resident !== null && infected.has(resident) ? 'positive' : 'negative');
  }

  /** County, streets and communities show what the book says; what lies below adds up to what stands above. */
  async function expectBook(): Promise<void> {
    for (const code of [countyCode, ...county.streets, ...county.communities.map((one) => one.code)]) {
      const { total, below } = await screening.coverage(round, code);
      const here = visitors.filter(({ community }) => community.startsWith(code)).length;
      const visited = number === 1 ? { came: here, left: 0 } : { came: 0, left: here };
      expect({ code, ...total }).toMatchObject({ code, ...book.counts(screening.residentsOf(code), visited) });
      expect(total.due).toBe(total.done + total.exempt + total.missing);
      if (below.length > 0) expect(below.reduce((sum, { missing }) => sum + missing, 0)).toBe(total.missing);
    }
  }

  /** The list of the missing of every community names exactly those of the book. */
  async function expectPersons(): Promise<void> {
    for (const { code } of county.communities) {
      const listed = await screening.ok(screening.desks.lead.get(`test-rounds/${round}/members?area=${code}&limit=20000`));
      const expected = book.in('missing', screening.residentsOf(code)).map((resident) => screening.memberOf(resident).id);
      expect((listed['members'] as { member: string }[]).map(({ member }) => member).toSorted()).toEqual(expected.toSorted());
    }
  }
});

const dwellingsOf = (community: string): readonly Dwelling[] => county.dwellings.filter((dwelling) => dwelling.community === community);
const personOf = (resident: number) => ({ resident, who: { kind: 'member' as const, member: screening.memberOf(resident).id } });

/** Families come together; four in a hundred people are away, and known cases do not come. Whoever is infected comes. */
function sampleCommunity(point: SamplingPoint, dwellings: readonly Dwelling[], rng: Rng): void {
  const infected = new Set(infectedIn.flat());
  for (const { residents } of dwellings) {
    const here = residents.filter(({ index }) => !cases.has(index) && (infected.has(index) || rng.uniform() >= 0.04));
    point.sample(
      here.map(({ index }) => personOf(index)),
      house.database.clock.now,
    );
  }
  point.close();
}

/** Two visitors who stand on no list. */
function visitorsAt(point: SamplingPoint, areaCode: string): void {
  const two = [1, 2].map((one) => ({
    resident: null,
    who: { kind: 'walkIn' as const, member: randomUUID(), areaCode, name: `访客${one}`, birthYear: 1990 },
  }));
  point.sample(two, house.database.clock.now);
  point.close();
  visitors.push(...two.map(({ who }) => ({ member: who.member, community: areaCode })));
}

const epidemiologist = () => house.desk('epidemiologist', countyCode);
