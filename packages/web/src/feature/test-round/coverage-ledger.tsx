import { type Coverage } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../app/phone.ts';
import { badTone, CountTable } from '../../ui/count-table.tsx';
import { countText } from '../../ui/format/date.ts';
import { CoverageBar, shareOf } from './coverage-bar.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** The ledger of an area: its own line, what was found so far, and the areas below, the one with most missing first. */
export function CoverageLedger({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('testRound');
  const { total, found, below } = coverage;
  return (
    <>
      <section className="card" aria-label={t('ledger.total', { area: areaNameText(coverage.areaName) })}>
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

/** Every area is one click down; the address keeps the way back. On a phone each area has its own bar, as the whole has. */
function Below({ coverage: { below } }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('testRound');
  if (usePhone()) return <BelowOnPhone below={below} />;
  return (
    <CountTable
      title={t('ledger.below')}
      rows={below}
      keyOf={({ code }) => code}
      columns={[
        { head: t('column.area'), of: areaDown },
        { head: t('column.missing'), of: ({ missing }) => missing, tone: ({ missing }) => badTone(missing) },
        { head: t('column.due'), of: ({ due }) => due },
        { head: t('column.done'), of: ({ done }) => done },
        { head: t('column.exempt'), of: ({ exempt }) => exempt },
        { head: t('column.share'), of: (row) => shareOf(row) },
        { head: t('column.untouched'), of: ({ householdsUntouched }) => householdsUntouched },
      ]}
    />
  );
}

function BelowOnPhone({ below }: { readonly below: Coverage['below'] }) {
  const { t } = useTranslation('testRound');
  return (
    <section className="card" aria-label={t('ledger.below')}>
      <h2>{t('ledger.below')}</h2>
      <ul className="ledger-areas">
        {below.map((row) => (
          <li key={row.code}>
            {areaDown(row)}
            <CoverageBar counts={row} />
            {row.householdsUntouched === 0 ? null : (
              <p className="soft">
                {t('ledger.untouched')} {countText(row.householdsUntouched)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const areaDown = ({ code, name }: Coverage['below'][number]) => (
  <Link to="." search={(before: Record<string, unknown>) => ({ ...before, area: code })}>
    {areaNameText(name)}
  </Link>
);
