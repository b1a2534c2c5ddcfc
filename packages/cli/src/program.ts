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
import { helping } from './help/help-command.ts';
import { speaking } from './help/speaking.ts';
import { locale } from './language.ts';
import { statisticsCommands } from './statistics.ts';
import { refusing } from './usage/refusing.ts';
import { version } from './version.ts';

/** The command line, before it reads any argument. */
export function createProgram(): Command {
  const program = new Command('firebreak')
    .version(version)
    .addCommand(serveCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(exportRequestCommand())
    .addCommand(group('chains', chainsRecordedCommand(), chainsInferCommand()))
    .addCommand(group('outbreak', outbreakListCommand()))
    .addCommand(group('protocol', protocolCheckCommand(), protocolPlanCommand(), protocolExplainCommand()))
    .addCommand(group('area', areaImportCommand()))
    .addCommand(group('user', userCreateCommand()))
    .addCommand(group('audit', auditVerifyCommand(), auditHeadCommand()));
  for (const command of statisticsCommands()) program.addCommand(command);
  return speaking(refusing(helping(program)), locale);
}
