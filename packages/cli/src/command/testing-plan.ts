import { type AreaPlan, planRound, type RecallPlan, type RoundPlan } from '@firebreak/engine/testing/index';
import { Argument, Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { numberText } from '../analysis/number-text.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { type ChosenPool, readPlanFile } from '../table/plan-file.ts';
import { text } from '../text.ts';

/** `firebreak testing plan`: a round by time, what is late and why, and what is missing. */
export function testingPlanCommand(): Command {
  const command = new Command('plan').addArgument(new Argument('<file>'));
  return analysing<[string], OutputOptions>(command, { plot: false, examples: ['examples/testing/plan.json'] }, analyse);
}

function analyse(path: string): Analysis {
  const { file, input, chosen } = readPlanFile(path);
  const plan = planRound(input);
  return {
    method: 'testingPlan',
    input: { file },
    parameters: { ...input },
    result: { ...plan, chosenPools: chosen },
    headline: headlineOf(plan, input.wantedHours),
    tables: [areaTable(plan), labTable(plan)],
    remarks: chosen.map(({ area, prevalence, size }: ChosenPool) => text('poolChosen', { area, prevalence, size })),
  };
}

function headlineOf({ people, tubes, finishHours, aid, recall }: RoundPlan, wanted: number): string[] {
  const hours = hoursText(finishHours);
  const first = text('roundHeadline', { people, tubes, hours, wanted });
  const help =
    aid.samplers === 0 && aid.tubesPerHour === 0
      ? text('roundNoAid')
      : text('roundAid', { samplers: countText(aid.samplers), tubes: countText(aid.tubesPerHour) });
  return [first, help, ...(recall === null ? [] : [recallLine(recall)])];
}

const recallLine = ({ people, peopleSd, samplersNeeded, tubesPerHour }: RecallPlan): string =>
  text('recallHeadline', {
    people: Math.round(people),
    sd: Math.round(peopleSd),
    samplers: samplersNeeded,
    tubes: countText(tubesPerHour),
  });

function areaTable({ areas }: RoundPlan): ResultTable {
  const names = [
    'areaWord',
    'duePeople',
    'poolSize',
    'tubesWord',
    'samplersThere',
    'samplersWanted',
    'sitesWanted',
    'sampledAt',
    'finishedAt',
    'lateBecause',
  ] as const;
  return {
    headings: names.map((name) => text(name)),
    rows: areas.map((area) => [
      area.area,
      ...[area.people, area.poolSize, area.tubes, area.samplers].map(String),
      countText(area.samplersNeeded),
      countText(area.sitesNeeded),
      hoursText(area.sampledHours),
      hoursText(area.finishHours),
      reasonOf(area),
    ]),
  };
}

function labTable({ labs }: RoundPlan): ResultTable {
  const names = ['labWord', 'tubesWord', 'tubesPerHourThere', 'tubesPerHourWanted', 'longestLabQueue'] as const;
  return {
    headings: names.map((name) => text(name)),
    rows: labs.map((lab) => [
      lab.lab,
      String(lab.tubes),
      String(lab.tubesPerHour),
      countText(lab.tubesPerHourNeeded),
      String(Math.ceil(lab.longestQueue)),
    ]),
  };
}

const reasons = {
  samplers: 'lateSamplers',
  sites: 'lateSites',
  couriers: 'lateCouriers',
  laboratory: 'lateLaboratory',
  time: 'lateTime',
} as const;
const reasonOf = ({ bottleneck }: AreaPlan): string => (bottleneck === null ? '' : text(reasons[bottleneck]));

const hoursText = (hours: number | null): string => (hours === null ? text('tooLong') : numberText(hours));
const countText = (count: number | null): string => (count === null ? text('notEnough') : String(Math.ceil(count)));
