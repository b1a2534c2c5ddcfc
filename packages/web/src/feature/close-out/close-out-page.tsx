import { addressOf, routes, type CloseOutSheet } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { Carried } from './carried.tsx';
import { Signing } from './signing.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import './close-out.css';

const DaySearch = z.object({ day: z.iso.date().optional().catch(undefined) });
const REFRESH_MS = 30_000;

/** Is everything that was opened today closed, or explained? Signed at the cut-off hour; the level above sees who has not. */
export function CloseOutPage() {
  const { t } = useTranslation('closeOut');
  const outbreak = useOutbreak().id;
  const area = useAreaInForce();
  const day = useAddressSearch(DaySearch)?.day;
  const change = useChangeSearch();
  const may = useMay();
  const asked = { params: { outbreak }, query: { area, day } };
  const query = useQuery({ ...outbreakQuery(routes.closeOut.sheet, asked), refetchInterval: REFRESH_MS });
  const acts = (
    <>
      <Input
        type="date"
        value={day ?? query.data?.day ?? ''}
        onChange={(event) => change({ day: event.target.value === '' ? undefined : event.target.value })}
        aria-label={t('day')}
        className="close-day"
      />
      <Button href={addressOf(routes.closeOut.export, asked)}>{t('export')}</Button>
    </>
  );
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer sheet={query.data} />} acts={acts} />
      <div className="page-body">
        {query.data !== undefined ? (
          <>
            {may('closeOut.sign') ? <Signing sheet={query.data} /> : <Signed sheet={query.data} />}
            <Kinds sheet={query.data} />
            <Carried sheet={query.data} />
            <Below sheet={query.data} />
          </>
        ) : query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

function Answer({ sheet }: { readonly sheet: CloseOutSheet | undefined }) {
  const { t } = useTranslation('closeOut');
  const { instant } = useFormat();
  if (sheet === undefined) return <>…</>;
  const { opened, closed, carried, unexplained } = sheet.total;
  return (
    <>
      {t('answer', { opened, closed, carried, unexplained, area: sheet.areaName, from: instant(sheet.from), to: instant(sheet.to) })}{' '}
      {t('read', { time: instant(sheet.asOf) })}
    </>
  );
}

/** For those who look and do not sign. */
function Signed({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  const { instant } = useFormat();
  return (
    <p className="card" role="status">
      {sheet.signature === null ? t('notSigned') : t('signed', { by: sheet.signature.by, time: instant(sheet.signature.at) })}
      {sheet.changedSince ? ` ${t('changedSince')}` : ''}
    </p>
  );
}

function Kinds({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  if (sheet.byKind.length === 0) return <p className="soft">{t('nothing')}</p>;
  return (
    <WideCard title={t('byKind')} label={t('byKind')}>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{t('column.kind')}</th>
            <th scope="col">{t('column.opened')}</th>
            <th scope="col">{t('column.closed')}</th>
            <th scope="col">{t('column.withdrawn')}</th>
            <th scope="col">{t('column.carried')}</th>
            <th scope="col">{t('column.unexplained')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.byKind.map((row) => (
            <tr key={row.kind}>
              <td>{codeText('task', 'kind', row.kind)}</td>
              <td>{countText(row.opened)}</td>
              <td>{countText(row.closed)}</td>
              <td>{countText(row.withdrawn)}</td>
              <td>{countText(row.carried)}</td>
              <td className={row.unexplained > 0 ? 'some' : 'none'}>{countText(row.unexplained)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t('ages', { ...sheet.ages })}</p>
    </WideCard>
  );
}

/** Who below has signed, those who have not first. */
function Below({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  const { instant } = useFormat();
  if (sheet.below.length === 0) return null;
  const signed = sheet.below.filter(({ signedAt }) => signedAt !== null).length;
  return (
    <WideCard title={t('belowSigned', { signed, all: sheet.below.length })} label={t('below')}>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{t('column.area')}</th>
            <th scope="col">{t('column.signed')}</th>
            <th scope="col">{t('column.carried')}</th>
            <th scope="col">{t('column.unexplained')}</th>
            <th scope="col">{t('column.old')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.below.map((row) => (
            <tr key={row.code}>
              <td>
                <Link to="." search={(before: Record<string, unknown>) => ({ ...before, area: row.code })}>
                  {row.name}
                </Link>
              </td>
              <td className={row.signedAt === null ? 'some' : undefined}>
                {row.signedAt === null ? `△ ${t('notYet')}` : `✓ ${instant(row.signedAt)} ${row.signedBy ?? ''}`}
              </td>
              <td>{countText(row.carried)}</td>
              <td className={row.unexplained > 0 ? 'some' : 'none'}>{countText(row.unexplained)}</td>
              <td>{countText(row.ages.day3to6 + row.ages.day7on)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}
