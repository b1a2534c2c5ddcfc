import type { Estimate, ExactTest, TestResult } from '@firebreak/engine/measure/index';
import { useTranslation } from 'react-i18next';
import { type FigureData } from '../../../chart/figure-data.ts';
import type { Output } from '../compute/computations.ts';
import { exactNumber, percentText, pText, shortNumber } from '../frame/number-text.ts';
import { ResultTable } from '../frame/result-table.tsx';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

type Result = Output<'twoByTwoAnalysis'>;
interface Props {
  readonly result: Result;
  readonly level: number;
  readonly exposure: string | undefined;
}

const ratios = ['riskRatio', 'oddsRatio'] as const;
const shares = ['riskDifference', 'attributableFraction', 'populationAttributableFraction'] as const;

/** Measures of association and impact, then the tests. */
export function MeasureTable({ result, level, exposure }: Props) {
  const { t } = useTranslation('analysis');
  const rows = useMeasureRows(result);
  const small = Math.min(...expectedOf(result)) < 5;
  const where = [exposure, t('twoByTwo.basisCounts', { ...result.totals })].filter((part) => part !== undefined).join(' · ');
  return (
    <ResultTable
      title={t('twoByTwo.results')}
      where={where}
      data={dataOf(result, t)}
      below={
        <>
          <TestTable result={result} />
          {small ? (
            <ul className="figure-notes">
              <li>{t('twoByTwo.expectedSmall')}</li>
            </ul>
          ) : null}
        </>
      }
    >
      <TableHead
        columns={[
          t('twoByTwo.measure'),
          numberHead(t('twoByTwo.estimate')),
          numberHead(`${t('twoByTwo.interval')} (${level * 100}%)`),
          t('twoByTwo.how'),
        ]}
      />
      <tbody>
        {rows.map(({ name, estimate, interval, how }) => (
          <tr key={name}>
            <th scope="row" className="wrap">
              {name}
            </th>
            <td className="number">{estimate}</td>
            <td className="number">{interval}</td>
            <td>{how}</td>
          </tr>
        ))}
      </tbody>
    </ResultTable>
  );
}

function useMeasureRows(result: Result) {
  const { t } = useTranslation('analysis');
  const row = (name: string, estimate: Estimate | null, text: (value: number) => string) => ({
    name,
    estimate: estimate === null ? t('notEstimable') : text(estimate.estimate),
    interval: estimate === null ? '' : t('limitsTo', { lower: text(estimate.lower), upper: text(estimate.upper) }),
    how: estimate === null ? '' : t(`twoByTwo.limit.${estimate.limits}`),
  });
  const percent = (share: number): string => (Number.isFinite(share) ? percentText(share, 1).replace('-', '−') : shortNumber(share));
  const needed = result.numberNeeded;
  return [
    ...ratios.flatMap((name) =>
      result[name] === null && name === 'riskRatio' && result.riskDifference === null
        ? []
        : [row(t(`twoByTwo.${name}`), result[name], shortNumber)],
    ),
    ...shares.flatMap((name) =>
      name === 'riskDifference' && result.riskRatio === null ? [] : [row(t(`twoByTwo.${name}`), result[name], percent)],
    ),
    ...(needed === null
      ? []
      : [
          {
            ...row(t('twoByTwo.numberNeeded'), needed, shortNumber),
            ...(needed.straddlesInfinity ? { interval: t('twoByTwo.numberNeededStraddles') } : {}),
          },
        ]),
  ];
}

function TestTable({ result }: { readonly result: Result }) {
  const { t } = useTranslation('analysis');
  const rows = testsOf(result);
  return (
    <div className="analysis-table two-by-two-tests">
      <table>
        <TableHead columns={[t('twoByTwo.test'), numberHead(t('twoByTwo.statistic')), numberHead(t('twoByTwo.pValue'))]} />
        <tbody>
          {rows.map(({ name, statistic, pValue }) => (
            <tr key={name}>
              <th scope="row">{t(`twoByTwo.${name}`)}</th>
              <td className="number">{statistic === null ? '' : shortNumber(statistic)}</td>
              <td className="number">{pValue === null ? t('notEstimable') : pText(pValue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function testsOf({ pearson, yates, fisher }: { pearson: TestResult | null; yates: TestResult | null; fisher: ExactTest }) {
  return [
    { name: 'pearson', statistic: pearson?.statistic ?? null, pValue: pearson?.pValue ?? null },
    { name: 'yates', statistic: yates?.statistic ?? null, pValue: yates?.pValue ?? null },
    { name: 'fisher', statistic: null, pValue: fisher.twoSided },
    { name: 'midP', statistic: null, pValue: fisher.midP },
  ] as const;
}

/** The four counts expected without association. */
function expectedOf({ totals: { exposed, unexposed, cases, nonCases, total } }: Result): number[] {
  return [exposed * cases, exposed * nonCases, unexposed * cases, unexposed * nonCases].map((product) => product / total);
}

function dataOf(result: Result, t: ReturnType<typeof useTranslation<'analysis'>>['t']): FigureData {
  const measures = [...ratios, ...shares, 'numberNeeded' as const];
  return {
    columns: [
      { name: t('twoByTwo.measure'), numeric: false },
      { name: t('twoByTwo.estimate'), numeric: true },
      { name: t('attackRates.lower'), numeric: true },
      { name: t('attackRates.upper'), numeric: true },
      { name: t('twoByTwo.how'), numeric: false },
      { name: t('twoByTwo.statistic'), numeric: true },
      { name: t('twoByTwo.pValue'), numeric: true },
    ],
    rows: [
      ...measures.flatMap((name) => {
        const estimate = result[name];
        if (estimate === null) return [];
        const { lower, upper, limits } = estimate;
        return [
          [
            t(`twoByTwo.${name}`),
            exactNumber(estimate.estimate),
            exactNumber(lower),
            exactNumber(upper),
            t(`twoByTwo.limit.${limits}`),
            null,
            null,
          ],
        ];
      }),
      ...testsOf(result).map(({ name, statistic, pValue }) => [
        t(`twoByTwo.${name}`),
        null,
        null,
        null,
        null,
        statistic === null ? null : exactNumber(statistic),
        pValue === null ? null : exactNumber(pValue),
      ]),
    ],
  };
}
