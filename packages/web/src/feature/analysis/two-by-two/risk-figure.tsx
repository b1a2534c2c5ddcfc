import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import type { Output } from '../compute/computations.ts';
import { exactNumber, percentText } from '../frame/number-text.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';

interface Props {
  readonly result: Output<'twoByTwoAnalysis'>;
  readonly level: number;
  readonly design: 'cohort' | 'caseControl';
  readonly exposure: string | undefined;
}

/** The shares of the two groups with their limits. */
export function RiskFigure({ result, level, design, exposure }: Props) {
  const { t } = useTranslation('analysis');
  const palette = useChartPalette();
  const isCohort = design === 'cohort';
  const groups = isCohort ? [t('twoByTwo.exposed'), t('twoByTwo.unexposed')] : [t('twoByTwo.ill'), t('twoByTwo.controls')];
  const { shares } = result;
  const said = shares.map((share) => (share === null ? t('notEstimable') : percentText(share.estimate)));
  const chart = useMemo((): PanelChart => {
    const percent = (share: number): number => share * 100;
    const band = (which: number) => ({
      name: '',
      color: palette.ink,
      lower: shares.map((share, at) => (share === null || at !== which ? null : percent(share.lower))),
      upper: shares.map((share, at) => (share === null || at !== which ? null : percent(share.upper))),
    });
    const [first, second] = groups as [string, string];
    return {
      labels: [first, second],
      panels: [
        {
          share: 1,
          axisName: t('twoByTwo.share'),
          top: topOf(shares.map((share) => percent(share?.upper ?? 0))),
          bars: [{ name: '', color: palette.accent, values: shares.map((share) => percent(share?.estimate ?? 0)) }],
          bands: [band(0), band(1)],
        },
      ],
      tell: (at) => {
        const share = shares[at] ?? null;
        return share === null
          ? [groups[at] ?? '']
          : [
              groups[at] ?? '',
              t('attackRates.of', { ill: share.numerator, all: share.denominator, share: percentText(share.estimate, 1) }),
              t('limitsTo', { lower: percentText(share.lower, 1), upper: percentText(share.upper, 1) }),
            ];
      },
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the names of the groups follow `t` and `design`
  }, [shares, palette, t, isCohort]);
  const { exposed, unexposed } = result.totals;
  return (
    <PanelFigure
      title={isCohort ? t('twoByTwo.chart') : t('twoByTwo.chartOdds')}
      where={t('twoByTwo.chartWhere', { exposed, unexposed, level: level * 100 })}
      notes={exposure === undefined ? [] : [exposure]}
      chart={chart}
      label={t('twoByTwo.chartLabel', { exposed: said[0], unexposed: said[1] })}
      height={220}
      data={{
        columns: [
          { name: t('attackRates.exposure'), numeric: false },
          { name: t('twoByTwo.count'), numeric: true },
          { name: t('twoByTwo.total'), numeric: true },
          { name: t('twoByTwo.estimate'), numeric: true },
          { name: t('attackRates.lower'), numeric: true },
          { name: t('attackRates.upper'), numeric: true },
        ],
        rows: shares.map((share, at) => [
          groups[at] ?? '',
          share?.numerator ?? null,
          share?.denominator ?? null,
          share === null ? null : exactNumber(share.estimate),
          share === null ? null : exactNumber(share.lower),
          share === null ? null : exactNumber(share.upper),
        ]),
      }}
    />
  );
}

/** Whole tens of percent. */
const topOf = (percents: readonly number[]): number => Math.min(100, Math.max(10, Math.ceil(Math.max(...percents) / 10) * 10));
