import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/root.mjs';

/** A browser that can be launched: its program and the environment it needs. */
export interface BrowserProgram {
  readonly path: string;
  readonly env: Record<string, string>;
}

/**
 * The browser inside `@sparticuz/chromium`, unpacked once into `.cache/browser`. It brings its own copies of the few
 * system libraries it needs, used when the machine has none, and one Latin font: Chinese must come from our pages.
 *
 * @returns nothing on systems the package has no program for
 * @throws when a library is missing that the package does not bring
 */
export function packagedBrowser(): BrowserProgram | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = unpacked();
  const path = join(folder, 'chromium');
  const env = { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (missingLibrary(path, env) === undefined) return { path, env };
  const withLibraries = { ...env, LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
  const missing = missingLibrary(path, withLibraries);
  if (missing === undefined) return { path, env: withLibraries };
  throw new Error(
    `The packaged browser does not start: ${missing}. Install the library (Debian: apt-get install -y libnss3 libexpat1), or name an installed Chromium in CHROMIUM_PATH.`,
  );
}

/** Unpacked beside and renamed into place, so another test process never sees half a browser. */
function unpacked(): string {
  const folder = join(root, '.cache/browser', packageVersion());
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  unpackInto(half);
  writeFileSync(join(half, 'fonts/fonts.conf'), fontConfiguration(join(folder, 'fonts')));
  try {
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the temporary folder, its libraries only where it believes to be in the cloud it was made for. */
function unpackInto(folder: string): void {
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, env, encoding: 'utf8' });
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`Unpacking the browser into ${folder} failed: ${stderr}`);
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string };
  return version;
}

/** What the system's loader misses, in its words. */
function missingLibrary(path: string, env: Record<string, string>): string | undefined {
  const { status, stderr, error } = spawnSync(path, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 20_000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `code ${status}`;
}

const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`;
