import { useTranslation } from 'react-i18next';
import type { FigureData } from '../../../chart/figure-data.ts';
import type { DelayAnalysis } from '../compute/delay-analysis.ts';
import { exactNumber, shortNumber } from '../frame/number-text.ts';
import { ResultTable } from '../frame/result-table.tsx';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly result: DelayAnalysis;
  readonly chosen: DelayAnalysis['fits'][number] | undefined;
  readonly level: number;
}

/** The distributions side by side: less than 2 of AIC apart is no difference. */
export function FitTable({ result, chosen, level }: Props) {
  const { t } = useTranslation('analysis');
  const best = result.fits[0]?.aic ?? 0;
  const text = ({ estimate, lower, upper }: { estimate: number; lower: number; upper: number }) => (
    <>
      {shortNumber(estimate)} <span className="soft">({t('limits', { lower: shortNumber(lower), upper: shortNumber(upper) })})</span>
    </>
  );
  return (
    <ResultTable
      title={t('delays.fits')}
      where={t('delays.fitsWhere', { count: result.cases, level: level * 100 })}
      data={useFitData(result)}
    >
      <TableHead
        columns={[
          t('delays.family'),
          ...(['median', 'ninety', 'mean', 'sd'] as const).map((name) => numberHead(`${t(`delays.${name}`)}, ${t('delays.inDays')}`)),
          numberHead(t('delays.aicDifference')),
        ]}
      />
      <tbody>
        {result.fits.map((fit) => (
          <tr key={fit.distribution.family} className={fit === chosen ? 'chosen' : undefined}>
            <th scope="row">{t(`delays.families.${fit.distribution.family}`)}</th>
            {[0.5, 0.9].map((share) => {
              const quantile = fit.quantiles.find((one) => one.share === share);
              return (
                <td key={share} className="number">
                  {quantile === undefined ? '' : text(quantile)}
                </td>
              );
            })}
            <td className="number">{text(fit.mean)}</td>
            <td className="number">{text(fit.sd)}</td>
            <td className="number">{(fit.aic - best).toFixed(1)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('delays.countedRow')}</th>
          <td className="number">{result.observedMedian}</td>
          <td className="number">{result.observedNinety}</td>
          <td className="number">{shortNumber(meanOf(result))}</td>
          <td className="number">–</td>
          <td className="number">–</td>
        </tr>
      </tbody>
    </ResultTable>
  );
}

const meanOf = ({ observed, cases }: DelayAnalysis): number => observed.reduce((sum, count, days) => sum + count * days, 0) / cases;

/** A column for each limit; the row of what was counted has none. */
function useFitData(result: DelayAnalysis): FigureData {
  const { t } = useTranslation('analysis');
  const best = result.fits[0]?.aic ?? 0;
  const measures = [t('delays.median'), t('delays.ninety'), t('delays.mean'), t('delays.sd')];
  const cells = (one: Estimated | undefined) =>
    one === undefined ? [null, null, null] : [exactNumber(one.estimate), exactNumber(one.lower), exactNumber(one.upper)];
  const counted = [result.observedMedian, result.observedNinety, exactNumber(meanOf(result)), null];
  return {
    columns: [
      { name: t('delays.family'), numeric: false },
      ...measures.flatMap((measure) =>
        [`${measure}, ${t('delays.inDays')}`, `${measure}: ${t('attackRates.lower')}`, `${measure}: ${t('attackRates.upper')}`].map(
          (name) => ({ name, numeric: true }),
        ),
      ),
      { name: t('delays.aicDifference'), numeric: true },
    ],
    rows: [
      ...result.fits.map(({ distribution, quantiles, mean, sd, aic }) => [
        t(`delays.families.${distribution.family}`),
        ...[0.5, 0.9].flatMap((share) => cells(quantiles.find((one) => one.share === share))),
        ...cells(mean),
        ...cells(sd),
        exactNumber(aic - best),
      ]),
      [t('delays.countedRow'), ...counted.flatMap((value) => [value, null, null]), null],
    ],
  };
}

type Estimated = DelayAnalysis['fits'][number]['mean'];
