import { z } from 'zod';
import { type ErrorCode, errorCodes, ErrorBody } from './error/index.ts';
import { type Route, routes } from './route/index.ts';

/** Every route with its name, `case.list`. */
export function everyRoute(): { readonly name: string; readonly route: Route }[] {
  return Object.entries(routes).flatMap(([noun, group]) =>
    Object.entries(group as Record<string, Route>).map(([verb, route]) => ({ name: `${noun}.${verb}`, route })),
  );
}

/** The OpenAPI 3.1 description, made from the schemas that validate. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, route } of everyRoute()) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Firebreak', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'firebreak_session' } },
      schemas: { Error: jsonSchema(ErrorBody, 'output') },
      responses: { Error: refusal('An error with a code of the catalogue') },
    },
    'x-error-codes': catalogue(),
    paths,
  };
}

function operation(name: string, route: Route): object {
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    ...(route.access === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
    'x-access': route.access,
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.upload ? { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } } } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } } }
      : {}),
    responses: {
      [String(route.status ?? 200)]: answer(route),
      ...Object.fromEntries([...refusalsOf(route)].map(([status, codes]) => [String(status), refusal(codes.join(', '))])),
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

/** Every code with its status and its words; what stands in braces is among the details of the answer. */
const catalogue = () =>
  Object.fromEntries(
    Object.keys(errorCodes).map((code) => [
      code,
      { status: errorCodes[code as ErrorCode].status, message: errorCodes[code as ErrorCode].text.en },
    ]),
  );

/**
 * Errors that follow from what a route is: whom it lets in, what it takes, and that a server may be busy. Those of what it is about
 * (no such record, a state that does not allow it) come with a code of the catalogue as well.
 */
function refusalsOf(route: Route): Map<number, ErrorCode[]> {
  const codes: ErrorCode[] = [];
  if (route.params ?? route.query ?? route.body ?? route.upload) codes.push('REQUEST_INVALID');
  if (route.access !== 'anyone') codes.push('SIGN_IN_REQUIRED');
  if (route.access !== 'anyone' && route.access !== 'signedIn') codes.push('PERMISSION_DENIED');
  if (route.access !== 'anyone' && route.method !== 'GET') codes.push('CSRF_TOKEN_MISSING');
  if (route.path.includes('{outbreak}')) codes.push('OUTBREAK_NOT_FOUND');
  if (route.body ?? route.upload) codes.push('UPLOAD_TOO_LARGE');
  codes.push('TOO_MANY_REQUESTS', 'INTERNAL', 'DATABASE_BUSY');
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(errorCodes[code].status, [...(byStatus.get(errorCodes[code].status) ?? []), code]);
  return byStatus;
}

const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

function answer(route: Route): object {
  if (route.response)
    return { description: route.summary, content: { 'application/json': { schema: jsonSchema(route.response, 'output') } } };
  return route.produces ? { description: route.summary, content: { [route.produces]: {} } } : { description: route.summary };
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const described = jsonSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: property,
  }));
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
