import { Coverage, LabBatch, type PoolResolution, type RosterHousehold, type SampleAnswer, TestRound } from '@firebreak/contract';
import { createRng, type Rng, shuffled } from '@firebreak/epi/random/index';
import { type Body, type Desk, type TestHouse } from '../../../packages/server/src/feature/registry/testing/house.ts';
import { multipartOf } from '../../../packages/server/src/testing/multipart.ts';
import { sessionHeaders } from '../../../packages/server/src/testing/session.ts';
import { Book } from './book.ts';
import { type County, countyCode, registerOf } from './county.ts';
import { lostAndRepeated, SamplingPoint, type Taken } from './sampling.ts';

export interface Member {
  readonly id: string;
  readonly resident: number;
  readonly community: string;
}

const BATCH = 1000;
const LABORATORY = '海珠核酸实验室';

type Desks = Readonly<Record<'bureau' | 'commander' | 'lead' | 'laboratory', Desk>>;

/** The people of the screening, each at a desk of the house, and how they work. */
export class Screening {
  readonly members: Member[] = [];
  #tubes = 0;

  readonly house: TestHouse;
  readonly county: County;
  /** At their desks since this morning: a session does not last until the next day. */
  desks: Desks;
  #laboratoryHeaders: Readonly<Record<string, string>>;

  private constructor(house: TestHouse, county: County, desks: Desks, laboratoryHeaders: Readonly<Record<string, string>>) {
    this.house = house;
    this.county = county;
    this.desks = desks;
    this.#laboratoryHeaders = laboratoryHeaders;
  }

  /** Areas, desks and the roster of a county. */
  static async open(house: TestHouse, county: County): Promise<Screening> {
    const { database } = house;
    for (const street of county.streets) await database.addArea(street, countyCode, 'street', `街道${street.slice(-3)}`);
    for (const { code, street } of county.communities) await database.addArea(code, street, 'community', `社区${code.slice(-6)}`);
    const { desks, headers } = await signIn(house);
    return new Screening(house, county, desks, headers);
  }

  /** Another day: everybody signs in again. */
  async nextDay(): Promise<void> {
    const { desks, headers } = await signIn(this.house);
    this.desks = desks;
    this.#laboratoryHeaders = headers;
  }

  /** The register goes in by pieces; who is who is read back as a sampler's device does it. */
  async enrol(): Promise<void> {
    const lines = registerOf(this.county.dwellings);
    for (let from = 0; from < lines.length; from += 5000) {
      await this.ok(this.desks.lead.post('roster/lines', { lines: lines.slice(from, from + 5000) }));
    }
    const byName = new Map(this.county.residents.map(({ name, index }) => [name, index]));
    for (const { code } of this.county.communities) {
      for (const household of await this.householdsOf(code)) {
        for (const { id, name } of household.members) this.members.push({ id, resident: byName.get(name ?? '') ?? -1, community: code });
      }
    }
    this.members.sort((one, other) => one.resident - other.resident);
  }

  async householdsOf(area: string): Promise<RosterHousehold[]> {
    const found: RosterHousehold[] = [];
    let cursor = '';
    do {
      const page = await this.ok(
        this.desks.lead.get(`roster/households?area=${area}&limit=1000${cursor === '' ? '' : `&cursor=${cursor}`}`),
      );
      found.push(...(page['households'] as RosterHousehold[]));
      cursor = encodeURIComponent((page['next'] as string | null) ?? '');
    } while (cursor !== '');
    return found;
  }

  async openRound(series: string, number: number): Promise<TestRound> {
    const opensAt = this.house.database.clock.now;
    const proposed = await this.ok(
      this.desks.bureau.post('test-rounds', {
        series,
        name: `第${number}轮区域核酸`,
        purpose: 'regionScreening',
        hypothesis: '社区传播是否已经停止',
        legalBasis: '《传染病防治法》第四十二条；指挥部通告（演练）',
        areaCode: countyCode,
        target: [{ kind: 'all' }],
        opensAt,
        closesAt: hoursAfter(opensAt, 24),
      }),
    );
    const approved = await this.ok(
      this.desks.commander.post(`test-rounds/${String(proposed['id'])}/approve`, { version: Number(proposed['version']) }),
    );
    return TestRound.parse(approved);
  }

  point(round: string, device: string): SamplingPoint {
    return new SamplingPoint(device, { round, point: null, capacity: 10, code: () => this.tubeCode() });
  }

  tubeCode(): string {
    this.#tubes += 1;
    return `T${String(this.#tubes).padStart(7, '0')}`;
  }

  /** Sends samples as a device with a network does. */
  async send(device: string, taken: readonly Taken[]): Promise<SampleAnswer[]> {
    const answers: SampleAnswer[] = [];
    for (let from = 0; from < taken.length; from += BATCH) answers.push(...(await this.sendPiece(device, taken.slice(from, from + BATCH))));
    return answers;
  }

  async sendPiece(device: string, taken: readonly Taken[]): Promise<SampleAnswer[]> {
    const body: Body = { device, sentAt: this.house.database.clock.now, samples: taken.map(({ sample }) => sample) };
    return (await this.ok(this.desks.lead.post('samples', body)))['answers'] as SampleAnswer[];
  }

  /** Pieces of several devices that come back into the network at the same time, mixed, repeated and out of order. */
  async comeBack(points: readonly SamplingPoint[], rng: Rng): Promise<void> {
    const pieces = points.flatMap((point) => lostAndRepeated(rng, point.taken, 400).map((taken) => ({ device: point.device, taken })));
    for (const { device, taken } of shuffled(rng, pieces)) await this.sendPiece(device, taken);
  }

  /** Seals tubes, racks them for the laboratory, and lets a courier bring them; some are found leaking. */
  async bring(tubes: readonly string[], rack: string, leaking: readonly string[] = []): Promise<void> {
    const { lead, laboratory } = this.desks;
    for (let from = 0, part = 0; from < tubes.length; from += 500, part++) {
      const some = tubes.slice(from, from + 500);
      const name = `${rack}-${part}`;
      await this.ok(lead.post('tubes/seal', { tubes: some }));
      await this.ok(lead.post(`racks/${name}/tubes`, { tubes: some, laboratory: LABORATORY }));
      await this.ok(lead.post(`racks/${name}/hand-over`, { to: 'courier', taker: '转运员 01' }));
      const faulty = leaking.filter((tube) => some.includes(tube)).map((tube) => ({ tube, fault: 'leaking', note: '管盖松动，已渗漏' }));
      await this.ok(laboratory.post(`racks/${name}/receive`, { faulty }));
    }
  }

  /** A file of results, as the laboratory's own system writes it. */
  async upload(name: string, lines: readonly string[]): Promise<LabBatch> {
    const { payload, headers } = multipartOf({ laboratory: LABORATORY }, { name, content: ['管号,结果,ORF1ab,N', ...lines].join('\r\n') });
    const answer = await this.house.app.inject({
      method: 'POST',
      url: `/api/outbreaks/${this.house.outbreak}/lab-batches`,
      headers: { ...this.#laboratoryHeaders, ...headers },
      payload,
    });
    if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json<LabBatch>();
  }

  async report(tube: string, outcome: 'positive' | 'negative'): Promise<LabBatch> {
    const targets = outcome === 'positive' ? { ORF1ab: 28.4, N: 27.1 } : {};
    const body = { laboratory: LABORATORY, results: [{ tube, outcome, targets }] };
    return LabBatch.parse(await this.ok(this.desks.laboratory.post('tube-results', body)));
  }

  async coverage(round: string, area: string): Promise<Coverage> {
    return Coverage.parse(await this.ok(this.desks.bureau.get(`test-rounds/${round}/coverage?area=${area}`)));
  }

  async pools(): Promise<PoolResolution[]> {
    return (await this.ok(this.desks.bureau.get('pools')))['pools'] as PoolResolution[];
  }

  later(minutes: number): void {
    this.house.database.clock.now = hoursAfter(this.house.database.clock.now, minutes / 60);
  }

  async ok(answered: ReturnType<Desk['get']>): Promise<Body> {
    const { status, body, text } = await answered;
    if (status >= 300) throw new Error(`${status} ${text.slice(0, 800)}`);
    return body;
  }

  /** A book in which everybody is missing. */
  newBook(): Book {
    return new Book(this.county.residents.map(({ index }) => index));
  }

  residentsOf(code: string): number[] {
    return this.members.filter(({ community }) => community.startsWith(code)).map(({ resident }) => resident);
  }

  memberOf(resident: number): Member {
    const member = this.members[resident];
    if (member === undefined) throw new Error(`Resident ${resident} is not on the roster.`);
    return member;
  }
}

async function signIn(house: TestHouse): Promise<{ readonly desks: Desks; readonly headers: Readonly<Record<string, string>> }> {
  const laboratory = await house.database.addUser('laboratory', countyCode);
  const desks = {
    bureau: await house.desk('countyHealthBureau', countyCode),
    commander: await house.desk('commander', countyCode),
    lead: await house.desk('samplingLead', countyCode),
    laboratory: await house.desk('laboratory', countyCode),
  };
  return { desks, headers: await sessionHeaders(house.database, laboratory) };
}

export const hoursAfter = (instant: string, hours: number): string => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
export const chanceOf = (round: number): Rng => createRng('screening').stream(`round ${round}`);
