import { uuidv7 } from 'uuidv7';
import { asOwner, type TestDatabase } from './database.ts';

export interface PlantedLab {
  readonly batch: string;
  /** Code of a tube that waits for its result, with one member. */
  readonly tube: string;
  /** Code of a positive pool. */
  readonly pool: string;
}

/** Tables of laboratories: what stands in them at an area is nobody else's to change. */
export const labTables = ['tube', 'sample', 'tube_result', 'lab_batch', 'lab_batch_line', 'pool'] as const;

/** What stands in the text of planted laboratory work, and in the name of the one person on the roster whose sample it is. */
export const labMarkOf = (area: string): string => `MARK-labBatch-${area}`;
export const rosterMarkOf = (area: string): string => `MARK-rosterName-${area}`;

/** A tube that waits, a positive pool with its result and batch, and a line that did not go in, written past the policies. */
export async function plantLab(database: TestDatabase, outbreak: string, home: string, area: string): Promise<PlantedLab> {
  const [batch, member, result] = [uuidv7(), uuidv7(), uuidv7()];
  const [tube, pool] = [`WAITS-${area}`, `POOL-${area}`];
  const path = `(select path from area where code = '${area}')`;
  const mark = labMarkOf(area);
  const [at, who] = [`'2022-07-12T04:00Z'`, `'${uuidv7()}'`];
  const place = `'${home}', '${outbreak}', ${path}`;
  await asOwner(
    database.engine,
    `insert into roster_member (home, outbreak, area, id, created_at, updated_at, name)
      select ${place}, '${member}', ${at}, ${at}, '${rosterMarkOf(area)}';
    insert into tube (home, outbreak, area, code, created_at, updated_at, capacity, members, told_members, state, opened_at, received_at, laboratory, outcome, result)
      values (${place}, '${tube}', ${at}, ${at}, 1, 1, null, 'received', ${at}, ${at}, '${mark}', null, null),
        (${place}, '${pool}', ${at}, ${at}, 10, 2, 2, 'tested', ${at}, ${at}, '${mark}', 'positive', '${result}');
    insert into sample (home, outbreak, area, id, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
      values (${place}, '${uuidv7()}', '${member}', '${tube}', 1, 'pad', ${at}, ${at}, ${at}, ${who}, 'planted');
    insert into lab_batch (home, outbreak, area, id, laboratory, file_name, digest, format, at, by, by_name, lines, control, state)
      values (${place}, '${batch}', '${mark}', '${mark}.csv', 'planted', 'csv', ${at}, ${who}, 'planted', 2, 'none', 'done');
    insert into lab_batch_line (home, outbreak, area, batch, ordinal, line, tube, value, code)
      values (${place}, '${batch}', 0, 2, '${mark}', '${mark}', 'TUBE_UNKNOWN');
    insert into tube_result (home, outbreak, area, id, tube, batch, laboratory, test, outcome, reported_at, by, by_name)
      values (${place}, '${result}', '${pool}', '${batch}', '${mark}', 'pcr', 'positive', ${at}, ${who}, 'planted');
    insert into pool (home, outbreak, area, tube, state, members, positive_at) values (${place}, '${pool}', 'recall', 2, ${at});`,
  );
  return { batch, tube, pool };
}
