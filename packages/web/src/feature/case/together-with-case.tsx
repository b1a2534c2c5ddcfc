import { type Companion, routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { sentences } from '../../ui/format/sentences.ts';
import { CompanionRow } from './companion-row.tsx';

/** Who was at one place with the case in its infectious window, by recorded visits; each becomes a contact in one act. */
export function TogetherWithCase({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const outbreak = useOutbreak().id;
  const may = useMay();
  const readable = may('visit.read');
  const { data, error, refetch } = useQuery({
    ...outbreakQuery(routes.coPresence.list, { params: { outbreak, id: record.id }, query: {} }),
    enabled: readable,
  });
  if (!readable) return null;
  return (
    <section className="related" aria-label={t('together.title')}>
      <h3>
        {t('together.title')} <span className="soft">{data?.companions.length ?? ''}</span>
      </h3>
      {error ? <Problem error={error} again={() => void refetch()} /> : null}
      {data === undefined ? null : data.from === null || data.to === null ? (
        <p className="soft">{t('together.undated')}</p>
      ) : (
        <>
          <p className="soft">
            {sentences(
              t('together.what', { from: format.instant(data.from), to: format.instant(data.to), minutes: data.minutes }),
              data.anchor === 'report' ? t('together.reported') : null,
            )}
          </p>
          {data.companions.length > 0 ? (
            <CompanionTable caseId={record.id} companions={data.companions} />
          ) : (
            <p className="soft">{t(data.visits === 0 ? 'together.noVisits' : 'together.none')}</p>
          )}
        </>
      )}
    </section>
  );
}

function CompanionTable({ caseId, companions }: { readonly caseId: string; readonly companions: readonly Companion[] }) {
  const { t } = useTranslation('record');
  return (
    <div className="related-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('together.person')}</th>
            <th scope="col">{t('together.minutesHead')}</th>
            <th scope="col">{t('together.places')}</th>
            <th scope="col">{t('together.last')}</th>
            <th scope="col">{t('together.state')}</th>
          </tr>
        </thead>
        <tbody>
          {companions.map((companion) => (
            <CompanionRow key={companion.person} caseId={caseId} companion={companion} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
