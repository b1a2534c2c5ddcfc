import { z } from 'zod';
import { ErrorBody } from './error/index.ts';
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
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'firebreak_session' } } },
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
      default: {
        description: 'An error with a code of the catalogue',
        content: { 'application/json': { schema: jsonSchema(ErrorBody, 'output') } },
      },
    },
  };
}

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
