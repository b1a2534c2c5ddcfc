import { asOwner } from '../../../testing/index.ts';
import { type Body, type TestHouse } from '../../registry/testing/house.ts';

/** A round of 广州市 that is open on 12 July 2022 from 14:00 to 20:00 of the next day, local time. */
export const aRound = (given: Body = {}): Body => ({
  name: '第一轮区域核酸筛查',
  purpose: 'regionScreening',
  hypothesis: '南洲社区是否存在社区传播',
  legalBasis: '新型冠状病毒肺炎防控方案（第九版）',
  areaCode: '440100',
  target: [{ kind: 'all' }],
  opensAt: '2022-07-12T06:00:00Z',
  closesAt: '2022-07-13T12:00:00Z',
  ...given,
});

/** Marks members of a round as sampled now, as a flush of registrations does: targets and ledger in one transaction. */
export function sampleAll(house: TestHouse, round: Body, names: readonly string[]): Promise<void> {
  const { now } = house.database.clock;
  const who = `home = '440000' and round = '${String(round['id'])}' and member in (
    select id from roster_member where name in (${names.map((name) => `'${name}'`).join(', ')}))`;
  return asOwner(
    house.database.engine,
    `begin;
    update round_target set done_at = '${now}' where ${who};
    select set_config('firebreak.outbreak', '${house.outbreak}', true);
    select firebreak.retally('440000', '${String(round['id'])}', array(select distinct area from round_target where ${who}), '${now}');
    commit;`,
  );
}
