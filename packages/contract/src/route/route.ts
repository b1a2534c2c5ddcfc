import { type z } from 'zod';
import { type Permission } from '../access/index.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Shape = z.ZodType | undefined;

/**
 * One address of the HTTP API: what it takes, what it answers and who may call it.
 *
 * `access` is `anyone` (no session), `signedIn` (any session) or a permission. A permission is checked
 * - inside the outbreak of `{outbreak}` where the path names one (somewhere in it; rows are then cut by the database),
 * - at any area otherwise.
 */
export interface Route<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape, R extends Shape = Shape> {
  readonly method: Method;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Permission | 'anyone' | 'signedIn';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Absent: the answer is a file or a stream, described by `produces`. */
  readonly response?: R;
  readonly status?: 200 | 201 | 202 | 204;
  readonly produces?: string;
  /** Calls a minute from one session where they may be more than of all other doors together. */
  readonly perMinute?: number;
  /** Largest body where it is not the usual megabyte. */
  readonly bodyBytes?: number;
  /** The body is a multipart upload. */
  readonly upload?: true;
}

/** Keeps the exact schemas of a route for the server and the client. */
export function route<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined, R extends Shape = undefined>(
  spec: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return spec;
}

type Of<S extends Shape, Key extends 'params' | 'query' | 'body', Side extends 'input' | 'output'> = S extends z.ZodType
  ? { readonly [K in Key]: Side extends 'input' ? z.input<S> : z.output<S> }
  : { readonly [K in Key]?: undefined };

/** What a caller gives to a route. */
export type Call<T> =
  T extends Route<infer P, infer Q, infer B> ? Of<P, 'params', 'input'> & Of<Q, 'query', 'input'> & Of<B, 'body', 'input'> : never;
/** What a handler gets after parsing. */
export type Parsed<T> =
  T extends Route<infer P, infer Q, infer B> ? Of<P, 'params', 'output'> & Of<Q, 'query', 'output'> & Of<B, 'body', 'output'> : never;
/** What a route answers. */
export type Answer<T> = T extends Route<infer _P, infer _Q, infer _B, infer R> ? (R extends z.ZodType ? z.output<R> : undefined) : never;
