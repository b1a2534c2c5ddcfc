import { addressOf, routes, type CloseOutSheet } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useAreaName } from '../../app/use-area-name.ts';
import { codeText } from '../../text/field.ts';
import { areaCell } from '../../ui/area-link.tsx';
import { badTone, CountTable } from '../../ui/count-table.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { DateInput } from '../../ui/record/form/date-input.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { Carried } from './carried.tsx';
import { sentences } from '../../ui/format/sentences.ts';
import { Signing } from './signing.tsx';
import '../../ui/record/record.css';
import './close-out.css';

const DaySearch = z.object({ day: z.iso.date().optional().catch(undefined) });
/** Acts show at once; each reading of the names in the sheet stands in the journal, so it is not read more often than that. */
const REFRESH_MS = 120_000;

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
      <span className="close-day">
        <DateInput label={t('day')} value={day ?? query.data?.day} onChange={(next) => next !== query.data?.day && change({ day: next })} />
      </span>
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
  const { instant, readAt } = useFormat();
  const area = useAreaName();
  if (sheet === undefined) return <>…</>;
  const { opened, closed, carried, unexplained } = sheet.total;
  return (
    <>
      {sentences(
        t('answer', { opened, closed, carried, unexplained, area, from: instant(sheet.from), to: instant(sheet.to) }),
        t('read', { time: readAt(sheet.asOf) }),
      )}
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
    <CountTable
      title={t('byKind')}
      rows={sheet.byKind}
      keyOf={({ kind }) => kind}
      columns={[
        { head: t('column.kind'), of: ({ kind }) => codeText('task', 'kind', kind) },
        { head: t('column.opened'), of: ({ opened }) => opened },
        { head: t('column.closed'), of: ({ closed }) => closed },
        { head: t('column.withdrawn'), of: ({ withdrawn }) => withdrawn },
        { head: t('column.carried'), of: ({ carried }) => carried },
        { head: t('column.unexplained'), of: ({ unexplained }) => unexplained, tone: ({ unexplained }) => badTone(unexplained) },
      ]}
    >
      <p className="soft">{t('ages', { ...sheet.ages })}</p>
    </CountTable>
  );
}

/** Who below has signed, those who have not first. */
function Below({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  const { instant } = useFormat();
  if (sheet.below.length === 0) return null;
  const signed = sheet.below.filter(({ signedAt }) => signedAt !== null).length;
  return (
    <CountTable
      title={t('belowSigned', { signed, all: sheet.below.length })}
      label={t('below')}
      rows={sheet.below}
      keyOf={({ code }) => code}
      columns={[
        { head: t('column.area'), of: areaCell },
        {
          head: t('column.signed'),
          of: ({ signedAt, signedBy }) => (signedAt === null ? `△ ${t('notYet')}` : `✓ ${instant(signedAt)} ${signedBy ?? ''}`),
          tone: ({ signedAt }) => (signedAt === null ? 'some' : undefined),
          words: true,
        },
        { head: t('column.carried'), of: ({ carried }) => carried },
        { head: t('column.unexplained'), of: ({ unexplained }) => unexplained, tone: ({ unexplained }) => badTone(unexplained) },
        { head: t('column.old'), of: ({ ages }) => ages.day3to6 + ages.day7on },
      ]}
    />
  );
}
