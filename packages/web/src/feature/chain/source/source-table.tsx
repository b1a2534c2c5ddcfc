import type { FoundSource } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../app/address.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { share } from '../infer/use-words.ts';
import { recordKindOf, useSourceWords } from './use-source-words.ts';
import { TableHead } from '../../../ui/table-head.tsx';

const columns = ['source', 'probability', 'period', 'exposed', 'others', 'ratio', 'dose', 'explained'] as const;

/** Likeliest first, with what speaks for each. On a phone each row becomes a card with the same words. */
export function SourceTable({ ranked }: { readonly ranked: readonly FoundSource[] }) {
  const { t } = useTranslation('source');
  const words = useSourceWords();
  const [first] = ranked;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls must be reached by keyboard
    <div className="source-scroll" tabIndex={0} role="region" aria-label={t('ranked')}>
      {first === undefined || !explainsUnrecorded(first) ? null : (
        <p className="source-beyond">
          {t('beyond', {
            name: words.name(first),
            exposed: words.cases(first.exposedCases),
            count: Math.round(first.casesExplained),
          })}
        </p>
      )}
      <table className="source-table">
        <caption>{t('ranked')}</caption>
        <TableHead columns={columns.map((column) => t(`column.${column}`))} />
        <tbody>
          {ranked.map((source) => (
            <Row key={`${source.kind} ${source.id}`} source={source} />
          ))}
        </tbody>
      </table>
      <p className="hint">{t('hint')}</p>
    </div>
  );
}

/** Whether more cases are explained than are on record as exposed: by the time of their onset alone. */
const explainsUnrecorded = ({ casesExplained, exposedCases }: FoundSource): boolean => casesExplained - exposedCases >= 1;

function Row({ source }: { readonly source: FoundSource }) {
  const { t } = useTranslation('source');
  const outbreak = useOutbreak();
  const words = useSourceWords();
  const { exposedCases, exposed, rate, otherCases, others, otherRate, ratio, caseMinutes, otherMinutes } = source;
  const cell = (column: (typeof columns)[number]) => ({ 'data-label': t(`column.${column}`) });
  return (
    <tr>
      <th scope="row">
        <Link to={recordPath(outbreak.id, recordKindOf(source.kind), source.record)}>{words.name(source)}</Link>
        <small>
          {t(`kind.${source.kind}`)} · {t('rankInKind', { rank: source.rankInKind })}
        </small>
      </th>
      <td {...cell('probability')}>
        {share(source.probability)}
        <span className="infer-bar" style={{ width: `${Math.round(source.probability * 100)}%` }} aria-hidden="true" />
      </td>
      <td {...cell('period')}>
        {words.period(source)}
        <small>
          {t('incubation', { days: source.incubationDays.toFixed(1) })} · {t(source.pointProbability >= 0.5 ? 'point' : 'continuing')}
        </small>
      </td>
      <td {...cell('exposed')}>{words.rate(exposedCases, exposed, rate)}</td>
      <td {...cell('others')}>{words.rate(otherCases, others, otherRate)}</td>
      <td {...cell('ratio')}>{ratio === null ? '–' : ratio.toFixed(1)}</td>
      <td {...cell('dose')}>{t('dose', { ill: words.minutes(caseMinutes), healthy: words.minutes(otherMinutes) })}</td>
      <td {...cell('explained')}>
        {source.casesExplained.toFixed(1)}
        <small>{t('recordedOf', { exposed: words.cases(exposedCases) })}</small>
      </td>
    </tr>
  );
}
