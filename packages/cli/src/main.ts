import { explain } from './failure.ts';
import { locale } from './language.ts';
import { onPlainFiles } from './on-plain-files.ts';
import { warn } from './output.ts';

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
