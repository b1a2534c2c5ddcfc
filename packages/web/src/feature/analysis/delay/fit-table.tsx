import { useTranslation } from 'react-i18next';
import type { DelayAnalysis } from '../compute/delay-analysis.ts';
import { shortNumber } from '../frame/number-text.ts';

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
    <section className="figure">
      <div className="figure-head">
        <div>
          <h2>{t('delays.fits')}</h2>
          <p>{t('delays.fitsWhere', { count: result.cases, level: level * 100 })}</p>
        </div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="analysis-table" role="region" aria-label={t('delays.fits')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('delays.family')}</th>
              {(['median', 'ninety', 'mean', 'sd', 'aicDifference'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {name === 'aicDifference' ? t('delays.aicDifference') : `${t(`delays.${name}`)}, ${t('delays.inDays')}`}
                </th>
              ))}
            </tr>
          </thead>
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
        </table>
      </div>
    </section>
  );
}

const meanOf = ({ observed, cases }: DelayAnalysis): number => observed.reduce((sum, count, days) => sum + count * days, 0) / cases;
