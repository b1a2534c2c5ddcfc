import { type Answer, AppError, type Coverage, type CoverageCounts, type Parsed, type routes } from '@firebreak/contract';
import { isWithin } from '../../platform/access/index.ts';
import { areaByCode, nameOfPath } from '../area/service.ts';
import { type Standing } from '../registry/index.ts';
import { roundInSight } from './service.ts';
import { namedGroups, type NamedGroup, type RoundRow, type VersionRow, versionsOf } from './store.ts';
import { areaCounts, areaCountsAt, type AreaCounts, foundIn, noCounts, type TallyCut } from './tally-store.ts';
import { areasByPath } from './people-store.ts';
import { personsOfRule } from './target.ts';

type Doors = (typeof routes)['testRound'];

/** Due, done, exempt and missing of an area and those below it: now, or at an earlier version of the denominator. */
export async function coverageOf(at: Standing, id: string, query: Parsed<Doors['coverage']>['query']): Promise<Coverage> {
  const round = await roundInSight(at, id);
  const area = await areaWithin(at, round, query.area);
  const cut: TallyCut = { home: at.outbreak.home, round: id, area: area.path };
  const version = query.version ?? round.denominator;
  const groups = version === round.denominator ? await areaCounts(at.trx, cut) : await groupsAt(at, round, cut, version);
  return {
    asOf: at.now,
    round: id,
    area: area.code,
    areaName: await nameOfPath(at.trx, area.path),
    denominator: version,
    total: totalOf(groups),
    below: groups
      .filter(({ path }) => path !== area.path)
      .toSorted((a, b) => shareMissing(b) - shareMissing(a) || b.missing - a.missing || (a.code < b.code ? -1 : 1))
      .map(belowView),
    found: await foundIn(at.trx, cut),
  };
}

/** Counts of an earlier version as it stood when the next took its place. @throws AppError ROUND_NO_SUCH_VERSION */
async function groupsAt(at: Standing, round: RoundRow, cut: TallyCut, version: number): Promise<AreaCounts[]> {
  const versions = await versionsOf(at.trx, at.outbreak.home, round.id);
  const next = versions.find(({ number }) => number === version + 1);
  if (next === undefined) throw new AppError('ROUND_NO_SUCH_VERSION', { version, newest: round.denominator });
  return areaCountsAt(at.trx, cut, version, next.at);
}

/** An area of a round. One above it is the round seen whole: people lie below. @throws AppError AREA_NOT_FOUND */
async function areaWithin(at: Standing, round: RoundRow, code: string | undefined): Promise<{ path: string; code: string }> {
  if (code === undefined) return { path: round.path, code: round.areaCode };
  const area = await areaByCode(at.trx, code);
  if (!isWithin(area.path, round.path) && !isWithin(round.path, area.path)) throw new AppError('ROUND_AREA_OUTSIDE', { area: area.name });
  return area;
}

function belowView(of: AreaCounts): Coverage['below'][number] {
  const { path: _, ...shown } = of;
  return shown;
}

const shareMissing = ({ due, missing }: CoverageCounts): number => missing / Math.max(1, due);

function totalOf(groups: readonly CoverageCounts[]): CoverageCounts {
  const total = { ...noCounts };
  for (const group of groups) for (const key of Object.keys(total) as (keyof CoverageCounts)[]) total[key] += group[key];
  return total;
}

export async function denominatorVersions(at: Standing, id: string): Promise<{ versions: VersionRow[] }> {
  const round = await roundInSight(at, id);
  return { versions: await versionsOf(at.trx, at.outbreak.home, round.id) };
}

/** Whom the rule names now, before anybody approved it, and how many tubes that would need. */
export async function previewRound(at: Standing, id: string): Promise<Answer<Doors['preview']>> {
  const round = await roundInSight(at, id);
  const persons = await personsOfRule(at, round.target);
  const groups = await namedGroups(at.trx, { home: at.outbreak.home, id, path: round.path }, persons);
  const byRisk = { low: 0, medium: 0, high: 0 };
  for (const { risk, people } of groups) if (risk !== null) byRisk[risk] += people;
  const whole = groups.filter(({ risk }) => risk === null);
  const names = await areasByPath(at.trx, whole.map(({ area }) => area)); // prettier-ignore
  return {
    asOf: at.now,
    people: whole.reduce((sum, { people }) => sum + people, 0),
    households: whole.reduce((sum, { households }) => sum + households, 0),
    tubes: tubesFor(groups, round.pooling),
    byRisk,
    below: whole
      .flatMap(({ area, people, households }) => {
        const named = names.get(area);
        return named === undefined ? [] : [{ ...named, people, households }];
      })
      .toSorted((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
  };
}

/** Tubes of an area and risk are filled up to the pooling ratio; the last one of each may be part full. */
const tubesFor = (groups: readonly NamedGroup[], pooling: RoundRow['pooling']): number =>
  groups.reduce((sum, { risk, people }) => sum + (risk === null ? 0 : Math.ceil(people / pooling[risk])), 0);
