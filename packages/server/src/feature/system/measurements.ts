import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper bounds of the response-time buckets, in seconds. */
const bounds = [0.01, 0.05, 0.1, 0.3, 1, 3, 10];
const nanosecondsPerSecond = 1e9;

interface Series {
  readonly labels: string;
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Counters in the Prometheus text format: addresses as templates, never with ids, so that nothing personal is in them. */
export class Measurements {
  private readonly series = new Map<string, Series>();
  private readonly loop = monitorEventLoopDelay({ resolution: 10 });

  constructor() {
    this.loop.enable();
  }

  /** @param milliseconds from the request's first byte to the answer's last */
  count(method: string, route: string, status: number, milliseconds: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    const one = this.series.get(labels) ?? { labels, buckets: bounds.map(() => 0), count: 0, sum: 0 };
    const seconds = milliseconds / 1000;
    bounds.forEach((bound, index) => {
      if (seconds <= bound) one.buckets[index] = (one.buckets[index] ?? 0) + 1;
    });
    one.count += 1;
    one.sum += seconds;
    this.series.set(labels, one);
  }

  text(): string {
    const lines = ['# TYPE firebreak_request_seconds histogram'];
    for (const { labels, buckets, count, sum } of this.series.values()) {
      bounds.forEach((bound, index) => lines.push(`firebreak_request_seconds_bucket{${labels},le="${bound}"} ${buckets[index]}`));
      lines.push(
        `firebreak_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
        `firebreak_request_seconds_sum{${labels}} ${sum.toFixed(6)}`,
        `firebreak_request_seconds_count{${labels}} ${count}`,
      );
    }
    lines.push('# TYPE firebreak_event_loop_delay_seconds gauge');
    lines.push(`firebreak_event_loop_delay_seconds{quantile="0.99"} ${(this.loop.percentile(99) / nanosecondsPerSecond).toFixed(4)}`);
    lines.push('# TYPE firebreak_memory_bytes gauge', `firebreak_memory_bytes ${process.memoryUsage.rss()}`, '');
    return lines.join('\n');
  }
}
