import { Command } from 'commander';
import { areaImportCommand } from './command/area-import.ts';
import { auditHeadCommand } from './command/audit-head.ts';
import { auditVerifyCommand } from './command/audit-verify.ts';
import { chainsInferCommand } from './command/chains-infer.ts';
import { chainsRecordedCommand } from './command/chains-recorded.ts';
import { exportCommand } from './command/export.ts';
import { exportRequestCommand } from './command/export-request.ts';
import { importCommand } from './command/import.ts';
import { outbreakListCommand } from './command/outbreak-list.ts';
import { protocolCheckCommand } from './command/protocol-check.ts';
import { protocolExplainCommand } from './command/protocol-explain.ts';
import { protocolPlanCommand } from './command/protocol-plan.ts';
import { serveCommand } from './command/serve.ts';
import { userCreateCommand } from './command/user-create.ts';
import { group } from './group.ts';
import { statisticsCommands } from './statistics.ts';
import { throwing } from './throwing.ts';
import { version } from './version.ts';

/** The command line, before it reads any argument. */
export function createProgram(): Command {
  const program = new Command('firebreak')
    .description('Software for the whole response to an outbreak')
    .version(version)
    .addCommand(serveCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(exportRequestCommand())
    .addCommand(group('chains', 'Chains of transmission', chainsRecordedCommand(), chainsInferCommand()))
    .addCommand(group('outbreak', 'Outbreaks', outbreakListCommand()))
    .addCommand(
      group(
        'protocol',
        'Protocol packs: rules of an outbreak as dated data',
        protocolCheckCommand(),
        protocolPlanCommand(),
        protocolExplainCommand(),
      ),
    )
    .addCommand(group('area', 'The tree of areas', areaImportCommand()))
    .addCommand(group('user', 'Users', userCreateCommand()))
    .addCommand(group('audit', 'The journal', auditVerifyCommand(), auditHeadCommand()));
  for (const command of statisticsCommands()) program.addCommand(command);
  return throwing(program);
}
