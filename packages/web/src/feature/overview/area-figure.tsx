import type { Answer, Locale, routes } from '@firebreak/contract';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../app/address.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { useShade } from '../../app/theme.ts';
import { Figure } from '../../chart/figure.tsx';
import type { AreaValue } from '../../map/area-value.ts';
import type { AreaCollection } from '../../map/geometry.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { areaNameText } from '../../text/area-name.ts';

const AreaMap = lazy(async () => ({ default: (await import('../../map/area-map.tsx')).AreaMap }));

const SupplyBoundary = lazy(async () => ({ default: (await import('../../map/supply-boundary.tsx')).SupplyBoundary }));

type AreaCount = Answer<typeof routes.figure.overview>['areas'][number];

interface Props {
  readonly areas: readonly AreaCount[];
  /** All cases of the area in force, also those no part of it counts. */
  readonly cases: number;
  readonly asOf: string;
  readonly areaName: string;
}

/** Cases by area: rates where residents are known, circles where they are not. Choosing an area puts it in force. */
export function AreaFigure({ areas, cases, asOf, areaName }: Props) {
  const { t } = useTranslation('overview');
  const outbreak = useOutbreak();
  const inForce = useAreaInForce() ?? outbreak.area;
  const change = useChangeSearch();
  const shade = useShade();
  const format = useFormat();
  const { locale } = format;
  const values = useMemo(() => areas.map((area) => areaValue(area, locale)), [areas, locale]);
  const [supplied, setSupplied] = useState<{ readonly area: string; readonly boundary: AreaCollection }>();
  const placed = areas.reduce((sum, area) => sum + area.cases, 0);
  const notPlaced = cases - placed;
  const hasRates = areas.some(({ rate }) => rate !== null);
  const title = hasRates ? t('map.titleRate') : t('map.title');
  const where = t('map.titleWhere', { area: areaName, asOf: format.asOf(asOf), count: cases });
  return (
    <Figure
      title={title}
      where={where}
      notes={[
        ...(hasRates || placed === 0 ? [] : [t('map.noRate')]),
        ...(notPlaced > 0 && areas.length > 0 ? [t('map.notPlaced', { count: notPlaced, area: areaName })] : []),
      ]}
      ownPicture
      data={{
        columns: [
          { name: t('map.area'), numeric: false },
          { name: t('map.cases'), numeric: true },
          { name: t('map.contacts'), numeric: true },
          { name: t('map.population'), numeric: true },
          { name: t('map.rate'), numeric: true },
        ],
        rows: areas.map(({ name, cases, contacts, population, rate }) => [
          areaNameText(name),
          cases,
          contacts,
          population,
          rate === null ? null : Number(rate.toFixed(1)),
        ]),
      }}
    >
      {areas.length === 0 ? (
        <p>{t('map.empty', { count: cases, area: areaName })}</p>
      ) : (
        <Suspense
          fallback={
            <div className="figure-wait" style={{ height: MAP_HEIGHT }} role="status">
              {t('figure.loading')}
            </div>
          }
        >
          <AreaMap
            title={`${title} ${where}`}
            caption={[where]}
            areaCode={inForce}
            {...(supplied?.area === inForce ? { boundary: supplied.boundary } : {})}
            areas={values}
            precisionMetres={0}
            locale={locale}
            shade={shade}
            height={MAP_HEIGHT}
            onArea={(code) => change({ area: code === outbreak.area ? undefined : code })}
          />
          <SupplyBoundary areas={areas} locale={locale} onBoundary={(boundary) => setSupplied({ area: inForce, boundary })} />
        </Suspense>
      )}
    </Figure>
  );
}

/** What is not known is left out, as the map wants it; the name is the one of the language in force. */
function areaValue({ code, name, cases, population, latitude, longitude }: AreaCount, _locale: Locale): AreaValue {
  return {
    code,
    name: areaNameText(name),
    count: cases,
    ...(population === null ? {} : { population }),
    ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
  };
}

const MAP_HEIGHT = 320;
