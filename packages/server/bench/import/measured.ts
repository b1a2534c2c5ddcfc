/** What one import cost. */
export interface Measured {
  readonly checkSeconds: number;
  readonly writeSeconds: number;
  /** Processor time of our process with all its threads: shows how much of the seconds was waiting for others. */
  readonly cpuSeconds: number;
  /** That of the processes of a PostgreSQL on the same machine. */
  readonly databaseCpuSeconds?: number;
  readonly mostMegabytes: number;
  /** Delay of the event loop at 99 of 100 looks, and the longest. */
  readonly loopMilliseconds: number;
  readonly longestLoopMilliseconds: number;
  readonly records: number;
}
