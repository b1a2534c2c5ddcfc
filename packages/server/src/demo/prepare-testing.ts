import { join } from 'node:path';
import { type NewSample, type RosterHousehold, type TestRound } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { reportResults } from '../feature/lab-batch/service.ts';
import { nouns } from '../feature/nouns.ts';
import { type House, inOutbreak, type Standing } from '../feature/registry/index.ts';
import { listHouseholds } from '../feature/roster/find.ts';
import { RegisterService } from '../feature/roster/register/register-service.ts';
import { SampleService } from '../feature/sample/service.ts';
import { createPoint } from '../feature/sampling-point/service.ts';
import { approveRound, proposeRound } from '../feature/test-round/service.ts';
import { handOverRack, packRack, receiveRack } from '../feature/tube/rack-service.ts';
import { sealTubes } from '../feature/tube/service.ts';
import { type Actor } from '../platform/access/index.ts';
import { type Platform } from '../platform/platform.ts';

/** Who does what in the demo's round: each by the rights of the own role. */
export interface TestingPeople {
  readonly countyHealthBureau: Actor;
  readonly commander: Actor;
  readonly samplingLead: Actor;
  readonly laboratory: Actor;
}

const street = '440105003';
const laboratoryName = '海珠核酸实验室（演练）';
const HOUR_MS = 3_600_000;
const POOL_SIZE = 10;
/** Of every seven doors of the first community one was not opened; in the second community the team has come half way. */
const unopened = 7;

/**
 * A round in two communities of the demo city, under way: a register, an approved round, two points, tubes at the laboratory, one pool
 * positive. Through the same services as anybody's work.
 */
export async function prepareTesting(platform: Platform, outbreak: string, examples: string, people: TestingPeople): Promise<void> {
  const house = { platform, nouns };
  const as = <T>(actor: Actor, work: (at: Standing) => Promise<T>): Promise<T> => inOutbreak(house, actor, outbreak, work);
  const { samplingLead, laboratory } = people;
  const register = { name: 'roster.csv', path: join(examples, 'demo-roster', 'roster.csv'), size: 0 };
  await new RegisterService(house).bring({ actor: samplingLead, outbreak, locale: 'zh-Hans' }, uuidv7(), [register], true);
  const round = await openRound(as, people, platform.now());
  const tubes = await sampleDoors(house, { actor: samplingLead, outbreak }, round);
  const sent = tubes.slice(0, -2);
  await as(samplingLead, (at) => sealTubes(at, { tubes: sent }));
  await as(samplingLead, (at) => packRack(at, 'DEMO-R1', { tubes: sent, laboratory: laboratoryName }));
  await as(samplingLead, (at) => handOverRack(at, 'DEMO-R1', { to: 'courier', taker: '转运员（演练）' }));
  await as(laboratory, (at) => receiveRack(at, 'DEMO-R1', { missing: [], faulty: [] }));
  const results = sent.slice(0, -4).map((tube, index) => ({ tube, outcome: index === 2 ? ('positive' as const) : ('negative' as const) }));
  await reportResults(
    house,
    { actor: laboratory, outbreak, locale: 'zh-Hans' },
    {
      laboratory: laboratoryName,
      results: results.map((one) => ({ ...one, test: 'pcr', targets: one.outcome === 'positive' ? { ORF1ab: 29.3, N: 28.1 } : {} })),
    },
  );
}

type As = <T>(actor: Actor, work: (at: Standing) => Promise<T>) => Promise<T>;

async function openRound(as: As, { countyHealthBureau, commander, samplingLead }: TestingPeople, now: string): Promise<TestRound> {
  const round = await as(countyHealthBureau, (at) =>
    proposeRound(at, {
      name: '昌岗街道第一轮核酸筛查（演练）',
      purpose: 'zoneScreening',
      hypothesis: '市场聚集性疫情是否已传入昌岗街道',
      legalBasis: '《传染病防治法》；指挥部通告第 12 号（演练）',
      areaCode: street,
      target: [{ kind: 'all' }],
      pooling: { low: POOL_SIZE, medium: 5, high: 1 },
      missingAllowed: 0,
      opensAt: now,
      closesAt: new Date(Date.parse(now) + 7 * 24 * HOUR_MS).toISOString(),
    }),
  );
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }];
  for (const name of ['昌岗街道文化广场（演练）', '穗花社区居委会（演练）']) {
    await as(samplingLead, (at) =>
      createPoint(at, {
        name,
        kind: 'fixed',
        areaCode: street,
        address: null,
        latitude: null,
        longitude: null,
        hours,
        shifts: [],
        stations: 2,
        perStationHour: 60,
        supplies: [{ item: 'tubes', count: 400 }],
        isOpen: true,
      }),
    );
  }
  return as(commander, (at) => approveRound(at, round.id, { version: round.version }));
}

/** Goes from door to door, family by family, ten to a tube; answers the tubes in the order in which they were filled. */
async function sampleDoors(house: House, { actor, outbreak }: { actor: Actor; outbreak: string }, round: TestRound): Promise<string[]> {
  const page = await inOutbreak(house, actor, outbreak, (at) => listHouseholds(at, { area: street, limit: 1000 }));
  const people = page.households.filter(isVisited).flatMap(({ members }) => members);
  const takenAt = house.platform.now();
  const samples = people.map(({ id }, index): NewSample => {
    const tube = `DEMO${String(Math.floor(index / POOL_SIZE) + 1).padStart(5, '0')}`;
    const who = { kind: 'member', member: id } as const;
    return { id: uuidv7(), takenAt, tube, capacity: POOL_SIZE, round: round.id, point: null, resolves: null, who };
  });
  await new SampleService(house.platform).register(actor, outbreak, { device: '演练手机', sentAt: takenAt, samples });
  return [...new Set(samples.map(({ tube }) => tube))];
}

function isVisited({ areaName, members }: RosterHousehold, door: number, all: readonly RosterHousehold[]): boolean {
  if (members.length === 0) return false;
  const first = all[0]?.areaName;
  return areaName === first ? door % unopened !== 0 : door < (all.length * 3) / 4;
}
