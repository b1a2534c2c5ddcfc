import { routes, type FilterCondition } from '@firebreak/contract';
import { openTaskStatuses } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath, recordPath } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { countText } from '../../ui/format/date.ts';
import { textOf } from '../../ui/record/any-record.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { aboutText } from './cause.ts';
import { Clock } from './clock.tsx';
import { areaNameText } from '../../text/area-name.ts';

const SHOWN = 12;

/** Tasks that are not done: the same condition for the list, its number and the first line of the page. */
export const openTaskFilter: FilterCondition[] = [{ field: 'status', operator: 'in', value: [...openTaskStatuses] }];

/** The tasks that are due first, with their clocks running; the first thing a person sees in the morning. */
export function MyTasks() {
  const { t } = useTranslation('task');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const area = useAreaInForce();
  const cut = { filter: JSON.stringify(openTaskFilter), ...(area === undefined ? {} : { area }) };
  const enabled = may('task.read');
  const list = useQuery({
    ...outbreakQuery(routes.task.list, { params: { outbreak }, query: { ...cut, sort: 'dueAt', limit: SHOWN } }),
    enabled,
  });
  const count = useQuery({ ...outbreakQuery(routes.task.count, { params: { outbreak }, query: cut }), enabled });
  if (!enabled) return null;
  const rows = list.data?.rows ?? [];
  const waiting = count.data?.count ?? 0;
  if (list.isError) return <Problem error={list.error} again={() => void list.refetch()} />;
  return (
    <section className="card" aria-label={t('mine')}>
      <h2>
        {t('mine')} <span className="soft">{waiting === 0 ? '' : countText(waiting)}</span>
      </h2>
      {list.data !== undefined && rows.length === 0 ? <p className="soft">{t('noneDue')}</p> : null}
      <ul className="my-tasks">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={recordPath(outbreak, 'task', row.id)}>
              <span className="what">
                {codeText('task', 'kind', textOf(row, 'kind'))} {aboutText(row)}
              </span>
              <Clock openedAt={textOf(row, 'openedAt')} dueAt={textOf(row, 'dueAt')} />
              <span className="soft">
                {[textOf(row, 'title'), areaNameText(row.areaName), textOf(row, 'assignee')].filter((text) => text !== '').join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {waiting > rows.length ? (
        <p>
          <Link to={outbreakPath(outbreak, 'tasks')} search={{ filter: openTaskFilter }}>
            {t('all')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
