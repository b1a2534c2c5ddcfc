import { useTranslation } from 'react-i18next';
import { useMinute } from '../../app/clock.ts';
import { codeText } from '../../text/field.ts';
import { roleText } from '../../text/permission.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { type AnyRecord, textOf } from '../../ui/record/any-record.ts';
import { PackName } from '../../ui/pack-name.tsx';
import { causeText } from './cause.ts';
import { Clock } from './clock.tsx';
import { TaskActs } from './task-acts.tsx';

/** What somebody who opens a task must see first: how much time is left, whose it is, and the one next act. */
export function TaskNow({ record, acts }: { readonly record: AnyRecord; readonly acts: boolean }) {
  const { t } = useTranslation('task');
  const [openedAt, dueAt, doneAt] = [textOf(record, 'openedAt'), textOf(record, 'dueAt'), textOf(record, 'doneAt')];
  const status = textOf(record, 'status');
  const runs = status !== 'withdrawn';
  return (
    <section className="task-now" aria-label={t('clock.title')}>
      {runs ? (
        <p className="task-clock">
          <Clock openedAt={openedAt} dueAt={dueAt} doneAt={doneAt || null} />
        </p>
      ) : null}
      {runs && doneAt === '' ? <Elapsed openedAt={openedAt} dueAt={dueAt} /> : null}
      <Standing status={codeText('task', 'status', status)} dueAt={dueAt} assignee={textOf(record, 'assignee')} />
      {acts ? (
        <div className="acts">
          <TaskActs record={record} />
        </div>
      ) : null}
      {runs ? <Ladder record={record} /> : null}
      <Basis record={record} />
    </section>
  );
}

function Standing({ status, dueAt, assignee }: { readonly status: string; readonly dueAt: string; readonly assignee: string }) {
  const { t } = useTranslation('task');
  const { instant } = useFormat();
  return (
    <p>
      {t('due', { time: instant(dueAt) })} · {status} · {assignee === '' ? t('nobody') : t('takenBy', { name: assignee })}
    </p>
  );
}

/** The clock again as a length, for the eye; a screen reader has heard it. */
function Elapsed({ openedAt, dueAt }: { readonly openedAt: string; readonly dueAt: string }) {
  const now = useMinute().getTime();
  const [begin, end] = [Date.parse(openedAt), Date.parse(dueAt)];
  const share = end <= begin ? 1 : Math.min(1, Math.max(0, (now - begin) / (end - begin)));
  return (
    <div className="task-elapsed" aria-hidden="true">
      <div style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** Who is told when the clock runs on. */
function Ladder({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  const steps = [50, 80, 100].flatMap((share) => {
    const to = record.extra[`escalate${share}`];
    return to === undefined ? [] : [t('ladder', { share, role: roleText(to) })];
  });
  return steps.length === 0 ? null : <p className="soft">{steps.join(' · ')}</p>;
}

/** What the deadline rests on: the edition by its name, identifier and hash on pointing at it, and what started it. */
function Basis({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  const kept = textOf(record, 'pack');
  if (kept === '') return null;
  const cause = causeText(record);
  return (
    <p className="soft">
      {cause === '' ? null : <>{t('cause', { cause })} </>}
      {t('basis')} <PackName kept={kept} />
    </p>
  );
}
