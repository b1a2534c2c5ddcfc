import { type ChainAnswer } from '@firebreak/contract';
import { transact } from '@firebreak/server/platform/access/index';
import { chainsOf } from '@firebreak/server/feature/chain/service';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { outbreakNamed } from '../outbreak.ts';
import { printJson, say } from '../output.ts';
import { dateOption } from '../option.ts';
import { text } from '../text.ts';

interface ChainsOptions extends DataOptions {
  readonly outbreak: string;
  readonly asOf?: string;
}

/** `firebreak chains recorded`: connected components of recorded exposures. */
export function chainsRecordedCommand(): Command {
  const command = new Command('recorded').requiredOption('--outbreak <name-or-id>').addOption(dateOption('--as-of <date>'));
  return withData(command).action((options: ChainsOptions) => atDesk(options, (desk) => run(desk, options)));
}

async function run(desk: Desk, { outbreak, asOf, json }: ChainsOptions): Promise<void> {
  const { id } = await outbreakNamed(desk, outbreak);
  const answer = await chainsOf(desk.platform, desk.operator, id, false, asOf);
  const chains = named(answer, await sourceKeys(desk, id));
  if (json) return printJson(chains);
  say(
    text('chains', {
      chains: chains.chains.length,
      unlinked: chains.unlinked.length,
      conflicts: chains.conflicts.length,
      asOf: answer.asOf,
    }),
  );
  for (const { size, generations, start, end, active } of chains.chains) {
    say(`- ${text('chain', { size, generations, start, end })}${active ? ` · ${text('active')}` : ''}`);
  }
}

/** Ids by which the source of the data knows persons, events and exposures: they stay the same from import to import. */
async function sourceKeys({ platform, operator }: Desk, outbreak: string): Promise<ReadonlyMap<string, string>> {
  return transact(platform.db, { actor: operator, outbreak }, async (trx) => {
    const keys = new Map<string, string>();
    for (const kind of ['person', 'event', 'exposure'] as const) {
      const rows = await trx
        .selectFrom(kind)
        .select(['id', 'source_id'])
        .where('outbreak', '=', outbreak)
        .where('source_id', 'is not', null)
        .execute();
      for (const { id, source_id: key } of rows) keys.set(id, key ?? id);
    }
    return keys;
  });
}

/** Nodes by their key in the source, or by our id where they were recorded by hand; in the order of those names. */
function named({ chains, unlinked, conflicts, asOf }: ChainAnswer, keys: ReadonlyMap<string, string>) {
  const name = (id: string): string => keys.get(id) ?? id;
  const nameOrNull = (id: string | null) => (id === null ? null : name(id));
  return {
    chains: chains
      .map(({ size, events, contacts, active, start, end, generations, index, primary, members }) => ({
        size,
        events,
        contacts,
        active,
        start,
        end,
        generations,
        index: nameOrNull(index),
        primary: nameOrNull(primary),
        members: members.map(name).toSorted(),
      }))
      .toSorted((a, b) => b.size - a.size || compare(a.members[0] ?? '', b.members[0] ?? '')),
    unlinked: unlinked.map(name).toSorted(),
    conflicts: conflicts
      .map(({ source, target, exposure, ...conflict }) => ({
        ...conflict,
        source: name(source),
        target: name(target),
        exposure: nameOrNull(exposure),
      }))
      .toSorted((a, b) => compare(keyOf(a), keyOf(b))),
    asOf,
  };
}

const keyOf = ({ code, source, target, exposure }: { code: string; source: string; target: string; exposure: string | null }): string =>
  [code, source, target, exposure].join('\n');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
