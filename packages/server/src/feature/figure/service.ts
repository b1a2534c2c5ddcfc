import { type Answer, type Parsed, type RecordKind, type routes } from '@firebreak/contract';
import { epidemicCurve } from '@firebreak/engine/figure/epidemic-curve';
import { qualitySubjects, type QualitySubject } from '@firebreak/engine/figure/data-quality';
import { type Actor, mayAnywhere, transact } from '../../platform/access/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { areaByCode } from '../area/service.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { OutbreakAnswers } from './outbreak-answers.ts';
import { countChecked, levelOf, lineListOfFacts, overviewOf, qualityOf } from './overview.ts';
import { labelsOf, loadFacts, partsOf } from './store.ts';

type Routes = (typeof routes)['figure'];
type Overview = Answer<Routes['overview']>;
type Curve = Answer<Routes['curve']>;
type Quality = Answer<Routes['quality']>;

/** Figures of an outbreak, each worked out once per change of it. */
export class FigureService {
  private readonly answers: OutbreakAnswers;
  private readonly platform: Platform;
  constructor(platform: Platform) {
    this.platform = platform;
    this.answers = new OutbreakAnswers(platform);
  }

  overview(actor: Actor, id: string, query: Parsed<Routes['overview']>['query']): Promise<Overview> {
    return this.answers.of(actor, id, `overview ${query.area ?? ''}`, async ({ trx, outbreak, settings, stamp }) => {
      const area = await areaByCode(trx, query.area ?? outbreak.area_code);
      const facts = await loadFacts(trx, 'figure.read', query.area === undefined ? undefined : area.path);
      const parts = await partsOf(trx, area.code);
      return { ...stamp, area: area.code, ...overviewOf(facts, { asOf: stamp.day, activeDays: settings.activeChainDays }, parts) };
    });
  }

  curve(actor: Actor, id: string, query: Parsed<Routes['curve']>['query']): Promise<Curve> {
    return this.answers.of(actor, id, `curve ${query.unit} ${query.area ?? ''}`, async ({ trx, outbreak, settings, stamp }) => {
      const area = await areaByCode(trx, query.area ?? outbreak.area_code);
      const facts = await loadFacts(trx, 'figure.read', query.area === undefined ? undefined : area.path);
      const curve = epidemicCurve(lineListOfFacts(facts), {
        interval: query.unit === 'day' ? 'day' : settings.epiWeek === 'iso' ? 'isoWeek' : 'mmwrWeek',
        asOf: stamp.day,
        reportFallback: true,
        reportingDelayDays: settings.incompleteDays,
      });
      return {
        ...stamp,
        area: area.code,
        unit: query.unit,
        from: curve.bins[0]?.from ?? null,
        to: curve.bins.at(-1)?.to ?? null,
        starts: curve.bins.map(({ from }) => from),
        series: curve.classes.map((caseClass, index) => ({
          caseClass,
          counts: curve.bins.map(({ byOnset, byReport }) => (byOnset[index] ?? 0) + (byReport[index] ?? 0)),
        })),
        onReportDate: curve.byReport,
        withoutDate: curve.undated,
        denominator: curve.denominator,
        incompleteBars: curve.bins.filter(({ incomplete }) => incomplete).length,
      };
    });
  }

  /** Issues whose record the actor may open, and only those. */
  async quality(actor: Actor, id: string, query: Parsed<Routes['quality']>['query']): Promise<Quality> {
    const answer = await this.answers.of(actor, id, `quality ${query.code ?? ''} ${query.area ?? ''}`, async ({ trx, outbreak, stamp }) => {
      const area = await areaByCode(trx, query.area ?? outbreak.area_code);
      const facts = await loadFacts(trx, 'case.read', query.area === undefined ? undefined : area.path);
      const may = (kind: QualitySubject) => mayAnywhere(actor, `${kind}.read`, id);
      const found = qualityOf(facts, stamp.day).issues.filter(
        ({ code, subject }) => (query.code === undefined || code === query.code) && may(subject),
      );
      const idsOf = (kind: RecordKind) => found.filter(({ subject }) => subject === kind).map((issue) => issue.id);
      const labels = await labelsOf(trx, {
        case: idsOf('case'),
        contact: idsOf('contact'),
        exposure: idsOf('exposure'),
        specimen: idsOf('specimen'),
      });
      const issues = found.flatMap(({ code, severity, subject, id: record, field, detail }) => {
        const label = labels.get(`${subject} ${record}`);
        return label === undefined ? [] : [{ code, severity: levelOf(severity), kind: subject, id: record, label, field, detail }];
      });
      return { ...stamp, area: area.code, checked: countChecked(facts, qualitySubjects.filter(may)), issues };
    });
    await this.recordReading(actor, id, 'quality.listed', answer.issues.length);
    return answer;
  }

  private async recordReading(actor: Actor, id: string, action: string, count: number): Promise<void> {
    await transact(this.platform.db, { actor, outbreak: id }, async (trx) => {
      const outbreak = await outbreakInForce(trx, id);
      await appendActs(trx, { actor, now: this.platform.now() }, [
        { home: outbreak.home, action, outbreak: id, area: outbreak.area, kind: 'case', subject: null, version: null, payload: { count } },
      ]);
    });
  }
}
