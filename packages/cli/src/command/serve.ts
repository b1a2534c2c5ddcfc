import { fileURLToPath } from 'node:url';
import { type Demo, demoRoles, prepareDemo } from '@firebreak/server/demo/prepare-demo';
import { serve } from '@firebreak/server/main';
import { Command } from 'commander';
import { databaseUrl, defaultDirectory } from '../installation.ts';
import { parsedOption, textOption } from '../option.ts';
import { ValueError } from '../usage/value-error.ts';
import { say } from '../output.ts';
import { text } from '../text.ts';
import { version } from '../version.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly demo?: true;
}

/** `firebreak serve`: the server and the console, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .addOption(parsedOption('--port <number>', portArgument, 8080))
    .addOption(textOption('--host <address>', '127.0.0.1'))
    .addOption(textOption('--data <directory>', defaultDirectory))
    .option('--demo')
    .action(run);
}

function portArgument(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > mostPort) throw new ValueError('VALUE_NOT_A_PORT');
  return port;
}

const mostPort = 65_535;

async function run(options: ServeOptions): Promise<void> {
  let demo: Demo | undefined;
  const serving = await serve(
    {
      directory: options.data,
      databaseUrl: databaseUrl(),
      host: options.host,
      port: options.port,
      web: fileURLToPath(new URL('../../../web/dist', import.meta.url)),
      version,
    },
    async (platform) => {
      if (options.demo) demo = await prepareDemo(platform, examples, () => say(text('demoImporting')));
    },
  );
  say(text('serveAt', { address: serving.address }));
  if (demo !== undefined) tellDemo(demo, serving.address);
  else if (serving.setUpLink !== undefined) say(text('serveSetUp', { link: `${serving.address}${serving.setUpLink}` }));
  const stop = () => void serving.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));

function tellDemo({ link, password }: Demo, address: string): void {
  say(text('demoLink', { link: `${address}${link}` }));
  say(text('demoPassword', { password, names: demoRoles.join(', ') }));
}
