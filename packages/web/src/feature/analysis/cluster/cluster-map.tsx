import type { AreasAnswer } from '@firebreak/contract';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { useShade } from '../../../app/theme.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { Figure } from '../../../chart/figure.tsx';
import type { AreaValue } from '../../../map/area-value.ts';
import type { MapCircle } from '../../../map/circle.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ClusterAnalysis } from '../compute/cluster-analysis.ts';
import { useBasisLines } from '../frame/basis.tsx';
import { leastRadius, type Located } from './located.ts';

const AreaMap = lazy(async () => ({ default: (await import('../../../map/area-map.tsx')).AreaMap }));

interface Props {
  readonly answer: AreasAnswer;
  readonly located: Located;
  readonly result: ClusterAnalysis;
  readonly counted: string;
  readonly notes: readonly string[];
}

/** Areas with their cases, and the circles of the clusters over them: drawn through where chance is an unlikely reason. */
export function ClusterMap({ answer, located, result, counted, notes }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { t: say } = useTranslation('overview');
  const { locale } = useFormat();
  const shade = useShade();
  const outbreak = useOutbreak();
  const areaCode = useAreaInForce() ?? outbreak.area;
  const area = useAreaName();
  const values = useMemo(() => areaValues(answer, located), [answer, located]);
  const circles = useMemo(() => clusterCircles(result, located), [result, located]);
  const title = t('spread:clusters.chart');
  const basisLines = useBasisLines();
  const where = t('whereCounted', { area, counted });
  return (
    <Figure
      title={title}
      where={where}
      notes={notes}
      ownPicture
      fileNotes={basisLines}
      data={{
        columns: [
          { name: t('spread:surveillance.area'), numeric: false },
          { name: t('spread:rt.casesAxis'), numeric: true },
          { name: say('map.population'), numeric: true },
          { name: t('spread:clusters.number'), numeric: false },
        ],
        rows: values.map(({ code, name, count, population }) => [name, count, population ?? null, clusterOf(result, code)]),
      }}
    >
      <Suspense
        fallback={
          <div className="figure-wait" style={{ height: HEIGHT }} role="status">
            {say('figure.loading')}
          </div>
        }
      >
        <AreaMap
          title={`${title} ${area}`}
          caption={[where, ...notes, ...basisLines]}
          areaCode={areaCode}
          areas={values}
          circles={circles}
          circleName={t('spread:clusters.legend')}
          precisionMetres={0}
          locale={locale}
          shade={shade}
          height={HEIGHT}
        />
      </Suspense>
    </Figure>
  );
}

const HEIGHT = 420;
const WORTH_A_LOOK = 0.2;

function areaValues(answer: AreasAnswer, { places, cases }: Located): AreaValue[] {
  const located = new Map(places.map(({ id }, at) => [id, (cases[at] ?? []).reduce((sum, count) => sum + count, 0)]));
  return answer.areas.flatMap(({ code, name, population, latitude, longitude }) => {
    const count = located.get(code);
    if (count === undefined) return [];
    return [
      {
        code,
        name,
        count,
        ...(population === null ? {} : { population }),
        ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
      },
    ];
  });
}

/** A circle through the farthest member; about a single area so large that it is seen. The unlikely ones only: the table has them all. */
function clusterCircles({ clusters }: ClusterAnalysis, { places }: Located): MapCircle[] {
  const least = leastRadius(places);
  return clusters.flatMap(({ centre, radius, members, p }, at) => {
    const place = places.find(({ id }) => id === centre);
    if (place === undefined || (at > 0 && (p ?? 1) > WORTH_A_LOOK)) return [];
    const { latitude, longitude } = place;
    return [
      {
        id: String(at + 1),
        label: String(at + 1),
        latitude,
        longitude,
        radiusKm: members.length === 1 ? least : radius,
        isStrong: p !== null && p <= 0.05,
      },
    ];
  });
}

const clusterOf = ({ clusters }: ClusterAnalysis, code: string): string | null => {
  const at = clusters.findIndex(({ members }) => members.includes(code));
  return at === -1 ? null : String(at + 1);
};
