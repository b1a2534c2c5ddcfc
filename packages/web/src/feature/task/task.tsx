import { useTranslation } from 'react-i18next';
import { roleText } from '../../text/permission.ts';
import { type AnyRecord, textOf } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';
import { causeText } from './cause.ts';
import { Clock } from './clock.tsx';
import { Proof } from './proof.tsx';
import { TaskActs } from './task-acts.tsx';

export const task: Noun = {
  kind: 'task',
  columns: ['kind', 'personName', 'placeName', 'status', 'dueAt', 'assignee', 'areaName'],
  sort: 'dueAt',
  groups: [
    { title: 'what', fields: ['kind', 'title', 'status', 'person', 'place', 'specimen', 'areaCode'] },
    { title: 'when', fields: ['openedAt', 'dueAt', 'doneAt'] },
    { title: 'who', fields: ['ownerRole', 'sector', 'team', 'assignee'] },
    { title: 'more', fields: ['waitsFor', 'reason'] },
  ],
  order: [['openedAt', 'dueAt']],
  begin: () => ({ kind: 'other', status: 'open', openedAt: new Date().toISOString() }),
  saidBelow: ['cause', 'clock', 'pack'],
  actsFirst: true,
  Acts: TaskActs,
  Related: ({ record }: { readonly record: AnyRecord }) => (
    <>
      <Running record={record} />
      <Proof record={record} />
    </>
  ),
};

/** The clock of the task, and who is told when it runs on. */
function Running({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  if (record['status'] === 'withdrawn') return null;
  const ladder = [50, 80, 100].flatMap((share) => {
    const to = record.extra[`escalate${share}`];
    return to === undefined ? [] : [t('ladder', { share, role: roleText(to) })];
  });
  return (
    <section className="related" aria-label={t('clock.title')}>
      <h3>{t('clock.title')}</h3>
      <p>
        <Clock openedAt={textOf(record, 'openedAt')} dueAt={textOf(record, 'dueAt')} doneAt={textOf(record, 'doneAt') || null} />
      </p>
      {ladder.length === 0 ? null : <p className="soft">{ladder.join(' · ')}</p>}
      <Basis record={record} />
    </section>
  );
}

/** What the deadline rests on: the pack with its edition and the first digits of its hash, and what started it. */
function Basis({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  const [pack = '', edition = '', hash = ''] = textOf(record, 'pack').split(' ');
  if (pack === '') return null;
  const cause = causeText(record);
  return (
    <p className="soft" title={hash}>
      {cause === '' ? null : <>{t('cause', { cause })} </>}
      {t('basis', { pack, edition, hash: hash.slice(0, 8) })}
    </p>
  );
}
