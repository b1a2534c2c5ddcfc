import { type Answer, type routes, type TestRound } from '@firebreak/contract';
import { poolSizeFor } from '@firebreak/engine/pooling';
import { planRound, type RoundInput, type RoundPlan } from '@firebreak/engine/testing';
import { poolRatios } from '@firebreak/epi';
import { InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { areaNameText } from '../../text/area-name.ts';

type Preview = Answer<typeof routes.testRound.preview>;

/** What somebody has for a round; all of it can be changed here, and the plan follows. */
interface Means {
  readonly samplers: number;
  readonly rate: number;
  readonly labTubes: number;
  readonly turnaround: number;
  readonly wanted: number;
  /** Infected per ten thousand people. */
  readonly perTenThousand: number;
  /** Tubes of a thousand that end without a usable result. */
  readonly inconclusive: number;
  /** Hours in which who is called back is to be sampled again. */
  readonly recallHours: number;
}

const HOUR_MS = 3_600_000;
const TEN_THOUSAND = 10_000;
const THOUSAND = 1000;
/** Above this prevalence Dorfman's pools need more tests than people (docs/method/pooling.md); swabs of several people in one tube are not diluted. */
const POOLING_PAYS_BELOW = 0.3066;

/** Can this be done in the window with what there is; if not, what finishes late, why, and what would help? */
export function RoundPlanning({ round, preview }: { readonly round: TestRound; readonly preview: Preview }) {
  const { t } = useTranslation('testRound');
  const wanted = Math.max(1, Math.round((Date.parse(round.closesAt) - Date.parse(round.opensAt)) / HOUR_MS));
  const [means, setMeans] = useState<Means>(() => ({
    samplers: Math.max(1, Math.ceil(preview.people / (60 * wanted))),
    rate: 60,
    labTubes: Math.max(1, Math.ceil(preview.tubes / wanted)),
    turnaround: 6,
    wanted,
    perTenThousand: 1,
    inconclusive: 0,
    recallHours: 6,
  }));
  const plan = useMemo(() => planOf(preview, means), [preview, means]);
  const change = (key: keyof Means) => (value: number | null) => setMeans((before) => ({ ...before, [key]: value ?? before[key] }));
  return (
    <WideCard title={t('plan.title')} label={t('plan.title')}>
      <div className="plan-means">
        {fields.map(({ key, most, step, least }) => (
          <label key={key}>
            {t(`plan.${key}`)}
            <InputNumber min={least ?? step} max={most} step={step} value={means[key]} onChange={change(key)} />
          </label>
        ))}
      </div>
      <p role="status">
        <strong>{summaryOf(plan, means, t)}</strong>
      </p>
      <NextShift plan={plan} hours={means.recallHours} />
      <PoolAdvice perTenThousand={means.perTenThousand} />
      <LateAreas plan={plan} names={new Map(preview.below.map(({ code, name }) => [code, name]))} />
    </WideCard>
  );
}

const fields: readonly { readonly key: keyof Means; readonly most: number; readonly step: number; readonly least?: number }[] = [
  { key: 'samplers', most: 500_000, step: 1 },
  { key: 'rate', most: 600, step: 1 },
  { key: 'labTubes', most: 1_000_000, step: 1 },
  { key: 'turnaround', most: 72, step: 0.5 },
  { key: 'wanted', most: 336, step: 1 },
  { key: 'perTenThousand', most: 5000, step: 0.1 },
  { key: 'inconclusive', most: 999, step: 0.5, least: 0 },
  { key: 'recallHours', most: 72, step: 1 },
];

/** The areas below the round, or the round as one where it has none below. */
function planOf(preview: Preview, means: Means): RoundPlan {
  const poolSize = Math.max(1, Math.round(preview.people / Math.max(1, preview.tubes)));
  const parts = preview.below.length === 0 ? [{ code: 'all', people: preview.people }] : preview.below;
  const input: RoundInput = {
    areas: parts.map(({ code, people }) => ({ area: code, people, poolSize })),
    labs: [{ lab: 'all', tubesPerHour: means.labTubes, turnaroundHours: means.turnaround }],
    samplers: means.samplers,
    ratePerSamplerHour: means.rate,
    wantedHours: means.wanted,
    recall: {
      prevalence: means.perTenThousand / TEN_THOUSAND,
      inconclusive: means.inconclusive / THOUSAND,
      withinHours: means.recallHours,
    },
  };
  return planRound(input);
}

function summaryOf(plan: RoundPlan, means: Means, t: ReturnType<typeof useTranslation<'testRound'>>['t']): string {
  const late = plan.areas.filter(({ late: isLate }) => isLate).length;
  const hours = plan.finishHours === null ? t('plan.never') : t('plan.hours', { hours: plan.finishHours.toFixed(1) });
  if (late === 0) return t('plan.inTime', { hours, wanted: means.wanted });
  return t('plan.late', {
    hours,
    late,
    areas: plan.areas.length,
    samplers: plan.aid.samplers === null ? '—' : countText(Math.ceil(plan.aid.samplers)),
    tubes: plan.aid.tubesPerHour === null ? '—' : countText(Math.ceil(plan.aid.tubesPerHour)),
  });
}

/** Whom the round will call back: load of the shift after it, with two standard deviations of reserve beside the mean. */
function NextShift({ plan: { recall }, hours }: { readonly plan: RoundPlan; readonly hours: number }) {
  const { t } = useTranslation('testRound');
  if (recall === null) return null;
  return (
    <p>
      {t('plan.recall', {
        people: countText(Math.round(recall.people)),
        most: countText(Math.ceil(recall.people + 2 * recall.peopleSd)),
        pools: countText(Math.round(recall.positivePools)),
        inconclusive: countText(Math.round(recall.inconclusiveTubes)),
        samplers: countText(recall.samplersNeeded),
        tubes: countText(Math.ceil(recall.tubesPerHour)),
        hours,
      })}
    </p>
  );
}

/** How many people a tube should hold at this prevalence, and what that saves. */
function PoolAdvice({ perTenThousand }: { readonly perTenThousand: number }) {
  const { t } = useTranslation('testRound');
  const best = poolSizeFor({ prevalence: perTenThousand / TEN_THOUSAND, sizes: poolRatios, pooledBelow: POOLING_PAYS_BELOW });
  return <p>{t('plan.pool', { size: best.poolSize, tests: best.testsPerPerson.toFixed(2) })}</p>;
}

function LateAreas({ plan, names }: { readonly plan: RoundPlan; readonly names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('testRound');
  const late = plan.areas.filter(({ late: isLate }) => isLate);
  if (late.length === 0) return null;
  return (
    <table className="owed">
      <TableHead
        columns={(['area', 'finish', 'because', 'samplersNeeded', 'sitesNeeded'] as const).map((column) => t(`plan.column.${column}`))}
      />
      <tbody>
        {late.map((area) => (
          <tr key={area.area}>
            <td>{areaNameText(names.get(area.area) ?? t('plan.whole'))}</td>
            <td>{area.finishHours === null ? t('plan.never') : t('plan.hours', { hours: area.finishHours.toFixed(1) })}</td>
            <td>{t(`plan.bottleneck.${area.bottleneck ?? 'time'}`)}</td>
            <td>{area.samplersNeeded === null ? '—' : countText(area.samplersNeeded)}</td>
            <td>{area.sitesNeeded === null ? '—' : countText(area.sitesNeeded)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
