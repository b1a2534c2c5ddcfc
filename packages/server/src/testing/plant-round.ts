import { uuidv7 } from 'uuidv7';
import { asOwner, type TestDatabase } from './database.ts';

/** A household with somebody in it who is due in an open round. */
export interface PlantedRound {
  readonly household: string;
  readonly member: string;
  readonly round: string;
}

/** What stands in the texts of the planted roster and round. */
export const rosterMark = (area: string) => `MARK-roster-${area}`;
export const roundMark = (area: string) => `MARK-round-${area}`;

/** Writes them past the policies. The phone and the document are a secret nobody sees whole. */
export async function plantRound(
  database: TestDatabase,
  { outbreak, home, area, secret }: { outbreak: string; home: string; area: string; secret: string },
): Promise<PlantedRound> {
  const [household, member, round, proposer, approver] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const frame = `'${outbreak}', path, '2022-07-12Z', '2022-07-12Z'`;
  const here = `from area where code = '${area}'`;
  await asOwner(
    database.engine,
    `insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building)
      select '${home}', '${household}', ${frame}, 'H-${area}', '${rosterMark(area)}' ${here};
    insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, phone, document_number, post)
      select '${home}', '${member}', ${frame}, '${household}', '${rosterMark(area)}', '${secret}', '${secret}', 'sampler' ${here};
    insert into test_round (home, id, outbreak, area, created_at, updated_at, name, purpose, hypothesis, legal_basis, target, pooling, opens_at, closes_at,
      status, proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at, denominator)
      select '${home}', '${round}', ${frame}, '${roundMark(area)}', 'regionScreening', '${roundMark(area)}', '${roundMark(area)}', '[{"kind":"all"}]',
        '{"low":10,"medium":5,"high":1}', '2022-07-12Z', '2099-01-01Z', 'open', '${proposer}', 'A', '${approver}', 'B', '2022-07-12Z', 1 ${here};
    insert into round_version (home, round, number, outbreak, area, at, by_name, why, added, removed, due)
      select '${home}', '${round}', 1, '${outbreak}', path, '2022-07-12Z', 'B', '${roundMark(area)}', 1, 0, 1 ${here};
    insert into round_target (home, round, member, outbreak, area, household, added_in, missing_note)
      select '${home}', '${round}', '${member}', '${outbreak}', path, '${household}', 1, '${rosterMark(area)}' ${here};
    insert into round_tally (home, round, area, outbreak, due, households, households_untouched, changed_at)
      select '${home}', '${round}', path, '${outbreak}', 1, 1, 1, '2022-07-12Z' ${here};`,
  );
  return { household, member, round };
}
