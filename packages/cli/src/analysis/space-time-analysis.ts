import { calendarDate, type Day } from '@firebreak/epi';
import { type SpaceTimeCluster, spaceTimeCluster } from '@firebreak/engine/detection/index';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { mapPanel } from '../plot/map-panel.ts';
import { daysIn, numbersIn } from '../table/cell.ts';
import { columnFor, columnNamed } from '../table/column.ts';
import { type PlainTable } from '../table/plain-table.ts';
import { dateNames } from '../table/usual-name.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';
import { type Analysis } from './analysis.ts';
import { type DetectOptions } from './detect-option.ts';
import { numberText } from './number-text.ts';

/** Cases in the order of their days; those of one day in the order of the file. */
interface Events {
  readonly x: number[];
  readonly y: number[];
  readonly days: Day[];
  /** Rows of the file. */
  readonly rows: number[];
  readonly ties: number;
}

/** `firebreak detect --method stcd`: a cluster in space and time, case by case. */
export function spaceTimeAnalysis(table: PlainTable, options: DetectOptions): Analysis {
  const { radius, epsilon, threshold } = options;
  if (radius === undefined || epsilon === undefined || threshold === undefined)
    throw new UsageError('STCD_SETTINGS_MISSING', { at: '--x, --y, --radius, --epsilon, --threshold' });
  const events = eventsOf(table, options);
  const t = events.days.map((day, at) => day + at / (events.days.length + 1) / 2); // a tie is broken within its day
  const found = spaceTimeCluster({ x: events.x, y: events.y, t }, { radius, epsilon, threshold });
  const line = text('stcdLine', {
    file: table.file,
    cases: events.days.length,
    from: calendarDate(events.days[0] ?? 0),
    to: calendarDate(events.days.at(-1) ?? 0),
  });
  const answer = answerOf(found, events);
  return {
    method: 'spaceTimeCluster',
    input: {
      file: table.file,
      cases: events.days.length,
      columns: { date: options.date ?? null, x: options.x ?? null, y: options.y ?? null },
    },
    parameters: { radius, epsilon, threshold },
    result: resultOf(found, events),
    headline: [answer, line],
    tables: found.alarmAt === null ? [] : [clusterTable(found, events)],
    remarks: events.ties === 0 ? [] : [text('stcdTies', { count: events.ties })],
    figure: () =>
      clusterFigure(found, events, {
        title: text('stcdTitle', { file: table.file }),
        subtitle: [line, answer],
        radius,
        titles: { x: options.x ?? 'x', y: options.y ?? 'y' },
      }),
  };
}

function eventsOf(table: PlainTable, { date, x, y }: DetectOptions): Events {
  if (x === undefined || y === undefined)
    throw new UsageError('STCD_SETTINGS_MISSING', { at: '--x, --y, --radius, --epsilon, --threshold' });
  const days = daysIn(columnFor(table, date, { what: 'wantedDate', option: '--date', names: dateNames }));
  const [xs, ys] = [numbersIn(columnNamed(table, x, '--x')), numbersIn(columnNamed(table, y, '--y'))];
  const order = days.map((_, at) => at).toSorted((one, other) => (days[one] ?? 0) - (days[other] ?? 0));
  const sorted = order.map((at) => days[at] ?? 0);
  return {
    x: order.map((at) => xs[at] ?? 0),
    y: order.map((at) => ys[at] ?? 0),
    days: sorted,
    rows: order.map((at) => table.rows[at]?.row ?? 0),
    ties: sorted.filter((day, at) => day === sorted[at - 1]).length,
  };
}

function resultOf({ statistic, alarmAt, clusterStart, clusterEvents }: SpaceTimeCluster, events: Events): unknown {
  const event = (at: number) => ({
    row: events.rows[at],
    date: calendarDate(events.days[at] ?? 0),
    x: events.x[at],
    y: events.y[at],
    statistic: statistic[at],
  });
  return {
    alarm: alarmAt === null ? null : event(alarmAt),
    clusterStart: clusterStart === null ? null : event(clusterStart),
    cluster: clusterEvents.map(event),
    statistic,
  };
}

function answerOf({ alarmAt, clusterStart, clusterEvents }: SpaceTimeCluster, events: Events): string {
  if (alarmAt === null || clusterStart === null) return text('stcdQuiet');
  const place = `${numberText(events.x[clusterStart], 4)}, ${numberText(events.y[clusterStart], 4)}`;
  return text('stcdAlarm', {
    date: calendarDate(events.days[alarmAt] ?? 0),
    start: calendarDate(events.days[clusterStart] ?? 0),
    place,
    cases: clusterEvents.length,
  });
}

const clusterTable = ({ clusterEvents, statistic }: SpaceTimeCluster, events: Events) => ({
  title: text('stcdCluster'),
  headings: [text('rowHeading'), text('dayHeading'), 'x', 'y', text('statistic')],
  rows: clusterEvents.map((at) => [
    String(events.rows[at]),
    calendarDate(events.days[at] ?? 0),
    numberText(events.x[at], 5),
    numberText(events.y[at], 5),
    numberText(statistic[at]),
  ]),
});

function clusterFigure(
  { alarmAt, clusterStart, clusterEvents }: SpaceTimeCluster,
  events: Events,
  about: { title: string; subtitle: string[]; radius: number; titles: { x: string; y: string } },
): Figure {
  const inside = new Set(clusterEvents);
  const others = events.x.map((_, at) => at).filter((at) => !inside.has(at));
  const dots = (places: readonly number[]) => ({
    at: places.map((at) => events.x[at] ?? 0),
    values: places.map((at) => events.y[at] ?? 0),
  });
  const start = clusterStart === null ? [] : [clusterStart];
  return {
    title: about.title,
    subtitle: about.subtitle,
    panels: [
      mapPanel(events.x, events.y, about.titles, [
        { kind: 'dots', ...dots(others), fill: colours.cases, mark: 'circle', size: 3.5, name: text('otherCases') },
        ...(alarmAt === null
          ? []
          : [
              { kind: 'circles' as const, ...dots(start), radius: [about.radius], stroke: colours.alarm, name: text('clusterCircle') },
              {
                kind: 'dots' as const,
                ...dots(clusterEvents),
                fill: colours.alarm,
                mark: 'diamond' as const,
                size: 5,
                name: text('clusterCases'),
              },
            ]),
      ]),
    ],
    notes: [],
  };
}
