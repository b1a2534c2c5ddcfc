import { clockStateAt, type ClockState } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useMinute } from '../../app/clock.ts';
import './task.css';

interface Props {
  readonly openedAt: string;
  readonly dueAt: string;
  /** End of the task; absent while the clock runs. */
  readonly doneAt?: string | null;
}

/** How far a clock has run, in words and minutes; overdue is said in minutes, not the next day. Moves with the minute. */
export function Clock({ openedAt, dueAt, doneAt }: Props) {
  const { t } = useTranslation('task');
  const now = useMinute().getTime();
  const end = doneAt === undefined || doneAt === null ? now : Date.parse(doneAt);
  const state = clockStateAt(Date.parse(openedAt), Date.parse(dueAt), end);
  const minutes = Math.round(Math.abs(Date.parse(dueAt) - end) / MINUTE_MS);
  const isOver = state === 'overdue';
  const duration = useDuration()(minutes);
  const text = doneAt
    ? t(isOver ? 'clock.doneLate' : 'clock.doneInTime', { duration })
    : t(isOver ? 'clock.overdue' : 'clock.left', { duration });
  return (
    <span className={`clock ${doneAt ? 'ended' : state}`}>
      <span aria-hidden="true">{marks[doneAt ? 'inTime' : state]}</span> {text}
    </span>
  );
}

/** A duration as people say it: 45 min, 3 h 20 min, 2 d 4 h. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation('task');
  return (minutes) => {
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    if (days > 0) return t('clock.days', { days, hours });
    return hours > 0 ? t('clock.hours', { hours, minutes: rest }) : t('clock.minutes', { minutes: rest });
  };
}

/** A shape stands with the colour: nobody has to tell amber from red. */
export const marks: Readonly<Record<ClockState, string>> = { inTime: '○', half: '◐', late: '◎', overdue: '●' };

const MINUTE_MS = 60_000;
