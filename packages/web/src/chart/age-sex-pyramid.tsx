import type { Answer, routes } from '@firebreak/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format/use-format.ts';
import { Chart } from './chart.tsx';
import { useChartPalette, useFontFamily, type ChartPalette } from './chart-palette.ts';
import { Figure } from './figure.tsx';
import { chartPng, chartSvg } from './picture.ts';
import { pyramidOption } from './draw/pyramid-option.ts';

export type Pyramid = Answer<typeof routes.figure.overview>['pyramid'];

interface Props {
  readonly pyramid: Pyramid;
  readonly areaName: string;
  readonly asOf: string;
}

/** Cases by age and sex, women to the right; who is not shown is counted below. */
export function AgeSexPyramid({ pyramid, areaName, asOf }: Props) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const [palette, font] = [useChartPalette(), useFontFamily()];
  const bandName = useBandName();
  const words = useMemo(() => ({ male: t('pyramid.male'), female: t('pyramid.female'), age: t('pyramid.age') }), [t]);
  const known = pyramid.bands.reduce((sum, { male, female }) => sum + male + female, 0);
  const option = useMemo(() => optionOf(pyramid, palette, font, bandName, words), [pyramid, palette, font, bandName, words]);
  const most = pyramid.bands.reduce((best, band) => (band.male + band.female > best.male + best.female ? band : best), {
    from: 0,
    to: null,
    male: 0,
    female: 0,
    other: 0,
  } as Pyramid['bands'][number]);
  return (
    <Figure
      title={t('pyramid.title')}
      where={t('pyramid.titleWhere', { area: areaName, asOf: format.asOf(asOf), known, count: pyramid.denominator })}
      notes={
        known === pyramid.denominator
          ? []
          : [t('pyramid.unknown', { age: pyramid.unknownAge, sex: pyramid.denominator - known - pyramid.unknownAge })]
      }
      data={{
        columns: [
          { name: words.age, numeric: false },
          { name: words.male, numeric: true },
          { name: words.female, numeric: true },
          { name: t('pyramid.other'), numeric: true },
        ],
        rows: pyramid.bands.map((band) => [bandName(band), band.male, band.female, band.other]),
      }}
      pictures={{
        png: (caption) => chartPng(option, caption, font, palette.paper),
        svg: (caption) => chartSvg(option, caption, palette.paper),
      }}
    >
      {known === 0 ? (
        <p>{t('pyramid.empty')}</p>
      ) : (
        <Chart
          option={option}
          label={t('pyramid.label', { count: known, band: bandName(most), most: most.male + most.female })}
          height={400}
        />
      )}
    </Figure>
  );
}

function useBandName(): (band: { readonly from: number; readonly to: number | null }) => string {
  const { t } = useTranslation('overview');
  return useMemo(
    () =>
      ({ from, to }) =>
        to === null ? t('pyramid.bandOpen', { from }) : t('pyramid.band', { from, to }),
    [t],
  );
}

function optionOf(
  pyramid: Pyramid,
  palette: ChartPalette,
  font: string,
  bandName: ReturnType<typeof useBandName>,
  words: { male: string; female: string; age: string },
): EChartsCoreOption {
  return pyramidOption({
    bands: pyramid.bands.map((band) => ({ name: bandName(band), male: band.male, female: band.female })),
    palette,
    font,
    ...words,
  });
}
