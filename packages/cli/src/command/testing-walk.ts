import { walkingOrder, type WalkPlan, type WalkStop } from '@firebreak/engine/testing/index';
import { Argument, Command, Option } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { listOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { doorsIn } from '../table/doors.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { text } from '../text.ts';

interface WalkOptions extends OutputOptions {
  readonly id?: string;
  readonly address?: string;
  readonly lifts?: readonly string[];
  readonly returns?: boolean;
}

/** `firebreak testing walk`: the shortest walking order for sampling from door to door. */
export function testingWalkCommand(): Command {
  const command = new Command('walk')
    .addArgument(new Argument('<file>'))
    .addOption(new Option('--id <column>'))
    .addOption(new Option('--address <column>'))
    .addOption(listOption('--lifts <buildings>'))
    .addOption(new Option('--returns'));
  return analysing(command, { plot: false, examples }, analyse);
}

async function analyse(path: string, { id, address, lifts = [], returns = false }: WalkOptions): Promise<Analysis> {
  const table = await readPlainTable(path);
  const doors = doorsIn(table, { ...(id === undefined ? {} : { id }), ...(address === undefined ? {} : { address }) });
  const settings = { lifts: lifts.includes('all') ? true : lifts, returns };
  const plan = walkingOrder(doors, settings);
  return {
    method: 'walkingOrder',
    input: { file: table.file, doors: doors.length },
    parameters: settings,
    result: plan,
    headline: [headlineOf(plan), text(plan.exact ? 'walkExact' : 'walkNotExact')],
    tables: [{ headings: headings.map((name) => text(name)), rows: plan.stops.map(rowOf) }],
    remarks: [
      ...remark('walkWithoutFloor', plan.withoutFloor),
      ...remark('walkWithoutSpot', plan.withoutSpot),
      ...remark('walkGuessed', plan.guessed),
    ],
  };
}

function headlineOf({ stops, seconds, secondsAsGiven, metres }: WalkPlan): string {
  const [minutes, before] = [seconds, secondsAsGiven].map((time) => Math.round(time / 60));
  return text('walkHeadline', { doors: stops.length, minutes: minutes ?? 0, before: before ?? 0, metres: Math.round(metres) });
}

const headings = ['walkOrderWord', 'wantedId', 'walkBuilding', 'walkUnit', 'walkFloor', 'walkRoom', 'walkBy'] as const;
const ways = { walk: 'byWalk', stairs: 'byStairs', lift: 'byLift', level: 'byLevel' } as const;

const rowOf = ({ order, id, building, unit, floor, room, by }: WalkStop): string[] => [
  String(order),
  id,
  building ?? '',
  unit ?? '',
  floor === null ? '' : String(floor),
  room ?? '',
  text(ways[by]),
];

const remark = (name: 'walkWithoutFloor' | 'walkWithoutSpot' | 'walkGuessed', ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [text(name, { ids: ids.join(', ') })];

const examples = ['examples/testing/doors.csv', 'examples/testing/doors.csv --lifts 1,2 --returns'];
