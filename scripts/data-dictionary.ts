import { writeFile } from 'node:fs/promises';
import { type Field, records } from '@firebreak/contract';

/** The data dictionary of P2: every field of every noun, why it is collected and how it is kept from eyes that do not need it. */
export function dataDictionary(): string {
  const nouns = Object.values(records).map(({ kind, plural, fields }) => {
    const rows = Object.entries(fields as Readonly<Record<string, Field>>).map(([name, field]) => row(name, field));
    return [
      `## ${kind}`,
      '',
      `Addresses: \`/api/outbreaks/{outbreak}/${plural}\``,
      '',
      '| field | form | needed for | kept from sight |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return `${head}\n${nouns.join('\n')}`;
}

const head = `# Data dictionary

Made from the contract by \`npm run dictionary\`; a test holds the two together. Every field says what it is needed for (P2): a field
nobody can give a need for does not exist. A field in **bold** must be given; all others may be unknown. *name* is masked (王\\*) for
roles that need no names; *contactDetail* and *identity* are masked for everybody until revealed for a reason, which is recorded;
*location* is blurred where names are masked. Every record also carries its outbreak, area, version, times, source and, in
\`extra\`, whatever an import brought that no field took.
`;

function row(name: string, field: Field): string {
  const form = field.values
    ? field.values.map((value) => `\`${value}\``).join(' ')
    : `${field.form}${field.target ? ` → ${field.target}` : ''}`;
  return `| ${field.required ? `**${name}**` : name} | ${form} | ${field.need} | ${field.sensitivity ?? ''} |`;
}

if (process.argv[1]?.endsWith('data-dictionary.ts')) {
  await writeFile(new URL('../docs/reference/data-dictionary.md', import.meta.url), dataDictionary());
}
