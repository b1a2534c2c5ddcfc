import { uuidv7 } from 'uuidv7';
import { asOwner, type TestDatabase } from './database.ts';

/** A sampling point, and a tube on its way with one sample of somebody on the roster. */
export interface PlantedTube {
  readonly point: string;
  readonly sample: string;
  readonly tube: string;
  readonly rack: string;
}

/** Tables in which nobody of elsewhere changes anything. */
export const tubeTables = ['sampling_point', 'tube', 'sample', 'custody'] as const;
/** What stands in the texts of the planted point and tube. */
export const tubeMark = (area: string): string => `MARK-tube-${area}`;

/** Writes them past the policies. */
export async function plantTube(
  database: TestDatabase,
  { outbreak, home, area, round, member }: { outbreak: string; home: string; area: string; round: string; member: string },
): Promise<PlantedTube> {
  const [point, sample] = [uuidv7(), uuidv7()];
  const [tube, rack] = [`SENT-${area}`, `RACK-${area}`];
  const place = `'${home}', '${outbreak}', (select path from area where code = '${area}')`;
  const [at, who, mark] = [`'2022-07-12T04:00Z'`, `'${uuidv7()}'`, `'${tubeMark(area)}'`];
  await asOwner(
    database.engine,
    `insert into sampling_point (home, outbreak, area, id, created_at, updated_at, name, kind) values (${place}, '${point}', ${at}, ${at}, ${mark}, 'fixed');
    insert into tube (home, outbreak, area, code, created_at, updated_at, round, point, capacity, members, state, opened_at, sealed_at, sent_at, rack, laboratory, fault_note)
      values (${place}, '${tube}', ${at}, ${at}, '${round}', '${point}', 10, 1, 'sent', ${at}, ${at}, ${at}, '${rack}', ${mark}, ${mark});
    insert into sample (home, outbreak, area, id, round, member, tube, position, point, device, device_taken_at, taken_at, recorded_at, by, by_name, state)
      values (${place}, '${sample}', '${round}', '${member}', '${tube}', 1, '${point}', 'pad', ${at}, ${at}, ${at}, ${who}, 'planted', 'again');
    insert into custody (home, outbreak, area, id, rack, step, at, by, by_name, taker, tubes)
      values (${place}, gen_random_uuid(), '${rack}', 'handedToCourier', ${at}, ${who}, 'planted', ${mark}, 1);`,
  );
  return { point, sample, tube, rack };
}

/** What a curious person sends to the doors of samples, tubes and racks: what is not theirs. */
export function tubeBodies(
  planted: PlantedTube,
  round: { readonly round: string; readonly member: string },
  area: string,
): Readonly<Record<string, unknown>> {
  const reason = 'curious';
  const sample = { takenAt: '2022-07-12T06:00:00Z', capacity: 10, round: round.round, point: planted.point };
  const point = { name: 'own', kind: 'fixed', areaCode: area };
  return {
    'samplingPoint.create': point,
    'samplingPoint.edit': { version: 1, set: { name: 'own' } },
    'sample.register': {
      device: 'own',
      sentAt: '2022-07-12T06:05:00Z',
      samples: [
        { ...sample, id: uuidv7(), tube: planted.tube, who: { kind: 'member', member: round.member } },
        { ...sample, id: planted.sample, tube: 'OWN-0001', who: { kind: 'member', member: round.member } },
        { ...sample, id: uuidv7(), tube: 'OWN-0002', who: { kind: 'walkIn', member: uuidv7(), areaCode: area, name: 'own' } },
      ],
    },
    'sample.void': { samples: [planted.sample], reason },
    'tube.seal': { tubes: [planted.tube] },
    'tube.fault': { version: 1, fault: 'leaking', note: reason },
    'rack.pack': { tubes: [planted.tube], laboratory: 'own' },
    'rack.handOver': { to: 'courier', taker: reason },
    'rack.receive': { faulty: [{ tube: planted.tube, fault: 'leaking', note: reason }] },
  };
}
