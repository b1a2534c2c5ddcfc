import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { type CommandShape, undocumented } from './command-line.ts';

test('every command and option is described in docs/reference/command-line.md', async () => {
  const program = pathToFileURL(join(root, 'packages/cli/src/program.ts')).href;
  const { createProgram } = (await import(program)) as { createProgram(): CommandShape };
  expect(undocumented(createProgram(), readFileSync(join(root, 'docs/reference/command-line.md'), 'utf8'))).toEqual([]);
});

test('a command without a heading and an option without a word are found', () => {
  const serve = command('serve', ['--port', '--data']);
  const chains = command('chains', [], [command('recorded', ['--json'])]);
  const program = command('firebreak', [], [serve, chains]);
  const page =
    '# Command line\n\n## `firebreak serve`\n\n| `--port N` | the port |\n| `--data-only` | another |\n\n## Other\n\n`--data DIR`\n';
  expect(undocumented(program, page)).toEqual(['firebreak serve --data is not described', 'firebreak chains recorded has no heading']);
});

function command(name: string, options: readonly string[], commands: readonly CommandShape[] = []): CommandShape {
  return { name: () => name, commands, options: options.map((long) => ({ long, hidden: false })) };
}
