import { type PersonProtocol } from '@firebreak/contract';
import { explainPerson } from '@firebreak/server/feature/protocol/service';
import { atDesk, type DataOptions } from '../installation.ts';
import { outbreakNamed } from '../outbreak.ts';
import { printJson } from '../output.ts';

export interface RecordsOptions extends DataOptions {
  readonly outbreak?: string;
  readonly at?: string;
}

type Line = PersonProtocol['sentences'][number];

/** Why somebody of an outbreak is in their state, from its records; the look stands in the journal like anybody's. */
export function explainRecords(
  named: string,
  options: RecordsOptions & { readonly outbreak: string },
  say: (line: Line) => void,
): Promise<void> {
  return atDesk(options, async (desk) => {
    const { id } = await outbreakNamed(desk, options.outbreak);
    const found = await explainPerson(desk.platform, desk.operator, id, { named, at: options.at });
    if (options.json) return printJson(found);
    found.sentences.forEach(say);
  });
}
