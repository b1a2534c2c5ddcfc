import { spawnSync } from 'node:child_process';

export interface RTiming {
  /** Processor time and time on the clock that R needed for the timed part, in seconds. */
  cpuSeconds: number;
  seconds: number;
  /** Such as `R 4.2.2, EpiEstim 2.2.4`. */
  version: string;
}

/**
 * Times a piece of R code in the same run as ours, where `Rscript` and the package are installed.
 *
 * @param packageName package that is attached before
 * @param code what is timed, after `setup` has made its data
 * @returns undefined without R or the package
 * @throws Error when the code itself fails or takes longer than ten minutes: a peer that does not run is no peer
 */
export function rTiming(packageName: string, code: string, setup = ''): RTiming | undefined {
  const script = `
    if (!requireNamespace("${packageName}", quietly = TRUE)) quit(status = ${WITHOUT_PACKAGE})
    suppressPackageStartupMessages(library("${packageName}"))
    ${setup}
    taken <- system.time(suppressMessages(suppressWarnings({ ${code} })))
    cat("\\n", taken[["user.self"]] + taken[["sys.self"]], taken[["elapsed"]],
      paste0(R.version$major, ".", R.version$minor), as.character(packageVersion("${packageName}")))
  `;
  const run = spawnSync('Rscript', ['--vanilla', '-e', script], { encoding: 'utf8', timeout: LONGEST_MILLISECONDS });
  if (isMissing(run.error) || run.status === WITHOUT_PACKAGE) return undefined;
  if (run.status !== 0) throw new Error(`The R code that was to be timed failed: ${run.stderr.slice(-500) || String(run.error)}`);
  const [cpu, elapsed, r, version] = (run.stdout.trim().split('\n').at(-1) ?? '').trim().split(/\s+/);
  return { cpuSeconds: Number(cpu), seconds: Number(elapsed), version: `R ${r}, ${packageName} ${version}` };
}

function isMissing(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && error.code === 'ENOENT';
}

const WITHOUT_PACKAGE = 77;
const LONGEST_MILLISECONDS = 600_000;
