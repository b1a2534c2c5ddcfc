import { routes, type ScreeningState } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PackName } from '../../ui/pack-name.tsx';

/** What the screening rule of the pack asks for next, series by series; nothing where no series runs. */
export function Screening() {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.testRound.screening, { params: { outbreak } }));
  if (data === undefined || data.series.length === 0) return null;
  return (
    <section className="card" aria-label={t('screening.title')}>
      <h2>{t('screening.title')}</h2>
      <ul className="screening">
        {data.series.map((series) => (
          <Series key={series.series} series={series} />
        ))}
      </ul>
    </section>
  );
}

function Series({ series }: { readonly series: ScreeningState }) {
  const { t } = useTranslation('testRound');
  const { instant } = useFormat();
  const due = series.dueAt === null ? '' : instant(series.dueAt);
  return (
    <li>
      <strong>{t(`screening.next.${series.next}`, { time: due })}</strong>
      <span>{t('screening.clean', { clean: series.cleanInARow, needed: series.cleanNeeded, rounds: series.rounds.length })}</span>
      <span className="soft">
        {t('screening.rule')} <PackName kept={series.pack} />
      </span>
    </li>
  );
}
