import { AppError, type ExportRequest } from '@firebreak/contract';
import { decideExport, listRequests } from '@firebreak/server/feature/export/request';
import { nouns } from '@firebreak/server/feature/nouns';
import { inOutbreak } from '@firebreak/server/feature/registry/standing';
import { Command } from 'commander';
import { alignedText } from '../analysis/table-text.ts';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions } from '../installation.ts';
import { outbreakNamed } from '../outbreak.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';
import { kindText } from '../text/kind.ts';

interface RequestOptions extends DataOptions {
  readonly outbreak: string;
}
interface DecisionOptions extends RequestOptions {
  readonly reason: string;
}

/** `firebreak export-request`: requests for exports that need a second person. Whoever asked does not decide. */
export function exportRequestCommand(): Command {
  return new Command('export-request')
    .addCommand(listCommand())
    .addCommand(decisionCommand('approve', 'approved'))
    .addCommand(decisionCommand('refuse', 'refused'));
}

function listCommand(): Command {
  const command = new Command('list').requiredOption('--outbreak <name-or-id>');
  return withData(command).action((options: RequestOptions) =>
    atDesk(options, async ({ platform, operator }) => {
      const { id } = await outbreakNamed({ platform, operator }, options.outbreak);
      const answer = await inOutbreak({ platform, nouns }, operator, id, listRequests);
      if (options.json) printJson(answer);
      else sayRequests(answer.requests);
    }),
  );
}

function decisionCommand(name: 'approve' | 'refuse', verdict: 'approved' | 'refused'): Command {
  const command = new Command(name).argument('<id>').requiredOption('--outbreak <name-or-id>').requiredOption('--reason <text>');
  return withData(command).action((request: string, options: DecisionOptions) =>
    atDesk(options, async ({ platform, operator }) => {
      const { id } = await outbreakNamed({ platform, operator }, options.outbreak);
      const decided = await inOutbreak({ platform, nouns }, operator, id, async (at) => {
        const found = (await listRequests(at)).requests.find((one) => one.id === request);
        if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
        return decideExport(at, request, { version: found.version, verdict, reason: options.reason });
      });
      if (options.json) printJson(decided);
      else sayRequests([decided]);
    }),
  );
}

function sayRequests(requests: readonly ExportRequest[]): void {
  if (requests.length === 0) return say(text('exportRequestNone'));
  const headings = (['id', 'kind', 'records', 'status', 'askedBy', 'reason'] as const).map((name) => text(name));
  const rows = requests.map(({ id, kind, rows: count, state, requestedBy, reason }) => [
    id,
    kindText(kind),
    String(count),
    text(state === 'withdrawn' ? 'requestWithdrawn' : state),
    requestedBy,
    reason,
  ]);
  say(alignedText({ headings, rows }));
}
