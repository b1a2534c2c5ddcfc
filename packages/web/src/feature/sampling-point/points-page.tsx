import { routes, type SamplingPoint } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { enumeration } from '../../ui/format/enumeration.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { Forecast } from './forecast.tsx';
import { NewPoint } from './new-point.tsx';
import './sampling-point.css';
import { areaNameText } from '../../text/area-name.ts';

/** ISO weekdays: 1 is Monday. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Which points sample now, and where do people wait too long? */
export function PointsPage() {
  const { t } = useTranslation('samplingPoint');
  const outbreak = useOutbreak();
  const may = useMay();
  const area = useAreaInForce();
  const [making, setMaking] = useState(false);
  const query = useQuery(outbreakQuery(routes.samplingPoint.list, { params: { outbreak: outbreak.id }, query: { area } }));
  const points = query.data?.points ?? [];
  const acts = may('tube.write') ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer points={points} asOf={query.data?.asOf} />} acts={acts} />
      <div className="page-body">
        {making ? <NewPoint close={() => setMaking(false)} /> : null}
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : points.length === 0 && !making ? (
          <Empty text={t('none')} />
        ) : (
          points.map((point) => <Point key={point.id} point={point} />)
        )}
      </div>
    </>
  );
}

function Answer({ points, asOf }: { readonly points: readonly SamplingPoint[]; readonly asOf: string | undefined }) {
  const { t } = useTranslation('samplingPoint');
  const { readAt } = useFormat();
  if (asOf === undefined) return <>…</>;
  const sum = (key: 'lastHour' | 'today') => countText(points.reduce((total, point) => total + point[key], 0));
  return (
    <>
      {t('answer', {
        open: points.filter(({ isOpen }) => isOpen).length,
        all: points.length,
        hour: sum('lastHour'),
        today: sum('today'),
        time: readAt(asOf),
      })}
    </>
  );
}

function Point({ point }: { readonly point: SamplingPoint }) {
  const { t } = useTranslation('samplingPoint');
  const may = useMay();
  const toggle = useToggle(point);
  const [open, setOpen] = useState(false);
  const hours = point.hours.map(({ days, from, to }) => t('hours', { days: daysText(days, t), from, to }));
  const supplies = point.supplies.map(({ item, count }) => t('supply', { item: t(`item.${item}`), count: countText(count) }));
  return (
    <article className="card point" aria-label={point.name}>
      <h2>
        {point.name} <span className={point.isOpen ? 'point-open' : 'soft'}>{t(point.isOpen ? 'open' : 'closed')}</span>
      </h2>
      <p className="soft">{[t(`kind.${point.kind}`), areaNameText(point.areaName), point.address, ...hours].filter(Boolean).join(' · ')}</p>
      <p>
        {t('load', {
          hour: countText(point.lastHour),
          today: countText(point.today),
          stations: point.stations,
          capacity: countText(point.stations * point.perStationHour),
        })}
        {supplies.length === 0 ? '' : ` · ${supplies.join(' · ')}`}
      </p>
      <div className="acts">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('forecast')}
        </Button>
        {may('tube.write') ? (
          <Button loading={toggle.isPending} onClick={() => toggle.mutate()}>
            {t(point.isOpen ? 'shut' : 'openIt')}
          </Button>
        ) : null}
      </div>
      {open ? <Forecast point={point.id} /> : null}
    </article>
  );
}

function daysText(days: readonly number[], t: ReturnType<typeof useTranslation<'samplingPoint'>>['t']): string {
  return days.length === weekdays.length ? t('everyDay') : enumeration(days.map((day) => t(`day.${weekdays[day - 1] ?? 'mon'}`)));
}

function useToggle({ id, version, isOpen }: SamplingPoint) {
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  return useMutation({
    mutationFn: () => call(routes.samplingPoint.edit, { params: { outbreak, id }, body: { version, set: { isOpen: !isOpen } } }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
}
