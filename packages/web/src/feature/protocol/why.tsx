import { routes, type PersonProtocol } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { usePackName } from '../../ui/pack-name.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { PlannedTests, PlanStrip } from './plan-strip.tsx';
import { Sources, useSaid } from './said.tsx';
import './protocol.css';

/** Why is this person restricted, and until when? */
export function Why({ person }: { readonly person: string }) {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const query = useQuery({
    ...outbreakQuery(routes.protocol.person, { params: { outbreak, id: person }, query: {} }),
    enabled: person !== '' && may('person.read'),
  });
  if (!may('person.read') || query.isError) return null; // not in sight: the page says nothing of the person either
  return (
    <section className="related why" aria-label={t('why')}>
      <h3>{t('why')}</h3>
      {query.data === undefined ? <Loading /> : <Answer found={query.data} />}
    </section>
  );
}

function Answer({ found }: { readonly found: PersonProtocol }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { date, instant } = useFormat();
  const { plan, rules } = found;
  return (
    <>
      {rules !== null && rules.status !== 'inForce' ? <p className="protocol-label">{t(`label.${rules.status}`)}</p> : null}
      <p className="why-answer">
        <strong>{t(`status.${found.status}`)}</strong>
        {found.className === null ? null : <> · {say(found.className)}</>}
        {plan?.releaseDate ? <> · {t('lastDay', { day: date(plan.releaseDate) })}</> : null}
        {plan?.endsAt ? <span className="soft"> · {t('endsBy', { time: instant(plan.endsAt) })}</span> : null}
      </p>
      {found.withoutExposure ? <p className="protocol-mark">△ {t('withoutExposure')}</p> : null}
      {plan === null ? null : (
        <>
          {plan.assumedStart ? <p className="protocol-mark">△ {t('assumedStart')}</p> : null}
          <PlanStrip plan={plan} day={found.day} />
          <h4>{t('tests')}</h4>
          <PlannedTests plan={plan} />
        </>
      )}
      <Conditions found={found} />
      <details>
        <summary>{t('words')}</summary>
        <ul className="why-words">
          {found.sentences.map(({ key, text, sources }, at) => (
            <li key={`${key} ${at}`}>
              {say(text)} <Sources sources={sources} />
            </li>
          ))}
        </ul>
      </details>
      <Earlier found={found} />
    </>
  );
}

/** What ends it: met and missing. */
function Conditions({ found }: { readonly found: PersonProtocol }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { date } = useFormat();
  if (found.release.conditions.length === 0) return null;
  return (
    <>
      <h4>{t('ends')}</h4>
      <ul className="why-conditions">
        {found.release.conditions.map(({ condition, text, met, days, persons, sources }) => (
          <li key={condition} className={met ? 'met' : 'missing'}>
            <span aria-hidden="true">{met ? '●' : '○'}</span> <strong>{t(met ? 'met' : 'missing')}</strong> {say(text)}
            {days.length === 0 ? null : <span className="soft"> ({days.map(date).join(', ')})</span>}
            {persons === 0 ? null : <span className="soft"> {t('waitsFor', { count: persons })}</span>} <Sources sources={sources} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Plans there were before, with what put them aside. */
function Earlier({ found }: { readonly found: PersonProtocol }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { date, instant } = useFormat();
  const nameOf = usePackName();
  if (found.history.length < 2 && found.superseded.length === 0) return null;
  return (
    <details>
      <summary>{t('earlier')}</summary>
      {found.superseded.map(({ plan, byEdition }) => (
        <p key={`${plan.pack.hash} ${byEdition}`}>
          {t('superseded', {
            edition: nameOf(plan.pack),
            by: nameOf({ ...plan.pack, edition: byEdition }),
            day: plan.releaseDate === null ? '—' : date(plan.releaseDate),
          })}
        </p>
      ))}
      <ul>
        {found.history.map(({ from, className, plan }) => (
          <li key={from}>
            {instant(from)}: {say(className)}
            {plan?.releaseDate ? ` · ${t('lastDay', { day: date(plan.releaseDate) })}` : ''}
          </li>
        ))}
      </ul>
    </details>
  );
}
