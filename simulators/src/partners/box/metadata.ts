import type { FastifyInstance } from 'fastify';
import { badRequest, BoxError } from './errors.ts';
import type { BoxFile, BoxStore, Instance, Metadata } from './store.ts';

interface Operation {
  readonly op?: string;
  readonly path?: string;
  readonly value?: Metadata[string];
}
interface Params {
  readonly id: string;
  readonly scope: string;
  readonly template: string;
}
const BASE = '/2.0/files/:id/metadata/:scope/:template';

/**
 * https://developer.box.com/reference/get-files-id-metadata-id-id/ and its siblings. Every template of the scopes `global` and
 * `enterprise` exists and takes any field, as `global/properties` does at Box.
 */
export function metadataRoutes(app: FastifyInstance, store: BoxStore): void {
  app.addContentTypeParser('application/json-patch+json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(badRequest('The body is not JSON.'));
    }
  });
  app.get<{ Params: Params }>(BASE, async ({ params }) => show(params, existing(store.file(params.id), params)));
  app.post<{ Params: Params; Body: Metadata | null }>(BASE, async ({ params, body }, reply) => {
    const file = store.file(params.id);
    if (file.metadata.has(keyOf(params)))
      throw new BoxError(409, 'tuple_already_exists', 'Tuple with matching parameters already exists');
    const instance = { values: body ?? {}, version: 0 };
    file.metadata.set(keyOf(params), instance);
    return reply.status(201).send(show(params, instance));
  });
  app.put<{ Params: Params; Body: unknown }>(BASE, async ({ params, body, headers }) => {
    const file = store.file(params.id);
    if (headers['content-type'] !== 'application/json-patch+json')
      throw new BoxError(415, 'unsupported_media_type', 'Content-Type must be application/json-patch+json.');
    const before = existing(file, params);
    const after = { values: patched(before.values, body), version: before.version + 1 };
    file.metadata.set(keyOf(params), after);
    return show(params, after);
  });
  app.delete<{ Params: Params }>(BASE, async ({ params }, reply) => {
    const file = store.file(params.id);
    existing(file, params);
    file.metadata.delete(keyOf(params));
    return reply.status(204).send();
  });
}

function keyOf({ scope, template }: Params): string {
  if (scope !== 'global' && scope !== 'enterprise') throw badRequest('scope is global or enterprise.');
  return `${scope}/${template}`;
}

function existing(file: BoxFile, params: Params): Instance {
  const instance = file.metadata.get(keyOf(params));
  if (instance === undefined)
    throw new BoxError(404, 'instance_not_found', `Instance of ${params.template} was not found.`);
  return instance;
}

function show({ id, scope, template }: Params, { values, version }: Instance): object {
  return { ...values, $parent: `file_${id}`, $template: template, $scope: scope, $version: version };
}

/** All operations or none; those of RFC 6902 on flat values, without move and copy. */
function patched(before: Metadata, body: unknown): Metadata {
  if (!Array.isArray(body)) throw badRequest('The body is no array of JSON Patch operations.');
  const values = { ...before };
  for (const { op, path, value } of body as readonly Operation[]) {
    if (typeof path !== 'string' || !path.startsWith('/')) throw badRequest('path must begin with a slash.');
    const key = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = Object.hasOwn(values, key);
    if (op === 'add' && value !== undefined) values[key] = value;
    else if (op === 'replace' && value !== undefined && isThere) values[key] = value;
    else if (op === 'remove' && isThere) delete values[key];
    else if (op !== 'test' || JSON.stringify(values[key]) !== JSON.stringify(value))
      throw badRequest(`The operation ${op} ${path} does not fit the instance.`);
  }
  return values;
}
