import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useChartPalette, useFontFamily } from '../../../chart/chart-palette.ts';
import { forestOption } from '../../../chart/draw/forest-option.ts';
import { Figure } from '../../../chart/figure.tsx';
import { chartPng, chartSvg } from '../../../chart/picture.ts';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import { useBasisLines } from '../frame/basis.tsx';
import { pText, shortNumber } from '../frame/number-text.ts';
import { useAttackRateData } from './use-attack-rate-data.ts';
import { useExposureName } from './use-exposure-name.ts';
import { useGroupText } from './use-group-text.ts';

interface Props {
  readonly lines: readonly AttackRateLine[];
  readonly where: string;
  readonly level: number;
}

/** Risk ratios with their limits under one another. */
export function AttackRateFigure({ lines, where }: Props) {
  const { t } = useTranslation('analysis');
  const nameOf = useExposureName();
  const groupText = useGroupText();
  const [palette, font, phone] = [useChartPalette(), useFontFamily(), usePhone()];
  const shown = useMemo(() => lines.filter(({ riskRatio }) => riskRatio !== null).slice(0, MOST_ROWS), [lines]);
  const option = useMemo(
    () =>
      forestOption(
        shown.flatMap((line) => (line.riskRatio === null ? [] : [{ name: nameOf(line), ...line.riskRatio }])),
        {
          palette,
          font,
          fontSize: phone ? 13 : 12,
          axisName: t('attackRates.axis'),
          nameWidth: phone ? 120 : 240,
          tell: (row) => {
            const line = shown[row];
            if (line === undefined || line.riskRatio === null) return [];
            const { estimate, lower, upper } = line.riskRatio;
            const ratio = `${shortNumber(estimate)} (${t('limits', { lower: shortNumber(lower), upper: shortNumber(upper) })})`;
            return [
              escaped(nameOf(line)),
              t('attackRates.tell.exposed', { text: groupText(line.exposedAttackRate) }),
              t('attackRates.tell.unexposed', { text: groupText(line.unexposedAttackRate) }),
              t('attackRates.tell.ratio', { text: ratio }),
              t('attackRates.tell.p', { text: pText(line.pValue).replace('<', '&lt;') }),
            ];
          },
        },
      ),
    [shown, palette, font, phone, t, nameOf, groupText],
  );
  const highest = shown.toSorted((a, b) => (b.riskRatio?.estimate ?? 0) - (a.riskRatio?.estimate ?? 0))[0];
  const hidden = lines.length - shown.length;
  return (
    <Figure
      title={t('attackRates.chart')}
      where={where}
      notes={[
        ...(hidden > 0 ? [t('attackRates.notShown', { count: hidden })] : []),
        ...(lines.length > 10 ? [t('attackRates.many', { count: lines.length, chance: Math.round(lines.length * 0.05) })] : []),
        t('attackRates.fewHidden'),
      ]}
      fileNotes={useBasisLines()}
      data={useAttackRateData(lines)}
      pictures={{
        png: (caption) => chartPng(option, caption, font, palette.paper),
        svg: (caption) => chartSvg(option, caption, palette.paper),
      }}
    >
      <Chart
        option={option}
        label={t('attackRates.chartLabel', {
          count: shown.length,
          name: highest === undefined ? '' : nameOf(highest),
          ratio: shortNumber(highest?.riskRatio?.estimate ?? 1),
        })}
        height={Math.max(160, 64 + shown.length * (phone ? 26 : 22))}
      />
    </Figure>
  );
}

/** More rows are a wall; the table has them all. */
const MOST_ROWS = 25;

/** Names of questions come from files of others, and a tip is drawn as markup. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
