import { routes, type EndAnswer } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Sources, useFactText, useSaid } from './said.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** How far the outbreak is from its end, and which places the pack would draw as zones. */
export function Ending() {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.protocol.end, { params: { outbreak }, query: {} }));
  const say = useSaid();
  if (data === undefined) return null;
  return (
    <>
      <section className="card" aria-label={t('end.title')}>
        <h2>{t('end.title')}</h2>
        <ul className="why-words">
          {data.ends.map((end) => (
            <li key={`${end.type} ${end.text.en}`}>
              <EndLine end={end} /> {say(end.text)} <Sources sources={end.sources} />
            </li>
          ))}
        </ul>
      </section>
      <Zones zones={data.zones} outbreak={outbreak} />
    </>
  );
}

function EndLine({ end }: { readonly end: EndAnswer['ends'][number] }) {
  const { t } = useTranslation('protocol');
  const { date, instant, list } = useFormat();
  const factOf = useFactText();
  return (
    <strong>
      {t(`end.state.${end.state}`)}
      {end.daysLeft === null || end.state === 'over' ? '' : ` · ${t('end.daysLeft', { count: end.daysLeft })}`}
      {end.endsAt === null ? '' : ` · ${t('end.endsAt', { time: instant(end.endsAt) })}`}
      {end.anchorDay === null ? '' : ` · ${t('end.anchor', { day: date(end.anchorDay) })}`}
      {end.missingPersons === 0 ? '' : ` · ${t('end.missingPersons', { count: end.missingPersons })}`}
      {end.missingFacts.length === 0 ? '' : ` · ${t('end.missingFacts', { facts: list(end.missingFacts.map(factOf)) })}`}
    </strong>
  );
}

function Zones({ zones, outbreak }: { readonly zones: EndAnswer['zones']; readonly outbreak: string }) {
  const { t } = useTranslation('protocol');
  const { list } = useFormat();
  const factOf = useFactText();
  if (zones.proposals.length + zones.undecided.length === 0) return null;
  return (
    <section className="card" aria-label={t('zone.title')}>
      <h2>{t('zone.title')}</h2>
      <p className="soft">{t('zone.data')}</p>
      <ul className="why-words">
        {zones.proposals.map(({ place, name, areaName, cases, level, sources }) => (
          <li key={place}>
            <Link to={recordPath(outbreak, 'place', place)}>{name}</Link> <span className="soft">{areaNameText(areaName)}</span> ·{' '}
            {t('zone.proposed', { level, count: cases })} <Sources sources={sources} />
          </li>
        ))}
      </ul>
      {zones.undecided.length === 0 ? null : (
        <details>
          <summary>{t('zone.undecided', { count: zones.undecided.length })}</summary>
          <ul className="why-words">
            {zones.undecided.map(({ place, name, areaName, missing }) => (
              <li key={place}>
                <Link to={recordPath(outbreak, 'place', place)}>{name}</Link> <span className="soft">{areaNameText(areaName)}</span> ·{' '}
                {t('zone.missing', { facts: list(missing.map(factOf)) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
