import { explain } from './failure.ts';
import { locale } from './language.ts';
import { warn } from './output.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = explain(error, locale, warn);
}
