import { type Answer, type Route } from '@firebreak/contract';

/** An answer as a test got it: of a desk, or of a request injected in process. */
interface Answered {
  readonly status: number;
  readonly text: string;
}

/**
 * The body of an answer, read by the schema of its route: a test that looks at it sees what a caller would, and fails where the route
 * answers something else than it says.
 *
 * @throws with the status and the answer where the route did not answer what it promises
 */
export function answerOf<T extends Route>(route: T, { status, text }: Answered): Answer<T> {
  const expected = route.status ?? 200;
  if (status !== expected) throw new Error(`${route.method} ${route.path} answered ${status} instead of ${expected}: ${text}`);
  return route.response?.parse(JSON.parse(text)) as Answer<T>;
}
