import { explain } from './failure.ts';
import { locale } from './language.ts';
import { warn } from './output.ts';

/** Commands on plain files start without loading the server. */
const onPlainFiles = new Set(['rt', 'growth', 'nowcast', 'detect', 'scan', 'measure', 'pool']);

// Whoever reads only the first lines (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  const isPlain = onPlainFiles.has(process.argv[2] ?? '');
  const program = isPlain ? (await import('./statistics.ts')).createStatisticsProgram() : (await import('./program.ts')).createProgram();
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error, locale, warn);
}
