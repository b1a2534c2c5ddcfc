import { type CoverageCounts } from '@firebreak/contract';
import { type Page } from 'playwright-core';
import { type Actor } from './actor.ts';
import { type Demo } from './demo.ts';

/** A round that is open over four households of one community, prepared through the API as the people who may do so. */
export interface FieldRound {
  readonly round: string;
  /** Community the households lie in. */
  readonly area: string;
}

/** Street where the demo's grid worker works. */
const STREET = '440105003';

/** Building 3: the Chens (three, one at medium risk), Li alone and home-bound, a flat nobody knows of; building 5: the Zhous. */
interface Home {
  readonly household: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: number;
  readonly room: string;
  readonly people: readonly Readonly<Record<string, unknown>>[];
}
const households: readonly Home[] = [
  { household: 'T3-1-101', building: '3', unit: '1', floor: 1, room: '101', people: [] },
  {
    household: 'T3-1-502',
    building: '3',
    unit: '1',
    floor: 5,
    room: '502',
    people: [
      { name: '陈试一', birthYear: 1980, sex: 'male', phone: '13800001111' },
      {
        name: '陈试二',
        birthYear: 1982,
        sex: 'female',
        phone: '13800002222',
        documentType: 'residentId',
        documentNumber: '11010519491231002X',
      },
      { name: '陈试三', birthYear: 2015, sex: 'male', risk: 'medium' },
    ],
  },
  {
    household: 'T3-1-201',
    building: '3',
    unit: '1',
    floor: 2,
    room: '201',
    people: [{ name: '李试', birthYear: 1938, needs: ['homeBound', 'noPhone'] }],
  },
  {
    household: 'T5-1-301',
    building: '5',
    unit: '1',
    floor: 3,
    room: '301',
    people: [
      { name: '周试甲', birthYear: 1990, phone: '13900003333' },
      { name: '周试乙', birthYear: 1992 },
    ],
  },
];

export async function openFieldRound(demo: Demo): Promise<FieldRound> {
  const officer = await demo.actor('subdistrictOfficer');
  const area = await communityWithoutRoster(officer);
  const lines = households.flatMap(({ people, ...home }) => {
    const where = { ...home, areaCode: area };
    return people.length === 0 ? [{ ...where, occupancy: 'unknown' }] : people.map((person) => ({ ...where, ...person }));
  });
  await officer.post(`/api/outbreaks/${demo.outbreak}/roster/lines`, { lines });
  const lead = await demo.actor('samplingLead');
  const now = Date.now();
  const proposed = await lead.post<{ id: string; version: number }>(`/api/outbreaks/${demo.outbreak}/test-rounds`, {
    name: '试验轮次',
    purpose: 'regionScreening',
    hypothesis: 'Is there a chain in the community that nobody knows of?',
    legalBasis: 'Order 7 of the command',
    areaCode: area,
    target: [{ kind: 'area', areas: [area] }],
    opensAt: new Date(now - 60_000).toISOString(),
    closesAt: new Date(now + 20 * 3_600_000).toISOString(),
  });
  const commander = await demo.actor('commander');
  await commander.post(`/api/outbreaks/${demo.outbreak}/test-rounds/${proposed.id}/approve`, { version: proposed.version });
  return { round: proposed.id, area };
}

/** Code of a community of the street in which the demonstration has nobody on its roster. */
export async function communityWithoutRoster(officer: Actor): Promise<string> {
  const { areas } = await officer.get<{ areas: { code: string }[] }>(`/api/areas?parent=${STREET}`);
  return areas.at(-1)?.code ?? '';
}

/** How far a round has come, as the officer of the street reads it. */
export async function coverageOf(demo: Demo, { round, area }: FieldRound): Promise<CoverageCounts> {
  const officer = await demo.actor('subdistrictOfficer');
  const answer = await officer.get<{ total: CoverageCounts }>(`/api/outbreaks/${demo.outbreak}/test-rounds/${round}/coverage?area=${area}`);
  return answer.total;
}

/** Types as a scanner does: quickly, into nothing, with Enter at the end. A bar code has no Chinese characters. */
export async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
