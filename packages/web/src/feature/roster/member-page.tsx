import { type MemberSample, routes, type RosterRecord } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath, recordPath } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { HouseholdCard } from './households.tsx';
import { doorText, useMemberFacts } from './member-facts.ts';
import './roster.css';
import { areaNameText } from '../../text/area-name.ts';

/** Who is this, with whom do they live, and when were they sampled? What a line of the roster and of the schedule leads to. */
export function MemberPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['roster', 'testRound']);
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.roster.member, { params: { outbreak, id } }));
  const name = query.data === undefined ? '…' : (query.data.member.name ?? t('testRound:members.nameless'));
  return (
    <>
      <PageTitle question={t('member.question', { name })} answer={<Answer record={query.data} />} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : (
          <Opened record={query.data} />
        )}
      </div>
    </>
  );
}

function Answer({ record }: { readonly record: RosterRecord | undefined }) {
  const { t } = useTranslation('roster');
  const { instant, readAt } = useFormat();
  const may = useMay();
  if (record === undefined) return <>…</>;
  const place = [areaNameText(record.member.areaName), record.household === null ? '' : doorText(record.household)]
    .filter(Boolean)
    .join(' ');
  const last = record.samples.find(({ state }) => state === 'valid');
  const sampled = !may('sample.read')
    ? ''
    : last === undefined
      ? t('member.neverSampled')
      : t('member.lastSampled', { time: instant(last.takenAt) });
  return <>{[place, sampled, t('member.read', { time: readAt(record.asOf) })].filter(Boolean).join(' · ')}</>;
}

function Opened({ record }: { readonly record: RosterRecord }) {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const { member, household, person, samples } = record;
  const facts = useMemberFacts()(member);
  return (
    <>
      <p>
        <Link to={outbreakPath(outbreak, 'roster')}>← {t('member.back')}</Link>
      </p>
      <section className="card" aria-label={t('member.facts')}>
        <h2>{t('member.facts')}</h2>
        <p>
          {[member.sex === null ? '' : codeText('person', 'sex', member.sex), ...facts].filter(Boolean).join(' · ') || t('member.noFacts')}
        </p>
        {member.withdrawnAt === null ? null : <p className="soft">{t('member.withdrawn')}</p>}
        <p>
          {person === null ? (
            <span className="soft">{t('member.noPerson')}</span>
          ) : may('person.read') ? (
            <Link to={recordPath(outbreak, 'person', person)}>{t('member.person')}</Link>
          ) : (
            <span className="soft">{t('member.hasPerson')}</span>
          )}
        </p>
      </section>
      {household === null ? <p className="soft">{t('member.noHousehold')}</p> : <HouseholdCard household={household} opened={member.id} />}
      <Samples samples={samples} />
    </>
  );
}

function Samples({ samples }: { readonly samples: readonly MemberSample[] }) {
  const { t } = useTranslation(['roster', 'tube']);
  const outbreak = useOutbreak().id;
  const may = useMay();
  const { instant } = useFormat();
  return (
    <section className="card" aria-label={t('member.samples')}>
      <h2>
        {t('member.samples')} <span className="soft">{samples.length === 0 ? '' : samples.length}</span>
      </h2>
      {samples.length === 0 ? <p className="soft">{t(may('sample.read') ? 'member.noSamples' : 'member.notYours')}</p> : null}
      <ul className="member-samples">
        {samples.map((sample) => (
          <li key={sample.id}>
            <time dateTime={sample.takenAt}>{instant(sample.takenAt)}</time>
            {may('tube.read') ? <Link to={outbreakPath(outbreak, 'tubes', sample.tube)}>{sample.tube}</Link> : <span>{sample.tube}</span>}
            {sample.round === null ? null : <Link to={outbreakPath(outbreak, 'testing', sample.round.id)}>{sample.round.name}</Link>}
            {sample.state === 'valid' ? null : <span className="soft">{t(`tube:members.state.${sample.state}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
