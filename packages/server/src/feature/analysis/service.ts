import {
  type AreasAnswer,
  type DaysAnswer,
  type DelaysAnswer,
  type Parsed,
  type QuestionnaireAnswer,
  type routes,
} from '@firebreak/contract';
import { areaLevels, type AreaLevel } from '@firebreak/epi';
import { type Actor, transact } from '../../platform/access/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { areaByCode } from '../area/service.ts';
import { type Asked, knownZone, OutbreakAnswers } from '../figure/index.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { areaCounts } from './area-counts.ts';
import { dayCounts } from './day-counts.ts';
import { delayCounts } from './delay-counts.ts';
import { groups, questionsOf } from './questionnaire.ts';
import {
  areasAtLevel,
  levelsBelow,
  loadAnswers,
  loadCaseDays,
  loadContactCounts,
  loadGroups,
  loadLocations,
  type LevelBelow,
} from './store.ts';

type Routes = (typeof routes)['analysis'];

/** Counts that the analyses of an outbreak are computed from; the computing is done by who asks. */
export class AnalysisService {
  private readonly answers: OutbreakAnswers;
  private readonly platform: Platform;
  constructor(platform: Platform) {
    this.platform = platform;
    this.answers = new OutbreakAnswers(platform);
  }

  days(actor: Actor, id: string, query: Parsed<Routes['days']>['query']): Promise<DaysAnswer> {
    return this.answers.of(actor, id, `days ${query.area ?? ''}`, async (asked) => {
      const { area, path } = await areaAsked(asked, query.area);
      const cases = await casesOf(asked, path);
      return { ...asked.stamp, area, incompleteDays: asked.settings.incompleteDays, ...dayCounts(cases, asked.stamp.day) };
    });
  }

  delays(actor: Actor, id: string, query: Parsed<Routes['delays']>['query']): Promise<DelaysAnswer> {
    return this.answers.of(actor, id, `delays ${query.area ?? ''}`, async (asked) => {
      const { area, path } = await areaAsked(asked, query.area);
      return { ...asked.stamp, area, ...delayCounts(await casesOf(asked, path), asked.stamp.day) };
    });
  }

  areas(actor: Actor, id: string, query: Parsed<Routes['areas']>['query']): Promise<AreasAnswer> {
    return this.answers.of(actor, id, `areas ${query.area ?? ''} ${query.level ?? ''} ${query.basis}`, async (asked) => {
      const { trx, outbreak, settings, stamp } = asked;
      const inForce = await areaByCode(trx, query.area ?? outbreak.area_code);
      const { path } = await areaAsked(asked, query.area);
      const levels = await levelsBelow(trx, inForce.path);
      levels.sort((a, b) => areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level));
      const level = query.level ?? fittingLevel(levels) ?? inForce.level;
      const facts = {
        cases: await casesOf(asked, path),
        contacts: await loadContactCounts(trx, 'figure.read', path),
        locations: await loadLocations(trx, 'figure.read', path),
      };
      const counts = areaCounts(facts, await areasAtLevel(trx, inForce.path, level), query.basis, stamp.day);
      return { ...stamp, area: inForce.code, levels, level, basis: query.basis, incompleteDays: settings.incompleteDays, ...counts };
    });
  }

  /** Answers of the persons whose records the actor may read; that they were counted is recorded. */
  async questionnaire(actor: Actor, id: string, query: Parsed<Routes['questionnaire']>['query']): Promise<QuestionnaireAnswer> {
    const answer = await this.answers.of(actor, id, `questionnaire ${query.area ?? ''}`, async (asked) => {
      const { area, path } = await areaAsked(asked, query.area);
      const counted = new Map((await loadGroups(asked.trx, id, path)).map(({ group, persons }) => [group, persons]));
      return {
        ...asked.stamp,
        area,
        groups: [...groups],
        persons: groups.map((group) => counted.get(group) ?? 0),
        questions: questionsOf(await loadAnswers(asked.trx, id, path)),
      };
    });
    const count = answer.persons.reduce((sum, persons) => sum + persons, 0);
    await transact(this.platform.db, { actor, outbreak: id }, async (trx) => {
      const { home, area } = await outbreakInForce(trx, id);
      await appendActs(trx, { actor, now: this.platform.now() }, [
        { home, action: 'questionnaire.counted', outbreak: id, area, kind: 'case', subject: null, version: null, payload: { count } },
      ]);
    });
    return answer;
  }
}

/** The area whose figures are asked for, and the path rows are cut by: none for the whole outbreak. */
async function areaAsked({ trx, outbreak }: Asked, code: string | undefined): Promise<{ area: string; path: string | undefined }> {
  const area = await areaByCode(trx, code ?? outbreak.area_code);
  return { area: area.code, path: code === undefined ? undefined : area.path };
}

const casesOf = ({ trx, settings }: Asked, path: string | undefined) =>
  loadCaseDays(trx, 'figure.read', knownZone(settings.timeZone), path);

/** The finest level whose areas all have a place; the widest where none has; undefined without areas below. */
function fittingLevel(levels: readonly LevelBelow[]): AreaLevel | undefined {
  return (levels.findLast(({ areas, withPlace }) => areas === withPlace) ?? levels[0])?.level;
}
