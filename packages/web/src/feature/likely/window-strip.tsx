import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import { barsOn, type Strip } from './strip-days.ts';
import './likely.css';

interface Props {
  readonly strip: Strip;
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly value: string | undefined;
  readonly onChoose: (day: string) => void;
}

/**
 * Days to choose a date from, under the windows that make them likely. One stop for the keyboard: arrows, Home and End walk over the
 * days, Enter or the space bar takes one.
 */
export function WindowStrip({ strip, label, value, onChoose }: Props) {
  const { t } = useTranslation('record');
  const { date, locale } = useFormat();
  const id = useId();
  const chosen = strip.days.indexOf(value ?? '');
  const [focused, setFocused] = useState<number>();
  const days = useRef<HTMLDivElement>(null);
  const stop = focused ?? (chosen >= 0 ? chosen : firstLikely(strip));
  const go = (column: number) => {
    const next = Math.min(strip.days.length - 1, Math.max(0, column));
    setFocused(next);
    days.current?.querySelectorAll('button')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = steps[event.key]?.(stop, strip.days.length);
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  return (
    <div className="window-strip" role="group" aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className="soft">
        {t('likely.days', { field: label })}
      </p>
      <div className="window-days">
        <div className="window-grid" style={{ gridTemplateColumns: `repeat(${strip.days.length}, minmax(34px, 1fr))` }}>
          {strip.bars.map(({ key, kind, start, end }, row) => (
            <span
              key={key}
              className={`window-bar ${kind}`}
              style={{ gridColumn: `${start + 1} / ${end + 1}`, gridRow: row + 1 }}
              aria-hidden="true"
            >
              {t(`likely.sign.${kind}`)}
            </span>
          ))}
          {strip.days.map((day, column) =>
            column === 0 || day.endsWith('-01') ? (
              <small key={day} style={{ gridColumn: `${column + 1}`, gridRow: strip.bars.length + 2 }} aria-hidden="true">
                {new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(day))}
              </small>
            ) : null,
          )}
          <div ref={days} className="window-buttons" style={{ gridRow: strip.bars.length + 1 }}>
            {strip.days.map((day, column) => (
              <button
                key={day}
                type="button"
                tabIndex={column === stop ? 0 : -1}
                aria-pressed={day === value}
                aria-label={[date(day), ...barsOn(strip, column).map((bar) => t(`likely.window.${bar.kind}`))].join(t('likely.and'))}
                className={barsOn(strip, column).length > 0 ? 'likely' : ''}
                onFocus={() => setFocused(column)}
                onKeyDown={onKeyDown}
                onClick={() => onChoose(day)}
              >
                {Number(day.slice(8))}
              </button>
            ))}
          </div>
        </div>
      </div>
      <ul className="window-legend">
        {strip.bars.map(({ key, kind, label: who, from, to, mark, anchor, anchorDay }) => (
          <li key={key}>
            <span className={`window-bar ${kind}`} aria-hidden="true">
              {t(`likely.sign.${kind}`)}
            </span>{' '}
            {t(`likely.window.${kind}`)} · {who} · {date(from)} – {to === null ? t('likely.open') : date(to)}{' '}
            <span className="soft">
              {t(`likely.anchor.${anchor}`, { day: date(anchorDay) })}
              {mark === 'sourced' ? '' : ` △ ${t(`likely.mark.${mark}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const steps: Readonly<Record<string, (at: number, days: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, days) => days - 1,
};

/** The last day of the first window: the newest meeting is what most forms ask for. */
const firstLikely = ({ bars, days }: Strip): number => Math.min(days.length - 1, (bars[0]?.end ?? 1) - 1);
