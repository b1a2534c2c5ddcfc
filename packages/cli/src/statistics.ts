import { Command } from 'commander';
import { detectCommand } from './command/detect.ts';
import { exposureCommand } from './command/exposure.ts';
import { growthCommand } from './command/growth.ts';
import { measureAttackRatesCommand } from './command/measure-attack-rates.ts';
import { measureDelayCommand } from './command/measure-delay.ts';
import { measureDiagnosticCommand } from './command/measure-diagnostic.ts';
import { measureOffspringCommand } from './command/measure-offspring.ts';
import { measureProportionCommand } from './command/measure-proportion.ts';
import { measureRateCommand } from './command/measure-rate.ts';
import { measureSampleSizeCommand } from './command/measure-sample-size.ts';
import { measureSarCommand } from './command/measure-sar.ts';
import { measureStratifiedCommand } from './command/measure-stratified.ts';
import { measureTwoByTwoCommand } from './command/measure-two-by-two.ts';
import { nowcastCommand } from './command/nowcast.ts';
import { poolArrayCommand } from './command/pool-array.ts';
import { poolHierarchicalCommand } from './command/pool-hierarchical.ts';
import { poolPlanCommand } from './command/pool-plan.ts';
import { poolPrevalenceCommand } from './command/pool-prevalence.ts';
import { rtCommand } from './command/rt.ts';
import { scanCommand } from './command/scan.ts';
import { testingPlanCommand } from './command/testing-plan.ts';
import { testingResultsCommand } from './command/testing-results.ts';
import { testingWalkCommand } from './command/testing-walk.ts';
import { group } from './group.ts';
import { helping } from './help/help-command.ts';
import { speaking } from './help/speaking.ts';
import { locale } from './language.ts';
import { refusing } from './usage/refusing.ts';
import { version } from './version.ts';

/** Commands that compute something from a plain file: no data directory, no server. */
export function statisticsCommands(): Command[] {
  const measures = [
    measureTwoByTwoCommand(),
    measureAttackRatesCommand(),
    measureStratifiedCommand(),
    measureProportionCommand(),
    measureRateCommand(),
    measureDiagnosticCommand(),
    measureSampleSizeCommand(),
    measureSarCommand(),
    measureOffspringCommand(),
    measureDelayCommand(),
  ];
  const pools = [poolPlanCommand(), poolHierarchicalCommand(), poolArrayCommand(), poolPrevalenceCommand()];
  return [
    rtCommand(),
    growthCommand(),
    nowcastCommand(),
    detectCommand(),
    scanCommand(),
    exposureCommand(),
    group('measure', ...measures),
    group('pool', ...pools),
    group('testing', testingPlanCommand(), testingWalkCommand(), testingResultsCommand()),
  ];
}

/** A command line of these alone: it starts in a fraction of the time. */
export function createStatisticsProgram(): Command {
  const program = new Command('firebreak').version(version);
  for (const command of statisticsCommands()) program.addCommand(command);
  return speaking(refusing(helping(program)), locale);
}
