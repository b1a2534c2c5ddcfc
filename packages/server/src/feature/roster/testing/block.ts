import { type Body, type Desk, type TestHouse } from '../../registry/testing/house.ts';

/** Two communities of 海珠区 and one of 天河区, the leaf areas of the rosters of tests. */
export const communities = { nanzhou: '440105013001', ruibao: '440105014001', shipai: '440106007001' } as const;

/** A house with communities. */
export async function beginWithCommunities(house: TestHouse): Promise<void> {
  await house.begin();
  await house.database.addArea(communities.nanzhou, '440105', 'community', '南洲社区');
  await house.database.addArea(communities.ruibao, '440105', 'community', '瑞宝社区');
  await house.database.addArea(communities.shipai, '440106', 'community', '石牌社区');
}

/** One line of a register; what is not said is a flat of 南洲社区 with nobody known in it. */
export const aLine = (given: Body): Body => ({ household: 'H1', areaCode: communities.nanzhou, ...given });

/** Households `prefix-1` to `prefix-n`, each with two people, in buildings of ten flats. */
export function aBlock(prefix: string, areaCode: string, households: number, given: (at: number) => Body = () => ({})): Body[] {
  return Array.from({ length: households }, (_, at) =>
    [0, 1].map((person) =>
      aLine({
        household: `${prefix}-${at + 1}`,
        areaCode,
        building: `${Math.floor(at / 10) + 1}栋`,
        floor: (at % 10) + 1,
        room: '01',
        name: `${prefix}住户${at + 1}-${person + 1}`,
        birthYear: 1970 + person,
        ...given(at),
      }),
    ),
  ).flat();
}

/** Puts lines on the roster. @throws when one of them did not go in */
export async function putRoster(desk: Desk, lines: readonly Body[]): Promise<Body> {
  const answer = await desk.post('roster/lines', { lines });
  if (answer.status !== 201 && answer.status !== 200) throw new Error(answer.text);
  if (answer.body['refused'] !== 0) throw new Error(answer.text);
  return answer.body;
}

/** Members of the roster by name. */
export async function memberNamed(desk: Desk, name: string): Promise<Body> {
  const { body } = await desk.post('roster/find', { text: name });
  const found = (body['members'] as Body[]).find((member) => member['name'] === name);
  if (found === undefined) throw new Error(`${name} is not on the roster.`);
  return found;
}
