import { type Coverage } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import { CoverageBar, shareOf } from './coverage-bar.tsx';

/** The ledger of an area: its own line, what was found so far, and the areas below, the one with most missing first. */
export function CoverageLedger({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('testRound');
  const { total, found, below } = coverage;
  return (
    <>
      <section className="card" aria-label={t('ledger.total', { area: coverage.areaName })}>
        <CoverageBar counts={total} />
        <dl className="ledger-facts">
          <Fact name={t('ledger.households')} value={`${countText(total.householdsComplete)} / ${countText(total.households)}`} />
          <Fact name={t('ledger.untouched')} value={countText(total.householdsUntouched)} />
          <Fact name={t('ledger.walkIn')} value={countText(total.walkIn)} />
          <Fact name={t('ledger.tested')} value={`${countText(found.tested)} / ${countText(found.tubes)}`} />
          <Fact name={t('ledger.positive')} value={countText(found.positive)} mark={found.positive > 0 ? '▲' : ''} />
          <Fact name={t('ledger.invalid')} value={countText(found.invalid)} />
        </dl>
      </section>
      {below.length === 0 ? null : <Below coverage={coverage} />}
    </>
  );
}

function Fact({ name, value, mark = '' }: { readonly name: string; readonly value: string; readonly mark?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {mark === '' ? '' : `${mark} `}
        {value}
      </dd>
    </div>
  );
}

/** Every area is one click down; the address keeps the way back. */
function Below({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('testRound');
  return (
    <WideCard title={t('ledger.below')} label={t('ledger.below')}>
      <table className="owed ledger">
        <thead>
          <tr>
            <th scope="col">{t('column.area')}</th>
            <th scope="col">{t('column.missing')}</th>
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.done')}</th>
            <th scope="col">{t('column.exempt')}</th>
            <th scope="col">{t('column.share')}</th>
            <th scope="col">{t('column.untouched')}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.below.map((row) => (
            <tr key={row.code}>
              <td>
                <Link to="." search={(before: Record<string, unknown>) => ({ ...before, area: row.code })}>
                  {row.name}
                </Link>
              </td>
              <td className={row.missing > 0 ? 'some' : 'none'}>{countText(row.missing)}</td>
              <td>{countText(row.due)}</td>
              <td>{countText(row.done)}</td>
              <td>{countText(row.exempt)}</td>
              <td>{shareOf(row)}</td>
              <td>{countText(row.householdsUntouched)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}
