import { useTranslation } from 'react-i18next';
import type { InferredModel } from '../inferred-model.ts';
import { generationsOf, offspringCounts } from '../outbreak-numbers.ts';
import { TableHead } from '../../../../ui/table-head.tsx';

/** Generations with less than this many expected cases say nothing. */
const LEAST_CASES = 0.5;

/** R and k, R by generation, and how many infected how many. */
export function Numbers({ model: { result } }: { readonly model: InferredModel }) {
  return (
    <div className="infer-numbers">
      <Parameters parameters={result.parameters} />
      <Generations generations={generationsOf(result).filter(({ cases }) => cases >= LEAST_CASES)} />
      <Offspring counts={offspringCounts(result)} />
    </div>
  );
}

const shownParameters = { reproduction: 'numbers.R', dispersion: 'numbers.k', reporting: 'numbers.reporting' } as const;

function Parameters({ parameters }: Pick<InferredModel['result'], 'parameters'>) {
  const { t } = useTranslation('inferred');
  return (
    <table>
      <TableHead columns={[t('numbers.parameter'), t('numbers.estimate')]} />
      <tbody>
        {Object.entries(shownParameters).map(([name, words]) => {
          const found = parameters.find((one) => one.name === name);
          if (found === undefined) return null;
          return (
            <tr key={name}>
              <th scope="row">
                {t(words)} {name === 'dispersion' ? <small>{t('numbers.kHint')}</small> : null}
              </th>
              <td>
                {found.mean.toFixed(2)} ({found.lower.toFixed(2)}–{found.upper.toFixed(2)})
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Generations({ generations }: { readonly generations: ReturnType<typeof generationsOf> }) {
  const { t } = useTranslation('inferred');
  const most = Math.max(...generations.map(({ R }) => R), 1);
  return (
    <>
      <h2>{t('numbers.generations')}</h2>
      <table>
        <TableHead columns={[t('numbers.generation'), t('numbers.cases'), 'R']} />
        <tbody>
          {generations.map(({ number, cases, R }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{cases.toFixed(1)}</td>
              <td>
                {R.toFixed(2)}
                <span className="infer-bar" style={{ width: `${(90 * R) / most}%` }} aria-hidden="true" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{t('numbers.last')}</p>
    </>
  );
}

function Offspring({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useTranslation('inferred');
  const most = Math.max(...counts, 1);
  return (
    <>
      <h2>{t('numbers.distribution')}</h2>
      <table>
        <TableHead columns={[t('numbers.offspring'), t('numbers.cases')]} />
        <tbody>
          {counts.map((count, number) =>
            count < 0.05 ? null : (
              // oxlint-disable-next-line react/no-array-index-key -- the number infected is the key
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>
                  {count.toFixed(1)}
                  <span className="infer-bar" style={{ width: `${(90 * count) / most}%` }} aria-hidden="true" />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}
